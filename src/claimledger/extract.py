"""The way of a text, whole: read this first."""

from __future__ import annotations

import importlib.util

from claimledger import lexicon
from claimledger.assemble import assemble
from claimledger.figures import find_figures
from claimledger.mentions import When, Where, Who
from claimledger.records import Article, Extraction
from claimledger.split import split

_HAS = {n: importlib.util.find_spec(f"claimledger.context.{n}") is not None for n in ("who", "when", "where")}


def extract(article: Article) -> Extraction:
    """The casualty claims of `article`, and the issues: what was seen and left out."""
    doc = split(article)
    figures = find_figures(doc, lexicon.load(article.language or "en"))
    if not figures:
        return Extraction(claims=(), issues=())
    who = [Who(None) for _ in figures]
    when = [When(None, None) for _ in figures]
    where = [Where(None) for _ in figures]
    if _HAS["who"]:
        from claimledger.context.who import attribute

        who = attribute(doc, figures)
    if _HAS["when"]:
        from claimledger.context.when import place_in_time

        when = place_in_time(doc, figures)
    if _HAS["where"]:
        from claimledger.context.where import locate

        where = locate(doc, figures)
    return assemble(doc, figures, who, when, where)
