"""Figures for those of whom a pronoun alone tells: "Paz was flown to a clinic, where he died"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.mentions import Document, Figure
from claimledger.spans import Span


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
    figure.definite, figure.other, figure.kind = group.definite, group.other, group.kind
    figure.reasons.append("told by a pronoun")
    return figure
