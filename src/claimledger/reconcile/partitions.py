"""Parts and wholes: figures of one text that add up, totals that nobody states, sums that fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from claimledger.reconcile.compare import compare_places, places
from claimledger.reconcile.model import Fact

# Which categories do not overlap: "combatants" already holds security forces and armed groups.
PARTITIONS = (("civilian", "security_forces", "armed_group"), ("civilian", "combatant"))
NAMES = {
    "civilian": "civilians",
    "security_forces": "security forces",
    "armed_group": "armed groups",
    "combatant": "combatants",
}
MOST_PLACES = 12  # of a list of sub-places; longer lists are tried as a whole only


@dataclass(slots=True)
class Sum:
    """Figures of one voice in one text that make up a whole, with the whole where somebody states it."""

    kind: str  # "category", "place" or "remainder"
    parts: list[Fact]
    low: int | None
    high: int | None
    whole: Fact | None = None  # a stated figure that equals or bounds the sum
    holds: bool = True
    rivals: list[Fact] = field(default_factory=list)  # stated wholes that do not fit

    @property
    def value(self) -> int:
        return sum(f.point for f in self.parts)

    @property
    def words(self) -> str:
        """`16 + 28 + 4 = 48`."""
        return " + ".join(f"{f.point:,}" for f in self.parts) + f" = {self.value:,}"


def sums(facts: Iterable[Fact]) -> list[Sum]:
    """Every partition by category and by place that a text gives, checked against the wholes that are stated.

    Facts of one article and one outcome are compared; a stated whole may be another article's where the source is one.
    """
    told: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.claim.background and fact.claim.assertion in ("stated", "alleged"):
            told[(fact.article, fact.outcome)].append(fact)
    found: list[Sum] = []
    for key in sorted(told):
        group = sorted(told[key], key=lambda f: f.sort_key)
        if len(group) > 1:
            found.extend(_by_category(group))
            found.extend(_by_place(group))
            found.extend(_remainders(group))
    return found


def _window(fact: Fact) -> tuple[str, date | None]:
    return (fact.basis, fact.end)


def _by_category(facts: Sequence[Fact]) -> list[Sum]:
    """Sums of one voice; with what the text says in its own voice only where that makes the stated whole."""
    windows: dict[tuple[object, ...], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.demographic is None and fact.category != "total" and fact.exactness > 1:
            windows[_window(fact)][fact.voice].append(fact)
    found = []
    for window in sorted(windows, key=str):
        voices = windows[window]
        own = voices.get("", [])
        used: set[str] = set()
        for voice in sorted(v for v in voices if v):
            mixed = _category_sums(facts, sorted([*voices[voice], *own], key=lambda f: f.sort_key)) if own else []
            exact = [m for m in mixed if m.whole is not None and m.whole.point == m.value]
            found.extend(exact or _category_sums(facts, voices[voice]))
            used.update(p.claim.claim for m in exact for p in m.parts)
        found.extend(_category_sums(facts, [f for f in own if f.claim.claim not in used]))
    return found


def _category_sums(facts: Sequence[Fact], group: list[Fact]) -> list[Sum]:
    found = []
    for block in _same_ground(group):
        for wanted in PARTITIONS:
            parts = _one_each([f for f in block if f.category in wanted], wanted)
            if len(parts) > 1:
                found.append(_check("category", parts, _wholes(facts, parts)))
                break
    return found


def _same_ground(facts: list[Fact]) -> list[list[Fact]]:
    """Facts whose places do not exclude each other; those of one incident first."""
    blocks: list[list[Fact]] = []
    for fact in facts:
        home = next((b for b in blocks if all(_compatible(fact, f) for f in b)), None)
        if home is None:
            blocks.append([fact])
        else:
            home.append(fact)
    return blocks


def _compatible(one: Fact, two: Fact) -> bool:
    if one.basis == "day" and one.incident != two.incident:
        return False
    return compare_places(one.where, two.where).level in ("same", "unknown")


def _one_each(facts: list[Fact], wanted: tuple[str, ...]) -> list[Fact]:
    """One figure for each category; none at all where a text gives two of one category, since they may overlap."""
    by_category: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_category[fact.category].append(fact)
    for category, group in by_category.items():  # a single person beside a count is told, not counted
        by_category[category] = [f for f in group if f.point > 1] or group
    if any(len({f.point for f in v}) > 1 for v in by_category.values()):
        return []
    return sorted((by_category[c][0] for c in wanted if c in by_category), key=lambda f: f.sort_key)


def _wholes(facts: Sequence[Fact], parts: list[Fact]) -> list[Fact]:
    """Stated totals of the same text and window whose place is the parts' or holds it."""
    names = {c for p in parts for c in p.claims}
    return [
        f
        for f in facts
        if f.category == "total"
        and f.exactness > 0
        and not names & set(f.claims)
        and _window(f) == _window(parts[0])
        and all(compare_places(p.where, f.where).level != "apart" for p in parts)
    ]


def _check(kind: str, parts: list[Fact], wholes: list[Fact]) -> Sum:
    low, high = _add([p.low for p in parts]), _add([p.high for p in parts])
    result = Sum(kind, parts, low, high)
    value = result.value
    exact = [w for w in wholes if w.point == value]
    near = [w for w in wholes if w.qualifier != "exact" and _allows(w, value)]
    if exact or near:
        result.whole = (exact or near)[0]
    else:
        result.rivals = [w for w in wholes if w.voice in ("", parts[0].voice) or not parts[0].voice]
        result.holds = not result.rivals
    return result


def _add(bounds: list[int | None]) -> int | None:
    return None if any(b is None for b in bounds) else sum(b or 0 for b in bounds)


def _allows(whole: Fact, value: int) -> bool:
    """Whether a rounded whole may stand for `value`: "over 1,000" for 1,018, not for 3,000."""
    if whole.qualifier == "approximate":
        return abs(whole.point - value) * 20 <= value
    low, high = whole.low, whole.high
    return (low is None or low <= value <= low * 1.25) and (high is None or high * 0.8 <= value <= high)


def _by_place(facts: Sequence[Fact]) -> list[Sum]:
    """Sub-places of one category that make up a figure for the whole: 683 + 433 + 255 + 12 = 1,383."""
    found = []
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.exactness > 1:
            groups[(fact.category, fact.demographic or "", *_window(fact))].append(fact)
    for key in sorted(groups, key=str):
        group = groups[key]
        for whole in sorted(group, key=lambda f: (-f.point, f.sort_key)):
            inner = [f for f in group if f is not whole and f.place and _may_hold(whole, f) and f.point < whole.point]
            inner = [
                f for i, f in enumerate(inner) if all(places(f.place or "") != places(g.place or "") for g in inner[:i])
            ]
            parts = _adding_up(inner, whole.point)
            if parts:
                found.append(Sum("place", parts, _add([p.low for p in parts]), _add([p.high for p in parts]), whole))
                break
    return found


def _may_hold(whole: Fact, part: Fact) -> bool:
    same_voice = not whole.voice or not part.voice or whole.voice == part.voice
    return same_voice and compare_places(part.where, whole.where).level in ("inside", "unknown")


def _adding_up(facts: list[Fact], value: int) -> list[Fact]:
    if len(facts) < 2:
        return []
    if sum(f.point for f in facts) == value:
        return facts
    if len(facts) > MOST_PLACES:
        return []
    for size in range(len(facts) - 1, 2, -1):  # two numbers that happen to add up prove little
        for chosen in combinations(facts, size):
            if sum(f.point for f in chosen) == value:
                return list(chosen)
    return []


def _remainders(facts: Sequence[Fact]) -> list[Sum]:
    """A total, a subset of it, and another figure that is exactly the rest: 311 + 213 = 524."""
    found = []
    for part in facts:
        whole = next((f for f in facts if part.part_of and part.part_of in f.claims), None)
        if whole is None or whole.category != "total" or part.exactness < 2:
            continue
        rest = whole.point - part.point
        match = next(
            (
                f
                for f in facts
                if f.point == rest
                and f not in (part, whole)
                and f.part_of != part.part_of
                and f.category not in (part.category, "total")
                and _window(f) == _window(whole)
            ),
            None,
        )
        if match is not None and rest:
            found.append(Sum("remainder", [match, part], None, None, whole))
    return found
