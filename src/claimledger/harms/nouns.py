"""Harm told by nouns: "the killing of two nuns", "745 civilian deaths", "the death toll rose to 44"."""

from __future__ import annotations

from claimledger.cues import certainty
from claimledger.groups import Group
from claimledger.harms.added import people_added
from claimledger.harms.befell import caught_in, is_ones_own, late_of, owner_of
from claimledger.harms.denial import denies_harm, deny_any, is_denied, make_nobody
from claimledger.harms.labels import count_behind_label
from claimledger.harms.listed import names_of_event
from claimledger.harms.rising import risen_to
from claimledger.harms.told import (
    UNREAL_BEFORE,
    Told,
    any_outcome,
    countable,
    killed_by,
    names_offence,
    sense_of,
    tell,
)
from claimledger.harms.tolls import of_kind, reached, read_put
from claimledger.lexicon import Harm
from claimledger.records import Outcome
from claimledger.roles import Item, Victims, items_text, objects, offset, place_of, subject, take_parts_behind
from claimledger.spans import Span
from claimledger.units import Unit


def read_event(items: list[Item], at: int) -> list[Told]:
    """ "the killing of two nuns", "the mayor's murder", "the bodies of six traders"."""
    sense = sense_of(items[at], "n")
    assert sense is not None
    before = items[at - 1] if at else None
    if before is not None and (before.unit.word in UNREAL_BEFORE or _only_planned(items, at)):
        return []
    if (items[at].unit.word in _PLAIN_HARM or items[at].unit.word in _FOUND) and (
        label := count_behind_label(items, at)
    ) is not None:
        fatal = at == 1 and items[0].unit.word == "fatal"  # "Fatal injuries: 9"
        return tell(items, at, label, "killed" if fatal else sense.outcome, sense, None, at)
    if items[at].unit.word in _PLAIN_HARM and (risen := risen_to(items, at, sense)):
        return risen
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
        # "the striker's injury": how he is, of whom the text has told; "the enemy's losses were 40 killed": of many
        known = items[at].unit.word.startswith(("injur", "losses"))
        if group.kind in ("name", "people") and group.low == group.high == 1 and seen and not compound and not known:
            victims = Victims([group], [])  # "Khan's murder"; "Khan's body" only where it was found
    elif (verb := caught_in(items, at)) is not None:
        victims = subject(items, verb, False)
    if not victims.whole and not victims.parts:
        victims = names_of_event(items, at)
    if not victims.whole and not victims.parts and items[at].unit.word in _PLAIN_HARM:
        if (denying := denies_harm(items, at)) is not None:
            return _nobody(_those_of(items[at]), items, at, sense, denying) if denying else []
    outcome: Outcome | None = "killed" if sense.outcome == "injured" and _is_fatal(items, at) else sense.outcome
    if outcome == "injured" and names_offence(items, at, victims):
        return []
    if sense.outcome == "missing":  # "the disappearance of hundreds of bank notes", "of many fine old habits"
        victims.whole = [g for g in victims.whole if g.kind in ("people", "name")]
    if _none_met_it(items, at, victims):
        return []
    if not victims.whole and not victims.parts and items[at].unit.word.endswith("s") and items[at - 1].tag != "p":
        put = read_put(items, at, sense)  # "puts the flood deaths at 110"; not "put army losses at four dead"
        return put if put and (put[0].item + 1 >= len(items) or items[put[0].item + 1].tag not in "ZKn") else []
    agent = killed_by(items, at + 1)
    hurt = _not_dead(items, victims) if items[at].unit.word.endswith(BODY_WORDS) else []
    told = tell(items, at, victims, outcome, sense, agent, at)
    return [*told, *tell(items, at, Victims(hurt, []), "injured", sense, agent, at)] if hurt else told


def _not_dead(items: list[Item], victims: Victims) -> list[Group]:
    """Take from the dead those who came in with them: "the bodies of four martyrs and [nine wounded] arrived"."""
    hurt = [g for g in victims.whole[1:] if _told_hurt(items, g)]
    victims.whole = [g for g in victims.whole if g not in hurt]
    return hurt


def _told_hurt(items: list[Item], group: Group) -> bool:
    k = place_of(items, group)
    behind = items[k + 1].unit if group.kind == "count" and k is not None and k + 1 < len(items) else None
    own = (group.harm, group.head, behind)
    return any(unit is not None and unit.word.rpartition(" ")[2] in ("wounded", "injured", "injuries") for unit in own)


_FATAL = frozenset(["fatal", "deadly", "fatal,", "deadly,"])
_DESCRIBED = 4  # words between "fatal" and the noun


def _is_fatal(items: list[Item], at: int) -> bool:
    """ "The [fatal] beatings of two cooks", "the [fatal], drive-by shooting of a nun"."""
    start = offset(items, at)
    before = items_text(items)[max(0, start - 60) : start].split()[-_DESCRIBED:]
    found = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _FATAL), None)
    return found is not None and not any(word in ("a", "the", "and", "of", "in") for word in before[found + 1 :])


_PLANS = frozenset(["plan", "plans", "plot", "plots", "scheme", "order", "orders"])


def _only_planned(items: list[Item], at: int) -> bool:
    """ "a plan [for the] assassination of Ivo Lang". "He planned the murder of Ivo Lang" may tell of one that happened."""
    k = at - 1
    while k > max(0, at - 4) and items[k].tag in "tar*":
        k -= 1
    if k < 1 or items[k].unit.word != "for":
        return False
    own = items[k - 1].group
    return (items[k - 1].unit.word if own is None or own.head is None else own.head.word) in _PLANS


def read_counted(items: list[Item], at: int) -> list[Told]:
    """ "745 civilian deaths", "no casualties", "several injuries"."""
    group = items[at].group
    assert group is not None and group.head is not None
    sense = (group.head.harms or {}).get("C")
    if sense is None:
        return []
    if group.count is None and (label := count_behind_label(items, at)) is not None:
        return tell(items, at, label, sense.outcome, sense, None, at)
    if group.number_of and group.count is None:
        return of_kind(reached(items, at, sense), group)
    if group.count is None and group.head.word in _PLAIN_HARM and (risen := risen_to(items, at, sense)):
        return of_kind(risen, group)
    if at and items[at - 1].unit.word in ("died", "die", "dies", "dying"):
        return []  # "he died a thousand deaths"
    if group.head.word in ("life", "lives") and at + 1 < len(items) and items[at + 1].unit.word in ("for", "per"):
        return []  # "players lose two lives for every orc"
    if sense.outcome == "injured" and not _SPORT.isdisjoint(items_text(items).split()):
        return []  # "the squad suffered nine injuries"
    if group.head.word in ("life", "lives"):  # "six lives changed when he chose to take …": the verb must stand near
        near = items[max(0, at - 10) : at + 6]
        if sense.needs.isdisjoint(w for i in near if i.group is None for w in i.unit.word.split()):
            return []
    if group.head.word.endswith(BODY_WORDS) and (_is_assembly(items, at, group) or _counted_twice(items, at)):
        return []
    if group.head.word.endswith(BODY_WORDS) and _of_no_people(items, at):
        return []
    words = {i.unit.word for i in items} | {w for i in items if i.group is None for w in i.unit.word.split()}
    if sense.needs and not (sense.needs & words) and not _counts_bodies(items, at, group):
        return []
    if group.owned and group.count is None and group.head.word in ("body", "corpse") and is_ones_own(items, at):
        return tell(items, at, Victims([owner_of(items[at])], []), sense.outcome, sense, None, at)
    if group.qualifier == "unquantified" and not group.definite:
        denying = denies_harm(items, at)
        if denying is False:
            return []  # "has not confirmed any deaths"
        if denying is not None:
            return _nobody(group, items, at, sense, denying)
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
    _take_kind(items, at, group)
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
    if not added and (gapped := _cost_others(items, at)) is not None:
        added = [gapped]
    victims = Victims([group], [])
    if not added:
        take_parts_behind(items, at, victims)
        if not victims.parts and (last := _end_of_passive(items, at)):
            take_parts_behind(items, last, victims)
    parts = [g for g in victims.parts if g.qualifier != "unquantified" and countable(g, sense.outcome, sense)]
    return [
        told,
        *(Told(g, sense.outcome, told.harm, at, word=told.word) for g in added if g.count is not None),
        *(Told(g, _fate_of_part(items, g, sense), told.harm, at, part_of=told, word=told.word) for g in parts),
    ]


_COST = frozenset(["cost", "costs", "costing"])


def _cost_others(items: list[Item], at: int) -> Group | None:
    """ "The raid cost the army 17 lives and the rebels [three]": the bare count behind who lost so many."""
    k = at + 1
    if items[at].tag != "@" or k + 2 >= len(items) or items[k].tag not in "&,":
        return None
    k += items[k].tag == "," and items[k + 1].tag == "&"
    if k + 2 >= len(items) or at < 2 or items[at - 1].tag not in "Gx*" or items[at - 2].unit.word not in _COST:
        return None
    whom, group = items[k + 1].group, items[k + 2].group
    if whom is None or items[k + 1].tag not in "Gx*" or whom.count is not None or not whom.definite:
        return None
    if group is None or items[k + 2].tag != "Q" or group.count is None or group.anaphoric:
        return None
    if k + 3 < len(items) and items[k + 3].tag not in ".,;PE&s":
        return None  # "and the rebels three tanks"
    if not group.known_category and items[k + 1].tag == "G":
        group.category, group.known_category = whom.category, whom.known_category
    return group


def _fate_of_part(items: list[Item], part: Group, sense: Harm) -> Outcome | None:
    """What befell a part of a count: "17 casualties, including [nine wounded soldiers]" have nine injured."""
    if part.whole_outcome is not None or sense.outcome != "casualties":
        return part.whole_outcome or sense.outcome
    if part.harm is not None and (own := (part.harm.harms or {}).get("Z") or (part.harm.harms or {}).get("K")):
        return own.outcome or sense.outcome
    k = place_of(items, part)
    if k is not None and k + 1 < len(items) and items[k + 1].tag in "ZK":
        return any_outcome(items[k + 1]) or sense.outcome
    return sense.outcome


_PASSIVE = frozenset("bvreKEPFOtzpjxXU#*NSg")  # what may stand between bodies and the parts of them
_MOST_PASSIVE = 14  # of such items


def _end_of_passive(items: list[Item], at: int) -> int:
    """The last item before the comma that sets parts off: "nine bodies [were found in a well], two of them children";
    0 where there is none."""
    if at + 2 < len(items) and items[at + 1].tag in "ye" and items[at + 2].tag == ",":
        return at + 1  # "nine deaths reported, two of them of children": as headlines and bulletins have it
    if at + 1 >= len(items) or items[at + 1].tag not in "bv":
        return 0
    for k in range(at + 1, min(at + _MOST_PASSIVE, len(items) - 1)):
        group = items[k + 1].group
        if items[k].tag == "," and (items[k + 1].tag == "I" or (group is not None and group.anaphoric)):
            return k - 1
        known = items[k].tag in _PASSIVE or (items[k].tag == "y" and items[k - 1].tag in "bvr")
        if not known and items[k].unit.word != "after":
            return 0
    return 0


def _none_met_it(items: list[Item], at: int, victims: Victims) -> bool:
    """ "Did [not] lead to injuries to a guard", "[no] reports of the killing of herders"; but "has not reported the deaths
    of nine guards" tells of nine."""
    named = not items[at].unit.word.endswith(" to")
    if named and any(g.qualifier != "unquantified" for g in victims.whole):
        return False
    first = at - 1 if at and items[at - 1].tag == "t" else at
    return denies_harm(items, first) is not None


_FOUND = ("bodies", "corpses")
_PLAIN_HARM = frozenset(["injuries", "deaths", "killings", "casualties", "fatalities"])


def _those_of(item: Item) -> Group:
    """The people of "injuries" without a number, as a group."""
    return Group(item.first, item.last, "deaths", Span(item.unit.start, item.unit.end), item.unit, plural=True)


def _nobody(group: Group, items: list[Item], at: int, sense: Harm, word: Unit) -> list[Told]:
    """ "Did [not] cause any deaths", "[without] casualties among the guards": a count of 0."""
    make_nobody(group, word)
    _take_kind(items, at, group)
    harm = group.head or items[at].unit
    return [Told(group, sense.outcome, Span(harm.start, harm.end), at, word=harm.word, denied=True)]


def _take_kind(items: list[Item], at: int, group: Group) -> None:
    """ "Nine deaths [among guards]": the counted are of that kind."""
    k = at + 1
    if k + 1 >= len(items) or not (items[k].tag == "O" or items[k].unit.word in ("among", "amongst")):
        return
    inner = items[k + 1].group
    if inner is not None and inner.kind in ("people", "unknown") and inner.category:
        group.category, group.demographic = inner.category, inner.demographic


def _casualties_lead(items: list[Item], at: int, sense: Harm) -> list[Told] | None:
    """ "Casualties stood at 600": the figure they lead to. "Put casualties at 12 dead": none but those of the dead."""
    if at + 2 < len(items) and items[at + 1].unit.word in ("at", "as") and items[at + 2].tag in "QG":
        return []
    group = items[at].group
    assert group is not None
    return of_kind(reached(items, at, sense), group) or None


_NO_DEAD = (
    "govern", "regulat", "professional", "heavenly", "celestial", "elected", "statutory", "public", "sport", "politic",
    "partisan", "non-partisan", "nonpartisan", "bipartisan", "member", "advis", "legislat", "judicial", "trade", "industry",
    "independent", "international", "supervis", "consult", "elector", "umbrella", "private", "oversight", "standards",
    "licens", "corporate", "decision-making", "rule-making", "law-making", "monitoring", "coordinating", "co-ordinating",
)  # fmt: skip
_NO_OWNERS = frozenset(["council", "church", "state", "government", "law", "water", "troops", "evidence", "work"])


def _is_assembly(items: list[Item], at: int, group: Group) -> bool:
    """ "A political [body]", "the 40-member [body]", "lending by the two [bodies]": of the living."""
    if group.definite and at and items[at - 1].tag == "B":
        return True
    start = offset(items, at)
    phrase = items_text(items)[start : start + group.span.end - group.span.start]
    return any(word.startswith(_NO_DEAD) or "-member" in word for word in phrase.split())


def _counts_bodies(items: list[Item], at: int, group: Group) -> bool:
    """ "They had wrapped [44 bodies] in sheets"; no "two bodies of the council"."""
    assert group.head is not None
    if group.count is None or group.low in (None, 0) or not group.head.word.endswith(BODY_WORDS):
        return False
    behind = items[at + 2 : at + 4] if at + 1 < len(items) and items[at + 1].tag == "O" else []
    return not any(w in _NO_OWNERS for i in behind for w in (i.unit.word, _head_word(i)))


def _no_corpses(items: list[Item], at: int, victims: Victims) -> bool:
    """ "The [body] of 12 experts", "the governing [bodies] of three leagues": of the living."""
    several = any((g.low or 0) > 1 for g in victims.whole) and items[at].unit.word.endswith(("body", "corpse"))
    body = sense_of(items[at], "C")
    several = several and not (body is not None and any(i.unit.word in body.needs for i in items))
    return several or (at > 0 and items[at - 1].unit.word.startswith(_NO_DEAD))


def _of_no_people(items: list[Item], at: int) -> bool:
    """ "Nine bodies of [cattle]", "two bodies of [water]"."""
    if at + 2 >= len(items) or items[at + 1].tag != "O":
        return False
    if items[at + 2].unit.word == "water":
        return True
    head = items[at + 2].group.head if items[at + 2].group is not None else None  # type: ignore[union-attr]
    return head is not None and head.person is not None and head.person.kind == "not_people"


def _counted_twice(items: list[Item], at: int) -> bool:
    """ "The toll fell because [seven bodies] had been counted twice": they are no dead of their own."""
    words = [i.unit.word for i in items[at + 1 : at + 7]]
    return any(w in ("counted", "registered", "recorded", "listed", "double-counted") for w in words) and any(
        w in ("twice", "double", "double-counted") for w in words
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
