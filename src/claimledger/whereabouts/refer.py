"""What "the province", "this town" and the wide place of a lead stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from claimledger.again import EVENTS, WAR_BEGAN
from claimledger.calendars import DAY_NAMES, MONTH_PATTERN
from claimledger.gazetteer import Place
from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.places.mentions import PlaceMention, fill
from claimledger.registry import registry
from claimledger.spans import Span
from claimledger.whereabouts.fine import finest, is_wide
from claimledger.whereabouts.named import Whereabouts
from claimledger.whereabouts.telling import Telling

_TOWN = frozenset(["city", "town", "village", "hamlet", "township"])
_DIVISION = frozenset(["province", "state", "governorate", "department", "region", "oblast"])
_DISTRICT = frozenset(["district", "county", "township", "municipality", "subdistrict"])
_THE = Rare(
    r"\b(?:(?:in|across|throughout|around|inside|within)\s+the\s+(?:same\s+|whole\s+|entire\s+)?(township|province|state|"
    r"governorate|department|region|oblast|district|county|municipality|subdistrict)|(?:(?:elsewhere\s+in|across|throughout|around)\s+the|"
    r"(?:elsewhere\s+in|in)\s+the\s+same)\s+(city|town|village|hamlet))\b"
    r"(?!\s+(?:of|police|council|hospital|court|government|capital|prison|jail)\b|['’-])"
)
# The lead's event, told again: "The blast ripped through a gallery in Orvale".
_AGAIN = re.compile(
    rf"^\W*(?:the|this)\s+(?:\w+\s+){{0,2}}?(?:{EVENTS}|deaths|attackers|gunmen|assailants|victims|bombers?|encounter|crush|"
    r"boat|ferry|ship|bus|plane|train)\b"
)
# … or of the thing that it hit: "The convoy came under fire near Orvale"
_DEFINITE = re.compile(
    r"\W*the\s+(?!(?:united|u\.?n|army|military|police|government|ministry|minister|president|country|region|province|state|war|"
    r"conflict|area|two|three|deadliest|worst|last|second|injured|wounded|dead|bodies|survivors)\b)[a-z]"
)
# "after two new attacks": what the next sentences may take up
_NEW_ONES = Rare(rf"\b(?:an?|two|three|four|several)\s+(?:new|other|separate|similar|further|second)\s+(?:{EVENTS})\b")
_SAID_OR_OTHER = re.compile(r"\W*the\s+(?:[\w.-]+\s+){1,4}?(?:said|says|told|reported)\b|.*\b(?:other|another)\b")
_OF_THEN = re.compile(
    rf"\b(?:in|last)\s+(?:early\s+|mid-|late\s+)?(?:(?:{MONTH_PATTERN})\b(?!\s+\d{{1,2}}\b)|week\b|month\b|year\b|(?:19|20)\d\d\b)"
)
_OF_WAR = re.compile(
    r"\bsince\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:war|conflict|fighting|uprising|insurgency|violence|invasion)\s+"
    r"(?:broke\s+out|began|started|erupted|flared)\b|\bsince\s+the\s+(?:start|beginning|outbreak)\s+of\s+the\s+|"
    r"^\W*(?:the|this)\s+(?:war|conflict|fighting|uprising|insurgency)\s+(?:has|had)\b|\bin\s+(?:the|this)\s+(?:\w+\s+)?(?:war|conflict|"
    r"insurgency|rebellion|uprising|gang\s+violence)\b|\bin\s+(?:its|their|his)\s+(?:[\w-]+\s+){0,2}(?:campaign|insurgency|war|rebellion|uprising|"
    r"struggle)\b|\bin\s+gang\s+violence\b|\bsince\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,4}?(?:coup|invasion|"
    r"revolution)\b|\bsince\s+(?:it|they|the\s+(?:military|army|junta))\s+(?:seized|took)\s+power\b|\bsince\s+\w+\s+(?:launched|invaded)\b"
)
# What is done to a whole country: "since the coup" is not of the region that the text opens with.
_OF_STATE = re.compile(r"\b(?:coup|invasion|invaded|revolution|seized\s+power|took\s+power)\b")
_THEY_HAVE = re.compile(
    r"\W*(?:they|it|these|(?:the|this|these)\s+(?:violence|attacks|insurgency|conflict|unrest|war|fighting|raids|clashes))\s+"
    r"(?:has|have)\s+(?:\w+\s+)?(?:left|killed|claimed|cost|forced|displaced|driven|uprooted)\b"
)
_MINISTRY = Rare(
    r"['’]s?\s+(?:health|emergency|emergencies|disaster)\s+(?:ministry|authority|authorities|agency|officials)\s+(?:\w+\s+){0,2}?"
    r"(?:puts?|gave|gives|raised|says|said|reported|counted)\b"
)
_AHEAD = 3  # sentences after a lead in which the town is told
_FAR_MORE = 1.5  # times as much
_TOLL = 10  # people: a smaller number is no toll of a war
_LEAD = 1  # the last sentence that is one
_WIDE = ("country", "admin1", "region")


def meant_before(found: Whereabouts, told_of: Telling, figure: Figure, figures: Sequence[Figure]) -> list[PlaceMention]:
    """The place last named of the kind that the sentence goes back to: "nine died in the same province"."""
    if figure.part_of is not None and figures[figure.part_of].sentence < figure.sentence:
        return []  # "four of the dead were guards, said the head of police in the province"
    said = _THE.search(told_of.words(figure.sentence))
    if said is None:
        return []
    kind = said.group(1) or said.group(2)
    for index in range(figure.sentence, -1, -1):
        for mention in reversed(found.named[index]):
            if mention.span is None or mention.span.start >= figure.span.start:
                continue
            if _is_kind(found, mention, kind):
                return [mention]
            if kind in _DIVISION and mention.role == "event" and (held := _division_of(found, mention)) is not None:
                return [held]
    return []


def land_of_ministry(
    found: Whereabouts, told_of: Telling, figure: Figure, carried: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The country whose health ministry gives a toll, where the place told before lies in another: "A rocket killed three in
    Orvale, in Vela. Sorba's health ministry put its dead since Friday at 224"."""
    words = told_of.words(figure.sentence)
    if (said := _MINISTRY.search(words)) is None or figure.part_of is not None:
        return []
    start = found.page.doc.sentences[figure.sentence].start + said.start()
    lands = [
        m for m in found.named[figure.sentence]
        if m.precision == "country" and m.iso is not None and m.span and m.span.end == start
    ]  # fmt: skip
    apart = bool(lands) and all(m.iso not in (None, lands[0].iso) for m in carried)
    return lands if apart else []


def _is_kind(found: Whereabouts, mention: PlaceMention, kind: str) -> bool:
    if kind in _DIVISION and mention.role in ("home", "goal", "source"):  # "the Orvale state police"
        if kind == "region" and mention.role == "source":
            return False  # "officials in Delhi": who tells of a region may be far from it
        known = found.page.known(mention.bare_name)[:1]
        return bool(known) and known[0].kind == "admin1" and known[0].iso == found.setting.country
    if mention.role in ("home", "goal", "hospital", "source"):
        return False
    if kind in _DIVISION and mention.precision != "country":
        known = found.page.known(mention.bare_name)
        if mention.precision == "admin1" or (kind == "region" and mention.precision == "region"):
            return True
        return bool(known) and known[0].kind == "admin1" and mention.precision in ("admin1", "region")
    if kind in _DISTRICT and mention.precision == "district":
        return True
    if kind not in _TOWN or mention.role not in ("event", "label"):
        return False
    if mention.precision == "region" and mention.place_id is not None:  # "western Mosul"
        return any(p.id == mention.place_id and p.kind == "place" for p in found.page.known(mention.bare_name))
    return mention.precision == "place"


def _division_of(found: Whereabouts, mention: PlaceMention) -> PlaceMention | None:
    """The division that the text has named as what holds a place: "in Kozlu, in Zonguldak province"."""
    for number, name in enumerate(mention.within):
        settled = found.ask(name, mention.within[number + 1 :], "admin1")
        if settled.place is not None and settled.place.kind == "admin1":
            held = PlaceMention(name, mention.span, role="event", cue="holder", precision="admin1", bare_name=name)
            fill(held, settled)
            return held
    return None


def town_of_lead(
    found: Whereabouts, told_of: Telling, figure: Figure, wide: PlaceMention, of_others: Callable[[int, Figure], bool]
) -> list[PlaceMention]:
    """The town where the sentences after a lead put the event that it tells in a wide place: "in northern Turkey"."""
    if figure.sentence > _LEAD or figure.cumulative or figure.background or wide.precision not in _WIDE:
        return []
    if told_of.several(figure.sentence):
        return []
    for index in range(figure.sentence + 1, min(figure.sentence + 1 + _AHEAD, len(told_of.doc.sentences))):
        if told_of.opens_other(index) or _NEW_ONES.search(told_of.words(index)):
            return []
        if _AGAIN.match(told_of.said(index)) is None and not (is_wide(found.page, wide) and _goes_on(told_of, index)):
            continue
        if of_others(index, figure) and not told_of.recalls(index):
            continue
        begun = told_of.doc.sentences[index].end - len(told_of.said(index))  # "Officials in Osk said that the raid …"
        fine = [m for m in found.in_sentence(index, ("event",)) if m.precision not in _WIDE and may_hold(wide, m)]
        fine = [m for m in fine if m.span is None or m.span.end > begun]
        if fine:
            return [m for m in fine if m.group == fine[0].group]
    return []


def _goes_on(told_of: Telling, index: int) -> bool:
    """Whether a sentence goes on with what the lead told, of a thing that this has named or implied: "The bridge over the
    river at Orvale collapsed on Sunday"; and not of another time: "The town of Orvale was flooded in 2018"."""
    words = told_of.words(index)
    if _DEFINITE.match(words) is None or not told_of.eventful(index) or told_of.other_time(index):
        return False
    return _OF_THEN.search(words) is None and _SAID_OR_OTHER.match(words) is None


def nation_told(found: Whereabouts, told_of: Telling, figure: Figure) -> list[PlaceMention]:
    """The country that the sentence names, for a figure that opens the text, or "the country" that it speaks of."""
    if figure.sentence <= 1:
        bare = [
            m
            for m in found.named[figure.sentence]
            if m.role == "bare" and m.precision == "country" and not _is_of_dateline(found, m)
        ]
        if bare and bare[0].iso == found.setting.country:
            return bare[:1]
    if (nation := found.nation) is None or (said := told_of.nation_from(figure.sentence)) is None:
        return []
    return [whole_of(nation, said)]


def _is_of_dateline(found: Whereabouts, land: PlaceMention) -> bool:
    """Whether a country only stands behind the town that the text was filed from, and that is not its capital."""
    line = found.line
    if line is None or line.city is None or line.place is None or land.span is None:
        return False
    if not line.city.end <= land.span.start < line.place.end:
        return False
    return found.page.doc.text[land.span.start - 1] == "(" or _filed_in_town(found)


def _filed_in_town(found: Whereabouts) -> bool:
    """Whether a text that names no other place of an event was filed from a town that is no capital."""
    if found.line is None or found.line.city is None or found.filed is None:
        return False
    return found.page.doc.text[found.line.city.slice].title() not in registry().capitals


def leads_from_town(found: Whereabouts, figure: Figure) -> bool:
    """Whether a figure stands in the sentence that opens a text filed from a town, and that names no land for it.

    "SALQIN, Syria (AFP) - A bomb killed six people": in Salqin, even where the next sentence speaks of the country.
    """
    if figure.sentence or not _filed_in_town(found):
        return False
    lands = (m for m in found.named[0] if m.role == "bare" and m.precision == "country")
    return all(_is_of_dateline(found, m) for m in lands)


def all_the_country(found: Whereabouts, told_of: Telling, figure: Figure) -> bool:
    """Whether a figure is of the whole country, so that no town near by is its place: "six have died across the country".

    "People across the country mourned the nine killed in Osk": a place of their own goes before.
    """
    if not told_of.countrywide(figure.sentence):
        return False
    if _NATION_TOLL.search(told_of.doc.folded, figure.clause.start, figure.span.start) is not None:
        return True
    own = [m for m in found.named[figure.sentence] if m.role == "event" and m.precision != "country" and m.span]
    low, end = told_of.doc.folded, max(figure.span.end, figure.harm.end)
    return not any(m.span.start < end or _OF_SOME.search(low, end, m.span.start) is None for m in own if m.span)


# "bringing the countrywide toll to 41"
_NATION_TOLL = re.compile(
    r"\b(?:nation-?wide|country-?wide|national)\s+(?:[a-z]+\s+){0,2}?(?:toll|tally|total|count|number\s+of\s+deaths)\b[^,;.]{0,30}$"
)
# "nine were killed across the country, including two in Osk": that of the two
_OF_SOME = re.compile(
    r"\b(?:including|among\s+them|of\s+(?:them|whom|which|those)|most\s+of|mostly|mainly|many\s+of|especially)\b"
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAY_NAMES)})\b")


def of_that_day(
    found: Whereabouts,
    told_of: Telling,
    figure: Figure,
    beside: Sequence[Figure],
    named: Sequence[PlaceMention],
    own: Sequence[list[PlaceMention]],
) -> list[PlaceMention]:
    """The place that goes on from a sentence with figures `beside`, which names places and has some of its `own`.

    Where the figure's sentence goes back to a day, it is the place told with that day: "13 died in [Osk] on Thursday, a
    day after a blast in Lorin that killed 64. Thirty were hurt in Thursday's attack."
    """
    if own and all(one == own[0] for one in own):
        return own[0]
    day = _WEEKDAY.search(told_of.words(figure.sentence)) if len(beside) > 1 else None
    for other in beside if day is not None else ():
        if day and day.group() in told_of.doc.folded[other.clause.slice]:
            near = found.in_sentence(other.sentence, ("event",))
            return finest([m for m in near if m.span and other.clause.contains(m.span)] or named)
    return finest(named)


def land_of_war(found: Whereabouts, told_of: Telling, figure: Figure) -> list[PlaceMention]:
    """The country of the text, for a toll of years: "Sudan's war has killed 20,000".

    That which its paragraph has named, else the wide place of the sentence the text opens with: "The conflict has killed
    10,000", below "in eastern Vela"; else the country in which most of the text is set.
    """
    nation, sentences = _land(found), told_of.doc.sentences
    longer = goes_on_longer(found, told_of, figure)
    if nation is None or nation.iso == "US" or not (longer or told_of.other_time(figure.sentence)):
        return []
    index = figure.sentence
    while index >= 0 and sentences[index].paragraph == sentences[figure.sentence].paragraph:
        for mention in found.named[index]:
            if mention.place_id == nation.id and mention.span and mention.span.start < figure.span.start:
                return [mention]
        index -= 1
    if "the country's " in told_of.words(figure.sentence) and nation.name in told_of.doc.text:
        return [whole_of(nation, figure.harm)]  # "the country's prisons have seen 300 deaths since 2020"
    if not longer and _OF_WAR.search(told_of.words(figure.sentence)) is None:
        return []
    lead = [m for m in found.named[0] if is_wide(found.page, m) and m.role in ("event", "bare")][:1]
    if lead and (lead[0].precision == "country" or _OF_STATE.search(told_of.words(figure.sentence)) is None):
        return lead
    if (figure.low or 0) < _TOLL or figure.qualifier == "unquantified" or nation.name not in told_of.doc.text:
        return []
    return [whole_of(nation, figure.harm)]


def _land(found: Whereabouts) -> Place | None:
    """The country of the text; of one that names several, that in which far more of it is set, and most that happens."""
    nation, told = found.nation, found.setting.countries
    if nation is None and len(told) > 1:
        (iso, most), (_, next_most), *_ = sorted(told.items(), key=lambda c: (-c[1], c[0]))
        nation = found.page.places.country(iso) if most >= _FAR_MORE * next_most else None
    events = Counter(m.iso for m in found.mentions if m.role == "event" and m.iso is not None)
    if nation is None or (events and 2 * events[nation.iso] < events.total()):
        return None
    return nation


def whole_of(nation: Place, said: Span) -> PlaceMention:
    """A country as the place of what was counted over all of it."""
    return PlaceMention(
        nation.name, said, nation.id, None, nation.country, nation.iso, nation.latitude,
        nation.longitude, "country", (), "the country of the text", "event", "nation",
    )  # fmt: skip


def goes_on_longer(found: Whereabouts, told_of: Telling, figure: Figure) -> bool:
    """Whether a sentence goes on to count what the one before tells of years: "The army has fought them since 2015.
    They have left 1,200 people dead"."""
    at, sentences = figure.sentence, told_of.doc.sentences
    if not at or sentences[at - 1].paragraph != sentences[at].paragraph or found.setting.country == "US":
        return False
    if _THEY_HAVE.match(told_of.words(at)) is None:
        return False
    return told_of.other_time(at - 1) or WAR_BEGAN.search(told_of.words(at - 1)) is not None


def may_hold(wide: PlaceMention, fine: PlaceMention) -> bool:
    """Whether one place can lie in the other, as far as is known."""
    if wide.iso is not None and fine.iso is not None and wide.iso != fine.iso:
        return False
    return wide.admin1 is None or fine.admin1 is None or wide.admin1 == fine.admin1
