"""Lists of the victims' names: "Fatalities:" and below it, a line each, "Ann Lee, 34, Orvale", "Sgt. Tom Roe"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from claimledger.itemmarks import opening
from claimledger.mentions import Document, Figure, Sentence
from claimledger.records import Category, Outcome
from claimledger.roles import Item
from claimledger.spans import Span

_LONGEST = 110  # characters of a heading
_ROWS = 300  # of one list
_ITEM = 220  # characters of an item
_CHILD = 18

_DEAD = (
    r"dead|deceased|killed|fatalit(?:y|ies)|deaths|martyrs?|martyred|slain|fallen|died|murdered|perished|drowned|k\.?i\.?a\.?|"
    r"lost\s+their\s+lives"
)
_HURT = r"injured|wounded|injuries|hurt|hospitali[sz]ed|w\.?i\.?a\.?"
_GONE = r"missing|disappeared|unaccounted\s+for"
_TAKEN = r"abducted|kidnapped|hostages"
_HARMED = re.compile(
    rf"\b(?:(?P<killed>{_DEAD})|(?P<injured>{_HURT})|(?P<missing>{_GONE})|(?P<abducted>{_TAKEN}))(?!\w)"
)
_OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "abducted")
_ANY = f"(?:{_DEAD}|{_HURT}|{_GONE}|{_TAKEN})"
_AND = r"(?:\s*(?:/|&|,|and)\s*" + _ANY + ")?"
_PEOPLE = (
    r"(?:people|persons?|civilians|soldiers|troops|officers|police(?:\s+officers|men)?|firefighters|passengers|pilgrims|"
    r"students|children|women|men|villagers|miners|workers|journalists|fighters|residents|crew(?:\s+members)?|hostages|victims)"
)
# "Fatalities", "The dead (3):", "SOLDIERS KILLED IN ACTION", "Killed - 3"; what else is said needs a colon: "Injured in Osk:"
_BARE = re.compile(
    rf"[\W_]*(?:(?:the|all|those|confirmed|identified|our|known)\s+)*(?:who\s+(?:have\s+)?(?=died|perished|lost))?(?:{_PEOPLE}\s+)?{_ANY}{_AND}(?:\s+(?:in\s+action|{_PEOPLE}))?"
    r"(?P<more>(?:\s+[^\s:()]+){1,9})?(?:\s*[:–-]?\s*\(?\d{1,3}\)?(?:\s+(?:people|persons|names))?)?(?:\s*\([^()]{1,70}\))?\s*(?P<colon>:?)[\W_]*"
)
# "Names of the dead", "List of martyrs, 6 March", "The dead were identified as:", "The following persons lost their lives:"
_NAMED = re.compile(
    r"[\W_]*(?:(?:full|complete|partial|official|updated)\s+)?(?:the\s+)?(?:names?|list|lists|roll|identit(?:y|ies)|particulars)\s+of\s|"
    r".*\b(?:named|identified|names?|following|as\s+follows|are|were|include|list(?:ed)?)\b.*:\W*$"
)
_OTHERS = re.compile(
    r"\b(?:no|not|none|surviv\w+|suspects?|accused|arrest\w*|perpetrators?|killers?|witness\w*|responsible|wanted|convict\w*|"
    r"charged|sentenced|by\s+(?:district|province|state|region|county|governorate|town|city|area|village|year|month|age)|per|"
    r"rates?|cattle|animals?|livestock|vehicles?|houses?|how|why|relatives\s+of|famil(?:y|ies)\s+of|places?|towns?|villages?|"
    r"who\s+(?:killed|murdered|wounded|injured)|killed\s+by|died\s+by|films?|albums?|books?)\b"
)
_NUMBERED = re.compile(r"\(?\d{1,3}(?:[.)\]:/][ \t]*|[ \t]*[-–—|][ \t]+|\t+|[ ]+(?=[^\W\d_]))")
_HEAD_ENDS = re.compile(r"[,;:(|\t\[]|\s[-–—]+\s|[ ]{2,}|\s*\d|[–—]")
_PARTICLES = frozenset(
    "al el bin bint ibn ben abu abd de da das dos del della di la le van von der den du y e s/o w/o d/o so wo jr sr".split()  # noqa: SIM905
)
_UNNAMED = re.compile(
    r"\W*(?:an?\s+|one\s+)?(?:unknown|unidentified|unnamed|yet\s+to\s+be\s+identified)\b", re.IGNORECASE
)
_AGED = re.compile(
    r"(?:[,(|;:–—\t]|\s-)\s*(?:aged?:?\s*|approx\.?\s*|about\s+)?(?P<age>\d{1,3})(?:\s*(?:years?|yrs?|y/?o|months?)\b[\w. -]*)?"
    r"\s*(?=[,;.)|\t–—\n-]|$|\s{2}|\s[-–—MF])"
)
_STRONG = re.compile(
    r"\b(?:[swd]/o|(?:son|wife|daughter|widow) of|child|boy|girl|male|female|infant|baby|yrs|years old)\b|[\t|(][MF]\b"
)
_ROW = re.compile(r"\s*(?:[-–—:|\t]|\.{2,}|\s\s)[-–—:|.\s]*\d[\d,]*\s*[.;]?\s*$")
_TELLS = re.compile(r"\b(?:was|were|is|are|said|says|has|had|have|will|told|who)\b")
_FINE = re.compile(r"\b(?:survived|unhurt|unharmed|safe|discharged|released|rescued)\b")
_CHROME = re.compile(
    r"\W*(?:share|read|related|most|photos?|image|subscribe|comments?|sign|follow|source|by|advert\w*|click|more|view|print|email|"
    r"tweet|watch|video|credit|updated?|published|posted|contact|total|all|note)\b",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """An item of a list: where its name stands, how many it counts, and whether more than a name tells of a person."""

    name: Span
    end: int
    people: int
    strong: bool
    age: int | None
    category: Category
    sentence: Sentence


def add_name_lists(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add what lists of names count: their items together are one figure, as nobody counted them."""
    if "\n" not in doc.text:
        return
    end = 0
    for heading in doc.sentences:
        if heading.start < end or heading.end - heading.start > _LONGEST or not _alone_in_line(doc, heading):
            continue
        found = _HARMED.search(doc.folded, heading.start, heading.end)
        if found is None:
            continue
        outcome, surely = _told_by(doc, heading)
        lines = _items(doc, heading, surely, items_at) if outcome is not None else []
        if outcome is not None and lines:
            _add(doc, figures, outcome, lines, heading.index)
            end = lines[-1].end


def _alone_in_line(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence fills a line of its own, with another line below it."""
    text, start, end = doc.text, sentence.start, sentence.end
    while end < len(text) and text[end] in " \t\r":
        end += 1
    if end >= len(text) or text[end] != "\n":
        return False
    while start and text[start - 1] in " \t":
        start -= 1
    return not start or text[start - 1] == "\n"


def _told_by(doc: Document, heading: Sentence) -> tuple[Outcome | None, bool]:
    """What a heading says of the names below it, and whether it surely leads to names."""
    line = doc.folded[heading.start : heading.end]
    if line[-1] in ".!?" or _OTHERS.search(line) is not None:
        return None, False
    bare = _BARE.fullmatch(line)
    named = _NAMED.match(line) is not None
    if not named and (bare is None or (bare["more"] and not bare["colon"])):
        return None, False
    told = {outcome for found in _HARMED.finditer(line) for outcome in _OUTCOMES if found[outcome]}
    if told == {"killed", "injured"}:
        return "casualties", named
    return (told.pop() if len(told) == 1 else None), named or (bare is not None and bool(bare["colon"]))


def _items(doc: Document, heading: Sentence, surely: bool, items_at: Callable[[int], list[Item]]) -> list[_Line]:
    """The names below a heading, a line each; none where one of the lines is a row of a table."""
    text, at = doc.text, heading.end
    starts = [s.start for s in doc.sentences]
    found: list[_Line] = []
    blank = False  # between the items
    for _ in range(_ROWS):
        start = at
        while start < len(text) and text[start].isspace():
            start += 1
        if start >= len(text):
            break
        apart = text.count("\n", at, start) > 1
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if found and apart and len(found) > 1 and not blank:
            break
        line = _line(doc, Span(start, stop), doc.sentences[max(0, bisect_right(starts, start) - 1)], items_at)
        if line is None:
            if not apart and text[start:stop].strip(" \t|,.").isdecimal():
                return []
            break
        if apart and found and found[0].strong and not line.strong:
            break
        if line.people < 0:
            return []
        blank = blank or (apart and bool(found))
        found.append(line)
        at = stop
    strong = sum(line.strong for line in found)
    if not surely and (len(found) < 2 or strong * 2 < len(found)) and not (found and strong == len(found)):
        weak = len(found) > 1 and not blank
        return found if weak else []
    return found


def _line(doc: Document, span: Span, sentence: Sentence, items_at: Callable[[int], list[Item]]) -> _Line | None:
    """One line as an item; None where it names nobody, and with a count below 0 where it is a row of a table."""
    text = doc.text
    if span.end - span.start > _ITEM:
        return None
    start = opening(text, span.start, span.end)
    if (number := _NUMBERED.match(text, start, span.end)) is not None:
        start = number.end()
    marked = start != span.start
    ends = _HEAD_ENDS.search(text, start, span.end)
    stop = ends.start() if ends is not None else span.end
    name = text[start:stop].rstrip(" .")
    if not name or _CHROME.match(name) is not None:
        return None
    rest = doc.folded[stop : span.end]
    if not marked and _TELLS.search(rest) is not None:
        return None
    if _FINE.search(rest) is not None:
        return None
    words = name.split()
    if _UNNAMED.match(name) is None and not (_is_name(words) or name[0].isdigit()):
        return None
    items = items_at(sentence.index)
    first = next((i for i in items if start <= i.unit.start < span.end), None)
    group = first.group if first is not None else None
    age = _AGED.search(doc.folded, stop, span.end)
    years = int(age["age"]) if age is not None else None
    strong = years is not None or _STRONG.search(doc.folded, start, span.end) is not None
    if first is None or (first.tag not in "#G*" and not strong):
        return None
    if first.tag == "*" and "/" not in name and len(words) < 2:
        return None
    if first.tag == "Q" or (group is not None and group.kind == "people" and (group.high is None or group.low is None)):
        return None
    if _ROW.match(text, stop, span.end) is not None and not name.isupper():
        return _Line(Span(start, stop), span.end, -1, False, None, "people", sentence)
    if len(words) < 2 and (not strong or text[stop : stop + 1] == ":"):
        return None  # "Date: 3 March"
    count = group.low if group is not None and first.tag == "G" and group.low and group.count is not None else 1
    category: Category = group.category if group is not None and first.tag in "#G" else "people"
    titled = group is not None and bool(group.names) and group.names[0] != name
    return _Line(Span(start, start + len(name)), span.end, count or 1, strong or titled, years, category, sentence)


def _is_name(words: list[str]) -> bool:
    """Whether words are written as the parts of a name, "Yousef al-Doru", "ANN LEE", "Abdul Karim s/o Rahim"."""
    if not 0 < len(words) < 10:
        return False
    capitals = 0
    for word in words:
        bare = word.strip("\"'“”‘’().,")
        if bare[:1].isupper() or bare[-3:-2] == "-" or "-" in bare[:3]:
            capitals += 1
        elif bare.lower() not in _PARTICLES or not capitals:
            return False
    return words[0].strip("\"'“”‘’(")[:1].isupper() or "-" in words[0][:3]


def _add(doc: Document, figures: list[Figure], outcome: Outcome, lines: list[_Line], head: int) -> None:
    """Add the figure of a list; what its lines tell of single persons is part of it. "Soldiers killed" above it is no more."""
    count = sum(line.people for line in lines)
    span = Span(lines[0].name.start, lines[-1].name.end)
    inside = [f for f in figures if span.start <= f.span.start < lines[-1].end]
    if any(f.outcome != outcome for f in inside):
        return  # "Ann Lee, died in hospital" among the hurt
    categories = {line.category for line in lines}
    ages = [line.age for line in lines]
    children = all(age is not None and age < _CHILD for age in ages)
    first = lines[0].sentence
    figure = Figure(
        span=span, low=count, high=count, qualifier="exact", outcome=outcome,
        category="civilian" if children else categories.pop() if len(categories) == 1 else "people",
        demographic="children" if children else None, sentence=first.index, group=span, harm=span,
        clause=Span(first.start, first.end), kind="list",
        names=tuple(_in_one_line(doc.text[line.name.slice]) for line in lines), reasons=["a list of names"],
    )  # fmt: skip
    over = next((n for n, f in enumerate(figures) if f.sentence == head and f.qualifier == "unquantified"), None)
    at = over if over is not None else len(figures)
    for one in inside:
        one.part_of = at if one.part_of is None else one.part_of
    if over is None:
        figures.append(figure)
        return
    if figure.category == "people":
        figure.category, figure.demographic = figures[over].category, figures[over].demographic
    figures[over] = figure


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
