"""Choose for each figure the place where its people met the outcome."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from claimledger.gazetteer import Gazetteer, gazetteer
from claimledger.mentions import Document, Figure, Where
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts import (
    THERE,
    Only,
    Whereabouts,
    all_the_country,
    fineness,
    finest,
    held,
    land_of_war,
    may_hold,
    meant_before,
    nation_told,
    of_its_time,
    of_that_day,
    read_whereabouts,
    told_as,
    town_of_lead,
    write,
)  # fmt: skip
from claimledger.whereabouts.clause import gone_to, in_clause

_SPOT = (
    r"(?:town|city|village|place|area|spot|district|province|region|country|part|neighbou?rhood|street|road|building|"
    r"school|mosque|church|market|camp|base|hospital|site|venue|club)"
)
_SAME_PLACE = re.compile(rf"\b(?:same|there|here)\b|\b(?:this|that)\s+{_SPOT}\b")
_SAME_SPOT = re.compile(rf"\bsame\s+(?:[a-z]+\s+)?{_SPOT}s?\b")
_BACK = 8  # sentences a place is carried forward to a figure that names none,
_SOON = 3  # and in news of the United States, where streets are named in passing, or one of "hundreds"
_PARCELS = 3  # places told one by one in a sentence
_LEAD = 3  # sentences that open a text: only their place is carried so far
_LONG = 6  # and a town behind a wide place
_NEAREST = 12  # places and figures to either side that are weighed in one sentence
_AHEAD = 3  # sentences after it that may tell where
_RESIDENTS = re.compile(
    r"\b(?:residents?|villagers?|inhabitants|people|farmers|worshippers|students|traders)\s+(?:of|from|in)\s+(?:the\s+)?"
    r"(?:\w+\s+){0,2}$"
)
_NUMBER = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)\b"
)
_OWN = "in the clause"
_WHERE = re.compile(r"\bwhere\b")
_WHOLE = re.compile(r"\b(?:the|its?|overall|total)\s+(?:overall\s+)?(?:death\s+)?(?:toll|tally|count)\b")
_BROUGHT = re.compile(
    r"\b(?:taken|took|transported|airlifted|flown|rushed|transferred|moved|brought|evacuated|admitted|shot|stabbed|wounded|"
    r"injured)\b"
)
# "Eight were killed on Friday and four in Reno": the place is that of the four alone.
_GAP = re.compile(r"\s+(?:others?\s+)?(?:in|at|near|outside|around)\s+(?:the\s+)?(?:\w+\s+){0,3}$")
_GAPPED = re.compile(
    r"\b(?:on|in|at|near|last|yesterday|this|overnight|earlier)\b[^.;]*\b(?:and|while|but)\s+(?:at\s+least\s+|another\s+)?$"
)
_OF_SOME = re.compile(r"\bof\s+(?:them|whom|those)\s+(?:in|at|near)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$")


def locate(doc: Document, figures: list[Figure], places: Gazetteer | None = None) -> list[Where]:
    """Where each figure's people met the outcome, in the order of `figures`; `name` is None where the text is silent.

    "Two were killed in the town of Jableh on Friday" gives name "Jableh", country "Syria". A corner or building named
    for the only event that the text tells stands for all figures of that event.
    """
    if not figures:
        return []
    return _Choice(read_whereabouts(doc, figures, places or gazetteer()), figures).all()


class _Choice:
    """Chooses among the places of a text for its figures."""

    def __init__(self, found: Whereabouts, figures: Sequence[Figure]) -> None:
        self.found, self.figures = found, figures
        self.doc = found.page.doc
        self.told_of = found.telling
        self.only = Only(found, self.told_of)
        self.told: dict[int, set[tuple[int | None, str]]] = defaultdict(set)  # by sentence, what is counted there
        self.beside: dict[int, list[Figure]] = defaultdict(list)  # by sentence
        self.shares: dict[int, list[Figure]] = defaultdict(list)  # by the id of the whole
        for figure in figures:
            if figure.part_of is not None:
                self.shares[id(figures[figure.part_of])].append(figure)
            self.beside[figure.sentence].append(figure)
            if figure.qualifier != "unquantified":
                self.told[figure.sentence].add((figure.low, figure.outcome))
        self.placed: dict[int, list[list[PlaceMention]]] = defaultdict(list)  # by sentence, what its figures name
        self.starts = sorted(f.span.start for f in figures)

    def all(self) -> list[Where]:
        """The places of the figures, in order."""
        chosen: list[tuple[list[PlaceMention], str]] = []
        for figure in self.figures:
            found = self.where(figure)
            if found[1] == _OWN:
                self.placed[figure.sentence].append(found[0])
            chosen.append(found if found[0] else self._as_before(figure, chosen))
        same: dict[tuple[object, ...], list[list[PlaceMention]]] = defaultdict(list)
        for at, (figure, (mentions, _)) in enumerate(zip(self.figures, chosen, strict=True)):
            if len(mentions) == 1 and figure.qualifier not in ("vague", "unquantified"):
                same[told_as(figure, at)].append(mentions)
        for at, figure in enumerate(self.figures):  # a headline's "in Syria" is the "near Hama" of the text
            old = chosen[at][0]
            if not old or not (self._wide(old[0]) or old[0].role == "label"):
                continue
            for new in same[told_as(figure, at)][:50]:
                held = old[0].bare_name in new[0].within
                if held or (old[0].role != "label" and self._finer(new, old) and old[0].iso in (None, new[0].iso)):
                    chosen[at] = (list(new), "as where the text repeats the figure")
                    break
        return [write(self.found, *c) for c in chosen]

    @property
    def _local(self) -> bool:
        """Whether the text is local news, filed from a town of the United States."""
        return self.found.filed is not None and self.found.filed.iso == "US"

    def _wide(self, mention: PlaceMention) -> bool:
        """Whether a place is so wide that a town told of the same figure elsewhere is meant: "northeast Texas"."""
        if mention.precision in ("country", "admin1") or mention.cue == "area":
            return True
        if mention.precision == "region" and mention.place_id is None:
            return mention.bare_name.lower() in self.found.page.words.regions
        known = self.found.page.known(mention.bare_name) if mention.precision == "region" else ()
        return bool(known) and known[0].kind in ("country", "admin1")

    def where(self, figure: Figure) -> tuple[list[PlaceMention], str]:
        """The place of one figure, or the places it names together, and why."""
        if all_the_country(self.found, self.told_of, figure):
            return nation_told(self.found, self.told_of, figure), "counted over the country"
        roles = ("event", "label", "home") if figure.outcome in ("displaced", "abducted") else ("event", "label")
        chosen, why = self._own(figure, roles), _OWN
        if chosen and chosen[0].cue in ("area", "suburb") and self.found.filed is not None:
            chosen = []  # "in a Tampa-area home": the dateline tells the town
        loose = len(chosen) == 1 and (
            chosen[0].cue in ("direction", "suburb") or (chosen[0].name or "").startswith("suburban ")
        )
        if len(chosen) == 1 and not figure.background and self._wide(chosen[0]):
            served = self.found.served
            if served is not None and served.admin1 == chosen[0].admin1:
                chosen, why = [served], "its police tell of it, and the sentence names only what holds the town"
        told = self._told(figure, roles, loose)
        if told and (not chosen or self._finer(told, chosen)):
            chosen, why = [held(t, chosen) for t in told], "where the text says it happened"
        if len(chosen) == 1 and (town := town_of_lead(self.found, self.told_of, figure, chosen[0], self._of_others)):
            chosen, why = town, "where the sentences after the lead put it"
        if not chosen and (before := meant_before(self.found, self.told_of, figure, self.figures)):
            chosen, why = before, "the place of that kind named before it"
        if not chosen and (there := self._there(figure)):
            chosen, why = there, "the place named before it, as the word there says"
        if not chosen and figure.sentence <= 1 and not self._local:
            chosen, why = nation_told(self.found, self.told_of, figure), "the country named in the sentence"
        if not chosen:
            chosen, why = self._around(figure)
        if not chosen and not figure.cumulative and (town := self.only.town(figure)):
            chosen, why = town, "the only town where the text tells of an event"
        if not chosen and not self._local:
            chosen, why = nation_told(self.found, self.told_of, figure), "the country that the sentence speaks of"
        if not chosen and figure.outcome == "killed":
            chosen, why = self._deathbed(figure), "where they died, and no other place is named for it"
        if not chosen and not figure.background and self.found.filed is not None:
            chosen, why = [self.found.filed], "filed from there, and no other place is named for it"
        if not chosen and not figure.background and self.found.served is not None:
            chosen, why = [self.found.served], "its police tell of it, and no other place is named for it"
        if not chosen:
            chosen, why = nation_told(self.found, self.told_of, figure), "the country that the sentence speaks of"
        if not chosen and (land := land_of_war(self.found, self.told_of, figure)):
            chosen, why = land, "the country that the paragraph is on"
        if len(chosen) == 1 and chosen[0].precision == "district" and (inner := self.found.told_in(chosen[0])):
            chosen, why = [inner], "filed from a town in it, where the text puts what happened"
        fine = self.only.spot(figure, chosen, self._of_others)
        if fine:
            chosen, why = [held(spot, chosen) for spot in fine], "the only spot named for the event"
        return chosen, why

    def _as_before(
        self, figure: Figure, chosen: Sequence[tuple[list[PlaceMention], str]]
    ) -> tuple[list[PlaceMention], str]:
        """The place of the figure before, told in this sentence or the one before as of the same event."""
        if not chosen or figure.background or figure.cumulative:
            return [], ""
        at = next((k for k in range(len(chosen) - 1, 0, -1) if not self.figures[k].compared), 0)  # of this time
        here, last = figure.sentence, self.figures[at]
        if here - last.sentence > 1 or last.background:
            return [], ""
        if here > last.sentence and (self.told_of.opens_other(here) or self.told_of.other_time(here)):
            return [], ""
        if here > last.sentence and self.told_of.is_past(figure) and not self.told_of.is_past(last):
            return [], ""
        return chosen[at][0], "as the figure before it, of the same event"

    def _finer(self, told: Sequence[PlaceMention], chosen: Sequence[PlaceMention]) -> bool:
        """Whether the place told of is a finer one that can lie in the chosen, or the chosen was only near by."""
        new, old = told[0], chosen[0]
        if new.admin1 and old.admin1 and new.admin1 != old.admin1:
            return False
        grade = fineness(new) - fineness(old)
        return grade > 0 or (grade == 0 and old.cue in ("near", "direction", "around"))

    def _told(self, figure: Figure, roles: Sequence[str], loose: bool) -> list[PlaceMention]:
        """The place of a later sentence of the same passage that says where it happened.

        `loose`: the figure's own words only tell of what place it was near.
        """
        ahead = range(figure.sentence + 1, min(figure.sentence + 1 + _AHEAD, len(self.doc.sentences)))
        if not any(self.found.named[index] for index in ahead):
            return []
        for index in ahead:
            if self.told_of.opens_other(index):
                break
            if self._of_others(index, figure) or not (named := self.found.in_sentence(index, roles)):
                continue
            if loose and (fine := [m for m in named if m.precision == "place" or m.within]):
                return finest(fine)
            if found := self.told_of.occurred(index):
                after = [m for m in named if m.span and m.span.start >= found]
                return finest(after or named)
        return []

    def _own(self, figure: Figure, roles: Sequence[str]) -> list[PlaceMention]:
        """The place in the clause of the figure, else in its sentence where no other figure is nearer to it."""
        close = self._close(figure)
        named = [m for m in close if m.role in roles and not self._of_some(m, figure) and not gone_to(m, figure)]
        if len(named) > 1 and named[0].role == "label":
            # "Orvale: Nine died in Lorin district": filed from there. A country or region may well hold it.
            apart = [m for m in named[1:] if fineness(m) > 2 and m.bare_name != named[0].bare_name]
            named = apart or named
        if self.shares.get(id(figure)):
            named = self._without_shares(figure, named)
        if not named:
            return []
        beside = self._beside(figure)
        if len(beside) + len(named) > 2 and (parted := of_its_time(self.doc, figure, beside, named)) is not None:
            return self._best(parted, figure) if parted else []
        if len(beside) > 1 and not (named := self._without_gapped(figure, named)):
            return []
        inside = in_clause(self.doc, figure, named)
        if not inside and len(beside) > 1:
            clauses = {f.clause for f in beside if f.clause != figure.clause}
            named = [m for m in named if m.span and not any(c.contains(m.span) for c in clauses)] or named
        return self._best(inside or named, figure)

    def _there(self, figure: Figure) -> list[PlaceMention]:
        """The place that "there" stands for: "The mayor of Orvale said nine people were killed there"."""
        end = self.doc.sentences[figure.sentence].end
        if THERE.match(self.doc.folded, max(figure.span.end, figure.harm.end), end) is None:
            return []
        named = [m for m in self._close(figure) if m.span and m.span.end <= figure.span.start and m.role != "hospital"]
        return named[-1:] if named and named[-1].role != "source" else []

    def _close(self, figure: Figure) -> list[PlaceMention]:
        """The mentions of the figure's sentence; of a list of hundreds those around it."""
        named = self.found.named[figure.sentence]
        if len(named) <= 2 * _NEAREST:
            return named
        at = bisect_left(named, figure.span.start, key=lambda m: m.span.start if m.span else 0)
        return named[max(0, at - _NEAREST) : at + _NEAREST]

    def _beside(self, figure: Figure) -> list[Figure]:
        """The figures of its sentence; of a list of hundreds those around it."""
        beside = self.beside[figure.sentence]
        if len(beside) <= 2 * _NEAREST:
            return beside
        at = bisect_left(beside, figure.span.start, key=lambda f: f.span.start)
        return beside[max(0, at - _NEAREST) : at + _NEAREST]

    def _best(self, pool: Sequence[PlaceMention], figure: Figure) -> list[PlaceMention]:
        """The finest of the nearest: a place after the figure, up to the next figure, before one in front of it."""
        span, done = figure.span, max(figure.span.end, figure.harm.end)
        at = bisect_right(self.starts, done)
        limit = self.starts[at] if at < len(self.starts) else len(self.doc.text)
        after = [m for m in pool if m.span and span.end <= m.span.start < limit]
        before = [m for m in pool if m.span and m.span.end <= span.start]
        if limit < self.doc.sentences[figure.sentence].end:
            # "Hit Peru and Ecuador, killing 12 people [in Peru] and five in Ecuador"
            done = max(done, figure.group.end)
        close = [m for m in after if m.span and 0 <= m.span.start - done <= len(m.cue) + 8]
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

    def _of_some(self, mention: PlaceMention, figure: Figure) -> bool:
        """Whether the place is told of some of them alone: "99 journalists were killed, 72 of them in Gaza"."""
        start = mention.group - 1 if mention.group else mention.span.start if mention.span else 0
        if mention.span is None or start - figure.span.end < 20 or self.doc.folded.startswith(" of ", figure.span.end):
            return False
        return _OF_SOME.search(self.doc.folded, max(figure.span.end, start - 40), start) is not None

    def _without_shares(self, figure: Figure, named: list[PlaceMention]) -> list[PlaceMention]:
        """Without the places of its parts: "of the 90 killed, 50 died [in Osk] and 40 [in Lorin]"."""
        first, *rest = sorted(f.span.start for f in self.shares[id(figure)] if f.sentence == figure.sentence) or [0]
        if not rest or not any(m.span and first < m.span.start < rest[0] for m in named):
            return named
        return [m for m in named if m.span and m.span.start < first]

    def _without_gapped(self, figure: Figure, named: list[PlaceMention]) -> list[PlaceMention]:
        """Without the place that the next figure has for itself: "eight died on Friday and four in Reno"."""
        at = bisect_right(self.starts, max(figure.span.end, figure.harm.end))
        if at == len(self.starts):
            return named
        following = self.starts[at]
        after = [m for m in named if m.span and m.span.start > following]
        if not after or after[0].span is None or after[0].span.start - following > 40:
            return named
        low, (start, _) = self.doc.folded, after[0].span
        other = next((f for f in self.beside[figure.sentence] if f.span.start == following), None)
        if (
            other is None
            or figure.part_of is not None
            or other.part_of is not None
            or not _GAP.fullmatch(low, other.span.end, start)
            or not _GAPPED.search(low, max(figure.span.end, figure.harm.end), following)
        ):
            return named
        return [m for m in named if m.span and m.span.start < following]

    def _of_others(self, index: int, figure: Figure) -> bool:
        """Whether a sentence counts people of its own, and not those of this figure."""
        told = self.told.get(index)
        return told is not None and (figure.low, figure.outcome) not in told

    def _around(self, figure: Figure) -> tuple[list[PlaceMention], str]:
        """A place of a sentence near by that tells the same event."""
        at = figure.sentence
        home = [m for m in self.found.in_sentence(at, ("home",)) if not self._abroad(m, figure)]
        words = self.told_of.words(at)
        again = _SAME_SPOT.search(words) is not None  # "in the same town last year"
        if self.told_of.opens_other(at) and not again:
            return (finest(home), "the people's place") if home else ([], "")
        if self.told_of.several(at):
            return [], ""  # "in five provinces"
        if grave := self._buried(at, figure):
            return grave, "where they were buried"
        sentences = self.doc.sentences
        runs_on = at - 1 if at and sentences[at - 1].paragraph == sentences[at].paragraph else at
        other = self.told_of.other_time(at) and not again
        if other or (self.told_of.is_past(figure) and not _SAME_PLACE.search(words)):
            return (finest(home), "the people's place") if home else ([], "")
        soon = self.found.setting.country == "US" or figure.qualifier in ("vague", "unquantified")
        back = _SOON if soon else _BACK
        near = _SOON
        if _WHOLE.search(self.told_of.words(at)):
            back, near = 2 * back, 2 * near
        for index in range(at - 1, max(-1, at - 1 - back), -1):
            named = self.found.in_sentence(index, ("event", "label"))
            if self.beside[index] and all_the_country(self.found, self.told_of, self.beside[index][0]):
                return nation_told(self.found, self.told_of, self.beside[index][0]), "counted over the country before"
            if index == at - 1 and not named:
                named = self._buried(index, figure)
            if not named and _WHERE.search(self.told_of.words(index)) and self.told_of.eventful(index):
                named = self.found.in_sentence(index, ("home",))
            if figure.outcome == "displaced" and sentences[index].paragraph != sentences[at].paragraph:
                break  # who fled from where is seldom told so far off
            if not named and index <= 1 and self.beside[index] and figure.outcome != "displaced":
                named = [m for m in self.found.in_sentence(index, ("home",)) if self._of_residents(m, figure)]
            if self._parcelled(named, index):
                continue  # what each of them lost is no place of the sum
            if named and at - index > near and index > _LEAD:
                break  # what is told in passing is not what a later toll is of
            heads = bool(named) and named[0].role == "label" and index == 0
            if named and (index >= runs_on or heads or self.told_of.eventful(index)):
                one = of_that_day(
                    self.found, self.told_of, figure, self.beside[index], named, self.placed.get(index, ())
                )
                return self._sharper(one, index), "carried from a sentence before"
            if self.told_of.opens_other(index):
                break
        if home:
            return finest(home), "the people's place"
        if at <= 2:
            for index in range(at + 1, min(at + 4, len(self.doc.sentences))):
                if figure.cumulative and self._of_others(index, figure):
                    continue
                named = self.found.in_sentence(index, ("event",))
                if named and self.told_of.eventful(index) and not self.told_of.opens_other(index):
                    return finest(named), "from the sentence after, which tells the same event"
        return [], ""

    def _sharper(self, wide: list[PlaceMention], index: int) -> list[PlaceMention]:
        """The town told before a sentence that names only what holds it: "in Ituri", of the raid on Orvale."""
        if not self._wide(wide[0]):
            return wide
        for before in range(index - 1, max(-1, index - 1 - _LONG), -1):
            if self.told_of.opens_other(before + 1):
                break
            named = [m for m in self.found.in_sentence(before, ("event",)) if fineness(m) > 3]
            if named and self.told_of.eventful(before):
                return finest(named) if may_hold(wide[0], named[0]) else wide
        return wide

    def _parcelled(self, named: Sequence[PlaceMention], index: int) -> bool:
        """Whether a sentence tells of several places one by one, with a number for each."""
        if len({m.group for m in named}) < _PARCELS:
            return False
        return sum(1 for _ in _NUMBER.finditer(self.told_of.words(index))) >= _PARCELS

    def _of_residents(self, home: PlaceMention, figure: Figure) -> bool:
        """Whether people of a place are told of as those who live there: "killed nine residents of Orvale"."""
        if home.span is None or self._abroad(home, figure) or self.found.setting.country == "US":
            return False
        return _RESIDENTS.search(self.doc.folded, max(0, home.span.start - 40), home.span.start) is not None

    def _abroad(self, home: PlaceMention, figure: Figure) -> bool:
        """Whether people come from elsewhere than the text is set in, so that they were not hurt there.

        That is another country, or in the United States another town than that whose police speak.
        """
        town = self.found.town if self.found.setting.country == "US" else None
        if town is not None and town.policed and home.precision == "place":
            place = town.settled.place
            return place is not None and home.place_id not in (None, place.id)
        if figure.outcome in ("displaced", "abducted") or home.precision != "country":
            return False
        if self.found.setting.country is None:
            return any(m.role == "event" and m.iso not in (None, home.iso) for m in self.found.mentions)
        return self.found.setting.country != home.iso

    def _deathbed(self, figure: Figure) -> list[PlaceMention]:
        """The place of the clinic they died in, where nobody is said to have been brought there."""
        named = [m for m in self.found.named[figure.sentence] if m.role == "hospital" and m.cue != "hospital"]
        return [] if not named or _BROUGHT.search(self.told_of.words(figure.sentence)) else finest(named)

    def _buried(self, index: int, figure: Figure) -> list[PlaceMention]:
        """Where a sentence says that the dead were buried."""
        if figure.outcome != "killed":
            return []
        return [m for m in self.found.named[index] if m.cue == "burial"][:1]
