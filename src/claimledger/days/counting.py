"""Windows that counts take from other counts: of one they are set against, of a whole text, of a regular report."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from claimledger.again import KILLED_IN_WAR, WAR_BEGAN
from claimledger.days.daybook import ENDS, Daybook, days_of
from claimledger.days.phrases import ASIDE, IN_PERIOD, PUTS, REPORT, WHOLE
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When
from claimledger.patterns import Rare


def rival(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The window of the count that another is set against, in the sentence before."""
    if not days.has(PUTS, figure.sentence):
        return None
    before = (
        found.figures[k].part_of if found.of_later_part(k) else k  # "15 of them died since the morning": no toll
        for k in reversed(found.by_sentence.get(figure.sentence - 1, ()))
        if found.figures[k].outcome == figure.outcome
    )
    when = next((found.whens[k] for k in before if k is not None), None)
    return when.because(f"{when.reason}, of the count before it") if when and when.start else None


_HAVE = ("have ", "has ")
_THEY_HAVE = (
    *("they have ", "it has ", "these have ", "the violence has ", "the attacks have ", "the insurgency has "),
    *(
        "the conflict has ",
        "the fighting has ",
        "the unrest has ",
        "the war has ",
        "the outbreak has ",
        "the epidemic has ",
    ),
    *(
        "the drought has ",
        "the offensive has ",
        "the siege has ",
        "the campaign has ",
        "the crackdown has ",
        "the virus has ",
    ),
)


def counted_on(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """ "Since January 61 leaders have been murdered. More than 8,000 people have fled": since January, too."""
    doc, index = days.doc, figure.sentence
    if not index or doc.sentences[index - 1].paragraph != doc.sentences[index].paragraph:
        return None
    start = max(doc.sentences[index].start, figure.group.end)
    words = doc.folded[start : figure.harm.end].lstrip()
    if not words.startswith(_HAVE) or (figure.low or 0) < 2 or days.told(index):
        return None
    for k in reversed(found.by_sentence.get(index - 1, ())):
        when = found.whens[k]
        if found.figures[k].compared:
            continue
        if when is None or when.precision != "period" or not when.reason.startswith("since "):
            return None
        return when.because(f"{when.reason}, as what is counted before it")
    return None


def since_before(days: Daybook, figure: Figure) -> When | None:
    """ "The army has fought them since 2015. They have left 1,200 dead": since 2015, too; and so it is of a war that broke
    out then."""
    doc, index = days.doc, figure.sentence
    if not index or doc.sentences[index - 1].paragraph != doc.sentences[index].paragraph:
        return None
    own = doc.sentences[index]
    if not doc.folded.startswith(_THEY_HAVE, own.start) and not KILLED_IN_WAR.search(doc.folded, own.start, own.end):
        return None
    told = [t.mention for t in days.told(index - 1) if t.window]
    since = [m for m in told if m.form == "since"]
    if not since and days.holds(WAR_BEGAN, index - 1):
        since = [m for m in told if not m.form and m.precision in ("day", "month", "year")]
    end = days.last_day(index)
    if len(since) != 1 or days.told(index) or since[0].start is None or end is None or end < since[0].start:
        return None
    reason = f"{since[0].reason}, in the sentence before, up to the day of the statement"
    return When(since[0].start, end, "period", since[0].span, reason)


def of_the_whole(days: Daybook, figure: Figure, found: Windows) -> When | None:
    """ "A total of 745" in a text that tells of four days counts those of all four."""
    widest = found.widest(days.anchor.day) if days.has(WHOLE, figure.sentence) else None
    return replace(widest, precision="period", reason=f"a total: {widest.reason}") if widest else None


_AT_THE_TIME = ("at the time,", "at that time,", "then,", "that month,", "that year,")
_HEADING = 3  # sentences
_MONTHLY = 7  # days: the least period of such a report


def at_the_time(days: Daybook, figure: Figure) -> When | None:
    """ "Orvale was retaken in July 2015. At the time, 1,800 fled": in the month or year told before it."""
    doc, index = days.doc, figure.sentence
    if not index or not doc.folded.startswith(_AT_THE_TIME, doc.sentences[index].start) or days.told(index):
        return None
    told = [t for t in days.told(index - 1) if t.window and t.mention.form == ""]
    if len(told) != 1 or doc.sentences[index - 1].paragraph != doc.sentences[index].paragraph:
        return None
    mention = told[0].mention
    return When(mention.start, mention.end, mention.precision, mention.span, f"{mention.reason}, at that time")


def of_the_report(days: Daybook, figure: Figure, found: Windows, *, said: bool = False) -> When | None:
    """The period that a report names in its heading, or that a regular one covers by the first of its figures.

    `said`: only where the sentence says so, "during the week".
    """
    if (period := days.anchor.period) is not None and not any(t.window for t in days.told(figure.sentence)):
        if days.has(IN_PERIOD, figure.sentence) or not (said or figure.cumulative or days.counts(figure.sentence)):
            return When(*period, "period", reason="the period of the report")
        return None
    if (
        figure.sentence <= _HEADING
        or days.told(figure.sentence)
        or not any(days.has(REPORT, i) for i in range(_HEADING))
    ):
        return None
    first = next(
        (w for f, w in zip(found.figures, found.whens, strict=True) if w and w.start and not f.background), None
    )
    if first is None or first.precision == "day" or days_of(first) < _MONTHLY:
        return None
    return replace(first, precision="period", reason=f"{first.reason}, the period of the report")


_STILL = Rare(
    r"\b(?:(?:are|is|remains?|remained|still|currently)\s+(?:[\w-]+\s+){0,2}(?:displaced|homeless|missing|sheltering|staying|"
    r"living|hosted|held|unaccounted|unknown)|(?:has|have)\s+(?:now\s+)?reached|stands?\s+at|wars?|began|beginning|outbreak|"
    r"start\s+of|since|ever|so\s+far|to\s+date|history|previous(?:ly)?|earlier|ago|years?(?!\W+old)|decades?)\b"
)


_IN_MONTHS = Rare(
    r"\b(?:during|over|in|within|throughout|in\s+the\s+course\s+of)\s+(?:the|this)\s+(?:whole\s+)?(?:months?|quarter|half-year|semester|year)\b"
    r"(?!\s+(?:before|earlier|ago|after|to|since|of|prior))"
)
_RUNNING = timedelta(days=6)


def of_what_is_covered(days: Daybook, figure: Figure) -> When | None:
    """The months that a report covers, or the chapter of it, for what it tells without a day: "At least 63 were killed".

    Not what is so at the time of writing, "712,000 people are displaced", nor what has been counted for longer.
    """
    covered = days.anchor.covered
    if figure.background or figure.earlier or figure.compared or figure.assertion == "projected":
        return None
    if covered is None:
        return _since_it_began(days, figure)
    said = days.has(IN_PERIOD, figure.sentence) or days.holds(_IN_MONTHS, figure.sentence)
    if not said and days.holds(_STILL, figure.sentence):
        return None
    if covered.end - covered.start < _RUNNING or days.has(ASIDE, figure.sentence):
        return None  # a report of some days tells of what began before them
    if any(t.window and t.role != "statement" for t in days.told(figure.sentence)):
        return None
    return When(*covered.at(figure.span.start), "period", reason="the time that the report covers")


def _since_it_began(days: Daybook, figure: Figure) -> When | None:
    """From when a disaster began, as the highlights of a report say, to the day as of which it counts: "Situation report,
    as of 10 February. HIGHLIGHTS - 23 dead since 5 February. … Orvale: Eleven people died"."""
    end = days.counted_to
    if (
        end is None
        or figure.outcome == "displaced"
        or days.told(figure.sentence)
        or days.holds(_STILL, figure.sentence)
    ):
        return None
    told = (t.mention for i in range(min(_HIGHLIGHTS, figure.sentence)) for t in days.told(i))
    since = next((m for m in told if m.form == "since" and m.start), None)
    if since is None or since.start is None or not timedelta(0) <= end - since.start <= _DISASTER:
        return None
    return When(since.start, end, "period", since.span, f"{since.reason}, up to the day of the report")


_HIGHLIGHTS = 8  # sentences
_DISASTER = timedelta(days=45)


def of_the_table(days: Daybook, figure: Figure) -> When | None:
    """The window of a row of a table: of the report, or of the one event, told before it, that the text is about."""
    if (when := of_what_is_covered(days, figure)) is not None:
        return when
    narrow = days.narrowest if days.tells_events else None
    if narrow is None or narrow.sentence >= figure.sentence:
        return None  # "Deaths by town: … A boat sank on 7 December": of one who is told of behind them
    one = narrow.mention
    return When(one.start, one.end, one.precision, one.span, f"{one.reason}, the only event day told before the table")


_COUNT = 10  # people: more than one incident may have
_LEAD = 3  # sentences
_REACH = 5  # sentences
_LONG = 14  # days


def of_the_opening(days: Daybook, figure: Figure, found: Windows) -> When | None:
    """The months that a text opens with, for what it goes on to count until it tells of another time.

    "Between May and July 173 were killed. An estimated 44,000 fled": between May and July. "At least 170 killed" above it, too.
    """
    if figure.earlier or figure.compared or days.told(figure.sentence):
        return None
    opening = next((k for k, w in enumerate(found.whens) if w and w.start), None)
    if opening is None:
        return None
    when = found.whens[opening]
    if when is None or when.precision not in ("month", "period") or when.span is None:
        return None
    first = days.index_at(when.span.start)
    if first > _LEAD or not _LONG <= days_of(when) <= 366:
        return None
    lead = days.doc.sentences[first].paragraph
    if any(t.mention.form for t in days.told(first) if t.mention.span == when.span):
        # "62 since April. … The other side killed 41": what the lead counts
        if (
            days.doc.sentences[figure.sentence].paragraph != lead
            or figure.sentence < first
            or (figure.low or 0) < _COUNT
        ):
            return None
    if figure.sentence < first and ENDS.search(days.doc.folded, 0, days.doc.sentences[figure.sentence].end):
        return None  # no headline
    if figure.sentence > first + _REACH:
        return None
    between = range(first + 1, figure.sentence)
    turned = any(first < t.sentence <= figure.sentence for t in days.turns() if t.whole)
    if turned or any(t.window and t.role in ("event", "plain") for i in between for t in days.told(i)):
        return None
    return replace(when, reason=f"{when.reason}, the time that the text opens with")


_DAILY = 2  # days
_MORE_THAN_THAT = Rare(
    r"\b(?:since|so\s+far|this\s+(?:year|month)|in\s+total|overall|wars?|conflict|campaign|years?|months?|weeks?|earlier|previous(?:ly)?|"
    r"have|has)\b"
)


def of_the_day(days: Daybook, figure: Figure, found: Windows) -> When | None:
    """The day that a daily report says it is of, for what its paragraphs tell without one.

    "Over the past day nine people were killed. … Osk was hit 71 times. One person died."
    """
    if figure.earlier or figure.compared or figure.background or figure.cumulative or days.told(figure.sentence):
        return None
    opening = _of_headline(days, found) or next((w for w in found.whens if w and w.start), None)
    if opening is None or opening.precision != "period" or opening.span is None or days_of(opening) > _DAILY:
        return None
    first = days.index_at(opening.span.start)
    lead = next((t.mention for t in days.told(first) if t.mention.span == opening.span), None)
    if first > 1 or lead is None or lead.form != "past" or figure.sentence <= first:
        return None
    if not days.doc.folded.endswith(
        ("24 hours", "past day", "last day", "past 24"), opening.span.start, opening.span.end
    ):
        return None  # "over the past two days" opens a story, not a report of the day
    if (
        figure.outcome == "displaced"
        or days.holds(_MORE_THAN_THAT, figure.sentence)
        or days.has(ASIDE, figure.sentence)
    ):
        return None
    sentences = days.doc.sentences
    for index in range(figure.sentence - 1, -1, -1):
        if sentences[index].paragraph != sentences[figure.sentence].paragraph:
            break
        if index != first and any(t.window and t.role in ("event", "plain", "found") for t in days.told(index)):
            return None
    return replace(opening, reason=f"{opening.reason}, the days of the report")


def _of_headline(days: Daybook, found: Windows) -> When | None:
    """The day of a report whose headline says so and counts nobody: "Attacks over the past day, by region"."""
    first = days.doc.sentences[0]
    told = days.told(0) if not found.by_sentence.get(0) and first.end - first.start < _HEADLINE else []
    if not told or told[0].window is None or told[0].mention.form != "past" or told[0].mention.span is None:
        return None
    span = told[0].mention.span
    return When(*told[0].window, "period", span, f'"{days.doc.text[span.slice]}" in the headline')


_HEADLINE = 90  # characters
