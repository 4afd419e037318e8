"""Which sentences are worth reading: those with a word of harm in the company that it needs, and what goes on from them.

Reading a sentence costs a hundred times what the scan costs that finds it. "The club beat Oban" has a word of harm that
harms nobody alone, and so is not read: no "to death", "dead" or "up" stands in it. Behind a figure such a sentence, or
one without a word of harm, is read where it may go on counting.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from claimledger.again import opens_with_victims
from claimledger.harms.losing import CALAMITIES
from claimledger.harms.nouns import BODY_WORDS
from claimledger.harms.told import ABOARD, NEAR_KIN
from claimledger.lexicon import Harm, Lexicon
from claimledger.mentions import Document, Sentence
from claimledger.numbers import NUMBER_WORDS
from claimledger.patterns import Rare, automaton, holds
from claimledger.records import FORCES
from claimledger.units import COMPANY, SETTLED

# Sentences without a word of harm that may go on counting those of the sentence before: "Nine of them were children."
_GOES_ON = (
    "of them", "of whom", "of those", "of these",
    "among them", "the others", "the rest", "victims", "the other", "included", "they include ",
    "one was a",
    "the two",
    "the three",
    "identified as", "they were named",
    "they were one ", "they were two ", "they were three ", "they were four ", "they were five ", "they were six ",
    "they were seven ", "they were eight ", "they were nine ", "they were ten ", "they were 1",
    # "Four were women."
    " are children", " are women", " are minors", " are civilian",
    " were women", " were men", " were children", " were civilian", " were girls", " were boys", " were minors",
    " were teenager", " were soldier", " were police", " were guards", " were officer", " were student", " were pupil",
    " were foreign", " were villager", " were fighter", " were rebel", " were militant", " were insurgent",
    " were migrant", " were worker", " were passenger", " were nurses", " were teachers", " were journalist",
    " were aid ", " were farmer", " were tourist", " were bystander", " were relatives", " were members of", " were brothers",
    " were sisters", " were infants", " were babies", " were from ", " were medic", " were monks", " were nuns",
)  # fmt: skip
# … and those that may set a bare figure against one told before: "Residents counted 84."
_RECOUNTS = (
    "counted", "counts", "acknowledg", "spoke of", "spoken of", "speak of", "speaks of",
    "put it at", "put the figure", "put the toll",
    "put the number", "puts it at", "puts the figure", "puts the number", "admitted", "admits",
    "gave the figure", "gave a figure",
    "raised this to", "raised that to", "raised it to", "revised this to", "revised it to",
    "takes the figure", "takes the total", "brings the figure", "brings the total", "bringing the figure",
    "took the figure", "took the total", "brought the figure", "brought the total", "taking the figure",
    " can name ", " names", "counting at", " more were ", " others were ", " more have been ", " others have been ",
    "gave the number", "recorded", "tallied", "documented", "lists", "listed", "conceded", "figure of", "number at",
    "losses at", "own losses", "condition", " count ", "s total ", "its total",
    "figure may", "figure could", "figure might", "figure is expected", "number may",
    "true number", "real number", "actual number", "true figure", "real figure", "actual figure", "correct figure",
    "takes the number", "brings the number", "took the number", "brought the number", "taking the number",
    "bringing the number",
    "number could", "number might", "number is expected", "total may", "total could", "total might",
)  # fmt: skip
# … and those that may give it anew, where a number ends a clause: "That number has since risen to 30", "Residents say 30."
_RESTATES = (
    "number", "figure", "toll", "count", "tally", "total", "estimates", " it was ", " it is ", " it had ", " it has ",
    " it stood", " it rose", " it later", "lowered", "raised", "revised", "corrected", "upped", " later ", "within ",
    " told ", "\"it", "“it", "sources", "reports", "others", " says ", " said ", " say ", " claim", " insist",
    " maintain", " reckon", " believe", " added ", "ccording to",
)  # fmt: skip
_CLOSING = Rare(
    r"\b(?:number|figure|toll|count|tally|total|estimates|sources|reports|others|it|that|this|says?|said|claim(?:s|ed)?|"
    r"insist(?:s|ed)?|maintain(?:s|ed)?|reckon(?:s|ed)?|believ(?:es?|ed)|estimated?|added|told|lowered|raised|revised|corrected|"
    rf"upped|to)s?\b[^.;]{{0,45}}?(?:\d|\b(?:{'|'.join(sorted(NUMBER_WORDS))}))(?=[.;,:)–—\"”]|\s*$|\s+(?:by|on|overnight|so|in|and|"
    r"while|but|as|after|at|since|within|later|today|yesterday|tonight|according|across|before|compared|over)\b)"
)
_NUMBERS = NUMBER_WORDS.union("0123456789")
_KILLING = frozenset(["to death", "dead", "alive", "fatally", "mortally", " up"])  # make harm of a verb that has none


class Reading(NamedTuple):
    """A sentence to read. `alone` is False where it can only add to figures told before it."""

    sentence: Sentence
    alone: bool


class _Gate(NamedTuple):
    terms: AhoCorasick
    company: list[AhoCorasick | None]  # for each term the words of which its sentence must hold one, if it needs any
    onward: AhoCorasick
    restating: AhoCorasick
    numbers: AhoCorasick


@functools.cache
def _gate(lexicon: Lexicon) -> _Gate:
    terms = sorted(lexicon.triggers)
    scans: dict[frozenset[str], AhoCorasick] = {}
    company: list[AhoCorasick | None] = []
    for term in terms:
        needed = _needed(term, lexicon)
        if needed and needed not in scans:
            scans[needed] = automaton(needed)
        company.append(scans[needed] if needed else None)
    return _Gate(automaton(terms), company, automaton(_GOES_ON + _RECOUNTS), automaton(_RESTATES), automaton(_NUMBERS))


def _needed(term: str, lexicon: Lexicon) -> frozenset[str]:
    """The words of which one must stand beside a term that says no harm alone; empty where it may say harm alone."""
    senses = [sense for sense in lexicon.harms.get(term, {}).values() if sense.form not in "uW"]
    wanted = [_of_sense(sense, lexicon) for sense in senses]
    if term in lexicon.hints:
        wanted.append(COMPANY.get(term, frozenset()))
    if any(term in sense.needs for sense in _leading(lexicon)):
        wanted.append(_sending(lexicon))
    return frozenset().union(*wanted) if all(wanted) else frozenset()


def _of_sense(sense: Harm, lexicon: Lexicon) -> frozenset[str]:
    """What one sense of a word needs: "lost" a word for fighters, "beat" one that says they died of it."""
    if sense.form == "e":
        return _sending(lexicon) if sense.behind else sense.needs
    if sense.forces_only:
        return _forces(lexicon)
    if sense.outcome is None and sense.term not in SETTLED:
        return _KILLING
    if sense.form == "C" and sense.needs and not sense.term.endswith(BODY_WORDS):
        return sense.needs | {"number"}
    return frozenset()


@functools.cache
def _forces(lexicon: Lexicon) -> frozenset[str]:
    return (
        ABOARD
        | NEAR_KIN
        | CALAMITIES
        | {"one man"}
        | {term for term, person in lexicon.people.items() if person.category in FORCES}
    )


@functools.cache
def _leading(lexicon: Lexicon) -> list[Harm]:
    """Verbs that harm by what they lead to: "sent two boys [to the hospital]"."""
    return [
        sense for senses in lexicon.harms.values() for sense in senses.values() if sense.form == "e" and sense.behind
    ]


@functools.cache
def _sending(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(sense.term for sense in _leading(lexicon))


@functools.lru_cache(maxsize=2)
def _terms_in(folded: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The words of harm in a text: the number of each term, and where it begins. Digits may stand at one, as those of a
    note in "were killed12 in"."""
    size = len(folded)
    return [
        (term, start)
        for term, start, end in _gate(lexicon).terms.find_matches_as_indexes(folded, overlapping=True)
        if not ((start and folded[start - 1].isalpha()) or (end < size and folded[end].isalpha()))
    ]


def may_tell(folded: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a word of harm, and its company if it needs any. What does not tells nothing, however it is
    cut into sentences, none of which goes on behind an empty line."""
    company = _gate(lexicon).company
    terms = _terms_in(folded, lexicon)
    if any(company[term] is None for term, _ in terms):
        return True
    for term, start in terms:
        needed, end = company[term], folded.find("\n\n", start)
        paragraph = folded[max(folded.rfind("\n\n", 0, start), 0) : end if end >= 0 else len(folded)]
        if needed is None or holds(needed, paragraph):
            return True
    return False


def worth_reading(doc: Document, lexicon: Lexicon) -> list[Reading]:
    """The sentences of a document that are worth reading, in text order. They cost one scan of the text."""
    sentences, folded = doc.sentences, doc.folded
    gate = _gate(lexicon)
    terms = _terms_in(folded, lexicon)
    found: dict[int, bool] = {}
    starts = [s.start for s in sentences] if terms else []
    for term, start in terms:
        index = bisect_right(starts, start) - 1
        if index < 0 or found.get(index):
            continue
        company = gate.company[term]
        sentence = sentences[index]
        found[index] = company is None or holds(company, folded[sentence.start : sentence.end])
    if not any(found.values()):
        return []
    for index in sorted(found):
        for further in (index, index + 1, index + 2):  # one with a word that harms nobody in its company, or with none
            if further < len(sentences) and not found.get(further):
                sentence = sentences[further]
                words = folded[sentence.start : sentence.end]
                onward = holds(gate.onward, words) or _restates(gate, words)
                if onward and (
                    further < index + 2
                    or opens_with_victims(doc, index + 1)
                    or not _tells_of_people(doc, index + 1, lexicon)
                ):
                    found[further] = False
                elif further < index + 2:
                    found.pop(further, None)
    return [Reading(sentences[i], found[i]) for i in sorted(found)]


def _restates(gate: _Gate, words: str) -> bool:
    """Whether a sentence may give a toll anew: "By Saturday it was 30."."""
    return holds(gate.restating, words) and holds(gate.numbers, words) and _CLOSING.search(words) is not None


def _tells_of_people(doc: Document, index: int, lexicon: Lexicon) -> bool:
    """Whether a sentence counts or names several people, whom the next may mean: "Police held six men.", but not "The
    road is closed to traffic."."""
    sentence = doc.sentences[index]
    for word in doc.folded[sentence.start : sentence.end].split():
        bare = word.strip(".,;:\"'“”’()")
        person = lexicon.people.get(bare)
        if bare in NUMBER_WORDS or bare[:1].isdigit() or (person is not None and person.plural):
            return True
    return False
