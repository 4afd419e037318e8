"""From the sentences of a document to figures: counts of people with an outcome, and how they hang together."""

from claimledger.figures.finding import find_figures

__all__ = ["find_figures"]
