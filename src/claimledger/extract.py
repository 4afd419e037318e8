"""The way of a text, whole: read this first."""

from __future__ import annotations

import gc

from claimledger import lexicon
from claimledger.assemble import Written, assemble
from claimledger.casing import as_written, restore_case
from claimledger.context.when import place_in_time
from claimledger.context.where import locate
from claimledger.context.who import attribute
from claimledger.damaged import with_numbers, with_words
from claimledger.figures import find_figures
from claimledger.gate import may_tell
from claimledger.gazetteer import Gazetteer
from claimledger.headlines import read_headlines, with_capitals
from claimledger.incidents import number_incidents, settle_scenes
from claimledger.lulls import without_lulls
from claimledger.records import Article, Extraction
from claimledger.registry import Registry
from claimledger.split import fold, split
from claimledger.typography import whole

_NOTHING = Extraction(claims=(), issues=())


def extract(article: Article, *, places: Gazetteer | None = None, sources: Registry | None = None) -> Extraction:
    """The casualty claims of `article`, and the issues: what was seen and left out.

    "Police said two miners died on Monday" gives one claim: 2 killed, source "Police", dated by the day of publication.
    `places` and `sources` stand in for the gazetteer and the registry that ship.
    """
    english = lexicon.load("en")
    words = with_words(article.text, english)
    text, shifts = whole(words)
    folded = fold(text)
    if not may_tell(folded, english):
        return _NOTHING
    mends = with_numbers(words, english)
    if mends.text != words:
        text, shifts = whole(mends.text)
        folded = fold(text)
    # To look for rings of objects that nobody uses takes a sixth of the time, and a text leaves few of them behind.
    paused = gc.isenabled()
    if paused:
        gc.disable()
    try:
        if text is article.text:
            return _read(article, folded, None, english, places, sources)
        written = Written(article, shifts, mends.unreadable)
        return _read(_read_whole(article, text), folded, written, english, places, sources)
    finally:
        if paused:
            gc.enable()


def _read(
    article: Article, folded: str, written: Written | None, english: lexicon.Lexicon, places: Gazetteer | None,
    sources: Registry | None,
) -> Extraction:  # fmt: skip
    doc = without_lulls(split(article, folded), english)
    cased = restore_case(doc, places, sources)
    figures = find_figures(cased, english)
    if not figures:
        return _NOTHING
    cased = read_headlines(cased, figures, places, sources)
    who = attribute(cased, figures, sources)
    when = place_in_time(cased, figures)
    where = locate(cased, figures, places)
    if cased.recased:
        as_written(doc, who, where, sources)
    elif cased is not doc:
        with_capitals(doc, who, where)
    number_incidents(doc, figures, when, where)
    settle_scenes(doc, figures, where)
    when = [w.dying or w for w in when]
    return assemble(doc, figures, who, when, where, written)


def _read_whole(article: Article, text: str) -> Article:
    """The article with `text`, whose letters are whole, and a headline and outlet like it."""
    title, outlet = (value and whole(value)[0] for value in (article.title, article.outlet))
    return article.model_copy(update={"text": text, "title": title, "outlet": outlet})
