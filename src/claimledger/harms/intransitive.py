"""Harm that befalls the subject: "four miners died", "nine hikers went missing", "two pilots could not be revived"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.clauses import clause_subject
from claimledger.gazetteer import gazetteer
from claimledger.groups import Group
from claimledger.harms.added import add_people, told_behind
from claimledger.harms.listed import listed_behind
from claimledger.harms.shares import one_by_one
from claimledger.harms.told import Told, sense_of, span_of_subject, tell
from claimledger.harms.verbs import subject_of
from claimledger.lexicon import word_set
from claimledger.roles import (
    Item,
    Victims,
    is_both,
    items_text,
    named_together,
    objects,
    offset,
    opens_clause,
    place_of,
    take_parts_behind,
)


def read_intransitive(items: list[Item], at: int) -> list[Told]:
    sense = sense_of(items[at], items[at].tag)
    assert sense is not None
    if (
        items[at].tag == "d"
        and at + 1 < len(items)
        and items[at].unit.word == "dying"
        and items[at + 1].unit.word == "to"
    ):
        return []  # "thousands are dying to see the band"
    if items[at].tag == "d" and items[at].unit.word == "dying" and items[at - 1].unit.word == "is" and at:
        return []  # "one is dead, one is dying": still alive
    if drowned := _drowned(items, at):
        return tell(items, at, drowned, sense.outcome, sense, span_of_subject(items, at), at)
    if items[at].tag == "d" and at and items[at - 1].tag != "b":
        if items[at - 1].tag == "Q" and at + 1 < len(items) and items[at + 1].tag in "G*":
            return []  # "saved nine drowning men"
        if items[at - 1].tag not in "GQ":
            return tell(items, at, Victims(_with_people(items, at), []), sense.outcome, sense, None, at)
    if at and items[at - 1].unit.word in ("nearly", "almost"):
        return []  # "nearly died laughing"
    behind = [i.unit.word for i in items[at + 1 : at + 2]]
    if sense.term.endswith("stable") and behind == ["enough"]:
        return []  # "markets that are stable enough"
    if behind == ["with"] and sense.term.endswith("contact"):
        return []  # "two clerks lost contact with the office"
    if sense.outcome == "missing" and (behind == ["back"] or _went_out_of_sight(items, at)):
        return []
    victims = subject_of(items, at, _hangs_on(items, at))
    if len(victims.whole) == 1 and victims.whole[0].kind == "name" and _HANGING.match(items[at].unit.word):
        victims.whole = _named_beside(items, victims.whole[0])
    if items[at].tag == "D" and not victims.whole and not victims.parts and not victims.negated:
        victims = clause_subject(items, at)
    if items[at].tag == "D" and sense.outcome == "killed" and not (victims.whole or victims.parts or victims.negated):
        victims = told_behind(items, at)
    if items[at].tag == "d" and not victims.whole and not victims.parts and _ended_with(items, at):
        victims = Victims([group for group in [items[at - 1].group] if group is not None], [])
    if sense.term.startswith("killed ") and at + 2 < len(items) and items[at + 1].tag == "&":
        if items[at + 2].group is not None and not opens_clause(items, at + 2):
            victims.whole.extend(objects(items, at + 1).whole)  # "killed himself and [two guards]"
    if sense.term.endswith("hospital"):
        victims.whole = [g for g in victims.whole if g.head is None or g.head.word != "patients"]
    victims = listed_behind(items, at, victims)
    if victims.negated is False and (beside := _nor_did(items, at)) is not None:
        victims.whole.append(beside)
    add_people(items, at, victims)
    if items[at].unit.word == "die" and _cannot_be_of_one(items, at, victims.whole):
        return []
    if victims.whole and not victims.parts:
        take_parts_behind(items, at, victims)
        one_by_one(items, at, victims)
    if sense.outcome == "injured":
        victims.whole = [g for g in victims.whole if not (g.kind == "count" and is_both(g))]
    if sense.outcome == "displaced" and "fled" in sense.term:
        if any(i.unit.word in _HELD_IN for i in items[at + 1 : at + 4]):
            return []  # "nine people have fled from custody"
        victims.whole = [g for g in victims.whole if g.head is None or g.head.word not in _HELD]
        if sense.term == "fled the area" and all(g.head is None or g.head.word == "victims" for g in victims.whole):
            return []  # "three other victims fled the area" of a shooting
        if len(victims.whole) == 1 and _is_one(victims.whole[0]):
            return []  # "shot by a man who fled to Osk", "the president fled to Vela": who makes off alone
    if sense.people_only:
        victims.whole = [
            g
            for g in victims.whole
            if (g.kind in ("people", "count") or (sense.outcome == "killed" and _is_somebody(g, sense.term)))
            and (sense.outcome in ("injured", "killed") or g.category in ("people", "civilian"))
            and (
                g.count is not None
                or g.kind in ("pronoun", "name")
                or (sense.outcome == "missing" and _is_kin(g))
                or (_is_somebody_new(g) and not sense.term.startswith(_WENT))
            )
        ]
    if sense.forces_only and sense.term.startswith("fell") and _in_battle(items, at):
        sense = replace(sense, forces_only=not all(_is_fallen(group) for group in victims.whole))
    return tell(items, at, victims, sense.outcome, sense, None, at)


_BATTLE = frozenset(["combat", "battle", "action", "ambush"])


def _in_battle(items: list[Item], at: int) -> bool:
    return any(not _BATTLE.isdisjoint(item.unit.word.split()) for item in items[at + 1 : at + 5])


def _is_fallen(group: Group) -> bool:
    """ "Comrades [Ivo Lang and Ana Ruiz] fell in combat"; not "Orvale fell in the fighting"."""
    if group.kind != "name" or group.definite:
        return False
    return all(" " in name and not gazetteer().find(name) for name in group.names)


def _drowned(items: list[Item], at: int) -> Victims | None:
    """Whom somebody drowned: "she drowned [her two sons] in a bath", "accused of drowning [his wife]"; None where nobody
    stands directly behind the verb: "two boys drowned"."""
    if not items[at].unit.word.startswith("drown") or at + 1 >= len(items) or items[at + 1].tag not in "GL" or not at:
        return None
    group = items[at + 1].group
    before = items[at - 1]
    if group is None or before.tag == "b" or before.unit.word in ("to", "and") or opens_clause(items, at + 1):
        return None
    own = items[at + 1].unit.tag == "p" or group.kind == "pronoun"
    own = own or (before.tag != "," and (items[at + 1].unit.tag == "a" or group.count is not None))
    met = objects(items, at) if own else None
    return met if met is not None and met.whole else None


def _named_beside(items: list[Item], last: Group) -> list[Group]:
    """ "Found [Ann Lee, 21, and Omar Said], 22, suffering from wounds": the name, and one that "and" joins to it."""
    k = place_of(items, last) or 0
    if k < 2 or items[k - 1].unit.word != "and":
        return [last]
    k -= 2
    while k > 0 and items[k].tag in ",Y":
        k -= 1
    first = items[k].group
    return named_together([first, last]) if first is not None and first.kind == "name" else [last]


def _hangs_on(items: list[Item], at: int) -> bool:
    """Whether a phrase is a participle behind whom it tells of: "found two men [suffering from gunshot wounds]"."""
    return items[at].tag == "D" and _HANGING.match(items[at].unit.word) is not None and items[at - 1].tag in "G#Q"


_HANGING = re.compile(r"[a-z]+ing ")


def _is_one(group: Group) -> bool:
    return group.low == group.high == 1 and group.count is None and not group.plural


_SEEN = frozenset(
    """watch watched watching watches see saw seen sees seeing hear heard made make makes helped left had has
    how""".split()  # noqa: SIM905
)


def _cannot_be_of_one(items: list[Item], at: int, groups: list[Group]) -> bool:
    """ "Let Omar [die] with me", "Lee's '[Die] Quelle'": no verb of one person; "they watched him [die]", "Omar may [die]"."""
    if len(groups) != 1 or groups[0].kind not in ("name", "unknown") or groups[0].plural:
        return False
    if groups[0].low != 1 or groups[0].high != 1:
        return False
    before = items[max(0, at - 8) : at]
    if any(i.tag == "m" or i.unit.word == "to" for i in before[-4:]):
        return False
    return not any(i.unit.word in _SEEN or i.tag == "&" for i in before)


_OUT_OF_SIGHT = word_set("senses", "out_of_sight")


def _went_out_of_sight(items: list[Item], at: int) -> bool:
    """ "The raiders [disappeared] into the hills": they made off, and nobody looks for them as missing."""
    if at + 2 >= len(items) or items[at + 1].unit.word not in ("into", "in", "among", "behind"):
        return False
    words = items_text(items)[offset(items, at + 1) :].split(maxsplit=4)[1:4]
    return any(word.strip(",.;") in _OUT_OF_SIGHT for word in words)


def _ended_with(items: list[Item], at: int) -> bool:
    """ "The climb ended [with nine people] dying", "led [to two guards] dying": those whom a preposition brings."""
    group = items[at - 1].group
    if group is None or group.count is None or at < 3 or items[at - 2].unit.word not in ("with", "in", "to"):
        return False
    return items[at - 3].unit.word.startswith(("end", "finish", "culminat", "result", "led", "lead"))


def _nor_did(items: list[Item], at: int) -> Group | None:
    """ "The pilot did not survive, nor did [two passengers]"."""
    k = at + 1
    if k + 3 < len(items) + 1 and k + 2 < len(items) and items[k].tag == "," and items[k + 1].unit.word == "nor":
        group = next((i.group for i in items[k + 2 : k + 4] if i.group is not None), None)
        return group if group is not None and group.kind in ("people", "count", "name") else None
    return None


def _with_people(items: list[Item], at: int) -> list[Group]:
    """ "With [two more victims] of the blast dying on Monday, the toll rose": those whom "with" brings."""
    for k in range(at - 1, max(-1, at - 12), -1):
        if items[k].unit.word == "with" and items[k].group is None:
            group = items[k + 1].group
            opens = k == 0 or items[k - 1].tag == ","
            return (
                [group] if opens and group is not None and group.count is not None and items[k + 1].tag in "GQ" else []
            )
        if items[k].tag in ".,;:bvmKkiDdZwsy":
            break
    return []


def _is_somebody_new(group: Group) -> bool:
    """ "A woman could not be revived", "an eighth victim is expected to survive": one, not told of before."""
    return (
        group.low == group.high == 1 and not group.definite and group.head is not None and group.head.word in _SOMEBODY
    )


_HELD_IN = frozenset(["prison", "jail", "custody", "detention", "cell", "cells", "scene", "courthouse", "police"])
_HELD = frozenset(["inmates", "prisoners", "detainees", "convicts", "suspects", "robbers", "thieves", "attackers"])
_WENT = ("drove ", "walked ", "showed ", "turned ", "arrived ", "sought ")  # their wounds are told beside it
_SOMEBODY = frozenset("victim man woman boy girl teen teenager child person toddler baby".split())  # noqa: SIM905


def _is_somebody(group: Group, term: str) -> bool:
    """ "[She] could not be revived", "[Ann Lee] never regained consciousness"; not "it", and no town of one word."""
    if group.kind == "pronoun":
        return group.head is not None and group.head.word in ("he", "she")
    if term.endswith(_OF_THINGS):
        return False
    return group.kind == "name" and not group.definite and any(" " in name for name in group.names)


_OF_THINGS = ("saved", "make it")  # said of clubs and plans as well


def _is_kin(group: Group) -> bool:
    """ "The groom has not been found": one of a family, while "the driver has not been found" is sought."""
    person = group.head.person if group.head is not None else None
    return person is not None and person.kind == "family" and not person.plural
