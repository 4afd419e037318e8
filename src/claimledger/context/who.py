"""Choose for each figure who it comes from, and through whom, as an expert reader would."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

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
    """A stretch of direct speech, marks included, and who speaks it."""

    span: Span
    speaker: _Telling | None = None


@dataclass(slots=True)
class _Page:
    """An article with all who speak in it."""

    doc: Document
    known: Registry
    cast: Cast
    tellings: list[list[_Telling]] = field(default_factory=list)  # by sentence
    quotes: list[_Quote] = field(default_factory=list)
    quote_starts: list[int] = field(default_factory=list)
    owner: str | None = None  # the organisation whose own page this is

    def quote_around(self, span: Span) -> _Quote | None:
        """The quote that holds a span; quotes do not overlap."""
        at = bisect_right(self.quote_starts, span.start) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at].span.contains(span) else None


def attribute(doc: Document, figures: list[Figure], known: Registry | None = None) -> list[Who]:
    """Who each of `figures` comes from, in their order.

    For the 9 of "Nine people were killed, residents told the AP." it is name "residents", via "Associated Press".
    A figure in the article's own voice has the name None; `sure` is False where the choice is open to doubt.
    """
    if not figures:
        return []
    page = _read(doc, known or registry(), max(f.sentence for f in figures) + 3)
    chosen: dict[int, Who] = {}
    for i in range(len(figures)):
        _choose(page, figures, i, chosen, set())
    return [chosen[i] for i in range(len(figures))]


def _read(doc: Document, known: Registry, last: int) -> _Page:
    """Everyone who speaks up to sentence `last`; past it only who told a medium, which can name an earlier relay."""
    page = _Page(doc, known, Cast(doc, reporting.words(), known))
    sentences = doc.sentences
    outlet = known.find(doc.article.outlet) if doc.article.outlet else None
    if outlet is not None and outlet.sure and outlet.source.kind not in MEDIA:
        page.owner = page.cast.fullest(outlet.source, doc.article.outlet or outlet.source.name)
    cues = speaking(doc)
    may = {i for i in cues if i <= last or " told " in doc.folded[sentences[i].start : sentences[i].end]}
    found = [find_sources(doc, s, known, cues[s.index]) if s.index in may else [] for s in sentences]
    page.quotes = _quotes(doc)
    page.quote_starts = [q.span.start for q in page.quotes]
    for sentence, said in zip(sentences, found, strict=True):
        if said and any(s.form == "pronoun" for a in said for s in a.speakers):
            _meet(page, sentence.index)
        page.tellings.append([t for t in (_telling(page, a, said) for a in said) if t is not None])
    _later_names(page)
    _later_relays(page)
    _give_quotes(page)
    return page


def _meet(page: _Page, at: int) -> None:
    """Whom the sentence before `at` is about, if it quotes nobody: "The mayor disputed that. He said nine had died." """
    sentences = page.doc.sentences
    if at == 0 or page.tellings[at - 1] or sentences[at - 1].paragraph != sentences[at].paragraph:
        return
    found = topic(page.doc, sentences[at - 1], page.known)
    if found is not None:
        page.cast.settle(*found)


def _telling(page: _Page, said: Attribution, beside: list[Attribution]) -> _Telling | None:
    quote = page.quote_around(said.cue)
    if quote is not None and _long(quote) and said.speakers[0].form == "pronoun":
        return _nested(page, said, quote)
    voices = [page.cast.settle(s, said.about) for s in said.speakers]
    named = [v for v in voices if v.name]
    first = named[0] if named else voices[0]
    via = _relay(page, said)
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


def _relay(page: _Page, said: Attribution) -> str | None:
    if said.relay is None:
        return None
    voice: Voice = page.cast.settle(said.relay, relay=True)
    if voice.entry is not None:
        own = page.doc.article.outlet
        if own and page.known.canonical(own) == voice.entry.name:
            return None
        return voice.entry.name
    return None if voice.name and voice.name == page.doc.article.outlet else voice.name


def _later_names(page: _Page) -> None:
    """An office without a name is who holds it in the next sentence: "The commander … According to Colonel X, …"."""
    ranks, offices = page.cast.words.ranks, page.cast.words.offices
    flat = [t for tellings in page.tellings for t in tellings]
    for one, following in pairwise(flat):
        speaker, other = one.said.speakers[0], following.said.speakers[0]
        near = following.said.sentence - one.said.sentence == 1
        if (
            not near
            or speaker.form != "description"
            or not speaker.definite
            or other.form != "person"
            or not other.head
        ):
            continue
        if speaker.head == other.head or (
            speaker.head in offices and other.head in ranks and speaker.head == "commander"
        ):
            one.name, one.kind, one.sure = following.name, following.kind, False
            one.reason = f"{speaker.name!r} is taken to be {following.name}, who speaks next"


def _later_relays(page: _Page) -> None:
    """One person who talked to one medium anywhere in the text talked to it throughout."""
    told: dict[str, set[str]] = {}
    for tellings in page.tellings:
        for one in tellings:
            if one.name and one.via and one.form in ("person", "description"):
                told.setdefault(one.name, set()).add(one.via)
    for tellings in page.tellings:
        for one in tellings:
            # "A source told Reuters …", then "the source added"; but "residents" are others each time.
            known = one.form == "person" or (one.form == "description" and one.said.speakers[0].definite)
            if known and one.via is None and len(told.get(one.name or "", ())) == 1:
                (one.via,) = told[one.name or ""]


def _quotes(doc: Document) -> list[_Quote]:
    """Direct speech, paragraph by paragraph; a quote left open runs to the paragraph's end."""
    found: list[_Quote] = []
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
                found.append(_Quote(Span(opened, at + 1)))
                opened = None
        if opened is not None:
            found.append(_Quote(Span(opened, paragraph.end)))
    return found


def _long(quote: _Quote) -> bool:
    return quote.span.end - quote.span.start > _LONG_QUOTE


def _give_quotes(page: _Page) -> None:
    """Give each quote its speaker: beside it in its sentences, between it and the next one, or as before."""
    starts = [s.start for s in page.doc.sentences]
    last: _Quote | None = None
    for quote in page.quotes:
        opening = max(bisect_right(starts, quote.span.start) - 1, 0)
        closing = max(bisect_left(starts, quote.span.end) - 1, opening)
        told = [t for tellings in page.tellings[opening : closing + 1] for t in tellings]
        near = [t for t in told if not quote.span.overlaps(t.said.cue)]
        after = [t for t in near if t.said.start >= quote.span.end and t.said.form in ("trailing", "both")]
        before = [t for t in near if t.said.end <= quote.span.start]
        chosen = after[:1] or before[-1:] or near[:1]
        if chosen:
            quote.speaker = chosen[0]
        elif last is not None and last.speaker is not None and _long(quote):
            gap = page.doc.text[last.span.end : quote.span.start]
            since = max(bisect_right(starts, last.span.end) - 1, 0)
            between = [
                t for tellings in page.tellings[since : opening + 1] for t in tellings
                if last.span.end <= t.said.start < quote.span.start and not quote.span.overlaps(t.said.cue)
            ]  # fmt: skip
            if len(gap) < 200 and (not between or between[-1].name == last.speaker.name):
                quote.speaker = last.speaker
        if _long(quote):
            last = quote


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
    inside = [held] if held else []
    tellings = page.tellings[figure.sentence]
    holding = [t for t in tellings if t.scope.contains(at) and not _speaks_itself(t, at)]
    holding = [t for t in holding if t.said.takes != "quote" or inside]
    holding.sort(key=lambda t: (t.said.takes != "host", t.scope.end - t.scope.start))
    spoken = next((q for q in inside if q.speaker is not None and (_long(q) or not holding)), None)
    if spoken is not None and spoken.speaker is not None:
        # Who speaks the quote stands between what is told inside it and whoever reports it.
        within = [t for t in holding if spoken.span.contains(t.said.cue)]
        around = [t for t in holding if t not in within and t is not spoken.speaker]
        holding = [*within, spoken.speaker, *around]
    if not holding:
        return None
    first = holding[0]
    if first.name is None:
        other = next((t for t in holding[1:] if t.name), None)
        if other is None or other.form == "recording":
            return Who(None, None, None, first.span, first.reason, first.sure or first.nobody)
        first = other
    via = first.via
    outer = [t for t in holding if t.name and t.name != first.name and t is not first]
    if via is None and outer:
        via = outer[0].via or _relaying(page, outer[0])
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
    if page.tellings[figure.sentence] and any(t.scope.contains(figure.span) for t in page.tellings[figure.sentence]):
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
    before = page.tellings[figure.sentence - 1]
    if not before or page.tellings[figure.sentence] or not _GOES_ON.match(page.doc.text, here.start, here.end):
        return None
    one = before[-1]
    if one.name is None:
        return None
    return Who(one.name, one.via, one.kind, one.span, f"goes on with what {one.name} said", True)


def _between(page: _Page, figure: Figure) -> Who | None:
    """A sentence without a speaker between two of one speaker's, close by: the report runs on."""
    if page.tellings[figure.sentence]:
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
    return Who(before.name, before.via, before.kind, before.span, f"between two sentences of {before.name}", False)


def _beside_quote(page: _Page, *tellings: _Telling) -> bool:
    return any(q.speaker is t for q in page.quotes for t in tellings if _long(q))


def _nearest(page: _Page, sentence: int, step: int) -> _Telling | None:
    for distance in (1, 2, 3):
        at = sentence + step * distance
        if not 0 <= at < len(page.tellings):
            return None
        if page.tellings[at]:
            return page.tellings[at][-1 if step < 0 else 0]
    return None


def _leads_up(page: _Page, figure: Figure) -> Who | None:
    """A paragraph that closes with "…, X said" tells all its figures on X's word, the lede apart."""
    sentences = page.doc.sentences
    here, after = figure.sentence, figure.sentence + 1
    if after >= len(sentences) or sentences[after].paragraph != sentences[here].paragraph or page.tellings[here]:
        return None
    if sentences[here].paragraph == sentences[0].paragraph != sentences[-1].paragraph:
        return None  # a lede; a text of one paragraph has none
    closing = [t for t in page.tellings[after] if t.said.form == "trailing" and t.name and t.said.takes == "speech"]
    start, end = sentences[after].start, sentences[after].end
    if not closing or not (_LINKS_BACK.match(page.doc.text, start, end) or _SAME.search(page.doc.folded, start, end)):
        return None
    one = closing[-1]
    return Who(one.name, one.via, one.kind, one.span, f"the next sentence goes on and closes with {one.name}", False)


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
