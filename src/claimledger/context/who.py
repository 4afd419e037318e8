"""Choose for each figure who it comes from, and through whom, as an expert reader would."""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.attribution.confirming import confirming
from claimledger.attribution.granted import is_answered, is_denial, is_granted
from claimledger.attribution.narrated import narrated, sums_up
from claimledger.attribution.pages import is_of_owner
from claimledger.attribution.quotes import is_long
from claimledger.attribution.tellings import Hearing, Telling
from claimledger.attribution.topics import topics
from claimledger.mentions import Document, Figure, Who
from claimledger.registry import MEDIA, Registry, registry
from claimledger.reporting import PRESS
from claimledger.spans import Span

# A sentence that goes on with the people of the one before: "The victims included nine children."
_GOES_ON = re.compile(
    r"\s*(?:(?:They|These|Those)\s+(?:include|were|had|are)\w*|(?:Of|Among)\s+(?:them|those|these|the\s+(?:dead|victims|"
    r"killed|wounded|injured))\b|The\s+(?:dead|victims|wounded|injured|casualties|toll|fatalities|bodies|rest|figures?)\b|"
    r"The\s+other(?:s\b|\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|dead|victims?|wounded|injured|m[ae]n|wom[ae]n|person)\b)|"
    r"Another\s+(?:\d|(?:was|is|has|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|few)\b|\w+t(?:een|y)\b)|"
    r"At\s+least\s+\w+\s+of\s+(?:them|those)|"
    r"(?:On|In|At|During)\s+(?:[\w'’-]+\s+){1,4}alone\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:The|He|She|They|It|His|Her|Their|Its|This|These|Those)\b")


def attribute(doc: Document, figures: list[Figure], known: Registry | None = None) -> list[Who]:
    """Who each of `figures` comes from, in their order.

    For the 9 of "Nine people were killed, residents told the AP." it is name "residents", via "Associated Press".
    A figure in the article's own voice has the name None; `sure` is False where the choice is open to doubt.
    """
    if not figures:
        return []
    page = Hearing(doc, known or registry(), max(f.sentence for f in figures) + 3)
    chosen: dict[int, Who] = {}
    for i in range(len(figures)):
        _choose(page, figures, i, chosen, set())
    return [chosen[i] for i in range(len(figures))]


def _choose(page: Hearing, figures: list[Figure], i: int, chosen: dict[int, Who], asked: set[int]) -> Who:
    if i in chosen:
        return chosen[i]
    figure = figures[i]
    who = _told(page, figure)
    if who is None or who.name is None:
        who = _turn(page, figure) or who or _carried(page, figures, i, chosen, asked | {i})
    if who is None or (who.name is None and page.owner):
        if page.owner:
            who = Who(page.owner, None, page.known.kind(page.owner), None, "the organisation's own page", True)
        else:
            who = Who(None, reason="the article's own voice")
    elif page.owner and who.name and is_of_owner(page.owner, who.name):
        who = replace(who, name=page.owner)  # "Valley Monitor activists", on the monitor's page
    chosen[i] = who
    return who


def _turn(page: Hearing, figure: Figure) -> Who | None:
    """Who speaks in a transcript: "[Lang] We lost nine men." """
    name = page.taking_turn(figure.span.start)
    return Who(name, None, "person", None, f"{name} speaks", True) if name else None


def _told(page: Hearing, figure: Figure) -> Who | None:
    """The innermost attribution whose words hold the figure, and what stands around it as its relay."""
    at = figure.span
    held = page.quote_around(at)
    tellings = page.tellings(figure.sentence)
    holding = [
        t for t in tellings if (t.scope.contains(at) or _tells_of(page, t, figure)) and not _speaks_itself(t, at)
    ]
    holding = [t for t in holding if t.said.takes != "quote" or held is not None]
    holding = [
        t for t in holding if (q := page.quote_around(t.said.cue)) is None or q == held or not is_long(page.quotes[q])
    ]
    if figure.assertion == "stated":
        holding = [t for t in holding if not is_denial(page.doc.folded, t.said.cue, at)]
    holding = [t for t in holding if not is_granted(page.doc.folded, t.said.cue.start, at.start)]
    holding.sort(key=lambda t: (t.said.takes != "host", t.scope.end - t.scope.start))
    if held is not None and (is_long(page.quotes[held]) or not holding) and (speaker := page.speaker(held)) is not None:
        # Who speaks the quote stands between what is told inside it and whoever reports it.
        within = [t for t in holding if page.quotes[held].span.contains(t.said.cue)]
        around = [t for t in holding if t not in within and t is not speaker]
        within = [t for t in within if t.said.speakers[0].head not in ("i", "we")]  # who speaks the quote
        holding = [*within, speaker, *around]
    if not holding:
        return None
    holding = [t for t in holding if not is_answered(page.doc.folded, t.said.cue, [o.said.cue for o in holding])]
    if any(t.early for t in holding):  # "according to the first reports, the mayor said": he knows of them
        holding = [t for t in holding if not t.early] or holding
    first = holding[0]
    if first.name is None:
        other = next((t for t in holding[1:] if t.name), None)
        if other is None or other.form == "recording":
            return Who(None, None, None, first.span, first.reason, first.sure or first.nobody)
        first = other
    via = page.via(first)
    outer = [
        t for t in holding
        if t.name and t.name != first.name and t is not first and t.said.aside == first.said.aside
        and "claim" not in (t.said.takes, first.said.takes)  # who denies a claim passes nothing on
        and not _also_says(page, t, first) and not _is_of(page, t, first)
        and not page.doc.folded.startswith(("confirmed by", "verified by"), t.said.cue.start)
    ]  # fmt: skip
    if outer and (_counts(page, first) or _counts(page, outer[0])):
        outer = []  # "nine by police reckoning, six by that of the elders": neither tells for the other
    if outer and f"{outer[0].name}".lower().endswith(f" {first.name}".lower()):
        return Who(
            outer[0].name, via, outer[0].kind, outer[0].span, outer[0].reason, outer[0].sure
        )  # "Orvale police" twice
    if via is None and outer:
        via = page.via(outer[0]) or _relaying(page, outer[0])
    if first.said.takes == "host" and via is None:
        hosts = [t for t in tellings if t.said.takes != "host" and t.name and t.name != first.name]
        via = _relaying(page, hosts[0]) if hosts else None
    if (second := confirming(first, holding, page.doc.folded)) is not None:
        return Who(f"{first.name}; {second.name}", via, first.kind, first.span, first.reason, first.sure)
    return Who(first.name, via, first.kind, first.span, first.reason, first.sure)


def _is_of(page: Hearing, telling: Telling, inner: Telling) -> bool:
    """Whether who tells of a body's count is of that body: "the UN's spokeswoman said that the UN had counted nine"."""
    body = telling.said.speakers[0].body if telling.said.speakers else None
    return bool(body and inner.name) and page.known.canonical(body or "") == page.known.canonical(inner.name or "")


def _tells_of(page: Hearing, telling: Telling, figure: Figure) -> bool:
    """Whether a relative clause tells on somebody's word what befell those before it: "[a boy] who police say was shot"."""
    group, start = figure.group.end, telling.said.start
    if telling.said.form != "forward" or not group < start < group + _LINK or not telling.scope.contains(figure.harm):
        return False
    if _BEING.fullmatch(page.doc.folded, telling.said.cue.end, max(figure.harm.start, telling.said.cue.end)) is None:
        return False  # "a boy who police say was late was shot"
    return _WHO.fullmatch(page.doc.folded, group, start) is not None


_BEING = re.compile(r"\s*(?:(?:was|were|is|are|had|has|have|been|being|also|then|later|\w+ly)\s+)*")
_WHO = re.compile(r"(?:,\s+\d{1,3})?,?\s+(?:who|whom|which|that)\s+(?:(?:the|an?|some)\s+)?")


def _also_says(page: Hearing, telling: Telling, inner: Telling) -> bool:
    """Whether the second of two only speaks, too: "the mayor said the road was cut [and] the army said nine had died"; but
    "a friend said he called Lang and Lang told him"."""
    after, at, folded = telling.said.end, inner.said.start, page.doc.folded
    if after >= at or _ALSO.search(folded, max(after, at - _LINK), at) is None:
        return False
    return not folded.startswith(("told him", "told her", "told them"), inner.said.cue.start)


_ALSO = re.compile(r"\b(?:and|but|while|whereas)\s+(?:(?:the|an?|some|its|his)\s+)?\Z")
_LINK = 20  # characters


def _counts(page: Hearing, telling: Telling) -> bool:
    """Whether a body's count is named: "by the army's count", "by that of the elders"."""
    return telling.said.preposition and page.doc.folded.startswith(
        ("by ", "that of ", "those of "), telling.said.cue.start
    )


def _relaying(page: Hearing, telling: Telling) -> str | None:
    own = page.doc.article.outlet
    if (
        telling.name is None
        or telling.said.speakers[0].head in _REPORTERS
        or telling.name in PRESS
        or (own and page.known.canonical(own) == page.known.canonical(telling.name))
    ):
        return None
    return page.known.canonical(telling.name) if telling.kind in MEDIA else telling.name


_REPORTERS = ("reporter", "reporters", "journalist", "journalists", "correspondent", "correspondents")


def _speaks_itself(telling: Telling, at: Span) -> bool:
    """Whether the figure stands in the words that name the speaker: "two of the five survivors said"."""
    return any(s.span.overlaps(at) for s in telling.said.speakers)


def _carried(page: Hearing, figures: list[Figure], i: int, chosen: dict[int, Who], asked: set[int]) -> Who | None:
    """The speaker of a neighbouring sentence whose report this one plainly goes on with."""
    figure = figures[i]
    if any(t.scope.contains(figure.span) and t.said.takes != "quote" for t in page.tellings(figure.sentence)):
        return None
    parent = figure.part_of
    if parent is not None and parent not in asked and 0 <= figure.sentence - figures[parent].sentence <= 1:
        whole = _choose(page, figures, parent, chosen, asked)
        if whole.name:
            return Who(whole.name, whole.via, whole.kind, whole.span, f"part of a figure of {whole.name}", whole.sure)
    return (
        _listed(page, figure)
        or _labelled(page, figure)
        or _fate_told(page, figure)
        or _goes_on(page, figures, figure)
        or _runs_on(page, figures, i)
        or narrated(page, figures, figure)
        or _between(page, figure)
        or _leads_up(page, figure)
        or _according(page, figure)
    )


_THAT_IS = re.compile(r"\s*(?:That|This)(?:\s+is|['’]s)?(?:\s+all)?\s+according\s+to\b", re.IGNORECASE)


def _according(page: Hearing, figure: Figure) -> Who | None:
    """ "Nine died in the fire. That is according to the sheriff.": on the sheriff's word."""
    sentences, after = page.doc.sentences, figure.sentence + 1
    if after >= len(sentences) or _THAT_IS.match(page.doc.text, sentences[after].start, sentences[after].end) is None:
        return None
    if page.tellings(figure.sentence):
        return None
    one = next((t for t in page.tellings(after) if t.name), None)
    if one is None:
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"the next sentence says that it is {one.name}'s", True)


_MARKED = re.compile(r"\s*(?:[-–—*•·▪◦●■]\s|\(?(?:\d{1,2}|[a-z])[.)](?:\s|$))")
_PLACED = re.compile(
    r"(?:[A-Z][\w’'-]+,?\s){1,4}[-–—]\s|In\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}:\s"
)  # "In Orvale: nine died", a paragraph for each
_LIST = 40  # sentences of a list
_LONG = 6000  # characters of one


def _listed(page: Hearing, figure: Figure) -> Who | None:
    """ "The ministry gave this toll:" and below, a line each, "- Orvale: five dead": all on its word."""
    doc, at = page.doc, figure.sentence
    text, sentences = doc.article.text, doc.sentences
    marked: bool | None = None
    if not any(text.rfind(end, max(0, figure.span.start - _LONG), figure.span.start) >= 0 for end in (":\n", ": \n")):
        return None
    while at and figure.sentence - at < _LIST:
        here, before = sentences[at], sentences[at - 1]
        gap = text[before.end : here.start].count("\n")
        if gap and before.paragraph != here.paragraph:  # the sentence begins a line, and none that only folds
            mark = (_MARKED.match(doc.text, here.start, here.end) or _PLACED.match(doc.text, here.start)) is not None
            if marked and not mark and gap == 1:
                at -= 1
                continue  # the line goes on in the next
            if (marked is not None and marked != mark) or (not mark and gap > 1):
                return None
            marked = mark
            colon = text.rfind(":\n", before.start, before.end)  # the first line may not be parted from it
            end = before.end if doc.text[before.start : before.end].rstrip().endswith(":") else colon
            if end >= 0:
                break
        at -= 1
    else:
        return None
    told = [t for t in page.tellings(at - 1) if t.name and t.said.takes not in ("quote", "belief")]
    one = next((t for t in reversed(told) if max(t.scope.end, t.said.end) >= end - _COLON), None)
    one = one or page.introducing(at - 1)
    if one is None or one.name is None:
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"in a list that {one.name} gives", one.sure)


_COLON = 3  # characters: the colon and what stands about it


def _labelled(page: Hearing, figure: Figure) -> Who | None:
    """ "Governor Ivo Lang: Two were killed in Orvale. Another six are wounded.": what a label opens, up to its line's end."""
    sentences, at = page.doc.sentences, figure.sentence
    here = sentences[at].paragraph
    while at and sentences[at - 1].paragraph == here and not page.tellings(at):
        at -= 1
    if at == figure.sentence or (at and sentences[at - 1].paragraph == here):
        return None
    one = next(iter(page.tellings(at)), None)
    if one is None or not one.name or page.doc.text[one.said.cue.start] != ":" or one.said.form != "forward":
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"in what {one.name} is the label of", False)


def _fate_told(page: Hearing, figure: Figure) -> Who | None:
    """ "A clerk was found with a wound. He died at a clinic, the coroner said.": dead on the coroner's word."""
    if figure.fate is None:
        return None
    sentences, here = page.doc.sentences, figure.sentence
    for at in range(here + 1, min(here + 3, len(sentences))):
        if sentences[at].paragraph != sentences[here].paragraph:
            return None
        held = next((t for t in page.tellings(at) if t.name and t.scope.contains(figure.fate)), None)
        if held is not None:
            return Who(held.name, page.via(held), held.kind, held.span, f"{held.name} tells the death", False)
    return None


_ANOTHER = re.compile(r"\s*Another\b")


def _tells_figure(telling: Telling, figures: list[Figure], figure: Figure) -> bool:
    """Whether a figure of the sentence before `figure` is on the word of one who speaks there."""
    return any(f.sentence == figure.sentence - 1 and telling.scope.contains(f.span) for f in figures)


def _goes_on(page: Hearing, figures: list[Figure], figure: Figure) -> Who | None:
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
    if one.name is None or (_ANOTHER.match(page.doc.text, here.start) and not _tells_figure(one, figures, figure)):
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"goes on with what {one.name} said", True)


def _runs_on(page: Hearing, figures: list[Figure], i: int) -> Who | None:
    """ "The clinic said nine had died. Six others were hurt.": still the clinic's, for the count has no noun of its own.

    Not so "Nine had died, the clinic said. Six others were hurt." There the speaker closes what is told on its word; nor
    where two speakers differ, or where a new noun, place or day begins a sentence.
    """
    doc, here = page.doc, figures[i].sentence
    sentence, before = doc.sentences[here], doc.sentences[here - 1]
    if here == 0 or before.paragraph != sentence.paragraph or page.tellings(here):
        return None
    told = page.tellings(here - 1)
    if not told or told[0].name is None or any(t.name != told[0].name for t in told):
        return None
    one = told[-1]
    if page.doc.folded.startswith(_COUNTING, one.said.cue.start):
        return None  # a count ends with what was counted: "The brigade counted 18 dead. More than 300 people fled."
    if _EARLIER.search(page.doc.folded, max(0, one.said.cue.start - 30), one.said.cue.start):
        return None  # "The mayor had earlier spoken of nine. Ten more are missing."
    if one.said.form != "forward" or one.said.takes in ("quote", "host", "belief") or one.scope.end < before.end - 2:
        return None
    first = min((f.span for f in figures if f.sentence == here), key=lambda span: span.start)
    if not _BARE.match(doc.text, first.end, sentence.end) or not _OPENS.fullmatch(
        doc.text, sentence.start, first.start
    ):
        return None
    if _ANOTHER.match(doc.text, first.start) and not _GOES_ON.match(doc.text, first.start):
        return None  # "Another man was hurt": a noun of his own
    if not any(f.sentence == here - 1 and one.scope.contains(f.span) for f in figures):
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"runs on from what {one.name} said", False)


_EARLIER = re.compile(r"\bhad\s+(?:(?:at\s+)?first\s+|earlier\s+|initially\s+|originally\s+|previously\s+)\Z")
_COUNTING = ("count", "tall", "toll", "log", "record", "register", "document", "verif", "saw")
# What may stand before and after a count that takes up the sentence before: "[At least] six [others were] hurt".
_OPENS = re.compile(
    r"\s*(?:(?:so\s+far|in\s+addition|on\s+(?:the\s+other|their|its)\s+side),?\s+)?(?:an?\s+)?"
    r"(?:(?:at\s+least|about|some|around|nearly|almost|more\s+than|over|only|as\s+many\s+as|another|further|"
    r"additional|other|up\s+to|roughly)\s+)*",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\s+(?:(?:others?|more|people|persons|of\s+(?:them|these|those|the\s+(?:\w+\s+)?(?:wounded|injured|victims|dead)))\s+)?"
    r"(?:(?:still|also|later|now|since)\s+)?(?:were|was|are|is|have|had|has|remain(?:s|ed)?|died|survived|suffered|"
    r"sustained|needed|escaped|sought|fled)\b",
    re.IGNORECASE,
)


def _between(page: Hearing, figure: Figure) -> Who | None:
    """A sentence without a speaker between two of one speaker's, close by: the report runs on."""
    start = page.doc.sentences[figure.sentence].start
    if not _DEFINITE.match(page.doc.text, start) or page.tellings(figure.sentence):
        return None
    if sums_up(page.doc.folded, figure):
        return None  # "The operation has killed 900": what the text knows of it
    here = page.doc.sentences[figure.sentence].paragraph
    before = _nearest(page, figure.sentence, -1)
    # "Police said …" twice brackets nothing; a named speaker's report runs on, if the sentence speaks of known things.
    if before is None or before.name is None or before.form not in ("person", "registry", "name"):
        return None
    if here - page.doc.sentences[before.said.sentence].paragraph > 1:
        return None
    after = _nearest(page, figure.sentence, 1)
    if after is None or before.name != after.name or _beside_quote(page, before, after):
        return None
    if page.doc.sentences[after.said.sentence].paragraph - here > 1:
        return None
    acting = topics(page.doc, page.doc.sentences[figure.sentence], page.known)
    if any(s.form in ("registry", "name") and s.name not in before.name for s, _ in acting):
        return None  # "The safety board released its report into a crash that killed nine": another body's doing
    return Who(
        before.name, page.via(before), before.kind, before.span, f"between two sentences of {before.name}", False
    )


def _beside_quote(page: Hearing, *tellings: Telling) -> bool:
    return any(page.speaker(n) is t for n, q in enumerate(page.quotes) if is_long(q) for t in tellings)


def _nearest(page: Hearing, sentence: int, step: int) -> Telling | None:
    for distance in (1, 2, 3):
        at = sentence + step * distance
        if not 0 <= at < len(page.doc.sentences):
            return None
        if found := page.tellings(at):
            return found[-1 if step < 0 else 0]
    return None


def _leads_up(page: Hearing, figure: Figure) -> Who | None:
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
