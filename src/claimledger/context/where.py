"""Choose for each figure the place where its people met the outcome."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from claimledger.gazetteer import Gazetteer, Place, gazetteer, key
from claimledger.gazetteer.settle import Setting, Settled, settle
from claimledger.gazetteer.words import place_words
from claimledger.mentions import Document, Figure, Where
from claimledger.recognise.datelines import find_dateline
from claimledger.recognise.places import Finder, PlaceMention, fill, kind_of
from claimledger.spans import Span

_BACK = 3  # sentences a place is carried forward to a figure that names none
_REACH = 4  # sentences around a figure, and at the start of the text, that are read for places
_AHEAD = 3  # sentences after it that may tell where
_TOWN_WEIGHT = {"event": 2.0, "label": 2.0, "bare": 1.0, "actor": 1.5, "home": 0.7, "hospital": 0.3, "goal": 0.3}
_FINENESS = {"site": 5, "place": 4, "district": 3, "region": 2, "admin1": 2, "country": 1}
_EVENT = re.compile(
    r"\b(?:attack\w*|ambush\w*|clash\w*|battle\w*|fighting|fought|shot|shoot\w*|gunfire|gunm[ae]n|fire[ds]?|bomb\w*|"
    r"blast\w*|explo\w+|strike|strikes|struck|airstrike\w*|shell\w*|raid\w*|massacre\w*|kill\w*|murder\w*|dead|died|"
    r"die|deaths?|wound\w*|injur\w*|incident|crash\w*|accident|stab\w*|execut\w*|assault\w*|violence|stormed|encounter|"
    r"arrived|located|standing|walking|parked|driving|stopped|planted|intersection|corner|residence|offensive|derail\w*|sabotag\w*|blew|burn\w*|destroy\w*|missiles?|rockets?|drone|kidnap\w*|abduct\w*|missing|fled|displaced|bodies|body|slain|collapse\w*|flood\w*|"
    r"earthquake|quake|victims?|homicide|scene|targeted|opened|found|discovered|responded|called|toll|casualt\w+)\b"
)
_OCCURRED = re.compile(
    r"\b(?:attack|shooting|incident|blast|explosion|clash|clashes|massacre|crash|accident|bombing|ambush|encounter|"
    r"killings?|murders?|violence|fighting|it|strike|raid|stabbing|altercation)\b[^.;]{0,40}?\b"
    r"(?:occurred|happened|took\s+place|unfolded|broke\s+out|was\s+reported|were\s+reported)\b"
    r"|\b(?:bodies|victims?|body|they|both|men|women|child|boy|girl|couple)\s+(?:was|were)\s+(?:found|killed|shot|"
    r"discovered|attacked|gunned\s+down)\b"
)
# A new event starts: what was told before is elsewhere.
_OTHER = re.compile(
    r"^\W*(?:meanwhile|separately|elsewhere|in (?:a separate|another|a second|other)|also on|on the other hand|"
    r"similarly|earlier this|last (?:week|month|year)|a separate|another (?:attack|blast|strike|shooting|incident)|"
    r"in \d{4}\b|prev post|next post)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:the|its?|overall|total)\s+(?:overall\s+)?(?:death\s+)?(?:toll|tally|count)\b")
_NATURAL = re.compile(
    r"\b(?:river|lake|mountains?|hills?|forest|jungle|desert|gulf|bay|strait|islands?|peninsula|plateau|border|road to|"
    r"headquarters|embassy|court|prison|jail|high school|elementary school|middle school|campus|base)\b"
)
_CAPITAL_OF = re.compile(r"\bcapital\s+of\s+(?:the\s+)?$")
_NATION = re.compile(r"\b(?:the|his|her|their|this|our)\s+(?:whole\s+|entire\s+)?country\b(?!['’])|\bnationwide\b")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z]{2,}(?:\s+(?:Korean?|African?|Lankan?|Rican?|Sudanese|Arabian?))?")
_AMERICAN = re.compile(
    r"\b(?:County|Sheriff|sheriff's|[Dd]eputies|911|FBI|ATF|SWAT|GBI|Crime Stoppers|district attorney|"
    r"Police Department|"
    r"block of|[NSEW]\. \w+ (?:Ave|St)|Interstate|apartment complex|Sgt\.)"
)


def locate(doc: Document, figures: list[Figure], places: Gazetteer | None = None) -> list[Where]:
    """Where each figure's people met the outcome, in the order of `figures`; `name` is None where the text is silent.

    "Two were killed in the town of Jableh on Friday" gives name "Jableh", country "Syria". A corner or building that
    the text names for the only event it tells stands for all figures of that event.
    """
    if not figures:
        return []
    scene = _Scene(doc, figures, places or gazetteer())
    return scene.all()


class _Scene:
    """The places of one document: which are named in which sentence, and in what country it plays."""

    def __init__(self, doc: Document, figures: Sequence[Figure], places: Gazetteer) -> None:
        self.doc, self.figures, self.places = doc, figures, places
        self.words = place_words()
        self.line = find_dateline(doc)
        self.told: dict[int, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.qualifier != "unquantified":
                self.told[figure.sentence].append(figure)
        self._asked: dict[tuple[str, tuple[str, ...], str | None], Settled] = {}
        finder = Finder(doc, places, self.words)
        near = {n for f in figures for n in range(f.sentence - _REACH, f.sentence + _REACH + 1)} | set(range(_REACH))
        self.named: list[list[PlaceMention]] = [finder.find(s) if s.index in near else [] for s in doc.sentences]
        self.mentions = [m for ms in self.named for m in ms]
        self.setting = self._setting()
        for mention in self.mentions:
            self._settle(mention)
        for mention in self.mentions:
            self._capital(mention)
        self.town = self._town()
        self._name_regions()
        self._near_town()
        self.filed = self._filed()

    # -- the setting --------------------------------------------------------------------------------------------

    def _setting(self) -> Setting:
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[tuple[str, str], float] = defaultdict(float)
        for match in _CAPITALISED.finditer(self.doc.text):
            iso = self.words.demonyms.get(match.group().lower())
            if iso is not None:
                countries[iso] += 1
        towns: list[Place] = []
        for mention in self.mentions:
            for name in (mention.bare_name, *mention.within):
                found = self.places.find(name) if name else ()
                weight = 0.5 if mention.role in ("actor", "goal", "source") else 2.0
                if not found:
                    continue
                first = found[0]
                if first.kind == "country" and first.iso != "GE":
                    countries[first.iso] += weight
                elif first.kind == "admin1" and not any(
                    p.iso != first.iso and (p.kind == "admin1" or p.population > 50_000) for p in found
                ):
                    countries[first.iso] += weight
                    divisions[first.iso, first.admin1 or ""] += weight
                elif len(found) == 1 or found[0].population > 15 * found[1].population:
                    countries[first.iso] += weight / 2
                    towns.append(first)
                elif len({p.iso for p in found}) == 1:
                    countries[first.iso] += weight / 2
            for code in self.words.regions.get(mention.bare_name.lower(), ("", ()))[1][:1]:
                countries[code] += 1
        for match in self.words.state_name.finditer(f"{self.doc.text} {self.doc.article.title or ''}"):
            name = self.words.state_names[match.group()]
            divisions["US", name] += 1
            countries["US"] += 0.5
        american = len(_AMERICAN.findall(self.doc.text))
        if american:
            countries["US"] += min(american, 4)
        line = self.line
        if line is not None and line.place is not None:
            name = self.doc.text[line.place.slice]
            city, _, rest = name.partition(",")
            found = self.places.find(city)
            inner = [p for p in found if rest and any(self._in(p, h) for h in self.places.find(rest.strip(" .")))]
            state = self.words.states.get(rest.strip()) or self.words.states.get(f"{rest.strip()}.")
            inner = inner or [p for p in found if state and p.iso == "US" and p.admin1 == self._division(state)]
            for place in (inner or list(found))[:1]:
                countries[place.iso] += 1.5
                if place.iso == "US" and (inner or len(found) == 1):
                    divisions["US", place.admin1 or ""] += 1
                    towns.append(place)
        return Setting(countries, divisions, towns)

    @staticmethod
    def _in(place: Place, holder: Place) -> bool:
        return place.iso == holder.iso and (holder.kind == "country" or place.admin1 == holder.admin1)

    def _division(self, code: str) -> str | None:
        found = self.places.get(code)
        return found.admin1 if found else None

    def _settle(self, mention: PlaceMention) -> None:
        if not mention.bare_name:
            return
        listed = self.words.regions.get(mention.bare_name.lower())
        if listed is not None and mention.precision in (None, "region"):
            mention.precision, mention.reason = "region", "a region of the lexicon"
            codes = listed[1]
            if len(codes) == 1 or self.setting.country in codes:
                nation = self.places.country(self.setting.country if self.setting.country in codes else codes[0])
                if nation is not None:
                    mention.country, mention.iso = nation.country, nation.iso
            return
        fill(mention, self._ask(mention.bare_name, mention.within, kind_of(mention)))

    def _ask(self, name: str, within: Sequence[str], kind: str | None) -> Settled:
        """What `settle` makes of a name in this text; a name is asked for once."""
        asked = (name, tuple(within), kind)
        if asked not in self._asked:
            self._asked[asked] = settle(name, self.places, self.setting, within, kind)
        return self._asked[asked]

    def _capital(self, mention: PlaceMention) -> None:
        """ "The capital of Atlantico" is the town in it that the text has named."""
        if mention.span is None or mention.precision not in ("place", "admin1"):
            return
        if not _CAPITAL_OF.search(self.doc.folded, max(0, mention.span.start - 20), mention.span.start):
            return
        division = next((p for p in self.places.find(mention.bare_name) if p.kind == "admin1"), None)
        inside = [m for m in self.mentions if m is not mention and m.precision == "place" and m.place_id]
        town = next((m for m in inside if division and (m.iso, m.admin1) == (division.iso, division.admin1)), None)
        if town is not None:
            mention.name, mention.bare_name, mention.place_id = town.name, town.bare_name, town.place_id
            mention.admin1, mention.country, mention.iso = town.admin1, town.country, town.iso
            mention.latitude, mention.longitude, mention.precision = town.latitude, town.longitude, "place"
            mention.reason = f"the capital of {division.name if division else ''} that the text has named"

    def _town(self) -> tuple[str, Settled] | None:
        """The town that the text is most about: settles streets, and is kept where no place of a figure is named."""
        votes: dict[str, float] = defaultdict(float)
        spoken: dict[str, tuple[str, list[str]]] = {}
        for mention in self.mentions:
            if mention.precision in ("country", "region", "admin1") and not mention.within:
                continue
            names = [mention.bare_name] if mention.precision != "site" else mention.within[:1]
            for name in names:
                if not name or not self._a_town(name):
                    continue
                weight = _TOWN_WEIGHT.get(mention.role, 0.5) * (1.5 if mention.sentence < 3 else 1.0)
                if mention.cue == "speaker" or (mention.role == "bare" and not mention.within):
                    weight = 0.1  # as likely a person: "Jackson said"
                votes[key(name)] += weight
                rest = mention.within if names[0] == mention.bare_name else mention.within[1:]
                if key(name) not in spoken or rest:
                    spoken[key(name)] = (name, rest)
        line = self.line
        named = [self.doc.text[line.city.slice]] if line is not None and line.city is not None else []
        for name in [*named, *self._in_title()]:
            if self._a_town(name):
                votes[key(name)] += 2.5
                spoken.setdefault(key(name), (name, []))
        if not votes:
            return None
        name, within = spoken[max(sorted(votes), key=lambda v: votes[v])]
        return name, self._ask(name, within, "place")

    def _near_town(self) -> None:
        """Of places of one name take that near the text's town: "East Side" in a text on San Antonio is in it."""
        town = self.town[1].place if self.town else None
        if town is None or self.setting.country != town.iso:
            return
        for mention in self.mentions:
            if mention.precision not in ("place", "region", "site") or mention.within or mention.cue == "region":
                continue
            found = [p for p in self.places.find(mention.bare_name) if p.iso == town.iso and p.kind == "place"]
            if not found or mention.place_id == town.id or any(p.population > town.population / 4 for p in found):
                continue
            near = [p for p in found if p.away(town) < 60]
            if mention.place_id in {p.id for p in near}:
                continue
            if len(near) == 1:
                fill(mention, Settled(near[0], (), f"the one near {town.name}"))
            elif not near and town.iso == "US":
                fill(mention, Settled(None, (), f"no place of this name near {town.name} is listed", town))
                mention.precision = "site"

    def _filed(self) -> PlaceMention | None:
        """The town of a dateline without a day, as local news has it, in the country of the text."""
        line = self.line
        if line is None or line.city is None or line.day_span is not None:
            return None
        mention = PlaceMention(self.doc.text[line.city.slice], Span(*line.city), role="label", cue="dateline")
        rest = self.doc.text[line.city.end : line.place.end].strip(" ,.()") if line.place else ""
        state = self.words.states.get(rest) or self.words.states.get(f"{rest}.")
        mention.bare_name = mention.name or ""
        mention.within = [self._division(state) or rest] if state else [rest] if rest else []
        fill(mention, settle(mention.bare_name, self.places, self.setting, mention.within, "place"))
        if mention.iso != self.setting.country or (mention.place_id is None and not mention.candidates):
            return None
        other = [m for m in self.mentions if m.role == "event" and m.precision != "country" and m.iso == mention.iso]
        return mention if mention.iso == "US" or not other else None

    def _a_town(self, name: str) -> bool:
        home = self.setting.country
        if name in self.words.state_names:
            return False
        return any(p.kind == "place" and p.iso == (home or p.iso) for p in self.places.find(name))

    def _in_title(self) -> list[str]:
        """Towns named in the title, whose capitals tell nothing: runs of words that are the name of a sizeable one."""
        title = self.doc.article.title or ""
        words = [w for w in re.findall(r"[\w.’'-]+", title)]
        found: list[str] = []
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                run = " ".join(words[at : at + size])
                if len(words) < at + size or not words[at][0].isupper() or run.lower() in self.words.stop:
                    continue
                if any(p.population >= 5_000 and key(p.name) == key(run) for p in self.places.find(run)):
                    found.append(run)
                    at += size - 1
                    break
            at += 1
        return found

    def _listed(self, name: str, mention: PlaceMention) -> Settled:
        return self._ask(name, mention.within[mention.within.index(name) + 1 :], "place")

    def _name_regions(self) -> None:
        """Give "the coastal region" the name that the text has for it, or one made of its country."""
        named = next((m for m in self.mentions if m.cue == "region" and m.name), None)
        for mention in self.mentions:
            if mention.cue != "region":
                continue
            iso = self.setting.country
            if not mention.name and named is not None:
                mention.name = named.name
            elif not mention.name and iso is not None and iso in self.words.demonym_of:
                mention.name = self.words.region_name.format(demonym=self.words.demonym_of[iso])
            elif not mention.name and mention.span is not None:
                mention.name = self.doc.text[mention.span.slice]
            nation = self.places.country(iso) if iso else None
            if nation is not None:
                mention.country, mention.iso = nation.country, nation.iso
            mention.reason = "a region that the gazetteer does not list"

    # -- the figures --------------------------------------------------------------------------------------------

    def where(self, figure: Figure) -> tuple[list[PlaceMention], str]:
        """The place of one figure, or the places it names together, and why."""
        roles = ("event", "label", "home") if figure.outcome in ("displaced", "abducted") else ("event", "label")
        chosen, why = self._own(figure, roles), "in the clause"
        told = self._told(figure, roles)
        if told and (not chosen or self._finer(told, chosen)):
            chosen, why = told, "where the text says it happened"
        if not chosen and figure.sentence <= 1:
            chosen, why = self._land(figure), "the country named in the sentence"
        if not chosen:
            chosen, why = self._around(figure, roles)
        if not chosen:
            chosen, why = self._land(figure), "the country that the sentence speaks of"
        if not chosen and not figure.background and self.filed is not None:
            chosen, why = [self.filed], "filed from there, and no other place is named for it"
        fine = self._site(figure, chosen)
        if fine:
            chosen, why = fine, "the only spot named for the event"
        return chosen, why

    def all(self) -> list[Where]:
        """The places of the figures, in order."""
        chosen = [self.where(f) for f in self.figures]
        for at, figure in enumerate(self.figures):  # a headline's "in Syria" is the "near Hama" of the text
            old = chosen[at][0]
            if not old or (old[0].precision != "country" and old[0].cue != "area"):
                continue
            for other, (new, _) in zip(self.figures, chosen, strict=True):
                if (other.low, other.high, other.outcome) != (figure.low, figure.high, figure.outcome) or not new:
                    continue
                if len(new) == 1 and self._finer(new, old) and old[0].iso in (None, new[0].iso):
                    chosen[at] = (list(new), "as where the text repeats the figure")
                    break
        return [self._write(*c) for c in chosen]

    def _finer(self, told: Sequence[PlaceMention], chosen: Sequence[PlaceMention]) -> bool:
        """Whether the place told of is a finer one that can lie in the chosen, or the chosen was only near by."""
        new, old = told[0], chosen[0]
        if new.admin1 and old.admin1 and new.admin1 != old.admin1:
            return False
        grade = _FINENESS.get(new.precision or "place", 4) - _FINENESS.get(old.precision or "place", 4)
        return grade > 0 or (grade == 0 and old.cue in ("near", "direction", "around"))

    def _told(self, figure: Figure, roles: Sequence[str]) -> list[PlaceMention]:
        """The place of a later sentence of the same passage that says where it happened."""
        sentences = self.doc.sentences
        for index in range(figure.sentence + 1, min(figure.sentence + 1 + _AHEAD, len(sentences))):
            words = self.doc.folded[sentences[index].start : sentences[index].end]
            if _OTHER.match(words):
                break
            if self._of_others(index, figure):
                continue
            if (found := _OCCURRED.search(words)) and (named := self._in_sentence(index, roles)):
                after = [m for m in named if m.span and m.span.start >= sentences[index].start + found.end()]
                return self._finest(after or named)
        return []

    def _in_sentence(self, index: int, roles: Iterable[str]) -> list[PlaceMention]:
        return [m for m in self.named[index] if m.role in roles]

    def _own(self, figure: Figure, roles: Sequence[str]) -> list[PlaceMention]:
        """The place in the clause of the figure, else in its sentence where no other figure is nearer to it."""
        named = self._in_sentence(figure.sentence, roles)
        if not named:
            return []
        inside = [m for m in named if m.span and figure.clause.contains(m.span)]
        others = [f for f in self.figures if f.sentence == figure.sentence and f.clause != figure.clause]
        pool = inside or [m for m in named if m.span and not any(f.clause.contains(m.span) for f in others)] or named
        return self._best(pool, figure.span, figure.harm)

    def _best(self, pool: Sequence[PlaceMention], span: Span, harm: Span) -> list[PlaceMention]:
        """The finest of the nearest: a place after the figure, up to the next figure, before one in front of it."""
        rivals = sorted(f.span.start for f in self.figures if f.span.start > max(span.end, harm.end))
        limit = rivals[0] if rivals else len(self.doc.text)
        after = [m for m in pool if m.span and span.end <= m.span.start < limit]
        before = [m for m in pool if m.span and m.span.end <= span.start]
        close = [m for m in after if m.span and 0 <= m.span.start - max(span.end, harm.end) <= len(m.cue) + 8]
        if close:
            return [m for m in after if m.group == close[0].group]  # "were killed in Syria in clashes on the coast"
        ranked = after or before or list(pool)
        finest = max(_FINENESS.get(m.precision or "place", 4) for m in ranked)
        if before and after:  # "In Homs, two were killed in clashes across Syria": the finer of both
            top = max(_FINENESS.get(m.precision or "place", 4) for m in before)
            if top > finest:
                ranked, finest = before, top
        at = span.start
        best = min(
            (m for m in ranked if _FINENESS.get(m.precision or "place", 4) == finest and m.span),
            key=lambda m: m.span.gap((at, at)) if m.span else 0,
        )
        return [m for m in ranked if m.group == best.group and m.role == best.role] if best.group else [best]

    def _of_others(self, index: int, figure: Figure) -> bool:
        """Whether a sentence counts people of its own, and not those of this figure."""
        told = self.told.get(index, [])
        return bool(told) and all((f.low, f.outcome) != (figure.low, figure.outcome) for f in told)

    def _around(self, figure: Figure, roles: Sequence[str]) -> tuple[list[PlaceMention], str]:
        """A place of a sentence near by that tells the same event."""
        sentences, at = self.doc.sentences, figure.sentence
        text = self.doc.folded
        if _OTHER.match(text[sentences[at].start : sentences[at].end]):
            home = self._in_sentence(at, ("home",))
            return (self._finest(home), "the people's place") if home else ([], "")
        back = 6 if _WHOLE.search(text[sentences[at].start : sentences[at].end]) else _BACK
        for index in range(at - 1, max(-1, at - 1 - back), -1):
            words = text[sentences[index].start : sentences[index].end]
            named = self._in_sentence(index, roles)
            if not named and re.search(r"\bwhere\b", words) and _EVENT.search(words):
                named = self._in_sentence(index, ("home",))
            if named and _EVENT.search(words):
                return self._finest(named), "carried from a sentence before"
            if _OTHER.match(words):
                break
        home = self._in_sentence(at, ("home",))
        if home:
            return self._finest(home), "the people's place"
        if at <= 2:
            for index in range(at + 1, min(at + 4, len(sentences))):
                words = text[sentences[index].start : sentences[index].end]
                named = self._in_sentence(index, ("event",))
                if named and _EVENT.search(words) and not _OTHER.match(words):
                    return self._finest(named), "from the sentence after, which tells the same event"
        return [], ""

    @staticmethod
    def _finest(named: Sequence[PlaceMention]) -> list[PlaceMention]:
        best = max(named, key=lambda m: (_FINENESS.get(m.precision or "place", 4), -(m.span.start if m.span else 0)))
        return [m for m in named if m.group == best.group and m.role == best.role]

    def _land(self, figure: Figure) -> list[PlaceMention]:
        """The country that the sentence names, for a figure that opens the text."""
        bare = [m for m in self.named[figure.sentence] if m.role == "bare" and m.precision == "country"]
        if figure.sentence <= 1 and bare and bare[0].iso == self.setting.country:
            return bare[:1]
        sentence = self.doc.sentences[figure.sentence]
        nation = self.places.country(self.setting.country) if self.setting.country else None
        after = self.doc.sentences[min(figure.sentence + 3, len(self.doc.sentences) - 1)]
        if nation is None or not (said := _NATION.search(self.doc.folded, sentence.start, after.end)):
            return []
        return [
            PlaceMention(
                nation.name, Span(*said.span()), nation.id, None, nation.country, nation.iso, nation.latitude,
                nation.longitude, "country", (), "the country of the text", "event", "nation",
            )
        ]  # fmt: skip

    def _site(self, figure: Figure, chosen: Sequence[PlaceMention]) -> list[PlaceMention]:
        """The one spot (street, building, quarter) of a text that tells a single event."""
        if figure.background or any(m.precision == "site" for m in chosen) or len(chosen) > 1:
            return []
        if chosen and chosen[0].precision in ("region", "country"):
            return []  # too wide for a spot
        spots: list[PlaceMention] = []
        for mention in self._spots:
            if mention.sentence != figure.sentence and self._of_others(mention.sentence, figure):
                continue
            if not any(_overlap(mention, s) for s in spots):
                spots.append(mention)
        if len(spots) != 1:
            return []
        spot = spots[0]
        told = chosen[0].admin1 if chosen else None
        return [] if told and spot.admin1 and told != spot.admin1 else spots

    @cached_property
    def _spots(self) -> list[PlaceMention]:
        """The streets, buildings and quarters where something happens; none in a text that tells of several events."""
        if len({f.incident for f in self.figures if not f.background}) > 1:
            return []
        if len({m.place_id for m in self.mentions if m.role == "event" and m.precision == "place" and m.place_id}) > 1:
            return []
        spots = [m for m in self.mentions if m.precision == "site" and m.role == "event"]
        return [s for s in spots if not _NATURAL.search((s.name or "").lower()) and self._eventful(s.sentence)]

    def _eventful(self, index: int) -> bool:
        sentence = self.doc.sentences[index]
        return _EVENT.search(self.doc.folded, sentence.start, sentence.end) is not None

    def _write(self, chosen: Sequence[PlaceMention], why: str) -> Where:
        if not chosen:
            return self._silent()
        if len(chosen) > 1:
            where = self._joined(chosen, why)
            if where.precision == "site" and not where.candidates:
                self._hold(where, chosen[-1])
            return where
        one = chosen[0]
        where = Where(
            one.name, one.span, one.place_id, one.admin1, one.country, one.iso, one.latitude, one.longitude,
            one.precision, one.candidates, f"{why}; {one.reason}",
        )  # fmt: skip
        if one.precision == "site" and one.place_id is None:
            self._hold(where, one)
        return where

    def _silent(self) -> Where:
        """No place for the figure; the town that the text is about is a candidate, not a finding."""
        if self.town is None:
            return Where(None, reason="the text names no place")
        name, settled = self.town
        town = settled.place
        ids = (town.id,) if town else settled.candidates
        return Where(
            None, None, None, town.admin1 if town else None, town.country if town else None,
            town.iso if town else None, candidates=ids, reason=f"the text names no place for it; it is about {name}",
        )  # fmt: skip

    def _hold(self, where: Where, spot: PlaceMention) -> None:
        """A street or building takes entry and position of the town it is in."""
        for name in spot.within:
            if self._a_town(name):
                held = self._listed(name, spot)
                break
        else:
            if self.town is None:
                return
            name, held = self.town
            if held.place is not None and spot.admin1 not in (None, held.place.admin1):
                return
        town = held.place
        if town is None:
            where.candidates = held.candidates
            where.reason += f"; taken to be in {name}, but {held.reason}"
            return
        where.place_id, where.admin1, where.country, where.iso = town.id, town.admin1, town.country, town.iso
        where.latitude, where.longitude, where.candidates = town.latitude, town.longitude, ()
        where.reason += f"; taken to be in {town.name}"

    @staticmethod
    def _joined(chosen: Sequence[PlaceMention], why: str) -> Where:
        spans = [m.span for m in chosen if m.span]
        shared = {a: {getattr(m, a) for m in chosen} for a in ("admin1", "country", "iso", "precision")}
        only = {a: next(iter(v)) if len(v) == 1 else None for a, v in shared.items()}
        names = list(dict.fromkeys(m.name for m in chosen if m.name))
        return Where(
            "; ".join(names), Span(min(s.start for s in spans), max(s.end for s in spans)), None, only["admin1"],
            only["country"], only["iso"], None, None, only["precision"],
            tuple(m.place_id for m in chosen if m.place_id), f"{why}; {len(names)} places",
        )  # fmt: skip


def _overlap(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two names are of one spot: "2500 block of Semple Avenue" and "Semple Avenue"."""
    first, second = set((one.name or "").lower().split()), set((other.name or "").lower().split())
    return first <= second or second <= first
