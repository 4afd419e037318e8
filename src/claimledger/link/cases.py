"""The single persons of a text: each mention, by noun, name or pronoun, goes to the case of one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimledger.calendars import WEEKDAYS
from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.inquiries import inquired_into
from claimledger.link.antecedents import REFLEXIVE, Antecedents, ItemsAt
from claimledger.link.bearers import not_their_kin
from claimledger.link.besides import is_doer
from claimledger.link.case import Case
from claimledger.link.of_pronouns import figure_of
from claimledger.link.ordinals import further_one, is_predicate, lives_on, may_be_told
from claimledger.link.ownhand import by_another, by_own_hand, is_another, of_one_doer, the_same_killer
from claimledger.link.person import (
    KIN,
    Person,
    full_names,
    identified,
    meant,
    named_ages,
    nicknames,
    of_other_kinds,
    person_of,
    same_name,
    with_sex,
)
from claimledger.link.stopped import stopped
from claimledger.link.weekdays import on_other_days
from claimledger.mentions import Document, Figure, Sentence
from claimledger.once import once
from claimledger.patterns import Rare
from claimledger.spans import Span
from claimledger.turns import Apart, opens_days_later

_SEX = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_BARE = frozenset(["one", "1", "another", "fourth", "third", "second", "fifth", "sixth"])
_FAR = 25  # sentences after which "the man" is taken for nobody told before


def track(
    doc: Document,
    figures: list[Figure],
    pronouns: Sequence[tuple[Told, Sentence]],
    items_at: ItemsAt,
    apart: Apart,
) -> list[Case]:
    """The cases of a text. Figures that only pronouns tell of are added to `figures`."""
    if not figures and not pronouns:
        return []
    tracker = _Tracker(doc, figures, items_at, apart)
    mentions: list[tuple[int, Figure | tuple[Told, Sentence]]] = [(f.span.start, f) for f in figures]
    mentions += [(told.group.span.start, (told, sentence)) for told, sentence in pronouns]
    for _, mention in sorted(mentions, key=lambda m: m[0]):
        if isinstance(mention, Figure):
            tracker.figure(mention)
        else:
            tracker.pronoun(*mention)
    return tracker.cases


_SEARCHED = Rare(r"\b(?:search(?:ed|ing)?|(?:the|that) (?:spot|scene|site|place of))\b")
_HURT = frozenset(["injured", "wounded", "surviving"])
_POSSESSIVES = frozenset(["his", "her", "their", "my", "our", "its", "your"])


class _Tracker:
    def __init__(self, doc: Document, figures: list[Figure], items_at: ItemsAt, apart: Apart) -> None:
        self.kept: dict[str, Any] = {}
        self.doc = doc
        self.figures = figures
        self.cases: list[Case] = []
        self.antecedents = Antecedents(doc, items_at)
        self.apart = apart

    @once
    def ages(self) -> dict[tuple[str, ...], int]:
        return named_ages(self.doc.text)

    @once
    def nicknames(self) -> list[tuple[str, ...]]:
        return nicknames(self.doc.text)

    @once
    def identified(self) -> list[tuple[tuple[str, ...], Person]]:
        return identified(self.doc.text)

    @once
    def full_names(self) -> dict[str, tuple[str, ...]]:
        return full_names(self.doc.text)

    def figure(self, figure: Figure) -> None:
        if figure.low != 1 or figure.high != 1 or figure.qualifier != "exact" or figure.assertion == "denied":
            return
        person = self._person(figure.group, figure.names, figure.category)
        whole = any(" " in name for name in figure.names)  # "one of the wounded is constable Ivo Lang"
        counted = not whole and self.doc.text[figure.span.slice].lower() in _BARE
        own = by_own_hand(self.doc, figure)
        case = self._counted_case(figure, person) if counted else self._once_more(figure, person, own)
        if own and case is not None and is_another(self.doc, case, figure.names, figure.group, None):
            case = None
        if case is None:
            self.cases.append(
                Case(person, [figure], figure.sentence, counted, first=figure.sentence, groups=[figure.group])
            )
        else:
            self._join(case, figure, person)
        if own:
            (case or self.cases[-1]).own_hand = True

    def _once_more(self, figure: Figure, person: Person, own: bool) -> Case | None:
        """The case of somebody told of before, if only as the one who died for the harm he did."""
        return the_same_killer(self.doc, self.cases, figure, person, own, self.apart) or self._case_of(figure, person)

    def _person(self, group: Span, names: Sequence[str], category: str = "people") -> Person:
        text = self.doc.text
        behind = text[group.end : group.end + 24]
        person = person_of(text[group.slice], behind, names, self.ages if names else {}, category == "security_forces")
        person.names += [
            full for name in person.names if len(name) == 1 and (full := self.full_names.get(name[0])) is not None
        ]
        for key, other in self.identified if person.names else ():
            if person.fits(other) and any(same_name(name, key) for name in person.names):
                person = person.joined(other)  # "Ruiz", where "the girl was identified as Ana Ruiz"
        for first, nick, last in self.nicknames if person.names else ():
            if any(n[-1] == last and n[0] in (first, last, nick) for n in person.names):
                person.names += [(nick,), (first, last)]
        return person

    def _counted_case(self, figure: Figure, person: Person) -> Case | None:
        """ "One" says nothing of the person: it restates only another bare "one" with the same outcome, and "one guard"
        the guard of the opening."""
        if figure.other:
            return None
        again = self.doc.folded.startswith("we repeat", self.doc.sentences[figure.sentence].start)
        same = [
            c for c in self.cases
            if (c.counted or (not c.person.names and c.person.heads & person.heads and not self._on_another_day(c, figure)))
            and c.figures[0].outcome == figure.outcome and (again or self._opens(c, figure))
            and c.figures[0].part_of is None and figure.part_of is None and c.figures[0].category == figure.category
        ]  # fmt: skip
        return same[0] if len(same) == 1 else None

    def _on_another_day(self, case: Case, figure: Figure) -> bool:
        """Whether the figure's sentence gives a weekday that the one before did not: "On Tuesday one guard was killed"."""
        then, now = (self.doc.sentences[i] for i in (case.first, figure.sentence))
        told, words = (set(self.doc.folded[s.start : s.end].replace(",", " ").split()) for s in (then, now))
        return not (words & WEEKDAYS.keys()) <= told

    def _case_of(self, figure: Figure, person: Person) -> Case | None:
        fitting = [c for c in self.cases if not c.plural and not c.counted and c.person.fits(person)]
        if not person.names:
            fitting = [c for c in fitting if not self._before_in_order(c, figure.group)]
        if figure.outcome == "injured" and not _HURT.isdisjoint(self.doc.folded[figure.group.slice].split()):
            # "A man and a woman died. … The [injured woman] was shot in the arm."
            fitting = [c for c in fitting if all(f.outcome != "killed" for f in c.figures)]
        if by_another(self.doc, figure):  # "Her killer hanged himself. … The student had been strangled"
            fitting = [c for c in fitting if not c.own_hand or (c.person.names and person.names)]
        if person.names:
            named = [c for c in fitting if c.person.names]
            if named:
                return max(named, key=lambda c: c.last)
        apart = [c for c in fitting if not self._side_by_side(c, figure)]
        if person.age is not None:
            aged = [c for c in apart if c.person.age == person.age and may_be_told(self.doc, c.figures[0], figure)]
            if aged:
                return max(aged, key=lambda c: c.last)
        if figure.other:
            return None
        if person.names:
            nameless = [
                c for c in apart
                if not c.person.names and not c.person.attacker and not of_other_kinds(c.person, person)
                and not self.apart.turned(c.figures[-1], figure)
            ]  # fmt: skip
            if len(nameless) > 1:
                nameless = self._met_the_same(not_their_kin(self.doc, nameless, figure, self.figures), figure)
            if len(nameless) != 1 or opens_days_later(self.doc, figure.sentence):
                return None
            heads = nameless[0].person.heads
            another = nameless[0].figures[0].other and bool(person.heads) and not figure.definite
            if (another and not person.heads & heads) or inquired_into(self.doc, figure, heads):
                return None  # "Another person was killed. … A journalist, Omar Said, was killed": one more
            outcomes = {f.outcome for f in nameless[0].figures}
            if figure.outcome in outcomes and " also " in self.doc.folded[figure.group.end : figure.harm.end]:
                return None  # "A guard was killed. Omar Lang also died": one more
            if on_other_days(self.doc, nameless[0].figures, figure):
                return None
            dies = figure.outcome == "killed" and "killed" not in outcomes
            if dies and any(self._survives(f) for f in nameless[0].figures):
                return None  # "a cook was wounded. … Ann Lee died": nothing says that she is the cook
            if figure.fate_open and any(of_one_doer(self.doc, self.cases, figure, f) for f in nameless[0].figures):
                return nameless[0]  # "A man killed his wife. … Lang died after shooting Ann Lang"
            if figure.outcome in outcomes or (len(self.cases) == 1 and not self._survives(figure)):
                return nameless[0]
            return nameless[0] if figure.outcome == "killed" and "injured" in outcomes else None
        near = [c for c in apart if figure.sentence - c.last <= _FAR]
        if (only := self._only_dead(figure, near)) is not None:
            return only
        if figure.definite:
            near = [c for c in near if meant(c.person, person, self._possessed(figure))]
            if figure.outcome == "killed" and self.doc.folded.startswith(" who", figure.group.end):
                near = [c for c in near if c.told_as(figure.outcome)] or near
            elif figure.outcome == "killed" and is_predicate(self.doc, figure.group):  # "she is the first guard to die"
                near = [c for c in near if c.told_as(figure.outcome)]
            return max(near, key=lambda c: (c.last, c.told_as(figure.outcome), c.figures[-1].span.start), default=None)
        if (same := self._found_there(figure, person, near)) is not None:
            return same
        opening = [
            c for c in near
            if self._opens(c, figure) and (meant(c.person, person, False) or self._headlines(c, figure))
            and not self.apart.turned(c.figures[-1], figure)
        ]  # fmt: skip
        if len(opening) != 1 or len(near) != 1:
            return None
        culprit = opening[0].person.attacker and not person.attacker
        if culprit and any((f.low or 0) > 1 and f.outcome == figure.outcome for f in self.figures):
            return None  # "Six killed, suspect dead. … A woman died on the way": one of the six
        return opening[0]

    def _met_the_same(self, cases: list[Case], figure: Figure) -> list[Case]:
        """ "He killed a neighbor and hurt a guard. … Ivo Lang, 71, was killed": of two, the one who is told as dead, where
        the text knows of one death."""
        dead = [c for c in self.cases if c.told_as("killed")]
        if figure.outcome != "killed" or len(dead) != 1 or dead[0] not in cases or dead[0].person.police:
            return cases
        others = [f for f in self.figures if f is not figure and f.outcome in ("killed", "casualties")]
        counted = any((f.low or 0) > 1 or f.sentence == figure.sentence for f in others)
        return cases if counted or any(f.fate_open for c in cases for f in c.figures) else dead

    def _before_in_order(self, case: Case, group: Span) -> bool:
        """ "One man died. … [The second man] was flown to a clinic": he is not the man told first, nor one who died."""
        if not further_one(self.doc, group, case.groups):
            return False
        return case is self.cases[0] or any(f.outcome == "killed" and not f.other for f in case.figures)

    def _possessed(self, figure: Figure) -> bool:
        first = self.doc.folded[figure.group.slice].split(" ", 1)[0]
        return first in _POSSESSIVES or first.endswith(("'s", "’s")) or "’s " in self.doc.text[figure.group.slice]

    def _quoted(self, figure: Figure) -> bool:
        before = self.doc.text[self.doc.sentences[figure.sentence].start : figure.span.start]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _only_dead(self, figure: Figure, near: Sequence[Case]) -> Case | None:
        """ "A boy was shot dead. … She told her children of their brother's death. … "This took the life of a good boy,"
        said the mayor.": the text knows of one death."""
        if figure.outcome != "killed" or not (self._quoted(figure) or (figure.definite and self._possessed(figure))):
            return None
        dead = [c for c in self.cases if any(f.outcome == "killed" for f in c.figures)]
        counted = any((f.low or 0) > 1 and f.outcome == "killed" for f in self.figures)
        if len(dead) != 1 or counted or dead[0] not in near or dead[0].person.police or dead[0].person.attacker:
            return None
        paragraph = self.doc.sentences[figure.sentence].paragraph
        return dead[0] if paragraph != self.doc.sentences[dead[0].figures[0].sentence].paragraph else None

    def _opens(self, case: Case, figure: Figure) -> bool:
        """Whether the case was told in the headline or the first paragraph only, which the body tells again."""
        sentences = self.doc.sentences
        first, last, now = (sentences[i].paragraph for i in (case.first, case.last, figure.sentence))
        if case.first > 1 or last > 1 or now == last or first == now:
            return False
        outcomes = {f.outcome for f in case.figures}
        if figure.outcome in outcomes:
            return True
        return not self._survives(figure) and all(not self._survives(f) for f in case.figures)

    def _headlines(self, case: Case, figure: Figure) -> bool:
        """ "Teen dies in Orvale" over "A family member of a guard died": the headline's words suit any victim."""
        return case.person.generic and not case.person.names and case.first == case.last == 0 and figure.sentence <= 2

    def _found_there(self, figure: Figure, person: Person, near: Sequence[Case]) -> Case | None:
        """ "A rebel was killed in a gunfight. In a search of the spot, the body of a rebel was found.": the one killed."""
        sentence = self.doc.sentences[figure.sentence]
        if figure.outcome != "killed" or "bod" not in self.doc.folded[figure.harm.slice]:
            return None
        if not _SEARCHED.search(self.doc.folded, sentence.start, sentence.end):
            return None
        same = [c for c in near if c.person.heads & person.heads and all(f.outcome == "killed" for f in c.figures)]
        counted = any((f.low or 0) > 1 and f.outcome == "killed" for f in self.figures)
        return same[0] if len(same) == 1 and not counted and not self._on_another_day(same[0], figure) else None

    def _survives(self, figure: Figure) -> bool:
        """Whether the words tell of somebody hurt and not dead: "wounded", where "shot" leaves it open."""
        return figure.outcome == "injured" and not figure.fate_open

    def _side_by_side(self, case: Case, figure: Figure) -> bool:
        """Whether they are told as two people: "a cook was killed and a waiter hurt"."""
        words = self.doc.folded[figure.group.slice]  # but "the nun who was shot said …: "The nun" …" has one nun
        beside = [f for f in case.figures if f.sentence == figure.sentence and not f.span.overlaps(figure.span)]
        two = any(not words.startswith("the ") or words != self.doc.folded[f.group.slice] for f in beside)
        return two or lives_on(self.doc, case.figures, figure, self.figures)

    def pronoun(self, told: Told, sentence: Sentence) -> None:
        assert told.group.head is not None and told.outcome is not None
        word = told.group.head.word
        if told.group.plural:
            self._many(told, sentence)
            return
        sex = _SEX.get(word)
        victim = next((c for c in reversed(self.cases) if c.person.sex == sex and told.outcome == "killed"), None)
        found = None
        if word not in REFLEXIVE:
            found = stopped(self.antecedents, told, sentence, sex, self.figures)
        if found is None:
            found = self.antecedents.single(told, sentence, word, sex, self._told_of, victim is not None)
        if found is None:
            if victim is not None and sentence.index - victim.last <= _FAR:
                self._dies(victim, told)
                victim.last = sentence.index
            return
        group, at = found
        if word in REFLEXIVE:
            told.agent = None
        case = self._known(group, at, sex, told.outcome)
        if case is not None and word in REFLEXIVE and is_another(self.doc, case, group.names, group.span, sex):
            case = None
        if case is None and word in REFLEXIVE:
            case = self._own_hand(group, told)
        if case is None:
            case = self._new(group, at, told, sex)
        elif at == sentence.index and not told.word.startswith(("turn", "could not")):
            self._again(case, group, at, told)
        if word in REFLEXIVE:
            case.own_hand = True
            case.gun_turned = case.gun_turned or told.word.startswith("turn")
        elif told.outcome == "injured":
            case.alive = True
        case.person = with_sex(case.person, sex)
        case.last = max(case.last, sentence.index)
        if told.outcome in ("killed", "injured") and {f.outcome for f in case.figures} <= {"abducted", "missing"}:
            figure = figure_of(self.doc, group, at, told)  # "Ruiz was kidnapped. … His body was found."
            self.figures.append(figure)
            case.figures.append(figure)
        self._dies(case, told)

    def _own_hand(self, group: Group, told: Told) -> Case | None:
        """Who turned the gun on himself before, or died by his own hand: "A robber killed himself. … Suspect shot himself"."""
        person = self._person(group.span, group.names)
        for case in reversed(self.cases):
            named = bool(group.names) and not case.person.names  # "A gunman took his own life. … Lang shot himself"
            again = case.own_hand and case.told_as("killed") and (person.attacker or named) and not group.other
            turned = case.gun_turned and told.word.startswith("turn")
            if (turned or (again and case.person.fits(person))) and not (case.person.names and group.names):
                return case
        return None

    def _dies(self, case: Case, told: Told) -> None:
        if told.outcome == "killed" and told.assertion == "stated":
            for figure in case.figures:
                if figure.outcome == "injured":
                    figure.outcome, figure.fate = "killed", told.harm
                    figure.reasons.append("the text tells the death elsewhere")

    def _told_of(self, group: Group) -> bool:
        """Whether the group names somebody already told of."""
        return self._known(group, None) is not None

    def _known(self, group: Group, at: int | None, sex: str | None = None, outcome: str = "") -> Case | None:
        for case in self.cases:
            if any(span.overlaps(group.span) for span in case.groups):
                return case
        person = self._person(group.span, group.names)
        owned = self.doc.folded[group.span.slice].split(" ", 1)[0] in _POSSESSIVES
        for case in sorted(reversed(self.cases), key=lambda c: (-c.first, not c.told_as(outcome))):
            if case.plural or not case.person.fits(person) or is_doer(case.figures, group.span):
                continue
            if (not person.names and self._before_in_order(case, group.span)) or case.counted_behind(group.span, at):
                continue
            if person.names and case.person.names:
                return case
            if owned and case.person.police and not person.names and not meant(case.person, person, True):
                continue  # "my daughter" is not the ranger told of before
            beside = [f for f in case.figures if f.sentence == at and not f.group.overlaps(group.span)]
            if owned and beside and not person.names and not person.heads & case.person.heads & KIN:
                continue  # "her sister was near one of the boys who died when she was hit"
            told_by_noun = not person.names or (person.heads & case.person.heads and not case.person.names)
            if told_by_noun and group.definite and (at is None or at >= case.first):
                return case  # "the senator", "the senator, Omar Said,"
            if (
                person.age is not None
                and person.age == case.person.age
                and case.person.sex in (None, sex or case.person.sex)
            ):
                return case
        return None

    def _new(self, group: Group, at: int, told: Told, sex: str | None = None) -> Case:
        """The case of somebody whom a pronoun alone tells of: "Paz was flown to a clinic, where he died"."""
        figure = figure_of(self.doc, group, at, told)
        agent = any(f.agent is not None and f.agent.overlaps(group.span) for f in self.figures)
        figure.attacker = figure.attacker or agent
        self.figures.append(figure)
        person = with_sex(self._person(group.span, group.names), sex)
        case = None if group.plural or agent else self._case_of(figure, person)
        if case is None:
            case = Case(person, [figure], at, first=at, groups=[group.span])
            case.plural = group.plural
            self.cases.append(case)
        else:
            self._join(case, figure, person)
        return case

    def _join(self, case: Case, figure: Figure, person: Person) -> None:
        case.person = case.person.joined(person)
        case.figures.append(figure)
        case.groups.append(figure.group)
        case.last = max(case.last, figure.sentence)

    def _again(self, case: Case, group: Group, at: int, told: Told) -> None:
        """ "[Ruiz] was flown to a clinic, where she died": named anew with the death told of her in one sentence."""
        if not any(f.group.overlaps(group.span) for f in self.figures):
            figure = figure_of(self.doc, group, at, told)
            self.figures.append(figure)
            case.figures.append(figure)
            case.groups.append(group.span)

    def _many(self, told: Told, sentence: Sentence) -> None:
        found = self.antecedents.many(told, sentence)
        if found is None and told.outcome != "killed":
            return
        if found is None:
            before = len(self.cases)
            for one, at in self.antecedents.pair(told, sentence):
                case = self._known(one, at)
                if case is None or any(case is new for new in self.cases[before:]):
                    case = self._new(one, at, told)
                self._dies(case, told)
            return
        group, at = found
        known = [f for f in self.figures if f.group.overlaps(group.span)]
        for figure in known:
            if told.outcome == "killed" and figure.outcome == "injured" and told.assertion == "stated":
                figure.outcome, figure.fate = "killed", told.harm
                figure.reasons.append("the text tells the death elsewhere")
        anew = (
            (group.count is not None or group.low == group.high)
            and group.kind in ("people", "count")
            and not group.anaphoric
        )
        if known and anew and told.outcome == "killed" and {f.outcome for f in known} <= {"abducted", "missing"}:
            self.figures.append(figure_of(self.doc, group, at, told))  # "abducted three youths and killed them"
            return
        if not known and anew and self.doc.folded[group.span.slice] != "both":  # "both" are told of already
            self.figures.append(figure_of(self.doc, group, at, told))
