"""Yearly counts told by their noun and a verb of change: "murders fell 12 percent to [340]", "killings rose to [180]"."""

from __future__ import annotations

from claimledger.cues import certainty
from claimledger.harms.told import Told, sense_of
from claimledger.roles import Item, items_text, offset
from claimledger.spans import Span

_NOUNS = (
    "deaths",
    "killings",
    "murders",
    "homicides",
    "fatalities",
    "executions",
    "drownings",
    "assassinations",
    "slayings",
)
_CHANGES = frozenset(
    """rose fell dropped climbed increased decreased declined jumped soared surged doubled tripled grew shot sank slid dipped
    plunged risen fallen climbing rising falling up down""".split()  # noqa: SIM905
)
_RATES = (" per ", " in every", " a day", " an hour", " percent", " per cent", "%")
_REACH = 8  # items from the noun to the verb, and from there to the number


def read_yearly(items: list[Item], at: int) -> list[Told]:
    """The figure to which the noun at item `at`, the subject of a verb of change, has come; no rate of any kind."""
    sense = sense_of(items[at], "n")
    text = items_text(items)
    if sense is None or sense.outcome != "killed" or not items[at].unit.word.endswith(_NOUNS) or " to " not in text:
        return []
    if any(i.tag not in "xjJUtr" for i in items[max(0, at - 2) : at] if i.tag not in ",.;:s&y"):
        return []
    verb = None
    for k in range(at + 1, min(at + 2 * _REACH, len(items) - 2)):
        word, tag = items[k].unit.word, items[k].tag
        if verb is None and tag in "bvmeU" and word in _CHANGES:
            verb = k
        elif (
            tag in ".;:&w"
            or (verb is None and (k > at + _REACH or (tag in "bmeKDy" and word not in ("are", "were", "is"))))
            or (verb is not None and k > verb + _REACH)
        ):
            return []
        elif verb is not None and word == "to":
            group = items[k + 1].group
            if group is None or group.count is None or items[k + 1].tag not in "Q*" or group.number is None:
                return []
            end = offset(items, k + 1) + group.number.end - group.span.start
            how = certainty(items, verb, text)
            if how == "unreal" or text.startswith(_RATES, end):
                return []
            group.kind = "count"
            return [
                Told(group, "killed", Span(items[at].unit.start, items[at].unit.end), k + 1, assertion=how, word="toll")
            ]
    return []
