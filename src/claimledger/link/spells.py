"""Figures told night by night, or attack by attack: parts of the total of all."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare

_NEXT = 3  # sentences behind the total in which its nights are told
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d\d?)"
_OF_SPELLS = Rare(
    rf"\b(?:in|over|during|after) (?:the )?(?:(?:last|past) )?{_NUMBER} (?:straight |consecutive |successive |separate )?"
    r"(?:nights|days|weeks|raids|attacks|waves|rounds|bombings|explosions|blasts|strikes)\b"
)
_ONE_SPELL = Rare(
    r"\b(?:first|second|third|fourth|fifth|last|final) (?:night|day|week|raid|attack|wave|round|bombing|explosion|blast|"
    r"strike)\b"
)


def parts_of_spells(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]
) -> None:
    """ "Nearly 100 died in three nights of raids. The first night left 80 dead, the second [eight]": parts of the 100."""
    for total in told:
        most = total.high or total.low
        if most is None or most < 2 or total.assertion != "stated" or id(total) in firsts or id(total) in wholes:
            continue
        sentence = doc.sentences[total.sentence]
        spells = _OF_SPELLS.search(doc.folded, total.span.end, sentence.end)
        if spells is None:
            continue
        noun = spells.group().split()[-1].removesuffix("s")
        parts = [
            f for f in told
            if 0 < f.sentence - total.sentence <= _NEXT and f.outcome == total.outcome and f.assertion == "stated"
            and wholes.get(id(f), total) is total and id(f) not in firsts and _tells_spell(doc, f, noun)
            and total.category in ("people", f.category)
        ]  # fmt: skip
        if len(parts) > 1 and sum(f.low or f.high or 0 for f in parts) <= most:
            wholes.update((id(f), total) for f in parts)


def _tells_spell(doc: Document, figure: Figure, noun: str) -> bool:
    sentence = doc.sentences[figure.sentence]
    said = _ONE_SPELL.search(doc.folded, sentence.start, sentence.end)
    return said is not None and said.group().endswith(noun)
