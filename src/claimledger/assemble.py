"""Figures with their source, window and place become claims; what was seen and left open becomes issues."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from claimledger.days.running import counted_so_far
from claimledger.history import REACTION
from claimledger.mentions import Document, Figure, When, Where, Who
from claimledger.patterns import Rare
from claimledger.records import Article, Claim, Extraction, Issue, digest
from claimledger.spans import Span
from claimledger.typography import Shifts
from claimledger.whereabouts.write import BETWEEN_PLACES

EXTRACTOR = "claimledger"
VERSION = "1"
_YEARS_PAST = 730  # days before publication from which an event is history even where nothing else is told
_NEWS = 7  # days before publication in which a dated event is news, however it is told
_BEHIND = 80  # characters from the harm to the day of a dated event
_LONG_PAST = 60  # days before publication from which an event is history beside newer ones


class Written(NamedTuple):
    """An article as it is stored, and where what was read of it stands there."""

    article: Article
    shifts: Shifts | None = None
    unreadable: tuple[Span, ...] = ()  # numbers that cannot be read, in the stored text

    def span(self, at: Span) -> Span:
        """The place in the stored text of what was read at `at`."""
        if self.shifts is None:
            return at
        end, least = self.shifts.at(at.end), self.shifts.at(at.end - 1) + 1
        while end > least and not unicodedata.combining(self.article.text[end - 1]):
            end -= 1  # a tag or hyphen behind the words is none of them
        return Span(self.shifts.at(at.start), end)


def assemble(
    doc: Document,
    figures: Sequence[Figure],
    who: Sequence[Who],
    when: Sequence[When],
    where: Sequence[Where],
    written: Written | None = None,
) -> Extraction:
    """The claims of a document, in text order, and its issues. The four sequences run side by side.

    `written` is the article whose words they quote, where another text was read than the stored one.
    """
    written = written or Written(doc.article)
    article = written.article
    key = article.key
    spans = [written.span(f.span) for f in figures]
    names = ["c" + digest(key, s.start, s.end, f.outcome) for s, f in zip(spans, figures, strict=True)]
    background = _background(article, figures, when)
    claims = []
    issues: list[Issue] = []
    for i, figure in enumerate(figures):
        claim = _claim(doc, figure, who[i], when[i], where[i], names, i, background[i], written)
        claims.append(claim)
        issues.extend(_doubts(claim, who[i], where[i]))
    if claims and article.published is None and all(c.date_start is None for c in claims):
        issues.append(_issue(article.id, "undated", "no day of publication is known and no figure could be dated"))
    for span in written.unreadable:
        message = f"what may be a number cannot be read: {article.text[span.slice]}"
        issues.append(_issue(article.id, "number_unreadable", message, at=span))
    if any(s.cut for s in doc.sentences):
        message = "a list or sentence was too long to be read whole, and was read in pieces"
        issues.append(_issue(article.id, "sentence_cut", message))
    return Extraction(claims=tuple(claims), issues=tuple(issues))


def _claim(
    doc: Document, figure: Figure, who: Who, when: When, where: Where, names: Sequence[str], i: int,
    background: bool, written: Written,
) -> Claim:  # fmt: skip
    article, text = written.article, written.article.text  # as written, with the line breaks
    sentence = doc.sentences[figure.sentence]

    def words(at: Span | None) -> str | None:
        return text[written.span(at).slice] if at else None

    span, quoted = written.span(figure.span), written.span(Span(sentence.start, sentence.end))
    return Claim.made(
        claim=names[i],
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        outcome=figure.outcome,
        category=figure.category,
        demographic=figure.demographic,
        low=figure.low,
        high=figure.high,
        qualifier="approximate" if _is_estimated(doc, figure, who) else figure.qualifier,
        number=text[span.slice],
        start=span.start,
        end=span.end,
        quote=text[quoted.slice],
        quote_start=quoted.start,
        quote_end=quoted.end,
        source=_one_line(who.name),
        via=_one_line(who.via),
        source_kind=who.kind,
        source_reason=who.reason or None,
        date_start=when.start,
        date_end=when.end,
        date_precision=when.precision,
        date_reason=when.reason or None,
        stated=when.stated or article.published,
        place=_one_line(where.name),
        place_id=where.place_id,
        admin1=where.admin1,
        country=where.country,
        iso=where.iso,
        latitude=where.latitude,
        longitude=where.longitude,
        place_precision=where.precision,
        place_candidates=where.candidates,
        place_reason=where.reason or None,
        part_of=names[figure.part_of] if figure.part_of is not None else None,
        repeat_of=names[figure.repeat_of] if figure.repeat_of is not None else None,
        assertion=figure.assertion,
        title=article.title,
        perpetrator=words(figure.agent),
        affiliation=words(figure.affiliation),
        attacker=figure.attacker,
        background=background,
        incident=figure.incident,
        cumulative=figure.cumulative or figure.overall or (when.start is None and counted_so_far(doc, figure)),
        extractor=EXTRACTOR,
        version=VERSION,
    )


_ESTIMATED = Rare(r"\bestimat(?:es?|ed|ing|ions?)\b")
_BESIDE = 25  # characters between a speaker and the word that says how the figure was found


def _is_estimated(doc: Document, figure: Figure, who: Who) -> bool:
    """Whether its speaker only estimates an exact figure: "by an estimate of the union, 140 died"."""
    sentence = doc.sentences[figure.sentence]
    if figure.qualifier != "exact" or figure.low in (0, 1) or who.span is None or who.span.start < sentence.start:
        return False
    start, end = max(sentence.start, who.span.start - _BESIDE), min(sentence.end, who.span.end + _BESIDE)
    return _ESTIMATED.search(doc.folded, start, end) is not None


def _background(article: Article, figures: Sequence[Figure], when: Sequence[When]) -> list[bool]:
    """History: marked so by the text, or long past where the article also tells of newer events."""
    newest = max((w.end for w in when if w.end is not None), default=None)
    anchor = article.published or newest
    old = [_is_old(window, anchor) for window in when]
    fresh = any(not o and not f.background for f, o in zip(figures, old, strict=True))
    out = []
    for figure, window, past in zip(figures, when, old, strict=True):
        end = window.end
        ancient = article.published is not None and end is not None and (article.published - end).days > _YEARS_PAST
        told = figure.background and not _is_dated_news(figure, window, article.published)
        out.append(told or (past and fresh) or ancient)
    return out


def _is_dated_news(figure: Figure, window: When, published: date | None) -> bool:
    """ "The league condemned the raid that killed nine on Monday", of the same week: no history."""
    if (
        REACTION not in figure.reasons
        or published is None
        or window.start is None
        or window.start != window.end
        or window.span is None
    ):
        return False
    behind = 0 <= window.span.start - figure.harm.end < _BEHIND
    return behind and 0 <= (published - window.start).days <= _NEWS


def _is_old(window: When, anchor: date | None) -> bool:
    """Whether a window lies long before the day of writing; a whole year that is over does, in January, too."""
    if anchor is None or window.end is None:
        return False
    over = window.precision == "year" and window.end.year < anchor.year
    return over or (anchor - window.end).days > _LONG_PAST


def _doubts(claim: Claim, who: Who, where: Where) -> list[Issue]:
    issues = []
    if not who.sure:
        issues.append(_issue(claim.article, "source_uncertain", who.reason or "the source is not certain", claim))
    several = where.name is not None and where.name.count(BETWEEN_PLACES) == len(where.candidates) - 1
    if len(where.candidates) > 1 and where.place_id is None and not several:  # else each of several places is settled
        what = where.name or "no place is named; the town of the text"
        issues.append(_issue(claim.article, "place_ambiguous", f"{what}: {', '.join(where.candidates[:5])}", claim))
    return issues


def _issue(article: str, kind: str, message: str, claim: Claim | None = None, at: Span | None = None) -> Issue:
    name = "i" + digest(article, kind, claim.claim if claim else message, *(at or ()))
    if at is not None:
        return Issue(issue=name, article=article, kind=kind, message=message, start=at.start, end=at.end)
    if claim is None:
        return Issue(issue=name, article=article, kind=kind, message=message)
    return Issue(
        issue=name, article=article, kind=kind, message=message, start=claim.start, end=claim.end, quote=claim.quote,
        claim=claim.claim,
    )  # fmt: skip


def _one_line(name: str | None) -> str | None:
    """A name that a line break of the text divides, as one would write it."""
    return " ".join(name.split()) if name and "\n" in name else name
