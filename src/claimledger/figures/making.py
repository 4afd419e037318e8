"""The figure of one harm that a sentence tells of."""

from __future__ import annotations

import functools
import re

from claimledger.calendars import MONTH_PATTERN
from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.mentions import Figure, Sentence
from claimledger.roles import Item, opens_clause, tags_of
from claimledger.spans import span_of

_OPEN = ("gunshot", "gun shot", "shotgun", "bullet", "stabb", "stabs", "stab wound", "critical cond", "life support")
# "shot" and "stabbed" leave open who lived.
_LIVED = (
    "injur", "wound", "hurt", "graze", "hospital", "maim", "treat", "recover", "nurs", "escaped", "surger", "medic",
    "aid", "discharg", "admitted", "bones", "eyesight", "sight", "limb", "expected to", "got away", "broke",
    "ended up", " leg", " arm", "stable", "good cond", "fair cond", "wia",
)  # fmt: skip


def made_of(told: Told, sentence: Sentence, items: list[Item], harm_words: str) -> Figure:
    group = told.group
    assert group.number is not None
    start, end = _clause(items, told.item)
    figure = Figure(
        span=group.number, low=group.low, high=group.high, qualifier=group.qualifier,  # type: ignore[arg-type]
        outcome=told.outcome or "killed", category=group.category, demographic=group.demographic,
        sentence=sentence.index, group=group.span, harm=told.harm,
        clause=span_of((min(start, group.span.start), max(end, group.span.end))),
    )  # fmt: skip
    figure.assertion = "denied" if told.denied else told.assertion  # type: ignore[assignment]
    figure.agent, figure.affiliation, figure.names = told.agent, group.affiliation, group.names
    figure.cumulative = told.cumulative
    figure.attacker = group.attacked or told.word.endswith(("self up", "selves up"))
    if figure.attacker and told.word.endswith(" up") and figure.category == "people":
        figure.category = "armed_group"  # who blows himself up attacked
    figure.definite, figure.other, figure.kind = group.definite, group.other, group.kind
    figure.background = figure.compared = told.word == "compared"  # "up from 147 last year"
    if told.outcome is None:
        figure.reasons.append("outcome of those already counted")
    elif told.outcome == "injured" and _leaves_open(harm_words):
        figure.fate_open = True
    return figure


# "12 percent fewer than in 2023, when", "down from March, when"
_SET_AGAINST = re.compile(
    rf"\b(?:from|than|on|with|to|against)\s(?:in\s)?(?:(?:{MONTH_PATTERN})(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d),\swhen\s"
    r"(?:at\sleast\s|more\sthan\s|about\s|some\s|nearly\s|around\s|almost\s)?$"
)
_CHANGES = re.compile(
    r"\b(?:per\s?cent|%|up|down|fewer|more|less|higher|lower|(?:in|de)crease|rise|fall|drop|compared)\b"
)
_AGAINST_REACH = 60  # characters


def of_another_time(folded: str, sentence: Sentence, figure: Figure) -> bool:
    """Whether a count is that of another time to which one before it is compared: "a fall from 2023, when [437] died"."""
    start = max(sentence.start, figure.span.start - _AGAINST_REACH)
    if folded.rfind(", when ", start, figure.span.start) < 0:
        return False
    found = _SET_AGAINST.search(folded[start : figure.span.start])
    return found is not None and _CHANGES.search(folded, sentence.start, start + found.start() + 1) is not None


@functools.lru_cache(maxsize=1024)
def _leaves_open(harm_words: str) -> bool:
    """Whether words that tell of the injured leave open who lived."""
    return not any(w in harm_words for w in _LIVED) or any(w in harm_words for w in _OPEN)


def harmed_others(told: Told, all_told: list[Told], folded: str) -> bool:
    """ "[A student] stabbed two clerks before being shot dead": who dies for having harmed others. Two sides at war aside,
    and those whom the same people killed who then hurt others: "they killed [13 farmers], injured 20 others and fled"."""
    group = told.group
    if told.outcome != "killed" or group.category not in ("people", "civilian") or told.part_of is not None:
        return False
    if group.kind not in ("people", "name"):
        return False
    return any(
        o is not told
        and o.agent is not None
        and o.agent.contains(group.span)
        and not _is_own_self(o.group)
        and (told.harm.end > group.span.start or _DID_SO.search(folded, group.span.end, o.harm.start))
        for o in all_told
    )


_DID_SO = re.compile(r"\b(?:who|whom|which|that|as|when|while|before|after|for|having)\b")


def _is_own_self(group: Group) -> bool:
    return group.kind == "pronoun" and group.head is not None and group.head.word.endswith(("self", "selves"))


def _clause(items: list[Item], at: int) -> tuple[int, int]:
    """The clause around item `at`: up to a semicolon, a subordinator, or the main clause behind one that hangs on it."""
    tags = tags_of(items)
    first = max(tags.rfind(";", 0, at), tags.rfind("s", 0, at), tags.rfind("w", 0, at)) + 1
    hangs = first > 0 and tags[first - 1] in "sw"
    last = at + 1
    while last < len(tags) and tags[last] not in ";s":
        if hangs and tags[last] == "," and _goes_on(items, last + 1):
            break
        last += 1
    end = items[last - 1]
    return items[first].unit.start, end.unit.end if end.group is None else end.group.span.end


def _goes_on(items: list[Item], k: int) -> bool:
    """Whether the main clause stands from item `k` on, behind one that hangs on it: "After a raid that killed nine in
    Osk, [jets struck] Lorin", "The mayor, blaming the crew that killed nine, [sent] police to Lorin"."""
    if k + 1 >= len(items):
        return False
    if items[k].tag in "GQ#x*L":
        return opens_clause(items, k)
    return False


def speaks_on(told: Told, items: list[Item]) -> bool:
    """Whether one of several goes on to speak: "[One of them], a cook, said the men came at night": he is none of the dead."""
    at = told.item
    if told.word != "of them" or told.group.high != 1 or items[at].group is not told.group:
        return False
    if at + 3 < len(items) and items[at + 1].tag == ",":
        closing = next((k for k in range(at + 2, min(at + _APPOSED, len(items))) if items[k].tag == ","), None)
        return closing is not None and closing + 1 < len(items) and items[closing + 1].tag == "y"
    return False


_APPOSED = 8  # items
