"""Whoever is told of beside what is laid at his door: "[a man] accused of killing two guards and a cook was shot dead"."""

from __future__ import annotations

from claimledger.lexicon import word_set
from claimledger.roles.items import WHO, Item

_CHARGED = word_set("judged", "charged")
_LEADING = frozenset(["of", "for", "with", "in", "to", "over", "after", "in connection with", "on"])
_BETWEEN = WHO + 'x,YPFOE"jrJtapSUNRm&ieKnM@ulZ'  # what may stand between the deed and the verb of whoever did it
_REACH = 28


def charged_with(items: list[Item], deed: int) -> int | None:
    """Where those stand whom a participle charges with the deed at `deed`, a verb of harm; None where none does so at the
    beginning of a clause.

    "[Two men] wanted for killing a cook", "[a guard] suspected of having shot a boy", "[a woman] awaiting trial for
    killing her aunt"; not "police held a man accused of killing a cook", where the man is the object of another verb.
    """
    k = deed - 1
    if items[deed].tag == "K":
        while k > 1 and items[k].tag in "vr":
            k -= 1
        if k == deed - 1 or not any(items[m].unit.word in ("having", "have") for m in range(k + 1, deed)):
            return None
    elif items[deed].tag in "id" or _is_named(items, deed):
        while k > 1 and items[k].tag in "rtpjJAn":
            k -= 1
    else:
        return None
    if k < 2 or items[k].unit.word not in _LEADING:
        return None
    who = _past_charge(items, k - 1)
    if who is not None and who > 0 and items[who].tag == ",":
        who -= 1  # "Ivo Lang, accused of …, was shot dead"
    if who is None or who < 0 or items[who].tag not in "GQ#*":
        return None
    return who if _begins_clause(items, who) else None


def _past_charge(items: list[Item], k: int) -> int | None:
    """The item before the participle that ends at `k`, or before one with an object of its own: "[a man] facing charges"."""
    last = k
    while k > 0 and items[k].tag in 'rE"' and items[k].unit.word not in _CHARGED:
        k -= 1
    if items[k].unit.word in _CHARGED:
        k -= 1
        while k > 0 and items[k].tag in "r":
            k -= 1
        return k
    for m in range(last, max(0, last - 5), -1):
        if items[m].tag == "e" and items[m].unit.word.endswith("ing") and m < last:
            return m - 1  # "awaiting trial", "facing charges"
        if items[m].tag == "@" and items[m].unit.word.startswith("serving"):
            return m - 1
        if items[m].tag not in "xUjrEP" or items[m].unit.word in _CHARGED:
            return None
    return None


def _is_named(items: list[Item], deed: int) -> bool:
    """ "The [killing] of two guards", "the [deaths] of two nuns"."""
    return items[deed].tag == "n" and deed + 1 < len(items) and items[deed + 1].tag == "O"


def _begins_clause(items: list[Item], k: int) -> bool:
    """Whether the group at `k` opens a clause, so that the verb behind is its own."""
    if k == 0 or items[k - 1].tag in ".:;sy-":
        return True
    if items[k - 1].tag == ",":  # "On Monday, a man accused of …", "a guard fled, and a man accused of …"
        return all(item.tag not in "bvmKkeDV" for item in items[:k])
    return items[k - 1].tag == "&" and k > 1 and items[k - 2].tag == ","


def who_is_charged(items: list[Item], at: int, j: int) -> int | None:
    """Where whoever is charged with a deed stands, where the walk from the finite verb at `at` has come to `j`: the way
    there leads past nothing but the deed and those whom it befell."""
    plural = "" if at < 1 else items[j + 1].unit.word
    for k in range(j, max(1, j - _REACH), -1):
        if items[k].tag in "iKnd" and (who := charged_with(items, k)) is not None:
            group = items[who].group
            assert group is not None
            single = group.low == group.high == 1 and not group.plural
            if (plural in ("were", "are", "have") and single) or (
                plural in ("was", "is", "has") and _several(items, who)
            ):
                return None
            return who
        if items[k].tag not in _BETWEEN and not (items[k].tag == "v" and items[k].unit.word in ("having", "have")):
            return None
    return None


def _several(items: list[Item], k: int) -> bool:
    group = items[k].group
    return group is not None and group.count is not None and (group.low or 0) > 1
