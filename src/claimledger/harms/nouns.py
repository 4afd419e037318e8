"""Harm told by nouns: "the killing of two nuns", "745 civilian deaths", "the death toll rose to 44"."""

from __future__ import annotations

from dataclasses import replace

from claimledger.cues import certainty
from claimledger.groups import Group
from claimledger.harms.added import people_added
from claimledger.harms.befell import caught_in, is_ones_own, late_of, owner_of
from claimledger.harms.listed import names_of_event
from claimledger.harms.told import (
    CRUSHING,
    UNREAL_BEFORE,
    Told,
    any_outcome,
    countable,
    deny_any,
    is_denied,
    killed_by,
    names_offence,
    sense_of,
    tell,
)
from claimledger.lexicon import Harm
from claimledger.records import Assertion, Outcome
from claimledger.roles import Item, Victims, items_text, objects, offset, subject, take_parts_behind
from claimledger.spans import Span

_REACHED = frozenset(
    [
        "to",
        "at",
        "is",
        "was",
        "stands",
        "stood",
        "of",
        "reached",
        "hit",
        "exceeded",
        "surpassed",
        "topped",
        "passed",
        ":",
        "over",
        "exceeding",
        "between",
        "as",
        "around",
        "about",
        "climbed",
        "rose",
        "stays",
        "remains",
        "now",
        "are",
        "were",
        "reach",
        "pass",
        "exceed",
        "surpass",
        "top",
        "reaching",
        "hitting",
        "exceeds",
        "from",
    ]
)


_PASSING = frozenset("pass passed passes exceed surpass surpasses top tops".split())  # noqa: SIM905


def read_event(items: list[Item], at: int) -> list[Told]:
    """ "the killing of two nuns", "the mayor's murder", "the bodies of six traders"."""
    sense = sense_of(items[at], "n")
    assert sense is not None
    before = items[at - 1] if at else None
    if before is not None and before.unit.word in UNREAL_BEFORE:
        return []
    victims = Victims([], [])
    if at + 1 < len(items) and items[at + 1].tag == "O":
        victims = objects(items, at + 1)
        if items[at].unit.word.endswith(BODY_WORDS) and _no_corpses(items, at, victims):
            return []
    elif at + 2 < len(items) and items[at + 1].tag == "[" and items[at + 2].tag == "O":
        victims = objects(items, at + 2)  # an editor's hand: "the massacre [of six monks] is under inquiry"
    elif (late := late_of(items, at)) is not None:
        victims = objects(items, late)
    elif before is not None and before.unit.tag == "p" and sense.outcome == "killed" and is_ones_own(items, at):
        victims = Victims([owner_of(before)], [])
    elif before is not None and before.tag == "S" and at >= 2 and items[at - 2].group is not None:
        group = items[at - 2].group
        assert group is not None
        body = sense_of(items[at], "C")
        seen = body is None or not body.needs or any(i.unit.word in body.needs for i in items)
        compound = at + 1 < len(items) and items[at + 1].tag in "Gx*#U"  # "the sheriff's homicide bureau"
        known = items[at].unit.word.startswith("injur")  # "the striker's injury": how he is, of whom the text has told
        if group.kind in ("name", "people") and group.low == group.high == 1 and seen and not compound and not known:
            victims = Victims([group], [])  # "Khan's murder"; "Khan's body" only where it was found
    elif (verb := caught_in(items, at)) is not None:
        victims = subject(items, verb, False)
    if not victims.whole and not victims.parts:
        victims = names_of_event(items, at)
    if sense.outcome == "injured" and names_offence(items, at, victims):
        return []
    if not victims.whole and not victims.parts and items[at].unit.word.endswith("s") and items[at - 1].tag != "p":
        put = read_put(items, at, sense)  # "puts the flood deaths at 110"; not "put army losses at four dead"
        return put if put and (put[0].item + 1 >= len(items) or items[put[0].item + 1].tag not in "ZKn") else []
    agent = killed_by(items, at + 1)
    return tell(items, at, victims, sense.outcome, sense, agent, at)


def read_toll(items: list[Item], at: int) -> list[Told]:
    """ "the death toll from the blaze has risen to 44": the last figure that a verb of reaching leads to."""
    sense = sense_of(items[at], "T")
    assert sense is not None
    k, joint = _joint(items, at, sense)
    told = reached(items, k, joint) or raised_to(items, at, sense.outcome)
    k = at + 1  # "the toll among [soldiers] rose to nine"
    if k + 1 < len(items) and (items[k].tag == "O" or items[k].unit.word in ("among", "amongst")):
        k += 1
    beside = items[k].group if k < len(items) and items[k].tag == "G" else None
    return _of_kind(told, beside) if beside is not None and beside.count is None else told


_REACH = 24  # items: "the toll from the floods set off by three days of heavy rain in the south-east has risen to 44"


def reached(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """The figure to which a verb of reaching leads from the toll noun at `at`, with its parts."""
    assertion = certainty(items, min(at + 3, len(items) - 1), items_text(items))
    if assertion == "unreal":
        return []
    for k in range(at + 1, min(at + _REACH, len(items))):
        tag = items[k].tag
        if tag == "s" and items[k].unit.word == "since" and k + 1 < len(items) and items[k + 1].tag in "rE#cN":
            continue  # "killed since early 2026 has reached 61"
        if tag == "s" and items[k].unit.word != "as":
            return _risen_after(items, at, k, sense, assertion)
        if tag in ".;" or (tag in "Kki" and k > at + 1):
            break
        group = items[k].group
        if group is None or tag not in "GQ@" or group.count is None:
            continue
        lead = items[k - 1].unit.word if items[k - 1].group is None else ""
        m = k - 1
        while (m > at and items[m].tag in "ro") or (
            m > at and items[m].unit.word in ("least", "at", "some", "about", "more", "than")
        ):
            lead = items[m - 1].unit.word if items[m - 1].group is None else ""
            m -= 1
        if (
            lead in _REACHED
            or items[k - 1].unit.word in _REACHED
            or items[k - 1].tag in ":e"
            or items[k - 1].unit.word == "least"
            or (k == at + 1 and group.qualifier == "more_than")  # "the toll exceeded 90"
            or (k > at + 1 and tag == "Q" and all(i.tag in ",r" for i in items[at + 1 : k]))  # "the toll, now 84, …"
        ):
            if lead == "from" or items[k - 1].unit.word == "from":
                continue
            if group.qualifier == "exact" and (lead in _PASSING or items[k - 1].unit.word in _PASSING):
                group.high, group.qualifier = None, "more_than"  # "the toll could pass 70"
            return _total(items, at, k, sense, assertion)
    return []


def _risen_after(items: list[Item], at: int, clause: int, sense: Harm, assertion: Assertion) -> list[Told]:
    """ "The number of people killed [when a bus left the road] rose to 14": the verb is behind the clause at `clause`.

    "The toll was unclear when the party rose to 14 seats": a clause behind a verb of its own ends the search.
    """
    if any(i.tag in "bvm" or i.unit.word in _RISING for i in items[at + 1 : clause]):
        return []
    for k in range(clause + 2, min(clause + 16, len(items) - 2)):
        if items[k].tag in ".;":
            break
        if items[k].unit.word in _RISING and items[k + 1].unit.word in ("to", "at"):
            group = items[k + 2].group
            if group is None or group.count is None or items[k + 2].tag not in "GQ@":
                break
            return _total(items, at, k + 2, sense, assertion)
    return []


_RISING = frozenset(["rose", "risen", "rises", "climbed", "climbs", "grew", "grown", "increased", "jumped", "stood",
                     "stands", "stays", "remains", "remained", "went up", "swelled"])  # fmt: skip


def _total(items: list[Item], at: int, k: int, sense: Harm, assertion: Assertion) -> list[Told]:
    """The figure at `k` for the noun of a toll at `at`, with the parts that are told behind it."""
    group = items[k].group
    assert group is not None
    harm = Span(items[at].unit.start, items[at].unit.end)
    one = Told(group, sense.outcome, harm, k, word="toll", cumulative=True, assertion=assertion)
    parts = [p for p in objects(items, k - 1).parts if countable(p, sense.outcome, sense)]
    return [one, *(Told(p, sense.outcome, harm, k, part_of=one, word="toll") for p in parts)]


_PUTTING = frozenset(
    ["counting", "put", "puts", "putting", "estimated", "estimates", "gave", "gives", "counted", "numbered"]
)


def read_put(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "puts the dead in Osk since Monday at 402 people", "gave the dead as nine": a figure for those met before."""
    second = at > 1 and items[at - 1].tag == "t" and items[at - 2].tag in "&,"  # "the dead at nine, [the hurt] at 30"
    second = second or (at > 1 and items[at].unit.word.startswith("those ") and items[at - 1].tag == "&")
    second = second or (at > 2 and items[at - 1].tag == "t" and items[at - 2].tag == "O" and items[at - 3].tag == "z")
    if not any(i.unit.word in _PUTTING for i in items[max(0, at - (16 if second else 3)) : at]):
        return []
    for k in range(at + 1, min(at + 16, len(items))):
        if items[k].tag in ".;,bvmKkiDZwy":
            break
        if items[k].unit.word in ("at", "as") and k + 1 < len(items) and items[k + 1].tag in "GQ":
            group = items[k + 1].group
            assert group is not None
            if group.count is not None and not group.anaphoric:
                harm = Span(items[at].unit.start, items[at].unit.end)
                certain = certainty(items, k, items_text(items))
                one = Told(group, sense.outcome, harm, k + 1, word="toll", cumulative=True, assertion=certain)
                return [] if certain == "unreal" else [one]
    return []


_DISPLACED = ("displaced", "displaced people", "displaced persons", "idps", "evacuees")


def read_number_of(items: list[Item], at: int) -> list[Told]:
    """ "the number of cooks killed in the fire rose to 12", "the number of cooks who were hurt": a toll of cooks."""
    group = items[at].group
    assert group is not None
    k = at + 1
    while k < len(items) and items[k].tag in "wbrv":
        k += 1
    sense = sense_of(items[k], items[k].tag) if k < len(items) and items[k].tag in "KD" else None
    if sense is None and group.harm is not None:
        k, sense = at, (group.harm.harms or {}).get("Z") or (group.harm.harms or {}).get("K")
    if sense is None and _who_were_lost(items, at):
        return _of_kind(raised_to(items, at, "killed"), group)
    if sense is None and (group.head.word if group.head else "").endswith(_DISPLACED):
        k, sense = at, Harm(items[at].unit.word, "T", "displaced")
    if sense is None or sense.outcome is None:
        return []
    k, sense = _joint(items, k, sense)
    return _of_kind(reached(items, k, sense) or raised_to(items, at, sense.outcome), group)


def _joint(items: list[Item], k: int, sense: Harm) -> tuple[int, Harm]:
    """ "The number of people killed [or injured]": casualties, and the last of the words of harm."""
    if k + 2 >= len(items) or items[k + 1].tag != "&" or items[k + 2].tag not in "KDZ":
        return k, sense
    if {any_outcome(items[k + 2]), sense.outcome} != {"killed", "injured"}:
        return k, sense
    return k + 2, replace(sense, outcome="killed" if items[k].unit.word in CRUSHING else "casualties")


_RAISING = frozenset(["raised", "raises", "raise", "raising", "brought", "brings", "bring", "bringing", "revised", "took",
                      "takes", "take", "taking", "put", "puts", "putting", "lowered", "lowers", "cut", "pushed", "pushing",
                      "lifted", "lifting", "upped"])  # fmt: skip


def raised_to(items: list[Item], at: int, outcome: Outcome | None) -> list[Told]:
    """ "raised to [68] the number of inmates killed": the figure stands before the noun of the toll at `at`."""
    k = at - 1
    while k >= 0 and items[k].tag in "tr":
        k -= 1
    group = items[k].group if k >= 2 else None
    if group is None or items[k].tag != "Q" or group.count is None or items[k - 1].unit.word not in ("to", "at"):
        return []
    if _RAISING.isdisjoint(items_text(items)[: offset(items, k - 1)].split()[-4:]):
        return []
    harm = Span(items[at].unit.start, items[at].unit.end)
    return [Told(group, outcome, harm, k, word="toll", cumulative=True)]


def _who_were_lost(items: list[Item], at: int) -> bool:
    """ "The number of people [the village has lost]"."""
    return any(i.unit.word == "lost" for i in items[at + 1 : at + 6])


def _of_kind(told: list[Told], group: Group) -> list[Told]:
    """Bare counts are of the people whose number they are."""
    for one in told:
        if one.group.kind == "count" and one.part_of is None:
            one.group.category, one.group.demographic = group.category, group.demographic
            one.group.known_category = group.known_category
    return told


def read_counted(items: list[Item], at: int) -> list[Told]:
    """ "745 civilian deaths", "no casualties", "several injuries"."""
    group = items[at].group
    assert group is not None and group.head is not None
    sense = (group.head.harms or {}).get("C")
    if sense is None:
        return []
    if group.number_of and group.count is None:
        return _of_kind(reached(items, at, sense), group)
    if group.head.word in ("life", "lives") and at + 1 < len(items) and items[at + 1].unit.word in ("for", "per"):
        return []  # "players lose two lives for every orc"
    if sense.outcome == "injured" and not _SPORT.isdisjoint(items_text(items).split()):
        return []  # "the squad suffered nine injuries"
    if group.head.word in ("life", "lives"):  # "six lives changed when he chose to take …": the verb must stand near
        near = items[max(0, at - 10) : at + 6]
        if sense.needs.isdisjoint(w for i in near if i.group is None for w in i.unit.word.split()):
            return []
    if group.head.word.endswith(BODY_WORDS) and _counted_twice(items, at):
        return []
    words = {i.unit.word for i in items} | {w for i in items if i.group is None for w in i.unit.word.split()}
    if sense.needs and not (sense.needs & words) and not _counts_bodies(items, at, group):
        return []
    if group.owned and group.count is None and group.head.word in ("body", "corpse") and is_ones_own(items, at):
        return tell(items, at, Victims([owner_of(items[at])], []), sense.outcome, sense, None, at)
    if group.count is None:
        if (
            sense.needs
            or sense.needs_number
            or group.definite
            or (group.qualifier == "unquantified" and sense.outcome != "casualties")
        ):
            if not (sense.needs and not group.definite and group.low == 1 and "body" in group.head.word):
                return []
        if sense.outcome == "casualties" and (told_of := _casualties_lead(items, at, sense)) is not None:
            return told_of
    if sense.outcome == "injured" and group.count is not None and group.low == group.high == 1:
        return []
    if (
        sense.outcome == "injured"
        and at
        and (
            (items[at - 1].tag == "e" and group.count is None)
            or (items[at - 1].tag in "OF" and not group.head.word.endswith(("victim", "victims")))
            or (group.qualifier in ("unquantified", "vague") and items[at - 1].tag in "evP")
        )
    ):
        return []  # "died of multiple injuries", "had several injuries"
    told = Told(group, sense.outcome, Span(group.head.start, group.head.end), at, word=group.head.word)
    if group.count is not None and group.head.word.endswith(BODY_WORDS):
        behind = items_text(items)[offset(items, at) :][:_BEHIND_BODIES]
        told.shared_whole = any(words in behind for words in _KNOWN_BODIES)  # some of those told of before
    if group.count is None and not group.plural and not group.head.word.endswith(("body", "corpse", "cadaver")):
        return []  # "ethnic killing", "a political assassination" counts nobody
    k = at + 1
    if (
        k + 1 < len(items)
        and (items[k].tag == "O" or items[k].unit.word in ("among", "amongst"))
        and items[k + 1].group is not None
    ):
        inner = items[k + 1].group
        assert inner is not None
        if inner.kind in ("people", "unknown") and inner.category:
            group.category, group.demographic = inner.category, inner.demographic
    if is_denied(items, at, group):
        deny_any(items, group)
    if group.low == 0 and group.high == 0:
        told.denied = True
    told.assertion = certainty(items, at, items_text(items))
    if told.assertion == "unreal":
        return []
    inside = _out_of(items, at)
    if inside is not None:
        inside.category, inside.demographic = group.category, group.demographic
        return [Told(inside, sense.outcome, told.harm, at, part_of=told, word=told.word), told]
    if group.low == 0 or group.count is None:
        return [told]
    added = people_added(items, at)
    if added and added[0].kind == "deaths":
        added = []  # "90 killings as well as 60 woundings and 12 rapes": each noun says its own
    victims = Victims([group], [])
    if not added:
        take_parts_behind(items, at, victims)
    parts = [g for g in victims.parts if g.qualifier != "unquantified" and countable(g, sense.outcome, sense)]
    return [
        told,
        *(Told(g, sense.outcome, told.harm, at, word=told.word) for g in added if g.count is not None),
        *(Told(g, g.whole_outcome or sense.outcome, told.harm, at, part_of=told, word=told.word) for g in parts),
    ]


def _casualties_lead(items: list[Item], at: int, sense: Harm) -> list[Told] | None:
    """ "Casualties stood at 600": the figure they lead to. "Put casualties at 12 dead": none but those of the dead."""
    if at + 2 < len(items) and items[at + 1].unit.word in ("at", "as") and items[at + 2].tag in "QG":
        return []
    group = items[at].group
    assert group is not None
    return _of_kind(reached(items, at, sense), group) or None


_NO_DEAD = ("govern", "regulat", "professional", "heavenly", "celestial", "elected", "statutory", "public", "sport")
_NO_OWNERS = frozenset(["council", "church", "state", "government", "law", "water", "troops", "evidence", "work"])


def _counts_bodies(items: list[Item], at: int, group: Group) -> bool:
    """ "They had wrapped [44 bodies] in sheets"; no "three governing bodies", no "two bodies of the council"."""
    assert group.head is not None
    if group.count is None or group.low in (None, 0) or not group.head.word.endswith(BODY_WORDS):
        return False
    phrase = items_text(items)[offset(items, at) : offset(items, at) + group.span.end - group.span.start]
    if any(word in phrase for word in _NO_DEAD):
        return False
    behind = items[at + 2 : at + 4] if at + 1 < len(items) and items[at + 1].tag == "O" else []
    return not any(w in _NO_OWNERS for i in behind for w in (i.unit.word, _head_word(i)))


def _no_corpses(items: list[Item], at: int, victims: Victims) -> bool:
    """ "The [body] of 12 experts", "the governing [bodies] of three leagues": of the living."""
    several = any((g.low or 0) > 1 for g in victims.whole) and items[at].unit.word.endswith(("body", "corpse"))
    body = sense_of(items[at], "C")
    several = several and not (body is not None and any(i.unit.word in body.needs for i in items))
    return several or (at > 0 and items[at - 1].unit.word.startswith(_NO_DEAD))


def _counted_twice(items: list[Item], at: int) -> bool:
    """ "The toll fell because [seven bodies] had been counted twice": they are no dead of their own."""
    words = [i.unit.word for i in items[at + 1 : at + 7]]
    return any(w in ("counted", "registered", "recorded", "listed", "double") for w in words) and any(
        w in ("twice", "counted", "double") for w in words[1:]
    )


_SPORT = frozenset("squad season league midfielder striker playoffs roster preseason starters".split())  # noqa: SIM905
_BEHIND_BODIES = 75  # characters
_KNOWN_BODIES = ("identif", "unclaimed", "beyond recognition", "unrecogni", "handed over", "returned to", "released to")


def _head_word(item: Item) -> str:
    return item.group.head.word if item.group is not None and item.group.head is not None else ""


BODY_WORDS = ("body", "bodies", "corpse", "corpses", "cadaver", "cadavers")


def _out_of(items: list[Item], at: int) -> Group | None:
    """ "125 out of [140 deaths]": the 125."""
    if at >= 2 and items[at - 1].tag in "FO" and items[at - 2].tag == "Q":
        return items[at - 2].group
    return None
