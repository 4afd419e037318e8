"""The page: what the ledger holds, put into the template."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from claimledger.export.people import claim_line, days, who
from claimledger.export.rows import figure_words
from claimledger.reconcile import range_words
from claimledger.records import Article, Claim, Finding, Toll
from claimledger.report import charts, draw, marks

_SEVERITIES = ("error", "warning", "info")
ROWS_OF_A_CHART = 40
TEXT_OF_A_PAGE = 2_500_000  # bytes of article text; beyond, paragraphs without a claim are left out


@dataclass(frozen=True)
class Contents:
    """What a report tells. Claims that `tolls` name and `claims` lacks are not linked."""

    tolls: Sequence[Toll]
    claims: Sequence[Claim]
    articles: Sequence[Article]
    findings: Sequence[Finding] = ()
    decisions: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by claim, in words
    title: str = "Casualty figures and their sources"
    made_from: str = ""  # what proves later which ledger this was


def page(contents: Contents, *, whole_texts: bool = False) -> str:
    """One HTML page without any outside reference. Charts are left out, and it says so, without vl-convert."""
    shown = {article.id for article in contents.articles}
    notes = {
        claim.claim: _note(claim, contents.decisions.get(claim.claim, ()))
        for claim in contents.claims
        if claim.article in shown
    }
    texts, shortened = _texts(contents, notes, whole_texts)
    folder = files("claimledger.report") / "templates"
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("claimledger.report"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    drawn = _figures(contents.tolls)
    rendered = environment.get_template("report.html.j2").render(
        contents=contents, notes=notes, texts=texts, shortened=shortened, figures=drawn,
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),
        outcomes=sorted({toll.outcome for toll in contents.tolls}),
        groups=sorted({_group(toll) for toll in contents.tolls}),
        sources=sorted({figure.source for toll in contents.tolls for figure in toll.figures if figure.source}),
        findings=sorted(contents.findings, key=lambda finding: _SEVERITIES.index(finding.severity)),
        days=days, group=_group, range_words=range_words, figure_words=figure_words, differs=_differs,
        marks_of=_marks_of, link=link,
    )  # fmt: skip
    return marks.seen(rendered)  # here, so that no name or place is forgotten


@dataclass(frozen=True)
class Text:
    """An article as the page shows it."""

    article: Article
    claims: Sequence[Claim]
    paragraphs: Sequence[Markup]


@dataclass(frozen=True)
class Figure:
    """A chart, drawn for a wide and for a narrow page."""

    title: str
    caption: str
    wide: Markup
    narrow: Markup


def link(url: str | None) -> str | None:
    """`url` where it leads to a page of the web; a `javascript:` or `data:` one is never a link.

    >>> link("https://example.org/a"), link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _texts(contents: Contents, notes: Mapping[str, str], whole: bool) -> tuple[list[Text], bool]:
    told: dict[str, list[Claim]] = {}
    for claim in contents.claims:
        told.setdefault(claim.article, []).append(claim)
    whole = whole or sum(len(article.text.encode()) for article in contents.articles) <= TEXT_OF_A_PAGE
    texts = []
    for article in contents.articles:
        claims = sorted(told.get(article.id, ()), key=lambda claim: (claim.start, -claim.end))
        texts.append(Text(article, claims, list(marks.paragraphs(article.text, claims, notes, whole=whole))))
    return texts, not whole


def _figures(tolls: Sequence[Toll]) -> list[Figure]:
    palette = charts.Palette.of(tolls)
    figures = []
    try:
        for outcome in dict.fromkeys(toll.outcome for toll in tolls):
            rows = [toll for toll in tolls if toll.outcome == outcome]
            shown = charts.choose(rows, ROWS_OF_A_CHART)
            caption = ""
            if len(shown) < len(rows):
                caption = f"{len(shown)} of {len(rows):,} rows: those with most sources, then the largest figures. "
            caption += "The table of figures below holds the same, with links to the words."
            title = "Casualties, killed and injured together" if outcome == "casualties" else f"People {outcome}"
            figures.append(_drawn(title, caption, partial(charts.ranges, shown, palette)))
        for panel in charts.panels(tolls):
            title = f"Running tolls: {panel.outcome}, {panel.who}"
            caption = "By the last day that each toll covers; a line for each source and place."
            figures.append(_drawn(title, caption, partial(charts.series, panel, palette)))
    except draw.NoCharts:
        return []
    return figures


def _drawn(title: str, caption: str, spec: Callable[..., draw.Spec]) -> Figure:
    wide, narrow = (Markup(draw.inline(spec(narrow=narrow, links=True))) for narrow in (False, True))
    return Figure(title, caption, wide, narrow)


def _note(claim: Claim, decisions: Sequence[str]) -> str:
    words = [claim_line(claim), f"said by {claim.source}" if claim.source else "in the text's own voice"]
    if claim.via:
        words.append(f"via {claim.via}")
    aside = (
        (claim.assertion != "stated", claim.assertion), (bool(claim.part_of), "part of another figure"),
        (bool(claim.repeat_of), "a repeat"), (claim.background, "history"), (claim.attacker, "those who attacked"),
    )  # fmt: skip
    words += [name for holds, name in aside if holds]
    return "; ".join([*words, *decisions])


def _group(toll: Toll) -> str:
    return who(toll.category, toll.demographic)


def _marks_of(toll: Toll) -> list[str]:
    known = (("running toll", toll.basis == "cumulative"), ("sum", toll.derived), ("attackers", toll.attacker))
    return [name for name, holds in (*known, ("contested", toll.contested)) if holds]


def _differs(toll: Toll) -> bool:
    return toll.contested or len({(f.low, f.high) for f in toll.figures if f.counts}) > 1


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
