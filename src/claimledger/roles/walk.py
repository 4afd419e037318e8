"""The walk from a word of harm to the left, to the groups that are its subject: its state, and what it passes first."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimledger.groups import Group
from claimledger.roles.awaiting import list_behind
from claimledger.roles.charged import who_is_charged
from claimledger.roles.items import WHO, Item
from claimledger.roles.relatives import is_whole

# "were found shot", "are known to have died": verbs that only report the harm.
_FOUND = frozenset(["found", "discovered", "seen", "left", "reported", "listed", "recovered", "known", "located"])
_REPORTING = frozenset(
    """known believed thought reported said understood confirmed feared presumed suspected estimated considered
    assumed claimed alleged documented recorded rumoured rumored""".split()  # noqa: SIM905
)
_SELVES = frozenset(["themselves", "himself", "herself"])
_WHEN = frozenset(["when", "after", "while", "because", "before", "until"])
_COMPANY = frozenset(["along with", "together with", "alongside"])
_LYING = frozenset(["lie", "lies", "lying", "lay", "buried", "trapped", "entombed"])
PLURAL_BE = frozenset(["were", "are", "weren't", "aren't", "have"])


@dataclass(slots=True)
class Walk:
    """A walk from a verb to the left; `j` is the item it stands on, `found` what it has met, right to left."""

    items: list[Item]
    tags: str  # of the items
    at: int
    adjacent: bool
    j: int = 0
    found: list[tuple[Group, str]] = field(default_factory=list)
    parts: list[Group] = field(default_factory=list)
    negated: bool = False
    first_step: bool = True
    antecedent: bool = False  # a relative pronoun was just passed: the next group is meant, whatever governs it
    relative: bool = False  # one was passed at some time
    separator: str = ""
    all_of_them: Group | None = None  # what the victims are said to be: "ten people, all of them cooks"
    all_beside: Group | None = None  # and some of them: "all of them women and [children]"
    plural: bool = False  # the verb speaks of several: "were killed"
    singular: bool = False  # … of one: "was killed"
    set_off: bool = False  # a participle in commas behind a whole name: "a vigil for Ann Lee, [killed] in the raid"

    def tag(self, offset: int = 0) -> str:
        k = self.j + offset
        return self.tags[k] if 0 <= k < len(self.tags) else ""

    def pass_over(self, tags: str) -> None:
        while self.j >= 0 and self.tags[self.j] in tags:
            self.j -= 1


def pass_auxiliaries(walk: Walk) -> None:
    items = walk.items
    walk.j = _found_before(items, walk.at) or walk.at - 1
    while walk.j >= 0:
        item = items[walk.j]
        if item.tag == "!":
            walk.negated = True
        if item.tag in "bvm":
            walk.adjacent = False
            walk.plural = walk.plural or item.unit.word in PLURAL_BE
            walk.singular = walk.singular or item.unit.word in ("was", "is", "has")
        if item.tag in "bvrm!jE" or (item.unit.word in _FOUND and _is_passive(walk)):
            walk.j -= 1
        elif item.tag == "L" and item.unit.word in _SELVES and walk.j > 1 and _is_of_these(items, walk.at, walk.j):
            walk.j -= 1  # "two burglars were [themselves] shot"
        elif item.unit.word == "to" and walk.j >= 2 and items[walk.j - 1].unit.word in _REPORTING:
            walk.adjacent = False
            walk.j -= 2
        elif item.unit.word in _LYING and items[walk.at].tag == "Z":
            walk.j -= 1  # "[300 people] are thought to lie under the ruins"
        elif item.tag == "&" and walk.j >= 2 and items[walk.j - 1].tag == "e" and items[walk.j - 2].tag in "br":
            walk.adjacent = False  # "the drivers were ambushed and killed"
            walk.j -= 2
        elif item.tag == "&" and item.unit.word == "and" and (met := _passive_with_phrase(items, walk.j)) is not None:
            walk.adjacent = False  # "a courier was pelted with stones and killed"
            walk.j = met - 1
        else:
            break


def _is_of_these(items: list[Item], at: int, j: int) -> bool:
    """Whether the pronoun at `j` stands behind a helping verb, and before that those it goes with, or who is charged."""
    k = j - 1
    while k > 0 and items[k].tag in "bvr":
        k -= 1
    group = items[k].group
    if k == j - 1 or group is None:
        return False
    return group.plural is (items[j].unit.word == "themselves") or who_is_charged(items, at, k) is not None


def _is_passive(walk: Walk) -> bool:
    """Whether the verb of finding at the walk is passive: "were later [found] shot", "were dragged off and later [found]"."""
    k = walk.j - 1
    while k > 0 and walk.tags[k] == "r" and walk.items[k].unit.word != "also":
        k -= 1
    if k >= 0 and walk.tags[k] == "&" and walk.items[k].unit.word == "and":
        return _passive_with_phrase(walk.items, k) is not None
    return k >= 0 and walk.tags[k] == "b"


def _found_before(items: list[Item], at: int) -> int | None:
    """The verb of finding before a phrase that says where: "six people were [found] at a bar suffering from wounds"."""
    if items[at].tag != "D" or not items[at].unit.word.startswith(("suffering", "sustaining")):
        return None
    for k in range(at - 1, max(0, at - 8), -1):
        if items[k].unit.word in _FOUND:
            return k if items[k - 1].tag == "b" and items[k + 1].tag in "PBFr" else None
        if items[k].tag not in "PBOF#*xEUtapjJrN":
            return None
    return None


def _passive_with_phrase(items: list[Item], joint: int) -> int | None:
    """The passive verb before the conjunction at `joint`, where only a phrase stands between: "was attacked by dogs and"."""
    for k in range(joint - 1, max(0, joint - 9), -1):
        if items[k].tag == "e":
            passive = items[k - 1].tag == "b" or (k > 1 and items[k - 1].tag == "r" and items[k - 2].tag == "b")
            led = items[k + 1].tag in "PBF" or items[k + 1].unit.word.startswith(("from ", "out of "))
            return k if passive and led else None
        if items[k].tag not in "PBOFGQ#*xkEUtapjJnZ":
            return None
    return None


def see_whether_set_off(walk: Walk) -> None:
    """ "A vigil for Ann Lee, 34, [killed] in the raid": the participle describes the name before the comma."""
    k = walk.at - 1
    if not walk.adjacent or k < 1 or walk.items[k].tag != ",":
        return
    while k > 0 and walk.items[k].tag in ",Y":
        k -= 1
    group = walk.items[k].group
    walk.set_off = group is not None and group.kind == "name" and is_whole(group)


def _says(walk: Walk, k: int) -> bool:
    """Whether somebody at `k` says what a relative clause tells: "who [police say] killed four"."""
    return walk.tags[k] in "G#LU*x" and walk.tags[k + 1 : k + 2] == "y" and k + 2 < walk.at


def _left(walk: Walk, k: int) -> bool:
    """ "As he [left] a bar": the verb, where somebody stands before it."""
    return walk.items[k].unit.word == "left" and k > 0 and walk.tags[k - 1] in "LG#"


def _says_when(walk: Walk, k: int) -> bool:
    """Whether the word at `k` opens a clause of time: "who was hurt [when] a wall fell", "who was shot [as] he left"."""
    word = walk.items[k].unit.word
    return word in _WHEN or (word == "as" and "K" in walk.tags[max(0, k - 4) : k])


def _told_when(walk: Walk, k: int) -> bool:
    """Whether the clause whose helping verb stands at `k` says when something was: "when [the boy] was shot"."""
    before = walk.tags[:k].rstrip("GQ#x*LPOFBjr")
    return before.endswith("s") and walk.items[len(before) - 1].unit.word in _WHEN


def _goes_on(walk: Walk, k: int) -> bool:
    """Whether the conjunction at `k` joins a second verb to that of a clause that tells what somebody did."""
    if walk.items[k].unit.word not in ("and", "and then") or walk.tags[k + 1] not in "eKkV":
        return False
    who = walk.tags.rfind("w", max(0, k - 14), k)
    return who >= 0 and walk.items[who].unit.word in ("who", "that") and walk.tags[who + 1] in "eKkVvr"


def pass_relative_without_commas(walk: Walk) -> None:
    """ "[A cook] who ran the mess was shot": the verb is the second finite one, the subject stands before "who"."""
    if walk.adjacent:
        return  # a bare participle is no second finite verb: "which left [seven] injured"
    verbs = inner = False
    for k in range(walk.j, max(-1, walk.j - 20), -1):
        tag = walk.tags[k]
        if tag == "&" and walk.items[k].unit.word in _COMPANY and not verbs:
            continue  # "[a cook] who was taken along with two guards was shot"
        if tag == "&" and k < walk.j and list_behind(walk.items, k) is not None:
            continue  # "[a man] who killed a cook and a guard was shot"
        if tag == "&" and k < walk.j and walk.tags[k + 1] in "bv":
            continue  # "who lived in Osk [and] had refused to pay"
        if tag == "&" and k < walk.j and verbs and _goes_on(walk, k):
            continue  # "[a man] who broke into a bar [and] killed four was shot"
        if tag == "y" and k > 2 and walk.tags[k - 2] == "w" and _says(walk, k - 1):
            continue  # "[a man] who police say killed four was found dead"
        if tag == "s" and verbs and k < walk.j and _says_when(walk, k) and not inner:
            verbs, inner = False, True  # "[a mason] who was buried when a wall fell has died"
            continue
        if tag == "&" and walk.items[k].unit.word == "while" and walk.items[k + 1].unit.word.endswith("ing"):
            inner = True
            continue  # "[two hikers] who went missing while climbing a peak were found dead"
        if tag in ',;.:&-"ys':
            return
        if tag in "bv" and k < walk.j and walk.tags[k - 1] not in "w&" and not inner and not _told_when(walk, k):
            return
        if tag == "w":
            if inner and walk.items[k].unit.word != "who":
                return  # "the crew of the plane that vanished while it flew home died"
            if (
                verbs
                and k < walk.j
                and k
                and (
                    walk.items[k + 1].tag in "ebmvKVDr" or walk.items[k + 1].unit.word == "lives" or _says(walk, k + 1)
                )
                and walk.items[k - 1].tag in WHO + "Y,E"
            ):
                walk.j, walk.antecedent = k - 1, True
            return
        verbs = verbs or tag in "eKkVDb" or walk.items[k].unit.word == "lives" or _left(walk, k)
