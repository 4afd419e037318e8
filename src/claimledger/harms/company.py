"""Verbs that harm only in company: "was struck" where shots are told of, "was taken" where it is to a hospital."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told, hit_in_body, is_person, killed_by, span_of_subject, tell
from claimledger.harms.verbs import subject_of
from claimledger.harms.voice import voice_of
from claimledger.lexicon import Harm
from claimledger.roles import Item, Victims, items_text, objects, offset, take_parts_behind

_DEATHS = frozenset(["to their deaths", "to his death", "to her death"])  # "sent 44 pilgrims to their deaths"
_WHO = frozenset(["people", "name", "pronoun", "count"])
_WAY, _REACH = 40, 75  # characters from the verb to its "to", and from there to what it leads to


def read_company(items: list[Item], at: int) -> list[Told]:
    """ "Four waiters were struck when shots rang out", "the crash sent two boys to the hospital"."""
    sense = (items[at].unit.harms or {}).get("e")
    if sense is None or not _in_company(items, at, sense):
        return []
    victims, passive = _victims(items, at, sense)
    victims.whole = [
        g
        for g in victims.whole
        if g.kind in ("count", "pronoun")
        or is_person(items, g)
        or (passive and g.kind == "name")
        or hit_in_body(items, g)
    ]
    if sense.behind and sense.voice == "both":
        # Who is taken to a clinic is hurt; "the boy was taken to a clinic" tells of nobody new.
        victims.whole = [
            g
            for g in victims.whole
            if ((not g.definite or g.other) and g.count is not None and g.plural) or (passive and _is_new(g))
        ]
        if victims.whole and _takes_up(items, victims.whole[0]):
            return []
        victims.whole = [_described(items, g) for g in victims.whole]
        if passive and len(victims.whole) == 1 and victims.whole[0].plural and not victims.parts:
            # "315 people were taken to hospitals, [40 of them] in a serious state"
            take_parts_behind(items, at, victims)
    agent = killed_by(items, at) if passive else span_of_subject(items, at)
    outcome = "killed" if any(i.unit.word in _DEATHS for i in items[at + 1 : at + 6]) else sense.outcome
    told = tell(items, at, victims, outcome, sense, agent, at)
    for one in told if sense.behind and sense.voice == "both" else ():
        # some of the hurt, where the text has counted them
        one.shared_whole = not one.group.other and one.part_of is None
    return told


def _victims(items: list[Item], at: int, sense: Harm) -> tuple[Victims, bool]:
    """Whom the verb governs, and whether it is passive."""
    nobody = Victims([], [])
    before = items[at - 1] if at else None
    if items[at].unit.word.endswith("ing"):
        if sense.voice == "passive" or (before is not None and before.tag in "btP"):
            return nobody, False
        return objects(items, at), False
    voice = voice_of(items, at, at)
    by = at + 1 < len(items) and items[at + 1].tag == "B"
    if voice == "passive" or (voice == "participle" and (by or sense.voice == "passive")):
        return subject_of(items, at, voice == "participle"), True
    if sense.voice == "passive" or voice == "participle" or (before is not None and before.unit.word == "to"):
        return nobody, False
    if sense.voice == "event" and any(g.kind in _WHO for g in _subject(items, at)):
        return nobody, False  # "the sheriff sent two deputies to the hospital"
    return objects(items, at), False


_ABOARD = frozenset(["driver", "motorist", "passenger", "pilot"])


def _is_new(group: Group) -> bool:
    """ "[Another man] was taken to a clinic", "[the driver] was": one person of whom nothing was told before."""
    if group.kind != "people" or not group.low == group.high == 1 or group.plural or group.owned:
        return False
    return not group.definite or group.other or (group.head is not None and group.head.word in _ABOARD)


def _described(items: list[Item], group: Group) -> Group:
    """The words behind "the driver" that tell who that is: "the driver, [a man of 39], was flown to a clinic"."""
    k = next((k for k, i in enumerate(items) if i.group is group), len(items))
    if not group.definite or k + 2 >= len(items) or items[k + 1].tag != ",":
        return group
    behind = next((i for i in items[k + 2 : k + 4] if i.tag == "G"), None)
    own = behind.group if behind is not None else None
    return own if own is not None and own.low == own.high == 1 and not own.definite and not own.plural else group


def _takes_up(items: list[Item], group: Group) -> bool:
    """ "[All five] victims were taken to a clinic", "[both] were", "[two of them] were": those told of."""
    k = next((k for k, i in enumerate(items) if i.group is group), 0)
    if group.anaphoric or group.of is not None or items[k].unit.word in ("both", "all"):
        return True
    start = offset(items, k)
    if " of the " in items_text(items)[start : start + group.span.end - group.span.start]:
        return True
    inner = items[k + 2].group if k + 2 < len(items) and items[k + 1].tag == "O" else None
    if inner is not None:
        return inner.definite
    if k and items[k - 1].tag in "GQ":
        return True  # "two others, 37, were taken": an age
    return k > 0 and items[k - 1].unit.word in ("all", "both", "the")


def _subject(items: list[Item], at: int) -> list[Group]:
    return subject_of(items, at, False).whole


def _in_company(items: list[Item], at: int, sense: Harm) -> bool:
    """Whether the words that make harm of the verb stand in its sentence, or behind it."""
    text = items_text(items)
    if any(words in text for words in sense.never):
        return False
    if sense.behind:
        start = offset(items, at)
        way = text.find(" to ", start, start + _WAY)
        if way < 0:
            way = text.find(" for ", start, start + _WAY)  # "flown abroad for surgery"
        if way < 0:
            way = text.find(" into surgery", start, start + _WAY)
        if way < 0:
            way = text.find(" in", start, start + _WAY)  # "put two cooks in the hospital"
        goal = text[way : way + _REACH].partition(" while ")[0]
        return way >= 0 and "custody" not in text[start:way] and any(word in goal for word in sense.needs)
    return any(words in text for words in sense.needs)
