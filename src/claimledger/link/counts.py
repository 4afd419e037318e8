"""Counts told again, the dead among people shot, and the persons that make up a count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.days.ranked import compares
from claimledger.history import told_from_where
from claimledger.link.besides import (
    hurt_beside,
    is_elsewhere,
    is_of_another_trade,
    listed_with,
    of_other_sex,
    tells_dead_between,
    was_also_harmed,
)  # fmt: skip
from claimledger.link.case import Case
from claimledger.link.culprits import without_culprits
from claimledger.link.ordinals import beyond
from claimledger.link.otherdays import in_year_of_its_own, killed_another_day
from claimledger.link.person import KIN, name_key, named_ages, same_name
from claimledger.link.restated import are_others, is_added, was_also_found
from claimledger.link.takenup import beside_their_kin, owners, refers_back, told_as_kin
from claimledger.link.twice import told_twice
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.records import FORCES
from claimledger.turns import Apart, next_door

_STATISTICS = Rare(
    r"\b(?:so far (?:this|in)|this year(?!['’]s)|last year(?!['’]s)|year[- ]to[- ]date|(?:each|every|per) year|annually|"
    r"(?<!than )(?<!over )(?<!about )(?<!nearly )(?<!almost )(?<!for )(?<!in )(?<!within )(?<!half )"
    r"a year\b(?! (?:ago|of|later|after|before|earlier|since|and)\b)|"
    r"on average|compared (?:to|with)|nationwide|homicide rate|murder rate|crime rate|"
    r"for the (?:calendar )?year|(?:homicide|murder) (?:total|tally|count|toll)|number of (?:homicides|murders|traffic deaths)|"
    r"(?:city|county|state)'s homicides|"
    r"same (?:time|period|point)(?= (?:of|in|last|a year|the|this|for|from)\b)|statistics|on track)\b",
)
_BRINGING = re.compile(r"\b(?:bringing|taking|raising|pushing|lifting|brings|takes|raises|which brought|which took)\b")


_NEAR = 12  # sentences between the parts and a total told after them
_OPENING = 3  # sentences in which a report tells its news


def mark_general_talk(told: Sequence[Figure]) -> None:
    """ "Women are shot by their partners", deep in a report: unnumbered talk that adds nobody to what it tells."""
    for figure in told:
        if figure.qualifier == "unquantified" and figure.sentence > _OPENING and figure.part_of is None:
            figure.background = True


def mark_statistics(doc: Document, told: Sequence[Figure]) -> None:
    """ "There have been 44 homicides in the city this year": no news, unless the text tells nothing else."""
    marked = []
    for figure in told:
        if figure.low == figure.high == 1 and figure.kind != "deaths":
            continue
        sentence = doc.sentences[figure.sentence]
        said = _STATISTICS.search(doc.folded, sentence.start, sentence.end)
        set_beside = said is not None and said.group().startswith("compared") and figure.span.start < said.start()
        if set_beside and figure.sentence <= _OPENING:
            continue  # what a report opens with is its news: "1,518 were killed, compared with 1,732 before"
        if said is not None and _BRINGING.search(doc.folded, figure.span.end, max(figure.span.end, said.start())):
            continue  # "[three] died on Monday, bringing the number of homicides this year to 44"
        if said is not None and not compares(doc.folded, sentence.start, said.start()):
            marked.append(figure)
    if len(marked) < len(told):
        for figure in marked:
            figure.background = True


def named_one_by_one(told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """ "Police named the two people killed as Ann Lee and Omar Said": as many names as were counted tell them again."""
    for figure in told:
        whole = wholes.get(id(figure))
        if whole is None or len(figure.names) != figure.low or whole.low != whole.high or whole.low != figure.low:
            continue
        del wholes[id(figure)]
        firsts[id(figure)] = firsts.get(id(whole), whole)


def one_of_the_named(
    doc: Document,
    told: Sequence[Figure],
    cases: Sequence[Case],
    firsts: dict[int, Figure],
    wholes: dict[int, Figure],
) -> None:
    """ "Ann Lee and Omar Said were killed. … Said was shot in the head.": he is one of the two, and dead."""
    ages: dict[tuple[str, ...], int] | None = None
    for listed in told:
        if len(listed.names) < 2 or listed.low != len(listed.names) or listed.assertion != "stated":
            continue
        keys = [name_key(name) for name in listed.names]
        if listed.outcome == "injured" and listed.fate_open and all(_dies(key, cases) for key in keys):
            listed.outcome = "killed"  # "Ann Lee and Omar Said were shot. … Lee died at once, and so did Said"
            listed.reasons.append("the text tells the death elsewhere")
        for case in cases:
            whole = [name for name in case.person.names if len(name) > 1]  # one word may name the killer's kin as well
            meant = [key for key in keys if any(same_name(key, name) for name in whole)]
            if len(meant) != 1:
                continue
            ages = named_ages(doc.text) if ages is None else ages
            if case.person.age is not None and case.person.age != ages.get(meant[0], case.person.age):
                continue  # father and son of one name
            for figure in case.figures:
                if figure.sentence == listed.sentence or figure.assertion != "stated":
                    continue
                if listed.outcome == "killed" and figure.outcome == "injured" and figure.fate_open:
                    figure.outcome = "killed"
                    figure.reasons.append("the text tells the death elsewhere")
                if figure.outcome == listed.outcome:
                    wholes.setdefault(id(figure), firsts.get(id(listed), listed))


def _dies(key: tuple[str, ...], cases: Sequence[Case]) -> bool:
    """Whether the death of somebody with that name is told."""
    named = (c for c in cases if any(same_name(key, name) for name in c.person.names))
    return any(f.outcome == "killed" and f.assertion == "stated" for c in named for f in c.figures)


def same_people_again(doc: Document, told: Sequence[Figure], firsts: dict[int, Figure]) -> list[Figure]:
    """ "Three men were found dead. All three were shot in the head.": "all three" are the dead, told again.

    What comes back are figures that only take up persons told one by one: "both victims", "the two killings".
    """
    taken: list[Figure] = []
    beside = owners(doc, told)
    for index, figure in enumerate(told):
        if id(figure) in firsts or not refers_back(doc, figure):
            continue
        if (owner := beside.get(id(figure))) is not None and id(owner) not in firsts:
            continue
        for earlier in reversed(told[:index]):
            if figure.sentence - earlier.sentence > 12:
                break
            same = (earlier.low, earlier.high) == (figure.low, figure.high) and of_one_kind(earlier, figure)
            if not same or earlier.assertion == "denied":
                continue
            if beside_their_kin(doc, earlier, figure):
                continue
            if {earlier.outcome, figure.outcome} == {"killed", "injured"}:
                hurt = earlier if earlier.outcome == "injured" else figure
                if not hurt.fate_open:
                    continue  # "three died in the crash … the three people injured on the bridge"
                for one in (earlier, figure):
                    one.outcome = "killed"
            if earlier.outcome == figure.outcome:
                firsts[id(figure)] = firsts.get(id(earlier), earlier)
                if any(earlier is one for one in taken):
                    taken.append(figure)
                break
        else:
            if _take_up_singles(doc, figure, told[:index], firsts):
                taken.append(figure)
    return taken


def _take_up_singles(doc: Document, figure: Figure, before: Sequence[Figure], firsts: dict[int, Figure]) -> bool:
    """ "A woman and her son were found dead. Both victims were shot.": whether two persons told one by one are meant."""
    singles = [
        f for f in before
        if f.low == f.high == 1 and id(f) not in firsts
        and f.outcome in ("killed", "injured") and f.assertion != "denied"
        and figure.sentence - f.sentence <= _NEAR
    ]  # fmt: skip
    together = told_as_kin(doc, figure) and any(f.harm == figure.harm for f in singles)  # "his wife, [their two sons]"
    if together or (figure.category != "people" and any(f.category != figure.category for f in singles)):
        return False
    if len(singles) == figure.low:
        if all(f.outcome == "killed" for f in singles) and figure.outcome == "injured" and figure.fate_open:
            figure.outcome = "killed"  # not "both were treated at the scene"
        elif figure.outcome == "killed" and all(f.outcome == "injured" for f in singles):
            for one in singles:
                one.outcome = "killed"
    plain = all(f.outcome == figure.outcome and f.assertion == "stated" for f in singles)
    return len(singles) == figure.low and plain and all(f.part_of is None for f in singles)


_CARED_FOR = ("condition", "life support", "transported", "taken", "took", "sent", "put", "landed", "flown", "rushed")


def deaths_among_counted(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> None:
    """ "Four people were shot. One of the men died.": the dead are among those shot.

    Only words that leave open whether people lived ("shot", "stabbed") can hold the dead; "three were wounded" and
    "three were also shot" cannot. Who is told of at a clinic, or in what condition, was not dead before.
    """
    for whole in told:
        if (
            whole.outcome != "injured"
            or whole.other
            or whole.low is None
            or whole.low < 2
            or id(whole) in firsts
            or id(whole) in wholes  # "four of the wounded are critical": the dead are none of them
            or not whole.fate_open
            or " also " in doc.folded[whole.group.end : whole.harm.end]
        ):
            continue
        words = doc.folded[whole.harm.slice]
        lived = any(word in words for word in _CARED_FOR)
        dead = [
            f for f in told
            if f.outcome == "killed" and id(f) not in wholes and f.assertion == "stated"
            and (id(f) not in firsts or _goes_on_from(whole, f))
            and not f.attacker and f.low is not None and not whole.background and not told_from_where(doc, f)
            and not (f.sentence == whole.sentence and f.span.start < whole.span.start)
        ]  # fmt: skip
        if dead and sum(f.low or 0 for f in dead) < whole.low:
            for figure in dead:
                earlier = lived and figure.span.start < whole.span.start
                earlier = earlier or (figure.low or 0) + hurt_beside(told, figure, whole) > whole.low
                earlier = earlier or beyond(doc, figure, whole) or of_other_sex(whole, figure)
                if not earlier and not apart(whole, figure) and of_one_kind(whole, figure):
                    wholes[id(figure)] = whole


def _goes_on_from(whole: Figure, dead: Figure) -> bool:
    """ "One dead, six hurt in Osk. … Bullets hit six. [One] of them died.": told again, of those shot."""
    return dead.kind == "count" and dead.low == 1 and dead.sentence == whole.sentence + 1


def of_one_kind(whole: Figure, part: Figure) -> bool:
    """Whether the kinds of people allow some to be of others: no policeman is one of 65 rebels."""
    kinds = {whole.category, part.category}  # "the enemy" are fighters whose side is not told
    return len(kinds) == 1 or "people" in kinds or ("combatant" in kinds and kinds <= FORCES)


def parts_told_elsewhere(
    doc: Document,
    told: Sequence[Figure],
    cases: Sequence[Case],
    firsts: dict[int, Figure],
    wholes: dict[int, Figure],
    apart: Apart,
) -> None:
    """ "Three people died. … Ann Lee, 31, was found dead …": the persons told one by one make up the count.

    So do smaller counts that add up to it: "five were shot. … Three men and two women were taken to a clinic", and what
    was told before: "one child died at once, two others on the way. … All three children went to one school".
    """
    case_of = {id(f): case for case in cases for f in case.figures}
    beside = owners(doc, told)
    for outcome in ("killed", "injured"):
        totals = [f for f in told if _is_total(f, outcome, firsts, wholes)]
        open_ = not totals
        if open_:  # "at least nine died. … 'My son was killed,' said Ann Lee": of the nine
            totals = [f for f in told if _is_open_total(f, outcome, firsts, wholes)]
        if not totals:
            continue
        total = max(totals, key=lambda f: f.low or 0)
        sentence = doc.sentences[total.sentence]
        own = [
            f for f in told
            if f.outcome == outcome and f.sentence != total.sentence and not f.background
            and f.low and f.low == f.high and f.assertion == "stated" and id(f) not in wholes
        ]  # fmt: skip
        if "suicide" not in doc.folded[sentence.start : sentence.end]:
            room = (total.low or 0) - sum(f.low or 0 for f in told if wholes.get(id(f)) is total)
            own = without_culprits(own, total, room, case_of)
        own = [
            f for f in own
            if (f.names or of_one_kind(total, f)) and not apart(total, f) and not are_others(doc, total, f)
        ]  # fmt: skip
        own = [f for f in own if not killed_another_day(doc, total, f) and not beyond(doc, f, total)]
        own = [f for f in own if not is_of_another_trade(doc, total, f)]
        own = [f for f in own if f.low != total.low or id(f) not in beside]
        own = [f for f in own if not (is_added(doc, f) if f.low == total.low else was_also_found(doc, f))]
        own = [f for f in own if not was_also_harmed(doc, total, f, told)]
        if open_:
            own = [f for f in own if total.sentence < f.sentence <= total.sentence + _NEAR and _is_kin(doc, f)]
        room = (total.low or 0) - sum(
            f.low or 0 for f in told
            if wholes.get(id(f)) is total and id(f) not in firsts and not (f.other and f.definite)
        )  # fmt: skip
        later = [f for f in own if f.sentence > total.sentence]
        parts, left = _parts(later, total, firsts, wholes, case_of, room, others=tells_dead_between(told, total, later))
        if not parts:
            earlier = [f for f in own if f.sentence < total.sentence and total.sentence - f.sentence <= _NEAR]
            dead = outcome == "injured" and room < (total.low or 0)
            parts, left = _parts(earlier, total, firsts, wholes, case_of, room, others=dead)
            fit = all(total.category in ("people", f.category) for f in parts)
            parts = parts if fit and left == 0 and (dead or len(parts) > 1) else []
        if left < 0:
            parts, left = told_twice(told, later, total, firsts), 0
        if left:
            parts = [f for f in parts if not _meanwhile(doc, f, total)]
        counts = [f for f in parts if (f.low or 0) > 1 and not (len(f.names) == f.low and left >= 0 and not f.attacker)]
        # Dead of one side here and of another there, told further on, perhaps by another voice, are left to
        # reconciliation.
        sides = (
            len({f.sentence for f in counts}) > 1
            and total.category == "people"
            and any(
                f.category in ("security_forces", "armed_group", "combatant") and f.sentence > total.sentence + 1
                for f in counts
            )
        )
        if counts and (left or sides):
            parts = [f for f in parts if f.low == 1 and not any(listed_with(f, one) for one in counts)]
        for figure in parts:
            elsewhere = left > 0 and is_elsewhere(doc, total, figure)
            if elsewhere or not _may_be_of(doc, figure, total) or in_year_of_its_own(doc, total, figure):
                continue
            if (
                left == 0
                or total.category in ("people", figure.category)
                or (total.category == "civilian" and _is_kin(doc, figure))
            ):
                wholes[id(figure)] = total
                figure.by_room = left > 0


def _meanwhile(doc: Document, figure: Figure, total: Figure) -> bool:
    """ "Nine died in Osk. [Meanwhile], a cook was killed in Lorin.", "two died in [neighbouring] Rava": told beside the nine,
    where they are not all told."""
    start = doc.sentences[figure.sentence].start
    near = figure.sentence - total.sentence <= _NEXT and figure.low != 1
    return (near and next_door(doc, figure)) or doc.folded.startswith(_MEANWHILE, start)


def parts_of_open_total(
    told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> None:
    """ "At least 87 died. Osk alone had 51 deaths, while 36 died in Lorin.": the next sentence adds up to the bound."""
    totals = [f for f in told if f.qualifier in ("at_least", "approximate") and (f.low or 0) >= 3 and not f.background]
    if not totals:
        return
    held = {id(whole) for whole in wholes.values()}
    by_sentence: dict[int, list[Figure]] = {}
    for figure in told:
        by_sentence.setdefault(figure.sentence, []).append(figure)
    for total in totals:
        if total.assertion != "stated" or id(total) in firsts or id(total) in held:
            continue
        beside = [f for f in by_sentence.get(total.sentence + 1, ()) if f.outcome == total.outcome]
        parts = [f for f in beside if f.low == f.high and not f.other and id(f) not in wholes and id(f) not in firsts]
        fit = all(total.category in ("people", f.category) and not apart(total, f) for f in parts)
        if len(parts) > 1 and len(parts) == len(beside) and fit and sum(f.low or 0 for f in parts) == total.low:
            for figure in parts:
                wholes[id(figure)] = total


def the_rest(told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """ "Of the five wounded, two are in danger. [The other three] were sent home.": with the two they make the five."""
    for figure in told:
        if not (figure.other and figure.definite) or figure.low != figure.high or id(figure) in wholes:
            continue
        near = [f for f in told if f.span.start < figure.span.start and figure.sentence - f.sentence <= _NEXT]
        for part in reversed(near):
            whole = wholes.get(id(part))
            if whole is None or whole.outcome != figure.outcome or whole.low != whole.high or id(figure) in firsts:
                continue
            parts = [f for f in near if wholes.get(id(f)) is whole]
            if sum(f.low or 0 for f in parts) + (figure.low or 0) == whole.low:
                wholes[id(figure)] = whole
                break


_NEXT = 2  # sentences
_MEANWHILE = ("meanwhile", "in the meantime", "for their part")
_ANYBODY_WORDS = """
people persons men women victims children teens teenagers adults males females others boys girls kids patients
individuals family students dead injured wounded juveniles youths members civilians
man woman boy girl person victim teen teenager child one adult male female
"""
_ANYBODY = frozenset(_ANYBODY_WORDS.split())  # nouns that suit whoever was hurt


_ALL_DEATHS = ("casualties", "deaths", "fatalities", "injuries", "killings")  # of anybody


def _is_kin(doc: Document, figure: Figure) -> bool:
    """Whether one of a speaker's or witness's own is told of: "my son", "whose brother"; no "brother of the boys"."""
    words = doc.folded[figure.group.slice].split()
    if not figure.low == figure.high == 1 or words[-1] not in KIN or figure.category != "people" or figure.names:
        return False
    if words[0] in ("my", "our", "whose") or doc.folded.endswith("whose ", 0, figure.group.start):
        return True
    sentence = doc.sentences[figure.sentence]
    told = _SPEAKS.search(doc.folded, sentence.start, sentence.end) is not None
    return told and words[0] in ("his", "her", "their") and not doc.folded.endswith("and ", 0, figure.group.start)


_SPEAKS = Rare(r"\b(?:said|says|told|lost|recalled|added)\b")


def _may_be_of(doc: Document, figure: Figure, total: Figure) -> bool:
    """Whether the noun of a total suits the part: a waiter is none of "two cooks", but Ann Lee may be."""
    if total.kind == "count" or figure.names or doc.folded[total.group.slice].endswith(_ALL_DEATHS):
        return True
    nouns = set(doc.folded[total.group.slice].replace(",", " ").split())
    own = doc.folded[figure.group.slice].split()[-1]
    if _is_kin(doc, figure):
        return True
    return bool(nouns & _ANYBODY) or any(n.startswith(own[:4]) for n in nouns) or own in _ANYBODY


def _parts(
    figures: Sequence[Figure],
    total: Figure,
    firsts: dict[int, Figure],
    wholes: dict[int, Figure],
    case_of: dict[int, Case],
    room: int,
    others: bool = False,
) -> tuple[list[Figure], int]:
    """The figures that may lie inside the total, and the room that they leave in it."""
    parts: list[Figure] = []
    seen: set[int] = set()
    for figure in figures:
        first = firsts.get(id(figure), figure)
        outside = first.sentence <= total.sentence < figure.sentence
        if outside or id(first) in wholes or first is total or (figure.other and not parts and not others):
            continue
        case = case_of.get(id(figure))
        key = id(case) if case is not None else id(first)
        if key not in seen:
            seen.add(key)
            room -= figure.low or 0
        parts.append(figure)
    return parts, room


_OF_A_WAR = 500  # a running toll that large holds no single person told beside it: "raised the toll to 73,204"


def _is_open_total(figure: Figure, outcome: str, firsts: dict[int, Figure], wholes: dict[int, Figure]) -> bool:
    return (
        figure.outcome == outcome and id(figure) not in firsts and id(figure) not in wholes
        and figure.qualifier in ("at_least", "more_than") and 1 < (figure.low or 0) < _OF_A_WAR
        and figure.assertion == "stated" and not figure.background and not figure.cumulative
    )  # fmt: skip


def _is_total(figure: Figure, outcome: str, firsts: dict[int, Figure], wholes: dict[int, Figure]) -> bool:
    return (
        figure.outcome == outcome and id(figure) not in firsts and id(figure) not in wholes
        and figure.low == figure.high and (figure.low or 0) > 1 and figure.assertion == "stated"
        and not figure.background and not (figure.cumulative and (figure.low or 0) >= _OF_A_WAR)
    )  # fmt: skip
