"""Place names in text written in capitals, where case tells nothing."""

from __future__ import annotations

import re

from claimledger.mentions import Sentence
from claimledger.places.mentions import AFTERWARD, BLANK, Page, PlaceMention
from claimledger.places.roles import EVENT_OF, PART_OF, SUFFERED
from claimledger.spans import Span

_UPPER_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5}")
_UPPER_CUE = re.compile(
    r"\b(in|at|near|outside|of|from|to|between|on|around|toward|towards)\s+(?:the\s+)?"
    r"((?:(?:town|city|village|district|department|municipality|province|capital|port|area|outskirts|state)\s+of\s+|"
    r"(?:northern|southern|eastern|western|central|downtown|northeastern|northwestern|southeastern|southwestern)\s+)*)"
)


_COMMA = re.compile(r",\s*")
_GOES_ON = re.compile(r"\s+(?:of|to|that)\b")


def find_in_capitals(page: Page, sentence: Sentence) -> list[PlaceMention]:
    """Capitals tell nothing: take the longest listed run of words after a cue, or what a type word ends."""
    doc, words, found = page.doc, page.words, list[PlaceMention]()
    text, low = doc.text, doc.folded
    position = tail = sentence.start
    for cue in _UPPER_CUE.finditer(low, sentence.start, sentence.end):
        if cue.start() < position:
            continue
        at = cue.end()
        while at and (mention := _run(page, at, sentence.end)) is not None and mention.span is not None:
            mention.role = {"from": "home", "to": "goal", "of": "home"}.get(cue.group(1), "event")  # type: ignore[assignment]
            if cue.group(1) == "of" and _suffers(low[max(0, cue.start() - 15) : cue.end()]):
                mention.role = "event"
            mention.cue = cue.group(1)
            if "of" in cue.group(2).split():
                mention.role = "event" if mention.role == "home" and cue.group(1) == "of" else mention.role
                mention.cue = "of-type"
            if mention.role != "event" and not mention.within and not page.known(mention.bare_name):
                break
            if words.actor.match(low, mention.span.end):
                mention.role = "actor"
            after = _COMMA.match(text, mention.span.end)
            if found and text[tail : mention.span.start].strip() == ",":
                found[-1].within.append(mention.bare_name)
            else:
                mention.group = mention.span.start + 1
                found.append(mention)
            position = tail = mention.span.end
            at = after.end() if after else 0
    return found


def _run(page: Page, start: int, limit: int) -> PlaceMention | None:
    """The place name that starts here, in text without case."""
    text, words = page.doc.text, page.words
    match = _UPPER_NAME.match(text, start, limit)
    if match is None:
        return None
    parts = list(re.finditer(r"\S+", match.group()))
    for size in range(len(parts), 0, -1):
        end = start + parts[size - 1].end()
        name = BLANK.sub(" ", text[start:end])
        low = name.lower()
        if low in words.stop or low in words.kinds or parts[0].group().lower() in words.stop:
            continue
        typed = words.kind_after.search(low)
        if typed and typed.start():
            head = low[: typed.start()].split()
            if (
                not set(head) <= words.kinds.keys()
                and not set(head) & (words.stop.union(words.inside, words.demonyms))
                and len(head) <= 4
            ):
                precision = words.kinds[AFTERWARD.sub("", typed.group().rstrip("."))]
                bare = name[: typed.start()].strip() if precision in ("admin1", "place", "district") else name
                if precision != "site" or page.known(bare) or len(head) <= 3:
                    return PlaceMention(name, Span(start, end), precision=precision, bare_name=bare)
        if page.known(name) and (size > 1 or len(name) > 3) and not _GOES_ON.match(page.doc.folded, end):
            return PlaceMention(name, Span(start, end), bare_name=name)
    return None


def _suffers(left: str) -> bool:
    return any(pattern.search(left) for pattern in (EVENT_OF, PART_OF, SUFFERED))
