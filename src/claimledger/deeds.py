"""Counts of all that somebody has done, beside the news: "Gunmen shot three on Monday. The gang has killed 300"."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.calendars import MONTH_PATTERN, WEEKDAY_PATTERN
from claimledger.mentions import Document, Figure
from claimledger.patterns import AnyOf, Rare

_ATTACKS = (
    r"(?:[\w-]+\s+){0,2}?(?:attacks?|raids?|bombings?|blasts?|ambush(?:es)?|shootings?|killings?|massacres?|strikes?|accidents?|crash(?:es)?|"
    r"disasters?|incidents?|clashes|kidnappings|abductions|cases|explosions?|fires|floods|shipwrecks|violence)\b"
)
# "Similar raids have killed 300", "300 have died in such raids", "it has carried out attacks that have killed 300"
_MANY_SUCH = Rare(
    rf"\b(?:such|similar|these|those|previous|past|repeated|numerous|countless|dozens\s+of|hundreds\s+of|scores\s+of|a\s+(?:series|string|"
    rf"spate|wave|campaign)\s+of|other|carried\s+out|waged|staged|mounted|launched)\s+{_ATTACKS}"
)
# "The gang has killed 300 people": who does so again and again
_DOER = Rare(
    r"\b(?:groups?|gangs?|cartels?|militias?|militants|rebels|insurgents|jihadists|islamists|extremists|bandits|guerrillas|separatists|"
    r"forces?|army|police|soldiers|troops|paramilitaries|regime|government|authorities|junta|military|organi[sz]ation|network|faction|"
    r"sect|movement|terrorists|vigilantes|traffickers|smugglers|settlers|outfit|drones|snipers|fighters|gunmen|squads?|units?|mafia)"
    r"(?:,?\s+(?:which|who|that))?\s+(?:has|have)\s+"
    r"(?:(?:already|also|since|reportedly|allegedly|so\s+far|long|now|together|[\w-]+ed\s+and)\s+)*"
    r"(?:killed|murdered|slain|massacred|executed|shot|claimed|slaughtered|gunned\s+down|beheaded|hanged|left)\b"
)
# "blamed for 300 murders", "responsible for hundreds of deaths"
_BLAMED = Rare(
    r"\b(?:blamed\s+for|accused\s+of|responsible\s+for|suspected\s+of|linked\s+to|tied\s+to|believed\s+to\s+(?:have|be\s+behind)|"
    r"thought\s+to\s+(?:have|be\s+behind)|said\s+to\s+have|admitted|notorious\s+for|behind)\b"
)
# "Over the years 300 have died there"
_OVER_YEARS = Rare(
    r"\b(?:over\s+the\s+(?:years|decades)|in\s+recent\s+(?:years|decades|months)|(?:over|in|during)\s+the\s+(?:past|last)\s+(?:few\s+|several\s+|"
    r"two\s+|three\s+|five\s+|ten\s+|\d+\s+)?(?:years?|decades?)|for\s+(?:years|decades)|in\s+(?:its|their|the\s+\w+['’]s)\s+history)\b"
)
# "300 people have been killed on it"
_AT_THAT_SPOT = Rare(
    r"\b(?:has|have)\s+(?:been\s+(?:killed|shot|murdered)|died|drowned|perished|lost\s+their\s+lives)\s+(?:on\s+it|in\s+it|at\s+it)\b"
)
_ANY = AnyOf(_MANY_SUCH, _DOER, _BLAMED, _OVER_YEARS, _AT_THAT_SPOT)
_UP_TO_NOW = Rare(r"\b(?:has|have|over\s+the\s+years)\b")
_LATELY = Rare(
    rf"\b(?:{WEEKDAY_PATTERN}|today|yesterday|overnight|hours|dawn|alone|so\s+far|this\s+(?:week|morning)|(?:past|last)\s+(?:\w+\s+)?"
    r"(?:day|week)s?)\b"
)
_SINCE = Rare(rf"\bsince\b[^.;]{{0,40}}\b(?:{MONTH_PATTERN}|(?:19|20)\d\d)\b")
_MORE, _FEW, _BLAMED_FEW = 5, 50, 20  # times the news; people
_DOER_MORE, _DOER_FEW = 10, 100  # who has killed may be who did so in the news


def mark_deeds(doc: Document, figures: Sequence[Figure]) -> None:
    """Set `overall` and `background` on the figures that count more than the one happening that is news.

    "Such raids have killed more than 300 people", behind a raid that killed nine, is a count of years.
    """
    if len(figures) < 2 or max(map(_size, figures)) < _BLAMED_FEW:
        return
    told = [_least(doc, figure) if not figure.background and _may_be(figure) else None for figure in figures]
    if not any(told):
        return
    news = [
        f for f, least in zip(figures, told, strict=True)
        if least is None and not (f.background or f.compared) and f.outcome in _DEAD
    ]  # fmt: skip
    most, lead = max(map(_size, news), default=0), min((f.sentence for f in news), default=0)
    for figure, least in zip(figures, told, strict=True):
        whole = figures[figure.part_of] if figure.part_of is not None else None
        far = least is not None and most and lead < figure.sentence and _size(figure) >= max(least[0], least[1] * most)
        if far or (whole is not None and whole.overall and whole.background):
            figure.overall = figure.background = True
            figure.reasons.append("a count of all that was done, beside news")


_DEAD = ("killed", "casualties")
_HARMED = ("killed", "casualties", "injured", "abducted")


def _size(figure: Figure) -> int:
    return figure.low or figure.high or 0


def _may_be(figure: Figure) -> bool:
    counted = figure.outcome in _HARMED and figure.qualifier != "unquantified"
    known = figure.definite or figure.earlier or figure.compared or figure.other or figure.part_of is not None
    return counted and not known and _size(figure) >= _BLAMED_FEW


def _least(doc: Document, figure: Figure) -> tuple[int, int] | None:
    """How many people at least, and how many times the news, are a count of all that was done, by the words that tell of
    them; None where no words say so."""
    sentence, folded = doc.sentences[figure.sentence], doc.folded
    if not _ANY.may_match(folded[sentence.start : sentence.end]) or _LATELY.search(
        folded, sentence.start, sentence.end
    ):
        return None
    first = min(figure.span.start, figure.harm.start)
    if _BLAMED.search(folded, sentence.start, figure.span.start) is not None:
        return _BLAMED_FEW, _MORE
    if _OVER_YEARS.search(folded, sentence.start, sentence.end) is not None:
        return _FEW, _MORE
    if _UP_TO_NOW.search(folded, sentence.start, sentence.end) is None:
        return None
    if _MANY_SUCH.search(folded, sentence.start, sentence.end) or _AT_THAT_SPOT.search(folded, first, sentence.end):
        return _FEW, _MORE
    if _SINCE.search(folded, sentence.start, sentence.end) is not None:
        return None  # it tells its own days
    if figure.category != "armed_group" and _DOER.search(folded, sentence.start, figure.span.start):
        return _DOER_FEW, _DOER_MORE
    return None
