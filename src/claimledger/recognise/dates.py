"""Dates in a sentence: every day or window that its words name, resolved against the day of publication.

Three steps: one scan of the text leaves out the sentences that hold no date; one pattern finds single expressions
("early on Saturday", "6-10 March", "two days ago"), each with a function that resolves it; then neighbours that make
one window are joined ("from Thursday to Saturday") and openings are applied ("since Thursday").
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from claimledger import calendars
from claimledger.calendars import MONTHS, WEEKDAYS, Order
from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Sentence, When
from claimledger.recognise.date_shapes import NUMBERS, ORDINALS, PATTERN
from claimledger.recognise.datelines import find_dateline
from claimledger.spans import Span


@dataclass(slots=True)
class DateMention(When):
    """A `When` as the words of one sentence give it, with what the context stage needs to know about its shape.

    form: "" a day or window told as such; "since" and "past" windows that run up to the day of the statement;
    "duration" a length without an end ("in three days"), `shift` days long; "offset" so many days (`shift`) from the
    event named after it ("a day after the attack"); "nth" the `shift`-th day of something; "as_of" a limit ("by
    Friday"); "future"; "vague" ("recently"). A mention that cannot be resolved has no start and no end.
    """

    form: str = ""
    shift: int = 0


@dataclass(slots=True, frozen=True)
class Anchor:
    """What relative dates of a text are counted from: `day` of writing, and how its numbers order day and month."""

    day: date | None
    order: Order = "day_first"
    dateline: Span | None = None


class _Found(NamedTuple):
    start: date | None
    end: date | None
    precision: str | None
    form: str = ""
    shift: int = 0
    base: str = ""  # what it was counted from, for the reason


@dataclass(slots=True, frozen=True)
class _Context:
    """What a shape is resolved with. `reference` is the day told last, for "the day before"."""

    anchor: Anchor
    text: str
    folded: str
    start: int
    end: int
    reference: date | None
    ahead: bool  # the words around speak of what is to come


_NOTES = {"examples", "not_examples", "reason"}
_TABLES = {"statement", "procedure", "event", "violence", "found", "furniture", "proper", "gathering", "footage"}


class Terms:
    """The terms of one table of the date lexicon, searched for as whole words in folded text."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(set(terms)))

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """Where terms stand between two offsets of `text`."""
        words = text[start:end]
        size = len(words)
        return [
            Span(first + start, last + start)
            for _, first, last in self._automaton.find_matches_as_indexes(words, overlapping=True)
            if not (first and words[first - 1].isalnum()) and not (last < size and words[last].isalnum())
        ]

    def search(self, text: str) -> bool:
        """Whether any term stands in `text`."""
        return bool(self.spans(text))


@functools.cache
def date_words(table: str) -> Terms:
    """One table of the date lexicon. Raises LexiconError where the file has unknown tables or keys."""
    tables = read_tables("en", "dates")
    unknown = set(tables) - _TABLES
    entries = tables.get(table, [])
    if unknown or not entries or any(set(e) - _NOTES - {"terms"} or not e.get("terms") for e in entries):
        raise LexiconError(f"dates.toml: unknown tables {sorted(unknown)}, or keys in [[{table}]]")
    return Terms(t.lower() for e in entries for t in e["terms"])


def anchor_of(doc: Document) -> Anchor:
    """The day of the dateline where it is close to publication, else the day of publication.

    A text that speaks of today and of the small hours of the weekday after publication was written on that weekday:
    clocks of sites and places differ.
    """
    published = doc.article.published
    line = find_dateline(doc)
    filed = line.day if line else None
    day = filed if filed and (published is None or 0 <= (published - filed).days <= 7) else published
    if day and filed is None and re.search(r"\btoday\b", doc.folded):
        tomorrow = day + timedelta(days=1)
        name = next(n for n, number in WEEKDAYS.items() if number == tomorrow.weekday())
        if re.search(rf"\b(?:early(?: on)?|early hours of|dawn(?: on)?|before dawn on) {name}\b(?! will)", doc.folded):
            day = tomorrow
    return Anchor(day, calendars.order_of(doc.article.language, _country(doc.article.url)), line.span if line else None)


def _country(url: str | None) -> str | None:
    """The two-letter ending of an address: "https://news.example.co.uk/a" -> "uk"."""
    ending = (url or "").partition("://")[2].partition("/")[0].partition(":")[0].rpartition(".")[2]
    return ending if len(ending) == 2 else None


# Parts of every word or figure that a date can hold; some sentences without a date hold one, too.
_STEMS = (
    *("day", "night", "morning", "evening", "afternoon", "week", "month", "year", "hour", "decade", "dawn", "noon"),
    *(
        "tomorrow",
        "recent",
        "previously",
        "lately",
        "in the past",
        "christmas",
        "halloween",
        "thanksgiving",
        "easter",
        "july",
    ),
    *(
        f"{mark}{name}"
        for name in (*calendars.MONTHS, "mon", "tue", "wed", "thu", "fri", "sat", "sun")
        for mark in " \n-("
    ),
    *("16", "17", "18", "19", "20", "/", "-0", "-1"),
)


@functools.cache
def _stems() -> AhoCorasick:
    return AhoCorasick(sorted(set(_STEMS)))


def dated_sentences(doc: Document) -> set[int]:
    """The sentences that may hold a date, found in one scan of the text; `find_dates` yields nothing on the others."""
    starts = [s.start for s in doc.sentences]
    found = {bisect_right(starts, start + 1) - 1 for _, start, _ in _stems().find_matches_as_indexes(doc.folded)}
    return found | ({0} if doc.sentences else set())


def find_dates(doc: Document, sentence: Sentence, anchor: Anchor | None = None) -> list[DateMention]:
    """The days and windows that `sentence` names, in text order.

    `anchor` saves work where many sentences of one text are read. "Since Thursday" in a text of 8 March 2025 ->
    one mention, 2025-03-06 to 2025-03-08, form "since". What cannot be resolved is there without days.
    """
    anchor = anchor or anchor_of(doc)
    mentions: list[DateMention] = []
    reference: date | None = None
    for match in PATTERN.finditer(doc.folded, sentence.start, sentence.end):
        shape = match.lastgroup or ""
        if reference is None and (
            shape == "relative" or (shape == "ago" and match["aw"] in ("earlier", "later", "prior"))
        ):
            reference = _told_before(doc, sentence, anchor)
        found = _resolve(shape, match, doc, sentence, anchor, reference)
        if found is None:
            continue
        mention = _mention(found, match, doc)
        mentions.append(mention)
        if mention.precision == "day" and mention.form not in ("future", "as_of"):
            reference = mention.end
    return _opened(_joined(mentions, doc), doc, sentence, anchor)


def _resolve(
    shape: str, match: re.Match[str], doc: Document, sentence: Sentence, anchor: Anchor, reference: date | None
) -> _Found | None:
    folded = doc.folded
    before = folded[max(sentence.start, match.start() - 45) : match.start()]
    after = folded[match.end() : min(sentence.end, match.end() + 45)]
    ahead = _AHEAD.search(before) is not None or _AHEAD_AFTER.match(after) is not None
    if not _capital_where_due(shape, match, doc) or _is_name(match, doc):
        return None
    if anchor.day is None and shape not in _FREE:
        return _Found(None, None, None, "unanchored")
    context = _Context(anchor, doc.text, folded, sentence.start, sentence.end, reference, ahead)
    found = _SHAPES[shape](match, context)
    if found is not None and found.start and anchor.day and found.start > anchor.day + timedelta(days=1):
        return found._replace(form="future")
    return found


_AHEAD = re.compile(
    r"\b(?:will|would|to be held|scheduled|is due|are due|set for|set to|expected|planned|plans|until|deadline|"
    r"upcoming|is to|are to|ahead of)\b[^.;]*$"
)
_AHEAD_AFTER = re.compile(r"[^.;,]{0,25}\b(?:will|is due|are due|is expected|are expected|is scheduled)\b")
_FREE = {"iso", "numeric", "month_year", "decade", "years", "year", "year_of", "vague", "calendar", "range_day"} | {
    *("day_range", "nth_day", "relative", "ago", "hours_from", "duration")
}
# Groups that hold the name of a month or weekday, which is written with a capital: "they may 5 times", "sat", "march".
_NAMED = ("rm", "qm", "cm", "em", "mm", "om", "ww", "sw")


def _capital_where_due(shape: str, match: re.Match[str], doc: Document) -> bool:
    groups = match.re.groupindex
    for name in _NAMED:
        start = match.start(groups[name])
        if start >= 0 and not doc.text[start].isupper():
            return False
    return True


def _is_name(match: re.Match[str], doc: Document) -> bool:
    """Whether the words are part of a name that is no date: "Bloody Sunday", "the Sunday Times"."""
    near = date_words("proper").spans(doc.folded, max(0, match.start() - 20), match.end() + 20)
    return any(Span(*match.span()).overlaps(name) for name in near)


def _told_before(doc: Document, sentence: Sentence, anchor: Anchor) -> date | None:
    """The last day that the two sentences before name: what "the day before" is counted from."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 3), -1):
        days = [m for m in find_dates(doc, doc.sentences[index], anchor) if m.precision == "day" and m.form != "future"]
        if days:
            return days[-1].end
    return None


def _mention(found: _Found, match: re.Match[str], doc: Document) -> DateMention:
    span = Span(match.start(), match.start() + len(match.group().rstrip(" .\n")))
    words = " ".join(doc.text[span.slice].split())
    reason = f'"{words}"' + (f", counted from {found.base}" if found.base else "")
    return DateMention(found.start, found.end, found.precision, span, reason, form=found.form, shift=found.shift)


# ------------------------------------------------------------------------------------------------ shapes


def _on(day: date | None, base: str = "", form: str = "") -> _Found | None:
    return _Found(day, day, "day", form, base=base) if day else None


def _number(words: str | None) -> int | None:
    if not words:
        return None
    word = re.sub(r"^(?:just|only|about|around|some)\s+", "", words)
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _year(words: str, anchor: date | None) -> int | None:
    if words.endswith("year"):
        return None if anchor is None else anchor.year - words.startswith("last")
    return calendars.full_year(words.lstrip("'"), anchor)


def _day_of(month: str, number: str, year: str | None, c: _Context, weekday: str | None = None) -> date | None:
    digits = int(number.rstrip("stndrh"))
    if year:
        told = _year(year, c.anchor.day)
        return calendars.day(told, _month(month), digits) if told else None
    if c.anchor.day is None:
        return None
    if c.ahead:
        return calendars.earliest(_month(month), digits, c.anchor.day)
    day = calendars.latest(_month(month), digits, c.anchor.day)
    if day and weekday and day.weekday() != (wanted := WEEKDAYS[weekday.rstrip(".")]):
        # "Tuesday (March 5)" a year late; a weekday that fits neither year leaves the day open.
        day = calendars.day(day.year - 1, day.month, day.day)
        return day if day and day.weekday() == wanted else None
    return day


def _iso(m: re.Match[str], c: _Context) -> _Found | None:
    return _on(calendars.day(int(m["iy"]), int(m["im"]), int(m["id"])))


def _numeric(m: re.Match[str], c: _Context) -> _Found | None:
    if m["ns"] != "/" and len(m["ny"]) < 4:
        return None  # a score, a version
    return _on(
        calendars.numeric(int(m["na"]), int(m["nb"]), calendars.full_year(m["ny"], c.anchor.day), c.anchor.order)
    )


def _days(m: re.Match[str], c: _Context, month: str, first: str, last: str, year: str | None) -> _Found | None:
    start = _day_of(m[month], m[first], m[year] if year else None, c)
    end = calendars.day(start.year, start.month, int(m[last].rstrip("stndrh"))) if start else None
    return _Found(start, end, "period") if start and end and start < end else None


def _day_range(m: re.Match[str], c: _Context) -> _Found | None:
    return _days(m, c, "rm", "ra", "rb", "ry")


_COUNTED = re.compile(
    r"\s+(?!in\b|on\b|at\b|and\b|when\b|as\b|were\b|by\b|during\b|near\b|after\b|left\b|killed\b)[a-z]"
)


def _range_day(m: re.Match[str], c: _Context) -> _Found | None:
    if m["qt"].strip() not in ("-", "–", "—", "/") and _COUNTED.match(c.folded, m.end()):
        return _on(_day_of(m["qm"], m["qa"], None, c))  # "on March 6 and 7 soldiers died"
    return _days(m, c, "qm", "qa", "qb", "qy")


def _calendar(m: re.Match[str], c: _Context) -> _Found | None:
    month, number, year = ("cm", "cd", "cy") if m["cm"] else ("em", "ed", "ey")
    found = _on(_day_of(m[month], m[number], m[year], c, m["cw"]))
    if found is None and m["cw"] and c.anchor.day:
        return _Found(None, None, None, "vague")
    return found


def _holiday(m: re.Match[str], c: _Context) -> _Found | None:
    if re.match(r"\s+(?:will|is|are)\b", c.folded[m.end() : m.end() + 8]):
        return None
    return _on(calendars.holiday(m["hd"].replace("’", "'"), _today(c)), str(_today(c)))


def _month_year(m: re.Match[str], c: _Context) -> _Found | None:
    year = _year(m["my"], c.anchor.day)
    if year is None:
        return None
    window = calendars.month_window(year, _month(m["mm"]))
    return _Found(*calendars.third(window, m["mp"]), "period") if m["mp"] else _Found(*window, "month")


def _weekday(m: re.Match[str], c: _Context) -> _Found | None:
    today, weekday, which = _today(c), WEEKDAYS[m["ww"]], m["wq"]
    if m["ws"]:
        return None  # "on Fridays" is no day
    if m["wk"]:
        weeks = {"last": -1, "this": 0, "next": 1}[m["wk"].split()[0]]
        day = calendars.week_window(today, weeks)[0] + timedelta(days=weekday)
        return _on(day, str(today), "future" if day > today else "")
    if which in ("next", "coming", "upcoming") or (c.ahead and which not in ("last", "past", "this past")):
        return _on(calendars.weekday_after(weekday, today), str(today), "future")
    if which in ("previous", "following"):
        if c.reference is None:
            return _Found(None, None, None, "vague")
        step = c.reference + timedelta(days=-1)
        day = calendars.weekday_before(weekday, step)
        return _on(day if which == "previous" else calendars.weekday_after(weekday, c.reference), str(c.reference))
    day = calendars.weekday_before(weekday, today)
    if which in ("last", "past", "this past") and day == today:
        day -= timedelta(days=7)
    return _on(day, str(today))


def _short_day(m: re.Match[str], c: _Context) -> _Found | None:
    return _on(calendars.weekday_before(WEEKDAYS[m["sw"].rstrip(".")], _today(c)), str(_today(c)))


def _yesterday(m: re.Match[str], c: _Context) -> _Found | None:
    if m["yw"] == "tomorrow":
        return _on(_today(c) + timedelta(days=1), str(_today(c)), "future")
    back = 2 if m["yw"].endswith("yesterday") and "before" in m["yw"] else 1
    return _on(_today(c) - timedelta(days=back), str(_today(c)))


def _this_day(m: re.Match[str], c: _Context) -> _Found | None:
    return _on(_today(c), str(_today(c)))


def _overnight(m: re.Match[str], c: _Context) -> _Found | None:
    """The night before the day of writing, which has two dates. A weekday beside it tells it better."""
    around = c.folded[max(c.start, m.start() - 25) : min(c.end, m.end() + 25)]
    if re.search(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", around):
        return None
    return _Found(_today(c) - timedelta(days=1), _today(c), "period", base=str(_today(c)))


def _ago(m: re.Match[str], c: _Context) -> _Found | None:
    count, unit, word = _number(m["an"]), m["au"], m["aw"]
    if count is None:
        return _Found(None, None, None, "vague") if unit != "hour" else None
    if word in ("after", "before"):
        if unit not in ("day", "week", "night"):
            return None
        return _Found(None, None, None, "offset", count * (7 if unit == "week" else 1) * (1 if word == "after" else -1))
    base = c.anchor.day if word in ("ago", "from now") else c.reference
    if unit == "hour":
        return _on(base, str(base)) if base and word == "ago" and count <= 6 else None
    if base is None:
        return _Found(None, None, None, "vague")
    later = word in ("later", "from now")
    if unit in ("day", "night"):
        return _on(base + timedelta(days=count if later else -count), str(base), "future" if word == "from now" else "")
    if unit == "week":
        return _Found(*calendars.week_window(base, count if later else -count), "week", base=str(base))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    day = calendars.months_before(base, -months if later else months)
    if unit == "month":
        return _Found(*calendars.month_window(day.year, day.month), "month", base=str(base))
    return _Found(*calendars.year_window(day.year), "year", base=str(base))


def _hours_from(m: re.Match[str], c: _Context) -> _Found | None:
    return _Found(None, None, None, "hours", 1 if m["hw"] == "after" else -1)


def _past(m: re.Match[str], c: _Context) -> _Found | None:
    unit = m["pu"] or m["v2"] or m["v3"]
    count = 1 if m["v3"] else _number(m["pn"] or m["p2"])
    if count is None:
        return _Found(None, None, None, "vague")
    return _back(count, unit, _today(c), "past")


def _back(count: int, unit: str, end: date, form: str) -> _Found:
    """The window of so many units that ends on `end`, which counts: the past two days on the 8th are the 7th and 8th.
    The past 24 hours reach into yesterday, so they touch two days."""
    if unit in ("month", "year", "decade"):
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        return _Found(calendars.months_before(end, months) + timedelta(days=1), end, "period", form, base=str(end))
    days = {"hour": max(2, -(-count // 24)), "week": 7 * count}.get(unit, max(count, 1 if form == "duration" else 2))
    return _Found(end - timedelta(days=days - 1), end, "period", form, days, str(end))


def _relative(m: re.Match[str], c: _Context) -> _Found | None:
    if c.reference is None:
        return _Found(None, None, None, "vague")
    word = m["lw"] or "same"
    step = 0 if word.startswith(("same", "very")) else -1 if word.startswith(("previous", "night")) else 1
    if word.endswith(("before", "earlier", "prior")):
        step = -1
    elif word == "day after":
        following = c.folded[m.end() : m.end() + 20].strip()
        if following and not following.startswith((",", ".", ";")):
            return _Found(None, None, None, "offset", 1)
    if word == "day before" and re.match(r"\s+(?:the|a|an|his|her|their|its|this)\b", c.folded[m.end() : m.end() + 12]):
        return _Found(None, None, None, "offset", -1)
    return _on(c.reference + timedelta(days=step), str(c.reference))


def _nth_day(m: re.Match[str], c: _Context) -> _Found | None:
    word = m["on"]
    number = ORDINALS.get(word) or int(word.rstrip("stndrh"))
    if re.match(r"\s+(?:running|of)\b", c.folded[m.end() : m.end() + 10]) and re.search(
        r"\bon\s+$", c.folded[: m.start()][-4:]
    ):
        return _Found(None, None, None, "nth", number)
    return None


def _duration(m: re.Match[str], c: _Context) -> _Found | None:
    count, unit = _number(m["dn"] or m["d2"]), m["du"] or m["e2"]
    if count is None or (unit == "hour" and count < 24) or unit == "month":
        return None
    if m.group().startswith("for "):
        return None  # "he was held for two days" tells no toll's window
    days = {"hour": -(-count // 24), "week": 7 * count}.get(unit, count)
    return _Found(None, None, None, "duration", days)


def _span(m: re.Match[str], c: _Context) -> _Found | None:
    today, which, unit = _today(c), m["sq"], m["su"]
    if which == "the same":
        return None
    step = {"last": -1, "next": 1}.get(which, 0)
    form = "future" if step > 0 else ""
    if unit == "weekend":
        start, end = calendars.weekend(today)
        if step < 0 and today.weekday() >= 5:
            start, end = start - timedelta(days=7), start - timedelta(days=6)
        return _Found(start, end, "period", form, base=str(today))
    if unit == "week":
        window = calendars.week_window(today, step)
    elif unit == "month":
        day = calendars.months_before(today.replace(day=1), -step)
        window = calendars.month_window(day.year, day.month)
    else:
        window = calendars.year_window(today.year + step)
    if m["sm"] in ("early", "late", "mid") and unit != "week":
        return _Found(*calendars.third(window, m["sm"]), "period", form, base=str(today))
    end = min(window[1], today) if step == 0 else window[1]
    return _Found(window[0], end, unit, form or ("past" if step == 0 else ""), base=str(today))


def _weekend(m: re.Match[str], c: _Context) -> _Found | None:
    return _Found(*calendars.weekend(_today(c)), "period", base=str(_today(c)))


def _bare_month(m: re.Match[str], c: _Context) -> _Found | None:
    today, opening, name = _today(c), m["oq"], m["om"]
    following = c.folded[m.end() : m.end() + 8]
    if opening in ("of", "by", "from") and (name in ("may", "march", "august") or following.startswith(("'", "’"))):
        return None  # "said of May", "from March's rivals"
    if name == "may" and re.match(r"\s+(?:be|have|not|also|still|well)\b", following):
        return None
    window = calendars.latest_month(_month(name), today)
    if opening == "last" and _month(name) == today.month:
        window = calendars.month_window(today.year - 1, today.month)
    if opening == "next" or c.ahead:
        return _Found(*window, "month", "future")
    third = m["oe"] or (opening if opening in ("early", "mid", "late") else None)
    if third:
        return _Found(*calendars.third(window, third), "period", base=str(today))
    return _Found(window[0], min(window[1], max(today, window[0])), "month", base=str(today))


def _decade(m: re.Match[str], c: _Context) -> _Found | None:
    first = int(m["xd"])
    return _Found(date(first, 1, 1), date(first + 9, 12, 31), "period")


def _years(m: re.Match[str], c: _Context) -> _Found | None:
    first = int(m["ya"])
    last = int(m["yb"]) if len(m["yb"]) == 4 else first // 100 * 100 + int(m["yb"])
    return _Found(date(first, 1, 1), date(last, 12, 31), "period") if first < last <= 2100 else None


def _plain_year(m: re.Match[str], c: _Context) -> _Found | None:
    year = int(m["yy"])
    if year > (c.anchor.day.year + 1 if c.anchor.day else 2100):
        return None
    part = m["ye"] or next((p for p in ("early", "mid", "late") if m.group().startswith(p)), None)
    if part in ("early", "mid", "late"):
        return _Found(*calendars.third(calendars.year_window(year), part), "period")
    # Summer is in another half of the year south of the equator; the year is certain.
    return _Found(*calendars.year_window(year), "year")


def _year_of(m: re.Match[str], c: _Context) -> _Found | None:
    """ "the 2013 attack", "a deadly 2014 drive-by shooting"; a figure of people stands before no event."""
    if int(m["zy"]) > (c.anchor.day.year + 1 if c.anchor.day else 2100) or not date_words("event").search(m["zn"]):
        return None
    return _Found(*calendars.year_window(int(m["zy"])), "year")


def _vague(m: re.Match[str], c: _Context) -> _Found | None:
    return _Found(None, None, None, "vague")


def _today(c: _Context) -> date:
    assert c.anchor.day is not None  # shapes that need it are not asked without it
    return c.anchor.day


_SHAPES: dict[str, Callable[[re.Match[str], _Context], _Found | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_range": _day_range,
    "range_day": _range_day,
    "holiday": _holiday,
    "calendar": _calendar,
    "month_year": _month_year,
    "weekday": _weekday,
    "short_day": _short_day,
    "yesterday": _yesterday,
    "today": _this_day,
    "overnight": _overnight,
    "ago": _ago,
    "hours_from": _hours_from,
    "past": _past,
    "relative": _relative,
    "nth_day": _nth_day,
    "duration": _duration,
    "span": _span,
    "weekend": _weekend,
    "month": _bare_month,
    "decade": _decade,
    "years": _years,
    "year": _plain_year,
    "year_of": _year_of,
    "vague": _vague,
}

# ------------------------------------------------------------------------------------------------ neighbours

_BETWEEN = re.compile(
    r"[)\s]*(?P<word>to|through|until|till|and|into|[-–—]|,(?:\s*and)?)\s+"
    r"(?:(?:on|in|early|late|the|into)\s+|(?:the\s+)?(?:early|late)\s+hours\s+(?:of|on)\s+)*"
)
_FROM = re.compile(r"\b(?:from|between|night|nights)\s+(?:(?:early|late|on|the|of|in)\s+)*$")
_SINCE = re.compile(r"\b(?:since|ever since)\s+(?:(?:early|late|on|the|at|about|dawn|of|last|start|beginning)\s+)*$")
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?!then)[^,.;:()]{3,110}$")
_SUPERLATIVE = re.compile(
    r"\b(?:\w{3,}iest|worst|first|most|biggest|largest|highest|lowest|greatest|\w+est)\b[^.;]{0,80}$"
)
_AS_OF = re.compile(r"\b(?:as of|by|until|till|up to|before|through)\s+(?:(?:early|late|the|on)\s+)*$")


def _joined(mentions: list[DateMention], doc: Document) -> list[DateMention]:
    """Neighbours that make one window: "on Thursday and Friday", "from 2011 to 2015", "late Friday into Saturday"."""
    out: list[DateMention] = []
    for mention in mentions:
        last = out[-1] if out else None
        window = _window(last, mention, doc) if last else None
        if window is None or last is None or last.span is None or mention.span is None:
            out.append(mention)
        else:
            start, end = window
            span = Span(last.span.start, mention.span.end)
            precision = "day" if start == end else "period"
            out[-1] = DateMention(start, end, precision, span, f"{last.reason} to {mention.reason}")
    return out


def _window(first: DateMention, second: DateMention, doc: Document) -> tuple[date, date] | None:
    if first.span is None or second.span is None or first.start is None or second.end is None or second.start is None:
        return None
    if first.form not in ("", "past") or second.form not in ("", "past"):
        return None
    between = _BETWEEN.fullmatch(doc.folded, first.span.end, second.span.start)
    if between is None:
        return None
    opened = _FROM.search(doc.folded, max(0, first.span.start - 30), first.span.start) is not None
    opened = opened or doc.folded.startswith(("from ", "between "), first.span.start)
    if between["word"].startswith(",") and "and" not in between["word"] and first.start == second.start:
        return first.start, second.end  # "yesterday evening, Friday"
    start = first.start
    if start > second.start:  # the first has no year or week of its own: "from 30 December to 3 January 1990"
        if first.precision == "day" and (start - second.start).days <= 7:
            start -= timedelta(days=7)
        elif (first.precision in ("day", "month", "period")) and (
            moved := calendars.day(second.start.year, start.month, start.day)
        ):
            start = moved if moved <= second.start else moved.replace(year=moved.year - 1)
    if start > second.start:
        return None
    if between["word"] in ("and", ",", ", and") and not opened and (second.start - (first.end or start)).days > 7:
        return None  # "in 2011 and 2014", "on 3 March and 30 March" are two
    return start, second.end


def _opened(mentions: list[DateMention], doc: Document, sentence: Sentence, anchor: Anchor) -> list[DateMention]:
    """Apply "since Thursday", "since the army went in on Thursday", "by Saturday"."""
    for mention in mentions:
        if mention.start is None or mention.span is None or mention.form in ("future", "past"):
            continue
        before = doc.folded[max(sentence.start, mention.span.start - 130) : mention.span.start]
        if doc.folded.startswith("since ", mention.span.start):
            before += "since "
        direct = _SINCE.search(before)
        clause = direct or (_SINCE_CLAUSE.search(before) if mention.precision != "period" else None)
        if clause is not None:
            if _SUPERLATIVE.search(before[: clause.start()]) is None:
                mention.form, mention.precision = "since", "period"
                mention.end = max(anchor.day or mention.start, mention.start)
                mention.reason = f"since {mention.reason}"
            elif direct:
                mention.form, mention.start, mention.end = "compared", None, None
        elif _AS_OF.search(before):
            mention.form = "as_of"
    return mentions
