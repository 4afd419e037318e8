"""Bodies that a text first tells without a name: "a rights group said …. The Valley Record, a rights group in Osk, said"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimledger.attribution.reader import Attribution
from claimledger.mentions import Document
from claimledger.numbers import NUMBER_WORDS
from claimledger.reporting import Words
from claimledger.speakers import Speaker

FAR = 10  # sentences behind, in which the name may be told
_KINDS = frozenset(("monitor", "ngo"))
_APART = re.compile(r"\b(?:another|other|second|third|separate|different|rival|independent)\b")
_RESUMED = re.compile(r"\bthe\s+(?:same\s+)?(?:[\w-]+\s+){0,2}?(\w+),\s+(?:the\s+|called\s+|known\s+as\s+)?\Z")
_BESIDE = 60  # characters before a name
_NUMBER = re.compile(r"\w[\w,.]*")


class Later(NamedTuple):
    """Who a body without a name may be; `same` says that the text makes them one."""

    name: str
    kind: str | None
    same: bool


def is_open_body(speaker: Speaker, words: Words) -> bool:
    """Whether a body speaks of which no name is told: "a rights group", not "the group", "rights groups"."""
    head = words.heads.get(speaker.head)
    body = speaker.form == "description" and not speaker.definite and head is not None and head.table == "body"
    return body and head is not None and head.kind in _KINDS and not speaker.head.endswith("s")


def later_name(
    open_one: Attribution, said: Attribution, name: str, kind: str | None, doc: Document, words: Words
) -> Later | None:
    """Whether the body of a later attribution, told by `name`, is one that spoke before without it; None where it cannot be."""
    one, other = open_one.speakers[0], said.speakers[0]
    known = doc.text.find(name)
    if other.form not in ("name", "registry") or len(said.speakers) > 1 or 0 <= known < one.span.start:
        return None
    if other.by_one or _APART.search(doc.folded, max(0, other.span.start - _BESIDE), other.span.start):
        return None  # "a second rights group, the Valley Record, said"
    noun = one.head.split()[-1]
    resumed = _RESUMED.search(doc.folded, max(0, other.span.start - _BESIDE), other.span.start)
    if resumed is not None and resumed[1] == noun:
        return Later(name, kind, True)  # "The group, the Valley Record, said"
    told = said.about.split(" that ")[0].split(" which ")[0].split(",")[0]
    if not told.startswith(("a ", "an ", "the ")) or _APART.search(told):
        return Later(name, kind, False) if kind in ("monitor", "ngo", "organisation", None) else None
    if told.startswith("the ") and told.endswith(noun):
        return Later(name, kind, True)  # "The Valley Record, the rights group, said"
    alike = any(w == noun or (w in words.heads and words.heads[w].kind in _KINDS) for w in told.split())
    return Later(name, kind, alike and not _differ(open_one, said, doc))


def _differ(one: Attribution, other: Attribution, doc: Document) -> bool:
    """Whether both give numbers, and none in common."""
    told, later = _numbers(one, doc), _numbers(other, doc)
    return bool(told and later) and told.isdisjoint(later)


def _numbers(said: Attribution, doc: Document) -> set[str]:
    return {
        w.strip(".,")
        for w in _NUMBER.findall(doc.folded, said.scope.start, said.scope.end)
        if w[0].isdigit() or w in NUMBER_WORDS
    }
