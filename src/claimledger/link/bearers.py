"""Whether a name may be that of the one person for whom a pronoun stands: no town, no body, nobody of the other sex."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from claimledger.gazetteer import gazetteer
from claimledger.groups import Group
from claimledger.lexicon import read_tables
from claimledger.link.case import Case
from claimledger.link.person import KIN
from claimledger.mentions import Document, Figure


@functools.cache
def _words(language: str = "en") -> tuple[dict[str, str], frozenset[str]]:
    """First names with the sex that bears them, and words that stand in names of bodies and places."""
    tables = read_tables(language, "names")
    return {t: e["sex"] for e in tables["first"] for t in e["terms"]}, frozenset(tables["bodies"]["terms"])


_DOER = re.compile(r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|assailants?)\b")
_BEFORE = 45  # characters


def not_their_kin(doc: Document, cases: list[Case], figure: Figure, told: Sequence[Figure]) -> list[Case]:
    """Without the nameless of the other sex than a name, and without the kin told beside it: "A man killed his daughter and
    himself. … Both [Lang] and his daughter died": he is not the daughter."""
    first, _, rest = figure.names[0].partition(" ") if figure.names else ("", "", "")
    sex = _words()[0].get(first.lower()) if rest else None
    if _DOER.search(doc.folded, max(0, figure.group.start - _BEFORE), figure.group.start):
        return cases  # "another suspect in the case, Ivo Lang, was dead"
    beside = [f for f in told if f.sentence == figure.sentence and f is not figure and f.outcome == figure.outcome]
    kin = {w for f in beside if not f.names for w in doc.folded[f.group.slice].split() if w in KIN}
    left = [
        c for c in cases
        if not (sex and c.person.sex and c.person.sex != sex) and not (kin & c.person.heads)
    ]  # fmt: skip
    return left if all(c.told_as(figure.outcome) for c in left) else cases


def sex_of_name(group: Group) -> str | None:
    """ "m" or "f" where the first of several names tells it: "[Mira] Szabo"."""
    first, _, rest = group.names[0].partition(" ") if group.names else ("", "", "")
    return _words()[0].get(first.lower()) if rest else None


_LARGE = 300_000  # people in a town whose name is seldom a surname


_ARTICLES = ("a", "an", "the")
# Words with a capital that stand before places.
_NO_FIRST = frozenset(
    """North South East West Northern Southern Eastern Western Central Greater Upper Lower Old New Downtown Inner Outer In At Near
    From To The Radio University""".split()  # noqa: SIM905
)


def may_bear(doc: Document, group: Group) -> bool:
    """Whether a name may be a person's: no body, and no one word that is a large place or that the text uses as a place,
    unless it stands behind a first name or a title elsewhere."""
    if group.kind != "name" or not group.names:
        return True
    name = group.names[0]
    words = name.lower().split()
    if doc.folded[group.span.start : group.span.end - len(name)].strip() in _ARTICLES:
        return False  # "They held a Walk for Peace"
    if not _words()[1].isdisjoint(words):
        return False
    if words[0] in _words()[0] or group.span.end - group.span.start > len(name) + 1:
        return True  # "Omar Lincoln", "Bishop Lincoln"
    return not _is_of_a_place(doc.text, name)


@functools.lru_cache(maxsize=16)
def _is_of_a_place(text: str, name: str) -> bool:
    """Whether a name is that of a large place, or the text has it behind "in", and nowhere behind a first name."""
    places = gazetteer().find(name)
    large = any(place.population >= _LARGE or place.kind == "country" for place in places[:3])
    used = large or re.search(rf"\b(?:in|near|at|outside|around|to|from) {re.escape(name)}\b", text) is not None
    before = re.finditer(rf"(?<![.!?\n] )\b([A-Z]\w+) {re.escape(name)}\b", text) if used else ()
    return used and all(m[1] in _NO_FIRST for m in before)
