"""The day of a line that leads a list in, for its items: "Events of Sunday 30 July:", and below a line for each."""

from __future__ import annotations

import re

from claimledger.days.daybook import Daybook
from claimledger.itemmarks import opening
from claimledger.labelrows import fields_of, heading_of_rows, label_of_row
from claimledger.mentions import Figure, When
from claimledger.patterns import Rare

_BLANK = re.compile(r"\n[ \t\r]*\n")
_LONGEST = 30  # lines of a list
_OF_PEOPLE = ("event", "plain", "fronted")  # not "issued on 31 July"
_FAR = 160  # characters of a line that leads in


def of_the_list(days: Daybook, figure: Figure) -> When | None:
    """The day that the line above the figure's list gives; None where the figure stands in no list, or it gives none."""
    doc, at = days.doc, figure.sentence
    if (when := _of_the_heading(days, figure) or _of_the_record(days, figure)) is not None:
        return when
    if ":\n" not in doc.text:
        return None
    sentences = doc.sentences
    for above in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
        line, below = sentences[above], sentences[above + 1]
        gap = doc.text[line.end : below.start]
        if "\n" not in gap:
            continue
        marked = opening(doc.text, below.start, below.end) != below.start
        leads = doc.text[line.end - 1] == ":"
        if _BLANK.search(gap) and not marked:
            return None
        if not leads:
            continue
        if line.end - line.start > _FAR or opening(doc.text, line.start, line.end) != line.start:
            return None
        told = [t for t in days.told(above) if t.window and t.mention.precision == "day" and not t.mention.form]
        if len(told) != 1:
            return None
        mention = told[0].mention
        return When(mention.start, mention.end, "day", mention.span, f"{mention.reason}, in the line above the list")
    return None


def _of_the_heading(days: Daybook, figure: Figure) -> When | None:
    """The days that the heading over rows gives: "Casualties, 13-14 May", and below it "Orvale: 3 killed"."""
    doc, at = days.doc, figure.sentence
    if label_of_row(doc, at) is None or days.told(at):
        return None
    head = heading_of_rows(doc, at)
    told = [t for t in days.told(head) if t.window] if head is not None else []
    if len(told) != 1 or told[0].mention.form not in ("", "since", "past") or told[0].role not in _OF_PEOPLE:
        return None
    mention = told[0].mention
    return When(
        mention.start, mention.end, mention.precision, mention.span, f"{mention.reason}, in the heading above the rows"
    )


def of_the_label(days: Daybook, figure: Figure) -> When | None:
    """The day in the label of a row that gives a day's toll: "Wednesday's toll: 3" over "Tuesday's toll: 5"."""
    if not figure.cumulative or (label := label_of_row(days.doc, figure.sentence)) is None:
        return None
    told = [t for t in days.told(figure.sentence) if t.window and t.mention.span and label.contains(t.mention.span)]
    if len(told) != 1 or told[0].mention.precision != "day":
        return None
    mention = told[0].mention
    if _TOLL_OF.fullmatch(days.doc.folded, label.start, label.end) is None:
        return None
    figure.cumulative = False
    return When(mention.start, mention.end, "day", mention.span, f"{mention.reason}, whose toll the row gives")


_TOLL_OF = re.compile(r"\w+['’]s\s+(?:death\s+)?toll|toll\s+for\s+.+")
_DATE = re.compile(  # "Incident date: 28 June 2017", "When: 28 June"
    r"(?:[a-z]+[ ])?(?:date|day)(?:[ ][a-z/ ]{1,20})?[ ]*[:|]|(?:when|on|occurred|time|reporting period|period|"
    r"period covered|dates)[ ]*[:|]"
)


_DATED = Rare(r"(?:date|day|when|on|occurred|time|period|date of [a-z]+)s?[ ]*[:|][ \t]")


def _of_the_record(days: Daybook, figure: Figure) -> When | None:
    """The day of a record of labelled lines, for those that it counts: "Date: 28 June 2017", "Killed: 8"."""
    doc = days.doc
    own = doc.sentences[figure.sentence]
    if doc.folded.find(":", own.start, own.end) < 0 and doc.folded.find("|", own.start, own.end) < 0:
        return None
    if "dated" not in doc.kept:
        doc.kept["dated"] = _DATED.search(doc.folded) is not None
    if not doc.kept["dated"]:
        return None
    dated = (line.index for line in fields_of(doc, figure) if _DATE.match(doc.folded, line.start, line.end))
    index = next(dated, None)
    told = [t.mention for t in days.told(index) if t.window and not t.mention.form] if index is not None else []
    if len(told) != 1:
        return None
    return When(told[0].start, told[0].end, told[0].precision, told[0].span, f"{told[0].reason}, the day of the record")
