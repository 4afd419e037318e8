"""Records of one person each: "Name: Ann Lee", "Status: deceased"; "Name of deceased: Ann Lee"; a column of states."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.records import Outcome
from claimledger.spans import Span

_STATE_KEYS = r"(?:current |final |vital |patient |victim |victim's )?(?:status|outcome|condition|fate|result)"
_STATES = {
    "killed": (
        r"deceased|dead|fatal|fatality|killed|died|death|martyr(?:ed)?|confirmed dead|dead on arrival|found dead|"
        r"dead at (?:the )?scene|"
        r"died in hospital|died at (?:the )?scene|fatally (?:injured|wounded|shot)|succumbed"
    ),
    "injured": (
        r"injured|wounded|hurt|(?:seriously|critically|slightly|severely|badly|lightly) (?:injured|wounded|hurt)|"
        r"(?:serious|critical|minor|slight|severe|light) (?:injury|injuries|wounds?)|non-?fatal(?: injury| injuries)?|"
        r"wounded in action|"
        r"injured,? (?:stable|serious|critical|in hospital)"
    ),
    "missing": r"missing|disappeared|unaccounted for|still missing|missing in action|missing,? presumed dead",
    "abducted": r"abducted|kidnapped|(?:held )?hostage|taken hostage",
}
_STATE = re.compile("|".join(rf"(?P<{outcome}>{words})" for outcome, words in _STATES.items()))
_OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "abducted")
_GATE = Rare(
    rf"\b{_STATE_KEYS}[ ]?[:|]|\|[ ]?(?:status|outcome|condition|fate)\b|\bname of (?:the )?(?:deceased|dead|victim|missing)"
)
_FIELD = re.compile(
    r"[ \t]*(?:[-•*][ \t]*)?(?P<key>[^\W\d_][^:|;\n]{1,30}?)[ \t]*[:|][ \t]*(?P<value>\S[^\n|;]*?)[ \t]*\.?[ \t]*"
)
_KEY = re.compile(_STATE_KEYS)
_PERSON = re.compile(
    r"(?:(?:full|first|victim|victim's|patient|person|casualty)\s)?"
    r"(?:name|victim|patient|casualty|person)(?: (?:name|no\.?|#)?\s?\d*)?"
)
_AGE = re.compile(r"age(?: at death)?")
_NAMED = re.compile(
    r"names? of (?:the )?(?P<state>deceased|dead|dead person|dead man|dead woman|missing(?: person)?)|(?:the )?deceased'?s name"
)
_NAME = re.compile(
    r"[A-Z][\w'’.-]+(?:,? (?:[A-Z][\w'’.-]*|al|bin|bint|ibn|de|da|van|von|s/o|d/o|w/o)){0,5}(?=$|\s*[,(]\s*\d|\s*,\s[a-z]|\s\()"
)
# Keys of records of animals, things and undertakings
_OF_NO_PERSON = re.compile(
    r"breed|species|animal|pet|owner|project.*|process|vehicle|ship|vessel|aircraft|model|priority|assignee|ticket|task|version|"
    r"browser|server|product|order|invoice|budget|deadline"
)
_YEARS = re.compile(r"\d{1,3}")
_CHILD = 18
_COUNTED = re.compile(r"\d{1,6}\+?")


class _Field(NamedTuple):
    """A key and its value, in one line or beside others behind a bar or semicolon."""

    key: str
    value: Span


def add_records_of_one(doc: Document, figures: list[Figure]) -> None:
    """Add who is told of by name or age in a record, with what became of him in another line of it."""
    if _GATE.search(doc.folded) is None:
        return
    starts = [s.start for s in doc.sentences]
    for block in _blocks(doc):
        person: _Field | None = None
        age: _Field | None = None
        taken = any(block[0].value.start <= f.span.start <= block[-1].value.end for f in figures)
        counts = any(
            _COUNTED.fullmatch(doc.text, *f.value) is not None and _AGE.fullmatch(f.key) is None for f in block
        )
        if taken or counts or any(_OF_NO_PERSON.fullmatch(f.key) is not None for f in block):
            continue
        for field in block:
            if _PERSON.fullmatch(field.key) is not None:
                person = field
            elif _AGE.fullmatch(field.key) is not None:
                age = field
        for field in block:
            told = _NAMED.fullmatch(field.key)
            if told is not None and _NAME.match(doc.text, *field.value) is not None:
                outcome: Outcome = "missing" if (told["state"] or "").startswith("missing") else "killed"
                figures.append(_figure(doc, starts, outcome, field, field, age))
                break
            state = _STATE.fullmatch(doc.folded, *field.value) if _KEY.fullmatch(field.key) is not None else None
            if state is not None and (age is not None or (person is not None and _NAME.match(doc.text, *person.value))):
                outcome = next(o for o in _OUTCOMES if state[o])
                figures.append(_figure(doc, starts, outcome, person or field, field, age))
                break
    _add_columns(doc, figures, starts)


def _blocks(doc: Document) -> Iterator[list[_Field]]:
    """The fields of each record: of lines below one another, up to a blank line or the first key that comes again."""
    block: list[_Field] = []
    start = 0
    for line in doc.text.split("\n"):
        fields = list(_fields(doc, start, start + len(line)))
        if block and (not fields or any(f.key == block[0].key for f in fields)):
            yield block
            block = []
        block += fields
        start += len(line) + 1
    if block:
        yield block


def _fields(doc: Document, start: int, end: int) -> Iterator[_Field]:
    """The fields of a line: one, or several with a colon each behind bars or semicolons."""
    line = doc.text[start:end]
    if not line or line.isspace() or end - start > _LONGEST:
        return
    pieces, at = [], start
    parted = "|" if line.count(":") > 1 and "|" in line else ";" if line.count(":") > 1 else None
    for words in line.split(parted) if parted is not None else [line]:
        pieces.append(Span(at, at + len(words)))
        at += len(words) + 1
    for piece in pieces:
        found = _FIELD.fullmatch(doc.text, *piece)
        if found is not None:
            yield _Field(doc.folded[found.start("key") : found.end("key")], Span(*found.span("value")))


_LONGEST = 200  # characters of a line


def _add_columns(doc: Document, figures: list[Figure], starts: list[int]) -> None:
    """Add the persons of a table with a column for their state: "Name | Age | Status", "Ann Lee | 34 | Deceased"."""
    heads: list[str] = []
    start = 0
    for line in doc.text.split("\n"):
        cells = _cells(doc, start, line) if "|" in line else []
        keys = [doc.folded[cell.slice] for cell in cells]
        if any(_KEY.fullmatch(key) for key in keys) and any(_PERSON.fullmatch(key) for key in keys):
            heads = keys
        elif heads and len(cells) == len(heads):
            row = [_Field(*pair) for pair in zip(heads, cells, strict=True)]
            state = next(_STATE.fullmatch(doc.folded, *f.value) for f in row if _KEY.fullmatch(f.key))
            person = next(f for f in row if _PERSON.fullmatch(f.key))
            age = next((f for f in row if _AGE.fullmatch(f.key)), None)
            told = any(cells[0].start <= f.span.start < cells[-1].end for f in figures)
            if state is not None and not told:
                outcome = next(o for o in _OUTCOMES if state[o])
                figures.append(_figure(doc, starts, outcome, person, _Field("", Span(*state.span())), age))
        else:
            heads = []
        start += len(line) + 1


def _cells(doc: Document, start: int, line: str) -> list[Span]:
    """The cells of a line between bars, without the blanks around them."""
    cells, at = [], start
    for cell in line.split("|"):
        left = at + len(cell) - len(cell.lstrip())
        cells.append(Span(left, max(left, at + len(cell.rstrip()))))
        at += len(cell) + 1
    return cells


def _figure(
    doc: Document, starts: list[int], outcome: Outcome, person: _Field, state: _Field, age: _Field | None
) -> Figure:
    name = _NAME.match(doc.text, *person.value)
    if name is not None:
        persons: set[str] = doc.kept.setdefault("persons", set())
        persons.add(name[0])
    span = Span(*name.span()) if name is not None else state.value
    sentence = doc.sentences[max(0, bisect_right(starts, span.start) - 1)]
    years = _YEARS.match(doc.text, *age.value) if age is not None else None
    child = years is not None and int(years[0]) < _CHILD
    return Figure(
        span=span, low=1, high=1, qualifier="exact", outcome=outcome, category="civilian" if child else "people",
        demographic="children" if child else None, sentence=sentence.index, group=span, harm=state.value,
        clause=Span(sentence.start, sentence.end), kind="name", names=(doc.text[span.slice],) if name is not None else (),
        reasons=["a record of one person"],
    )  # fmt: skip
