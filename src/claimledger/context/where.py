"""Choose for each figure the place where its people met the outcome."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimledger.gazetteer import Gazetteer, gazetteer
from claimledger.labelrows import fields_of, heading_of_rows, label_of_row, of_other_record
from claimledger.mentions import Document, Figure, Where
from claimledger.patterns import Rare
from claimledger.places.entries import is_field
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts import (
    CARRIED,
    OF_OTHERS,
    WORLDWIDE,
    Beside,
    Nearby,
    Only,
    OwnSentence,
    Whereabouts,
    all_the_country,
    counts_over_city,
    finer,
    held,
    held_by,
    in_unnamed_part,
    is_elsewhere,
    is_of_next_witness,
    is_wide,
    land_of_ministry,
    land_of_war,
    leads_from_town,
    meant_before,
    nation_told,
    only_named,
    place_of_total,
    read_whereabouts,
    rows_of_total,
    told_as,
    town_of_lead,
    write,
)  # fmt: skip

_OWN = "in the clause"
_OVER_TIME = Rare(r"\b(?:this year|since (?:19|20)\d\d|in recent (?:months|years))\b")
# "The blast killed nine people, the deadliest this year"
_MOST = re.compile(
    r"\b(?:deadliest|worst|bloodiest|heaviest|biggest|largest|first|second|third|fourth|fifth|\w+th)\b[^.;,]{0,40}$"
)
_WIDER = re.compile(r"\b(?:state(?:wide)?|county|nation\w*|country|region|district|department)\b")
_CITY_COUNT = re.compile(r"\b(?:the\s+city|city['’]s|homicides|murdered|murders|slain|shootings)\b")
_OTHERS = re.compile(r"\b(?:others?|another|more)\b")
_ON = 3  # sentences in which others of the same event are told
_TELLING = 10  # people: a number that is seldom the same by chance
_THERE = Rare(
    r"\b(?:here|there|the (?:city|town|village|county|district|province|region|area|state|prison|camp|road))\b"
)
# "Worldwide, 230 aid workers were killed": in no place near by
_WORLD = Rare(r"\b(?:world-?wide|globally|(?:around|across|throughout)\s+the\s+(?:world|globe))\b")
_FILED = "filed from there, and no other place is named for it"
_OF_THE_SAME = "as where the text tells of the same people"


def locate(doc: Document, figures: list[Figure], places: Gazetteer | None = None) -> list[Where]:
    """Where each figure's people met the outcome, in the order of `figures`; `name` is None where the text is silent.

    Figures whose place is told by the same words may share one `Where`.

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
        self.told_of = found.telling
        self.beside = Beside(figures)
        self.own, self.nearby = OwnSentence(found, self.beside), Nearby(found, self.told_of, self.beside)
        self.only = Only(found, self.told_of, self.beside)
        self.there: dict[int, list[PlaceMention]] = {}  # by sentence, what "there" has stood for in it

    def all(self) -> list[Where]:
        """The places of the figures, in order."""
        chosen: list[tuple[list[PlaceMention], str]] = []
        news: dict[tuple[object, ...], list[PlaceMention]] = {}  # the place told last of so many, who are no history
        past: dict[
            tuple[object, ...], list[PlaceMention]
        ] = {}  # … of so many who are: "the judge in the case of the 12"
        for figure in self.figures:
            found = self.where(figure)
            if found[1] != _OWN and _WORLD.search(self.told_of.words(figure.sentence)) is not None:
                chosen.append(([], WORLDWIDE))
                continue
            if (rows := rows_of_total(self.found, figure, self.figures)) is not None:
                above = place_of_total(self.found, rows, found[0])
                chosen.append(
                    found if above is None else (above, "in the heading above the rows" if above else OF_OTHERS)
                )
                continue
            if (found[0] and self._is_of_other(figure, found[0])) or is_elsewhere(
                self.found.page.doc, found[0], figure
            ):
                chosen.append(([], OF_OTHERS))
                continue
            if found[1] == CARRIED and figure.definite and (figure.low or 0) >= _TELLING:
                if same := news.get((figure.low, figure.outcome)) or past.get(
                    (figure.low, figure.outcome)
                ):  # "mourning for the 27 dead", of whom it told before
                    found = same, _OF_THE_SAME
            if found[1] == _OWN:
                self.nearby.placed[figure.sentence].append(found[0])
            elif found[1] == CARRIED:
                self.nearby.go_on(figure, found[0])
            if not found[0] and not figure.shared_out and not figure.overall:
                found = self._as_before(figure, chosen)
            if not found[0] and not figure.background and self.found.spoken is not None:
                found = [self.found.spoken], "its police tell of it, and no other place is named"
            if not found[0] and not figure.background and self.found.titled is not None:
                found = [self.found.titled], "the title names it, and the text no other place"
            if self._is_of_other(figure, found[0]):
                found = [], OF_OTHERS
            chosen.append(found)
            if not figure.background:
                news[figure.low, figure.outcome] = found[0]
            elif found[1] == _OWN:
                past.setdefault((figure.low, figure.outcome), found[0])
        self._as_repeated(chosen)
        self._counted_over_time(chosen)
        self._as_told_elsewhere(chosen)
        known: dict[tuple[object, ...], Where] = {}  # one for all figures whose place is the same
        return [self._written(known, *c) for c in chosen]

    def _is_of_other(self, figure: Figure, mentions: Sequence[PlaceMention]) -> bool:
        """Whether a place is told in another record than the figure's, or nothing is and it stands in one of several."""
        if figure.record is None:
            return False
        return not mentions or any(m.span and of_other_record(figure, self.figures, m.span.start) for m in mentions)

    def _written(self, known: dict[tuple[object, ...], Where], mentions: list[PlaceMention], why: str) -> Where:
        asked = (why, *map(id, mentions))
        where = known.get(asked)
        if where is None:
            where = known[asked] = write(self.found, mentions, why)
        return where

    def _as_repeated(self, chosen: list[tuple[list[PlaceMention], str]]) -> None:
        """Put finer places for wide ones where the text repeats the figure: a headline's "in Syria" is "near Hama"."""
        page = self.found.page
        wide = [
            n for n, (old, _) in enumerate(chosen)
            if old and self.figures[n].kind != "row"
            and (old[0].role == "label" or old[0].precision == "district" or is_wide(page, old[0]))
        ]  # fmt: skip
        if not wide:
            return
        same: dict[tuple[object, ...], list[tuple[Figure, list[PlaceMention]]]] = defaultdict(list)
        for at, (figure, (mentions, _)) in enumerate(zip(self.figures, chosen, strict=True)):
            if mentions and figure.qualifier not in ("vague", "unquantified"):
                same[told_as(figure, at)].append((figure, mentions))
        for at in wide:
            old, figure = chosen[at][0], self.figures[at]
            for other, new in same[told_as(figure, at)][:50]:
                if "people" not in (figure.category, other.category) and figure.category != other.category:
                    continue  # three pupils are not the three soldiers of elsewhere
                if old[0].precision == "district" and other.repeat_of is None and figure.repeat_of is None:
                    continue  # a number alone is too little to look for them in another town
                if new[0].bare_name in old[0].within:
                    continue  # "in the Orvale commune of Lorin" is not in Lorin at large
                held = old[0].bare_name in new[0].within
                if held or (old[0].role != "label" and finer(new, old) and old[0].iso in (None, new[0].iso)):
                    chosen[at] = (list(new), "as where the text repeats the figure")
                    break

    def _counted_over_time(self, chosen: list[tuple[list[PlaceMention], str]]) -> None:
        """ "Ivo Lang was killed in Osk. Six guards have died this year": the six died there and elsewhere."""
        doc = self.found.page.doc
        for at, figure in enumerate(self.figures):
            mentions, why = chosen[at]
            if (figure.low or 0) > 1 and (city := self._city_of_sum(figure, mentions)) is not None:
                chosen[at] = [city], "counted over the city"
                continue
            if not mentions or why == _OWN or (figure.low or 0) < 2 or is_wide(self.found.page, mentions[0]):
                continue
            sentence = doc.sentences[figure.sentence]
            if all(m.sentence != figure.sentence for m in mentions):
                there = _THERE.search(doc.folded, sentence.start, sentence.end)
                over = _OVER_TIME.search(doc.folded, sentence.start, sentence.end)
                if there is None and over and not _MOST.search(doc.folded, sentence.start, over.start()):
                    chosen[at] = [], "counted over a time, in more places than one"

    def _city_of_sum(self, figure: Figure, mentions: list[PlaceMention]) -> PlaceMention | None:
        """The city of local news for a count over it that has no place of its sentence: "150 have been murdered so far this
        year"."""
        at = figure.sentence
        if self.found.setting.country != "US" or any(m.sentence == at for m in mentions) or self.found.named[at]:
            return None
        words = self.told_of.words(at)
        if not (counts_over_city(self.told_of, at) and _CITY_COUNT.search(words)) or _WIDER.search(words):
            return None
        return self.found.city or (self.found.filed if self._local else None)

    def _as_told_elsewhere(self, chosen: list[tuple[list[PlaceMention], str]]) -> None:
        """Put the place of the same people, told before or after, for none, and that of a whole for its part.

        The town that a text was filed from gives way to where they were told of first.
        """
        for at, (figure, (mentions, why)) in enumerate(zip(self.figures, chosen, strict=True)):
            first = figure.repeat_of
            if why == _FILED and first is not None and chosen[first][0] and not finer(mentions, chosen[first][0]):
                chosen[at] = chosen[first][0], _OF_THE_SAME
        silent = [at for at, (mentions, why) in enumerate(chosen) if not mentions and why not in (WORLDWIDE, OF_OTHERS)]
        if not silent or len(silent) == len(chosen):
            return
        told: dict[int, tuple[list[PlaceMention], str]] = {}
        for at, (figure, found) in enumerate(zip(self.figures, chosen, strict=True)):
            if found[0]:
                told.setdefault(at if figure.repeat_of is None else figure.repeat_of, found)
        for at in silent:
            figure = self.figures[at]
            first = at if figure.repeat_of is None else figure.repeat_of
            if first in told:
                chosen[at] = told[first][0], _OF_THE_SAME
            elif figure.part_of is not None and figure.part_of in told:
                chosen[at] = told[figure.part_of][0], "as the total it is a part of"
                told.setdefault(at, chosen[at])  # of a part of a part
            elif figure.instead_of is not None:
                toll = next(k for k, other in enumerate(self.figures) if other is figure.instead_of)
                if chosen[toll][0]:
                    chosen[at] = chosen[toll][0], "as the toll that it gives anew"

    @property
    def _local(self) -> bool:
        """Whether the text is local news, filed from a town of the United States."""
        return self.found.filed is not None and self.found.filed.iso == "US"

    def where(self, figure: Figure) -> tuple[list[PlaceMention], str]:
        """The place of one figure, or the places it names together, and why."""
        if not figure.shared_out and all_the_country(self.found, self.told_of, figure):
            return nation_told(self.found, self.told_of, figure), "counted over the country"
        if not figure.shared_out and in_unnamed_part(self.found, figure):
            land = nation_told(self.found, self.told_of, figure)
            named = {m.iso for m in self.found.mentions if m.precision == "country" and m.role != "source"}
            return [m for m in land if m.iso in named], "in a part of the country that has no name"
        if figure.overall:
            return self._overall(figure)
        roles = ("event", "label", "home") if figure.outcome in ("displaced", "abducted") else ("event", "label")
        chosen, why = self.own.places(figure, roles), _OWN
        if chosen and chosen[0].cue in ("area", "suburb") and self.found.filed is not None:
            chosen = []  # "in a Tampa-area home": the dateline tells the town
        loose = len(chosen) == 1 and (
            chosen[0].cue in ("direction", "suburb") or (chosen[0].name or "").startswith("suburban ")
        )
        if len(chosen) == 1 and not figure.background and is_wide(self.found.page, chosen[0]):
            served = self.found.served
            if served is not None and served.admin1 == chosen[0].admin1:
                chosen, why = [served], "its police tell of it, and the sentence names only what holds the town"
        if not chosen and self.own.of_earlier(figure):
            return [], ""
        if figure.shared_out:
            return chosen, why  # else where the total is of
        if not chosen or chosen[0].cue == "dateline" or chosen[0].role == "label":
            parts = held_by(self.found, self.told_of, figure)
            chosen, why = (parts, "what holds the parts it is counted over") if parts else (chosen, why)
        told = self.nearby.told_after(figure, roles, loose) if figure.kind != "row" else []
        told = self._not_of_next(figure, chosen, told)
        if told and (not chosen or finer(told, chosen)):
            chosen, why = [held(t, chosen) for t in told], "where the text says it happened"
        if len(chosen) == 1 and (
            town := town_of_lead(self.found, self.told_of, figure, chosen[0], self.beside.of_others)
        ):
            chosen, why = town, "where the sentences after the lead put it"
        if not chosen and (before := meant_before(self.found, self.told_of, figure, self.figures)):
            chosen, why = before, "the place of that kind named before it"
        if not chosen and (there := self.own.there(figure)):
            chosen, why = there, "the place named before it, as the word there says"
            self.there[figure.sentence] = there
        elif not chosen and figure.sentence in self.there:
            chosen, why = self.there[figure.sentence], "where others of its sentence were"
        if not chosen and not self._local and is_of_next_witness(self.told_of, figure):
            return nation_told(self.found, self.told_of, figure), "the country named in the sentence"
        apart = self._local or leads_from_town(self.found, figure)
        if not chosen and figure.sentence <= 1 and not apart:
            chosen, why = nation_told(self.found, self.told_of, figure), "the country named in the sentence"
        if not chosen:
            chosen, why = self._around(figure, roles)
            if why == CARRIED and (land := land_of_ministry(self.found, self.told_of, figure, chosen)):
                chosen, why = land, "the country whose health ministry counts"
        if not chosen and not figure.cumulative and (town := self.only.town(figure)):
            chosen, why = town, "the only town where the text tells of an event"
        if not chosen and not apart:
            chosen, why = nation_told(self.found, self.told_of, figure), "the country that the sentence speaks of"
        if not chosen and figure.outcome in ("killed", "injured"):
            chosen, why = (
                self.nearby.deathbed(figure),
                "where they died or were treated, and no other place is named for it",
            )
        long = not chosen and not self._local and self.told_of.other_time(figure.sentence)
        if not chosen and not (figure.background or long) and self.found.filed is not None:
            chosen, why = [self.found.filed], _FILED
        if not chosen and not figure.background and self.found.served is not None:
            chosen, why = [self.found.served], "its police tell of it, and no other place is named for it"
        if not chosen:
            chosen, why = nation_told(self.found, self.told_of, figure), "the country that the sentence speaks of"
        if not chosen and (land := land_of_war(self.found, self.told_of, figure)):
            chosen, why = land, "the country that the paragraph is on"
        if not chosen and (titled := self.nearby.of_title(figure)):
            chosen, why = titled, "what the title says the text is on"
        if not chosen and not figure.background and (town := only_named(self.found, figure)):
            chosen, why = town, "those there tell of it, and no other place is named"
        if len(chosen) == 1 and chosen[0].precision == "district" and (inner := self.found.told_in(chosen[0])):
            chosen, why = [inner], "filed from a town in it, where the text puts what happened"
        fine = self.only.spot(figure, chosen, self.beside.of_others)
        if fine and not self.own.of_other_time(figure, fine[0]):
            chosen, why = [held(spot, chosen) for spot in fine], "the only spot named for the event"
        return chosen, why

    def _around(self, figure: Figure, roles: Sequence[str]) -> tuple[list[PlaceMention], str]:
        """The place carried from the telling around; into a row of a report, "Total: 9 killed", from its heading, and not
        from the row above."""
        doc = self.found.page.doc
        for line in fields_of(doc, figure):
            told = [
                m
                for m in self.found.named[line.index]
                if m.span is not None and is_field(doc.folded[line.start : m.span.start])
            ]
            if told:
                return told[:1], "the place of the record"
        if label_of_row(doc, figure.sentence) is None or (head := heading_of_rows(doc, figure.sentence)) is None:
            return self.nearby.around(figure)
        own = [m for m in self.found.named[head] if m.role in roles]
        if own:
            return own[:1], "in the heading above the rows"
        return self.nearby.around(replace(figure, sentence=head))

    def _not_of_next(
        self, figure: Figure, chosen: Sequence[PlaceMention], told: list[PlaceMention]
    ) -> list[PlaceMention]:
        """Without a spot that the text puts in a town of other figures of the sentence: "Two killed in Orvale; three hurt in
        Lorin. … The crash took place on Quince Road in Lorin"."""
        if not told or not chosen or len(self.beside.of.get(figure.sentence, ())) < 2:
            return told
        own = {m.bare_name for m in chosen}
        others = {m.bare_name for m in self.found.named[figure.sentence] if m.role == "event"} - own
        return [t for t in told if others.isdisjoint(t.within) or not own.isdisjoint(t.within)]

    def _of_others(self, figure: Figure, last: Figure) -> bool:
        """ "Two were killed at the Lorin Inn. Ann Lee owned it. Three others were hurt.": of the same event."""
        doc = self.found.page.doc
        if _OTHERS.search(doc.folded, figure.span.start, figure.harm.start) is None:
            return False
        between = range(last.sentence + 1, figure.sentence)
        one = doc.sentences[last.sentence].paragraph == doc.sentences[figure.sentence].paragraph
        return one and not any(self.found.named[k] or self.told_of.opens_other(k) for k in between)

    def _overall(self, figure: Figure) -> tuple[list[PlaceMention], str]:
        """Where a war is fought, as the sentence that counts its dead says, or the paragraph; never the town of the news."""
        own = [m for m in self.own.places(figure, ("event", "label")) if m.cue != "dateline"]
        if own:
            return own, _OWN
        land = nation_told(self.found, self.told_of, figure)
        if land:
            return land, "the country that the sentence speaks of"
        return land_of_war(self.found, self.told_of, figure), "the country that the paragraph is on"

    def _as_before(
        self, figure: Figure, chosen: Sequence[tuple[list[PlaceMention], str]]
    ) -> tuple[list[PlaceMention], str]:
        """The place of the figure before, told in this sentence or the one before as of the same event."""
        if not chosen or figure.background or figure.cumulative or in_unnamed_part(self.found, figure):
            return [], ""
        if self.own.of_earlier(figure):
            return [], ""
        at = next((k for k in range(len(chosen) - 1, 0, -1) if not self.figures[k].compared), 0)  # of this time
        here, last = figure.sentence, self.figures[at]
        if (
            here - last.sentence > (_ON if self._of_others(figure, last) else 1)
            or last.background
            or self.nearby.is_other_item(last, figure)
        ):
            return [], ""
        if here > last.sentence and label_of_row(self.found.page.doc, here) is not None:
            return [], ""  # the next row of a report
        if self.found.sections.entry_of(here) > last.sentence:
            return [], ""  # the next entry of a chronology
        if here > last.sentence and (self.told_of.opens_other(here) or self.told_of.other_time(here)):
            return [], ""
        if here > last.sentence and (self.told_of.comes_before(figure) or self.told_of.several_events(here)):
            return [], ""
        if here > last.sentence and self.told_of.is_past(figure) and not self.told_of.is_past(last):
            return [], ""
        if here > last.sentence and is_of_next_witness(self.told_of, figure):
            return [], ""
        return chosen[at][0], "as the figure before it, of the same event"
