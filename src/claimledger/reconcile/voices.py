"""One source, one voice: the figure each independent source stands by now, its relays and its history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from claimledger.reconcile.asides import (
    is_one_of,
    set_denials_of_more_aside,
    set_more_aside,
    set_parts_aside,
    set_singles_aside,
)
from claimledger.reconcile.combine import combine
from claimledger.reconcile.compare import is_third_hand, source_key
from claimledger.reconcile.corrected import is_update_of, set_corrected_aside
from claimledger.reconcile.joins import join
from claimledger.reconcile.model import Fact
from claimledger.records import PastFigure, TollFigure


@dataclass(slots=True)
class Said:
    """One value that one voice has given, with every fact that gives it."""

    facts: list[Fact]
    why_not: str = ""  # why it sets no bound

    @property
    def lead(self) -> Fact:
        return self.facts[0]

    @property
    def since(self) -> date | None:
        """The first day on which it was said: a stale relay of an old figure does not make it new."""
        own = [f for f in self.facts if f.voice] or self.facts
        return min((f.stated for f in own if f.stated), default=None)


@dataclass(slots=True)
class Heard:
    """All that is said in one scope."""

    figures: list[TollFigure]
    notes: list[str] = field(default_factory=list)

    @property
    def contested(self) -> bool:
        return any(f.assertion == "denied" and f.counts for f in self.figures) and any(
            (f.high or f.low) for f in self.figures
        )


def hear(facts: list[Fact], include: Collection[str] = (), families: Mapping[str, str] | None = None) -> Heard:
    """The voices in one scope, strongest evidence first; what does not set a bound is there too, with its reason."""
    facts, notes = set_parts_aside(sorted(facts, key=lambda f: f.sort_key))
    facts = combine(facts)
    set_singles_aside(facts)
    set_more_aside(facts)
    set_corrected_aside(facts)
    set_denials_of_more_aside(facts)
    voices = _by_voice(facts, families or {}, notes)
    figures: list[TollFigure] = []
    for key in sorted(voices):
        figures.extend(_current(voices[key], include, notes))
    figures = _weigh_words(figures)
    figures.sort(key=lambda f: (not f.counts, f.source is None, f.stated or date.max, f.source or "", f.claims))
    return Heard(figures, list(dict.fromkeys(notes)))


def _by_voice(facts: list[Fact], families: Mapping[str, str], notes: list[str]) -> dict[str, list[Fact]]:
    voices: dict[str, list[Fact]] = defaultdict(list)
    nobody: list[Fact] = []
    for fact in facts:
        if not fact.voice:
            nobody.append(fact)
            continue
        for key in _keys(fact, families):
            voices[key].append(fact)
    join(voices, notes)
    _lend(nobody, voices, families, notes)
    for group in voices.values():
        group.sort(key=lambda f: f.sort_key)
    return voices


def _keys(fact: Fact, families: Mapping[str, str]) -> list[str]:
    """ "police; the hospital" are two voices with one figure; "residents" of two copies of a text are one."""
    if ";" in (fact.name or ""):
        return sorted({source_key(part) for part in (fact.name or "").split(";") if part.strip()})
    name, at, article = fact.voice.partition("@")
    return [f"{name}@{families.get(article, article)}" if at else fact.voice]


def _lend(nobody: list[Fact], voices: dict[str, list[Fact]], families: Mapping[str, str], notes: list[str]) -> None:
    """A figure without attribution that equals an attributed one is its relay; else it is its outlet's own."""
    by_point: dict[int, list[str]] = defaultdict(list)
    for key in sorted(voices):
        for fact in voices[key]:
            if fact.claim.assertion not in ("alleged", "projected") and fact.exactness > 1:
                by_point[fact.point].append(key)
    own: dict[int, str] = {}
    lent: dict[str, list[tuple[str, int]]] = defaultdict(list)  # by outlet: whose figure it gave, and which
    rest: list[Fact] = []
    for fact in nobody:
        if fact.exactness > 1:
            keys = by_point.get(fact.point, [])
        else:  # "dozens died" in the lede of a text that goes on to give a source's number
            keys = [k for k in sorted(voices) if any(_rounds_here(fact, f) for f in voices[k])]
        if keys:
            key = min(keys, key=lambda k: (not _told_in(fact.article, voices[k]), _first(voices[k]), k))
            name = voices[key][0].name
            voices[key].append(fact)
            same = "equals" if fact.exactness > 1 else "only rounds"
            notes.append(f"{fact.words} in {fact.article} names no source; it {same} {name}'s figure: a relay.")
            if fact.claim.outlet and fact.exactness > 1:
                lent[source_key(fact.claim.outlet)].append((key, fact.point))
        else:
            rest.append(fact)
    for fact in rest:
        later = [x for x in lent.get(source_key(fact.claim.outlet or ""), ()) if _was_before(fact, *x, voices)]
        if later:  # its outlet has given it up for a figure of somebody's
            notes.append(f"{fact.words} in {fact.article} is what its outlet gave before {later[0][1]:,}.")
            voices[later[0][0]].append(fact)
            continue
        article = families.get(fact.article, fact.article)
        outlet = "~" + (source_key(fact.claim.outlet) if fact.claim.outlet else article)
        if fact.exactness > 1:  # equal figures that nobody attributes are not known to be independent
            outlet = own.setdefault(fact.point, outlet)
        voices[outlet].append(fact)


def _was_before(fact: Fact, key: str, point: int, voices: Mapping[str, list[Fact]]) -> bool:
    """Whether an outlet told `fact` before anybody gave the figure that it has told since."""
    said = [f.stated for f in voices[key] if f.point == point and f.stated]
    return fact.exactness > 1 and fact.stated is not None and bool(said) and fact.stated < min(said)


def _rounds_here(fact: Fact, other: Fact) -> bool:
    return fact.article == other.article and _only_rounds(fact, other)


def _told_in(article: str, facts: list[Fact]) -> bool:
    return any(f.article == article for f in facts)


def _first(facts: list[Fact]) -> date:
    """The day a voice first spoke: who spoke first is relayed, not who confirms later."""
    return min((f.stated for f in facts if f.stated and f.voice), default=date.max)


def _current(facts: list[Fact], include: Collection[str], notes: list[str]) -> list[TollFigure]:
    """What one voice stands by now, with its earlier and less exact figures as history."""
    said: dict[tuple[object, ...], Said] = {}
    aside: list[Said] = []
    for fact in facts:
        why = _why_not(fact, include) or is_one_of(fact, facts)
        if why:
            aside.append(Said([fact], why))
        else:
            said.setdefault((fact.low, fact.high, fact.claim.assertion == "projected"), Said([])).facts.append(fact)
    looming = [s for s in said.values() if s.lead.claim.assertion == "projected"]  # replaces nothing that is stated
    standing, past = _order([s for s in said.values() if s.lead.claim.assertion != "projected"])
    standing.extend(looming)
    figures = [_named(_figure(s, past if i == 0 else []), facts) for i, s in enumerate(standing)]
    if len(standing) - len(looming) > 1:
        numbers = " and ".join(s.lead.words for s in standing)
        notes.append(
            f"{_name(standing[0].lead)} gives {numbers} and nothing settles which came later: both set bounds."
        )
    for old, reason in past:
        notes.append(f"{old.lead.words} ({_name(old.lead)}) is history: {reason}.")
    for other in aside:
        figures.append(_figure(other, []))
    return figures


def _named(figure: TollFigure, facts: list[Fact]) -> TollFigure:
    """`figure` with the name of its voice, where the mention that stands for it names nobody: "87 dead", says the
    headline, and a doctor says "at least 87"."""
    first = next((f for f in facts if f.name), None)
    if figure.source is not None or first is None:
        return figure
    return figure.model_copy(update={"source": first.name, "source_kind": first.claim.source_kind})


def _why_not(fact: Fact, include: Collection[str]) -> str:
    assertion = fact.claim.assertion
    if fact.aside:
        return fact.aside
    if assertion in ("alleged", "projected") and assertion not in include:
        return f"{assertion}, so it sets no bound"
    if assertion != "denied" and "third_hand" not in include and is_third_hand(fact.claim):
        return "third-hand, so it sets no bound"
    return ""


Past = list[tuple[Said, str]]


def _order(said: list[Said]) -> tuple[list[Said], Past]:
    """What stands and what is history, by the day of the first statement; exact before rounded."""
    if len(said) < 2:
        return said, []
    past: Past = []
    dated = sorted((s for s in said if s.since), key=lambda s: (s.since or date.min, s.lead.sort_key))
    loose = [s for s in said if not s.since]
    if not dated:
        return _exact_first(loose, past), past
    latest = dated[-1].since
    standing = _without_updated(_exact_first([s for s in dated if s.since == latest], past), past)
    for earlier in reversed([s for s in dated if s.since != latest]):
        if all(_only_rounds(now.lead, earlier.lead) for now in standing):
            past.extend((now, f"it only rounds {earlier.lead.words} of {earlier.since}") for now in standing)
            standing = [earlier]
        else:
            past.append((earlier, f"superseded by {standing[0].lead.words} of {standing[0].since}"))
    for other in loose:
        first = standing[0].lead
        if any(_only_rounds(other.lead, s.lead) for s in standing):
            past.append((other, f"it only rounds {first.words}"))
        elif other.lead.basis == "cumulative" and other.lead.point < min(s.lead.point for s in standing):
            past.append((other, f"its text is undated, and a running toll below {first.words} was said before it"))
        elif other.lead.basis == "cumulative" and other.lead.end is None and _tops(other, standing):
            why = f"superseded by {other.lead.words}, whose order in this running toll is settled"
            past.extend((s, why) for s in standing)
            standing = [other]
        else:
            standing.append(other)
    return standing, past


def _without_updated(said: list[Said], past: Past) -> list[Said]:
    """Of two figures of one day the one that is told as an update of the other."""
    if len(said) != 2:
        return said
    for new, old in (said, said[::-1]):
        if is_update_of(new.lead, old.lead):
            past.append((old, f"superseded by {new.lead.words}, told as an update on {new.since}"))
            return [new]
    return said


def _tops(one: Said, standing: list[Said]) -> bool:
    return all(one.lead.point > s.lead.point for s in standing)


def _exact_first(said: list[Said], past: Past) -> list[Said]:
    """Of figures that are said together, one that only rounds a more exact one steps back."""
    kept: list[Said] = []
    for one in sorted(said, key=lambda s: (-s.lead.exactness, s.lead.sort_key)):
        exact = next((k for k in kept if _only_rounds(one.lead, k.lead)), None)
        if exact is None:
            kept.append(one)
        else:
            past.append((one, f"it says {exact.lead.words} less exactly"))
    return kept


def _only_rounds(loose: Fact, exact: Fact) -> bool:
    """Whether `loose` may be a rounding of `exact`: "more than 500" of 532, "about 520" of 524, never 600 of 532."""
    if loose.exactness >= exact.exactness:
        return False
    value = exact.point
    if loose.qualifier == "approximate":
        return abs(value - loose.point) * 10 <= max(value, 10)
    return (loose.low is None or loose.low <= value) and (loose.high is None or value <= loose.high)


def _name(fact: Fact) -> str:
    return fact.name or fact.claim.outlet or fact.article


def _figure(said: Said, past: Past) -> TollFigure:
    lead = next((f for f in said.facts if f.name), said.lead)
    claim = lead.claim
    via = {v.strip() for f in said.facts for v in (f.claim.via or "").split(";") if v.strip()}
    return TollFigure(
        source=lead.name,
        source_kind=claim.source_kind,
        low=lead.low,
        high=lead.high,
        qualifier=lead.qualifier,
        assertion=claim.assertion,
        claim=claim.claim,
        claims=tuple(c for f in said.facts for c in f.claims),
        articles=tuple(sorted({f.article for f in said.facts})),
        outlets=tuple(sorted({f.claim.outlet for f in said.facts if f.claim.outlet})),
        via=tuple(sorted(via)),
        stated=said.since,
        date_start=lead.start,
        date_end=lead.end,
        place=lead.place,
        perpetrator=claim.perpetrator,
        counts=not said.why_not,
        reason=said.why_not,
        history=tuple(_past(old, reason) for old, reason in sorted(past, key=lambda p: p[0].lead.sort_key)),
    )


def _past(old: Said, reason: str) -> PastFigure:
    lead = old.lead
    return PastFigure(
        claim=lead.claim.claim,
        low=lead.low,
        high=lead.high,
        qualifier=lead.qualifier,
        stated=old.since,
        articles=tuple(sorted({f.article for f in old.facts})),
        reason=reason,
        claims=tuple(c for f in old.facts for c in f.claims),
    )


def _weigh_words(figures: list[TollFigure]) -> list[TollFigure]:
    """ "Hundreds" and a bare plural set a bound only where nobody gives a number: their number is a convention."""
    if not any(f.counts and f.qualifier not in ("vague", "unquantified") and f.assertion != "denied" for f in figures):
        return figures
    return [
        f.model_copy(update={"counts": False, "reason": "a word without a number, beside figures that have one"})
        if f.counts and f.qualifier in ("vague", "unquantified")
        else f
        for f in figures
    ]
