"""Choose for each figure who it comes from, and through whom, as an expert reader would."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from claimledger import reporting
from claimledger.mentions import Document, Figure, Who
from claimledger.recognise.sources import Attribution, find_sources, speaking
from claimledger.recognise.topics import topic
from claimledger.registry import MEDIA, Registry, registry
from claimledger.spans import Span
from claimledger.voices import Cast, Voice

# A sentence that goes on with the people of the one before: "The victims included nine children."
_GOES_ON = re.compile(
    r"\s*(?:(?:They|These|Those)\s+(?:include|were|had|are)\w*|(?:Of|Among)\s+(?:them|those|these|the\s+(?:dead|victims|"
    r"killed|wounded|injured))\b|The\s+(?:dead|victims|wounded|injured|casualties|toll|fatalities|bodies|rest|figures?)\b|"
    r"The\s+others?\b|(?:An|The)other\b|At\s+least\s+\w+\s+of\s+(?:them|those)|"
    r"(?:On|In|At|During)\s+(?:[\w'’-]+\s+){1,4}alone\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:The|He|She|They|It|His|Her|Their|Its|This|These|Those)\b")
_LONG_QUOTE = 25  # characters; shorter ones are words in quotation marks, not speech
_MARKS = re.compile(r'["“”«»]')
_OPENING = "“«"
_CLOSING = "”»"


@dataclass(slots=True)
class _Telling:
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

    @property
    def scope(self) -> Span:
        return self.said.scope


@dataclass(slots=True)
class _Quote:
    """A stretch of direct speech, marks included."""

    span: Span
    before: int | None  # the last long quote before it, by its number


class _Page:
    """An article with those who speak in it, read where they are asked for.

    Who "he" or "the ministry" is, those who spoke before tell: then all sentences up to that one are read, in order.
    """

    def __init__(self, doc: Document, known: Registry, last: int) -> None:
        """Read up to sentence `last`; past it only who told a medium, which can name an earlier relay."""
        self.doc, self.known = doc, known
        self.cast = Cast(doc, reporting.words(), known)
        sentences = doc.sentences
        self.cues = {
            i: cues for i, cues in sorted(speaking(doc).items())
            if i <= last or " told " in doc.folded[sentences[i].start : sentences[i].end]
        }  # fmt: skip
        self._order = list(self.cues)
        self._starts = [s.start for s in sentences]
        self.quotes = _quotes(doc)
        self._quote_starts = [q.span.start for q in self.quotes]
        self._spoken: dict[int, _Telling | None] = {}  # who speaks a quote, by its number
        self._said: dict[int, list[Attribution]] = {}
        self._made: dict[int, list[_Telling]] = {}
        self._told: dict[int, list[_Telling]] = {}
        self._heard = 0  # in how many of the sentences the cast knows who speaks
        self._relays: dict[str, set[str]] | None = None
        outlet = known.find(doc.article.outlet) if doc.article.outlet else None
        self.owner: str | None = None  # the organisation whose own page this is
        if outlet is not None and outlet.sure and outlet.source.kind not in MEDIA:
            self.owner = self.cast.fullest(outlet.source, doc.article.outlet or outlet.source.name)

    def quote_around(self, span: Span) -> int | None:
        """The number of the quote that holds a span; quotes do not overlap."""
        at = bisect_right(self._quote_starts, span.start) - 1
        return at if at >= 0 and self.quotes[at].span.contains(span) else None

    def tellings(self, index: int) -> list[_Telling]:
        """Who speaks in a sentence, in text order."""
        if index not in self.cues:
            return []
        found = self._told.get(index)
        if found is None:
            found = self._told[index] = self._settled(index)
            if found and _open_office(found[-1]) and (following := self._settled(index + 1)):
                _name_office(self, found[-1], following[0])
        return found

    def via(self, telling: _Telling) -> str | None:
        """Through whom: one person who talked to one medium anywhere in the text talked to it throughout."""
        # "A source told Reuters …", then "the source added"; but "residents" are others each time.
        said = telling.said
        known = telling.form == "person" or (telling.form == "description" and said.speakers[0].definite)
        if known and telling.via is None:
            media = self._media().get(telling.name or "", ())
            if len(media) == 1:
                (telling.via,) = media
        return telling.via

    def speaker(self, number: int) -> _Telling | None:
        """Who speaks a quote: beside it in its sentences, between it and the next one, or as before."""
        chain: list[tuple[int, int]] = []
        at = number
        while at not in self._spoken:
            quote = self.quotes[at]
            found, before = _beside(self, quote), quote.before
            near = before is not None and quote.span.start - self.quotes[before].span.end < _NEXT_QUOTE
            if found is not None or before is None or not near or not _long(quote):
                self._spoken[at] = found
                break
            chain.append((at, before))
            at = before
        for at, before in reversed(chain):
            last = self.quotes[before]
            self._spoken[at] = _same_speaker(self, last, self._spoken[before], self.quotes[at])
        return self._spoken[number]

    def between(self, start: int, end: int) -> list[_Telling]:
        """Who speaks in the sentences that hold the text from one offset to another."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_left(self._starts, end) - 1, first)
        return [t for index in range(first, last + 1) for t in self.tellings(index)]

    def _media(self) -> dict[str, set[str]]:
        """The media that each speaker told."""
        if self._relays is None:
            self._relays = {}
            for index in [i for i in self.cues if self._may_relay(i)]:
                for one in self.tellings(index):
                    if one.name and one.via and one.form in ("person", "description"):
                        self._relays.setdefault(one.name, set()).add(one.via)
        return self._relays

    def _may_relay(self, index: int) -> bool:
        folded = self.doc.folded
        return any(kind == "relay" or folded.startswith(_CITING, at) for at, kind in self.cues[index])

    def _attributions(self, index: int) -> list[Attribution]:
        found = self._said.get(index)
        if found is None:
            sentence = self.doc.sentences[index]
            found = self._said[index] = find_sources(self.doc, sentence, self.known, self.cues[index])
        return found

    def _settled(self, index: int) -> list[_Telling]:
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

    def _hear(self, last: int) -> None:
        """Let the cast know who speaks up to a sentence, in text order."""
        while self._heard < len(self._order) and (index := self._order[self._heard]) <= last:
            said = self._attributions(index)
            if not self._made.get(index - 1) and any(s.form == "pronoun" for a in said for s in a.speakers):
                _meet(self, index)
            tellings = [_telling(self, a) for a in said]
            self._made.setdefault(index, tellings)
            self._heard += 1


_CITING = ("quote", "cite")
_NEXT_QUOTE = 200  # characters after a quote in which one of the same speaker begins


def attribute(doc: Document, figures: list[Figure], known: Registry | None = None) -> list[Who]:
    """Who each of `figures` comes from, in their order.

    For the 9 of "Nine people were killed, residents told the AP." it is name "residents", via "Associated Press".
    A figure in the article's own voice has the name None; `sure` is False where the choice is open to doubt.
    """
    if not figures:
        return []
    page = _Page(doc, known or registry(), max(f.sentence for f in figures) + 3)
    chosen: dict[int, Who] = {}
    for i in range(len(figures)):
        _choose(page, figures, i, chosen, set())
    return [chosen[i] for i in range(len(figures))]


def _meet(page: _Page, at: int) -> None:
    """Whom the sentence before `at` is about, if it quotes nobody: "The mayor disputed that. He said nine had died." """
    sentences = page.doc.sentences
    if at == 0 or sentences[at - 1].paragraph != sentences[at].paragraph:
        return
    found = topic(page.doc, sentences[at - 1], page.known)
    if found is not None:
        page.cast.settle(*found)


def _telling(page: _Page, said: Attribution, *, remember: bool = True) -> _Telling:
    quote = page.quote_around(said.cue)
    if quote is not None and _long(page.quotes[quote]) and said.speakers[0].form == "pronoun":
        return _nested(page, said, page.quotes[quote])
    voices = [page.cast.settle(s, said.about, remember=remember) for s in said.speakers]
    named = [v for v in voices if v.name]
    first = named[0] if named else voices[0]
    via = _relay(page, said, remember=remember)
    name = "; ".join(dict.fromkeys(v.name for v in named if v.name)) or None
    via = None if via == name else via
    sure = all(v.sure for v in voices)
    nobody = name is None and first.sure
    return _Telling(said, name, via, first.kind, first.span, first.reason, sure, first.form, nobody)


def _nested(page: _Page, said: Attribution, quote: _Quote) -> _Telling:
    """ "“She told me that four were hurt,” a friend of hers said": she is whoever was named last before the quote."""
    one = page.cast.named_before(quote.span.start)
    said.scope = Span(said.scope.start, min(said.scope.end, quote.span.end))
    name = one.name if one else None
    reason = f"{said.speakers[0].name!r}, in what another speaker relates, is {name or 'open'}"
    return _Telling(said, name, None, "person", said.speakers[0].span, reason, False, "person")


def _relay(page: _Page, said: Attribution, *, remember: bool) -> str | None:
    if said.relay is None:
        return None
    voice: Voice = page.cast.settle(said.relay, relay=True, remember=remember)
    if voice.entry is not None:
        own = page.doc.article.outlet
        if own and page.known.canonical(own) == voice.entry.name:
            return None
        return voice.entry.name
    return None if voice.name and voice.name == page.doc.article.outlet else voice.name


def _open_office(telling: _Telling) -> bool:
    speaker = telling.said.speakers[0]
    return speaker.form == "description" and speaker.definite


def _name_office(page: _Page, one: _Telling, following: _Telling) -> None:
    """An office without a name is who holds it in the next sentence: "The commander … According to Colonel X, …"."""
    ranks, offices = page.cast.words.ranks, page.cast.words.offices
    speaker, other = one.said.speakers[0], following.said.speakers[0]
    if other.form != "person" or not other.head:
        return
    if speaker.head == other.head or (speaker.head in offices and other.head in ranks and speaker.head == "commander"):
        one.name, one.kind, one.sure = following.name, following.kind, False
        one.reason = f"{speaker.name!r} is taken to be {following.name}, who speaks next"


def _quotes(doc: Document) -> list[_Quote]:
    """Direct speech, paragraph by paragraph; a quote left open runs to the paragraph's end."""
    found: list[Span] = []
    text = doc.text
    bounds: dict[int, Span] = {}
    for s in doc.sentences:
        held = bounds.get(s.paragraph)
        bounds[s.paragraph] = Span(held.start if held else s.start, s.end)
    for paragraph in bounds.values():
        opened: int | None = None
        for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
            at, mark = match.start(), match.group()
            if opened is None and (mark in _OPENING or mark == '"'):
                opened = at
            elif opened is not None and (mark in _CLOSING or mark == '"'):
                found.append(Span(opened, at + 1))
                opened = None
        if opened is not None:
            found.append(Span(opened, paragraph.end))
    quotes: list[_Quote] = []
    before: int | None = None
    for number, span in enumerate(found):
        quotes.append(_Quote(span, before))
        before = number if _long(quotes[-1]) else before
    return quotes


def _long(quote: _Quote) -> bool:
    return quote.span.end - quote.span.start > _LONG_QUOTE


def _beside(page: _Page, quote: _Quote) -> _Telling | None:
    """Who speaks a quote by the words in its own sentences: behind it, else before it, else within."""
    told = page.between(quote.span.start, quote.span.end)
    near = [t for t in told if not quote.span.overlaps(t.said.cue)]
    after = [t for t in near if t.said.start >= quote.span.end and t.said.form in ("trailing", "both")]
    before = [t for t in near if t.said.end <= quote.span.start]
    chosen = after[:1] or before[-1:] or near[:1]
    return chosen[0] if chosen else None


def _same_speaker(page: _Page, last: _Quote, speaker: _Telling | None, quote: _Quote) -> _Telling | None:
    """The speaker of the quote before, if nobody else speaks between the two."""
    if speaker is None:
        return None
    between = [
        t for t in page.between(last.span.end, quote.span.start + 1)
        if last.span.end <= t.said.start < quote.span.start and not quote.span.overlaps(t.said.cue)
    ]  # fmt: skip
    return speaker if not between or between[-1].name == speaker.name else None


def _choose(page: _Page, figures: list[Figure], i: int, chosen: dict[int, Who], asked: set[int]) -> Who:
    if i in chosen:
        return chosen[i]
    figure = figures[i]
    who = _told(page, figure) or _carried(page, figures, i, chosen, asked | {i})
    if who is None or (who.name is None and page.owner):
        if page.owner:
            who = Who(page.owner, None, page.known.kind(page.owner), None, "the organisation's own page", True)
        else:
            who = Who(None, reason="the article's own voice")
    chosen[i] = who
    return who


def _told(page: _Page, figure: Figure) -> Who | None:
    """The innermost attribution whose words hold the figure, and what stands around it as its relay."""
    at = figure.span
    held = page.quote_around(at)
    tellings = page.tellings(figure.sentence)
    holding = [t for t in tellings if t.scope.contains(at) and not _speaks_itself(t, at)]
    holding = [t for t in holding if t.said.takes != "quote" or held is not None]
    holding.sort(key=lambda t: (t.said.takes != "host", t.scope.end - t.scope.start))
    if held is not None and (_long(page.quotes[held]) or not holding) and (speaker := page.speaker(held)) is not None:
        # Who speaks the quote stands between what is told inside it and whoever reports it.
        within = [t for t in holding if page.quotes[held].span.contains(t.said.cue)]
        around = [t for t in holding if t not in within and t is not speaker]
        holding = [*within, speaker, *around]
    if not holding:
        return None
    first = holding[0]
    if first.name is None:
        other = next((t for t in holding[1:] if t.name), None)
        if other is None or other.form == "recording":
            return Who(None, None, None, first.span, first.reason, first.sure or first.nobody)
        first = other
    via = page.via(first)
    outer = [t for t in holding if t.name and t.name != first.name and t is not first]
    if via is None and outer:
        via = page.via(outer[0]) or _relaying(page, outer[0])
    if first.said.takes == "host" and via is None:
        hosts = [t for t in tellings if t.said.takes != "host" and t.name and t.name != first.name]
        via = _relaying(page, hosts[0]) if hosts else None
    return Who(first.name, via, first.kind, first.span, first.reason, first.sure)


def _relaying(page: _Page, telling: _Telling) -> str | None:
    own = page.doc.article.outlet
    if telling.name is None or (own and page.known.canonical(own) == page.known.canonical(telling.name)):
        return None
    return page.known.canonical(telling.name) if telling.kind in MEDIA else telling.name


def _speaks_itself(telling: _Telling, at: Span) -> bool:
    """Whether the figure stands in the words that name the speaker: "two of the five survivors said"."""
    return any(s.span.overlaps(at) for s in telling.said.speakers)


def _carried(page: _Page, figures: list[Figure], i: int, chosen: dict[int, Who], asked: set[int]) -> Who | None:
    """The speaker of a neighbouring sentence whose report this one plainly goes on with."""
    figure = figures[i]
    if any(t.scope.contains(figure.span) for t in page.tellings(figure.sentence)):
        return None
    parent = figure.part_of
    if parent is not None and parent not in asked and 0 <= figure.sentence - figures[parent].sentence <= 1:
        whole = _choose(page, figures, parent, chosen, asked)
        if whole.name:
            return Who(whole.name, whole.via, whole.kind, whole.span, f"part of a figure of {whole.name}", whole.sure)
    return _goes_on(page, figure) or _between(page, figure) or _leads_up(page, figure)


def _goes_on(page: _Page, figure: Figure) -> Who | None:
    """ "…, residents said. The victims included nine children": still theirs."""
    sentences = page.doc.sentences
    here = sentences[figure.sentence]
    if figure.sentence == 0 or sentences[figure.sentence - 1].paragraph != here.paragraph:
        return None
    if page.tellings(figure.sentence) or not _GOES_ON.match(page.doc.text, here.start, here.end):
        return None
    before = page.tellings(figure.sentence - 1)
    if not before:
        return None
    one = before[-1]
    if one.name is None:
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"goes on with what {one.name} said", True)


def _between(page: _Page, figure: Figure) -> Who | None:
    """A sentence without a speaker between two of one speaker's, close by: the report runs on."""
    start = page.doc.sentences[figure.sentence].start
    if not _DEFINITE.match(page.doc.text, start) or page.tellings(figure.sentence):
        return None
    here = page.doc.sentences[figure.sentence].paragraph
    before = _nearest(page, figure.sentence, -1)
    after = _nearest(page, figure.sentence, 1)
    if before is None or after is None or before.name is None or before.name != after.name:
        return None
    near = page.doc.sentences[after.said.sentence].paragraph - here <= 1
    near = near and here - page.doc.sentences[before.said.sentence].paragraph <= 1
    # "Police said …" twice brackets nothing; a named speaker's report runs on, if the sentence speaks of known things.
    named = before.form in ("person", "registry", "name") and not _beside_quote(page, before, after)
    if not near or not named or not _DEFINITE.match(page.doc.text, page.doc.sentences[figure.sentence].start):
        return None
    return Who(
        before.name, page.via(before), before.kind, before.span, f"between two sentences of {before.name}", False
    )


def _beside_quote(page: _Page, *tellings: _Telling) -> bool:
    return any(page.speaker(n) is t for n, q in enumerate(page.quotes) if _long(q) for t in tellings)


def _nearest(page: _Page, sentence: int, step: int) -> _Telling | None:
    for distance in (1, 2, 3):
        at = sentence + step * distance
        if not 0 <= at < len(page.doc.sentences):
            return None
        if found := page.tellings(at):
            return found[-1 if step < 0 else 0]
    return None


def _leads_up(page: _Page, figure: Figure) -> Who | None:
    """A paragraph that closes with "…, X said" tells all its figures on X's word, the lede apart."""
    sentences = page.doc.sentences
    here, after = figure.sentence, figure.sentence + 1
    if after >= len(sentences) or sentences[after].paragraph != sentences[here].paragraph or page.tellings(here):
        return None
    if sentences[here].paragraph == sentences[0].paragraph != sentences[-1].paragraph:
        return None  # a lede; a text of one paragraph has none
    closing = [t for t in page.tellings(after) if t.said.form == "trailing" and t.name and t.said.takes == "speech"]
    start, end = sentences[after].start, sentences[after].end
    if not closing or not (_LINKS_BACK.match(page.doc.text, start, end) or _SAME.search(page.doc.folded, start, end)):
        return None
    one = closing[-1]
    return Who(
        one.name, page.via(one), one.kind, one.span, f"the next sentence goes on and closes with {one.name}", False
    )


# "In the ensuing fighting, 28 died, according to X": the sentence goes on with the event of the one before.
_LINKS_BACK = re.compile(
    r"\s*(?:In\s+(?:the\s+(?:ensuing|following|subsequent|resulting)|response|retaliation|return|all|addition)|"
    r"(?:An|The)other\b|The\s+others?\b|A\s+(?:further|second|third)|Later\b|Then\b|Also\b|Afterwards?\b|As\s+well\b|"
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+)\s+(?:more|others)\b|"
    r"When\b[^,.;]{3,60}\b(?:back|returned\s+fire|retaliated|responded|replied)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:in|during|after)\s+(?:the|this|that)\s+(?:same\s+|ensuing\s+)?(?:operation|encounter|clash(?:es)?|gunfight|"
    r"firefight|exchange|ambush|incident|raid|shootout|gun\s*battle|action)\b(?!\s+(?:in|at|near|of)\b)"
)
