"""People told as shot or stabbed who died, as the text says elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare


def killed_after_all(doc: Document, told: Sequence[Figure], wholes: dict[int, Figure]) -> None:
    """ "He shot his two sons. … The father killed his sons, 3 and 4.": the same noun and number, and a death."""
    for shot in told:
        if shot.outcome == "injured" and shot.fate_open and (dead := _died_with_killer(doc, shot, told)) is not None:
            shot.outcome = "killed"
            wholes.setdefault(id(shot), dead)
            for own in told:  # "shot his wife and then himself": he as well
                among = own.outcome == "killed" and (dead.low or 0) > (shot.low or 0)  # "… All four were found dead"
                if _by(shot, own) and (among or (own.outcome == "injured" and own.fate_open)):
                    own.outcome = "killed"
                    wholes.setdefault(id(own), dead)
            continue
        if shot.outcome == "injured" and shot.fate_open:
            for own in told:
                if own is not shot and own.outcome == "injured" and own.fate_open and _by(shot, own):
                    if _both_found_dead(doc, shot):
                        shot.outcome = own.outcome = "killed"
        if (
            shot.outcome != "injured"
            or not shot.fate_open
            or shot.low != shot.high
            or (shot.low or 0) < 2
            or shot.other
        ):
            continue
        if _some_live(doc, shot, told):
            continue
        noun = doc.folded[shot.group.slice].split()[-1]
        if noun.endswith(("s", "men", "children")) and _the_same_died(doc, shot, noun):
            shot.outcome = "killed"
            continue
        for dead in told:
            if (
                dead.outcome == "killed" and dead.assertion == "stated"
                and (dead.low, dead.high) == (shot.low, shot.high) and dead.sentence != shot.sentence and not dead.other
                and noun == doc.folded[dead.group.slice].split()[-1]
            ):  # fmt: skip
                shot.outcome = "killed"
                break
        else:
            if shot.part_of is None and not _LIVING.search(doc.folded, shot.group.end, _end_of(doc, shot)):
                told_ill = doc.folded[shot.harm.slice] == "critical"  # "ten hurt, five critical"
                if not told_ill and _makes_up_dead(shot, told):
                    shot.outcome = "killed"


_DIED = re.compile(
    r"(?: (?:both|all|later|then|also|have|had|since))* (?:died|succumbed|were (?:both |all )?(?:killed|dead|pronounced dead))\b"
)


_OTHERS_OF = (" of", " by", " with", " for", " from", " to", " near", " who", " before", " besides")


def _the_same_died(doc: Document, shot: Figure, noun: str) -> bool:
    """ "Two girls and a boy were shot; [the girls died]": those counted, told again without their number."""
    start, end = shot.group.end, doc.sentences[min(shot.sentence + 1, len(doc.sentences) - 1)].end
    at = doc.folded.find(f" the {noun} ", start, end)
    if at < 0 or doc.folded[start:at].endswith(_OTHERS_OF):
        return False  # "the wives of the guards died"
    return _DIED.match(doc.folded, at + len(noun) + 5, end) is not None


def _of_one(shot: Figure, other: Figure) -> bool:
    return shot.agent is not None and other.agent is not None and shot.agent.overlaps(other.agent)


def _by(shot: Figure, own: Figure) -> bool:
    """Whether one figure tells of who shot those of the other."""
    return shot.agent is not None and shot.agent.overlaps(own.group) and own.sentence == shot.sentence


_PAIR = r"(?:the (?:\w+ )?(?:parents|couple|pair|family|two|men|women|brothers|sisters|spouses)|both|husband and wife)"
_BOTH_DEAD = Rare(
    rf"\b(?:(?:found|discovered) {_PAIR}(?: of them)? (?:(?:already|lying|shot|both) ){{0,2}}dead\b|"
    rf"{_PAIR} (?:were|was|are|lay|had been) (?:\w+ ){{0,2}}(?:dead|deceased)\b|"
    r"(?:their|both|the two|the couple['’]s|the pair['’]s) bodies\b)"
)
_NEXT = 3  # sentences


def _both_found_dead(doc: Document, shot: Figure) -> bool:
    """ "A man shot his wife and then himself. … Officers found [the parents dead]": neither lived."""
    after = doc.sentences[min(shot.sentence + _NEXT, len(doc.sentences) - 1)].end
    found = _BOTH_DEAD.search(doc.folded, _end_of(doc, shot), after)
    return found is not None and not _LIVING.search(doc.folded, _end_of(doc, shot), after)


_OWN_DEATH = Rare(
    r"\b(?:committ(?:ed|ing) suicide|(?:took|taking) (?:his|her) own life|(?:killed|shot|killing|shooting|hanged|hanging) "
    r"(?:himself|herself)|(?:and|then) (?:himself|herself)|turn(?:ed|ing) the (?:gun|weapon|rifle|pistol) on|"
    r"died by suicide)\b"
)


def _died_with_killer(doc: Document, shot: Figure, told: Sequence[Figure]) -> Figure | None:
    """ "Four were found dead. … Lang shot the other three and then committed suicide.": the toll that they make with him."""
    if (
        shot.low != shot.high
        or shot.low is None
        or not _OWN_DEATH.search(doc.folded, shot.group.end, _end_of(doc, shot))
    ):
        return None
    dead = [
        f for f in told if f.outcome == "killed" and f.assertion == "stated" and f.low == f.high and (f.low or 0) > 1
    ]
    toll = max(dead, key=lambda f: f.low or 0, default=None)
    named = len(shot.names) == shot.low > 1  # "Two clerks died. … Lang shot Ann Lee and Mira Tamm and killed himself"
    beside = [
        f for f in told if f.outcome != "missing" and f.sentence == shot.sentence and _of_one(shot, f) and f is not shot
    ]
    all_shot = shot.low + sum(
        f.low or 0 for f in beside
    )  # "shot his wife and two sons, then himself. All four were dead"
    fits = toll is not None and (toll.low in (shot.low + 1, all_shot + 1) or (named and toll.low == shot.low))
    return toll if toll is not None and fits and toll.sentence != shot.sentence else None


_LIVING = Rare(
    r"\b(?:condition|surviv\w+|recover\w*|treated|stable|discharged|released|hospitali[sz]ed|"
    r"(?:taken|rushed|transported|airlifted|flown) to)\b"
)


def _some_live(doc: Document, shot: Figure, told: Sequence[Figure]) -> bool:
    """ "Four had been shot. Three were dead, the fourth was taken to a hospital": not all of them died."""
    return any(
        dead.outcome == "killed" and dead.kind == "count" and (dead.low or 0) < (shot.low or 0)
        and 0 <= dead.sentence - shot.sentence <= 1 and dead.group.start >= shot.group.end
        and _LIVING.search(doc.folded, dead.group.end, _end_of(doc, dead))
        for dead in told
    )  # fmt: skip


def _end_of(doc: Document, figure: Figure) -> int:
    return doc.sentences[figure.sentence].end


def _makes_up_dead(shot: Figure, told: Sequence[Figure]) -> bool:
    """ "44 herders were killed. … They shot 16 herders here. 28 bodies lay there.": those shot are the rest of the dead."""
    dead = [
        f for f in told
        if f.outcome == "killed" and f.assertion == "stated" and f.low == f.high and (f.low or 0) > 1
        and f.category == shot.category
    ]  # fmt: skip
    for total in dead:
        rest = {f.low for f in dead if f.sentence > total.sentence and f.low != total.low}
        if total.sentence < shot.sentence and rest and (total.low or 0) == (shot.low or 0) + sum(n or 0 for n in rest):
            return True
    return False
