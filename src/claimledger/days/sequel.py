"""Days of what people did later about the dead: "relatives of the four killed in the raid met the mayor on Monday"."""

from __future__ import annotations

import re

from claimledger.days.words import Signs
from claimledger.patterns import Rare
from claimledger.spans import Span

# What begins with people at it: "the trial of two cousins for the killing of four [began] on Monday"
_BEGAN = re.compile(
    r"\b(?:began|begins|started|starts|resumed|ended|ends|concluded|was\s+adjourned|is\s+under\s+way|got\s+under\s+way)\b"
)
_HEARINGS = Rare(r"\b(?:inquiry|inquiries|inquests?|commission|hearings?|tribunal|retrial|appeal)\b")
# "14 were killed as thousands marched on Friday": one time
_AT_ONCE = re.compile(r"\b(?:as|while|when|where|after|before|since|until|whether|if|how)\b")
# "the school where nine were shot in 2018 [was demolished] on Friday", of which the subject is told with its harm
_WAS_DONE = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?!(?:taken|pronounced|declared|treated|rushed|airlifted|transported|"
    r"admitted|reported|called|identified|rescued|trapped|used|carried|driven|seen)\b)[a-z]{2,}(?:ed|en|wn|ilt|ung)\b"
)
_WHERE = Rare(r"\b(?:who|that|which|where|whom)\s[^,;:]{0,60}\Z")
_NEXT_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|or|as|while|when|after|before|since|until)\b")
_PROMPTED = Rare(r",\s+(?:prompting|sparking|drawing|leading\s+to|which\s+(?:led\s+to|sparked|prompted|drew))\s")
# "resigned [on Friday] over a crash that killed nine", "lit candles [on Friday] for the nine"
_ABOUT_THEM = re.compile(
    r"\s+(?:for\s+the\s+first\s+time\s+since|over|for|to|at|near|outside|against|with|after|following|despite|about|of|by|in\s+(?:memory|honou?r|protest|response|solidarity|connection|"
    r"tribute|remembrance)|the|a|an|where)\s"
)
_FAR = 45  # characters between a verb and the date that stands with it


def is_of_sequel(folded: str, signs: Signs, around: Span, span: Span, sentence: Span, front: bool) -> bool:
    """Whether a date, in a stretch `around` it of a sentence, is that of what came later, and not of the harm told beside it.

    "Relatives of the four killed in the raid met the mayor on Monday", "Crowds lit candles on Monday for the four who died"
    and "On Monday, the pope prayed for the four killed" -> True. "Four people were killed as crowds marched on Monday" and
    "crowds marched on Monday and four were killed" -> False.
    """
    if front:
        return _opens(folded, signs, span, sentence)
    if (done := _AND_WAS_DONE.search(folded, sentence.start, span.start)) is not None:
        told = signs.any("violence", sentence.start, done.start())
        if (
            told
            and not signs.any("violence", done.start(), span.start)
            and not signs.any("event", done.start(), span.start)
        ):
            return True
    harms = [*signs.spans("violence", around.start, span.start), *signs.spans("event", around.start, span.start)]
    last = max((h.end for h in harms), default=around.start)
    later = [s for s in signs.spans("sequel", last, span.start)]
    if not harms:
        return bool(later) and _goes_on_about_them(folded, signs, max(later), span, sentence)
    if signs.any("procedure", sentence.start, last) or signs.any("gathering", sentence.start, last):
        later += [Span(*m.span()) for m in _BEGAN.finditer(folded, last, span.start)]
    elif (began := _BEGAN.search(folded, last, span.start)) and _HEARINGS.search(folded, sentence.start, last):
        later.append(Span(*began.span()))
    if later:
        return _AT_ONCE.search(folded, last, max(later).start) is None
    if max(harms) not in signs.spans("violence", around.start, last) or not _WHERE.search(
        folded[sentence.start : last]
    ):
        return False
    done = _WAS_DONE.search(folded, last, span.start)
    return done is not None and _NEXT_CLAUSE.search(folded, last, done.start()) is None


def is_of_consequence(folded: str, start: int, day: Span) -> bool:
    """Whether a date is that of what harm told before offset `start` led to: "killed nine, prompting a strike on Friday"."""
    led = _PROMPTED.search(folded, start, day.start)
    return led is not None and "," not in folded[led.end() : day.start]


# "14 died, [and a curfew was imposed] on Friday"
_AND_WAS_DONE = Rare(
    r",\s+and\s+(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){1,3}?(?:was|were)\s+(?:\w+ly\s+)?[a-z]{2,}(?:ed|en|wn|ilt|ung)\b[^,;]{0,40}\Z"
)


def _goes_on_about_them(folded: str, signs: Signs, verb: Span, span: Span, sentence: Span) -> bool:
    """ "The minister resigned on [Monday] over a crash in which nine people died"."""
    if span.start - verb.end > _FAR or _NEXT_CLAUSE.search(folded, verb.end, span.start):
        return False
    harm = _first_harm(signs, span.end, sentence.end)
    about = _ABOUT_THEM.match(folded, span.end, sentence.end)
    if harm is None or about is None:
        return False
    return _NEXT_CLAUSE.search(folded, about.end(), harm.start) is None


def _opens(folded: str, signs: Signs, span: Span, sentence: Span) -> bool:
    """ "On [Monday], the pope prayed for the nine people killed there"."""
    later = signs.spans("sequel", span.end, min(sentence.end, span.end + 90))
    harm = _first_harm(signs, span.end, sentence.end)
    if not later or harm is None or harm.start < min(later).end:
        return False
    verb, subject = min(later), span.end + 1 if folded.startswith(",", span.end) else span.end
    return _NEXT_CLAUSE.search(folded, subject, verb.start) is None and not _NEXT_CLAUSE.search(
        folded, verb.end, harm.start
    )


def _first_harm(signs: Signs, start: int, end: int) -> Span | None:
    found = [*signs.spans("violence", start, end)[:1], *signs.spans("event", start, end)[:1]]
    return min(found, default=None)
