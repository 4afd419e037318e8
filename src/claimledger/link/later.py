"""Those who died, were freed or found after the text had counted them as hurt, taken or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.latedeaths import counts_up_to_now, tells_of_the_wounded
from claimledger.mentions import Document, Figure

_OF_THESE = re.compile(r" of (?:the|those|these|its|their)(?: (?:[\w,]+ ){0,2}?)? ?(?P<whose>[a-z]+)\b")
_OF_THEM = re.compile(r" of (?:them|whom|those|these)\b")
_LATER = re.compile(
    r"\b(?:later|since|subsequently|eventually|afterwards?)\b[^,;]{0,12}\b(?:died|dead|succumbed|killed|dies)\b|"
    r"\b(?:died|succumbed|killed|dead)\b[^,;]{0,24}\b(?:later|afterwards?|in (?:a |the )?(?:local )?hospitals?|"
    r"of (?:his|her|their) (?:wounds|injuries)|to (?:his|her|their) (?:wounds|injuries))\b|\bfound (?:\w+ )?dead\b"
)
_STATES = {
    "injured": "injured", "wounded": "injured", "hurt": "injured", "injuries": "injured", "casualties": "injured",
    "hostages": "abducted", "captives": "abducted", "kidnapped": "abducted", "abducted": "abducted",
    "abductees": "abducted", "missing": "missing",
}  # fmt: skip
_FAR = 8  # sentences


def fates_of_the_counted(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]
) -> None:
    """ "Nine were wounded. … [Two] of the wounded died on Monday": parts of the nine, as "two later died" is behind them."""
    for at, figure in enumerate(told):
        if figure.outcome != "killed" or figure.low is None or figure.assertion != "stated" or figure.background:
            continue
        if figure.kind not in ("count", "people") or figure.other:
            continue
        nearest = next((f.span.start for f in told[at + 1 :] if not f.names), doc.sentences[figure.sentence].end)
        state = _met_before(doc, figure, nearest)
        if state is None:
            continue
        near, outcomes = state
        held = _counted_before(told, at, outcomes, near)
        if held is not None and id(figure) not in firsts:
            wholes[id(figure)] = firsts.get(id(told[held]), told[held])


def died_since(doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """ "A blast killed five on Monday. [One of the wounded] later died": none of the five, but where the five hold those who
    died since ("six people are dead"), or others who died make them up with him."""
    for at, figure in enumerate(told):
        again, whole = firsts.get(id(figure)), wholes.get(id(figure))
        if again is not None and (figure.low or 0) > 1 and figure.outcome == again.outcome == "killed":
            if _is_of_wounded(doc, figure) and not _is_of_wounded(doc, again):
                del firsts[id(figure)]
                held = _counted_before(told, at, _HURT, False)
                if held is not None:
                    wholes[id(figure)] = firsts.get(id(told[held]), told[held])
        if (
            whole is None
            or whole.outcome != "killed"
            or figure.outcome != "killed"
            or figure.sentence <= whole.sentence
        ):
            continue
        sentence = doc.sentences[whole.sentence]
        rest = sum(f.low or 0 for f in told if wholes.get(id(f)) is whole and f is not figure)
        if (rest and rest + (figure.low or 0) == whole.low) or whole.cumulative or not _is_of_wounded(doc, figure):
            continue
        if not counts_up_to_now(doc.folded[sentence.start : sentence.end]):
            del wholes[id(figure)]


def _is_of_wounded(doc: Document, figure: Figure) -> bool:
    end = doc.sentences[figure.sentence].end
    return any(
        tells_of_the_wounded(doc.folded[own.slice], doc.folded[own.end : end]) for own in (figure.group, figure.span)
    )


_STATE_OF = ("critical", "serious", "stable", "grave", "condition", "intensive", "danger")


def states_of_the_hurt(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]
) -> None:
    """ "Nine were wounded. [Three] were in critical condition": parts of the nine, where the sentence before counts them."""
    for at, figure in enumerate(told):
        if figure.outcome != "injured" or not _is_bare(figure) or figure.other or id(figure) in wholes:
            continue
        behind = doc.folded[figure.span.end : max(figure.harm.end, figure.span.end + 40)]
        if id(figure) in firsts or not any(word in behind for word in _STATE_OF):
            continue
        held = _counted_before(told, at, _HURT, True)
        if held is not None and _is_bare(told[held]):  # "two were hurt badly. One …": both may be of four told before
            again = _counted_before(told, held, _HURT, True)
            held = held if again is None else again
        whole = told[held] if held is not None else None
        if whole is not None and whole.span.start < figure.span.start and id(whole) not in wholes:
            wholes[id(figure)] = firsts.get(id(whole), whole)


def _is_bare(figure: Figure) -> bool:
    """Whether nothing but a number counts them."""
    return figure.kind == "count" and figure.group.end - figure.group.start <= figure.span.end - figure.span.start


def _met_before(doc: Document, figure: Figure, next_: int) -> tuple[bool, frozenset[str]] | None:
    """What those may have met of whom the figure is a part, and whether only the sentence before may have counted them;
    the next count is at `next_`."""
    sentence = doc.sentences[figure.sentence]
    found = _OF_THESE.match(doc.folded, figure.span.end, sentence.end)
    if found is not None:
        for word in found.group().split():
            if word in _STATES:
                return False, frozenset([_STATES[word]])
    anaphoric = _OF_THEM.match(doc.folded, figure.span.end, sentence.end) is not None
    if (anaphoric or _is_bare(figure)) and _LATER.search(
        doc.folded, figure.span.end, min(sentence.end, next_)
    ) is not None:
        return True, _LIVED
    if anaphoric and doc.folded.endswith("bodies of ", sentence.start, figure.span.start):
        return True, _GONE
    return None


_HURT = frozenset(["injured"])
_GONE = frozenset(["abducted", "missing"])
_LIVED = frozenset(["injured", "abducted", "missing"])


def _counted_before(told: Sequence[Figure], at: int, outcomes: frozenset[str], near: bool) -> int | None:
    """Where the latest count stands of those who met one of `outcomes`, large enough to hold the figure at `at`."""
    figure = told[at]
    for k in range(at - 1, -1, -1):
        whole = told[k]
        if figure.sentence - whole.sentence > (1 if near else _FAR):
            return None
        if whole.outcome not in outcomes or whole.assertion != "stated" or whole.background:
            continue
        if whole.low is not None and (whole.low > (figure.low or 0) or whole.high is None) and whole.low > 1:
            return k
        if near:
            return None
    return None
