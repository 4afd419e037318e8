"""The worked conflicts of data/gold/events: articles with annotated claims, decisions and expected tables."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from claim_shorthand import name
from claimledger.gazetteer import Place
from claimledger.reconcile import Options, range_words, reconcile
from claimledger.records import Article, Claim, Retraction, Review, Toll

FOLDER = Path(__file__).parent.parent / "data" / "gold" / "events"


@dataclass(frozen=True)
class Conflict:
    """One file, read."""

    name: str
    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Review | Retraction, ...]
    expected: tuple[dict[str, Any], ...]
    findings: tuple[str, ...] | None
    places: tuple[Place, ...]  # what a user's own places file would add to the gazetteer


def conflicts() -> list[Conflict]:
    return [read_conflict(path) for path in sorted(FOLDER.glob("*.toml"))]


def read_conflict(path: Path) -> Conflict:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    articles, claims = [], []
    for entry in raw["article"]:
        article = Article(
            id=entry["id"], text=entry["text"].strip(), published=entry.get("published"), outlet=entry.get("outlet")
        )
        articles.append(article)
        at = 0
        for number, mark in enumerate(entry["claims"]):
            claim = _claim(article, number, mark, raw["places"], at)
            at = claim.end
            claims.append(claim)
    findings = raw.get("findings")
    return Conflict(
        path.stem,
        tuple(articles),
        tuple(claims),
        tuple(_decision(n, d) for n, d in enumerate(raw.get("decision", []))),
        tuple(raw["expect"]),
        None if findings is None else tuple(findings),
        tuple(_own_place(name_, known) for name_, known in raw["places"].items() if known.get("own")),
    )


def _own_place(name_: str, known: dict[str, Any]) -> Place:
    """A place that the shipped gazetteer does not list, as `--places` would bring it."""
    return Place(f"own:{name_}", name_, "place", known["iso"], known["country"], known["admin1"], None, None, None)


_END = re.compile(r"\.\s+")
_KEYS = "n is q low high source via on at where part repeat said incident running kind by background attacker"
KNOWN = frozenset(_KEYS.split())


def _claim(article: Article, number: int, mark: dict[str, Any], places: dict[str, Any], after: int) -> Claim:
    assert set(mark) <= KNOWN, f"{article.id}: unknown keys {set(mark) - KNOWN}"
    start = article.text.index(mark["n"], after)
    left = max((m.end() for m in _END.finditer(article.text, 0, start)), default=0)
    end = _END.search(article.text, start)
    right = len(article.text) if end is None else end.start() + 1
    outcome, category, *demographic = mark["is"].split()
    qualifier = mark.get("q", "exact")
    value = mark.get("low") if "low" in mark else int(mark["n"])
    low, high = value, mark.get("high", value)
    if qualifier in ("more_than", "at_least", "vague", "unquantified"):
        high = None
    if qualifier in ("at_most", "fewer_than"):
        low = None
    begin, _, end = mark.get("on", "").partition("/")
    place = mark.get("at")
    known = places.get(mark.get("where", place), {})  # of two places of one name
    return Claim(
        claim=name(f"{article.id}/{number}"),
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        outcome=outcome,
        category=category,
        demographic=demographic[0] if demographic else None,
        low=low,
        high=high,
        qualifier=qualifier,
        number=mark["n"],
        start=start,
        end=start + len(mark["n"]),
        quote=article.text[left:right],
        quote_start=left,
        quote_end=right,
        source=mark.get("source"),
        via=mark.get("via"),
        date_start=begin or None,
        date_end=end or begin or None,
        place=place,
        part_of=name(f"{article.id}/{mark['part']}") if "part" in mark else None,
        repeat_of=name(f"{article.id}/{mark['repeat']}") if "repeat" in mark else None,
        assertion=mark.get("said", "stated"),
        perpetrator=mark.get("by"),
        background=mark.get("background", False),
        attacker=mark.get("attacker", False),
        incident=mark.get("incident", 0),
        cumulative=mark.get("running", False),
        source_kind=mark.get("kind"),
        country=known.get("country"),
        iso=known.get("iso"),
        admin1=known.get("admin1"),
        place_id=known.get("id"),
        place_precision=known.get("precision", "place") if place else None,
    )


def _decision(number: int, raw: dict[str, Any]) -> Review | Retraction:
    claims = tuple(name(c) for c in raw.get("claims", ()))
    if raw["action"] == "retract":
        return Retraction(
            retraction=f"w{number}",
            claims=claims,
            articles=tuple(raw.get("articles", ())),
            by=raw["by"],
            at=raw["at"],
            reason=raw["reason"],
        )
    at: datetime = raw["at"]
    return Review(
        review=f"r{number}",
        action=raw["action"],
        claims=claims,
        by=raw["by"],
        at=at,
        reason=raw["reason"],
        field=raw.get("field"),
        value=raw.get("value"),
    )


def table(conflict: Conflict, wanted: dict[str, Any], claims: list[Claim] | None = None) -> list[str]:
    """The rows of a conflict under the options of an `[[expect]]`, one line each, in the order of the program."""
    as_of: date | None = wanted.get("as_of")
    tolls = reconcile(
        conflict.claims if claims is None else claims,
        by=wanted.get("by", "date"),
        policy=wanted.get("policy", "ucdp"),
        as_of=as_of,
        include=wanted.get("include", ()),
        reviews=conflict.decisions if wanted.get("decided") else (),
        options=Options(reviewed_only=wanted.get("reviewed", False), articles=conflict.articles),
    )
    return [line(toll, tolls) for toll in tolls]


def line(toll: Toll, tolls: list[Toll]) -> str:
    """`killed civilian | day | 2024-05-11 | Kadugli | 24 to 31 | best 31 | sources | marks`."""
    days = str(toll.date_end) if toll.date_start == toll.date_end else f"{toll.date_start or ''}/{toll.date_end}"
    marks = [m for m in ("derived", "contested", "attacker") if getattr(toll, m)]
    marks += [f"{len(toll.parts)} parts"] if toll.parts else []
    marks += [f"listed {f.source or f.articles[0]}" for f in toll.figures if not f.counts]
    if toll.event:
        first = sorted(dict.fromkeys(t.event for t in tolls if t.event), key=lambda e: _order(e, tolls))
        marks.append(f"event {first.index(toll.event) + 1}")
        if toll.parent in first:
            marks.append(f"in {first.index(toll.parent) + 1}")
    if toll.by == "article":
        marks.append(toll.articles[0])
    fields = [
        " ".join(filter(None, (toll.outcome, toll.category, toll.demographic))),
        toll.basis,
        "-" if toll.date_end is None else days,
        toll.place or "-",
        range_words(toll),
        f"best {toll.best}" if toll.best is not None else "no best",
        "; ".join(toll.sources),
        ", ".join(marks),
    ]
    return " | ".join(fields).rstrip(" |")


def _order(event: str | None, tolls: list[Toll]) -> int:
    return next(i for i, t in enumerate(tolls) if t.event == event)
