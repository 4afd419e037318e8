"""An event that lasts: the days from its beginning to its end, where a text tells both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook, is_fine
from claimledger.days.phrases import MAY_BEGIN, MAY_END, MAY_REST
from claimledger.days.reading import Told
from claimledger.mentions import When
from claimledger.once import once
from claimledger.patterns import Rare
from claimledger.spans import Span

_LEAD = 5  # sentences
_LONGEST = 14  # days; what lasts longer is no one event
_LASTING = Rare(
    r"\b(?:sieges?|stand-?offs?|hostages?|fighting|clash(?:es)?|battles?|violence|riot(?:s|ing)?|unrest|assault|attack|"
    r"offensive|raid|operation|shelling|bombardment|firefight|shootout|hijack\w*|takeover|uprising|mutiny|revolt|rampage|"
    r"massacre|storm|fire|blaze|floods?|flooding|hunt|manhunt)\b"
)
_BEGINS = re.compile(
    r"(?<!truce that )(?<!ceasefire that )(?<!talks that )(?<!trial that )"
    r"\b(?:beg[au]n|started|broke\s+out|erupted|flared(?:\s+up)?|kicked\s+off)\b[^,;.]{0,45}$"
)
_RUNS_TO = re.compile(
    r"\b(?:(?:continu(?:ed|ing)|lasted|last(?:ing)?|rag(?:ed|ing)|went\s+on|dragged\s+on|carried\s+on|stretch(?:ed|ing)|"
    r"spill(?:ed|ing))(?:\s+\w+){0,2}?\s+(?:until|till|into|through|on)|ret(?:ook|aken)|recaptured|regained\s+control|"
    r"(?:was|were|is|are|came|brought)\s+(?:only\s+)?(?:over|to\s+an\s+end)|ended|put\s+an\s+end|quelled|crushed|(?:was|were)\s+put\s+down)"
    r"\b[^,;.]{0,50}$"
)
_ENDS_AFTER = re.compile(
    r"(?:,|[^,;.]{0,12})\s*\b(?:ended|ending|put\s+an\s+end\s+to|brought\s+to\s+an\s+end|retook|recaptured|regained\s+control|quelled|"
    r"crushed|broke|lifted)\b(?P<what>(?:(?!\b(?:that|which|who)\b)[^,;.]){0,50})"
)
# "Gunmen seized the depot on Monday": the beginning of what the text says ended.
_SEIZES = re.compile(
    r"\b(?:seized|stormed|overran|attacked|captured|occupied|hijacked|surrounded|besieged|burst\s+into|took\s+over|took\s+"
    r"(?:\w+\s+){0,4}?hostage)\b[^;.]{0,70}$"
)
_RETAKEN = Rare(r"\b(?:retook|retaken|recaptured)\b")
_OVERNIGHT = re.compile(r"\b(?:overnight|night-long|all-night|day-long)\s+(?:\w+\s+)?$")
_DAYS_LONG = re.compile(
    r"\b(?P<count>two|three|four|five|six|seven|\d{1,2})[- ](?P<unit>day|hour)s?(?:[- ]long)?\s+(?:\w+\s+)?$"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and last day of an event that lasts, and the dates of the text that tell them."""

    start: date
    end: date
    spans: frozenset[Span]
    reason: str

    def widened(self, when: When) -> When:
        """The whole event for a window that rests on its first or last day, or on the weekend it fell on.

        "The siege began on Monday; on Tuesday it ended. In all, 13 were killed.": from Monday to Tuesday.
        """
        if when.start is None or when.end is None or (when.start, when.end) == (self.start, self.end):
            return when
        if when.span not in self.spans and not self._on_weekend(when):
            return when
        return replace(when, start=self.start, end=self.end, precision="period", reason=self.reason)

    def _on_weekend(self, when: When) -> bool:
        """ "The weekend's riot", which broke out late on Friday."""
        if "weekend" not in when.reason.lower() or when.precision != "period" or when.start is None or when.end is None:
            return False
        return when.start - timedelta(days=1) == self.start and self.start < self.end <= when.end


class Lasting:
    """The event of a text that lasts; looked for where a window may rest on its first or last day."""

    def __init__(self, days: Daybook) -> None:
        self.kept: dict[str, Any] = {}
        self._days = days

    @once
    def _weekend(self) -> DateMention | None:
        """How long the weekend was by the first sentences: "between 4 p.m. Friday and 6 a.m. Monday"."""
        for index in (i for i in self._days.dated if i <= _LEAD):
            for told in self._days.told(index):
                one = told.mention
                if one.precision == "period" and not one.form and "weekend" not in one.reason and is_fine(one):
                    return one if _weekends(one) else None
        return None

    @once
    def _ending(self) -> list[int]:
        return may_end(self._days)

    @once
    def _extent(self) -> Extent | None:
        return find_extent(self._days, self._ending)

    def widened(self, when: When) -> When:
        """The whole of the event for a window that rests on a part of it, or all of the weekend as the text tells it."""
        if "weekend" in when.reason.lower() and when.start and when.end and (whole := self._weekend) is not None:
            if whole.start and whole.end and whole.start <= when.start and when.end <= whole.end:
                at = self._days.index_at
                if when.reason.lower().startswith('"last') and when.span and whole.span:
                    if at(when.span.start) != at(whole.span.start):
                        back = timedelta(days=7)  # the weekend before that
                        return replace(when, start=when.start - back, end=when.end - back)
                return replace(when, start=whole.start, end=whole.end, reason=f"{when.reason}, {whole.reason}")
        if when.start is None or not self._ending or not self._may_rest(when) or self._extent is None:
            return when
        return self._extent.widened(when)

    def _may_rest(self, when: When) -> bool:
        """Whether the words of a window stand in a sentence that may tell of a beginning or an end."""
        if "weekend" in when.reason.lower():
            return True
        index = self._days.index_at(when.span.start) if when.span else -1
        return index >= 0 and self._days.has(MAY_REST, index)


def _weekends(one: DateMention) -> bool:
    """Whether days are a weekend and no more than the days beside it."""
    if one.start is None or one.end is None or one.start.weekday() < 4 or one.end.weekday() not in (6, 0):
        return False
    return 1 <= (one.end - one.start).days <= 3


def may_end(days: Daybook) -> list[int]:
    """The sentences with dates that may tell that something which lasts has ended."""
    ending = (i for i in days.dated if days.has(MAY_END, i))
    return [i for i in ending if days.holds(_LASTING, i) or days.holds(_RETAKEN, i)]


def find_extent(days: Daybook, ending: list[int]) -> Extent | None:
    """The one event of a text of which the beginning and the end are told; None where there is none, or more.

    Its end is looked for in the sentences `ending`.
    """
    ended = [(told.mention, _length(days, told)) for told in _days(days, ending) if _is_last(days, told)]
    if not ended:
        return None
    spans = {m.span for m, _ in ended}
    begun: list[DateMention] = []
    seized: list[DateMention] = []
    for told in _days(days, (i for i in days.dated if days.has(MAY_BEGIN, i))):
        if told.mention.span in spans:
            continue  # "broke out on Monday and continued until Tuesday"
        before, _ = _around(days, told)
        begins = days.holds(_LASTING, told.sentence) and _BEGINS.search(before) is not None
        if not begins and _SEIZES.search(before) is None:
            continue
        if told.role in ("event", "plain"):
            (begun if begins else seized).append(told.mention)
    last, length = max(ended, key=lambda e: e[0].end or date.min)
    begun = begun or [m for m in seized if _is_before(m, last, length)]
    if len({m.start for m in begun}) > 1:
        return None
    start = begun[0].start if begun else None
    if start is None and length and last.end:
        start = last.end - timedelta(days=length)
    if start is None or last.end is None or not timedelta(0) < last.end - start <= timedelta(days=_LONGEST):
        return None
    resting = frozenset(m.span for m in (*begun, *(m for m, _ in ended)) if m.span)
    opening = begun[0].reason if begun else f"{length} day(s) before"
    return Extent(start, last.end, resting, f"it lasted from {opening} to {last.reason}")


def _is_before(first: DateMention, last: DateMention, length: int) -> bool:
    """Whether a day may be the first of what ended on another, after as many days as the text says."""
    if first.start is None or last.end is None:
        return False
    gap = (last.end - first.start).days
    return 0 < gap <= _LONGEST if not length else length <= gap <= length + 1


def _is_last(days: Daybook, told: Told) -> bool:
    """Whether something that lasts ended on a day, by the words around it."""
    before, after = _around(days, told)
    if _RUNS_TO.search(before) is None:
        what = _ENDS_AFTER.match(after)
        if what is None or _LASTING.search(what["what"]) is None:
            return False
    return told.role != "aside"


def _days(days: Daybook, sentences: Iterable[int]) -> Iterator[Told]:
    """The single days that some sentences tell."""
    told = (told for index in sentences for told in days.told(index))
    return (t for t in told if t.mention.precision == "day" and t.mention.form in ("", "as_of"))


def _around(days: Daybook, told: Told) -> tuple[str, str]:
    """The words of the sentence before and after a date."""
    sentence, span = days.doc.sentences[told.sentence], told.mention.span
    assert span is not None
    folded = days.doc.folded
    return folded[max(sentence.start, span.start - 90) : span.start], folded[
        span.end : min(sentence.end, span.end + 90)
    ]


def _length(days: Daybook, told: Told) -> int:
    """How many days before its end an event began, as its own words say: "an overnight siege", "a three-day riot"."""
    sentence = days.doc.sentences[told.sentence]
    for lasting in _LASTING.finditer(days.doc.folded, sentence.start, sentence.end):
        before = days.doc.folded[max(sentence.start, lasting.start() - 40) : lasting.start()]
        if _OVERNIGHT.search(before):
            return 1
        if long := _DAYS_LONG.search(before):
            count = _COUNTS.get(long["count"]) or int(long["count"])
            return count - 1 if long["unit"] == "day" else -(-count // 24)
    return 0
