"""Whom a pronoun stands for: the fitting noun group of the same sentence or of those before."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from claimledger.groups import Group
from claimledger.harms.told import Told, subject_before
from claimledger.link.bearers import may_bear, sex_of_name
from claimledger.link.carried import carried_there
from claimledger.link.person import person_of
from claimledger.mentions import Document, Sentence
from claimledger.roles import Item, named_together
from claimledger.spans import Span

ItemsAt = Callable[[int], list[Item]]  # of a sentence
_BACK = 3  # sentences
REFLEXIVE = frozenset(["himself", "herself", "self"])
_SHOT_BACK = re.compile(
    r"\b(?:police(?:men)?|officers?|deput(?:y|ies)|troopers?|agents?|guards?|soldiers)\b[^.;]{0,20}"
    r"\b(?:return(?:ed|ing) fire|fir(?:ed|ing) back|shot back|opened fire)\b"
)
_SPARED = re.compile(
    r"(?: and (?:his |her |their |the |a )?\w+)? (?:(?:was|were) (?:not|un)|wasn['’]t|weren['’]t) ?"
    r"(?:among the )?(?:hurt|harmed|injured|wounded|hit|struck|shot)\b"
)


class Antecedents:
    """Looks back through the items of sentences."""

    def __init__(self, doc: Document, items_at: ItemsAt) -> None:
        self.doc = doc
        self.items_at = items_at

    def single(
        self,
        told: Told,
        sentence: Sentence,
        word: str,
        sex: str | None,
        told_of: Callable[[Group], bool],
        victim_known: bool = False,
    ) -> tuple[Group, int] | None:
        """The person that a singular pronoun stands for, with the index of the sentence that names them."""
        items = self.items_at(sentence.index)
        at = next((k for k, i in enumerate(items) if i.unit.start >= told.group.span.start), len(items))
        if (taken := carried_there(items, at)) is not None and self._fits(taken, sex):
            return taken, sentence.index
        left = [one for one in self._people(items, at, sex) if not self._was_spared(one[0])]
        if word in REFLEXIVE:
            doer = next((g for g, _ in left if told.agent is not None and told.agent.overlaps(g.span)), None)
            if doer is not None:
                return doer, sentence.index
            word = "he" if word == "himself" else "she"
            subject_pronoun = any(i.tag == "L" and i.unit.word == word for i in items[:at])
            if not subject_pronoun:
                free = _free(left)
                return (free, sentence.index) if free is not None else None
        left = self._without_allies(left, told.group.span.start)
        agent = None if word in ("him", "her") and _hit_by_thing(items, at, told.agent) else told.agent
        left = [(g, free) for g, free in left if agent is None or not _is_agent(items, agent, g)]
        if word in ("him", "her"):
            left = [one for one in left if not _is_place(items, one[0])] or (left if len(left) > 1 else [])
            met = [g for g in self._met_before(items, at, sex) if told.agent is None or not told.agent.overlaps(g.span)]
            if len(met) == 1:
                return met[0], sentence.index
        if word in ("him", "her") and at and items[at - 1].tag == "i" and len(left) > 1:
            doers = subject_before(items, at - 1)
            if doers and doers[0] is not left[0][0]:
                return _known(left, told_of) or left[0][
                    0
                ], sentence.index  # "gunmen shot at Ivo Lang, a cook, killing him"
            if doers is not None:  # "a guard fired at a driver, killing [him]": the driver
                return _known(left[1:], told_of) or left[-1][0], sentence.index
        if word in ("him", "her"):
            left = [(g, free or _lives_there(items, g)) for g, free in left]
        object_ = at < len(items) and items[at].tag == "L"  # "killed [her]", no "[her] body"
        possessive = told.group.head is not None and told.group.head.tag == "p" and not object_
        if word in ("him", "her") and not left and not victim_known:
            owner = self._owner(items, at, sex)
            if owner is not None and not (told.agent is not None and told.agent.overlaps(owner.span)):
                return owner, sentence.index  # "a shell hit the [governor]'s car, killing him"
        if possessive and not left and not victim_known and (owner := self._owner(items, at, sex)) is not None:
            return owner, sentence.index  # "[Ann Lee]'s boyfriend was held after her body was found"
        found = _known(left, told_of) or (None if possessive else _free(self._bears(left)))
        if found is None and object_ and len(left) == 1 and _aimed_at(items, left[0][0], at):
            found = left[0][0]
        if found is not None:
            return found, sentence.index
        before: list[tuple[list[tuple[Group, bool]], int]] = []
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
            items = self.items_at(index)
            before.append((self._people(items, len(items), sex), index))
        for people, index in before:
            known = _known(people, told_of)
            if known is not None:
                return known, index
        if possessive:
            return (
                None if victim_known else _only_one([(self._bears(p), k) for p, k in [(left, sentence.index), *before]])
            )
        if victim_known:
            return None  # somebody of that sex was told as harmed: rather they than a stranger
        for people, index in before:
            free = _free(self._bears(people))
            if free is not None:
                return free, index
        return _only_one([(self._bears(left), sentence.index)])  # "a bomb under the car of Omar Said, killing [him]"

    def single_people(self, index: int, told: Told, sex: str | None) -> list[Group]:
        """The single people whom a sentence names before the pronoun, where they may be of that sex."""
        items = self.items_at(index)
        end = next((k for k, i in enumerate(items) if i.unit.start >= told.group.span.start), len(items))
        return [group for group, _ in self._people(items, end, sex)]

    def _without_allies(self, left: list[tuple[Group, bool]], end: int) -> list[tuple[Group, bool]]:
        """Without officers, where police shoot back: "the man shot [a deputy], and officers returned fire, killing him"."""
        others = [one for one in left if one[0].category != "security_forces"]
        if not others or len(others) == len(left):
            return left
        return others if _SHOT_BACK.search(self.doc.folded, left[0][0].span.end, end) else left

    def _was_spared(self, group: Group) -> bool:
        """Whether the words behind somebody say that no harm came to him: "[her mother] was not hurt, but she was shot"."""
        return _SPARED.match(self.doc.folded, group.span.end) is not None

    def many(self, told: Told, sentence: Sentence) -> tuple[Group, int] | None:
        """The counted people that "they" or "them" stands for."""
        for index in range(sentence.index, max(-1, sentence.index - 3), -1):
            items = self.items_at(index)
            end = len(items)
            if index == sentence.index:
                end = next(
                    (k for k, i in enumerate(items) if i.group is not None and i.group.span == told.group.span), end
                )
                if (met := _objects_before(items, end)) and (several := _several(met)) is not None:
                    return several, index
            groups = [
                i.group for i in items[_dateline(items) : end]
                if i.group is not None and i.tag in "GQ" and i.group.plural and not _is_year(i.group)
                and (told.agent is None or not told.agent.overlaps(i.group.span))
            ]  # fmt: skip
            if groups:
                counted = [g for g in groups if g.count is not None and g.high is not None and g.high > 1]
                return (counted[0], index) if counted else None
            if index == sentence.index and self._joined(items, end, told):
                return None  # "Thirty people prayed. Ann Lee and her son were asleep when somebody shot [them]"
        return None

    def pair(self, told: Told, sentence: Sentence) -> list[tuple[Group, int]]:
        """The two single people joined by "and" for whom "they" or "them" stands: "Ann Lee and her son walked home when
        they were shot dead". None where a sentence tells of several who are not counted."""
        for index in range(sentence.index, max(-1, sentence.index - 2), -1):
            items = self.items_at(index)
            end = len(items)
            if index == sentence.index:
                end = next((k for k, i in enumerate(items) if i.unit.start >= told.group.span.start), end)
            if joined := self._joined(items, end, told):
                return [(one, index) for one in joined]
            if any(i.tag in "GQ" and i.group is not None and i.group.plural for i in items[:end]):
                return []
        return []

    def _joined(self, items: list[Item], end: int, told: Told) -> list[Group]:
        """The first single people before item `end` whom "and" joins, but for whoever did the harm; a list of bare names is
        one group of as many."""
        for item in items[:end]:
            if item.tag == "#" and item.group is not None and item.group.plural and len(item.group.names) > 1:
                return [item.group]  # joined for an earlier verb
        people = [g for g, _ in self._people(items, end, None) if told.agent is None or not told.agent.overlaps(g.span)]
        listed = people[:1]
        for one, two in itertools.pairwise(people):
            between = [i for i in items if one.last <= i.first < two.first]
            joins = any(i.unit.word == "and" for i in between)
            if not all(i.tag in ',Y&"' for i in between) or not (
                joins or (one.kind == "name" and (two.kind == "name" or two.owned))
            ):
                listed = [two]  # "Ivo Lang, [a cook], and his son"
                continue
            listed.append(two)
            if joins:
                return named_together(listed)
        return []

    def _met_before(self, items: list[Item], at: int, sex: str | None) -> list[Group]:
        """The single people whom the verb before met: "pounced on [a woodcutter] and killed him"."""
        met = _objects_before(items, at) or []
        return [g for g in met if g.low == g.high == 1 and not g.plural and self._fits(g, sex)]

    def _owner(self, items: list[Item], end: int, sex: str | None) -> Group | None:
        """The one person whose thing is spoken of before item `end`; None where there are several."""
        owners = [
            i.group for i, behind in itertools.pairwise(items[:end])
            if i.tag in "G#" and behind.tag == "S" and i.group is not None
            and i.group.low == i.group.high == 1 and not i.group.plural and self._fits(i.group, sex)
        ]  # fmt: skip
        return owners[0] if len(owners) == 1 else None

    def _fits(self, group: Group, sex: str | None) -> bool:
        person = person_of(self.doc.text[group.span.slice], "", group.names, {})
        own = person.sex or sex_of_name(group)
        return not (sex and own and own != sex)

    def _bears(self, people: list[tuple[Group, bool]]) -> list[tuple[Group, bool]]:
        """Those who may be persons: "[Orvale] is a quiet town. He was shot there" names nobody."""
        return [one for one in people if may_bear(self.doc, one[0])]

    def _is_feast(self, group: Group) -> bool:
        """ "She fell on New Year's [Eve]. He died on Tuesday": no person."""
        start = group.span.start
        return group.kind == "name" and self.doc.folded.endswith(("year's ", "year’s "), max(0, start - 7), start)

    def _people(self, items: list[Item], end: int, sex: str | None) -> list[tuple[Group, bool]]:
        """The single people named before item `end`, and whether each stands free of a preposition."""
        found = []
        for k in range(_dateline(items), end):
            group = items[k].group
            if group is None or items[k].tag not in "G#" or group.low != 1 or group.high != 1 or group.plural:
                continue
            if group.kind == "people" and group.head is not None and group.head.tag == "A":
                continue
            if _speaks(items, k) or (k > 1 and items[k - 1].tag == "O" and items[k - 2].unit.word in _STREETS):
                continue
            if k + 1 < len(items) and items[k + 1].tag == "S":
                continue
            if not self._fits(group, sex) or self._is_feast(group):
                continue
            free = not (k and items[k - 1].tag in "PFOB")
            if not _EXAMINERS.isdisjoint(self.doc.folded[group.span.slice].split()):
                free = False  # "the medical examiner will say how [he] died"
            found.append((group, free))
        return found


_EXAMINERS = frozenset(["coroner", "examiner", "pathologist"])


def _dateline(items: list[Item]) -> int:
    """Where the sentence begins behind a dateline: "OBAN, Ohio (AP) — [A boy] …"."""
    for k, item in enumerate(items[:12]):
        if item.tag == "-":
            return k + 1
        if item.tag not in "#,.()xNUE*" and not (item.tag == "Q" and items[k + 1 : k + 2] and items[k + 1].tag == ")"):
            break
    return 0


_HOMES = frozenset(["house", "home", "residence", "shop", "hut", "office"])


def _hit_by_thing(items: list[Item], at: int, agent: Span | None) -> bool:
    """ "A bullet struck [a clerk] in the chest, killing him": who stands before the comma was hit, and did not kill."""
    if agent is None or at < 4 or items[at - 1].tag != "i" or items[at - 2].tag != ",":
        return False
    k = next((k for k, i in enumerate(items[:at]) if i.group is not None and i.group.span.overlaps(agent)), 0)
    verb = items[k - 1].unit.word.split() if k else []
    if not verb or verb[-1] not in _HIT:
        return False
    return items[k - 1].tag == "V" or (k > 1 and items[k - 2].tag in "x*Le")


_HIT = frozenset(["hit", "struck", "crushed"])
_AT = frozenset(["at", "on", "upon", "into", "against", "with", "over", "onto", "toward", "towards"])


def _is_agent(items: list[Item], agent: Span, group: Group) -> bool:
    """Whether a group is who did it, or names him: "her father, [Ivo Lang], shot her"."""
    if agent.overlaps(group.span):
        return True
    between = [i for i in items if agent.end <= i.unit.start < group.span.start]
    return group.kind == "name" and bool(between) and all(i.tag in ",Y" for i in between)


def _aimed_at(items: list[Item], group: Group, at: int) -> bool:
    """ "The gang opened fire on [a clerk], killing him", "a bus ran into [a cyclist], killing her": the one met by what is
    told before the participle."""
    k = next((k for k, i in enumerate(items) if i.group is group), 0)
    if at < 4 or items[at - 1].tag + items[at - 2].tag not in ("i,", "K&") or k < 2:
        return False
    if group.names and (
        " " not in group.names[0] or (items[k - 1].unit.word == "on" and items[k - 2].unit.word != "fire")
    ):
        return False  # "walked on [Orvale Street]"
    return items[k - 1].unit.word in _AT and any(i.tag in "eK" for i in items[max(0, k - 4) : k - 1])


def _lives_there(items: list[Item], group: Group) -> bool:
    """ "Gunmen came to the house of [a trader] and shot him": the one who lives where the killers went."""
    k = next((k for k, i in enumerate(items) if i.group is group), 0)
    home = items[k - 2].group if k > 1 and items[k - 1].unit.word == "of" else None
    return home is not None and home.head is not None and home.head.word in _HOMES and not group.other


_STREETS = frozenset(["block", "blocks", "corner", "intersection", "outskirts"])  # "the 900 block of West Tully"
_ENDS = ".;yw"


def _objects_before(items: list[Item], at: int) -> list[Group] | None:
    """The people behind the verb to which that of the pronoun at `at` is joined by "and": "seized [two farmers] near Osk
    and shot them". None where another clause stands between; those whom the second verb has itself are left out."""
    k = at - 1
    if k < 2 or items[k].tag not in "Kke":
        return None
    k -= 1
    while k > 0 and items[k].tag in 'r"E':
        k -= 1
    if items[k].tag != "&" or items[k].unit.word not in ("and", "then"):
        return None
    found: list[Group] = []
    for m in range(k - 1, 0, -1):
        group = items[m].group
        if items[m].tag in _ENDS or items[m].tag == "L":
            return None
        if items[m].tag in "eKV" and group is None and (found or not _of_relative(items, m)):
            # a participle describes: "men [wearing] masks seized a cook"
            return found if found and not items[m].unit.word.endswith("ing") else None
        if group is None or items[m].tag not in "G#" or (m + 1 < k and items[m + 1].tag == "S"):
            continue
        if (
            (items[m].tag == "#" and items[m - 1].tag in "PFO")
            or items[m - 1].tag == "("
            or (items[m].tag == "G" and _is_apposition(items, m))
        ):
            continue  # "seized a trader near [Osk]", "dragged Ivo Lang, [a clerk], from his house"
        found.insert(0, group)
    return None


def _of_relative(items: list[Item], m: int) -> bool:
    """ "Stopped a judge who [had fled] and shot him": a verb of what describes him."""
    k = m - 1
    while k > 0 and items[k].tag in "vbrm":
        k -= 1
    return items[k].tag in "wKe"


def _is_apposition(items: list[Item], m: int) -> bool:
    k = m - 1
    while k > 0 and items[k].tag in ",Y()Q":
        k -= 1
    named = items[k].group
    return k < m - 1 and items[m].unit.tag in "at" and named is not None and bool(named.names)


def _several(met: list[Group]) -> Group | None:
    """The one group of several who are counted, among those whom the verb before met."""
    several = [g for g in met if g.high is not None and g.high > 1 and g.low == g.high and g.number is not None]
    return several[0] if len(several) == 1 == sum(g.plural or (g.high or 2) > 1 for g in met) else None


_PLACING = frozenset(["around", "in", "near", "outside", "under"])


def _is_place(items: list[Item], group: Group) -> bool:
    """Whether a name stands behind a word of place: "a farmer near [Orvale], killing him"."""
    at = next((k for k, i in enumerate(items) if i.group is group), 0)
    return group.kind == "name" and at > 0 and items[at - 1].unit.word in _PLACING


def _is_year(group: Group) -> bool:
    """ "Somebody broke in on Christmas night [2014] and shot them": a number alone that may be a year counts nobody."""
    return group.kind == "count" and group.low == group.high and 1900 <= (group.low or 0) < 2100


def _only_one(told: list[tuple[list[tuple[Group, bool]], int]]) -> tuple[Group, int] | None:
    """ "The case of Ana Ruiz … her murder": the person of the nearest sentence that speaks of any, if it names one alone."""
    people, index = next(((people, index) for people, index in told if people), ([], 0))
    return (people[0][0], index) if len(people) == 1 and people[0][0].names else None


def _known(people: list[tuple[Group, bool]], told_of: Callable[[Group], bool]) -> Group | None:
    return next((g for g, _ in people if told_of(g)), None)


def _free(people: list[tuple[Group, bool]]) -> Group | None:
    return next((g for g, stands in people if stands), None)


def _speaks(items: list[Item], k: int) -> bool:
    """ "said Ruiz", "Ruiz said", "according to Ruiz", "Ruiz, a spokesman, said"."""
    before = items[k - 1] if k else None
    follows = items[k + 1].tag if k + 1 < len(items) else "."
    if before is not None and before.unit.word == "according to":
        return True
    if before is not None and before.tag == "y" and follows in ',.;:"':
        return k < 2 or items[k - 2].tag not in "G#*QLx"  # "police believe [Ruiz], 40, shot her" has who believes it
    if k == 0 and follows == ":":
        return True  # "MAYOR: How old was he when he died?"
    for m in range(k + 1, min(k + 6, len(items))):
        if items[m].tag == "y":
            return True
        if items[m].tag not in ",#GrE*x":
            return False
    return False
