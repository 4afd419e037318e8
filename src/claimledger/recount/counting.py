"""Bare figures that set one toll against another: "The army said 60 died; residents counted 84"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimledger.groups import Group
from claimledger.records import Outcome
from claimledger.reporting import words
from claimledger.roles import Item, Items, items_text, objects, offset, tags_of, words_of

_COUNTING = frozenset(
    [
        "counted",
        "counts",
        "count",
        "acknowledges",
        "acknowledged",
        "acknowledge",
        "admitted",
        "admits",
        "admit",
        "tallied",
        "recorded",
        "documented",
        "conceded",
        "lists",
        "listed",
        "reported",
        "registered",
        "confirmed",
    ]
)
_SPEAKING = frozenset(["spoke", "spoken", "speaks", "speak", "tell", "told", "tells", "talked"])
_PUTTING = frozenset(["counting", "put", "puts", "putting", "gave", "gives", "estimated", "estimates", "kept", "keeps"])


_RAISING = frozenset(
    ["takes", "took", "taking", "brings", "brought", "bringing", "pushes", "pushed", "raises", "raised"]
)


def _raised_to(items: list[Item], k: int) -> bool:
    """ "This takes the figure so far [to] 120", "brought the number of dead [to] 12"; no number of arrests."""
    for m in range(k - 1, max(-1, k - 6), -1):
        if items[m].tag in ".,;:":
            return False
        if items[m].unit.word in _RAISING:
            between = items_text(items)[offset(items, m) : offset(items, k)]
            return "figure" in between or "total" in between or ("number" in between and _is_of_harm(items, m, k))
    return False


_LISTING = frozenset(
    ["listed", "lists", "counted", "counts", "recorded", "documented", "tallied", "registered", "named"]
)
_TALLY = ("count", "tally", "total", "figure", "list")
_RATHER = tuple(
    f"{real} {figure}" for real in ("true", "real", "actual", "correct") for figure in ("number", "figure", "toll")
)
_STANDING = frozenset(["stands", "stood", "reached", "reaches", "passed", "is", "was", "now"])
_RISING = frozenset(["rose", "climbed", "came", "grew", "stands", "stood", "risen", "rises"])


@dataclass(frozen=True, slots=True)
class Recount:
    """A figure that stands for a whole one, with its item."""

    group: Group
    at: int
    running: bool = False  # "its count stands at 84"
    listed: bool = False  # "it listed [30 villagers] and [nine soldiers]"
    earlier: bool = False  # "it had listed …": before what the text tells now
    projected: bool = False  # "the figure may reach 30"
    outcome: Outcome | None = None  # where the words say it
    second: bool = False  # "the figures rose to 15 and [55]": of what was told beside the dead
    beside: bool = False  # "brought the number to 12": of the dead where the sentence tells of some


def find_recounts(items: list[Item]) -> list[Recount]:
    """The bare counts of a sentence that stand for a whole figure: "residents counted [84]", and counted lists."""
    found: list[Recount] = []
    if " names" in items_text(items):
        found.extend(_names_listed(items))
    if "Q" not in tags_of(items) and _LISTING.isdisjoint(words_of(items)):
        return found
    for at, item in enumerate(items):
        group = item.group
        if item.tag in "ey" and item.unit.word in _LISTING:
            found.extend(_list_behind(items, at))
        if item.unit.word == "others" and _of_other_tellers(items, at) and group is not None:
            found.append(Recount(group, at))
            continue
        if (
            item.tag != "Q"
            or group is None
            or group.count is None
            or group.anaphoric
            or group.other
            or group.low in (0, 1)
        ):
            continue
        if (
            at + 1 < len(items)
            and items[at + 1].tag not in '.;,E-")'
            and items[at + 1].unit.word not in ("in", "and", "while")
        ):
            continue
        if _may_reach(items, at):
            found.append(Recount(group, at, projected=True))
            continue
        running = _tallied(items, at)
        if running or _leads(items, at):
            if items[at - 1].unit.word != "at":
                bare = "number to " in items_text(items)[: offset(items, at)][-10:]
                found.append(Recount(group, at, running, beside=bare and not running))
            elif (outcome := _living_before(items, at)) is not None:
                found.append(Recount(group, at, running, outcome=None if outcome == "killed" else outcome))
    return found


_TELLERS = re.compile(
    r"\bsome\b[^.;]{0,40}?\b(?:said|says?|spoke|speak|claim\w*|put|reported|mentioned|counted|gave|told)\b"
)


def _of_other_tellers(items: list[Item], at: int) -> bool:
    """ "Some reports said four people were killed, others [six].": what others tell, who are none of the dead."""
    group = items[at].group
    if group is None or group.count is None or (group.low or 0) < 1 or at < 3 or items[at - 1].tag not in ",;&":
        return False
    if at + 1 < len(items) and items[at + 1].tag not in ".,;":
        return False
    return _TELLERS.search(items_text(items)[: offset(items, at)]) is not None


_HOLDING = frozenset(["contains", "contained", "holds", "held", "has", "carries", "runs", "published", "read"])


def _names_listed(items: list[Item]) -> list[Recount]:
    """ "The association lists [412 names]": as many people, where a toll is told."""
    for at, item in enumerate(items):
        group = item.group
        if item.tag != "*" or group is None or group.head is None or group.head.word != "names" or not at:
            continue
        k = at - 1
        while k > 0 and items[k].unit.word in ("to", "out"):
            k -= 1
        before = items_text(items)[: offset(items, k)]
        listing = items[k].unit.word in _LISTING or (
            items[k].unit.word in _HOLDING and any(word in before for word in _LISTS)
        )
        if group.count is not None and (group.low or 0) > 1 and listing:
            return [Recount(group, at)]
    return []


_LISTS = ("list", "register", "memorial", "plaque", "monument", "roll")
_FOUND = frozenset(
    "found recovered retrieved discovered exhumed unearthed pulled dug fished brought located".split()  # noqa: SIM905
)


def find_more_found(items: list[Item]) -> Recount | None:
    """ "[Sixteen more] were found on Tuesday": more of the bodies told of before."""
    for at, item in enumerate(items[:-2]):
        group = item.group
        if item.tag != "Q" or group is None or group.count is None or not group.other or group.low in (None, 0):
            continue
        k = at + 1
        while k < len(items) and items[k].tag in "bvr":
            k += 1
        if k == len(items):
            return None
        behind = items_text(items)[offset(items, k) :]
        if k > at + 1 and items[k].unit.word in _FOUND and "alive" not in behind and "guilty" not in behind:
            return Recount(group, at)
    return None


_MAY = frozenset(["may", "could", "might", "expected", "likely", "bound", "set", "feared"])
_REACH = frozenset(["reach", "rise", "climb", "exceed", "pass", "top", "surpass", "grow", "go"])
_HIGHER = frozenset(["exceed", "pass", "top", "surpass"])


def _may_reach(items: list[Item], at: int) -> bool:
    """ "The figure may reach [30]", "the number could rise to [30]": what a count is feared to come to."""
    k = at - 1
    if k > 0 and items[k].unit.word in ("to", "as"):
        k -= 1
    if k < 2 or items[k].unit.word not in _REACH or not any(i.unit.word in _MAY for i in items[max(0, k - 4) : k]):
        return False
    if not items_text(items)[: offset(items, k)].startswith(_FIGURES):
        return False
    group = items[at].group
    if group is not None and items[k].unit.word in _HIGHER and group.qualifier == "exact":
        group.high, group.qualifier = None, "more_than"
    return True


_FIGURES = ("the figure ", "this figure ", "that figure ", "the number ", "that number ", "this number ", "the final figure ",
            "the total ", "the final number ")  # fmt: skip


def _list_behind(items: list[Item], at: int) -> list[Recount]:
    """ "It had listed [160 villagers, 95 soldiers and 86 rebels].": two kinds of people or more, to the sentence's end."""
    if any(i.tag in "bvmKkiDdZeVynL@swTC:PF" for i in items[at + 1 :]):
        return []  # "it counted 12 soldiers and two tanks at the gate"
    groups = objects(items, at).whole
    if len(groups) < 2 or any(
        g.kind != "people" or g.count is None or g.low in (0, None) or g.high is None or not g.known_category
        for g in groups
    ):
        return []
    earlier = at > 0 and items[at - 1].unit.word == "had"
    return [Recount(g, at, listed=True, earlier=earlier) for g in groups]


def _tallied(items: list[Item], at: int) -> bool:
    """Whether the figure at `at` is what somebody's count has come to: "its count since Sunday stands at [245]"."""
    k = at - 1
    if k > 0 and items[k].unit.word in ("at", "to"):
        k -= 1
        if items[k].unit.word not in _RISING:
            return False
    elif k <= 0 or items[k].unit.word not in _STANDING:
        return False
    text = items_text(items)
    for m in range(k - 1, max(-1, k - 8), -1):
        if items[m].tag in ".;,":
            return False
        end = items[m + 1].unit.start - (items.start if isinstance(items, Items) else 0)
        noun = text[:end].rstrip()
        if noun.endswith(_RATHER):
            return all(i.tag in "bvr" for i in items[m + 1 : k + 1])  # no "true number of jobs lost was"
        if noun.endswith(_TALLY) and items[m].tag in "xTC*U":
            behind = items[m + 1 : k]
            return not any(i.tag in "x*" and i.unit.word.endswith("s") for i in behind)  # "its figure for elephants"
    return False


_OF_THE_LIVING: dict[str, Outcome | None] = {
    "missing": "missing", "injured": "injured", "wounded": "injured", "hurt": "injured", "injuries": "injured",
    "displaced": "displaced", "homeless": None, "hostages": None, "survivors": None,
}  # fmt: skip


def of_the_living(word: str) -> Outcome | None:
    """What those met whom a word counts: "injured" for the hurt, "killed" for victims; None for those unharmed."""
    return _OF_THE_LIVING.get(word, "killed")


def _living_before(items: list[Item], at: int) -> Outcome | None:
    """What those met whose number is put at the figure: "he put the number of [missing] at nine"."""
    for item in items[max(0, at - 5) : at]:
        if item.unit.word in _OF_THE_LIVING:
            return _OF_THE_LIVING[item.unit.word]
    return "killed"


def _leads(items: list[Item], at: int) -> bool:
    """Whether a word of counting leads to the figure at `at`."""
    k = at - 1
    while k >= 0 and items[k].tag in "rE":
        k -= 1
    if k < 0:
        return False
    word = items[k].unit.word
    if word in _COUNTING or (word in ("name", "identify") and items[k - 1].tag == "m"):
        return True  # "the clinic can name [nine]"
    if word == "to" and k and _raised_to(items, k):
        return True
    if word == "to" and k:
        before = items[k - 1].unit.word
        return before in ("admitted", "admits", "confessed", "owned up") or (
            before in ("this", "that", "it")
            and k > 1
            and items[k - 2].unit.word in ("raised", "revised", "lowered", "upped")
        )
    if word == "of" and k:
        beside, group = items[k - 1].unit.word, items[k - 1].group
        if group is not None and group.head is not None and group.head.word in words().heads:
            text = items_text(items)  # "the clinic spoke of seven dead and the mayor of [nine]"
            return any(f" {word} of " in text for word in _SPEAKING)
        return beside in _SPEAKING or beside.endswith("figure")
    if word == "at":
        put = next((m for m in range(k - 1, max(-1, k - 8), -1) if items[m].unit.word in _PUTTING), None)
        return put is not None and (put + 1 == k or _is_of_harm(items, put, k))
    return False


_OF_HARM = ("figure", "number", "toll", "count", "tally", "total", "dead", "death", "killed", "victims", "casualt", "fatalit",
            "loss", "it", "this", "them", "slain", "bodies", "murder", *_OF_THE_LIVING)  # fmt: skip
_OF_OTHERS = re.compile(r"\b(?:number|count|total|tally|figure) (?:of|for) ")


def _is_of_harm(items: list[Item], put: int, at: int) -> bool:
    """Whether what is put at a figure are the dead or hurt: "put the number at", "put the victims at", but "put the number
    of soldiers in the camp at", "put the turnout at"."""
    words = items_text(items)[offset(items, put + 1) : offset(items, at)]
    of = _OF_OTHERS.search(words)
    if of is not None:
        words = words[of.end() :]
        return any(word.startswith(_OF_HARM[5:]) for word in words.split())
    return any(word.startswith(_OF_HARM) for word in words.split())
