"""Vega-Lite specifications to SVG and PNG, by vl-convert: no browser, no network."""

from __future__ import annotations

import re
from typing import Any

Spec = dict[str, Any]

_BASE = "https://vega.github.io/vega-datasets/#"  # vl-convert takes every link as relative to this
_LINK = re.compile(r'<a xlink:href="#([^"]*)"><path aria-label="([^"]*)"')
_ROOT = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')


class NoCharts(Exception):
    """vl-convert is not installed."""


def svg(spec: Spec) -> str:
    """A picture that stands alone. NoCharts where vl-convert is missing."""
    return str(_converter().vegalite_to_svg(spec))


def png(spec: Spec) -> bytes:
    """The same in pixels, two to a unit."""
    return bytes(_converter().vegalite_to_png(spec, scale=2))


def inline(spec: Spec) -> str:
    """An `svg` element for inside a page: as wide as its box allows, links within the page, a title on each."""
    drawn = svg(spec).replace(_BASE, "#")
    drawn = _ROOT.sub(r'<svg viewBox="0 0 \1 \2" width="\1" height="\2" role="img" aria-hidden="true">', drawn, count=1)
    # The table holds the same links in reading order; a stop of the Tab key at each point would only be in the way.
    return _LINK.sub(r'<a href="#\1" tabindex="-1"><title>\2</title><path', drawn)


def _converter() -> Any:
    try:
        import vl_convert
    except ModuleNotFoundError:
        raise NoCharts("charts need vl-convert: pip install 'claimledger[report]'") from None
    return vl_convert
