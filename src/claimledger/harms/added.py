"""People added behind a verb: "were killed in the raid, in addition to 120 fighters", "died along with two guards"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, Victims, ends_span, objects, opens_clause, opens_shares, place_of


def _past_relative(items: list[Item], k: int) -> int:
    """The item behind a clause in commas that only describes: "died, [most of whom were shot,] as well as 12 guards"."""
    if items[k].tag == "," and k + 1 < len(items) and items[k + 1].tag in "wIj":
        for m in range(k + 1, min(k + 10, len(items))):
            if (
                items[m].tag == ","
                and any(i.tag in "wI" for i in items[k + 1 : m])
                and any(i.tag == "b" for i in items[k + 1 : m])
            ):
                return m
            if items[m].tag in ".;":
                break
    return k


def people_added(items: list[Item], at: int) -> list[Group]:
    """What is added behind the verb: "were killed in the raid, in addition to 120 fighters", "died along with two guards"."""
    k = at
    while k + 1 < min(at + 16, len(items)):
        k = _past_relative(items, k + 1)
        tag = items[k].tag
        if opens_shares(items, k) or (
            tag == "&" and items[k - 1].tag != "," and any(i.tag == "I" for i in items[at:k])
        ):
            break  # "45 died, including 31 in Osk [and 14 in Lorin]", "including 31 women [and 14 boys] in Lorin"
        if tag == "&" and items[k].unit.word in _ADDING:
            victims = objects(items, k)
            return [] if not victims.whole or opens_clause(items, k + 1) or _lived(items, k) else victims.whole
        if tag in "&," and (_gapped(items, k) or _alike(items, at, k)) and not ends_span(items, k):
            group = items[k + 1].group
            assert group is not None
            group.gapped = True
            return [group, *people_added(items, k + 1)]
        if tag in "&," and (led := _led_gapped(items, k)) is not None:
            group = items[led].group
            assert group is not None
            group.gapped = True
            return [group, *people_added(items, led)]
        if tag in "&," and _named_on(items, k):
            group = items[k + 1].group
            assert group is not None
            group.gapped = True
            return [group, *people_added(items, k + 1)]
        if tag in "&," and (aside := _behind_aside(items, k)) is not None:
            group = items[k + 1].group
            assert group is not None
            group.gapped = True
            return [group, *people_added(items, aside)]
        if tag in "&," and (likewise := _likewise(items, k)):
            return likewise
        if tag == "k" and items[k - 1].tag in "OFB":
            continue  # "died of burns and two of smoke"
        if tag in ".;sbvmkKDZw" or (tag == "&" and items[k].unit.word in ("and", "while", "but")):
            break
    return []


def add_people(items: list[Item], at: int, victims: Victims) -> bool:
    """Take in what is added behind the verb; whether there is any.

    "Eleven died in Rafah, seven in Jabal and four in Homs" are three groups; "eleven died, seven in Rafah and four in
    Homs" is one with its parts, as are counts that sum up to it.
    """
    added = people_added(items, at)
    whole = victims.whole[0] if len(victims.whole) == 1 and not victims.parts else None
    bare = [g for g in added if g.kind == "count"]
    if whole is not None and whole.low and len(bare) == len(added) > 1 and whole.low == whole.high:
        comma = next(k for k in range(at + 1, len(items)) if items[k].group is added[0]) - 1
        placed = any(i.tag == "P" for i in items[at + 1 : comma])
        total = sum(g.low or 0 for g in bare)
        if total == whole.low or (not placed and total < whole.low):
            victims.parts.extend(bare)
            return True
    victims.whole.extend(added)
    return bool(added)


def _likewise(items: list[Item], k: int) -> list[Group]:
    """ "Three women were killed and [so were two men]", ", [as was a guard]": who met the same."""
    if k + 3 >= len(items) or items[k + 1].unit.word not in ("so", "as") or items[k + 2].tag not in "bvm":
        return []
    return objects(items, k + 2).whole if items[k + 3].tag in "GQ#" and not opens_clause(items, k + 3) else []


_LIVED = ("wounded", "injured", "hurt", "survived")


def _lived(items: list[Item], k: int) -> bool:
    """ "Was killed along with two guards [who were wounded]": a fate of their own, which its own verb tells."""
    for m in range(k + 2, min(k + 5, len(items) - 2)):
        if items[m].tag in ".;,":
            return False
        if items[m].tag == "w":
            passive = items[m + 1].tag == "b" or items[m + 1].unit.word == "survived"
            return passive and any(i.unit.word.endswith(_LIVED) for i in items[m + 1 : m + 4] if i.tag not in "GQ#")
    return False


def _gapped(items: list[Item], k: int) -> bool:
    """ "32 people died in Taji and [16 in] Sadr City", "and [five elsewhere]": a bare count whose verb is left out."""
    if k + 2 < len(items) and items[k + 1].tag == "Q" and items[k + 2].unit.word == "elsewhere":
        bare = items[k + 1].group
        ends = k + 3 >= len(items) or items[k + 3].tag in ".,;P"
        return ends and bare is not None and bare.count is not None and not bare.anaphoric
    if k + 3 >= len(items) or items[k + 1].tag not in "QG" or items[k + 2].tag not in "PE":
        return False
    if items[k + 1].tag == "G" and (items[k].tag != "&" or not _second_place(items, k + 2)):
        return False
    months = items[k + 3].tag == "E" and k > 1 and items[k - 1].tag == "E" and items[k - 2].tag == "P"
    if (
        items[k].tag == ","
        and not months
        and (items[k + 3].tag not in "#x" or items[k + 4 : k + 5] == [] or items[k + 4].tag not in "&,")
    ):
        return False  # "11 died in Rafah, [7 in Jabal and] 4 in Homs"
    group = items[k + 1].group
    if (
        group is None
        or (group.count is None and not _another(items, k))
        or group.anaphoric
        or not (
            items[k + 2].unit.word in ("in", "at", "near", "outside")
            or (items[k + 2].unit.word == "on" and items[k + 3].tag == "E")
        )
    ):
        return False
    end = next((m for m in range(k + 3, min(k + 8, len(items))) if items[m].tag == "s"), k + 8)  # "when a shell hit it"
    if k + 4 < len(items) and items[k + 4].tag in ".;,":
        return True
    return not any(i.tag in "bvmKkiDZye" for i in items[k + 2 : end] if i.tag not in ".;")


def _named_on(items: list[Item], k: int) -> bool:
    """ "Ann Lee was killed on 12 February, [Paul Orr on] 19 February": a person and a day, as with the verb."""
    if k + 3 >= len(items) or items[k - 1].tag != "E" or items[k + 2].unit.word != "on" or items[k + 3].tag != "E":
        return False
    group = items[k + 1].group
    return group is not None and group.kind == "name" and any(" " in name for name in group.names)


def _behind_aside(items: list[Item], k: int) -> int | None:
    """Where the place stands in "20 died in Orvale, and [10 others], including three policemen, [in] Lorin"."""
    group = items[k + 1].group if k + 5 < len(items) else None
    if group is None or items[k + 1].tag not in "QG" or group.count is None or group.anaphoric:
        return None
    if items[k + 2].tag != "," or items[k + 3].tag != "I":
        return None
    end = next((m for m in range(k + 4, min(k + 12, len(items) - 2)) if items[m].tag in ",.;bvmKDZ"), None)
    if end is None or items[end].tag != "," or items[end + 1].unit.word not in _TIME_OR_PLACE:
        return None
    return end + 2 if items[end + 2].tag in "#xE" else None


def add_led_object(items: list[Item], victims: Victims) -> None:
    """ "Rebels killed nine men on Monday and on Tuesday [three]": take in the object of the same verb behind another time."""
    last = place_of(items, victims.whole[-1]) if victims.whole else None
    if last is None:
        return
    if items[last].unit.word == "another" and (other := _by_another(items, last)) is not None:
        other.gapped = True
        victims.whole[-1] = other
        return
    if victims.whole[-1].count is None:
        return
    for k in range(last + 1, min(last + 10, len(items))):
        if items[k].tag in ".;sbvmkKDZw":
            return
        if items[k].tag == "&" and (led := _led_gapped(items, k)) is not None:
            group = items[led].group
            assert group is not None
            group.gapped = True
            victims.whole.append(group)
            return


def _by_another(items: list[Item], at: int) -> Group | None:
    """ "A raid killed nine in Orvale and another in Vela [two nuns]": another raid; not "nine in Orvale and another in Vela"."""
    m = at + 2
    if m >= len(items) or items[at + 1].tag != "P" or items[m].tag not in "E#":
        return None
    while m < len(items) and items[m].tag in "E#,":
        m += 1
    group = items[m].group if m < len(items) and items[m].tag in "GQ" else None
    ends = m + 1 >= len(items) or items[m + 1].tag in ".;,"
    return group if group is not None and ends and group.low and not group.anaphoric else None


_TIME_OR_PLACE = frozenset(["in", "at", "near", "outside", "on"])


def _led_gapped(items: list[Item], k: int) -> int | None:
    """The bare count behind a time or place, whose verb is left out: "nine died in May and in June [four]"; behind a comma
    only where the list goes on: "nine died in 2019, in 2020 [twelve] and in 2021 four"."""
    if k + 3 >= len(items) or items[k + 1].tag != "P" or items[k + 1].unit.word not in _TIME_OR_PLACE:
        return None
    m = k + 2
    while m < len(items) and items[m].tag in "E#":
        m += 1
    if m == k + 2:
        return None
    while (m < len(items) and items[m].tag in ",r") or (items[m : m + 1] and items[m].unit.word == "another"):
        m += 1
    group = items[m].group if m < len(items) else None
    if group is None or items[m].tag != "Q" or group.count is None or group.anaphoric:
        return None
    end = next((n for n in range(m + 1, len(items)) if items[n].tag in ".;,&"), len(items))
    if any(i.tag in "bvmKkiDZyew" for i in items[m + 1 : end]) or (end > m + 1 and items[m + 1].tag not in "PE"):
        return None
    return m if items[k].tag == "&" or (end < len(items) and items[end].tag in ",&") else None


def _another(items: list[Item], k: int) -> bool:
    """ "One guard was killed on Monday and [another] on Tuesday"; not "with a wound in the arm and [another] in the leg"."""
    return items[k + 1].unit.word == "another" and items[k + 3].tag in "#E"


_CAUSES = frozenset(["of", "from", "by", "for", "with", "on", "during", "under"])


def _alike(items: list[Item], at: int, k: int) -> bool:
    """ "Two were treated for burns, [three for] cuts", "three died of burns and [two of] smoke": the preposition of the
    verb again, and a noun that ends the clause."""
    if k + 3 >= len(items) or items[k + 1].tag != "Q" or items[k + 2].unit.word not in _CAUSES:
        return False
    group, word = items[k + 1].group, items[k + 2].unit.word
    if group is None or group.count is None or group.anaphoric or at + 1 >= len(items):
        return False
    if items[at + 1].unit.word != word and word not in items[at].unit.word.split():
        return False
    end = next((m for m in range(k + 3, min(k + 8, len(items))) if items[m].tag in ".,;&"), len(items))
    return not any(i.tag in "bvmKkiDZye" for i in items[k + 3 : end]) and (end - k) > 3


def add_gapped_object(items: list[Item], at: int, victims: Victims, *, own: bool) -> None:
    """ "The army lost six men, the rebels [two]": take in the object of the same verb, which a second subject leaves out.

    `own`: whether the subject tells whose people they are, as with "lost"; else they are of the kind of the first.
    """
    last = next((g for g in reversed(victims.whole) if g.count is not None), None)
    if victims.parts:
        _add_doer(items, at, victims)
    if last is None or victims.parts:
        return
    k = at + 1
    while k < len(items) and items[k].tag in "GQ#,&" and items[k].group is not last:
        k += 1
    if k + 3 >= len(items) or items[k].group is not last or items[k + 1].tag not in ",;&":
        return
    k += 1 + (items[k + 2].tag == "&")
    if k + 2 >= len(items) or items[k + 2].tag != "Q" or (k + 3 < len(items) and items[k + 3].tag not in ".;,"):
        return
    other, group = items[k + 1].group, items[k + 2].group
    if other is None or items[k + 1].tag != "G" or other.count is not None or not other.plural:
        return
    if group is None or group.count is None or group.low in (None, 0) or group.anaphoric:
        return
    kind = other if own else last
    group.gapped, group.category, group.known_category = True, kind.category, kind.known_category
    victims.whole[:] = [*(g for g in victims.whole if g is not other), group]


def _add_doer(items: list[Item], at: int, victims: Victims) -> None:
    """ "Killed two people, one of them his own sister, and then [himself]": behind the parts that are told of them."""
    for k in range(at + 2, min(at + 16, len(items) - 1)):
        if items[k].tag == "L" and items[k].unit.word in ("himself", "herself", "themselves"):
            group = items[k].group
            ends = items[k + 1].tag in ".,;PsE"
            if ends and items[k - 1].tag == "&" and group is not None and all(g is not group for g in victims.whole):
                victims.whole.append(group)
            return
        if items[k].tag in ".;:bvmKkiDdZwsye":
            return


def _second_place(items: list[Item], k: int) -> bool:
    """Whether the phrase at `k` ends the clause: "one airman died in the first and both gunners [in the second]"."""
    for m in range(k, min(k + 5, len(items))):
        if items[m].tag in ".;,":
            return m > k + 1
        if items[m].tag in "bvmKkiDZye&":
            return False
    return k + 1 < len(items) <= k + 5


_ADDING = frozenset(
    [
        "in addition to",
        "on top of",
        "not counting",
        "not counting the",
        "not including",
        "not including the",
        "along with",
        "together with",
        "alongside",
        "as well as",
        "plus",
        "besides",
    ]
)


def told_inverted(items: list[Item], at: int) -> Victims:
    """ "Also killed were two cooks"; "Killed in the blast were …"."""
    for k in range(at + 1, min(at + 8, len(items))):
        if items[k].tag == "b" and items[k].unit.word in ("was", "were", "is", "are"):
            return objects(items, k)
        if items[k].tag in ".;Kki":
            break
    return told_behind(items, at)


def told_behind(items: list[Item], at: int) -> Victims:
    """ "As a result were killed [3 cooks]", "In the fire perished [6 people]": counted people behind a verb whose own
    subject is missing, as in texts that were put into English word by word."""
    behind = items[at + 1] if at + 1 < len(items) else None
    if behind is None or behind.group is None or behind.tag not in "GQ" or behind.group.count is None:
        return Victims([], [])
    before = items[at - 2 if at > 1 and items[at - 1].tag == "b" else at - 1].tag if at else "."
    ends = at + 2 >= len(items) or items[at + 2].tag not in "bvmyeKkVDdj"
    if before in "GQLw" or not ends or behind.group.kind == "name":
        return Victims([], [])
    victims = objects(items, at)
    return victims if behind.group in victims.whole else Victims([behind.group], [])
