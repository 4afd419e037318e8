"""The noun group that stands before a word of a sentence, or the groups joined by "and"."""

from __future__ import annotations

from typing import TypeAlias

from claimledger.attribution.reader import Reader
from claimledger.attribution.shortforms import with_short_form
from claimledger.calendars import MONTHS
from claimledger.gazetteer import gazetteer
from claimledger.spans import Span
from claimledger.speakers import Speaker
from claimledger.wordgroups import DETERMINERS, FUNCTION, is_plain, leftward

Subject: TypeAlias = "tuple[int, list[Speaker], str]"  # first token, speakers, apposition
QUOTES = frozenset('"“”«»')
_OPENING = frozenset(["that", "but", "while", "as", "when"])


_PARTS = frozenset(("one", "another", "two", "three", "several", "some", "many"))
_INSIDE = frozenset(["in", "on", "at", "off", "near", "around", "outside", "inside", "across"])


def group_before(r: Reader, last: int, about: str) -> Subject | None:
    """The noun group, or the groups joined by "and", that end with token `last`."""
    verb = last + 1
    if last >= 0 and r.toks[last].text in ")]":
        opening = next((k for k in range(last, -1, -1) if r.toks[k].text in "(["), None)
        if opening is None:
            return None
        last = opening - 1
    if last < 0:
        return None
    if r.low(last) in ("he", "she", "it", "they", "we", "i"):
        found = r.speaker(last, last + 1)
        return (last, [found], about) if found else None
    first = leftward(r.toks, last, r.words)
    if first > last:
        return None
    first = _behind_writing(r, first, last)
    if first > 1 and r.toks[first - 1].text in ")]" and (people := with_short_form(r, first, last)) is not None:
        return people[0], [people[1]], about
    found = r.speaker(first, last + 1) or _known_by_one_name(r, first, last, verb)
    if found is None:
        return None
    if r.low(first - 1) == "of" and r.low(first - 2) in _PARTS and r.low(first) in DETERMINERS:
        first -= 2  # "[one of] the survivors"
    placed = found.form in ("person", "capital", "name") and r.toks[first].capital
    if placed and first and r.low(first - 1) in _INSIDE:
        return None  # "teams that visited villages in Osk recorded": no place speaks
    named = found.form == "person" and " " in found.name and not r.toks[first - 2].capital
    if first >= 2 and r.toks[first - 1].text == "," and placed and not found.body and not named:
        # "Officials in Rowan County, North Carolina state": the comma belongs to the place.
        # In "a fire killed nine children in Lorin, Ann Roe said" no clause begins with the children.
        wider = leftward(r.toks, first - 2, r.words)
        begins = wider == 0 or not r.toks[wider - 1].text[0].isalnum() or r.low(wider - 1) in _OPENING
        if begins and any(t.low in ("in", "of", "at", "from", "near") for t in r.toks[wider + 1 : first - 1]):
            whole = r.speaker(wider, first - 1)
            if whole is not None and _holds(r, whole, found):
                return first, [found], about  # "Superintendent of Police, [Ivo Lang] said"
            if whole is not None and whole.form in ("description", "name"):
                return wider, [whole], about
    if first > 1 and r.toks[first - 1].text == "," and (bearer := _bearer(r, first, found)) is not None:
        return bearer[0], bearer[1], about
    speakers = [found]
    if first >= 2 and r.low(first - 1) == "and":
        other = leftward(r.toks, first - 2, r.words)
        joint = r.speaker(other, first - 1) if other <= first - 2 else None
        if (
            joint is not None
            and joint.form == "description"
            and joint.head in r.words.offices
            and found.form == "person"
        ):
            joint = None  # "founder and president Marcus Thorne" is one
        unlisted = joint is not None and (
            joint.form in ("person", "capital") or (joint.form, joint.kind) == ("name", None)
        )
        if joint is not None and unlisted and found.form == "name" and found.head:
            whole = Speaker("name", r.text[joint.span.start : found.span.end], Span(joint.span.start, found.span.end),
                            found.kind, head=found.head, definite=found.definite)  # fmt: skip
            return other, [whole], about  # "the Wood and Water Commission"
        two = joint is not None and joint.form == found.form == "person" and bool(joint.head or " " in joint.name)
        if joint is not None and (two or joint.form in ("description", "registry", "name")) and found.form != "pronoun":
            before = r.toks[other - 1] if other else None
            if before is None or not before.text[0].isalnum() or before.low in ("that", "as", "but", "while", "both"):
                if joint.name.lower().startswith("both "):
                    joint.name = joint.name[5:]  # "Both police and the clinic confirmed"
                speakers.insert(0, joint)
                first = other - (other > 0 and r.low(other - 1) == "both")
                first = _with_those_listed(r, first, speakers)
    return first, speakers, about


def _with_those_listed(r: Reader, first: int, speakers: list[Speaker]) -> int:
    """Where a list of speakers begins that opens what is said, each added to the two: "[The rebels, the army] and the UN"."""
    found: list[Speaker] = []
    begin = first
    while begin > 1 and r.toks[begin - 1].text == ",":
        other = leftward(r.toks, begin - 2, r.words)
        one = r.speaker(other, begin - 1) if other <= begin - 2 else None
        if one is None or one.form not in ("registry", "name", "description"):
            return first
        found.insert(0, one)
        begin = other
    if not found or not (begin == 0 or r.toks[begin - 1].text in QUOTES or r.low(begin - 1) in _OPENING):
        return first
    speakers[:0] = found
    return begin


def _holds(r: Reader, office: Speaker, person: Speaker) -> bool:
    """Whether an office is of the person named behind it, and no place: "mayor of Osk, [Ann Roe]", not "…, [North Carolina]"."""
    if person.form != "person" or " " not in person.name or office.form != "description":
        return False
    return office.head.split()[-1] in r.words.offices and not gazetteer().find(person.name)


def _bearer(r: Reader, first: int, found: Speaker) -> Subject | None:
    """Who bears an office that only one comma sets off: "[Ravi Lang], Osk ASP said", "[Ravi Lang], SP, Osk District said"."""
    last = first - 2
    placed = found.form in ("name", "capital", "person", "description") and r.toks[first].capital
    if placed and r.low(last) in r.words.offices and r.low(last - 1) == "," and last > 1:
        last -= 2
    elif (
        found.form != "description"
        or found.definite
        or found.head.split()[-1] not in r.words.offices
        or r.low(first) in DETERMINERS
    ):
        return None
    begin = leftward(r.toks, last, r.words)
    one = r.speaker(begin, last + 1) if begin <= last else None
    opens = begin == 0 or not r.toks[begin - 1].text[0].isalnum()
    named = one is not None and one.form == "person" and " " in one.name and one.span.end == r.toks[last].end
    return (begin, [one], "") if one is not None and named and opens else None


def _known_by_one_name(r: Reader, first: int, last: int, verb: int) -> Speaker | None:
    """Who has one name only, where a sentence or what follows a quotation begins: "Osman told the radio", "Critics said"
    aside."""
    tok = r.toks[last]
    if first != last or not tok.capital or r.low(verb) not in _TELLING or not tok.text[1:].islower():
        return None
    if (
        (last and r.toks[last - 1].text not in QUOTES)
        or len(tok.text) < _SHORT
        or tok.low[-1] == "s"
        or is_plain(tok.low)
    ):
        return None
    if (
        tok.low in r.known.adjectives
        or tok.low in r.words.heads
        or tok.low in r.words.offices
        or tok.low in FUNCTION
        or tok.low in MONTHS
    ):
        return None
    return Speaker("person", tok.text, Span(tok.start, tok.end), "person")


_TELLING = frozenset(("told", "said", "says", "tells", "recalled", "added"))
_SHORT = 3  # letters


def _behind_writing(r: Reader, first: int, last: int) -> int:
    """Where the speaker begins whom no comma parts from what he put out, or from what happened: "in its latest bulletin
    [the Valley Centre] said", "in the latest attack [police] counted"."""
    if r.low(first - 1) not in ("in", "on", "after", "during") or r.low(first) not in DETERMINERS:
        return first
    for k in range(first + 1, min(first + 4, last)):
        head = r.words.heads.get(r.low(k))
        if head is not None and head.table == "publication" and not r.toks[k].capital and r.toks[k + 1].capital:
            return k + 1
        if r.low(k) in _HAPPENED and r.low(k + 1) in r.words.heads and not r.toks[k + 1].capital:
            return k + 1
    return first


_HAPPENED_WORDS = """
attack raid blast explosion strike bombing shooting clash ambush assault incident case fire crash flood storm quake day night
morning evening week weekend month year
"""


_HAPPENED = frozenset(_HAPPENED_WORDS.split())
