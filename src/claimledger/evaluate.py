"""Measure an extractor against annotated texts: precision, recall, F, and how often each field is right.

Annotations are JSON lines, one claim a line: `document` (the article's id), `claim`, and the fields of the claim. The
texts are JSON lines beside them (`NAME.docs.jsonl` for `NAME.gold.jsonl`), or a file or folder named by the caller, or
lines of `{"id", "text", "claims": [...]}` that hold both.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimledger.ingest import Extractor, Tally, extract_each
from claimledger.read import ReadOptions
from claimledger.records import Article, Claim

Gold = Mapping[str, Any]

FIELDS = ("category", "demographic", "assertion", "date", "source", "via", "place", "country", "part_of", "repeat")
_REQUIRED = ("document", "claim", "number", "start", "end", "low", "high", "qualifier", "outcome")
# Words that do not tell two names apart: "the city of Orvale" is Orvale.
_GENERIC = frozenset(
    "the a an of for in city town village province governorate district area countryside".split()  # noqa: SIM905
)


class GoldError(Exception):
    """The annotations cannot be used; the message names the file and line."""


@dataclass(slots=True)
class Miss:
    """One disagreement. `kind` is `missed`, `extra`, or the name of a field."""

    kind: str
    document: str
    claim: str  # of the gold; for an extra, a name made of its place and figure
    words: str
    gold: str
    got: str


@dataclass(slots=True)
class Run:
    """What an extractor reaches on one set. `fields` counts (right, judged) by field."""

    name: str
    found: int = 0
    missed: int = 0
    extra: int = 0
    other_figure: int = 0  # of the missed: the words were found with another figure
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def scores(self) -> dict[str, float]:
        """precision, recall, f, and the accuracy of every field that was judged, each from 0 to 1."""
        precision = self.found / max(self.found + self.extra, 1)
        recall = self.found / max(self.found + self.missed, 1)
        f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        accuracy = {name: right / judged for name, (right, judged) in self.fields.items() if judged}
        return {"precision": precision, "recall": recall, "f": f, **accuracy}


@dataclass(frozen=True, slots=True)
class Floor:
    """What a set must reach, and where it lies."""

    name: str
    gold: Path
    articles: Path | None
    least: Mapping[str, float]


def evaluate(gold: Path, articles: Path | None = None, *, extractor: Extractor | None = None) -> Run:
    """The run of `extractor` over the texts that `gold` annotates. GoldError where either cannot be used."""
    wanted = _gold_claims(gold)
    texts, tally = articles or _beside(gold), Tally()
    run, right, judged = Run(gold.name), Counter[str](), Counter[str]()
    seen: set[str] = set()
    for article, extraction in extract_each([str(texts)], ReadOptions(), tally, extractor):
        seen.add(article.id)
        _score(article, wanted.get(article.id, []), extraction.claims, run, right, judged)
    if tally.failed:
        raise GoldError(str(next(problem for problem in tally.problems if not problem.skipped)))
    if lost := sorted(wanted.keys() - seen):
        raise GoldError(f"{gold}: {len(lost)} annotated texts are not in {texts}, e.g. {lost[0]!r}")
    run.fields = {name: (right[name], judged[name]) for name in FIELDS}
    return run


def compare(before: Mapping[str, Any], after: Run) -> dict[str, list[Miss]]:
    """What changed since a saved run: `gains` are its misses that are gone, `losses` those that are new."""
    old = {(miss["kind"], miss["claim"]): Miss(**miss) for miss in before["misses"]}
    new = {(miss.kind, miss.claim): miss for miss in after.misses}
    return {
        "gains": [miss for key, miss in old.items() if key not in new],
        "losses": [miss for key, miss in new.items() if key not in old],
    }


def floors(path: Path) -> list[Floor]:
    """The sets of a floors file: a table each, with `gold`, perhaps `articles`, and the least value of each score.

    Paths are relative to the file.
    """
    known = {"precision", "recall", "f", *FIELDS}
    found = []
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        least = {key: value for key, value in table.items() if key not in ("gold", "articles")}
        if "gold" not in table or not least or set(least) - known:
            raise GoldError(f"{path}: [{name}] needs gold and least values of {', '.join(sorted(known))}")
        articles = path.parent / table["articles"] if "articles" in table else None
        found.append(Floor(name, path.parent / table["gold"], articles, least))
    return found


def below(run: Run, floor: Floor) -> list[str]:
    """One sentence for every score of `run` that is under its floor."""
    scores = run.scores()
    return [
        f"{floor.name}: {name} {scores.get(name, 0):.3f} is below its floor {least:.3f}"
        for name, least in floor.least.items()
        if scores.get(name, 0) < least - 0.0005
    ]


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one but for case, accents, generic words, or a part of the other.

    >>> same_name("the city of Orvále", "Orvale")
    True
    """
    left, right = _words(one), _words(other)
    return left == right or bool(left and right and (left <= right or right <= left))


def _score(
    article: Article,
    wanted: list[Gold],
    claims: Iterable[Claim],
    run: Run,
    right: Counter[str],
    judged: Counter[str],
) -> None:
    free = list(claims)
    for gold in wanted:
        near = [
            c for c in free if c.start < gold["end"] and gold["start"] < c.end and c.outcome == gold["outcome"]
        ]  # fmt: skip
        hit = next((c for c in near if (c.low, c.high) == (gold["low"], gold["high"])), None)
        optional = gold.get("optional") or gold["qualifier"] == "unquantified"
        if hit is None:
            if not optional:
                run.missed += 1
                run.other_figure += bool(near)
                got = _figure(near[0]) if near else "nothing"
                words = _around(article.text, gold["start"], gold["end"])
                run.misses.append(Miss("missed", article.id, gold["claim"], words, _gold_figure(gold), got))
            if near:
                free.remove(near[0])
            continue
        free.remove(hit)
        run.found += not optional
        for name, said, got, holds in _fields(gold, hit):
            judged[name] += 1
            right[name] += holds
            if not holds:
                words = _around(article.text, hit.start, hit.end)
                run.misses.append(Miss(name, article.id, gold["claim"], words, said, got))
    for claim in free:
        if claim.qualifier != "unquantified":
            run.extra += 1
            name = f"{article.id}:{claim.start}:{claim.outcome}:{claim.low}:{claim.high}"
            words = _around(article.text, claim.start, claim.end)
            run.misses.append(Miss("extra", article.id, name, words, "nothing", _figure(claim)))


def _fields(gold: Gold, claim: Claim) -> Iterator[tuple[str, str, str, bool]]:
    """Field, what the gold says, what was got, whether they agree. Names that both lack are not judged."""
    for name in ("category", "demographic", "assertion"):
        said, got = gold.get(name), getattr(claim, name)
        if name != "demographic" or said or got:
            yield name, str(said), str(got), said == got
    window = [str(day) if day else None for day in (claim.date_start, claim.date_end)]
    said_window = [gold.get("date_start"), gold.get("date_end")]
    yield "date", _join(said_window), _join(window), window == said_window
    for name in ("source", "via", "place"):
        said, got = gold.get(name), getattr(claim, name)
        if said or got:
            yield name, str(said), str(got), same_name(said, got)
    if "iso" in gold:  # annotated where the country is sure
        yield "country", str(gold["iso"]), str(claim.iso), gold["iso"] == claim.iso
    yield "part_of", str(gold.get("part_of")), str(claim.part_of), bool(gold.get("part_of")) == bool(claim.part_of)
    yield (
        "repeat",
        str(gold.get("repeat_of")),
        str(claim.repeat_of),
        bool(gold.get("repeat_of")) == bool(claim.repeat_of),
    )


def _gold_claims(path: Path) -> dict[str, list[Gold]]:
    wanted: dict[str, list[Gold]] = defaultdict(list)
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = dict(json.loads(line))
                rows = [claim | {"document": row["id"]} for claim in row["claims"]] if "claims" in row else [row]
            except (ValueError, TypeError, KeyError) as error:
                raise GoldError(f"{path}:{number}: not an annotation: {error}") from None
            for claim in rows:
                if claim.get("none"):  # a text that holds no claim
                    continue
                if lacks := [name for name in _REQUIRED if name not in claim]:
                    raise GoldError(f"{path}:{number}: an annotation without {', '.join(lacks)}")
                wanted[claim["document"]].append(claim)
    return wanted


def _beside(gold: Path) -> Path:
    """The texts of an annotations file where nobody names them."""
    if gold.name.endswith(".gold.jsonl"):
        docs = gold.with_name(gold.name.removesuffix(".gold.jsonl") + ".docs.jsonl")
        if not docs.exists():
            raise GoldError(f"{gold}: no {docs.name} beside it; name the texts with --articles")
        return docs
    with gold.open(encoding="utf-8") as stream:
        if '"claims"' in stream.readline():
            return gold
    raise GoldError(f"{gold}: name the texts with --articles")


def _words(name: str | None) -> frozenset[str]:
    flat = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c)).casefold()
    return frozenset(re.findall(r"[^\W_]+", flat)) - _GENERIC


def _around(text: str, start: int, end: int, width: int = 50) -> str:
    """The words in their neighbourhood, themselves in brackets."""
    words = f"{text[max(0, start - width) : start]}[{text[start:end]}]{text[end : end + width]}"
    return " ".join(words.split())


def _figure(claim: Claim) -> str:
    return f"{claim.outcome} {claim.low}..{claim.high}"


def _gold_figure(gold: Gold) -> str:
    return f"{gold['outcome']} {gold['low']}..{gold['high']}"


def _join(days: list[Any]) -> str:
    return " to ".join(str(day) for day in days)
