"""What is told of a group: the record that the readers of harm words make, and what may be told of whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from claimledger.clauses import controlling_subject
from claimledger.cues import certainty
from claimledger.groups import Group
from claimledger.harms.denial import deny_any, is_denied, is_left_out
from claimledger.harms.losing import lost_to_calamity
from claimledger.harms.of_things import is_of_things
from claimledger.harms.partitive import share_of_those_who
from claimledger.lexicon import Harm, word_set
from claimledger.records import FORCES, Assertion, Outcome
from claimledger.roles import Item, Victims, is_attributive, is_first_name, items_text, offset, place_of, subject
from claimledger.spans import Span, span_of

UNREAL_BEFORE = frozenset(
    [
        "attempted",
        "attempting",
        "attempt",
        "attempts",
        "tried",
        "trying",
        "try",
        "plot",
        "plotting",
        "plotted",
        "plan",
        "planned",
        "planning",
        "threatened",
        "threatening",
        "threaten",
        "intended",
        "intending",
        "intend",
        "conspiracy",
        "conspiring",
        "failed",
        "bid",
        "bids",
        "ordered",
        "conspired",
        "wanting",
        "wanted",
        "solicitation",
        "threats",
        "threat",
        "vowed",
        "vow",
        "vows",
        "aim",
        "aimed",
    ]
)


# Beside a death these killed: "shot dead or crushed".
CRUSHING = frozenset(["crushed", "trampled", "burned", "burnt", "asphyxiated"])


@dataclass(slots=True)
class Told:
    """One group told to have met one outcome. `outcome` None: as those already counted ("the victims included …")."""

    group: Group
    outcome: Outcome | None
    harm: Span
    item: int
    part_of: Told | None = None
    shared_whole: bool = False  # a part of those already counted, in this sentence or an earlier one
    naming: bool = False  # names given to those already counted: "the dead were identified as …"
    denied: bool = False
    assertion: str = "stated"
    agent: Span | None = None
    cumulative: bool = False
    background: bool = False  # told only to say who another victim is
    word: str = ""
    reasons: list[str] = field(default_factory=list)


def sense_of(item: Item, form: str) -> Harm | None:
    return (item.unit.harms or {}).get(form)


def noun_of(item: Item) -> str:
    """The noun that heads the item, or its word."""
    return item.group.head.word if item.group is not None and item.group.head is not None else item.unit.word


def any_outcome(item: Item) -> Outcome | None:
    for form in "KkiVDdZnC":
        sense = sense_of(item, form)
        if sense is not None:
            return sense.outcome
    return None


def outcome_of(item: Item) -> Outcome | None:
    """What an item says befell people: "killed", "dead", "deaths", "new deaths"."""
    counted = (item.group.head.harms or {}).get("C") if item.group is not None and item.group.head is not None else None
    return any_outcome(item) or (counted.outcome if counted is not None else None)


def is_person(items: list[Item], group: Group) -> bool:
    """Whether the group surely names people and no thing of theirs: "two militants", no "militant hideout"."""
    if (
        group.kind != "people"
        or group.head is None
        or group.head.tag not in "HM"
        or (group.plural and group.count is None)
    ):
        return False
    behind = next((i for i in items if i.first == group.last), None)
    if behind is None or behind.tag not in "UNXx*":
        return True
    return behind.unit.word in ("once", "twice") or behind.unit.word.endswith(" times")  # "hit a boy several times"


_IN_BODY = re.compile(
    r"(?:,\s*\d{1,3},)?\s+in\s+(?:the|his|her|both)\s+(?:[a-z]+\s+){0,2}(?:head|face|neck|chest|back|shoulders?|arms?|elbow|"
    r"wrist|hands?|torso|stomach|abdomen|side|hips?|groin|buttocks|legs?|thighs?|knees?|ankles?|foot|feet|jaw|eye|body|forehead)\b"
)


_AS_PERSON = re.compile(r",\s+(?:who\b|\d{1,2},)")


def hit_in_body(items: list[Item], group: Group) -> bool:
    """Whether a name is a person by title, first name or what stands behind it: "striking [Ruiz] in the left foot", "hitting
    [Officer Ruiz]", "hitting [Ruiz], who was asleep"."""
    if group.kind != "name" or not items:
        return False
    if not group.first_word_is_name or is_first_name(group.names[0]):
        return not group.definite
    behind = group.span.end - items[0].unit.start + offset(items, 0)
    if _AS_PERSON.match(items_text(items), behind) is not None:
        return True
    return _IN_BODY.match(items_text(items), behind) is not None


_CHARGES = (
    "charge", "charging", " count of", " counts of", "felony", "misdemeanor", "convicted of", "guilty of", "indicted",
)  # fmt: skip
_NEAR = 60  # characters


def names_offence(items: list[Item], at: int, victims: Victims) -> bool:
    """Whether the words only name what somebody is charged with: "two counts of malicious wounding of a guard"."""
    if items[at].unit.word.rstrip(" to").endswith(("shooting", "stabbing", "shootings", "stabbings")):
        return False
    if any(g.count is not None or g.definite or g.names for g in victims.whole):
        return False
    start = offset(items, at)
    before = items_text(items)[max(0, start - _NEAR) : start]
    return any(words in before for words in _CHARGES)


def is_force(group: Group) -> bool:
    return group.category in FORCES


def is_negated(items: list[Item], first: int) -> bool:
    """ "did [not] kill the guards", "neither killed [nor] hurt the guards"; not "not only killed"."""
    k = first - 1
    while k >= 0 and items[k].tag == "r":
        if items[k].unit.word in ("only", "just"):
            return False
        k -= 1
    return k >= 0 and items[k].tag == "!"


def killed_by(items: list[Item], at: int) -> Span | None:
    for k in range(at + 1, min(at + 5, len(items))):
        if items[k].tag in ".;,":
            break
        if items[k].tag == "B" and k + 1 < len(items) and items[k + 1].group is not None:
            group = items[k + 1].group
            assert group is not None
            return group.span if group.kind in ("people", "name", "unknown", "count") else None
    return None


_CARING = ("treat", "hospitali")


def span_of_subject(items: list[Item], at: int) -> Span | None:
    if items[at].tag == "K" and at and items[at - 1].tag in "OF":
        return None  # "widow of slain guard": of her it is not told that she did it
    if items[at].unit.word.startswith(_CARING) or is_attributive(items, at):
        return None  # "a medic who was treating wounded rebels"
    if items[at].tag == "i" and at and items[at - 1].tag == "," and (doer := subject_before(items, at)) != []:
        # "[Gunmen] chased a guard, shooting him"; one alone may be hurt: "a driver hit a wall, killing him"
        return doer[0].span if doer and doer[0].plural else None
    if items[at].tag == "i" and at and items[at - 1].tag == "s" and items[at - 1].unit.word in ("after", "before"):
        victims = controlling_subject(items, at - 1)  # "[a man] died after shooting two guards"
    else:
        victims = subject(items, at, False)
    groups = [g for g in victims.whole if g.kind in ("people", "name", "unknown", "count")]
    if not groups:
        groups = subject_before(items, at) or []
    return span_of((groups[0].span.start, groups[-1].span.end)) if groups else None


def subject_before(items: list[Item], at: int) -> list[Group] | None:
    """Who does what the verb at `at` tells, where it shares its subject with the verb before: "[Gunmen] dragged a trader
    out of his house and shot him". Empty where another clause begins between; None where that is a pronoun."""
    k = at - 1
    while k > 0 and items[k].tag in 'rE"':
        k -= 1
    if k < 2 or not (items[k].tag == "&" or (items[k].tag == "," and items[at].tag == "i")):
        return []
    for m in range(k - 1, 0, -1):
        if items[m].tag in ".;":
            return []
        if items[m].tag not in "eKV":
            continue
        j = m - 1
        while j > 0 and items[j].tag in 'rvE"':
            j -= 1
        if items[j].tag == ",":  # "the gang, known as the Lions, abducted"
            j = next((n - 1 for n in range(j - 1, 0, -1) if items[n].tag == ","), j)
        group = items[j].group
        if items[j].tag in "Lg":
            return None  # "when [someone] fired at him, striking him"
        if group is None or items[j].tag not in "G#Q*":
            continue
        return [group] if group.kind in ("people", "name", "unknown", "count") else []
    return []


def tell(
    items: list[Item], at: int, victims: Victims, outcome: Outcome | None, sense: Harm, agent: Span | None, first: int
) -> list[Told]:
    assertion = certainty(items, first, items_text(items))
    if assertion == "unreal" or victims.negated:
        return []
    if len(victims.whole) == 1:
        share_of_those_who(items, first, victims, outcome)
    told: list[Told] = []
    harm = span_of((items[first].unit.start, items[at].unit.end))
    taken = (
        sense.forces_only and sense.term == "lost" and bool(victims.whole) and lost_to_calamity(items, victims.whole)
    )
    sense = replace(sense, forces_only=False) if taken else sense
    kin_told = sense.forces_only and any(_is_near_kin(group) for group in victims.whole)
    for group in victims.whole:
        theirs = kin_told and group.head is not None and group.head.word in ("children", "child", "kids", "baby")
        if not (theirs or countable(group, outcome, sense)) or (
            group.kind == "count" and is_of_things(items, group, at)
        ):
            continue  # but "lost his wife and [two children]"
        doubted = is_denied(items, first, group) and not deny_any(items, group)
        if is_left_out(items, group) or _says_what(items, group):
            continue
        how: Assertion = "alleged" if doubted else assertion
        one = Told(group, outcome, _near(group, harm), at, agent=agent, assertion=how, word=sense.term)
        one.denied = group.low == 0 and group.high == 0
        kin = sense.forces_only and _is_near_kin(group)  # "I lost my father": some of the dead, where they are counted
        one.shared_whole = (group.anaphoric or kin or taken or sense.term == "buried") and not one.denied
        one.shared_whole = one.shared_whole or _of_those_who(items, group)
        patients = sense.forces_only and group.head is not None and group.head.word == "patients"
        one.agent = None if kin or patients else agent
        told.append(one)
    wholes = told[::-1]
    for group in victims.parts:
        if not countable(group, outcome, sense) or (group.kind == "count" and is_of_things(items, group, at)):
            continue
        met = group.whole_outcome or outcome
        # "45 people, [31] of them in Osk and 14 in Lorin": of those before it
        whole = next((t for t in wholes if t.group.first < group.first), wholes[0] if wholes else None)
        part = Told(
            group, met, _near(group, harm), at, agent=agent, assertion=assertion, word=sense.term, part_of=whole
        )
        part.shared_whole = whole is None
        told.append(part)
    return told


_MANY_LOST = 3000  # "lost 40,000 members": they left


ABOARD = frozenset(
    [
        "men",
        "crew",
        "comrades",
        "members",
        "crewmen",
        "people",
        "persons",
        "sailors",
        "seamen",
        "airmen",
        "sailor",
        "airman",
        "patients",
    ]
)


def _near(group: Group, harm: Span) -> Span:
    """Where what is told of a group stands: at the word of harm, or where that is left out at its number."""
    return group.number if group.gapped and group.number is not None else harm


def is_asked(items: list[Item], group: Group) -> bool:
    """ "without saying how [many] were hurt", "how [many of the dead] were soldiers": nobody is said to have been."""
    before = (place_of(items, group) or 0) - 1
    return before >= 0 and items[before].unit.word.endswith("how")


def _of_those_who(items: list[Item], group: Group) -> bool:
    """ "[Two of the people] who were shot": some of those told of before."""
    if group.kind != "people" or group.count is None or group.of is not None or not (group.plural and group.low):
        return False
    k = place_of(items, group)
    if k is None or k + 1 >= len(items) or items[k + 1].tag != "w":
        return False
    start = offset(items, k)
    return " of the " in items_text(items)[start : start + group.span.end - group.span.start]


def _says_what(items: list[Item], group: Group) -> bool:
    """ "Lang's death is [one more guard] murdered", "his murder was another killing of [a judge]": who that was."""
    k = place_of(items, group) if group.low == group.high == 1 else None
    if not k:
        return False
    k -= 1
    while k > 1 and items[k].tag in "OntaQrz":
        k -= 1
    return k > 0 and items[k].tag == "b" and items[k - 1].tag == "n"


def _is_near_kin(group: Group) -> bool:
    """ "lost [my father] and [two brothers]": of one family, each told by what he was to it."""
    return group.head is not None and group.head.person is not None and group.head.word in NEAR_KIN


NEAR_KIN = word_set("persons", "near_kin")


def countable(group: Group, outcome: Outcome | None, sense: Harm) -> bool:
    if group.kind in ("thing",):
        return False
    if sense.term == "fell alone" and group.category not in FORCES and (group.head is None or group.head.word != "men"):
        return False
    if sense.forces_only and not (
        group.category in FORCES
        or (
            group.head is not None
            and (
                (group.head.word in ABOARD and (group.low or 0) <= _MANY_LOST)
                or group.head.word == "own"
                or (
                    group.head.word == "man" and group.count is not None
                )  # "lost one man"; "lost a man" she may have loved
                or _is_near_kin(group)
            )
        )
    ):
        return False
    told_by_noun = group.kind == "deaths" and not (group.head and group.head.word.endswith(("victim", "victims")))
    if told_by_noun or (sense.people_only and group.kind not in ("people", "count", "pronoun", "name")):
        return False
    if group.kind == "pronoun":
        return group.head is not None and group.head.word not in (
            "it",
            "i",
            "we",
            "us",
            "you",
            "who",
            "themselves",
            "itself",
        )
    # "the Rev. Ana Tamm", no ship as "the Santa Rosa" is
    titled = group.head is not None and group.head.tag == "R" and group.head.end < group.span.end
    if group.kind == "name" and ((group.definite and not titled) or (sense.term == "massacre" and group.low == 1)):
        return False  # "the massacre of Lisane": nobody is massacred alone
    if group.kind == "unknown" and sense.form == "n" and sense.term.endswith("s") and group.count is None:
        return False  # "the killings of the minority"
    if group.kind == "unknown":
        one = group.low == 1 and not (group.definite or group.bare)
        told = one and sense.form in "KnkiV" and sense.term not in ("shot", "shoot")
        return outcome in ("killed", "injured", "abducted", "missing") and (group.count is not None or told)
    twins = group.owned and group.low == group.high  # "his twin sons": two, whom nobody told before
    return not (group.definite and group.plural and group.count is None) or twins


def fatally(items: list[Item], group: Group) -> bool:
    """ "Five were shot, [one of them] fatally"."""
    behind = [i for i in items if i.first >= group.last][:2]
    if behind and behind[0].tag == "I":
        behind = behind[1:]
    return bool(behind) and behind[0].unit.word in ("fatally", "mortally")
