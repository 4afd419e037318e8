"""Harm told in one sentence: which groups were killed, injured, abducted, with voice and direction.

"Pro-government forces ambushed and killed 16 recruits": the dead are the 16. "Gunmen killed by police": the gunmen.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claimledger.clauses import agreeing, clause_subject, group_is_single
from claimledger.cues import certainty
from claimledger.groups import Group
from claimledger.lexicon import Harm
from claimledger.recognise.conditions import bearers
from claimledger.records import Outcome
from claimledger.roles import Item, Victims, behind_phrase, objects, items_text, opens_clause, parts_behind, subject
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
        "reaching",
        "hitting",
        "exceeds",
        "from",
    ]
)
_UNREAL_BEFORE = frozenset(
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
_KILL_COORDINATE = frozenset(
    [
        "shot",
        "stabbed",
        "beaten",
        "hacked",
        "tortured",
        "burned",
        "burnt",
        "hanged",
        "hung",
        "hit",
        "struck",
        "attacked",
        "abducted",
        "kidnapped",
        "ambushed",
    ]
)


@dataclass(slots=True)
class Told:
    """One group told to have met one outcome. `outcome` None: as those already counted ("the victims included …")."""

    group: Group
    outcome: Outcome | None
    harm: Span
    item: int
    part_of: Told | None = None
    shared_whole: bool = False  # a part of those already counted, in this sentence or an earlier one
    denied: bool = False
    assertion: str = "stated"
    agent: Span | None = None
    cumulative: bool = False
    word: str = ""
    reasons: list[str] = field(default_factory=list)


def find_harms(items: list[Item]) -> list[Told]:
    """Every group of the sentence that a word of harm governs, in text order."""
    told: list[Told] = []
    done: set[int] = set()
    for at, item in enumerate(items):
        if at in done:
            continue
        tag = item.tag
        if tag in "KkiVDdnZTWh":
            if tag in "Kki" and _coordinated(items, at):
                continue
            if item.unit.harms is not None and "W" in item.unit.harms and at and items[at - 1].tag in "tzP":
                parts = _whole_word(items, at)
                if parts:
                    told.extend(parts)
                    continue
            told.extend(_READERS[tag](items, at))
        elif tag == "@":
            told.extend(_counted_deaths(items, at))
        elif tag in "QG" and item.group is not None and item.group.anaphoric:
            told.extend(_described_part(items, at))
        elif tag in "GU" and item.group is not None:
            if item.group.harm is not None and item.group.harm.harms:
                told.extend(_attributive(items, at))
            elif _whole(item) is not None:
                told.extend(_inside_whole(items, at))
    return _once(items, told)


def _sense(item: Item, form: str) -> Harm | None:
    return (item.unit.harms or {}).get(form)


def _coordinated(items: list[Item], at: int) -> bool:
    """Whether the verb only joins a second one with the same people: "shot and killed", "killed and injured 12"."""
    k = at + 1
    while k < len(items) and items[k].tag in "r":
        k += 1
    if k < len(items) and items[k].tag in "&,":
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
    first, second = _any_outcome(one), _any_outcome(two)
    return first is None or first != "abducted" or second == "abducted" or one.unit.word in _KILL_COORDINATE


def _any_outcome(item: Item) -> Outcome | None:
    for form in "KkiVDdZnC":
        sense = _sense(item, form)
        if sense is not None:
            return sense.outcome
    return None


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
        if m < 0 or items[m].tag not in "Kki" or items[m].unit.harms is None:
            break
        other = _any_outcome(items[m])
        word = items[m].unit.word
        if outcome in ("killed", "injured") and other in ("killed", "injured") and other != outcome:
            word = word.rpartition(" ")[2]  # "accidentally shot"
            if not (
                outcome == "killed" and (word in _KILL_COORDINATE or word in ("shoot", "stab", "shooting", "stabbing"))
            ):
                outcome = "casualties"
        elif outcome is None:
            outcome = other
        first = m
        k = m - 1
    return outcome, first


def _verb(items: list[Item], at: int) -> list[Told]:
    item = items[at]
    sense = _sense(item, "K")
    assert sense is not None
    outcome, first = _joined_outcome(items, at, sense.outcome)
    outcome = _upgraded(items, at, outcome)
    voice = _voice(items, first, at)
    if outcome is None:
        return []
    if (
        voice != "passive"
        and outcome == "injured"
        and at + 1 < len(items)
        and items[at + 1].unit.word in ("at", "down", "up", "back", "through", "off", "into", "out")
        and not (items[at + 1].unit.word == "at" and _headline(items, first))
    ):
        return []  # "shot at the trees", "shot down a drone"
    if voice == "passive" or voice == "participle":
        victims = _subject(items, first, voice == "participle")
        also = _added(items, at)
        victims.whole.extend(also)
        if not also and not victims.parts and victims.whole:
            victims.parts.extend(parts_behind(items, at))
        agent = _by(items, at)
        if not victims.whole and not victims.parts:
            victims = _inverted(items, at)
    else:
        victims = objects(items, at)
        agent = _subject_span(items, first)
        if not victims.whole and voice == "unsure" and not _has_thing(items, at):
            victims = subject(items, first, True)
            agent = _by(items, at)
    if sense.people_only:
        victims.whole = [g for g in victims.whole if _is_person(items, g)]
    return _tell(items, at, victims, outcome, sense, agent, first)


def _is_person(items: list[Item], group: Group) -> bool:
    """Whether the group surely names people and no thing of theirs: "two militants", no "militant hideout"."""
    if (
        group.kind != "people"
        or group.head is None
        or group.head.tag not in "HM"
        or group.plural
        and group.count is None
    ):
        return False
    behind = next((i for i in items if i.first == group.last), None)
    return behind is None or behind.tag not in "UNXx*"


def _has_thing(items: list[Item], at: int) -> bool:
    """Whether the object is no people: "cut down trees"."""
    k = at + 1
    while k < len(items) and items[k].tag in 'r"j':
        k += 1
    return k < len(items) and items[k].tag == "x"


def _subject(items: list[Item], first: int, adjacent: bool) -> Victims:
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
    return clause_subject(items, first) if number or (k >= 0 and items[k].tag == "&") else victims


def _headline(items: list[Item], at: int) -> bool:
    """ "[Man] shot at car wash": a bare noun before the verb at the start is a headline's victim."""
    group = items[at - 1].group if at else None
    return (
        at == 1 and group is not None and group.kind == "people" and not group.plural and not group.definite
        and group.low == 1 and group.count is None and items[0].unit.tag != "a" and not _is_force(group)
    )  # fmt: skip


def _is_force(group: Group) -> bool:
    return group.category in ("security_forces", "armed_group", "combatant")


def _voice(items: list[Item], first: int, at: int) -> str:
    k = first - 1
    while k >= 0 and items[k].tag in 'r!"E':
        k -= 1
    before = items[k] if k >= 0 else None
    if before is not None and before.tag == "b":
        return "passive"
    if before is not None and before.tag == "Y":
        pass
    k = at + 1
    while k < len(items) and items[k].tag in 'r"j':
        k += 1
    follows = items[k] if k < len(items) else None
    if before is not None and before.tag == "v":
        return "active"
    if before is not None and before.tag in "mg" and before.tag == "g":
        return "active"
    if follows is not None and follows.tag in "GQ#*L@x":
        # "two men shot Friday" has no object, "two killed, one hurt" neither; a group directly behind is one.
        if before is not None and before.tag in "GQ" and before.group is not None and before.group.count is not None:
            if follows.group is not None and follows.group.count is None and before.group.kind == "count":
                return "participle"
        if before is not None and before.tag == "L" and before.unit.word == "them":
            return "participle"
        return "unsure"
    if (
        follows is not None
        and (follows.tag == "P" or (follows.tag == "," and k + 1 < len(items) and items[k + 1].tag == "P"))
        and before is not None
        and before.tag in "G#"
        and behind_phrase(items, k if follows.tag == "P" else k + 1) is not None
    ):
        return "unsure"
    return "participle"


def _upgraded(items: list[Item], at: int, outcome: Outcome | None) -> Outcome | None:
    """A death where "to death" or "dead" follows: "stabbed his brother to death", "hacked two traders to death"."""
    if outcome == "killed" or items[at].unit.word.endswith(("injured", "wounded", "hurt")):
        return outcome
    for k in range(at + 1, min(at + 10, len(items))):
        unit = items[k].unit
        if items[k].tag in ".;bDKs" or (items[k].tag == "&" and outcome is not None):
            break
        if unit.word == "up" and outcome is None and items[at].unit.word.startswith("beat"):
            return "injured"  # "beat him up"
        if items[k].tag == "," and outcome is not None and not any(i.unit.word == "to death" for i in items[k : k + 4]):
            break
        if unit.harms is not None and "u" in unit.harms:
            if unit.word in ("to death", "dead", "alive", "fatally") and items[k].tag in "Zur":
                if unit.word == "dead" and k + 1 < len(items) and items[k + 1].tag in "GH":
                    break
                return "killed"
    k = at - 1
    while k >= 0 and items[k].tag in "rb":
        if items[k].unit.word in ("fatally", "mortally"):
            return "killed"
        k -= 1
    return outcome


def _by(items: list[Item], at: int) -> Span | None:
    for k in range(at + 1, min(at + 5, len(items))):
        if items[k].tag in ".;,":
            break
        if items[k].tag == "B" and k + 1 < len(items) and items[k + 1].group is not None:
            group = items[k + 1].group
            assert group is not None
            return group.span if group.kind in ("people", "name", "unknown", "count") else None
    return None


def _subject_span(items: list[Item], at: int) -> Span | None:
    victims = subject(items, at, False)
    groups = [g for g in victims.whole if g.kind in ("people", "name", "unknown", "count")]
    return Span(groups[0].span.start, groups[-1].span.end) if groups else None


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


def _added(items: list[Item], at: int) -> list[Group]:
    """What is added behind the verb: "were killed in the raid, in addition to 120 fighters", "died along with two guards"."""
    k = at
    while k + 1 < min(at + 16, len(items)):
        k = _past_relative(items, k + 1)
        tag = items[k].tag
        if tag == "&" and items[k].unit.word in _ADDING:
            victims = objects(items, k)
            return [] if not victims.whole or opens_clause(items, k + 1) else victims.whole
        if tag == "&" and _gapped(items, k):
            group = items[k + 1].group
            assert group is not None
            return [group, *_added(items, k + 1)]
        if tag in ".;sbvmkKDZw" or (tag == "&" and items[k].unit.word in ("and", "while", "but")):
            break
    return []


def _gapped(items: list[Item], k: int) -> bool:
    """ "32 people died in Taji and [16 in] Sadr City": a bare count whose verb is left out."""
    if k + 2 >= len(items) or items[k + 1].tag != "Q" or items[k + 2].tag != "P":
        return False
    group = items[k + 1].group
    if (
        group is None
        or group.count is None
        or group.anaphoric
        or items[k + 2].unit.word not in ("in", "at", "near", "outside")
    ):
        return False
    return not any(i.tag in "bvmKkiDZye" for i in items[k + 2 : k + 8] if i.tag not in ".;") or (
        items[k + 4 : k + 5] and items[k + 4].tag in ".;,"
    )  # type: ignore[return-value]


_ADDING = frozenset(
    [
        "in addition to",
        "on top of",
        "not counting",
        "along with",
        "together with",
        "alongside",
        "as well as",
        "plus",
        "besides",
    ]
)


def _inverted(items: list[Item], at: int) -> Victims:
    """ "Also killed were two cooks"; "Killed in the blast were …"."""
    for k in range(at + 1, min(at + 8, len(items))):
        if items[k].tag == "b" and items[k].unit.word in ("was", "were", "is", "are"):
            return objects(items, k)
        if items[k].tag in ".;Kki":
            break
    return Victims([], [])


def _active(items: list[Item], at: int) -> list[Told]:
    item = items[at]
    form = item.tag
    sense = _sense(item, form)
    assert sense is not None
    outcome, first = _joined_outcome(items, at, sense.outcome)
    outcome = _upgraded(items, at, outcome)
    if outcome is None:
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
        if before is not None and (before.tag == "t" or before.unit.word in _UNREAL_BEFORE or before.tag in "b"):
            return []
        if (
            before is not None
            and before.tag == "P"
            and before.unit.word in ("for", "of", "without", "from", "to", "against", "despite")
        ):
            if before.unit.word in ("without", "to", "against", "from"):
                return []
    victims = objects(items, at)
    if sense.people_only:
        victims.whole = [g for g in victims.whole if g.kind == "pronoun" or _is_person(items, g)]
    return _tell(items, at, victims, outcome, sense, _subject_span(items, first), first)


def _intransitive(items: list[Item], at: int) -> list[Told]:
    sense = _sense(items[at], items[at].tag)
    assert sense is not None
    if items[at].tag == "d" and at and items[at - 1].tag != "b":
        if items[at - 1].tag not in "GQ":
            return []
    victims = _subject(items, at, False)
    victims.whole.extend(_added(items, at))
    if victims.whole and not victims.parts:
        victims.parts.extend(parts_behind(items, at))
    if sense.people_only:
        victims.whole = [
            g
            for g in victims.whole
            if g.kind in ("people", "count") and g.category in ("people", "civilian") and g.count is not None
        ]
    return _tell(items, at, victims, sense.outcome, sense, None, at)


def _event(items: list[Item], at: int) -> list[Told]:
    """ "the killing of two nuns", "the mayor's murder", "the bodies of six traders"."""
    sense = _sense(items[at], "n")
    assert sense is not None
    before = items[at - 1] if at else None
    if before is not None and before.unit.word in _UNREAL_BEFORE:
        return []
    victims = Victims([], [])
    if at + 1 < len(items) and items[at + 1].tag == "O":
        victims = objects(items, at + 1)
    elif (late := _late_of(items, at)) is not None:
        victims = objects(items, late)
    elif before is not None and before.tag == "S" and at >= 2 and items[at - 2].group is not None:
        group = items[at - 2].group
        assert group is not None
        body = _sense(items[at], "C")
        seen = body is None or not body.needs or any(i.unit.word in body.needs for i in items)
        if group.kind in ("name", "people") and group.low == group.high == 1 and seen:
            victims = Victims([group], [])  # "Khan's murder"; "Khan's body" only where it was found
    elif (verb := _caught_in(items, at)) is not None:
        victims = subject(items, verb, False)
    agent = _by(items, at + 1)
    return _tell(items, at, victims, sense.outcome, sense, agent, at)


_CAUGHT = frozenset(["targeted", "caught", "caught up", "swept", "slain", "singled", "hunted"])


def _caught_in(items: list[Item], at: int) -> int | None:
    """ "nine traders were targeted in reprisal killings": the verb whose subject the killings befell."""
    if not items[at].unit.word.endswith("s"):
        return None
    k = at - 1
    while k >= 0 and items[k].tag in "jJUen" and items[k].unit.word not in _CAUGHT:
        k -= 1
    if k < 2 or items[k].unit.word != "in" or items[k - 1].unit.word not in _CAUGHT or items[k - 2].tag not in "br":
        return None
    return k - 1


def _late_of(items: list[Item], at: int) -> int | None:
    """ "the killings during the past week of a judge", "the murder on Friday of [a nun]": where that "of" stands."""
    if at + 1 >= len(items) or items[at + 1].tag not in "PE":
        return None
    for k in range(at + 2, min(at + 7, len(items) - 1)):
        if items[k].tag == "O" and items[k - 1].tag in "E#x" and items[k + 1].tag in "GQ#":
            return k if items[k - 1].tag == "E" or items[k + 1].tag == "Q" or not _is_place(items[k + 1]) else None
        if items[k].tag not in "PEjrtQ#xU":
            return None
    return None


def _is_place(item: Item) -> bool:
    return item.tag == "#"


def _state(items: list[Item], at: int) -> list[Told]:
    """ "left nine dead", "two missing", "with 14 wounded"."""
    sense = _sense(items[at], "Z")
    assert sense is not None
    if at + 1 < len(items) and items[at + 1].tag in "XUxn" and (not at or items[at - 1].tag not in "bGQ#*"):
        return []
    if sense.needs and not any(i.unit.word in sense.needs for i in items[max(0, at - 9) : at]):
        return []
    victims = _subject(items, at, True)
    if items[at].unit.word in ("missing",) and at and items[at - 1].tag not in "bGQ*#rvo":
        return []
    if victims.whole and not victims.parts:
        victims.parts.extend(parts_behind(items, at))
    victims.whole.extend(_added(items, at))
    return _tell(items, at, victims, sense.outcome, sense, None, at)


def _condition(items: list[Item], at: int) -> list[Told]:
    """ "A man was taken to a clinic with gunshot wounds", "she is in critical condition"."""
    sense = _sense(items[at], "h")
    assert sense is not None
    return _tell(items, at, Victims(bearers(items, at), []), sense.outcome, sense, None, at)


def _toll(items: list[Item], at: int) -> list[Told]:
    """ "the death toll from the blaze has risen to 44": the last figure that a verb of reaching leads to."""
    sense = _sense(items[at], "T")
    assert sense is not None
    return _reached(items, at, sense)


def _reached(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """The figure to which a verb of reaching leads from the toll noun at `at`, with its parts."""
    assertion = certainty(items, min(at + 3, len(items) - 1), items_text(items))
    if assertion == "unreal":
        return []
    for k in range(at + 1, min(at + 16, len(items))):
        tag = items[k].tag
        if tag in ".;s" or (tag in "Kki" and k > at + 1):
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
        ):
            if lead == "from" or items[k - 1].unit.word == "from":
                continue
            harm = Span(items[at].unit.start, items[at].unit.end)
            one = Told(group, sense.outcome, harm, k, word="toll", cumulative=True, assertion=assertion)
            parts = objects(items, k - 1).parts
            return [
                one,
                *(
                    Told(p, sense.outcome, harm, k, part_of=one, word="toll")
                    for p in parts
                    if _countable(p, sense.outcome, sense)
                ),
            ]
    return []


def _counted_deaths(items: list[Item], at: int) -> list[Told]:
    """ "745 civilian deaths", "no casualties", "several injuries"."""
    group = items[at].group
    assert group is not None and group.head is not None
    sense = (group.head.harms or {}).get("C")
    if sense is None:
        return []
    if group.number_of and group.count is None:
        told_of = _reached(items, at, sense)
        for one in told_of:
            if one.group.kind == "count":
                one.group.category, one.group.demographic = group.category, group.demographic
        return told_of
    words = {i.unit.word for i in items} | {w for i in items if i.group is None for w in i.unit.word.split()}
    if (
        sense.needs
        and not (sense.needs & words)
        and not (group.count is not None and sense.outcome == "killed" and "body" in group.head.word)
    ):
        return []
    if group.count is None:
        if (
            sense.needs
            or sense.needs_number
            or group.definite
            or (group.qualifier == "unquantified" and sense.outcome != "casualties")
        ):
            if not (sense.needs and not group.definite and group.low == 1 and "body" in group.head.word):
                return []
    if sense.outcome == "injured" and group.count is not None and group.low == group.high == 1:
        return []
    if (
        sense.outcome == "injured"
        and at
        and ((items[at - 1].tag == "e" and group.count is None) or items[at - 1].tag in "OF")
    ):
        return []  # "died of multiple injuries", "found with several injuries"
    told = Told(group, sense.outcome, Span(group.head.start, group.head.end), at, word=group.head.word)
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
    if group.low == 0 and group.high == 0:
        told.denied = True
    told.assertion = certainty(items, at, items_text(items))
    if told.assertion == "unreal":
        return []
    inside = _out_of(items, at)
    if inside is not None:
        inside.category, inside.demographic = group.category, group.demographic
        return [Told(inside, sense.outcome, told.harm, at, part_of=told, word=told.word), told]
    added = [] if group.low == 0 or group.count is None else _added(items, at)
    return [told, *(Told(g, sense.outcome, told.harm, at, word=told.word) for g in added if g.count is not None)]


def _out_of(items: list[Item], at: int) -> Group | None:
    """ "125 out of [140 deaths]": the 125."""
    if at >= 2 and items[at - 1].tag in "FO" and items[at - 2].tag == "Q":
        return items[at - 2].group
    return None


def _attributive(items: list[Item], at: int) -> list[Told]:
    """ "two injured guards were taken to hospital": counted, and told to be injured."""
    group = items[at].group
    assert group is not None and group.harm is not None
    if group.definite or group.qualifier == "unquantified" or group.low == 0:
        return []
    if group.count is None and not group.names and group.low != 1:
        return []
    harms = group.harm.harms or {}
    sense = harms.get("Z") or harms.get("K")
    if sense is None or sense.outcome is None:
        return []
    return [
        Told(
            group,
            sense.outcome,
            Span(group.harm.start, group.harm.end),
            at,
            word=group.harm.word,
            assertion=certainty(items, at, items_text(items)),
        )
    ]


def _whole(item: Item) -> Harm | None:
    group = item.group
    if group is None or group.head is None or not group.definite or group.count is not None:
        return None
    return (group.head.harms or {}).get("W") or _WHOLES.get(group.head.word)


_WHOLES = {w: Harm(w, "W", None) for w in ("victims", "casualties", "hostages", "captives")}


def _described_part(items: list[Item], at: int) -> list[Told]:
    """ "Nine of them were children", "two of the dead were cooks": a part, with the outcome of its whole."""
    group = items[at].group
    assert group is not None
    k = at + 1
    while k < len(items) and items[k].tag in "rb,E":
        k += 1
    if k >= len(items) or items[k].tag not in "G*" or k > at + 4:
        return []
    inner = items[k].group
    assert inner is not None
    if inner.count is not None or inner.definite or opens_clause(items, k):
        return []
    group.category, group.demographic = inner.category, inner.demographic
    return [Told(group, group.whole_outcome, group.span, at, shared_whole=True, word="of them")]


def _whole_word(items: list[Item], at: int) -> list[Told]:
    sense = _sense(items[at], "W")
    if sense is None:
        return []
    return _parts_behind(items, at, sense)


def _inside_whole(items: list[Item], at: int) -> list[Told]:
    sense = _whole(items[at])
    assert sense is not None
    return _parts_behind(items, at, sense)


def _parts_behind(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "the dead included two nurses", "among the wounded were three guards", "two of the dead were cooks"."""
    k = at + 1
    among = False
    m = at - 1
    while m >= 0 and items[m].tag in "tzrKZDw b":
        m -= 1
    if m >= 0 and items[m].unit.word in ("among", "amongst"):
        among = True
    if k + 1 < len(items) and items[k].tag == "," and items[k + 1].tag == "w":
        k += 2  # "the victims, who were buried on Monday, included …"
        while k < len(items) and items[k].tag not in ",.;":
            k += 1
        at_most = k + 3
    else:
        at_most = at + 6
    if k + 1 < len(items) and items[k].tag == "," and items[k + 1].tag in "GQ" and not among:
        inner = items[k + 1].group
        listed = objects(items, k)
        groups = [*listed.whole, *listed.parts]
        if inner is not None and (inner.count is not None or not inner.definite) and len(groups) > 1:
            harm = Span(items[at].unit.start, items[at].unit.end)  # "those hurt, an officer and two cooks, were …"
            return [Told(g, sense.outcome, harm, at, shared_whole=True, word=items[at].unit.word) for g in groups]
    while k < len(items) and items[k].tag in "rEPx,NU#*" and k < at_most and items[k].tag != "I":
        k += 1
    if k >= len(items):
        return []
    if items[k].tag == "I" and k + 1 < len(items) and items[k + 1].tag == "b":
        k, among = k + 1, True  # "the victims, among whom were nine children"
    if items[k].tag == "I" or (among and items[k].tag == "b"):
        victims = objects(items, k)
        out = []
        for group in [*victims.whole, *victims.parts]:
            one = Told(
                group, sense.outcome, Span(items[at].unit.start, items[at].unit.end), at, word=items[at].unit.word
            )
            one.shared_whole = True
            if group.kind in ("people", "name", "unknown", "count") and not (
                group.definite and group.plural and group.count is None
            ):
                out.append(one)
        return out
    return []


def _tell(
    items: list[Item], at: int, victims: Victims, outcome: Outcome | None, sense: Harm, agent: Span | None, first: int
) -> list[Told]:
    assertion = certainty(items, first, items_text(items))
    if assertion == "unreal" or victims.negated:
        return []
    told: list[Told] = []
    harm = Span(items[first].unit.start, items[at].unit.end)
    for group in victims.whole:
        if not _countable(group, outcome, sense):
            continue
        one = Told(group, outcome, harm, at, agent=agent, assertion=assertion, word=sense.term)
        one.denied = group.low == 0 and group.high == 0
        one.shared_whole = group.anaphoric and not one.denied
        told.append(one)
    whole = told[-1] if told else None
    for group in victims.parts:
        if not _countable(group, outcome, sense):
            continue
        met = group.whole_outcome or outcome
        part = Told(group, met, harm, at, agent=agent, assertion=assertion, word=sense.term, part_of=whole)
        part.shared_whole = whole is None
        told.append(part)
    return told


def _countable(group: Group, outcome: Outcome | None, sense: Harm) -> bool:
    if group.kind in ("thing",):
        return False
    if sense.forces_only and not (
        group.category in ("security_forces", "armed_group", "combatant")
        or (group.head is not None and group.head.word in ("men", "crew", "comrades", "members", "crewmen", "people"))
    ):
        return False
    if group.kind == "deaths" or (sense.people_only and group.kind not in ("people", "count", "pronoun", "name")):
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
    if group.kind == "name" and group.definite:
        return False
    if group.kind == "unknown" and sense.form == "n" and sense.term.endswith("s") and group.count is None:
        return False  # "the killings of the minority"
    if group.kind == "unknown":
        return outcome in ("killed", "injured", "abducted", "missing") and (
            group.count is not None
            or (group.low == 1 and not group.definite and sense.form in "KnkiV" and sense.term not in ("shot", "shoot"))
        )
    if group.definite and group.plural and group.count is None:
        return False
    return True


def _fatally(items: list[Item], group: Group) -> bool:
    """ "Five were shot, [one of them] fatally"."""
    behind = [i for i in items if i.first >= group.last][:2]
    if behind and behind[0].tag == "I":
        behind = behind[1:]
    return bool(behind) and behind[0].unit.word in ("fatally", "mortally")


def _once(items: list[Item], told: list[Told]) -> list[Told]:
    """Each group once an outcome; a death outweighs an injury of the same words ("shot … and died")."""
    for one in told:
        if one.outcome == "injured" and one.part_of is not None and _fatally(items, one.group):
            one.outcome = "killed"
    kept: dict[tuple[int, int], Told] = {}
    out: list[Told] = []
    for one in told:
        key = (one.group.span.start, one.group.span.end)
        other = kept.get(key)
        if other is None or {one.outcome, other.outcome} == {"abducted", "killed"}:
            kept[key] = one
            out.append(one)
            continue
        if other.outcome is None and one.outcome is not None and not one.group.anaphoric:
            # "The victims, three drivers, were killed": the verb says it, whatever was counted before.
            other.outcome, other.harm, other.word, other.shared_whole = one.outcome, one.harm, one.word, False
        if one.outcome == "killed" and other.outcome == "injured":
            other.outcome, other.harm, other.word = one.outcome, one.harm, one.word
        if one.part_of is not None and other.part_of is None and one.part_of is not other:
            other.part_of = one.part_of
    return out


_READERS = {
    "K": _verb, "k": _active, "i": _active, "V": lambda items, at: _phrase(items, at), "D": _intransitive, "d": _intransitive,
    "n": _event, "Z": _state, "T": _toll, "W": _whole_word, "h": lambda items, at: _condition(items, at),
}  # fmt: skip


def _phrase(items: list[Item], at: int) -> list[Told]:
    sense = _sense(items[at], "V")
    assert sense is not None
    victims = objects(items, at)
    if sense.people_only:  # "injuries to 15 others", no "injuries to the head"
        victims.whole = [
            g for g in victims.whole if g.kind in ("people", "pronoun") or (g.kind == "count" and g.count is not None)
        ]
    return _tell(items, at, victims, sense.outcome, sense, _subject_span(items, at), at)
