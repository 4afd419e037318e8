"""The subject of a finite verb that stands far to its left: past phrases of place, relative clauses and other verbs.

Read from the left, the first group of a clause that no preposition governs is its subject, however much stands between:
"Two drivers of the depot, who had asked for help, were dragged out of the yard and shot".
"""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import FINITE, PLURAL_BE, Item, Victims, opens_clause, past_names, seen_as, settle_list

_WHO = "GQ#*"
_BREAKS = ";s."
_SINGLE_BE = frozenset(["was", "is", "wasn't", "isn't", "has"])


def clause_subject(items: list[Item], at: int) -> Victims:
    """The groups that are the subject of the finite verb `at`; none where the way to them is not plain."""
    start = _past_lead(items, _clause_start(items, at), at)
    auxiliary = _auxiliary(items, at)
    first = _first_nominative(items, start, auxiliary)
    if first is None:
        return Victims([], [])
    if (whose := _told_on(items, first, auxiliary)) is not None:
        group = items[whose].group
        return Victims([group] if group is not None and items[whose].tag in "G#" else [], [])
    joint = _other_subject(items, auxiliary)
    if joint is not None and (items[joint].tag == "s" or any(i.tag in "ejKkDdbvmV" for i in items[first + 1 : joint])):
        return Victims([], [])  # "nine people escaped after [the engine] died", "fled and [their cattle] died"
    found, verbs = _members(items, first, auxiliary)
    if verbs and not _joined(items, auxiliary):
        return Victims([], [])
    number = items[auxiliary].unit.word if items[auxiliary].tag in "bv" else ""
    if number in PLURAL_BE and len(found) == 1 and group_is_single(found[0][0]):
        return Victims([], [])
    several = len(found) > 1 or (found[0][0].count is not None and (found[0][0].low or 0) > 1)
    if number in ("was", "is") and several and (one := _who_also(items, auxiliary)) is not None:
        return Victims([one], [])
    return agreeing(settle_list(found, []), number)


def _past_lead(items: list[Item], start: int, at: int) -> int:
    """Where the clause begins behind a participle that leads it in: "After killing his two sons, [the man] fell and died"."""
    if start != 1 or items[0].tag != "s" or items[1].tag not in "ied" or not items[1].unit.word.endswith("ing"):
        return start
    comma = next((k for k in range(2, at) if items[k].tag == "," and items[k + 1].tag in "GQ#"), None)
    return start if comma is None or not opens_clause(items, comma + 1) else comma + 1


_SHARES = frozenset(["some of them", "most of them", "many of them", "of them"])


def _other_subject(items: list[Item], auxiliary: int) -> int | None:
    """The conjunction before a subject that is no people, directly before the verb: "[and] the dogs were", "[after] the
    engine had", "[and] some of them"; None where no such stands there.

    What a preposition governs is none: "nine passengers of the bus were".
    """
    k = auxiliary - 1
    while k > 0 and items[k].tag in 'rE"':
        k -= 1
    if k < 1 or not (
        items[k].tag in "x*"
        or (items[k].tag == "I" and items[k].unit.word in _SHARES)
        or (items[k].tag == "U" and items[k].unit.word.endswith("s"))
    ):
        return None
    k -= 1
    while k > 0 and items[k].tag in "jAJatpzSU*!":
        k -= 1
    return k if items[k].tag in "&s" and k else None


def _who_also(items: list[Item], auxiliary: int) -> Group | None:
    """The one of whom a relative clause goes on to tell: "three were shot by [a man] who fled and was found dead"."""
    k = auxiliary - 1
    if k < 0 or items[k].tag != "&":
        return None
    while k > 0 and items[k].tag != "w":
        if items[k].tag in ",.;:sy":
            return None
        k -= 1
    if k < 1 or items[k].unit.word not in ("who", "that"):
        return None
    group = items[k - 1].group
    return group if group is not None and group_is_single(group) and items[k - 1].tag in "G#" else None


def _told_on(items: list[Item], first: int, auxiliary: int) -> int | None:
    """What a relative clause hangs on that no comma closes before the verb: "A boy was arrested over the death of [Ann Lee],
    who was stabbed and died"; None where the verb may be that of the subject `first`."""
    k, verbs = auxiliary - 2, 0
    if items[auxiliary - 1].tag != "&":
        return None
    while k > first and items[k].tag != "w":
        if items[k].tag in ",.;:sy&":
            return None
        verbs += items[k].tag in "bvDV" and items[k - 1].tag not in "bv"
        k -= 1
    if k < first + 3 or items[k - 1].tag != "," or verbs != 1 or items[k].unit.word not in ("who", "whose"):
        return None
    return k - 2 if items[k].unit.word == "who" else k + 1


def controlling_subject(items: list[Item], s: int) -> Victims:
    """Whom "[before] being shot dead" at item `s` means: the subject of the clause that it hangs on.

    "[The attacker] hurt three before being shot dead", "After being stabbed, [a cook] drove to a clinic".
    """
    if s == 0 or items[s - 1].tag in ".;:-":
        comma = next((k for k in range(s + 2, min(s + 20, len(items))) if items[k].tag == ","), None)
        start, end = (comma + 1, min(comma + 12, len(items))) if comma is not None else (0, 0)
    else:
        start, end = s, s
        while start > 0 and not _opens(items, start - 1, s):
            start -= 1
    first = _first_nominative(items, start, end)
    if first is None:
        return Victims([], [])
    if end == s and (relative := _last_relative(items, first, s)) is not None:
        if items[relative].tag not in "GQ#":
            return Victims([], [])
        first = relative
    verb = next((k for k in range(first + 1, end) if items[k].tag in "ekKbvmVDd"), end)
    victims = settle_list(_members(items, first, verb)[0], [])
    victims.whole = [g for g in victims.whole if g.low != 0]
    return victims


def _opens(items: list[Item], k: int, s: int) -> bool:
    """Whether a clause that ends at `s` begins behind item `k`; "as mayor" opens none."""
    tag, word = items[k].tag, items[k].unit.word
    if tag == "s":
        return word != "as" or k + 2 >= s or items[k + 2].tag in "bvmeKD"
    if tag == "&" and k + 2 < len(items) and items[k + 1].tag in _WHO:
        verb = any(i.tag in "bvmeKDV" for i in items[max(0, k - 12) : k])  # else a list: "two cooks [and a guard] were"
        return verb and (opens_clause(items, k + 1) or items[k + 2].tag in "eKD")
    if tag in "-`)":
        return not any(i.tag in "bvmeKD" for i in items[:k])  # a dateline
    return tag in ";.y:" or (tag != "w" and word == "that")


def _last_relative(items: list[Item], first: int, end: int) -> int | None:
    """The subject of the last relative clause that no comma closes: "found [a clerk] who hid for days before being
    shot", "the clinic to which [a nun] was taken after being hurt"."""
    for k in range(end - 1, first, -1):
        if items[k].tag == ",":
            return None
        if items[k].tag == "w":
            return k + 1 if items[k + 1].group is not None else k - 1
    return None


def group_is_single(group: Group) -> bool:
    return group.low == group.high == 1 and not group.plural


def agreeing(victims: Victims, number: str) -> Victims:
    """`victims` as the verb counts them: "was" speaks of one, so in "Khan, a guard and a
    father of two, was killed" what follows the name only describes."""
    groups = victims.whole
    named = any(g.kind == "name" for g in groups)
    if number in _SINGLE_BE and named and len(groups) > 1 and all(g.low == g.high == 1 and not g.other for g in groups):
        known = [g for g in groups if not (g.definite and g.kind in ("name", "unknown"))] or groups
        _describe_one(known)  # "his tutor, [Ann Roe], was killed": whom the noun stands for is not in the lexicon
        return Victims(known[:1], victims.parts, victims.negated)
    return victims


def _describe_one(groups: list[Group]) -> None:
    first = groups[0]
    for group in groups[1:]:
        if not first.known_category and group.known_category:
            first.category, first.known_category = group.category, True
        first.demographic = first.demographic or group.demographic
        first.names = first.names or group.names


def _clause_start(items: list[Item], at: int) -> int:
    k = at - 1
    while k >= 0 and (items[k].tag not in _BREAKS or _describes(items, k)):
        if (
            (items[k].tag == "y" and items[k].unit.word != "reported")
            or (items[k].unit.word == "that" and items[k].tag != "w")
            or (items[k].tag == "&" and items[k].unit.word in ("while", "but") and not _is_participle(items, k + 1))
            or (items[k].tag == "&" and items[k - 1].tag in "KD" and items[k + 1].tag in _WHO and k > 0)
            or (
                items[k].tag == "&"
                and items[k - 1].tag == ","
                and items[k + 1].tag in _WHO
                and opens_clause(items, k + 1)
            )
            or (items[k].tag == ":" and _is_heading(items, k))
            or (items[k].tag == "w" and k and items[k - 1].tag == "P" and items[k + 1].tag in "GQ")  # "a raid in which"
        ):
            break
        k -= 1
    if k >= 0 and items[k].unit.word in _ADDRESSING and k + 2 < at and items[k + 1].tag in "GL#":
        return k + 2  # "he told [reporters] the plan was dead"
    return k + 1


def _is_heading(items: list[Item], colon: int) -> bool:
    """ "Shooting in Osk: [a man] holding a knife was shot": what stands before the colon tells nothing, and counts nobody."""
    before = items[:colon]
    if colon > _HEADING or items[colon + 1].unit.tag != "a" or items[colon + 1].tag != "G":
        return False
    return not any(i.tag in "bvmKDVyw" or (i.group is not None and i.group.count is not None) for i in before)


_HEADING = 8  # items
_ADDRESSING = frozenset(
    ["told", "tells", "telling", "informed", "assured", "warned", "reminded", "notified", "advised"]
)


def _is_participle(items: list[Item], k: int) -> bool:
    """ "Khan, held in prison while [awaiting] trial, was killed": no clause of its own."""
    return items[k].tag == "e" and items[k].unit.word.endswith("ing")


def _describes(items: list[Item], k: int) -> bool:
    """ "Khan, considered by many [as] a friend of the poor, was killed": no clause of its own."""
    return items[k].unit.word == "as" and seen_as(items, k)


def _auxiliary(items: list[Item], at: int) -> int:
    """The first word of the verb `at`: "[was] later killed"."""
    k = at
    first = at
    while k > 0 and items[k - 1].tag in 'bvmr"E':
        k -= 1
        if items[k].tag in "bv":
            first = k
    return first


def _first_nominative(items: list[Item], start: int, end: int) -> int | None:
    governed = False
    for k in range(start, end):
        tag = items[k].tag
        if tag in "PFOB":
            governed = True
        elif tag in ",&":
            governed = False
        elif tag in "keKiVdnbvDm":
            return None
        elif tag in _WHO + "Lx@":
            if not governed:
                return k if tag in "GQ#" else None
            governed = False
    return None


def _members(items: list[Item], first: int, end: int) -> tuple[list[tuple[Group, str]], int]:
    """The groups side by side from `first` on, each with the separator before it, and how many finite verbs follow."""
    group = items[first].group
    assert group is not None
    found: list[tuple[Group, str]] = [(group, "")]
    verbs = relative = 0
    separator = ""
    k = first + 1
    while k < end:
        tag = items[k].tag
        if tag == "w":
            own = items[k + 1].group if k + 1 < end and items[k].unit.word == "whose" else None
            if own is not None and not any(i.tag in FINITE for i in items[k + 1 : _past_comma(items, k, end)]):
                found, separator = [(own, "")], ""  # "Ann Lee, whose [son] Omar, a clerk, was hit and died"
                k += 2
                continue
            if items[k - 1].tag == ",":
                k = _past_comma(items, k, end)
                separator = ","
                continue
            relative += 1
        elif tag == "(":
            while k < end and items[k].tag != ")":
                k += 1
        elif tag == "I" and items[k].unit.word not in ("identified as", "named as", "known as", "namely"):
            return found, verbs  # parts: they add nothing
        elif tag == "I":
            separator = ""
            k = past_names(items, k)
            continue
        elif tag in "PFOBys":
            separator = ""
            k = _past_governed(items, k, end)
            continue
        elif tag in ",&":
            separator = "&" if tag == "&" or separator == "&" else ","
        elif tag == "L" and items[k - 1].tag in "xG*" and k + 1 < end and items[k + 1].tag in "vbmeK":
            relative += 1  # "a rocket [they] had dug up"
        elif tag in "eK" and items[k - 1].tag in "vb":
            separator = ""  # "had dug up": one verb
        elif tag in "bvDV" or (tag in "eK" and _finite(items, k)):
            if tag in "b" and items[k].unit.word in ("being", "been"):
                pass
            elif relative:
                relative -= 1
            else:
                verbs += 1
            separator = ""
        elif tag in "eKkid":
            separator = ""
        elif tag in _WHO and separator and not verbs:
            group = items[k].group
            assert group is not None
            found.append((group, separator))
            separator = ""
        elif tag in _WHO + "xL":
            separator = ""
        k += 1
    return found, verbs


def _past_comma(items: list[Item], k: int, end: int) -> int:
    while k < end and items[k].tag != ",":
        k += 1
    return k + 1


def _past_governed(items: list[Item], k: int, end: int) -> int:
    k += 1
    while k < end and items[k].tag in 'rj"EPFO':
        k += 1
    return k + 1 if k < end and items[k].tag in _WHO + "xUNlXL" else k


def _finite(items: list[Item], k: int) -> bool:
    """Whether the verb `k` is finite with an object of its own, no mere description: "gunmen [attacked] a post"."""
    if items[k].unit.word.endswith("ing") or items[k - 1].tag == ",":
        return False
    if not items[k].unit.word.endswith("ed") and items[k].tag != "K":
        return True
    return k + 1 < len(items) and items[k + 1].tag in "GxN#*L"


def _joined(items: list[Item], auxiliary: int) -> bool:
    """Whether the verb goes on with the subject of the one before: "were dragged out [and] killed"."""
    k = auxiliary - 1
    while k >= 0 and items[k].tag in 'r"':
        k -= 1
    return k >= 0 and items[k].tag == "&"
