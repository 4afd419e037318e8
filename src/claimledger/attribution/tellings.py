"""Who speaks in which sentence of a text, and who speaks its quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Any

from claimledger import reporting
from claimledger.attribution.finding import Attribution, find_sources, speaking
from claimledger.attribution.introduced import introduced
from claimledger.attribution.laternames import FAR, Later, is_open_body, later_name
from claimledger.attribution.pages import page_owner
from claimledger.attribution.quotes import Quote, is_long, quotes_of
from claimledger.attribution.topics import is_counted, is_one, topics
from claimledger.attribution.transcripts import author, is_body, turn_at, turns
from claimledger.labelrows import label_of_row
from claimledger.mentions import Document
from claimledger.once import once
from claimledger.registry import MEDIA, Registry
from claimledger.reporting import PRESS
from claimledger.spans import Span
from claimledger.speakers import OWNERS, Speaker
from claimledger.voices import Cast, Voice

_NAMELESS = frozenset(
    ("paper", "reporter", "reporters", "journalist", "journalists", "correspondent", "correspondents", *PRESS)
)


@dataclass(slots=True)
class Telling:
    """An attribution with its speakers settled."""

    said: Attribution
    name: str | None
    via: str | None
    kind: str | None
    span: Span
    reason: str
    sure: bool
    form: str
    nobody: bool = False  # nobody who is named speaks: the text's own voice
    early: bool = False  # "according to the first reports", of which nobody is named

    @property
    def scope(self) -> Span:
        return self.said.scope


class Hearing:
    """An article with those who speak in it, read where they are asked for.

    Who "he" or "the ministry" is, those who spoke before tell: then all sentences up to that one are read, in order.
    """

    def __init__(self, doc: Document, known: Registry, last: int) -> None:
        """Read up to sentence `last`."""
        self.kept: dict[str, Any] = {}
        self.doc, self.known = doc, known
        self.cast = Cast(doc, reporting.words(), known)
        self._starts = [s.start for s in doc.sentences]
        self.cues = dict(sorted(speaking(doc, *doc.sentences[: last + 1]).items()))
        self._order = list(self.cues)
        self.quotes = quotes_of(doc)
        self._quote_starts = [q.span.start for q in self.quotes]
        self._spoken: dict[int, Telling | None] = {}  # who speaks a quote, by its number
        self._said: dict[int, list[Attribution]] = {}
        self._made: dict[int, list[Telling]] = {}
        self._told: dict[int, list[Telling]] = {}
        self._heard = 0  # in how many of the sentences the cast knows who speaks
        self._media: dict[str, set[tuple[int, str]]] = {}  # that somebody told, and in which sentence, by the name
        outlet = known.find(doc.article.outlet) if doc.article.outlet else None
        self.owner: str | None = None  # the organisation whose own page this is
        if outlet is not None and outlet.sure and outlet.source.kind not in MEDIA:
            self.owner = self.cast.names.fullest(outlet.source, doc.article.outlet or outlet.source.name)
        elif (whose := author(doc)) is not None:
            self.owner = whose if is_body(whose) else self._named(whose)
        elif outlet is None or not outlet.sure:
            self.owner = page_owner(doc)
        self._turns = turns(doc)
        self._later: dict[str, Later | None] = {}  # who those told without a name may be

    def quote_around(self, span: Span) -> int | None:
        """The number of the quote that holds a span; quotes do not overlap."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at if at >= 0 and self.quotes[at].span.contains(span) else None

    def taking_turn(self, at: int) -> str | None:
        """Who speaks at an offset of a transcript, by the label: "[Lang] We lost nine men." """
        label = turn_at(self._turns, at) if self._turns else None
        if label is None:
            return None
        return label if is_body(label) else self._named(label)

    def _named(self, label: str) -> str:
        """The full name of a person, without an office: "Lang", "General Ivo Lang" -> "Ivo Lang"."""
        return self.cast.names.bare_name(label if " " in label else self.cast.names.full_name(label))

    def tellings(self, index: int) -> list[Telling]:
        """Who speaks in a sentence, in text order."""
        if index not in self.cues:
            return []
        found = self._told.get(index)
        if found is None:
            found = self._told[index] = self._settled(index)
            for telling in found:
                self._name_body(telling, index)
            if found and _open_office(found[-1]):
                behind = (self._settled(at) for at in range(index + 1, index + 1 + _SILENT))
                if (following := next((said for said in behind if said), None)) is not None:
                    _name_office(self, found[-1], following[0])
        return found

    def _name_body(self, telling: Telling, index: int) -> None:
        """Give a body told without a name the one that it has later: "a rights group said …. The group, Osk Watch, said"."""
        name = telling.name or ""
        if telling.form != "description" or not telling.said.speakers:
            return
        if name not in self._later:
            self._later[name] = None
            if is_open_body(telling.said.speakers[0], self.cast.words):
                self._later[name] = self._named_later(telling.said, index)
        later = self._later[name]
        if later is not None:
            telling.sure = False
            telling.reason = f"{name!r} may be {later.name}, which speaks later"
            if later.same:
                telling.name, telling.kind = later.name, later.kind
                telling.reason = f"{name!r} is taken to be {later.name}, which speaks later"

    def _named_later(self, said: Attribution, index: int) -> Later | None:
        for at in range(index + 1, index + 1 + FAR):
            for other in self._settled(at):
                if other.name and (
                    later := later_name(said, other.said, other.name, other.kind, self.doc, self.cast.words)
                ):
                    return later
        return None

    def via(self, telling: Telling) -> str | None:
        """Through whom: one person who talked to one medium before, or does so soon after, talks to it throughout."""
        # "A source told Reuters …", then "the source added"; but "residents" are others each time.
        said = telling.said
        known = telling.form == "person" or (telling.form == "description" and said.speakers[0].definite)
        if known and telling.via is None:
            media = {via for at, via in self._told_by(telling) if at <= said.sentence + _SOON}
            if len(media) == 1:
                (telling.via,) = media
        return telling.via

    def speaker(self, number: int) -> Telling | None:
        """Who speaks a quote: beside it in its sentences, between it and the next one, or as before."""
        chain: list[tuple[int, int]] = []
        at = number
        while at not in self._spoken:
            quote = self.quotes[at]
            found, before = _beside(self, quote), quote.before
            near = before is not None and quote.span.start - self.quotes[before].span.end < _NEXT_QUOTE
            if found is not None or before is None or not near or not is_long(quote):
                self._spoken[at] = found
                break
            chain.append((at, before))
            at = before
        for at, before in reversed(chain):
            last = self.quotes[before]
            self._spoken[at] = _same_speaker(self, last, self._spoken[before], self.quotes[at])
        return self._spoken[number]

    def introducing(self, index: int) -> Telling | None:
        """Whose words come behind a sentence that ends with a colon: "The mayor wrote:", "Read the mayor's statement:"."""
        sentence = self.doc.sentences[index]
        if not self.doc.text[sentence.start : sentence.end].rstrip().endswith(":"):
            return None
        said = [t for t in self.tellings(index) if t.name and t.said.takes != "belief"]
        if said and max(said[-1].scope.end, said[-1].said.end) >= sentence.end - _COLON:
            return said[-1]
        found = introduced(self.doc, sentence, self.known) if not said else None
        return _spoken_by(self, *found, Span(sentence.end, sentence.end), index) if found is not None else None

    def between(self, start: int, end: int) -> list[Telling]:
        """Who speaks in the sentences that hold the text from one offset to another."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_left(self._starts, end) - 1, first)
        return [t for index in range(first, last + 1) for t in self.tellings(index)]

    def _told_by(self, telling: Telling) -> set[tuple[int, str]]:
        """The media that the speaker of a telling told, each with the sentence."""
        name = telling.name or ""
        if name not in self._media:
            own = {word for s in telling.said.speakers for word in s.name.split()}
            words = set(name.split())
            sure = not own.isdisjoint(words)  # and is no director who speaks for a body
            self._media[name] = {
                (index, one.via)
                for index in (self._relayed_by(words) if sure else self._relaying)
                for one in self.tellings(index)
                if one.name == name and one.via and one.form in ("person", "description") and not self._earlier(one)
            }
        return self._media[name]

    def _earlier(self, telling: Telling) -> bool:
        """Whether it was told on another occasion: "Earlier in the night he had told the BBC that eight were dead"."""
        return self.doc.folded.endswith("had ", 0, telling.said.cue.start)

    @once
    def _relaying(self) -> list[int]:
        """The sentences in which somebody may tell a medium."""
        folded, sentences = self.doc.folded, self.doc.sentences
        posted = [name for name in _PLATFORMS if name in folded]
        return [
            index
            for index, cues in self.cues.items()
            if any(kind == "relay" or folded.startswith(_CITING, at) for at, kind in cues)
            or any(folded.find(name, sentences[index].start, sentences[index].end) >= 0 for name in posted)
        ]

    def _relayed_by(self, words: set[str]) -> list[int]:
        """The sentences in which somebody of a name can be who tells a medium: persons of other names are not."""
        by_word, others = self._tellers
        return sorted({index for word in words for index in by_word.get(word, ())}.union(others))

    @once
    def _tellers(self) -> tuple[dict[str, list[int]], list[int]]:
        """The sentences in which a medium is told: by each word of the persons who do, and those of other speakers."""
        by_word: dict[str, list[int]] = {}
        others: list[int] = []
        for index in self._relaying:
            if self._told_by_name(index):  # whoever it is has a word of the sentence: nothing else need be read yet
                sentence = self.doc.sentences[index]
                for word in set(_NAME_WORD.findall(self.doc.text, sentence.start, sentence.end)):
                    by_word.setdefault(word, []).append(index)
                continue
            speakers = [s for said in self._attributions(index) if said.relay is not None for s in said.speakers]
            if any(s.form != "person" for s in speakers):
                others.append(index)
            for word in {word for s in speakers for word in s.name.split()}:
                by_word.setdefault(word, []).append(index)
        return by_word, others

    def _told_by_name(self, index: int) -> bool:
        """Whether all that relays in a sentence is "told" behind a name: "Ann Roe told Reuters", not "she told"."""
        text, folded = self.doc.text, self.doc.folded
        relaying = [at for at, kind in self.cues[index] if kind == "relay" or folded.startswith(_CITING, at)]
        return bool(relaying) and all(
            folded.startswith(_TELLS, at) and _AFTER_NAME.search(text, max(0, at - _LAST_NAME), at) for at in relaying
        )

    def _attributions(self, index: int) -> list[Attribution]:
        found = self._said.get(index)
        if found is None:
            sentence = self.doc.sentences[index]
            found = find_sources(self.doc, sentence, self.known, self.cues[index])
            if found and (label := label_of_row(self.doc, index)) is not None:
                found = [a for a in found if not label.start <= a.start < label.end]  # "Police: 1 killed, 2 injured"
            self._said[index] = found
        return found

    def _settled(self, index: int) -> list[Telling]:
        """Who speaks in a sentence, an office left without the name that the next one gives."""
        if index not in self.cues:
            return []
        if index not in self._made:
            said = self._attributions(index)
            if all(self.cast.alone(s) for a in said for s in (*a.speakers, a.relay) if s is not None):
                self._made[index] = [_telling(self, a, remember=False) for a in said]
            else:
                self._hear(index)
        return self._made[index]

    def met(self, index: int) -> bool:
        """Whether anybody speaks in a sentence that has been heard."""
        return bool(self._made.get(index))

    def _hear(self, last: int) -> None:
        """Let the cast know who speaks up to a sentence, in text order."""
        while self._heard < len(self._order) and (index := self._order[self._heard]) <= last:
            said = self._attributions(index)
            _meet(self, index, said)
            tellings = [_telling(self, a) for a in said]
            self._made.setdefault(index, tellings)
            self._heard += 1


_CITING = ("quote", "cite")
_PLATFORMS = (" telegram", " facebook", " twitter", " instagram", " whatsapp", " x ")  # on which people write
_TELLS = ("told ", "tells ", "informed ")
_AFTER_NAME = re.compile(r"[A-Z][\w’'-]+\s+\Z")
_LAST_NAME = 30  # characters
_NAME_WORD = re.compile(r"[A-Z][\w’-]*")
_COLON = 3  # characters: the colon and what stands about it
_SILENT = 3  # sentences before a speaker's in which nobody speaks, that may name it
_WITHIN = 15  # characters of a sentence before those who speak in it
_SOON = 3  # sentences after a speaker's word in which he tells a medium, and told it that word
_NEXT_QUOTE = 200  # characters after a quote in which one of the same speaker begins


def _meet(page: Hearing, at: int, said: list[Attribution]) -> None:
    """Whom those who speak in a sentence refer to, though they have not spoken.

    "The mayor disputed that. He said nine had died.", "The Red Cross has collected nine bodies, its president said."
    """
    sentences = page.doc.sentences
    refers = [s for a in said for s in a.speakers if s.form == "pronoun" or s.definite or s.body in OWNERS]
    if not refers:
        return
    # "The mayor disputed that. The road is closed. He said": the sentence between is about nobody who speaks.
    first_silent = at
    while first_silent > max(0, at - _SILENT) and not page.met(first_silent - 1):
        if sentences[first_silent - 1].paragraph != sentences[at].paragraph:
            break
        first_silent -= 1
    for silent in sentences[first_silent:at]:
        met = [page.cast.settle(*one) for one in topics(page.doc, silent, page.known)]
        if met:
            page.cast.pair = (met[0], met[1]) if len(met) == 2 else None
    first = said[0].speakers[0]
    own = first.form == "pronoun" or first.body in OWNERS
    if own and said[0].start > sentences[at].start + _WITHIN:
        for one, about in topics(page.doc, sentences[at], page.known):
            known = one.definite if is_one(one) else not is_counted(one)  # "a guard was hit", "nine had died, he said"
            if one.form != "description" or known:
                page.cast.settle(one, about)


def _telling(page: Hearing, said: Attribution, *, remember: bool = True) -> Telling:
    quote = page.quote_around(said.cue)
    if quote is not None and is_long(page.quotes[quote]) and said.speakers[0].form == "pronoun":
        if said.speakers[0].head not in ("i", "we"):  # they are who speaks the quote
            return _nested(page, said, page.quotes[quote])
    voices = [page.cast.settle(s, said.about, remember=remember) for s in said.speakers]
    named = [v for v in voices if v.name]
    if remember and len({v.name for v in named}) > 1:
        page.cast.join(named)
    first = named[0] if named else voices[0]
    via = _relay(page, said, remember=remember)
    name = "; ".join(dict.fromkeys(v.name for v in named if v.name)) or None
    via = None if via == name else via
    sure = all(v.sure for v in voices)
    if name is None and first.form == "publication" and (early := _EARLY.match(page.doc.folded, said.cue.start)):
        name = page.doc.text[slice(*early.span("what"))]
        return Telling(said, name, via, "reports", first.span, f"described as {name!r}", sure, first.form, early=True)
    nobody = name is None and first.sure
    return Telling(said, name, via, first.kind, first.span, first.reason, sure, first.form, nobody)


# What is known at first is nobody's word yet, and the text's own neither; "various reports" are no more than it has heard.
_EARLY = re.compile(
    r"according\s+to\s+(?:the\s+|an?\s+)?(?P<what>(?:initial|preliminary|early|first)\s+"
    r"(?:reports?|accounts?|results?|findings|investigations?|inquiry|inquiries)(?:\s+of\s+the\s+(?:investigation|inquiry))?)\b"
)


def _nested(page: Hearing, said: Attribution, quote: Quote) -> Telling:
    """ "“She told me that four were hurt,” a friend of hers said": she is whoever was named last before the quote."""
    one = page.cast.names.named_before(quote.span.start)
    said.scope = Span(said.scope.start, min(said.scope.end, quote.span.end))
    name = one.name if one else None
    reason = f"{said.speakers[0].name!r}, in what another speaker relates, is {name or 'open'}"
    return Telling(said, name, None, "person", said.speakers[0].span, reason, False, "person")


def _relay(page: Hearing, said: Attribution, *, remember: bool) -> str | None:
    if said.relay is None:
        return None
    voice: Voice = page.cast.settle(said.relay, relay=True, remember=remember)
    if voice.entry is not None:
        own = page.doc.article.outlet
        if own and page.known.canonical(own) == voice.entry.name:
            return None
        return voice.entry.name
    if voice.name in _NAMELESS:
        return None  # of which none was named
    return None if voice.name and voice.name == page.doc.article.outlet else voice.name


def _open_office(telling: Telling) -> bool:
    speaker = telling.said.speakers[0]
    return speaker.form == "description" and speaker.definite


_COMMANDING = frozenset(("commander", "chief"))


def _name_office(page: Hearing, one: Telling, following: Telling) -> None:
    """An office without a name is who holds it in the next sentence: "The commander … According to Colonel X, …"."""
    ranks = page.cast.words.ranks
    speaker, other = one.said.speakers[0], following.said.speakers[0]
    if other.form != "person" or not other.head:
        return
    if speaker.head == other.head or (
        speaker.head in _COMMANDING and (other.head in ranks or other.head in _COMMANDING)
    ):
        one.name, one.kind, one.sure = following.name, following.kind, False
        one.reason = f"{speaker.name!r} is taken to be {following.name}, who speaks next"


def _beside(page: Hearing, quote: Quote) -> Telling | None:
    """Who speaks a quote by the words in its own sentences: behind it, else before it, else within."""
    told = page.between(quote.span.start, quote.span.end)
    near = [t for t in told if not quote.span.overlaps(t.said.cue)]
    after = [t for t in near if t.said.start >= quote.span.end and t.said.form in ("trailing", "both")]
    before = [t for t in near if t.said.end <= quote.span.start]
    chosen = after[:1] or before[-1:] or near[:1]
    return chosen[0] if chosen else _led_in(page, quote)


def _led_in(page: Hearing, quote: Quote) -> Telling | None:
    """Who the sentence before a quote is about: "The captain, Ivo Lang, met reporters. “We lost four men.” "; or who it says
    has spoken it: "The captain released a statement: ¶ “We lost four men.” "."""
    at = bisect_left(page._starts, quote.span.start)
    sentences = page.doc.sentences
    if not 0 < at < len(sentences) or sentences[at].start != quote.span.start:
        return None
    before = sentences[at - 1]
    if is_long(quote) and (introducing := page.introducing(at - 1)) is not None:
        return introducing
    if not quote.sentence or before.paragraph != sentences[at].paragraph or page.tellings(at):
        return None
    if told := page.tellings(at - 1):
        one = told[-1]  # "The mayor said the road was cut. “We lost four men.” "
        if not one.name or one.form == "recording" or any(t.name != one.name for t in told):
            return None
        return replace(one, said=replace(one.said, scope=quote.span, form="quoted", takes="speech"), sure=False)
    found = topics(page.doc, before, page.known)
    if len(found) != 1 or not (
        found[0][0].form == "person" or (found[0][0].form == "description" and is_one(found[0][0]))
    ):
        return None
    return _spoken_by(page, *found[0], quote.span, at - 1)


def _spoken_by(page: Hearing, one: Speaker, about: str, scope: Span, sentence: int) -> Telling:
    """A telling of what another sentence than the speaker's holds."""
    said = Attribution([one], one.span, scope, "quoted", about=about, sentence=sentence)
    telling = _telling(page, said, remember=False)
    telling.sure = False
    return telling


def _same_speaker(page: Hearing, last: Quote, speaker: Telling | None, quote: Quote) -> Telling | None:
    """The speaker of the quote before, if nobody else speaks between the two."""
    if speaker is None:
        return None
    between = [
        t for t in page.between(last.span.end, quote.span.start + 1)
        if last.span.end <= t.said.start < quote.span.start and not quote.span.overlaps(t.said.cue)
    ]  # fmt: skip
    return speaker if not between or between[-1].name == speaker.name else None
