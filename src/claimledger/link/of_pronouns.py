"""Figures for those of whom a pronoun alone tells: "Paz was flown to a clinic, where he died"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.limbs import hit_in_limb
from claimledger.harms.told import Told
from claimledger.mentions import Document, Figure
from claimledger.spans import Span


def _in_limb(doc: Document, told: Told) -> bool:
    """ "Shot [him in the foot]"."""
    return hit_in_limb(doc.folded, told.harm) or hit_in_limb(doc.folded, told.group.span)


_FATE_OPEN = ("shoot", "shot", "stab")


def figure_of(doc: Document, group: Group, at: int, told: Told) -> Figure:
    """A figure for the group that a pronoun stands for: told where the group is named."""
    assert group.number is not None and told.outcome is not None
    sentence = doc.sentences[at]
    figure = Figure(
        span=group.number, low=group.low, high=group.high, qualifier=group.qualifier,  # type: ignore[arg-type]
        outcome=told.outcome, category=group.category, demographic=group.demographic, sentence=at, group=group.span,
        harm=told.harm, clause=Span(sentence.start, sentence.end),
    )  # fmt: skip
    figure.assertion = told.assertion  # type: ignore[assignment]
    figure.agent, figure.affiliation, figure.names = told.agent, group.affiliation, group.names
    # Of a "suspect" the text may tell by other words.
    figure.attacker = group.attacked and group.category == "armed_group"
    figure.definite, figure.other, figure.kind = group.definite, group.other, group.kind
    shot = told.outcome == "injured" and told.word.startswith(_FATE_OPEN) and not group.plural
    figure.fate_open = shot and not _in_limb(doc, told)
    figure.reasons.append("told by a pronoun")
    return figure
