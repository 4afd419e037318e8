"""Sentences between others that tell of nobody and nothing: "The road was closed for several hours."

What a text tells goes on behind such a sentence as if it were not there, so no step reads it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.again import EVENTS
from claimledger.lexicon import Lexicon
from claimledger.mentions import Document, Sentence
from claimledger.numbers import NUMBER_WORDS
from claimledger.reporting import words as words_of_saying

_LONGEST = 100  # characters
# Words that speak of somebody, turn to other things, give a time, or say who knows.
_TELLING_WORDS = """
he she they him them her hers his their theirs it we us our ours i my me you your who whom whose itself one ones none
nobody nothing anyone anybody someone somebody everyone everybody both each either neither many few some most all others
other another second third fourth fifth eighth latter former same separate similar such that this these those
here there where when while elsewhere meanwhile separately then also earlier later before after afterwards ago since
until till now soon again already once yet so far next last previous past during following however
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
november december today yesterday tomorrow tonight day days night nights overnight morning evening afternoon noon midday
midnight dawn dusk sunrise sunset daybreak nightfall week weeks weekend month months year years decade decades spring summer
autumn winter hours minutes toll tolls figure figures number numbers count counts total totals casualties losses alive unknown
responsibility evidence verified checked unclear clear details names information motive firing fired bombs targeted
searched rescue rescued body bodies scene case offered opened
"""
_TELLING = frozenset(_TELLING_WORDS.split())
_AUXILIARIES = ("b", "v")  # "was" and "had", which some verbs of saying hold: "was quoted"
_EVENT = re.compile(rf"(?:{EVENTS})$")
# How long something took: neither a day nor a time.
_LASTING = re.compile(
    r"\b(?:for|within) (?:about |nearly |almost |more than |at least )?(?:(?:an?|two|three|four|five|six|several|many|some) )?"
    r"(?:minutes?|hours?|days?|weeks?)$"
)
_SPANS = tuple(unit + s for unit in ("minute", "hour", "day", "week") for s in ("", "s"))


def without_lulls(doc: Document, lexicon: Lexicon) -> Document:
    """The document without its sentences that tell nothing, its first one apart; the same one without such.

    "Two died in Osk, police said. The road was closed for several hours. Six were hurt." has two sentences.
    """
    text, folded = doc.text, doc.folded
    idle: set[int] = set()
    for sentence in doc.sentences[1:]:
        start, end = sentence.start, sentence.end
        if (
            end - start <= _LONGEST
            and text[end - 1] == "."
            and text[start + 1 : end].islower()
            and _tells_nothing(folded[start : end - 1], lexicon)
        ):
            idle.add(sentence.index)
    if not idle:
        return doc
    kept: list[Sentence] = []
    paragraphs: dict[int, int] = {}
    for sentence in doc.sentences:
        if sentence.index not in idle:
            number = paragraphs.setdefault(sentence.paragraph, len(paragraphs))
            kept.append(replace(sentence, index=len(kept), paragraph=number))
    return replace(doc, sentences=kept)


def _tells_nothing(words: str, lexicon: Lexicon) -> bool:
    """Whether all words of a sentence in small letters are of things, and the first is no name."""
    saying = words_of_saying()
    lasting = words.rstrip().endswith(_SPANS)
    if not (left := (_LASTING.sub("", words) if lasting else words).split()):
        return False  # "within a minute."
    first, *rest = left
    known = first in lexicon.grammar or first in lexicon.things or first in lexicon.nouns or first[-1] == "s"
    if not rest or not known:
        return False
    for word in (first, *rest):
        bare = word.strip(",")
        if not bare.isalpha() or bare in _TELLING or bare in NUMBER_WORDS or bare in lexicon.triggers:
            return False
        person = lexicon.people.get(bare)
        if (person is not None and person.kind != "not_people") or bare in saying.heads:
            return False
        if bare in saying.verbs and lexicon.grammar.get(bare) not in _AUXILIARIES:
            return False
        if bare in saying.offices or _EVENT.match(bare):
            return False
    return True
