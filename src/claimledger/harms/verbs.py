"""Harm told by verbs, with voice and direction: "gunmen killed by police", "police killed two gunmen", "four drowned"."""

from __future__ import annotations

from claimledger.clauses import agreeing, clause_subject, controlling_subject, group_is_single
from claimledger.groups import Group
from claimledger.harms.added import add_gapped_object, add_led_object, add_people, told_inverted
from claimledger.harms.denial import denies_harm
from claimledger.harms.fliers import is_no_flier
from claimledger.harms.games import has_score_behind, in_contest, is_score
from claimledger.harms.headlined import who_did
from claimledger.harms.labels import labelled, of_both
from claimledger.harms.listed import listed_behind
from claimledger.harms.participles import begins_clause
from claimledger.harms.partitive import part_from_whole
from claimledger.harms.told import (
    CRUSHING,
    UNREAL_BEFORE,
    Told,
    any_outcome,
    hit_in_body,
    is_force,
    is_negated,
    is_person,
    killed_by,
    names_offence,
    noun_of,
    sense_of,
    span_of_subject,
    tell,
)
from claimledger.harms.trade import hurts_trade, may_have_body
from claimledger.harms.voice import each_other, off_shore, tells_how_near, voice_of, whom_they_harmed
from claimledger.records import Outcome
from claimledger.roles import (
    Item,
    Victims,
    is_both,
    items_text,
    list_ends_in,
    objects,
    offset,
    subject,
    take_parts_behind,
)

_KILL_COORDINATE = frozenset(
    ["shot", "stabbed", "beaten", "hacked", "tortured", "burned", "burnt", "hanged", "hung", "hit", "struck", "attacked",
     "abducted", "kidnapped", "ambushed"]
)  # fmt: skip


_ENDS = frozenset(["to death", "to their deaths", "to his death", "to her death", "dead", "alive", "fatally"])
_DEAD = _ENDS - {"fatally", "alive"}
_KILL_ING = frozenset(
    ["shoot", "stab", "shoots", "stabs", "hits", "strikes", "beats", "shooting", "stabbing", "striking", "hitting"]
)
_THEN_DIED = _KILL_COORDINATE | _KILL_ING | {"bitten", "stung", "mauled", "gored", "assaulted", "trampled", "clubbed"}
_PENALTIES = frozenset(["sentence", "penalty", "punishment", "term", "fine", "reward", "bounty", "law", "laws"])
_PURPOSES = frozenset(
    ["aim", "danger", "goal", "idea", "intention", "mission", "objective", "possibility", "purpose", "task"]
)


def is_coordinated(items: list[Item], at: int) -> bool:
    """Whether the verb only joins a second one with the same people: "shot and killed", "killed and injured 12"; or is
    none: "the families of the dead and [injured]"."""
    if at > 2 and items[at - 1].tag == "&" and items[at - 2].tag == "Z" and items[at - 3].tag in "tp":
        return True
    k = at + 1
    while k < len(items) and items[k].tag in "r":
        k += 1
    if k < len(items) and items[k].tag in "&,":
        if begins_clause(items, k):
            return False
        k += 1
        while k < len(items) and items[k].tag in "&r,":
            k += 1
        return (
            k < len(items)
            and items[k].tag in "Kki"
            and items[k].unit.harms is not None
            and _mergeable(items[at], items[k])
        )
    return False


def _mergeable(one: Item, two: Item) -> bool:
    first, second = any_outcome(one), any_outcome(two)
    return first is None or first != "abducted" or second == "abducted" or one.unit.word in _KILL_COORDINATE


def _joined_outcome(items: list[Item], at: int, outcome: Outcome | None) -> tuple[Outcome | None, int]:
    """The outcome where earlier verbs are joined to this one, and where the first of them stands."""
    first = at
    k = at - 1
    while k >= 0:
        while k >= 0 and items[k].tag in "r":
            k -= 1
        if k < 1 or items[k].tag not in "&,":
            break
        m = k - 1
        while m >= 0 and items[m].tag in "&,r":
            m -= 1
        if m < 0 or items[m].tag not in "Kki" or items[m].unit.harms is None or begins_clause(items, m + 1):
            break
        if items[m].tag == "k" and m and items[m - 1].tag in "atpz":
            break  # "attacked a nurse with a [knife], wounding her"
        other = any_outcome(items[m])
        word = items[m].unit.word
        if outcome in ("killed", "injured") and other in ("killed", "injured") and other != outcome:
            words = {word.partition(" ")[0], word.rpartition(" ")[2]}  # "struck by lightning", "accidentally shot"
            if outcome == "injured" and items[at].unit.word in CRUSHING:
                outcome = "killed"  # "shot dead or crushed", "drowned or trampled"
            elif not (outcome == "killed" and (words & _THEN_DIED or _found_dead(items[at]))):
                outcome = "casualties"
        elif outcome is None:
            outcome = other
        first = m
        k = m - 1
    return outcome, first


def _found_dead(item: Item) -> bool:
    """ "Was struck in the chest and [pronounced dead]": who was hit is the one who died."""
    return item.unit.word.startswith(("pronounced ", "declared "))


def read_verb(items: list[Item], at: int) -> list[Told]:
    item = items[at]
    sense = sense_of(item, "K")
    assert sense is not None
    if _describes_things(items, at) or has_score_behind(items, at):
        return []
    if item.unit.word.endswith(" dead") and at + 1 < len(items) and items[at + 1].tag == "n":
        return []  # "police shot a man and found dead bodies"
    outcome, first = _joined_outcome(items, at, sense.outcome)
    outcome = _upgraded(items, at, outcome)
    voice = voice_of(items, first, at)
    if outcome is None or (voice != "passive" and first and items[first - 1].unit.word == "to"):
        return []  # "to hurt her"
    if outcome in ("injured", "displaced") and hurts_trade(items, at, first, voice):
        return []
    if (
        voice != "passive"
        and outcome == "injured"
        and at + 1 < len(items)
        and items[at + 1].unit.word in ("at", "down", "up", "back", "through", "off", "into", "out")
        and not (items[at + 1].unit.word == "at" and (_headline(items, first) or _is_place_of_harm(item)))
        and not (voice == "active" and tells_how_near(items, at + 1))
    ):
        return []  # "shot at the trees", "shot down a drone"; but "wounded at the depot"
    if voice != "passive" and each_other(items, at):
        return tell(items, at, subject_of(items, first, False), outcome, sense, None, first)
    label = labelled(items, at) if voice != "passive" else None
    if label is not None:
        return tell(items, at, label, "casualties" if of_both(items, at) else outcome, sense, None, first)
    off = at + 1 < len(items) and items[at + 1].unit.word == "off" and not off_shore(items, at)
    if off and voice != "passive":
        return []  # "killed off the tie with two late goals"
    if outcome == "abducted" and voice == "participle" and _has_come_free(items, at):
        return []
    if sense.term == "lost" and voice == "participle" and first and items[first - 1].tag == "w":
        return []  # "the rebels, who lost twice as many"
    if voice == "passive" or voice == "participle":
        if outcome == "abducted" and voice == "passive" and _carried_to_safety(items, at):
            return []
        met = whom_they_harmed(items, first) if voice == "participle" else []
        if voice == "participle" and (doer := who_did(items, first)) is not None:
            met = [doer]
        victims = Victims(met, []) if met else subject_of(items, first, voice == "participle")
        if voice == "participle":
            part_from_whole(items, first, victims, outcome)
        victims = victims if met else listed_behind(items, at, victims)
        if not add_people(items, at, victims) and victims.whole and (len(victims.whole) == 1 or not victims.parts):
            take_parts_behind(items, at, victims)
        agent = killed_by(items, at)
        if not victims.whole and not victims.parts:
            victims = told_inverted(items, at)
    else:
        if is_negated(items, first):
            return []
        victims = objects(items, at)
        agent = span_of_subject(items, first)
        lost = (
            sense.term == "lost" and first > 0 and items[first - 1].tag in "wL"
        )  # "which lost twice as many": its own
        if not victims.whole and voice == "unsure" and not lost and not _has_thing(items, at):
            victims = subject(items, first, True)
            agent = killed_by(items, at)
        else:
            add_gapped_object(items, at, victims, own=sense.forces_only)
            add_led_object(items, victims)
    if sense.term == "shot" and voice != "passive":
        victims.whole = [g for g in victims.whole if not is_score(items, g)]
    if sense.term == "snatched" and voice != "passive":
        victims.whole = [g for g in victims.whole if g.kind != "unknown"]  # "snatched a draw"
    if outcome in ("injured", "displaced"):
        victims.whole = [g for g in victims.whole if may_have_body(items, at, g, voice)]
    if off:
        victims.whole = [
            g for g in victims.whole if g.kind == "people"
        ]  # no team: "Rovers were killed off by two goals"
    if sense.people_only:
        to_death = outcome == "killed" and sense.outcome != "killed"  # "assaulted [Ravi Kumar] to death"
        victims.whole = [g for g in victims.whole if is_person(items, g) or _plainly_people(g, to_death)]
        if sense.term.startswith(("eliminat", "beat")) and in_contest(items, at):
            return []  # "four dancers were eliminated by the jury"
    if sense.term == "shot down":
        victims.whole = [g for g in victims.whole if is_no_flier(items, g)]
    return tell(items, at, victims, outcome, sense, agent, first)


_SPANS = ("days", "nights", "hours", "weeks", "minutes", "months", "years", "times", "moments", "seconds")


def _describes_things(items: list[Item], at: int) -> bool:
    """ "200 [displaced] families", "12 [wounded] horses": what is counted is behind the participle, and no people."""
    if not at or items[at - 1].tag != "Q" or at + 1 >= len(items) or items[at + 1].tag != "x":
        return False
    thing = items[at + 1].group
    noun = noun_of(items[at + 1])
    return thing is not None and thing.bare and noun.endswith("s") and noun not in _SPANS


_RESCUERS = ("firem", "firefight", "medic", "rescue", "ambulance", "stretcher", "nurse", "volunteer", "helicopter")


def _carried_to_safety(items: list[Item], at: int) -> bool:
    """ "Forty were carried off by firemen": nobody abducted them."""
    text = items_text(items)[offset(items, at) :][:60]
    return any(word in text for word in _RESCUERS)


_FREE = frozenset(["escaped", "freed", "released", "rescued", "returned", "ransomed"])


def _has_come_free(items: list[Item], at: int) -> bool:
    """ "Nine of the pupils [abducted] in March have escaped": a share of those taken, and no count of them."""
    group = items[at - 1].group if at else None
    if (
        group is None
        or group.of is not None
        or not (group.anaphoric or items_text(items)[: offset(items, at)].rfind(" of the ") >= 0)
    ):
        return False
    words: list[str] = []
    for item in items[at + 1 :]:
        if item.tag in ".;,w":
            break
        words.extend(item.unit.word.split())
    return not _FREE.isdisjoint(words)


def _plainly_people(group: Group, to_death: bool) -> bool:
    """Whether a group that no people noun heads is people all the same: a bare count, or a name of somebody killed."""
    return (group.kind == "count" and (group.count is not None or group.other)) or (
        to_death and group.kind in ("name", "pronoun")
    )


def _has_thing(items: list[Item], at: int) -> bool:
    """Whether the object is no people: "cut down trees"."""
    k = at + 1
    while k < len(items) and items[k].tag in 'r"j':
        k += 1
    owned = k + 2 < len(items) and items[k + 1].tag == "S" and items[k + 2].tag in "xG"  # "killed the mayor's dog"
    return k < len(items) and (items[k].tag in "xL" or owned)


_TURNING = frozenset(["after", "before", "since", "despite"])
_BY_OWN_HAND = ("taking ", "committing ", "dying ", "hanging ")


def subject_of(items: list[Item], first: int, adjacent: bool) -> Victims:
    """The subject near the verb, else that of the clause; as many as the verb says."""
    number, k = "", first - 1
    while k >= 0 and items[k].tag in 'bvmr!"E':
        number = items[k].unit.word if items[k].tag in "bv" else number
        k -= 1
    victims = agreeing(subject(items, first, adjacent), number)
    if (
        number in ("were", "are")
        and len(victims.whole) == 1
        and group_is_single(victims.whole[0])
        and not victims.negated
    ):
        several = clause_subject(items, first)  # "an officer, [the head of the post in Osh] and a rebel, were killed"
        return several if len(several.whole) > 1 else victims
    if victims.whole or victims.parts or victims.negated:
        return victims
    if number == "being":
        s = next((m for m in range(first - 1, max(-1, first - 5), -1) if items[m].tag == "s"), None)
        return controlling_subject(items, s) if s is not None and items[s].unit.word in _TURNING else victims
    if not number and k >= 0 and items[k].unit.word in _TURNING and items[first].unit.word.startswith(_BY_OWN_HAND):
        return controlling_subject(items, k)  # "[A guard] shot two clerks before taking his own life"
    finite = number or (items[first].tag == "D" and (k < 0 or items[k].tag != "w")) or (k >= 0 and items[k].tag == "&")
    return clause_subject(items, first) if finite else victims


def _is_place_of_harm(item: Item) -> bool:
    """Whether "at" behind the verb tells where: one is wounded at a place, and shoots or lashes out at somebody."""
    return item.unit.word.endswith(("injured", "wounded", "hurt", "stabbed", "burned", "burnt"))


def _headline(items: list[Item], at: int) -> bool:
    """ "[Man] shot at car wash": a bare noun before the verb at the start is a headline's victim."""
    group = items[at - 1].group if at else None
    return (
        at == 1 and group is not None and group.kind == "people" and not group.plural and not group.definite
        and group.low == 1 and group.count is None and items[0].unit.tag != "a" and not is_force(group)
    )  # fmt: skip


def _upgraded(items: list[Item], at: int, outcome: Outcome | None) -> Outcome | None:
    """A death where "to death" or "dead" follows: "stabbed his brother to death", "hacked two traders to death"."""
    if outcome == "killed" or items[at].unit.word.endswith(("injured", "wounded", "hurt")):
        return outcome
    for k in range(at + 1, min(at + 10, len(items))):
        unit = items[k].unit
        if items[k].tag in ".;bDKs" or (
            items[k].tag == "&" and outcome is not None and not list_ends_in(items, at, k, _DEAD)
        ):
            break
        if unit.word == "up" and outcome is None and items[at].unit.word.startswith("beat"):
            return "injured"  # "beat him up"
        if items[k].tag == "," and outcome is not None and not any(i.unit.word == "to death" for i in items[k : k + 4]):
            if not list_ends_in(items, at, k, _DEAD):
                break
        if unit.harms is not None and "u" in unit.harms:
            if unit.word in _ENDS and items[k].tag in "Zur":
                if unit.word == "dead" and k + 1 < len(items) and items[k + 1].tag in "GH":
                    break
                return "killed"
    k = at - 1
    while k >= 0 and items[k].tag in "rb":
        if items[k].unit.word in ("fatally", "mortally"):
            return "killed"
        k -= 1
    return outcome


def read_active(items: list[Item], at: int) -> list[Told]:
    item = items[at]
    form = item.tag
    sense = sense_of(item, form)
    assert sense is not None
    outcome, first = _joined_outcome(items, at, sense.outcome)
    outcome = _upgraded(items, at, outcome)
    if outcome is None or (outcome in ("injured", "displaced") and hurts_trade(items, at, first, "active")):
        return []
    if form == "k":
        k = first - 1
        while k >= 0 and items[k].tag in "r!":
            k -= 1
        if (
            k >= 1
            and items[k].tag in "&,"
            and items[k - 1].tag in "UekX*"
            and any(i.unit.word == "to" for i in items[max(0, k - 4) : k])
        ):
            return []  # "to rob and kill"
        if k >= 0 and items[k].unit.word == "to":
            if not (k and items[k - 1].unit.word in ("managed", "went on", "proceeded")):
                return []
        elif k >= 0 and items[k].tag in "atpzjO":
            return []
    elif form == "i":
        before = items[first - 1] if first else None
        if before is not None and (before.tag == "t" or before.unit.word in UNREAL_BEFORE or before.tag in "b"):
            return []
        if before is not None and before.unit.word == "for" and first > 1 and noun_of(items[first - 2]) in _PENALTIES:
            return []  # "the sentence for killing two or more people is 35 years"
        if (lead := _before_joined(items, first)) and items[lead].tag == "O" and noun_of(items[lead - 1]) in _PURPOSES:
            return []  # "the mission of killing the president", "with the intention of robbing or killing him"
        if before is not None and before.tag == "P" and before.unit.word in ("without", "to", "against", "from"):
            if before.unit.word != "to" or not _owns_up(items, first - 1):
                return []
    if is_negated(items, first):
        return []
    if (
        first
        and items[first - 1].tag == "a"
        and at + 2 < len(items)
        and items[at + 1].tag == "G"
        and items[at + 2].tag == "y"
    ):
        return []  # "a stabbing police say was unprovoked"
    if form == "k" and first > 1 and items[first - 1].tag == "w" and items[first - 2].unit.word in _ANYBODY:
        return []  # "a longer sentence for those who kill officers"
    victims = objects(items, at)
    if outcome in ("injured", "displaced"):
        victims.whole = [g for g in victims.whole if may_have_body(items, at, g, "active")]
    if sense.people_only:
        victims.whole = [
            g
            for g in victims.whole
            if g.kind == "pronoun"
            or is_person(items, g)
            or (_plainly_people(g, False) and not is_both(g))
            or hit_in_body(items, g)
        ]
    return tell(items, at, victims, outcome, sense, span_of_subject(items, first), first)


_OWNING_UP = ("guilty", "confess", "admit", "owned up", "owns up", "linked", "tied", "connected")


def _owns_up(items: list[Item], to: int) -> bool:
    """ "Pleaded guilty [to] killing two clerks", "confessed on Monday [to] murdering his aunt": a deed that was done."""
    return any(i.unit.word.startswith(_OWNING_UP) for i in items[max(0, to - 4) : to])


def _before_joined(items: list[Item], first: int) -> int:
    """The item before the first of the words in -ing that end with the one at `first`: "of robbing or [killing] him"."""
    k = first - 1
    while k > 1 and items[k].tag in "&," and items[k - 1].unit.word.endswith("ing") and items[k - 1].group is None:
        k -= 2
    return max(k, 0)


_ANYBODY = frozenset(["those", "people", "anyone", "anybody", "those who", "drivers"])
_KILLERS = ("killer", "murderer", "assassin")


def read_phrase(items: list[Item], at: int) -> list[Told]:
    sense = sense_of(items[at], "V")
    assert sense is not None
    victims = objects(items, at)
    if sense.outcome == "injured" and sense.term.endswith(" to"):
        if names_offence(items, at, victims) or denies_harm(items, at) is not None:
            return []
    if sense.term.startswith(_KILLERS):
        # "The murderers of Bishop Roe, including a major"; not "the hired assassins of traffickers"
        victims = Victims([g for g in victims.whole if g.qualifier != "unquantified"], [])
    if sense.people_only:  # "injuries to 15 others", no "injuries to the head"
        if sense.outcome == "missing":  # "there was no sign of troops in the streets"
            victims.whole = [g for g in victims.whole if not (g.bare and g.qualifier == "unquantified")]
        victims.whole = [
            g
            for g in victims.whole
            if g.kind in ("people", "pronoun") or (g.kind == "count" and g.count is not None) or hit_in_body(items, g)
        ]
    return tell(items, at, victims, sense.outcome, sense, span_of_subject(items, at), at)
