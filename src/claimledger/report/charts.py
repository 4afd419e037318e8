"""What the charts show, as Vega-Lite specifications: ranges row by row, and running tolls by source.

The specifications are plain data, so that drawing needs one package alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimledger.export.people import days, who
from claimledger.export.rows import figure_words
from claimledger.reconcile import range_words as toll_range
from claimledger.records import Toll, TollFigure
from claimledger.report.draw import Spec

INK, FAINT, GRID, BAR = "#1c2430", "#5b6676", "#e3e7ec", "#c3ccd8"  # report.css gives each a dark twin
# Told apart in any common kind of colour blindness, on white and on black.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#a3333d", "#8a63c7")
UNNAMED, OTHER = "unattributed", "other sources"
_GREY = {UNNAMED: "#7d8590", OTHER: "#a06c4a"}
_DECADES = [0, *(step * 10**power for power in range(9) for step in (1, 3))]
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # in every locale
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # of one width each, so that words keep their room
_LINEAR_TO = 30  # up to here a count has room on a linear axis


@dataclass(frozen=True)
class Palette:
    """A colour for each source that speaks most; the rest share one."""

    names: tuple[str, ...]
    colours: tuple[str, ...]

    @classmethod
    def of(cls, tolls: Iterable[Toll]) -> Palette:
        heard = Counter(figure.source for toll in tolls for figure in toll.figures)
        named = sorted((name for name in heard if name), key=lambda name: (-heard[name], name))
        most = named[: len(COLOURS)]
        tail = [OTHER] * (len(named) > len(most)) + [UNNAMED] * (None in heard)
        return cls((*most, *tail), (*COLOURS[: len(most)], *(_GREY[name] for name in tail)))

    def group(self, source: str | None) -> str:
        if source is None:
            return UNNAMED
        return source if source in self.names else OTHER

    def encoding(self, used: Iterable[str], *, columns: int) -> Spec:
        shown = [name for name in self.names if name in set(used)]
        colours = [self.colours[self.names.index(name)] for name in shown]
        legend = {
            "orient": "top", "columns": columns, "title": None, "labelColor": INK, "labelFontSize": 12,
            "labelLimit": 300, "symbolType": "circle", "symbolStrokeWidth": 2, "symbolSize": 70,
            "offset": 8,
        }  # fmt: skip
        return {"field": "group", "type": "nominal", "scale": {"domain": shown, "range": colours}, "legend": legend}


def choose(tolls: Sequence[Toll], most: int) -> list[Toll]:
    """At most so many rows, those with most sources and then the largest figures first; in their own order."""
    order = sorted(range(len(tolls)), key=lambda at: (-len(tolls[at].sources), -(tolls[at].highest or 0), at))
    return [tolls[at] for at in sorted(order[:most])]


def ranges(tolls: Sequence[Toll], palette: Palette, *, narrow: bool = False, links: bool = False) -> Spec:
    """A row for each toll of one outcome: a bar from low to high, an arrow at an open bound, a point for each figure.

    `narrow` puts the words over the bars, for a telephone; `links` leads each point to its claim in the page.
    """
    rows = [_row(at, toll, tolls[at - 1] if at else None) for at, toll in enumerate(tolls)]
    points = [point for at, toll in enumerate(tolls) for point in _points(at, toll, palette)]
    largest = max([row["right"] or 0 for row in rows] + [point["value"] for point in points] + [1])
    step, width = (44, 330) if narrow else (26, 640)
    x: Spec = {"type": "quantitative", "scale": _scale(largest), "axis": _axis(largest, narrow=narrow)}
    y: Spec = {"field": "y", "type": "quantitative", "axis": None}
    y["scale"] = {"domain": [len(rows) - 0.5, -0.5], "nice": False, "zero": False}
    link: Spec = {"href": Spec(field="href", type="nominal")} if links else {}
    colour = palette.encoding([point["group"] for point in points], columns=1 if narrow else 3)
    figure: Spec = {
        "x": {**x, "field": "value"}, "y": {**y, "field": "bar" if narrow else "y"}, "color": colour, "size": _SIZE,
        "shape": {"field": "shape", "type": "nominal", "scale": None},
        "description": {"field": "said", "type": "nominal"}, **link,
    }  # fmt: skip
    edge: Spec = {"y": {**y, "field": "top"}, "x": {"value": 0 if narrow else -_LABELS}, "x2": {"value": width}}
    bar_y = {**y, "field": "bar"} if narrow else y
    layers: list[Spec] = [
        {"transform": [{"filter": "datum.first"}], "mark": {"type": "rule", "color": GRID}, "encoding": edge},
        {"transform": [{"filter": "datum.left != null && datum.right > datum.left"}],
         "mark": {"type": "rule", "strokeWidth": 9, "strokeCap": "round", "color": BAR, "opacity": 1},
         "encoding": {"x": {**x, "field": "left"}, "x2": {"field": "right"}, "y": bar_y}},
        *_open("right", 1, x, bar_y),
        *_open("left", -1, x, bar_y),
        *(
            {"data": {"values": points}, "transform": [{"filter": f"{sign}datum.counts"}],
             "mark": {"type": "point", "filled": filled, "strokeWidth": 2, "opacity": 1}, "encoding": figure}
            for sign, filled in (("", True), ("!", False))
        ),
        *_words(y, width, narrow=narrow),
    ]  # fmt: skip
    return {**_frame(), "width": width, "height": step * len(rows), "data": {"values": rows}, "layer": layers}


@dataclass(frozen=True)
class Panel:
    """Running tolls of one outcome and group."""

    outcome: str
    who: str
    tolls: tuple[Toll, ...]


def panels(tolls: Iterable[Toll], most: int = 6) -> list[Panel]:
    """The groups whose running toll is told for more than one day, those with most rows first."""
    found: dict[tuple[str, str], list[Toll]] = {}
    for toll in tolls:
        if toll.basis == "cumulative" and toll.date_end and not toll.derived and not toll.attacker:
            found.setdefault((toll.outcome, who(toll.category, toll.demographic)), []).append(toll)
    kept = [Panel(*key, tuple(group)) for key, group in found.items() if len({toll.date_end for toll in group}) > 1]
    return sorted(kept, key=lambda panel: (-len(panel.tolls), panel.outcome, panel.who))[:most]


def series(panel: Panel, palette: Palette, *, narrow: bool = False, links: bool = False) -> Spec:
    """A line for each source and place through its running tolls, by the last day that each covers."""
    points = []
    for toll in panel.tolls:
        for point in _points(0, toll, palette):
            line = f"{point['source']} {toll.place}"  # what two articles say without a source is not one source's line
            points.append({**point, "day": f"{toll.date_end}T00:00:00", "line": line})
    ends = sorted({toll.date_end for toll in panel.tolls if toll.date_end})
    axis = {"title": None, "labelColor": FAINT, "gridColor": GRID, "domainColor": GRID, "tickColor": GRID}
    x = {
        "field": "day", "type": "temporal",
        "axis": {**axis, "grid": False, "format": "%-d %b %Y", "values": _ticks(ends, 3 if narrow else 7)},
        "scale": {"padding": 14},
    }  # fmt: skip
    y = {"field": "value", "type": "quantitative", "axis": {**axis, "tickCount": 5, "format": ",d", "tickMinStep": 1}}
    colour = palette.encoding([point["group"] for point in points], columns=1 if narrow else 3)
    link: Spec = {"href": Spec(field="href", type="nominal")} if links else {}
    layers: list[Spec] = [
        {"mark": {"type": "line", "strokeWidth": 2, "opacity": 1},
         "encoding": {"x": x, "y": y, "color": colour, "detail": {"field": "line", "type": "nominal"}}},
        {"mark": {"type": "point", "filled": False, "strokeWidth": 2, "opacity": 1},
         "encoding": {"x": x, "y": y, "color": colour, "size": _SIZE, **link,
                      "shape": {"field": "shape", "type": "nominal", "scale": None},
                      "description": {"field": "said", "type": "nominal"}}},
    ]  # fmt: skip
    return {**_frame(), "width": 310 if narrow else 1000, "height": 200, "data": {"values": points}, "layer": layers}


def picture(tolls: Sequence[Toll], most: int = 40) -> Spec:
    """All outcomes under one another, for `plot`. A row of a picture cannot be followed, so each bears its words."""
    palette = Palette.of(tolls)
    parts = []
    for outcome in dict.fromkeys(toll.outcome for toll in tolls):
        rows = [toll for toll in tolls if toll.outcome == outcome]
        shown = choose(rows, most)
        title = f"People {outcome}" if outcome != "casualties" else "Casualties: killed and injured together"
        if len(shown) < len(rows):
            title += f" ({len(shown)} of {len(rows)} rows: those with most sources, then the largest)"
        part = ranges(shown, palette)
        del part["$schema"], part["config"], part["background"]
        text = {"text": title, "anchor": "start", "color": INK, "fontSize": 15, "offset": 10}
        parts.append({**part, "title": {**text, "frame": "bounds"}})
    frame = {**_frame(), "background": "#ffffff", "padding": 20, "spacing": 36}
    text = {"text": "Casualty figures by day", "anchor": "start", "color": INK, "fontSize": 18, "subtitle": _KEY}
    frame["title"] = {**text, "subtitleColor": FAINT, "subtitleFontSize": 12, "subtitlePadding": 6, "offset": 16}
    return {**frame, "vconcat": parts, "resolve": {"scale": dict.fromkeys(("x", "y", "color"), "independent")}}


_SIZE = {"condition": {"test": "datum.shape != 'circle'", "value": 110}, "value": 62}  # a triangle fills less
_KEY = (
    "Bars run from the lowest to the highest figure. A point is one source's figure; a hollow one sets no bound.",
    "An arrow is an open bound. The scale is logarithmic where figures lie far apart.",
)
_LABELS = 330  # units left of the bars for the words of a row


def _open(side: str, sign: int, x: Spec, y: Spec) -> list[Spec]:
    """An arrow from the outermost figure of the rows whose bound on this side is open."""
    here: Spec = {"x": {**x, "field": side}, "y": y}
    chosen = [{"filter": f"datum.{side}_open"}]
    line = {"type": "rule", "strokeWidth": 2, "color": FAINT, "x2Offset": 20 * sign}
    head = {"type": "point", "filled": True, "color": FAINT, "size": 45, "opacity": 1}
    return [
        {"transform": chosen, "mark": line, "encoding": {**here, "x2": {"field": side}}},
        {"transform": chosen, "mark": {**head, "shape": f"triangle-{side}", "xOffset": 22 * sign}, "encoding": here},
    ]


def _words(y: Spec, width: int, *, narrow: bool) -> list[Spec]:
    text = {"type": "text", "baseline": "middle", "fontSize": 12, "opacity": 1}
    if narrow:
        over = {**y, "field": "over"}
        return [
            {"mark": {**text, "align": "left", "color": INK, "limit": width - 75},
             "encoding": {"text": {"field": "all", "type": "nominal"}, "x": {"value": 0}, "y": over}},
            {"mark": {**text, "align": "right", "color": INK, "fontWeight": "bold"},
             "encoding": {"text": {"field": "range", "type": "nominal"}, "x": {"value": width}, "y": over}},
        ]  # fmt: skip
    return [
        {"transform": [{"filter": "datum.first"}],
         "mark": {**text, "align": "left", "color": INK, "fontWeight": "bold", "limit": 108},
         "encoding": {"text": {"field": "days", "type": "nominal"}, "x": {"value": -_LABELS}, "y": y}},
        {"mark": {**text, "align": "left", "color": INK, "limit": _LABELS - 125},
         "encoding": {"text": {"field": "label", "type": "nominal"}, "x": {"value": 113 - _LABELS}, "y": y}},
        {"mark": {**text, "align": "left", "color": INK, "fontWeight": "bold"},
         "encoding": {"text": {"field": "range", "type": "nominal"}, "x": {"value": width + 30}, "y": y}},
    ]  # fmt: skip


def _row(at: int, toll: Toll, before: Toll | None) -> dict[str, Any]:
    label = " · ".join(part for part in (toll.place or "place not said", group_words(toll)) if part)
    shown = short_days(toll.date_start, toll.date_end)
    counted = toll.lowest is not None or toll.highest is not None
    return {
        "y": at, "top": at - 0.5, "over": at - 0.22, "bar": at + 0.22,
        "days": shown, "label": label, "all": f"{shown} · {label}", "range": toll_range(toll),
        "left": toll.lowest, "right": toll.highest,
        "left_open": counted and toll.low is None, "right_open": counted and toll.high is None,
        "first": before is None or (before.date_start, before.date_end) != (toll.date_start, toll.date_end),
    }  # fmt: skip


def _points(at: int, toll: Toll, palette: Palette) -> Iterable[dict[str, Any]]:
    """One point for each figure; two for one that is a range. Equal figures stand side by side, not on one another."""
    taken: Counter[int] = Counter()
    for figure in toll.figures:
        shape = "circle"
        if figure.high is None:
            shape = "triangle-right"
        elif figure.low is None:
            shape = "triangle-left"
        for value in sorted({bound for bound in (figure.low, figure.high) if bound is not None}):
            turn = taken[value]
            taken[value] += 1
            aside = (turn + 1) // 2 * (0.2 if turn % 2 else -0.2)
            yield {
                "y": at + max(-0.4, min(0.4, aside)), "bar": at + 0.22 + max(-0.2, min(0.2, aside / 2)),
                "value": value, "group": palette.group(figure.source),
                "source": figure.source or " ".join(figure.articles),
                "shape": shape, "counts": figure.counts, "said": said(toll, figure),
                "href": f"#{figure.claim or next(iter(figure.claims), '')}",
            }  # fmt: skip


def said(toll: Toll, figure: TollFigure) -> str:
    """A figure in one line: who says what of whom."""
    name = figure.source or "unattributed in " + ", ".join(figure.outlets or figure.articles)
    aside = "" if figure.assertion == "stated" else f" ({figure.assertion})"
    where = toll.place or "place not said"
    return f"{name}: {figure_words(figure)}{aside} {toll.outcome}, {group_words(toll)}, {where}"


def group_words(toll: Toll) -> str:
    words = who(toll.category, toll.demographic)
    marks = (("sum", toll.derived), ("attackers", toll.attacker), ("running", toll.basis == "cumulative"))
    known = [name for name, holds in marks if holds]
    return f"{words} ({', '.join(known)})" if known else words


def short_days(start: date | None, end: date | None) -> str:
    """`7 Mar 2025`, `6–8 Mar 2025`, `28 Feb–8 Mar 2025`; where an end is open, as `days` has it."""
    if start is None or end is None:
        return days(start, end)
    first, last = f"{start.day} {_MONTHS[start.month - 1]}", f"{end.day} {_MONTHS[end.month - 1]} {end.year}"
    if start == end:
        return last
    if start.year != end.year:
        return f"{first} {start.year}–{last}"
    return f"{start.day}–{last}" if start.month == end.month else f"{first}–{last}"


def _scale(largest: int) -> Spec:
    if largest <= _LINEAR_TO:
        return {"type": "linear", "domain": [0, largest * 1.05], "nice": False}
    return {"type": "symlog", "domain": [0, largest * 1.25], "nice": False}  # an arrow needs room


def _axis(largest: int, *, narrow: bool) -> Spec:
    grid = {"gridColor": GRID, "labelColor": FAINT, "domain": False, "ticks": False, "title": None, "format": ",d"}
    if largest <= _LINEAR_TO:
        return {**grid, "values": list(range(0, largest + 1, -(-largest // 6)))}  # people are counted in whole numbers
    values = [value for value in _DECADES if value <= largest and not (narrow and str(value)[0] == "3")]
    return {**grid, "values": values, "labelOverlap": True}


def _ticks(ends: Sequence[date], most: int) -> list[str]:
    step = max(1, -(-len(ends) // most))
    return [f"{end}T00:00:00" for end in ends[::step]]


def _frame() -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json", "background": None, "padding": 4,
        "config": {"view": {"stroke": None}, "font": _FONT, "axis": {"labelFontSize": 12}},
    }  # fmt: skip
