"""The way of a text, whole: read this first."""

from __future__ import annotations

from claimledger.records import Article, Extraction


def extract(article: Article) -> Extraction:
    """The casualty claims of `article`, and the issues: what was seen and left out."""
    return Extraction(claims=(), issues=())
