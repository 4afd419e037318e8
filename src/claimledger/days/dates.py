"""Dates in a sentence: every day or window that its words name, resolved against the day of publication.

Three steps: one scan of the text leaves out the sentences that hold no date; one pattern finds single expressions
("early on Saturday", "6-10 March", "two days ago"), each with a function that resolves it; then neighbours that make
one window are joined ("from Thursday to Saturday") and openings are applied ("since Thursday").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimledger import calendars
from claimledger.days.anchors import anchor_of
from claimledger.days.frame import Anchor, Context, Found
from claimledger.days.numbernames import NUMBERS
from claimledger.days.phrases import AS_OF
from claimledger.days.shapes import CLOCK, find_shapes
from claimledger.days.stems import Stem, StemKind, find_stems
from claimledger.days.values import RESOLVERS
from claimledger.days.words import TABLE_BITS, date_signs
from claimledger.mentions import Document, Sentence, When
from claimledger.patterns import Rare
from claimledger.spans import Span


@dataclass(slots=True)
class DateMention(When):
    """A `When` as the words of one sentence give it, with what the context stage needs to know about its shape.

    form: "" a day or window told as such; "since" and "past" windows that run up to the day of the statement;
    "duration" a length without an end ("in three days"), `shift` days long; "offset" so many days (`shift`) from the
    event named after it ("a day after the attack"); "nth" the `shift`-th day of something; "as_of" a limit ("by
    Friday"); "future"; "vague" ("recently"). A mention that cannot be resolved has no start and no end.

    `base` is what a day is counted from, where the text names it: "two days before [Sunday's vote]".
    """

    form: str = ""
    shift: int = 0
    base: Span | None = None


_COUNTED_ON = ("earlier", "later", "prior", "before that", "after that", "afterward", "afterwards", "on")
#: The day that a sentence's "that day" is counted from: the index of the sentence, whether it is the same day, how often
#: sentences before may count from others in turn, and whether years are counted.
Referent = Callable[[int, bool, int, bool], date | None]


def find_dates(
    doc: Document,
    sentence: Sentence,
    anchor: Anchor | None = None,
    referent: Referent | None = None,
    look_back: int = 2,
    stems: Iterable[Stem] | None = None,
    signed: int = -1,
) -> list[DateMention]:
    """The days and windows that `sentence` names, in text order.

    `anchor`, and `stems` and `signed` of the sentence, save work where many sentences of one text are read. "Since Thursday" in a
    text of 8 March 2025 -> one mention, 2025-03-06 to 2025-03-08, form "since". What cannot be resolved is there without
    days. `look_back` is how often "the day before" may be counted from what sentences before count from others;
    `referent` tells what day that is (`Daybook.before`); without it, only days of the sentence itself are counted from.
    """
    anchor = anchor or anchor_of(doc)
    mentions: list[DateMention] = []
    context = Context(anchor, doc.text, doc.folded, sentence.start, sentence.end, signed=signed)
    reference: date | None = None
    coarse: date | None = None  # a month or year of the sentence, which "two years earlier" is counted from
    if stems is None:
        stems = _stems_between(doc.folded, sentence.start, sentence.end)
    for match in _shapes(doc.folded, sentence.start, sentence.end, stems):
        shape = match.lastgroup or ""
        if (
            reference is None
            and look_back
            and referent is not None
            and (
                shape in ("relative", "following", "earlier_in", "week_before")
                or (shape == "ago" and match["aw"] in _COUNTED_ON)
                or (shape == "weekday" and match["wq"] in ("following", "previous"))
            )
        ):
            same = shape == "relative" and (
                match["lt"] is not None or match["ld"] is not None or match["lw"].startswith(("same", "very"))
            )
            years = shape == "ago" and match["au"] in ("year", "month", "decade")
            reference = referent(sentence.index, same, look_back, years)
        of_years = coarse is not None and shape == "ago" and match["au"] in ("year", "month", "decade")
        context.match, context.reference = match, coarse if of_years else reference
        found = _resolve(shape, match, context)
        if found is None:
            continue
        mention = _mention(found, match, doc.text)
        mentions.append(mention)
        if mention.precision == "day" and mention.form not in ("future", "as_of"):
            reference = mention.end
        elif mention.precision in ("month", "year") and not mention.form:
            coarse = mention.end
    return _opened(_joined(mentions, doc.folded, sentence.start), context) if mentions else mentions


# Characters from where a date begins to its first stem: "this past Monday", "in the course of about twenty days"
_REACH: dict[StemKind, int] = {"weekday": 16, "month": 34, "year": 40, "figures": 8, "nth": 5, "parts": 30, "ago": 10}
_FAR = 44  # for any other word


def _stems_between(folded: str, start: int, end: int) -> Iterator[Stem]:
    before = start - 1  # where the mark stands that leads to a month: "Nov. 13 | Nine died"
    words = folded[before:end] if start else f"\n{folded[:end]}"
    return ((kind, before + first, before + last) for kind, first, last in find_stems(words))


def _shapes(folded: str, start: int, end: int, stems: Iterable[Stem]) -> Iterator[re.Match[str]]:
    """The date shapes of a sentence. Tried only where a first word of one stands shortly before a stem."""
    done = start
    for kind, stem_start, stem_end in stems:
        if stem_end <= done or stem_end > end:
            continue
        for match in find_shapes(folded, max(done, stem_start - _REACH.get(kind, _FAR)), end, stem_end, kind):
            done = match.end()
            yield match
        if kind != "nth":  # "the 22nd of May" is met again at its month
            done = max(done, stem_end)


def _resolve(shape: str, match: re.Match[str], c: Context) -> Found | None:
    if not _capital_where_due(shape, match, c.text) or (c.signed & _PROPER and _is_name(match, c.folded)):
        return None
    if shape in _MAY_NAME and _names_person(shape, match, c):
        return None
    today = c.anchor.day
    if today is None:
        return RESOLVERS[shape](match, c) if shape in _FREE else Found(None, None, None, "unanchored")
    found = RESOLVERS[shape](match, c)
    if found is not None and found.start and found.start > today and (found.start - today).days > 1:
        return found._replace(form="future")
    return found


_FREE = {"iso", "numeric", "month_year", "decade", "years", "year", "year_of", "vague", "calendar", "range_day"} | {
    *("months", "part_of_year", "day_range", "nth_day", "relative", "ago", "hours_from", "duration")
}
# Groups that hold the name of a month or weekday, which is written with a capital: "they may 5 times", "sat", "march".
_NAMED = {
    "day_range": ("rm",), "range_day": ("qm",), "calendar": ("cm", "em"), "month_year": ("mm",), "month": ("om",),
    "weekday": ("ww",), "short_day": ("sw",), "months": ("bm", "bl"),
    "spelled": ("sn", "tn"), "nth_weekday": ("vd", "vm"), "edge_of_month": ("xm",), "weekdays_ago": ("zw",),
    "months_to": ("wm",),
}  # fmt: skip


def _capital_where_due(shape: str, match: re.Match[str], text: str) -> bool:
    for name in _NAMED.get(shape, ()):
        start = match.start(name)
        if start >= 0 and not text[start].isupper():
            return False
    return True


_MAY_NAME = frozenset(["month", "weekday"])
_NAME_BEHIND = re.compile(r" [A-Z][a-z]{2,}")
_BEARER = re.compile(r" [A-Z][a-zà-ÿ]+(?:, \d\d?,| (?:was|were|and [A-Z]|died|had|has)\b)")


def _names_person(shape: str, match: re.Match[str], c: Context) -> bool:
    """Whether a month or weekday is a first name: "the death of April Jones", "Sunday Ojo, 34, was shot"."""
    if shape == "month":
        return match["oq"] == "of" and _NAME_BEHIND.match(c.text, match.end("om")) is not None
    return match.start() == c.start and _BEARER.match(c.text, match.end("ww")) is not None


_PROPER = TABLE_BITS["proper"]


def _is_name(match: re.Match[str], folded: str) -> bool:
    """Whether the words are part of a name that is no date: "Bloody Sunday", "the Sunday Times"."""
    near = date_signs(folded).spans("proper", match.start() - 20, match.end() + 20)
    return any(Span(*match.span()).overlaps(name) for name in near)


def _mention(found: Found, match: re.Match[str], text: str) -> DateMention:
    start = match.start()
    span = Span(start, start + len(match.group().rstrip(" .\n")))
    words = " ".join(text[start : span.end].split())
    reason = f'"{words}"' + (f", counted from {found.base}" if found.base else "")
    return DateMention(found.start, found.end, found.precision, span, reason, form=found.form, shift=found.shift)


# ------------------------------------------------------------------------------------------------ neighbours

_BETWEEN = re.compile(
    r"[)\s]*(?:(?:and\s+)?(?:ran|lasted|continued|went\s+on|raged(?:\s+on)?|spilled(?:\s+over)?|stretched|dragged\s+on)\s+(?=into|until|till|through|to))?"
    r"(?P<word>to|through|until|till|and|into|[-–—]|,(?:\s*and)?)\s+"
    rf"(?:(?:on|in|early|late|the|into|(?:about\s+)?{CLOCK},?)\s+|the\s+(?:morning|afternoon|evening|night)\s+of\s+|(?:the\s+)?(?:early|late)\s+hours\s+(?:of|on)\s+|the\s+(?:very\s+)?end\s+(?:of\s+)?)*"
)
_FROM = re.compile(rf"\b(?:from|between|night|nights)\s+(?:(?:early|late|on|the|of|in|start|beginning|{CLOCK},?)\s+)*$")
_SINCE = re.compile(
    rf"\b(?:since|ever since)\s+(?:(?:{CLOCK},?|early|late|on|the|at|about|dawn|of|last|start|beginning)\s+)*$"
)
_WEEKDAY_NAME = re.compile(r'^"(?:mon|tues|wednes|thurs|fri|satur|sun)day"', re.IGNORECASE)
# "There is news since this morning: three are dead": the day of other news
_UPDATE = re.compile(r"\b(?:updates?|news|developments?|changes?|changed|nothing\s+\w+)\s+$")
_SINCE_CLAUSE = re.compile(r"\bsince\s+(?!then)(?:(?!\bwhen\b)[^,.;:()]){3,110}$")
_WHEN = re.compile(r",?\s+when\b")
# No superlatives: nouns and names in "-est", "most of the 40", "the latest raids", "first responders".
_NO_MOST = (
    r"(?:north|south|mid)?west|(?:rain)?forest|arrest|rest|(?:un|inte)rest|(?:pro|con)?test|(?:in|con)?quest|(?:re|be)quest|"
    r"guest|chest|priest|harvest|nest|vest|pest|crest|fest|digest|request|invest|suggest|divest|honest|modest|manifest|tempest|"
    r"behest|latest|brest|budapest|bucharest|everest"
)
_SUPERLATIVE = Rare(
    r"\b(?:\w{3,}iest|worst|first(?!\s+(?:responders?|aid|aiders|minister|lady|half)\b)|"
    r"(?<!at\s)most(?!\s+(?:of|people)\b|\s+\w+(?<!ou)s\b)|the\s+most|"
    rf"(?!(?:{_NO_MOST})\b)\w+est)\b[^.;]{{0,80}}$"
)
# "the worst since March 1985, when three died": the comparison's day is that of what is told after it.
_TOLD_OF = re.compile(r"\s*,?\s*(?:when|in which|on which|(?:which|that) (?:left|killed|claimed|took|cost))\b")


_LAST_WORDS = frozenset(
    ["of", "by", "until", "till", "to", "before", "through", "early", "late", "the", "on", "nightfall", "midday", "dusk",
     "dawn", "sunset", "evening", "morning", "afternoon"]
)  # fmt: skip
_CLOCK_ENDS = frozenset("0123456789mnkts")  # "6:30", "6 p.m.", "noon", "o'clock", "midnight", "0600 hours"


def _may_end_as_of(before: str) -> bool:
    """Whether the word before a date can be the last of "as of", "by 6 p.m." or "until late"."""
    if not before[-1:].isspace():
        return False
    last = before[-16:].split()[-1:]
    return not last or last[0] in _LAST_WORDS or last[0].rstrip(",.")[-1:] in _CLOCK_ENDS


def _joined(mentions: list[DateMention], folded: str, start: int) -> list[DateMention]:
    """Neighbours that make one window, in a sentence from `start`: "on Thursday and Friday", "late Friday into Saturday"."""
    out: list[DateMention] = []
    for mention in mentions:
        last = out[-1] if out else None
        window = _window(last, mention, folded, start) if last else None
        if window is None or last is None or last.span is None or mention.span is None:
            out.append(mention)
        else:
            first, end = window
            span = Span(last.span.start, mention.span.end)
            precision = "day" if first == end else "period"
            out[-1] = DateMention(first, end, precision, span, f"{last.reason} to {mention.reason}")
    return out


def _window(first: DateMention, second: DateMention, folded: str, opens: int) -> tuple[date, date] | None:
    if first.span is None or second.span is None or first.start is None or second.end is None or second.start is None:
        return None
    if first.form not in ("", "past") or second.form not in ("", "past"):
        return None
    between = _BETWEEN.fullmatch(folded, first.span.end, second.span.start)
    if between is None or (first.form == "past" and between["word"] in ("to", "through", "until", "till")):
        return None  # "in the last 24 hours to 7am on Wednesday" is a length and its end
    opened = _FROM.search(folded, max(0, first.span.start - 30), first.span.start) is not None
    opened = opened or folded.startswith(("from ", "between "), first.span.start)
    if (moved := _in_year(first, second, between["word"], folded)) is not None:
        return moved, moved
    if between["word"] == "," and re.match(r"(?:to|yester|this|last)", folded[first.span.start : first.span.end]):
        # "yesterday evening, Friday", "today, 30 June" of a text of 1 July: one day told twice, the name is surer.
        return (second.start, second.end) if abs((second.start - first.start).days) <= 2 else None
    if (
        between["word"] == ","
        and first.precision in ("year", "month", "week")
        and second.precision == "day"
        and not opened
    ):
        if first.end is not None and first.start <= second.start and second.end <= first.end:
            return second.start, second.end  # "nine years ago, on 24 November 2012"
    start = first.start
    if start > second.start:  # the first has no year or week of its own: "from 30 December to 3 January 1990"
        if first.precision == "day" and (start - second.start).days <= 7:
            start -= timedelta(days=7)
        elif (first.precision in ("day", "month", "period")) and (
            moved := calendars.day(second.start.year, start.month, start.day)
        ):
            start = moved if moved <= second.end else moved.replace(year=moved.year - 1)
    if start > second.end:
        return None
    if (
        not opened
        and between["word"] in ("and", ", and")
        and _opens_clause(first.span, second.span, between.group(), folded, opens)
    ):
        return None
    if between["word"] in ("and", ",", ", and") and not opened and (second.start - (first.end or start)).days > 7:
        return None  # "in 2011 and 2014", "on 3 March and 30 March" are two
    return start, second.end


_WITH_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b|\byear\b")


def _in_year(first: DateMention, second: DateMention, word: str, folded: str) -> date | None:
    """The day of "last year, on 3 May", "in 2019, on the night of 3 May": of the year told before it."""
    if word != "," or first.precision != "year" or first.start is None or first.form or second.span is None:
        return None
    day = second.start
    if second.precision != "day" or day is None or _WITH_YEAR.search(folded, second.span.start, second.span.end):
        return None
    if re.search(rf"\b(?:{calendars.MONTH_PATTERN})\b", folded[second.span.slice]) is None:
        return None
    return calendars.day(first.start.year, day.month, day.day)


# "… on Monday and on Tuesday [gunmen killed four]"; not "… on Monday and on Tuesday in Osk"
_GOES_ON = re.compile(
    r",?\s+(?!(?:and|or|in|at|near|outside|inside|by|when|as|while|after|before|during|from|to|with|last|this|without|across|amid|off|"
    r"because|despite|over|through|throughout|under|around|along|on|of|for|since|until|according|alone|respectively|night|"
    r"has|have|had|is|are|was|were|morning|evening|afternoon|\w+ing|said|say|says|told|but)\b)\w"
)


# "down 20 per cent [from March]", "a 12 per cent rise [on March]", "fell by a fifth [from March]"
_CHANGED = re.compile(
    r"(?:\b(?:down|up|rise|rose|fall|fell|drop|dropped|increase[ds]?|decrease[ds]?|decline[ds]?)\b[^.;,]{0,30}?"
    r"(?:per\s?cent|%|\bby\s(?:a|an|one)\s\w+)|(?:per\s?cent|%)\s(?:rise|fall|drop|increase|decrease|decline|higher|lower|fewer|more)|,\s(?:up|down))"
    r"\s(?:(?:from|on|over|than|compared\s(?:to|with))\s)(?:(?:that|those)\s(?:of|in)\s|in\s)?$"
)
_LED = re.compile(r"(?:in|on|at|an?|the|late|early|last|this|\d+|\w+\s+(?:days?|weeks?|months?|years?))\s")
_COUNT = re.compile(
    rf",?\s+(?:another\s+)?(?:\d[\d,]*|none|{'|'.join(n for n in NUMBERS if len(n) > 1)})\b(?:\s+more)?\s*(?:[.,;]|and\b|$)"
)


_BEGAN = re.compile(r"\b(?:began|started|erupted|broke\s+out|resumed|arrived|entered|landed)\b[^,;:]*$")


def _opens_clause(first: Span, second: Span, between: str, folded: str, opens: int) -> bool:
    """Whether the second of two times begins another clause of a sentence that begins at `opens`: "nine died on Monday
    and on Tuesday [gunmen killed four]", "nine died in May and in June [four]"."""
    if _COUNT.match(folded, second.end) is None:
        if _GOES_ON.match(folded, second.end) is None:
            return False
        if between.rstrip().endswith("and") and _LED.match(folded, second.start) is None:
            return False
    if _BEGAN.search(folded, opens, first.start) is not None:
        return True  # "clashes began on 3 May and the next day nine were shot"
    return date_signs(folded).any("violence", opens, first.start)


def _opened(mentions: list[DateMention], c: Context) -> list[DateMention]:
    """Apply "since Thursday", "since the army went in on Thursday", "by Saturday". "Since Friday, when a hillside
    collapsed" tells the day of that, too."""
    told: list[DateMention] = []
    for mention in mentions:
        told.append(mention)
        if mention.start is None or mention.span is None or mention.form in ("future", "past"):
            continue
        before = c.folded[max(c.start, mention.span.start - 130) : mention.span.start]
        if c.folded.startswith("since ", mention.span.start):
            before += "since "
        led = c.folded[mention.span.start : mention.span.end].partition(" ")[0]
        led = f"{before}{led} " if led in ("from", "on", "over", "than", "in") else before
        if mention.precision in ("week", "month", "year") and not mention.form and _CHANGED.search(led):
            mention.form = "compared"  # "down 20 per cent from March"
            if _TOLD_OF.match(c.folded, mention.span.end) is None:
                mention.start, mention.end = None, None
            continue
        direct = clause = None
        if "since" in before:
            direct = _SINCE.search(before)
            told_of = direct is None and any(
                m.form == "since" for m in told
            )  # "missing since 9 May was found on Friday"
            clause = direct or (_SINCE_CLAUSE.search(before) if mention.precision != "period" and not told_of else None)
        if clause is not None:
            if _UPDATE.search(before, 0, clause.start()) is not None:
                mention.form, mention.start, mention.end = "compared", None, None
            elif _SUPERLATIVE.search(before[: clause.start()]) is None:
                if direct and mention.start == c.anchor.day == mention.end and _WEEKDAY_NAME.search(mention.reason):
                    mention.start -= timedelta(days=7)  # "since Wednesday", written on a Wednesday
                if direct and _WHEN.match(c.folded, mention.span.end, c.end):
                    told.append(replace(mention, end=mention.start if mention.precision == "day" else mention.end))
                mention.form, mention.precision = "since", "period"
                mention.end = max(c.anchor.day or mention.start, mention.start)
                mention.reason = f"since {mention.reason}"
            else:
                mention.form = "compared"
                if _TOLD_OF.match(c.folded, mention.span.end) is None:
                    mention.start, mention.end = None, None  # "the deadliest since the coup on 1 February"
        elif mention.precision == "day" and _is_waged(before, c, mention.span.end):
            mention.form, mention.precision = "since", "period"
            mention.end = max(c.anchor.day or mention.start, mention.start)
            mention.reason = f"since {mention.reason}"
        elif c.signed & AS_OF.bit and _may_end_as_of(before) and AS_OF.search(before):
            mention.form = "as_of"
    return told


# "Nine died in operations that began on 29 May": on any day since, unless they have ended
_WAGED = Rare(
    r"\b(?:operations?|offensives?|campaigns?|sweeps?|(?:combat|joint|military|police)\s+actions?),?\s+"
    r"(?:that|which)\s+(?:began|started|(?:was|were)\s+launched)\s+(?:(?:early|late|on)\s+)*$"
)
_WAGED_TO = re.compile(r"\b(?:end(?:ed|ing|s)|lasted|over|till|until)\b")


def _is_waged(before: str, c: Context, end: int) -> bool:
    """Whether a day is the first of fighting that goes on, by the words on both sides of it."""
    return _WAGED.search(before) is not None and _WAGED_TO.search(c.folded, end, c.end) is None
