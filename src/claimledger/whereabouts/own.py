"""The place that a figure's own sentence names for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from claimledger.again import EVENTS
from claimledger.history import answered_from
from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.aside import told_aside
from claimledger.whereabouts.beside import NEAREST, Beside
from claimledger.whereabouts.clause import gone_to, in_clause
from claimledger.whereabouts.fine import fineness, finest
from claimledger.whereabouts.named import Whereabouts
from claimledger.whereabouts.of_parts import without_shares_of_others
from claimledger.whereabouts.others import of_its_frame, of_some, of_uncounted
from claimledger.whereabouts.shared import of_its_share
from claimledger.whereabouts.telling import THERE, THOSE_THERE
from claimledger.whereabouts.times import of_its_time

# "Eight were killed on Friday and four in Reno": the place is that of the four alone.
_GAP = re.compile(r"\s+(?:others?\s+)?(?:in|at|near|outside|around)\s+(?:the\s+)?(?:\w+\s+){0,3}$")
_GAPPED = re.compile(
    r"\b(?:on|in|at|near|last|yesterday|this|overnight|earlier)\b[^.;]*\b(?:and|while|but)\s+(?:at\s+least\s+|another\s+)?$"
)
_COORDINATED = re.compile(r",?\s+and\s+(?:(?:at\s+least|another|about|some|more\s+than|as\s+many)\s+)?")
_SECOND_LAND = re.compile(r"(?:[;:]|,?\s+(?:and|while|but|whereas))\s+(?:in|across)\s+(?:the\s+)?\Z")
_OTHER_CLAUSE = re.compile(
    r"(?:, (?:and|while|but)|;) (?:the\s+|an?\s+)?(?:[\w-]+ ){1,3}?(?:in|at|near|on|from|hit|struck) "
)
_SOON = 60  # characters between "where" and a figure
_WHERE = frozenset(["event", "bare", "home", "goal"])
_WIDE = 2  # how finely a region is told
_HERE = re.compile(r"\bhere\b")
# ", hours after men stormed", ", two days before a blast"
_HOURS_AFTER = Rare(
    r",?\s+(?:just\s+|less\s+than\s+|only\s+|barely\s+)?(?:an?|one|two|three|four|five|six|several|\d+)?\s*"
    r"(?:hours?|days?|weeks?|months?|years?|minutes?)\s+(?:after|before)\s+(?!(?:the|his|her|their|its)\s)"
)
_EVENT_THAT = re.compile(
    rf"\s+(?:[\w-]+\s+){{0,3}}?(?:{EVENTS}),?\s+(?:that|which|in\s+which)\s+(?:\w+\s+)?(?:killed|left|claimed|wounded|injured)\s+"
    r"(?:[\w-]+\s+){0,3}"
)
_OTHER_ATTACK = re.compile(
    rf"\s+(?:\w+\s+)?(?:in|by|during)\s+(?:an?|another)\s+(?:[\w-]+\s+){{0,3}}?(?:{EVENTS})\b(?!\s+(?:nearby|there|close\s+by)\b)"
)


_FOUND = re.compile(r"\b(?:bod(?:y|ies)|corpses?|found|freed|released|rescued|escaped)\b")
# "… and the toll in [Lorin] rose to nine"
_NEXT_TOLL = re.compile(
    rf"(?:,|;|\band|\bwhile|\bbut)\s+(?:(?:an?|the|two|three|other|another|further)\s+)?(?:[a-z]+\s+){{0,2}}?(?:{EVENTS}|toll|that|those|one)\s+"
    r"(?:in|at|near|on|from)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)


_IN_PLACE = re.compile(r"\s(?:in|across|throughout|inside)\s(?:the\s)?(?:occupied\s|whole\sof\s(?:the\s)?)?")
_NUMBER_IN = re.compile(
    r",?\sthe\s(?:total\s)?(?:number|tally|count)\sof\s[^,;.]{0,60}?\b(?:killed|dead|deaths|died|slain|murdered|injured|wounded|"
    r"fatalities|casualties|displaced|missing)" + _IN_PLACE.pattern
)


# "Police in [Orvale] said nobody was hurt there"
_LOCALS = re.compile(
    r"\b(?:police|residents|villagers|witnesses|doctors|medics|hospital\s+(?:staff|sources|officials)|firefighters|rescuers|"
    r"(?:city|local|town|hospital)\s+officials|the\s+(?:mayor|prefect|governor))\s+(?:in|of)\s+(?:the\s+\w+\s+of\s+)?$"
)


_DASHES = ("-", "–", "—")


class OwnSentence:
    """Chooses among the places of the sentence of a figure. `beside` are the figures of the text."""

    def __init__(self, found: Whereabouts, beside: Beside) -> None:
        self.found, self.beside, self.doc = found, beside, found.page.doc

    def places(self, figure: Figure, roles: Sequence[str]) -> list[PlaceMention]:
        """The place in the clause of the figure, else in its sentence where no other figure is nearer to it."""
        close = self._close(figure)
        if close and (start := answered_from(self.doc, figure)) is not None:
            end = self.doc.folded.find(",", max(figure.span.end, figure.harm.end))
            close = [m for m in close if m.span and start <= m.span.start and not 0 <= end < m.span.start]
        if close and (aside := told_aside(self.doc, figure)) is not None:
            close = [m for m in close if m.span and aside.contains(m.span)]
        if close and self.of_earlier(figure):
            close = [m for m in close if m.span and m.span.start > figure.span.start]
        if not close:
            return []
        if figure.cumulative and (counted := self._of_the_toll(close, figure, roles)) is not None:
            return [counted]
        if (before := self._before_bracket(close, figure) or self._before_where(close, figure)) is not None:
            return [before]
        if (share := of_its_share(self.found.page, close, figure)) is not None:
            return share
        if (event := next((m for m in close if self._is_of_event(m, figure)), None)) is not None:
            return [event]
        named = [m for m in close if m.role in roles and not of_some(self.doc, self.beside, m, figure)]
        if figure.outcome == "displaced":
            named = [m for m in named if not gone_to(m)]
        elif figure.outcome == "abducted" and named:
            named = [m for m in named if not self._of_finding(m, figure)]
        named = [m for m in named if not of_uncounted(self.doc, self.beside, m, figure)]
        if len(named) > 1:
            named = of_its_frame(self.beside, figure, named)
        if len(named) > 1 and (one := self._respectively(figure, named)) is not None:
            return [one]
        if len(named) > 1:
            named = self._without_later(figure, named)
        if len(named) > 1 and named[0].role == "label":
            # "Orvale: Nine died in Lorin district": filed from there. A country or region may well hold it.
            apart = [m for m in named[1:] if fineness(m) > 2 and m.bare_name != named[0].bare_name]
            own = self._of_item(figure, apart) if apart and named[0].cue == "label" else apart
            named = own or (named[:1] if apart else named)
        if len(named) == 1 and named[0].cue == "label" and (told := self._behind_label(figure, named[0])):
            named = told if figure.outcome != "abducted" else []
        if len(named) > 1 and named[0].cue == "of":
            # "labourers of Orvale village were killed near Lorin": they are only of it
            named = [m for m in named if m.cue != "of" and fineness(m) >= fineness(named[0])] or named
        if named and (figure.part_of is not None or id(figure) in self.beside.shares):
            named = without_shares_of_others(self.found, self.beside, figure, named)
        if named and id(figure) in self.beside.shares:
            named = self._without_shares(figure, named)
        elif named and len(items := self._items(figure)) > 1:
            named = [m for m in named if m.span and not items[0] < m.span.start < items[-1]]
        if named and id(figure) not in self.beside.shares and (cut := self._item_end(figure)) is not None:
            named = [m for m in named if m.span and m.span.start < cut]
        if not named:
            return []
        beside = self.beside.near(figure)
        if len(beside) + len(named) > 2:
            parted = of_its_time(self.doc, figure, self.beside.in_order(figure), named)
            if parted is not None:
                return self._best(parted, figure) if parted else []
        elif len(beside) == 1:
            return named  # a single place of a single figure
        if len(beside) > 1 and not (named := self._without_gapped(figure, named)):
            return []
        inside = in_clause(self.doc, figure, named)
        if not inside and len(beside) > 1:
            clauses = {f.clause for f in beside if f.clause != figure.clause}
            named = [m for m in named if m.span and not any(c.contains(m.span) for c in clauses)] or named
        return self._best(inside or named, figure)

    def _behind_label(self, figure: Figure, label: PlaceMention) -> list[PlaceMention]:
        """The one place that a sentence tells of behind the town it is filed from, before a figure of another clause: "Orvale -
        Two men were shot at Lorin; [five] had been stabbed before that"; for those who were abducted also behind it."""
        if self.doc.text[label.reach : label.reach + 3].strip()[:1] not in _DASHES:
            return []  # "Orvale: three shot; a body found in Lorin; five wounded"
        behind = figure.span.end if figure.outcome != "abducted" else self.doc.sentences[figure.sentence].end
        told = [
            m for m in self.found.named[figure.sentence]
            if m.role == "event" and m.span and m.span.start < behind and fineness(m) > 2 and m.bare_name != label.bare_name
        ]  # fmt: skip
        return told if len(told) == 1 else []

    def of_other_time(self, figure: Figure, mention: PlaceMention) -> bool:
        """Whether a place is told of another figure of the sentence, with a time of its own: "A woman was shot on 3 May and a
        man on 6 May in [Lorin]"."""
        if mention.sentence != figure.sentence or len(own := self.beside.in_order(figure)) < 2:
            return False
        return of_its_time(self.doc, figure, own, [mention]) == []

    def _is_of_event(self, mention: PlaceMention, figure: Figure) -> bool:
        """Whether a figure is that of an event named by a place: "survived the Vela mall attack that killed [67]"."""
        if mention.cue not in ("modifier", "type") or mention.role != "event" or mention.span is None:
            return False
        return _EVENT_THAT.fullmatch(self.doc.folded, mention.span.end, figure.span.start) is not None

    def of_earlier(self, figure: Figure) -> bool:
        """Whether a figure is of an attack before that of its sentence, with a place of its own or none: "… in Osk, a day after
        [four] died in an attack near the border"."""
        start = self.doc.sentences[figure.sentence].start
        before = _HOURS_AFTER.search(self.doc.folded, start, figure.span.start)
        if before is None or figure.span.start - before.end() > _SOON:
            return False
        return _OTHER_ATTACK.match(self.doc.folded, max(figure.span.end, figure.harm.end)) is not None

    def _respectively(self, figure: Figure, named: Sequence[PlaceMention]) -> PlaceMention | None:
        """The place of a figure where as many are counted as places named, one by one: "in Osk and Lorin, killing 12 and five
        respectively"."""
        sentence = self.doc.sentences[figure.sentence]
        if "respectively" not in self.doc.folded[sentence.start : sentence.end]:
            return None
        counted = sorted((f for f in self.beside.near(figure)), key=lambda f: f.span.start)
        told = [m for m in named if m.role == "event" and m.span]
        if len(counted) != len(told) or len({f.outcome for f in counted}) != 1:
            return None
        return next((m for f, m in zip(counted, told, strict=True) if f is figure), None)

    def _of_the_toll(self, close: Sequence[PlaceMention], figure: Figure, roles: Sequence[str]) -> PlaceMention | None:
        """The place that stands directly behind the words of a toll: "two died in Osk, bringing the toll in [Vela] to 41",
        "to 41 the number of those killed in [Vela]"."""
        low = self.doc.folded
        for mention in close:
            if mention.span is None or mention.role not in roles or mention.span.start < figure.harm.start:
                continue
            start = figure.harm.end
            if any(m.group and m.group == mention.group for m in close if m is not mention):
                continue  # "the toll in Osk and Lorin": of both
            if _IN_PLACE.fullmatch(low, start, mention.span.start) or _NUMBER_IN.fullmatch(
                low, figure.span.end, mention.span.start
            ):
                return mention
        return None

    def _before_bracket(self, close: Sequence[PlaceMention], figure: Figure) -> PlaceMention | None:
        """The place before the bracket in which a figure stands, where that names none: "Osk (71 killed, [230] injured)"."""
        sentence, text = self.doc.sentences[figure.sentence], self.doc.text
        opened = text.rfind("(", sentence.start, figure.span.start)
        if opened < 0 or text.find(")", opened, figure.span.start) >= 0:
            return None
        closed = text.find(")", figure.span.end, sentence.end)
        if any(m.span and opened < m.span.start < closed for m in close):
            return None
        return next(
            (m for m in close if m.span and 0 <= opened - max(m.reach, m.span.end) <= 1 and m.role != "source"), None
        )

    def _before_where(self, close: Sequence[PlaceMention], figure: Figure) -> PlaceMention | None:
        """The place of whose own clause the figure is: "shells fell on Osk, and on Lorin, where [two] were hurt"."""
        start, low = self.doc.sentences[figure.sentence].start, self.doc.folded
        if len(close) < 2 or (at := low.rfind(", where ", start, figure.span.start)) < 0:
            return None
        others = [
            f for f in self.beside.near(figure) if at < f.span.start < figure.span.start and f.harm == figure.harm
        ]
        first = min(
            (f.span.start for f in others), default=figure.span.start
        )  # "killed a pastor, [his wife] and two sons"
        if (
            first - at > _SOON
            or low.find(", ", at + 8, first) >= 0
            or any(m.span and m.span.start > at and m.role != "bare" for m in close)
        ):
            return None
        told = (m for m in close if m.span and 0 <= at - max(m.reach, m.span.end) <= 1)
        return next((m for m in told if m.role in _WHERE and m.cue not in ("direction", "off")), None)

    def there(self, figure: Figure) -> list[PlaceMention]:
        """The place that "there" stands for: "The mayor of Orvale said nine people were killed there"."""
        start, end = self.doc.sentences[figure.sentence].start, self.doc.sentences[figure.sentence].end
        if THOSE_THERE.search(self.doc.folded, start, figure.span.start) is not None and figure.sentence:
            # "Thousands marched in Orvale. Police there shot two"
            named = self.found.named[figure.sentence - 1]
            told = [
                m
                for m in named
                if m.role in ("goal", "event", "label", "source", "home", "bare") and fineness(m) > _WIDE
            ]
            if len({m.group for m in told}) == 1:
                return told
        if THERE.match(self.doc.folded, max(figure.span.end, figure.harm.end), end) is None:
            return []
        named = [m for m in self._close(figure) if m.span and m.span.end <= figure.span.start and m.role != "hospital"]
        before = self._told_before(figure.sentence) if not named else -1
        if before >= 0:  # "They went first to Orvale. Nine were killed there."
            named = [m for m in self.found.named[before] if m.role in ("goal", "event", "label")]
            events = [m for m in named if m.role in ("event", "label")]
            if events and _HERE.search(self.doc.folded, figure.span.end, end):
                return finest(events)  # "Crews cleared the village of Orvale, in Osk. Forty died here"
        if named and named[-1].role == "source" and named[-1].span is not None:
            local = _LOCALS.search(self.doc.folded, start, named[-1].span.start) is not None
            return named[-1:] if local else []  # "officials in Lorin" may tell of another place
        return named[-1:]

    def _told_before(self, index: int) -> int:
        """The sentence before, or the last of its paragraph that names a place which "there" can stand for; -1 where
        there is none."""
        sentences = self.doc.sentences
        for before in range(index - 1, -1, -1):
            if any(m.role in ("goal", "event", "label") for m in self.found.named[before]):
                return before
            if before == 0 or sentences[before].paragraph != sentences[index].paragraph:
                return -1
        return -1

    def _close(self, figure: Figure) -> list[PlaceMention]:
        """The mentions of the figure's sentence; of a list of hundreds those around it."""
        named = self.found.named[figure.sentence]
        if len(named) <= 2 * NEAREST:
            return named
        at = bisect_left(named, figure.span.start, key=lambda m: m.span.start if m.span else 0)
        return named[max(0, at - NEAREST) : at + NEAREST]

    def _best(self, pool: Sequence[PlaceMention], figure: Figure) -> list[PlaceMention]:
        """The finest of the nearest: a place after the figure, up to the next figure, before one in front of it."""
        if len(pool) == 1:
            return list(pool)
        span, done = figure.span, max(figure.span.end, figure.harm.end)
        limit = self.beside.following(figure) or len(self.doc.text)
        after = [m for m in pool if m.span and span.end <= m.span.start < limit]
        before = [m for m in pool if m.span and m.span.end <= span.start]
        if len(before) > 1 and not after:
            before = self._since_last(figure, before)
        if before and not after and max(fineness(m) for m in before) <= _WIDE and limit < len(self.doc.text):
            # "In Niger, 12 were killed and [30 wounded] near Tera": near Tera, both
            if _COORDINATED.fullmatch(self.doc.folded, done, limit):
                after = [m for m in pool if m.span and limit < m.span.start and fineness(m) > _WIDE][:1]
        if before and after and limit < self.doc.sentences[figure.sentence].end:
            before, after = self._shared(figure, before, after, done, limit)
        beside = max(done, figure.group.end)
        if limit < self.doc.sentences[figure.sentence].end:
            done = beside  # "Hit Peru and Ecuador, killing 12 people [in Peru] and five in Ecuador"
        if before and after and max(fineness(m) for m in (*before, *after)) <= _WIDE:
            # "Peru reported 63 deaths, and in Chile there were 12"
            second = after[0].span and _SECOND_LAND.search(self.doc.folded, done, after[0].span.start)
            after = [] if second else after
        if before and max(fineness(m) for m in before) > _WIDE:
            # "A fire in Osk killed 12 people, and floods in Lorin swept away a bridge"
            other = _OTHER_CLAUSE.search(self.doc.folded, done, self.doc.sentences[figure.sentence].end)
            after = [m for m in after if m.span and not (other and other.end() <= m.span.start)]
        close = [m for m in after if m.span and 0 <= m.span.start - done <= len(m.cue) + 8]
        if not close:  # "claimed the raid on Osk, killed over 30 traders [in Lorin]"; not "in Vela's town of Lorin"
            close = [
                m for m in after if m.span and 0 <= m.span.start - beside <= len(m.cue) + 8 and fineness(m) > _WIDE
            ]
        if close and (held := [m for m in after if close[0].bare_name in m.within]):
            return held[:1]  # "in Vela province, in Osk"
        if close:
            return [m for m in after if m.group == close[0].group]  # "were killed in Syria in clashes on the coast"
        ranked = after or before or list(pool)
        finest = max(fineness(m) for m in ranked)
        if before and after:  # "In Homs, two were killed in clashes across Syria": the finer of both
            top = max(fineness(m) for m in before)
            if top > finest:
                ranked, finest = before, top
        best = min(
            (m for m in ranked if fineness(m) == finest and m.span),
            key=lambda m: m.span.gap((span.start, span.start)) if m.span else 0,
        )
        return [m for m in ranked if m.group == best.group and m.role == best.role] if best.group else [best]

    def _shared(
        self, figure: Figure, before: list[PlaceMention], after: list[PlaceMention], done: int, limit: int
    ) -> tuple[list[PlaceMention], list[PlaceMention]]:
        """Without the places of the figures on both sides: "The toll [in Osk] rose to 23 and that in Lorin to nine", "90 died
        near Osk, [17 drowned in China] and two off Lorin"."""
        low, first = self.doc.folded, after[0].span
        if first is not None and _NEXT_TOLL.search(low, done, first.start) and fineness(after[0]) > _WIDE:
            return before, []
        last = max((f.span.end for f in self.beside.near(figure) if f.span.end <= figure.span.start), default=-1)
        if last >= 0 and after[0].iso is not None:
            before = [m for m in before if not (m.span and m.span.start > last and m.iso not in (None, after[0].iso))]
        return before, after

    def _since_last(self, figure: Figure, before: list[PlaceMention]) -> list[PlaceMention]:
        """Of the places in front of a figure those behind the figure before them: "two died in Osk Park, and in Lorin
        nine [were killed]; four were hurt"."""
        last = max(m.span.start for m in before if m.span)
        start = max((f.span.start for f in self.beside.near(figure) if f.span.start < last), default=-1)
        return [m for m in before if m.span and m.span.start > start]

    def _of_item(self, figure: Figure, named: list[PlaceMention]) -> list[PlaceMention]:
        """The places of the item that a figure stands in: "Orvale: nine died; a bomb in Osk hurt two; three were shot"."""
        sentence, folded = self.doc.sentences[figure.sentence], self.doc.folded
        if folded.find(";", sentence.start, sentence.end) < 0:
            return named
        start = folded.rfind(";", sentence.start, figure.span.start)
        end = folded.find(";", max(figure.span.end, figure.harm.end), sentence.end)
        return [m for m in named if m.span and start < m.span.start and not 0 <= end < m.span.start]

    def _items(self, figure: Figure) -> list[int]:
        """Where the items before a figure end in a sentence that lists events: of two or more, "the crash; the bomb in Osk;
        the murder of [two]"."""
        low, start = self.doc.folded, self.doc.sentences[figure.sentence].start
        return (
            [at for at in range(start, figure.span.start) if low[at] == ";"]
            if low.find(";", start, figure.span.start) >= 0
            else []
        )

    def _item_end(self, figure: Figure) -> int | None:
        """Where the item of a figure ends in a sentence that lists events: "the crash in which nine died; the bomb in Osk;
        the murder of two"."""
        sentence, folded = self.doc.sentences[figure.sentence], self.doc.folded
        cut = folded.find(";", max(figure.span.end, figure.harm.end), sentence.end)
        return cut if cut >= 0 and folded.count(";", sentence.start, sentence.end) > 1 else None

    def _without_later(self, figure: Figure, named: list[PlaceMention]) -> list[PlaceMention]:
        """Without a place of what came before or behind it: "A bomb in Osk killed 12, hours after a post [in Lorin] fell"."""
        end = self.doc.sentences[figure.sentence].end
        after = _HOURS_AFTER.search(self.doc.folded, max(figure.span.end, figure.harm.end), end)
        if after is None:
            return named
        rest = [m for m in named if m.span and m.span.start < after.start()]
        return rest or named

    def _of_finding(self, mention: PlaceMention, figure: Figure) -> bool:
        """Whether a town is that where those abducted were found or freed: "was kidnapped on Monday and her body found in
        Lorin"."""
        if fineness(mention) <= _WIDE or mention.precision == "district":
            return False
        start = mention.span.start if mention.span else 0
        return _FOUND.search(self.doc.folded, figure.harm.end, start) is not None

    def _without_shares(self, figure: Figure, named: list[PlaceMention]) -> list[PlaceMention]:
        """Without the places of its parts: "of the 90 killed, 50 died [in Osk] and 40 [in Lorin]"."""
        shares = self.beside.shares[id(figure)]
        for share in shares:  # "nine of the 44 killed in the floods died [in Osk]"
            if (
                share.sentence == figure.sentence
                and share.span.end <= figure.span.start <= figure.harm.end < share.harm.start
            ):
                named = [m for m in named if m.span and m.span.start < share.harm.start]
        first, *rest = sorted(f.span.start for f in shares if f.sentence == figure.sentence) or [0]
        if not rest or not any(m.span and first < m.span.start < rest[0] for m in named):
            return named
        return [m for m in named if m.span and m.span.start < first]

    def _without_gapped(self, figure: Figure, named: list[PlaceMention]) -> list[PlaceMention]:
        """Without the place that the next figure has for itself: "eight died on Friday and four in Reno"."""
        following = self.beside.following(figure)
        if following is None:
            return named
        after = [m for m in named if m.span and m.span.start > following]
        if not after or after[0].span is None or after[0].span.start - following > 40:
            return named
        if figure.part_of is not None:
            return named
        low, (start, _) = self.doc.folded, after[0].span
        other = next((f for f in self.beside.of[figure.sentence] if f.span.start == following), None)
        if (
            other is None
            or other.part_of is not None
            or not _GAP.fullmatch(low, other.span.end, start)
            or not _GAPPED.search(low, max(figure.span.end, figure.harm.end), following)
        ):
            return named
        return [m for m in named if m.span and m.span.start < following]
