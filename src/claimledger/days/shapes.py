"""The shapes of dates in news English, as one pattern. What they mean is worked out in `dates`.

All are matched on folded text. Groups have two letters: the first names the shape, the second the part.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from claimledger.calendars import DAY_NAMES, MONTHS, WEEKDAYS
from claimledger.days.firstwords import BEGINS, COUNTS, HELD_BY
from claimledger.days.numbernames import LATER_ORDINALS, NUMBERS, ORDINALS
from claimledger.days.stems import StemKind

CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?|\d{1,2}:\d\d|\d{1,2} o['’]clock|midnight|noon"
    r"|\b[0-2]\d[0-5]\d(?: hours)?\b)"
)
_N = rf"(?:(?:just |only |about |around |some )?(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}))"
_SMALL = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|\\w+ty)"
_PART = (
    r"(?:early |late |mid-?|pre-)?"
    r"(?:mornings?|afternoons?|evenings?|nights?|midnight|noon|dawn|dusk|daybreak|midday)\b"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT_DAY = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20)\d\d"
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|through|until|till|and|or|&)\s+|\s*/\s*)"
_UNIT = r"(?:hour|day|night|week|fortnight|month|year|decade)"
_SPELLED = rf"(?:{'|'.join((*ORDINALS, *LATER_ORDINALS))}|(?:twenty|thirty)[\s-](?:{'|'.join(ORDINALS)}))"
_FIGHTING = (
    r"(?:\w+ )?(?:fighting|violence|clashes|unrest|battles?|bombing|bombardment|shelling|killings?|attacks|strikes|"
    r"airstrikes|protests|bloodshed|combat|raids)"
)

# "In January 19 [people died]" counts them; "in March 11 [attacks ...]" and "on March 11 [people ...]" tell a day.
_COUNTED = (
    r"(?:\s+(?!(?:the|an?|at|and|or|when|of|on|in|to|for|by|as|that|with|from|near|where|while|but|has|is|was|attacks?|bombings?|"
    r"blasts?|raids?|clashes|shootings?|killings?|massacres?|explosions?|incidents?|crash(?:es)?|strikes?|riots?|"
    r"protests?|elections?|floods?|landslides?|storms?|coup|events?)\b)[a-z-]+){1,3}?"
    r"\s+(?:were|died|have|had|drowned|perished|lost|are)\b"
)

# "In April 2019 people died" tells a year, "in April 1450 people died" counts; so does `units.years`.
_AFTER_YEAR = r"(?:people|civilians|soldiers|persons|victims|men|women|children|others)\b"
_NO_YEAR_OF_NEWS = r"(?<!19\d\d)(?<!20[0-3]\d)"

# The first that fits at a place is taken, so longer shapes stand before their parts. Each has its first words in BEGINS.
# "In 1965 soldiers fired on the crowd" tells a year, "the 1965 soldiers" a count.
_ACTED = (
    r"(?:soldiers|rebels|troops|guerrillas|militants|fighters|forces|insurgents|separatists|militias|settlers|gangs)\s+"
    r"(?:\w+ed|shot|fought|took|broke|went|came|overran)\b"
)
_SHAPES = {
    "iso": rf"(?<!/)(?P<iy>{_YEAR})(?P<is>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=is)(?P<id>0?[1-9]|[12]\d|3[01])(?!\d)",
    "numeric": r"(?<!/)(?P<na>\d{1,2})(?P<ns>[/.-])(?P<nb>\d{1,2})(?P=ns)(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/])",
    # 6-10 March; 6, 7 and 8 March 2011
    "day_range": (
        rf"(?:{_WEEKDAY},?\s+)?(?P<ra>{_NTH})(?:,\s*{_NTH})*(?P<rt>{_TO})(?:the\s+|{_WEEKDAY},?\s+)?(?P<rb>{_NTH})\s+(?:of\s+)?(?P<rm>{MONTH})"
        rf"(?:,?\s+(?P<ry>{_YEAR}))?"
    ),
    # March 6-10; but not "March 6 and 7 soldiers"
    "range_day": (
        rf"(?P<qm>{MONTH})\s+(?P<qa>{_NTH})(?:,\s*{_NTH})*,?(?P<qt>{_TO})(?P<qb>{_NTH})\b"
        rf"(?!\s+{MONTH}|[:/,]\d)"
        rf"(?:,?\s+(?P<qy>{_YEAR}))?"
    ),
    # Tuesday (March 5); 29th of June; June 29, 2008; 3 JAN 90
    "holiday": (
        r"(?P<hd>christmas(?: eve| day)|(?:(?<=on )christmas)|christmas(?= (?:morning|night|evening))|"
        r"(?<=since )(?:christmas|easter)(?!\s+(?:\d|eve|day|sunday|monday))|"
        r"boxing day|new year['’]s(?: eve| day| night)"
        r"|halloween|thanksgiving(?: day)?|st\.? stephen['’]s day|st\.? patrick['’]s day|all saints['’] day|juneteenth|"
        r"veterans day|columbus day|presidents['’] day|canada day|palm sunday|ash wednesday|(?:maundy|holy) thursday|"
        r"ascension day|"
        r"valentine['’]s day|fourth of july|july fourth|easter sunday|easter monday|good friday(?! agreement)|"
        r"(?<=on )easter|easter(?= (?:morning|night|evening))|memorial day|labor day|"
        r"martin luther king day|mlk day)\b(?!['’]s|\s+(?:weekend"
        r"|presents?|gifts?|party|parties|parade|costumes?|dinner|market|dance|celebrations?|festivities|shopping|shoppers|sales?|"
        r"decorations?|fireworks|trees?|holidays?|season|period|break))"
    ),
    "calendar": (
        rf"(?:(?P<cw>{_WEEKDAY}|{_SHORT_DAY})(?:\s+{_PART})?,?\s+\(?(?:on\s+)?(?:the\s+)?)?"
        rf"(?:(?P<cd>{_NTH})(?:\s+of\s+|[\s-]+)(?P<cm>{MONTH})"
        rf"(?:,?[\s-]+(?:of\s+)?(?P<cy>{_YEAR}|(?:last|this)\s+year|'?\d\d(?![\d:,]|\.\d|\s+[a-z])))?"
        rf"|(?P<em>{MONTH})\s+(?P<ed>{_NTH})\b(?!:\d|,\d{{3}}\b|\s+{MONTH})(?:,?\s+(?:of\s+)?(?P<ey>{_YEAR}|(?:last"
        rf"|this)\s+year|'\d\d\b))?)(?!\s+(?:avenues?|streets?|boulevard|square|plaza|(?:holiday\s+)?weekend)\b)"
    ),
    # from January to the end of May; between June 2022 and March 2023; in July and August
    "months": (
        r"(?:(?P<bo>from|between|in|over|during|for)\s+)?(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?"
        rf"(?P<bm>{MONTH})(?:,?\s+(?P<bn>{_YEAR}))?(?:\s*[-–—]\s*|\s+(?P<bt>to|through|until|till|and)\s+)"
        rf"(?:the\s+end\s+of\s+)?(?P<bl>{MONTH})"
        rf"(?:,?\s+(?:of\s+)?(?P<by>{_YEAR}|(?:last|this)\s+year)\b)?(?!\.?\s*{_NTH}\b(?!,\d{{3}}\b)|\w)"
    ),
    # the first quarter of 2024; the second half of last year; the first nine months of 2020
    "part_of_year": (
        rf"(?:the\s+)?(?:first\s+(?P<fn>{_N})\s+months|(?P<fq>{'|'.join(ORDINALS)}|last|final)\s+(?P<fu>quarter|half))"
        rf"\s+of\s+(?:the\s+year\s+)?(?P<fy>{_YEAR}|(?:last|this|the)\s+year)\b"
    ),
    # the first three days of November; the second half of May 2021; the last week of June
    "part_of_month": (
        rf"(?:the\s+)?(?:(?P<ke>first|last)\s+(?P<kn>{_N})\s+(?P<ku>day|week)s|"
        rf"(?P<ko>{'|'.join(ORDINALS)}|last)\s+(?P<kp>week|half))\s+of\s+(?P<km>{MONTH})(?:,?\s+(?P<ky>{_YEAR}|(?:last|this)\s+year)\b)?"
        r"(?!\w)"
    ),
    # the third of June; May the third; the last day of May
    "spelled": (
        rf"(?:the\s+)?(?:(?P<sd>{_SPELLED}|(?:last|{_NTH})(?=\s+day))(?:\s+(?P<so>day))?\s+of\s+(?P<sn>{MONTH})"
        rf"|(?P<tn>{MONTH})\s+the\s+(?P<td>{_SPELLED}|{_NTH}))\b(?!\s+(?:of|time)\b)(?:,?\s+(?P<sy>{_YEAR}))?(?!['’]s|\w|\s+(?:holiday\s+)?weekend\b)"
    ),
    # the first Sunday in June, the last Friday of May 2023
    "nth_weekday": (
        rf"(?:the\s+)?(?P<vo>first|second|third|fourth|last)\s+(?P<vd>{_WEEKDAY})\s+(?:of|in)\s+(?P<vm>{MONTH})"
        rf"(?:,?\s+(?P<vy>{_YEAR}))?(?!\w)"
    ),
    # at the end of May; in the first days of June
    "edge_of_month": (
        r"(?:(?:at|towards?|near|around|in)\s+the\s+(?P<xe>very\s+end|end|close|beginning|start|middle)|"
        r"(?:in|during|over)\s+the\s+(?P<xf>first|opening|early|last|final|closing|dying)\s+(?:few\s+)?days)\s+of\s+"
        rf"(?P<xm>{MONTH})(?:,?\s+(?P<xy>{_YEAR}))?(?!\w)"
    ),
    # early March 2011
    "month_year": (
        rf"(?:(?P<mp>early|mid|late)[\s-]+)?(?P<mm>{MONTH})(?:\s+of)?,?\s+(?P<my>{_YEAR}|last\s+year"
        rf"|this\s+year)\b(?!,\d)"
    ),
    "this_day_in": rf"(?:on\s+)?this\s+(?:very\s+)?(?:day|date)\s+in\s+(?P<hy>{_YEAR})\b",
    # on the 22nd
    "nth": (
        r"(?:(?<=on\s)|(?<=hours\sof\s)|(?<=ning\sof\s)|(?<=night\sof\s)|(?<=dawn\sof\s)|(?<=noon\sof\s))the\s+(?P<jd>(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th))"
        r"(?=\s*(?:[.,;:)]|$|(?:at|in|near|when|and|after|by|as|of this month|of the month|the|an?|some)\b)"
        r"(?!\s+(?:and|in a)\s+\w+\s+(?:floors?|streets?)))"
    ),
    # last Monday; Friday night; Monday last week
    "weekday": (
        r"(?:(?P<wq>last|this past|past|this|next|previous|(?<=the\s)following|coming|upcoming)\s+)?"
        rf"(?P<ww>{_WEEKDAY})(?P<ws>s?)\b(?:['’]s)?(?:\s+{_PART})?"
        rf"(?:\s+(?:of\s+)?(?P<wk>last week|this week|next week|(?:the week )?before last\b|{_N} weeks ago))?"
    ),
    "weekdays_ago": rf"(?P<zn>{_N})\s+(?P<zw>{_WEEKDAY})s\s+ago\b",
    "short_day": rf"(?<=on\s)(?P<sw>{_SHORT_DAY})(?=\s*(?:[,.;)]|$|{_PART}))",
    "yesterday": (
        rf"(?P<yw>(?:the )?day before yesterday|yesterday|last night|last evening"
        rf"|tomorrow)(?:['’]s)?(?:\s+{_PART})?"
    ),
    "today": r"(?<=since )(?:the\s+)?(?:early\s+)?(?:dawn|daybreak|sunrise|midnight|morning)\b(?!\s+(?:on|of|last|yesterday))"
    rf"(?!\s+{_WEEKDAY})|(?:just )?(?:moments|minutes) ago\b"
    r"|(?:earlier |late |early )?(?:today\b(?:['’]s)?|tonight)"
    rf"(?:\s+{_PART})?|this\s+(?:early\s+)?{_PART}",
    "start_of": r"(?<=since )(?:the\s+)?(?:very\s+)?(?:beginning|start|turn)\s+of\s+(?:the|this)\s+"
    r"(?P<nu>year|month|week)\b|(?<=since )(?:the\s+)?new\s+year\b(?!['’]s|\s+(?:eve|day))|"
    r"(?<=since )(?:the|this)\s+year\s+(?:began|started)\b",
    "overnight": rf"overnight\b(?:\s+(?:and\s+)?(?:in)?to\s+(?P<ow>{_WEEKDAY}))?"
    r"(?!\s+(?:stay|camp|bag|guest|train|bus|flight|curfew))",
    # two days ago; a day after the attack; hours after
    "ago": (
        rf"(?P<an>{_N}|several|a few|few|many)[\s-](?P<au>{_UNIT})s?\s+(?:to\s+the\s+day\s+)?"
        r"(?P<aw>ago|earlier|later|before that|before|after that|afterwards?|after|prior|from now|on(?=[,.;]|$))\b"
        rf"(?:(?<=ago)\s+(?:on\s+)?(?P<ad>today|yesterday|this\s+(?:week|month)|(?:last\s+)?{_WEEKDAY}))?"
    ),
    "eve": r"(?:on\s+)?(?:the\s+)?eve\s+of\b",
    "years_since": rf"\bit(?:['’]s|\s+is|\s+was|\s+has\s+been)\s+(?:now\s+)?(?P<vn>{_N})\s+years\s+since\b",
    "before_last": r"(?:the\s+)?(?P<bu>week|weekend|month|year)\s+before\s+last\b",
    "hours_from": r"hours\s+(?P<hw>after|before)\b",
    # over the past two days
    "past": (
        r"(?:the|these|this|his|its|their)\s+(?:past|last|previous|preceding|latest)\s+"
        rf"(?P<pn>{_N}|few|several)[\s-](?P<pu>{_UNIT})s?\b"
        rf"|(?:in|over|during|within)\s+(?:last|past)\s+(?P<p2>{_N})[\s-](?P<v2>{_UNIT})s?\b"
        r"|(?:the|this)\s+past\s+(?P<v3>hour|day|night|week|fortnight|month|year|decade)\b"
        r"|(?:in|over|during|within)\s+the\s+last\s+(?P<v4>hour|day|week|fortnight|month|year|decade)\b(?!['’]|\s+of\b)"
    ),
    # the day before; that night
    "relative": (
        r"(?:the\s+|that\s+)?(?P<lw>day\s+before|previous\s+day|day\s+earlier|day\s+prior|next\s+day|following\s+day|"
        r"day\s+later|same\s+(?:day|night|evening|morning|afternoon)|very\s+day|(?:next"
        r"|following)\s+(?:morning|afternoon|evening|dawn|night)|previous\s+(?:night|evening|afternoon|morning)|"
        r"night\s+before|day\s+after)\b"
        r"|that\s+(?P<lt>day|night|morning|evening|afternoon)\b|(?P<ld>(?:earlier|later)\s+in\s+the\s+day)\b"
    ),
    # over the following three days
    "following": (
        r"(?:(?:over|in|during|within)\s+the\s+(?:following|next|ensuing|subsequent)|within(?:\s+just)?)\s+"
        rf"(?P<gn>{_N}|few|several)[\s-](?P<gu>hour|day|night|week)s\b(?!\s+of\b)"
    ),
    # the 12 months to March; the year to the end of June 2023
    "months_to": (
        rf"(?:(?:in|over|during)\s+)?(?:the\s+)?(?:(?P<wn>{_N})\s+months|year)\s+(?:up\s+)?(?:to|ending|ended|through|until)\s+(?:in\s+)?(?:the\s+end\s+of\s+)?"
        rf"(?P<wm>{MONTH})(?:,?\s+(?P<wy>{_YEAR}))?(?!\.?\s*\d|\w)"
    ),
    "nth_day": (
        rf"(?:the|a|its|their)\s+(?P<on>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+"
        r"(?:straight\s+|consecutive\s+|successive\s+)?day\b"
    ),
    # in just three days; over a span of four days; three days of fighting
    "duration": (
        r"(?:in|over|within|during|across|for)\s+(?:the\s+|a\s+)?(?:(?:space|course|span|period)\s+of\s+"
        r"|less\s+than\s+)?"
        rf"(?P<dn>{_N})[\s-](?P<du>hour|day|night|week|month|year)s?\b(?!['’]|[\s-]*(?:old|long)|\s+(?:that|which)\s+followed)"
        rf"|(?P<d2>{_N})\s+(?P<e2>day|night|week)s\s+of\s+(?={_FIGHTING})"
        rf"|(?:(?<=toll\sof\s)|(?<=toll\sfrom\s)|(?<=toll\sin\s)|(?<=toll\sfor\s))(?:the\s+)?(?P<d3>{_N})\s+(?P<e3>month|year)s\s+of\b"
    ),
    "span": (
        r"(?:(?P<sm>early|earlier|late|later|mid)[\s-]+)?(?:in\s+|over\s+)?(?P<sq>last|this|next|this past|the same)\s+"
        r"(?P<su>week|weekend|month|year)\b(?:['’]s)?"
        r"|the\s+(?P<sw>week)['’]s(?=\s+(?:[\w-]+\s+){0,2}(?:deaths?|toll|casualties|killings|murders|homicides|victims|fatalities)\b)"
        r"|the\s+(?P<sy>year)['’]s(?=\s+(?:(?!\w+est\b|worst|first|second|third|most)[\w-]+\s+){0,2}"
        r"(?:tolls?|tally|total|count|number\s+of\s+(?:killings|murders|homicides|deaths|dead|victims|fatalities))\b)"
    ),
    # three more the week before
    "week_before": r"(?:in\s+|during\s+)?the\s+(?:(?:previous|preceding)\s+week|week\s+(?:before|earlier))(?=\s*(?:[.,;:)]|$))",
    # earlier in the week
    "earlier_in": r"(?:earlier|later|early|late)\s+in\s+the\s+(?P<eu>week|month|year)\b(?!['’]s|\s+of\b)",
    "weekend": r"(?:(?:over|during|at)\s+)?(?:the\s+)?(?P<vw>(?:previous|preceding|prior)\s+)?"
    r"(?:(?P<vf>thanksgiving|easter|memorial day|labor day|(?:martin luther king|mlk) day|fourth of july|july (?:4th|fourth|4)|"
    r"independence day|veterans day|columbus day|presidents['’] day|canada day|christmas|new year['’]s(?: eve| day)?|"
    r"st\.? patrick['’]s day)\s+(?:holiday\s+)?)?"
    r"weekend\b(?:['’]s)?(?!\s+(?:before|after|home|trip))(?:(?<=d)\s+(?:(?:of|in)\s+)?(?P<vy>last\s+year|(?:19|20)\d\d)\b)?",
    # in March; since late May; the toll for May
    "month": (
        r"(?P<oq>last|this|next|in|since|during|until|by|of|from|for|early|mid|late|through|(?:on|with|over|to)(?=\s+[a-z]+,"
        r"\s+when\b))[\s-]+"
        rf"(?:(?P<oe>early|mid|late)[\s-]+)?(?P<om>{MONTH})"
        rf"(?!\.?\s*(?:{_NTH}\b(?!,\d{{3}}\b)(?!(?<=\d){_COUNTED})|{_YEAR}\b(?!,\d{{3}}\b)(?!{_NO_YEAR_OF_NEWS}\s+{_AFTER_YEAR}))|"
        # "in June, 1985, four died"; not "in June, 1985 people died"
        rf"\w|,?\s+(?:last|this)\s+year|,\s+{_YEAR}(?=\s*[.,;:)”\"](?!\d)|\s*$|\s+(?:and|by|in|at|when|after|near|the|an?|during|of)\b))"
    ),
    # "August was the deadliest month"
    # "October's attack", "the June floods, which killed"
    "month_subject": (
        rf"(?P<um>{MONTH})(?=\s+(?:was|ha[sd]\s+(?:been|seen)|saw|brought|proved)\b|(?:['’]s)?\s+(?:[a-z]+\s+)?(?:attacks?|floods?|flooding|"
        r"earthquake|quake|bombings?|massacres?|raids?|offensive|cyclone|landslides?|blasts?|ambush|clashes|riots)\b)"
    ),
    "decade": r"(?:the\s+)?(?:early[\s-]|late[\s-]|mid-?)?(?P<xd>(?:1[6-9]|20)\d0)['’]?s\b",
    "years": rf"(?P<ya>{_YEAR})(?:\s*[-–—]\s*)(?P<yb>{_YEAR}|\d\d(?!\d))\b",
    # in 2017; (2017); from 2011
    "year": (
        r"(?:(?:(?:(?:^|(?<=\s))(?:in|since|during|of|until|from|by|after|before|between|year|back in)"
        r"|early|mid|late)[\s-]+)"
        r"|(?<=\()|(?<=and )|(?<=to )|(?<=through )|(?<=until ))"
        rf"(?:(?:the\s+)?(?:whole|entire|all|rest|course)\s+(?:of\s+)?)?(?:the\s+)?(?:(?P<ye>early|mid|late|spring|summer|autumn|fall|winter)[\s-]+(?:of\s+)?)?(?P<yy>{_YEAR})"
        rf"(?!\s?[-–—]\s?{_YEAR}\b|[-–]\d\d\b(?!-))(?![\w%/]|['’]s\b|,\d|\.\d|-(?:strong|member)|\s+block|\s+(?!was|is|has|as|his|this|its|(?:years|months|weeks|days|hours)\s+(?:after|before|later|earlier)|years|thousands"
        rf"|hundreds|dozens|scores|{_ACTED}|{_AFTER_YEAR}|{_SMALL}\b|\d|an?\b|some|several|many|no\b|at|more|nearly|about|around|over|up\b)"
        r"(?:\w+ )?(?!(?:this|his|its|was|has)\b)(?:people|men|women|children|[a-z]{3,}s)\b)"
    ),
    # the 2013 attack
    "year_of": rf"(?P<zy>{_YEAR})(?=\s+(?P<zn>[a-z-]+(?:\s+[a-z-]+){{0,2}}))",
    "vague": (
        r"(?:in |over |during )?(?:the |these )?(?:recent|coming|past|last) (?:few |several )?(?:hours"
        r"|days|weeks|months|years)\b|"
        r"recently|lately|in the past(?=\s*(?:[,.;)]|$))|previously|over the years|the other day"
        r"|(?:some|many) (?:days|weeks|months|years|decades) (?:ago|earlier)\b|in years\b|for (?:years|decades|months|weeks)\b"
    ),
}
#: Words of which every shape that tells a single day holds one; "in 2017", "five years ago" and "last week" hold none.
OF_A_DAY = re.compile(
    r"day|night|morning|evening|afternoon|hour|dawn|dusk|noon|sunrise|tomorrow|(?:moments|minutes) ago|christmas|halloween|"
    r"eve of|thanksgiving|easter|july|new year|\bthe\s+\d|\d[-/.]\d{1,2}[-/.]\d|"
    rf"\b(?:{MONTH}|{_SHORT_DAY})"
)
# How far from its first word a shape may hold its stem, to the stem's end: "through early september", "in the course of
# about twenty days". Where a word is not listed, `_FAR`.
_FAR = 50
_NEAR = {
    **dict.fromkeys(("of", "since", "until", "by", "after", "before", "through", "year", "back", "last", "this"), 38),
    **dict.fromkeys(("the", "its", "their", "his", "these", "that", "next", "past", "previous", "following"), 44),
    **dict.fromkeys(("a", *COUNTS[1:], "several", "few", "many"), 38),
}
_WORD = re.compile(r"\w+")
# The names that "month" and "weekday" stand for, "on Mondays" among them.
_NAMED = {
    "month": tuple(MONTHS),
    "weekday": (*WEEKDAYS, *(f"{name}s" for name in DAY_NAMES)),
}


@functools.cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<{name}>{_SHAPES[name]})")


@functools.cache
def _openings(kind: StemKind | None) -> dict[str, tuple[str, ...]]:
    """The shapes that can begin with a word, or with a figure for "0"; the longer ones stand before their parts. With
    `kind`, those of them of which the first stem may be of that kind."""
    opened: dict[str, list[str]] = {}
    for name in _SHAPES if kind is None else (name for name in _SHAPES if name in HELD_BY[kind]):
        words = [word for begin in BEGINS[name] for word in _NAMED.get(begin, (begin,))]
        for word in dict.fromkeys(words):
            opened.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in opened.items()}


def find_shapes(
    folded: str, start: int, end: int, before: int, kind: StemKind | None = None
) -> Iterator[re.Match[str]]:
    """The shapes between two offsets of folded text that begin before offset `before`, from left to right.

    The `lastgroup` of a match is the name of its shape. `kind` is that of the stem which ends at `before`, where one does.
    """
    done = start
    opened = _openings(kind)
    figures = opened.get("0")
    begin = max(start, before - _FAR)
    while begin > start and (folded[begin - 1].isalnum() or folded[begin - 1] == "_"):
        begin -= 1
    for word in _WORD.finditer(folded, begin, end):
        at = word.start()
        if at >= before:
            return
        first = word[0]
        names = opened.get(first) or (figures if first[0].isdecimal() else None)
        glued = next((n for n in DAY_NAMES if first.endswith(n)), "") if kind == "weekday" and names is None else ""
        if glued:  # "found a gunTuesday afternoon"; the capital is asked for where the words are known
            at, names = word.end() - len(glued), opened.get(glued)
        if names is None or at < done or before - at > _NEAR.get(first, _FAR):
            continue
        if at and not glued and (folded[at - 1] == "." or folded[at - 1].isalnum()):
            continue
        for name in names:
            match = _shape(name).match(folded, at, end)
            if match is not None and match.end() > at:
                done = match.end()
                yield match
                break
