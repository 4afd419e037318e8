"""Counts of several places, days or causes in one sentence: "six were killed in Osk, four in Lorin and two in Taval"."""

from __future__ import annotations

import re

from claimledger.again import EVENTS
from claimledger.calendars import DAY_NAMES
from claimledger.gazetteer import gazetteer
from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.roles import Item, items_text, offset, place_of, tags_of

_PLACES = frozenset(["in", "at", "near", "outside", "around"])
_LEADS = _PLACES | {"on", "during"}
_WIDE = frozenset(
    """
    north south east west northern southern eastern western central province provinces region regions state states
    district districts county counties country countries territory territories island islands area areas valley nation
    across throughout nationwide world overall altogether total all
    """.split()  # noqa: SIM905
)
_CONTINENTS = frozenset(
    ["africa", "asia", "europe", "latin america", "south america", "north america", "the middle east"]
)
_LONG_ASIDE = 14  # items of what is told of a place in passing
_CHANCE = 20  # up to so many, counts may add up to another by chance
_DIVISIONS = 50_000  # people of a town that is rather meant than the division of its name


def side_by_side(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with all of "[six] were killed in Osk, [four] in Lorin and [two] in Taval", side by side: the phrase behind
    the verb comes again behind each.

    They are parts of a total that has no place of its own ("twelve died: six in Osk …") or that of a wide one ("nine died
    in the north, six in Osk and three in Lorin").
    """
    found = list(told)
    for whole in told:
        if not _counts(whole.group) or whole.group.anaphoric or whole.denied:
            continue
        over = whole.part_of
        if over is not None:
            for group in _shared_out(items, whole, over, found):
                found.append(_alike(whole, group, over))
            continue
        own = [t for t in told if t.part_of is whole and t.group.kind == "count" and not t.group.anaphoric]
        if len(own) > 1 and all(_is_led(items, t.group) for t in (whole, *own)):
            for one in own:
                one.part_of = None
            continue
        for group in _chain(items, whole):
            known = next((t for t in found if t.group is group), None)
            if known is None:
                found.append(_alike(whole, group, None))
            elif known.part_of is whole:
                known.part_of, known.shared_whole = None, whole.shared_whole
    return found


def _alike(first: Told, group: Group, over: Told | None) -> Told:
    """What is told of `first`, of `group`; both are parts of `over`, where that is given, or of those told of before."""
    one = Told(group, first.outcome, first.harm, first.item, assertion=first.assertion, word=first.word)
    one.part_of, one.shared_whole = over, first.shared_whole
    if group.kind == "count" and not group.known_category:
        group.category, group.known_category = first.group.category, first.group.known_category
        group.gapped = True
    return one


def _shared_out(items: list[Item], part: Told, over: Told, told: list[Told]) -> list[Group]:
    """ "Of the 90 dead, 50 were killed in air strikes and [40] by shells": what goes on with a part of a total before it."""
    if over.group.first > part.group.first or part.group.kind != "count" or over.group.low is None:
        return []
    found = [g for g in _chain(items, part) if not any(t.group is g for t in told)]
    known = sum(t.group.low or 0 for t in told if t.part_of is over)
    return found if known + sum(g.low or 0 for g in found) <= over.group.low else []


def _chain(items: list[Item], whole: Told) -> list[Group]:
    """The counts behind `whole`, each with a phrase of the kind that is behind its verb; none where they are its parts."""
    at = place_of(items, whole.group)
    if at is None:
        return []
    k = max(at, whole.item) + 1
    while k < len(items) and items[k].tag in "KDZr":
        k += 1  # "the toll: six [killed]"
    kind, place = _kind_of(items, k), k
    if not kind:
        return []
    k = _past_aside(items, _past_phrases(items, k))
    found: list[Group] = []
    places: list[int] = []
    joined = False
    while k + 2 < len(items) and items[k].tag in ",;&":
        last = items[k].tag in ";&"
        k += 1
        if items[k].tag == "&":
            last, k = True, k + 1
        group = items[k].group
        if group is None or items[k].tag not in "GQ" or not _counts(group) or group.anaphoric or group.definite:
            break
        behind = k + 1 + (items[k + 1].unit.word == "each")  # "one [each] in Nyaro and Thiba"
        if group.other or group.low in (None, 0) or _kind_of(items, behind) != kind:
            break
        end = _past_aside(items, _past_phrases(items, behind))
        if kind == "cause" and end < len(items) and items[end].tag == "e" and _is_event(items[end]):
            end += 1  # "52 in ground [attacks]"
        if end < len(items) and items[end].tag not in ".,;&)":
            break  # "and two in Lorin were hurt"
        if behind > k + 1 and group.count is not None and (one := group.count.low) is not None:
            group.low = group.high = one * max(_names_at(items, behind), 1)
        found.append(group)
        places.append(behind)
        joined = joined or last
        k = end
    shared = whole.shared_whole or whole.part_of is not None  # "of these, 61 died in raids, 52 in clashes"
    if not found or not (joined or len(found) > 1 or shared):
        return []
    if kind == "cause" and items[place].unit.word == "in" and sum(g.low or 0 for g in found) == whole.group.low:
        return []  # "sixty died in raids, 40 in the first and 20 in the second"; not "six died of burns, four of wounds"
    return found if kind != "place" or _lie_apart(items, whole.group, place, found, places) else []


def _counts(group: Group) -> bool:
    """Whether a group says how many it is of: "two women", "a child"; no "police", "the child"."""
    if group.count is not None:
        return True
    return group.kind == "people" and group.low == group.high == 1 and not (group.bare or group.definite or group.owned)


def _lie_apart(items: list[Item], whole: Group, place: int, parts: list[Group], places: list[int]) -> bool:
    """Whether the place of a count holds none of the others: no wide one, nor one that the gazetteer does not know as a
    town where the others add up to so many that it is no chance ("forty died in Tarn, 22 in Osk and 18 in Lorin")."""
    if rank := _rank(items, place):
        ranks = [_rank(items, p) for p in places]
        if rank == "division":
            return all(ranks) or _are_sisters(items, (place, *places))
        return all(r == rank for r in ranks) and rank != "continent"  # "in India, seven in Assam": within it
    total = whole.low or 0
    return total <= _CHANCE or sum(g.low or 0 for g in parts) != total or _is_town(_name_at(items, place))


def _past_phrases(items: list[Item], k: int) -> int:
    """The item behind the phrases from `k` on: "in Osk on Monday"."""
    while k + 1 < len(items) and (items[k].tag in "PFOEB"):
        k += 1
        while k < len(items) and items[k].tag in "tjrE#xUNhk":
            k += 1
    return k


def _names_at(items: list[Item], k: int) -> int:
    """How many places a phrase names: two of "in Nyaro and Thiba"."""
    names = 0
    for item in items[k + 1 :]:
        if item.tag not in "#,&":
            break
        names += item.tag == "#"
    return names


def _past_aside(items: list[Item], k: int) -> int:
    """The comma that ends what is told of a place in passing, else `k`: "six in Osk, where a wall fell[,] and two in Lorin"."""
    if k + 1 >= len(items) or items[k].tag != "," or items[k + 1].tag != "w":
        return k
    for m in range(k + 2, min(k + 2 + _LONG_ASIDE, len(items))):
        if items[m].tag == ",":
            return m
        if items[m].tag in "GQ;:.":
            break  # others are counted in it, or it ends the sentence
    return k


def placed_apart(items: list[Item], whole: Group, parts: list[Group]) -> bool:
    """Whether a count and others behind it each have a place: "six were killed [in Osk], while four died [in Lorin]"."""
    places = [_place_behind(items, group) for group in (whole, *parts)]
    if not all(places):
        return False
    return _lie_apart(items, whole, places[0], parts, places[1:])


def _place_behind(items: list[Item], group: Group) -> int:
    """Where the phrase of place begins that follows a count and its verb; 0 where none does."""
    at = place_of(items, group)
    k = len(items) if at is None else at + 1
    while k < len(items) and items[k].tag in "bvrKD":
        k += 1
    return k if _kind_of(items, k) == "place" else 0


def _is_led(items: list[Item], group: Group) -> bool:
    """Whether a place leads a count: "[in Osk], nine were killed, [in Lorin] four"."""
    at = place_of(items, group)
    return at is not None and _LED.search(tags_of(items), 0, at) is not None


def _kind_of(items: list[Item], k: int) -> str:
    """What the phrase at item `k` tells: "in Osk" the place, "on Monday" the day, "of burns" the cause; else nothing."""
    if k < len(items) and items[k].tag == "E" and items[k].unit.word in DAY_NAMES:
        return "day"  # "thirteen died Tuesday, 11 Wednesday and four Thursday"
    if k + 1 >= len(items):
        return ""
    word, behind = items[k].unit.word, items[k + 1].tag
    if word in _PLACES:
        named = items[k + 3] if k + 3 < len(items) and behind == "x" and items[k + 2].tag == "O" else items[k + 1]
        if named.tag == "#" or (behind in "tj" and k + 2 < len(items) and items[k + 2].tag in "#x"):
            return "place"  # "in the village of Osk"
    if word in ("on", "in") and behind == "E":
        return "day"
    if word == "in" and behind in "jxeU*":
        last = next((m for m in range(k + 1, min(k + 5, len(items))) if items[m].tag not in "jxeU*"), len(items))
        return "cause" if _is_event(items[last - 1]) else ""  # "in air strikes"; "two in hospital" are alive
    if word == "by":
        return "cause" if behind not in "QLztE" else ""
    return "cause" if word in ("of", "from") and behind not in "GQLzt" else ""


_AN_EVENT = re.compile(rf"(?:.*[ -])?(?:{EVENTS})")


def _is_event(item: Item) -> bool:
    """Whether an item ends in what people come to harm in: "ground attacks"."""
    return _AN_EVENT.fullmatch(item.unit.word) is not None


def _rank(items: list[Item], k: int) -> str:
    """What the phrase at `k` names, where it is a part of a country or more: "in the north", "in Peru", "in Asia"; else ""."""
    name = _name_at(items, k)
    if name.casefold() in _CONTINENTS:
        return "continent"
    name = name.removeprefix("the ")  # "the Northern Territory"
    if (land := _land(name)) != "":
        return land
    return "" if _WIDE.isdisjoint(word.strip(".,") for word in name.split()) else "part"


def _name_at(items: list[Item], k: int) -> str:
    """The words behind the preposition at `k`, up to the next mark."""
    end = next((m for m in range(k + 1, len(items)) if items[m].tag in ",;&.:-"), len(items))
    return items_text(items)[offset(items, k + 1) : offset(items, end) if end < len(items) else None].strip(" .,;")


def _is_town(name: str) -> bool:
    return any(p.kind == "place" for p in gazetteer().find(name))


def _land(name: str) -> str:
    """Whether a name is rather that of a country, or of a division of one, than of a town."""
    found = gazetteer().find(name)
    if any(p.kind == "country" for p in found):
        return "country"
    towns = any(p.kind not in ("country", "admin1") and p.population >= _DIVISIONS for p in found)
    return "division" if any(p.kind == "admin1" for p in found) and not towns else ""


def _are_sisters(items: list[Item], places: tuple[int, ...]) -> bool:
    """Whether places are divisions of one country, none of which holds another: "twelve in Kassala state, seven in Khartoum"."""
    names = [_name_at(items, p).removeprefix("the ") for p in places]
    lands = [_lands(name) or _lands(" ".join(w for w in name.split() if w.casefold() not in _WIDE)) for name in names]
    if len(set(names)) < len(names):
        return False
    return bool(set.intersection(*lands))


_BEHIND_PLACE = re.compile(r"[;,&]+(?P<place>P(?:(?:xO)?#|E)),?(?P<count>Q)(?=[;,.&])")
_LED = re.compile(r"P(?:(?:xO)?#|E),?$")


def add_behind_places(items: list[Item], told: list[Told]) -> list[Told]:
    """ "In Osk, nine were killed; in Lorin, [four]; and in Taval, [two]": as many of the same fate, whose verb is left out."""
    tags = tags_of(items)
    if not told or ("P#" not in tags and "PE" not in tags) or tags.count("Q") == 0:
        return told
    found = list(told)
    for match in _BEHIND_PLACE.finditer(tags):
        at = match.start("count")
        group, place = items[at].group, items[match.start("place")]
        first = next((t for t in reversed(told) if t.group.first < items[at].first), None)
        if group is None or group.count is None or group.anaphoric or group.low == 0 or first is None or first.denied:
            continue
        if place.unit.word not in _LEADS or any(t.group is group for t in told):
            continue
        if not _is_led(items, first.group):
            continue
        group.category, group.demographic = first.group.category, first.group.demographic
        group.known_category, group.gapped = first.group.known_category, True
        found.append(Told(group, first.outcome, first.harm, at, assertion=first.assertion, word=first.word))
    return found


def _lands(name: str) -> set[str]:
    """The countries with a division of that name."""
    return {p.country for p in gazetteer().find(name) if p.kind == "admin1"} if name else set()
