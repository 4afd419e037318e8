"""The day a text was published: told by the person, by a field, by a header line, or by the text where it is certain.

Never today's date, never a day that the text only mentions. Where nothing is certain the article stays undated.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger.calendars import DAY_NAMES, MONTHS, WEEKDAYS
from claimledger.records import PublishedBasis

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[89]|20)\d\d"
_FULL = (  # a day, a month and a year of four digits
    rf"(?:(?P<y1>{_YEAR})[-/.](?P<m1>0?[1-9]|1[0-2])[-/.](?P<d1>{_DAY})"
    rf"|(?P<n2>{_MONTH})\s+(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<d6>{_DAY})\.(?P<m6>0?[1-9]|1[0-2])\.(?P<y6>{_YEAR})|(?P<d3>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<n3>{_MONTH}),?[\s-]+(?P<y3>{_YEAR}))(?!\d)"
)
_WEEKDAY = rf"(?:(?:{'|'.join(DAY_NAMES)}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,?\s+)?"
_CLOCK = (
    r"(?:[\sT,|·•@–—-]*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,5}\)?)?)?"
)

_FIELD = re.compile(rf"\s*{_WEEKDAY}{_FULL}{_CLOCK}\s*", re.IGNORECASE)
_LABELLED = re.compile(
    r"\s*(?:date\s+published|date\s+of\s+publication|publication\s+date|publish(?:ed)?(?:\s+(?:date|on|at))?|"
    rf"first\s+published|posted(?:\s+on)?|date|dated|issued(?:\s+on)?|"
    r"date\s+of\s+(?:issue|release|report)|(?:report|release|issue)\s+date|released(?:\s+on)?)"
    rf"\s*[:=|–-]?\s*{_WEEKDAY}{_FULL}",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    rf"\s*(?:last\s+)?(?:updated?|modified|revised)(?:\s+(?:on|at))?\s*[:=|–-]?\s*{_WEEKDAY}{_FULL}", re.IGNORECASE
)
_ALONE = re.compile(rf"\s*[\[(]?{_WEEKDAY}{_FULL}{_CLOCK}[\])]?\.?\s*", re.IGNORECASE)
# A line of its own that only names the paper, the report, the author or the town, and the day: "Vela Times, 4 May 2023",
# "Situation report no. 4 (4 May 2023)", "4 May 2023 | Vela Times".
_KIND = (
    r"(?:(?:situation|flash|field|weekly|daily|monthly|press|news|humanitarian|protection|security|special|public|media|mission|"
    r"(?:sit|flash)-?)\s*)*(?:report|rep|update|bulletin|brief|briefing|release|statement|note|alert|digest|overview|summary|snapshot|"
    r"newsletter|communiqu[eé]|dispatch|review|advisory)"
)
_CAPITALISED = r"(?-i:[“\"']?[A-ZÀ-ÞŠŽ0-9#&@][\w.'’/&#-]*[”\"']?)"
_TITLE = rf"(?:{_CAPITALISED}|{_KIND}|no\.?|of|the|and|for|from|de|del|la|el|du|des|as|at|in)"
_HEADED = re.compile(
    rf"\s*(?P<label>(?:{_CAPITALISED}|{_KIND})(?:(?:[,:]|\s[|·•–—-])?\s+{_TITLE}){{0,8}}?)\s*(?:,|:|[-–—|•·]|\(|\b(?:on|as\s+of)\b)"
    rf"\s*{_WEEKDAY}{_FULL}{_CLOCK}\)?\s*",
    re.IGNORECASE,
)
_FOOTED = re.compile(
    rf"\s*{_WEEKDAY}{_FULL}{_CLOCK}\s*(?:,|:|[-–—|•·])\s*(?P<label>(?:{_CAPITALISED}|{_KIND})(?:(?:[,:]|\s[|·•–—-])?\s+{_TITLE}){{0,8}}?)\s*",
    re.IGNORECASE,
)
# An event, whose day it may be: "Lorin Market Bombing, 4 May 2023", "Nine Killed at Osk - 4 May 2023", "Born: 4 May 1961"
_EVENT = re.compile(
    r"kill|dead|die[sd]?\b|death|casualt|wound|injur|fatal|victim|massacre|murder|slay|slain|attack|assault|bomb|blast|explo|"
    r"shoot|shot|shell|strike|raid|clash|battle|siege|war\b|crash|collision|accident|derail|sink|sank|capsiz|fire\b|blaze|flood|"
    r"quake|storm|cyclone|hurricane|typhoon|tornado|slide\b|avalanche|eruption|collapse|stampede|riot|protest|coup|arrest|"
    r"abduct|kidnap|missing|hostage|drown|fell\b|incident|born\b|since|until|before|after|next|deadline|event|photo|picture|image|"
    r"caption|file\b|memor|funeral|trial|hearing|election|anniversary",
    re.IGNORECASE,
)
_MAST_LINES = 5
_MAST_LONGEST = 110  # characters
_MAST_REPEATED = 2  # head and foot of a page

# "LAS PALMAS, 4 FEB 91 (NOTIMUNDO) --" and "TUNIS, March 4, 1991 (Agency) -": a place, a day, perhaps a wire, a dash.
_DATELINE = re.compile(
    r"\s*(?=[A-Z])[^\n:;]{2,70}?,\s+"
    rf"(?:{_FULL}|(?P<d4>{_DAY})\s+(?P<n4>{_MONTH})\s+(?P<y4>\d\d)|(?P<n5>{_MONTH})\s+(?P<d5>{_DAY}),?\s+'?(?P<y5>\d\d))"
    r"\s*(?:[(\[][^)\]\n]{1,80}(?:\n[^)\]\n]{1,40})?[)\]]\s*)?(?:--|—|–|-\s)",
    re.IGNORECASE,
)
# Signs of a photograph or a post, whose day is near the article's but need not be it.
_CREDIT = re.compile(
    rf"{_FULL}\s*\.?\s*(?:[(\[]?\s*(?:photo|picture|image|file|credit|video|AP\b|AFP|Reuters|Getty|EPA|DPA|\w+\s+via\s))",
    re.IGNORECASE,
)
_POST = re.compile(rf"[—–-]\s[^\n]{{1,60}}\(@\w{{1,20}}\)\s+{_FULL}", re.IGNORECASE)
_WEEKDAY_NAME = re.compile(rf"\b({'|'.join(DAY_NAMES)})\b(?!\s+(?:last|next))", re.IGNORECASE)

_TOP_LINES = 12
_TOP_CHARACTERS = 3000


def publication_day(
    text: str, *, option: date | None = None, field: date | None = None
) -> tuple[date | None, PublishedBasis | None]:
    """The day and how it is known: `option`, else `field`, else a header line, else what the text makes certain.

    >>> publication_day("PORT LUMEN, 4 FEB 91 (NOTIMUNDO) -- [TEXT] Two men died.")
    (datetime.date(1991, 2, 4), 'text')
    >>> publication_day("Two men died on Friday.")
    (None, None)
    """
    if option is not None:
        return option, "option"
    if field is not None:
        return field, "field"
    if (day := _from_header(text)) is not None:
        return day, "header"
    if (day := _from_dateline(text)) is not None or (day := _from_traces(text)) is not None:
        return day, "text"
    return None, None


def parse_day(words: str) -> date | None:
    """`words` that are nothing but a full date, perhaps with a weekday and a time, as that day.

    >>> parse_day("Fri, 7 March 2025 09:30 GMT")
    datetime.date(2025, 3, 7)
    """
    match = _FIELD.fullmatch(words)
    return _day(match) if match else None


def _from_header(text: str) -> date | None:
    """A labelled day near the top, else a day alone in its line there, else a label of the last change."""
    top = [line for line in text[:_TOP_CHARACTERS].split("\n") if line.strip()][:_TOP_LINES]
    for pattern in (_LABELLED, _ALONE, _UPDATED):
        for line in top:
            match = pattern.fullmatch(line) if pattern is _ALONE else pattern.match(line)
            if match and (day := _day(match)):
                return day
        if pattern is _ALONE and (day := _from_masthead(text, top)):
            return day
    return None


def _from_masthead(text: str, top: list[str]) -> date | None:
    """The day of the one line that names a paper or report and a day; a text with several such lines is a chronicle."""
    if not any(_headed(line) for line in top[:_MAST_LINES]):
        return None
    days = [day for line in text.split("\n") if (day := _headed(line)) is not None]
    return days[0] if len(set(days)) == 1 and len(days) <= _MAST_REPEATED else None


def _headed(line: str) -> date | None:
    if len(line) > _MAST_LONGEST or (match := _HEADED.fullmatch(line) or _FOOTED.fullmatch(line)) is None:
        return None
    return None if _EVENT.search(match["label"]) else _day(match)


def _from_dateline(text: str) -> date | None:
    """The day of a wire's dateline, at the start of one of the first lines."""
    start = 0
    for _ in range(_TOP_LINES):
        if (match := _DATELINE.match(text, start)) and (day := _day(match)):
            return day
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    return None


def _from_traces(text: str) -> date | None:
    """The day that photographs, posts and weekday names settle between them, or None.

    Captions and posts of 6 and 7 March (a Friday) in a text that speaks of Thursday, Friday and Saturday, and of no
    other day of the week: it was written on Saturday the 8th. One caption in a text without weekdays settles nothing,
    for the picture may be older.
    """
    days = {d for pattern in (_CREDIT, _POST) for match in pattern.finditer(text) if (d := _day(match))}
    if not days or max(days) - min(days) > timedelta(days=3):
        return None
    latest = max(days)
    named = {WEEKDAYS[match.group(1).lower()] for match in _WEEKDAY_NAME.finditer(text)}
    if latest.weekday() not in named or not 2 <= len(named) <= 4:
        return None
    # The named weekdays must run on without a gap, so that only one week fits them.
    first, last = latest.weekday(), latest.weekday()
    while (first - 1) % 7 in named and latest.weekday() - first < 3:
        first -= 1
    while (last + 1) % 7 in named and last - latest.weekday() < 2:
        last += 1
    if {day % 7 for day in range(first, last + 1)} != named:
        return None
    return latest + timedelta(days=last - latest.weekday())


def _day(match: re.Match[str]) -> date | None:
    groups = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month = int(groups["m"]) if "m" in groups else MONTHS[groups["n"][:3].lower()]
    year = int(groups["y"])
    if year < 100:  # as POSIX reads years of two digits
        year += 1900 if year >= 69 else 2000
    try:
        return date(year, month, int(groups["d"]))
    except ValueError:  # 31 February
        return None
