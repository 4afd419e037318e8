"""What is set off: the speaker in commas, "eleven people[, police said,] were killed", parts in dashes."""

from __future__ import annotations

import re

from claimledger.groups import Group
from claimledger.roles.items import WHO, Item, Items, end_of_description, is_one, past_tail

_SPEAKER = frozenset(WHO + 'xULNPOFtapzAJRMSHljXr"&')
_MOST = 14  # items between the commas
_ACCOUNT = frozenset(["according to", "according", "to"])
_TOLD = frozenset(["told", "tells", "informed"])
_VERBS = "bvmrKkiDVeZ"
_SETS_OFF = ",-("
_WHO_SAID = re.compile(r"w[taAMjxGL*U#N]{1,4}y(?=[bvmD])")
_OPENING = re.compile("[,(-][IQ]")
_IN_PARTS = "GQ*#U&rY"  # of a list of parts, before and behind what is left out
_TAIL = "ejPFOxUtNX#*LrGE"  # of such a phrase
_NEXT = "GQ*#Lr"  # what goes on a list behind "and"


def without_asides(items: Items) -> Items:
    """`items` without inserted speakers, so that what stands before and behind them meets.

    "killed 11 people, the mayor told reporters, among them two nurses" -> "killed 11 people, among them two nurses".
    """
    if "according to" in items.folded or ", said " in items.folded:
        items = _without_description(items)
    if _OPENING.search(items.tags):
        items = _without_tails(items)
    if "y" not in items.tags:
        return items
    said = _WHO_SAID.search(items.tags)
    if said is not None and items[said.start()].unit.word == "who" and not _claims(items[said.end() - 1]):
        kept = [*items[: said.start() + 1], *items[said.end() :]]  # "a boy who [police say] was shot"
        items = Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)
    if items.tags.count(",") + items.tags.count("-") + items.tags.count("(") < 2:
        return items
    kept = []
    k = 0
    while k < len(items):
        end = _end_of_aside(items, k) if k and items[k].tag == "," else None
        if end is None:
            kept.append(items[k])
            k += 1
            continue
        # a comma stays between the parts of a list, none between a subject and its verb
        k = end + 1 if end + 1 < len(items) and items[end + 1].tag in _VERBS else end
    if len(kept) == len(items):
        return items
    return Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)


def _claims(item: Item) -> bool:
    return item.unit.word.startswith("claim")


def _without_description(items: Items) -> Items:
    """`items` without what commas set off behind the one they go by: "according to Omar Said[, a doctor], nine died",
    "a fire killed nine, said Omar Said[, 34, a cook]."."""
    for k in range(len(items) - 3):
        account = items[k].tag == "P" and items[k].unit.word in _ACCOUNT
        said = items[k].tag == "y" and k > 0 and items[k - 1].tag == "," and items[k + 1].tag == "#"
        if not (account or said) or not is_one(items[k + 1]):
            continue
        comma = past_tail(items, k + 2)
        if comma >= len(items) or items[comma].tag != ",":
            continue
        after = end_of_description(items, comma, of_name=items[k + 1].tag == "#")
        if after == comma or (said and items[after - 1].tag != "."):
            continue  # "according to the mayor, a cook was killed", "police said Ann Roe, a cook, was killed"
        if after < len(items) and items[after].tag in _VERBS + "Y":
            continue  # "according to the mayor, Ann Roe, 34, was killed"
        kept = [*items[:comma], *items[after - 1 :]]
        return Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)
    return items


def _without_tails(items: Items) -> Items:
    """`items` without what says where the parts set off from a count were or what they did, so that the list is seen:
    "fourteen people, including two guards [returning from leave] and a child, were killed"."""
    tags, dropped = items.tags, set[int]()
    k = 1
    while k < len(items):
        if not (tags[k - 1] in _SETS_OFF and (tags[k] == "I" or _is_share(items[k]))):
            k += 1
            continue
        k += tags[k] == "I"
        while k < len(items) and tags[k] in _IN_PARTS:
            if tags[k] in "GQ" or _is_share(items[k]):
                end = _end_of_tail(items, k + 1)
                dropped.update(range(k + 1, end))
                k = max(k, end - 1)
            k += 1
    if not dropped:
        return items
    kept = [item for k, item in enumerate(items) if k not in dropped]
    return Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)


def _is_share(item: Item) -> bool:
    return item.group is not None and item.group.anaphoric


def _end_of_tail(items: Items, start: int) -> int:
    """Behind the phrase that begins at `start` with a participle or preposition; `start` itself where none does."""
    tags = items.tags
    if start >= len(items) or not (tags[start] in "PF" or (tags[start] in "ej" and _is_doing(items[start]))):
        return start
    for k in range(start, min(start + _MOST, len(items))):
        item = items[k]
        if tags[k] in ",-)&" and k > start:
            goes_on = k + 1 < len(items) and tags[k + 1] in _NEXT
            return k if tags[k] != "&" or goes_on else start
        if tags[k] not in _TAIL or (item.group is not None and (item.group.count is not None or item.group.anaphoric)):
            break
    return start


def _is_doing(item: Item) -> bool:
    return item.unit.word.endswith("ing")


def before_bracket(items: list[Item], bracket: int, inside: list[Group]) -> Group | None:
    """ "[Ann Lee], 69 (wife of Tim Lee, killed in a hallway)", "[Omar Said] (killed nearby)": whom the bracket at item
    `bracket` tells of, where `inside` it is nobody or one person without a name."""
    if len(inside) > 1 or any(g.names or g.low != 1 or g.high != 1 or g.count is not None for g in inside):
        return None
    k = bracket - 1
    while k >= 0 and items[k].tag in ",Y":
        k -= 1
    group = items[k].group if k >= 0 else None
    whole = group is not None and group.kind == "name" and " " in (group.names[0] if group.names else "")
    if group is None or not whole or (k > 0 and items[k - 1].tag not in ",&.;:)-"):
        return None
    for described in inside:
        if described.known_category and not group.known_category:
            group.category, group.known_category = described.category, True
    return group


def _end_of_aside(items: list[Item], comma: int) -> int | None:
    """The comma that closes the words of saying which open behind `comma`; None where something is said there."""
    said = None
    named = False
    for k in range(comma + 1, min(comma + _MOST, len(items))):
        item = items[k]
        if item.tag in ",-(":
            return _behind_title(items, said, k) if said is not None and named else None
        if item.tag == "y" and said is None:
            said = k
        elif said is None and item.tag in _SPEAKER:
            named = named or item.group is not None or item.tag in "UNXHMj"  # "local media" are two adjectives
        elif said is not None and _goes_with(items, k, said):
            named = named or item.group is not None
        else:
            return None
    return None


def _behind_title(items: list[Item], said: int, comma: int) -> int:
    """The end of what describes a speaker named last: "killed nine, said Ann Roe[, the mayor of Osk]."; else `comma`.

    "Killed nine, said Ann Roe, among them a cook" goes on with the nine.
    """
    first = items[comma + 1] if comma + 1 < len(items) else None
    if first is None or items[said - 1].tag != "," or first.tag not in "GUx*#" or _counts(first):
        return comma
    for k in range(comma + 2, len(items)):
        if items[k].tag in ",.;":
            return k
        if items[k].tag not in _SPEAKER and items[k].tag not in "EY-":
            break
    return comma


def _counts(item: Item) -> bool:
    """Whether an item counts people by more than its article: "two cooks", no "a spokesman"."""
    return _counted(item) and item.group is not None and item.group.low != 1


def _goes_with(items: list[Item], k: int, said: int) -> bool:
    """Whether item `k` belongs to the verb of saying: whom it told, when and where, or the speaker behind it."""
    tag = items[k].tag
    if tag in "EPrY":
        return True
    before = items[k - 1]
    if before.tag in "P" or (before.tag in "OjtpR" and k > said + 1):
        return tag in _SPEAKER and items[k].tag != "&"
    if k == said + 1:  # ", said Omar Haddad,", "told the Gazette"
        inverted = items[said - 1].tag == ","
        if tag == "j":
            return items[said].unit.word in _TOLD  # "told local television"
        return tag in "#xGULN*" and (inverted or items[said].unit.word in _TOLD) and not _counted(items[k])
    return tag in "OLNU" or (tag == "x" and items[k - 1].tag in "jtpS")


def _counted(item: Item) -> bool:
    return item.group is not None and item.group.count is not None


_DASHED = 14  # items between dashes


def before_dashes(items: list[Item], j: int) -> tuple[int, list[Group]] | None:
    """ "[Three people] -- a woman and two children -- were hurt": the item before the dashes that close at `j`, and the
    parts in them."""
    k = next((k for k in range(j - 1, max(0, j - _DASHED), -1) if items[k].tag == "-"), None)
    whole = items[k - 1].group if k is not None else None
    if k is None or whole is None or whole.count is None or not whole.plural or items[k - 1].tag not in "GQ":
        return None
    if items[k + 1].unit.word == "not":
        return None  # "seven guards -- not six -- were hurt"
    groups = [i.group for i in items[k + 1 : j] if i.group is not None]
    shares = [g for g in groups if g.anaphoric] or groups  # "[one of them] a mother"
    parts = [g for g in shares if g.kind in ("people", "count") and g.low == g.high]
    return k - 1, parts if sum(g.low or 0 for g in parts) <= (whole.low or 0) else []


def before_brackets(items: list[Item], j: int) -> tuple[int, list[Group]]:
    """ "33 people (21 cooks and 12 waiters) died": the item before the bracket that closes at `j`, and the parts in it.

    Somebody without a number is a part where words set him apart: "(a cook among them)", not "(a cook)".
    """
    opening = "[" if items[j].tag == "]" else "("
    k = next((k for k in range(j - 1, -1, -1) if items[k].tag == opening), -1)
    if opening == "[":
        return k - 1, []
    apart = any(item.tag == "I" for item in items[k + 1 : j])
    groups = [
        i.group for i in reversed(items[k + 1 : j]) if i.group is not None and i.group.kind in ("people", "count")
    ]
    return k - 1, [g for g in groups if g.count is not None or (apart and g.low == g.high == 1)]
