"""A place as a sentence names it, and the page that it is read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from claimledger.datelines import find_dateline
from claimledger.gazetteer import Gazetteer, Place, key
from claimledger.gazetteer.settle import Settled
from claimledger.gazetteer.words import PlaceWords
from claimledger.mentions import Document, Where
from claimledger.spans import Span

# event: something happens there; bare: named with no word that says so; label: heads a line ("Daraa | ...");
# home: people are of or from there; goal: somebody goes there; actor: it speaks or acts ("Washington said");
# hospital: the wounded are taken there; source: who speaks is there.
Role = Literal["event", "bare", "label", "home", "goal", "actor", "hospital", "source"]

#: The direction behind the name of a street: "Pine Street N.W."
AFTERWARD = re.compile(r"\.?\s+(?:north|south|east|west|[ns]\.?[ew]?\.?|[ew]\.?)$")
BLANK = re.compile(r"\s+")
_SMALL = re.compile(r"\b[a-z]{2,}\b")


@dataclass(slots=True)
class PlaceMention(Where):
    """A place as named in a sentence. `cue` is the word that shows it, `within` the names of what holds it."""

    role: Role = "bare"
    cue: str = ""
    within: list[str] = field(default_factory=list)
    bare_name: str = ""  # without type word and direction: what the gazetteer is asked for
    group: int = 0  # names of one list share it: "in Latakia and Tartus"
    sentence: int = 0
    nation: str = ""  # of what holds it the country that only an adjective tells: "the Velan town of Orvale"
    reach: int = 0  # end of the words that belong to it: type word and holders


class Around(NamedTuple):
    """What stands around a name, in lower case: `before` and `after` are the nearest words, without an article."""

    left: str
    right: str
    before: str
    after: str


_SIGNS = "“”\"‘'’(,—–-:;."
_APOSTROPHES = ("'", "’")
_ARTICLES = frozenset(["the", "a", "an"])


OPENED, CLOSED = '"“', '"”'


def around(left: str, right: str) -> Around:
    """Cut the nearest words off the text on both sides of a name."""
    words = left[-40:].rstrip(OPENED).rsplit(None, 2)  # "on the “Orvale” garrison"
    before = words[-1].strip(_SIGNS) if words else ""
    if before in _ARTICLES and len(words) > 1:
        before = words[-2].strip(_SIGNS)
    tail = right[:30].lstrip(CLOSED)
    if tail[:1] in _APOSTROPHES and tail[1:2] == "s":
        tail = tail[2:]
    if "-" in tail:
        tail = tail.replace("-", " ")
    after = tail.split(None, 1)
    return Around(left, right, before, after[0].strip(_SIGNS) if after else "")


@dataclass
class Page:
    """A document with the gazetteer and the words by which its places are read."""

    doc: Document
    places: Gazetteer
    words: PlaceWords
    persons: dict[str, bool] = field(default_factory=dict)  # names that were asked for: whether a person has it
    _known: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    _filed: int | None = None
    _small: frozenset[str] | None = None

    def known(self, name: str) -> tuple[Place, ...]:
        """The entries of a name."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self.places.find(self.byname(name) or name)
        return found

    def byname(self, name: str) -> str | None:
        """What a short name stands for in this text: "Congo", where Brazzaville is not named."""
        meant = self.words.bynames.get(name)
        return None if meant and (other := self.words.byname_unless.get(name)) and other in self.doc.text else meant

    @property
    def filed(self) -> int:
        """Where the town of a dateline begins that has an agency, a day or a country as well; -1 without one."""
        if self._filed is None:
            line = find_dateline(self.doc)
            sure = (
                line is not None and line.city is not None and (line.agency or line.day_span or line.place != line.city)
            )
            self._filed = line.city.start if line is not None and line.city is not None and sure else -1
        return self._filed

    @property
    def small(self) -> frozenset[str]:
        """The words of the text that it has in small letters."""
        if self._small is None:
            self._small = frozenset(_SMALL.findall(self.doc.text))
        return self._small

    def weighty(self, name: str) -> bool:
        """Whether a name alone is likely a place: a country, a division, or a town of 5,000 that it is the name of."""
        if name.lower() in self.words.inside:
            return False
        return key(name) in self.words.regions or any(
            p.kind in ("country", "admin1")
            or (p.population >= 5_000 and key(p.name).removeprefix("the ") == key(name).removeprefix("the "))
            for p in self.known(name)
        )

    def weight(self, name: str) -> int:
        """How large what the name stands for may be: a country, a division or region, a town by its people, 0 unlisted."""
        if key(name) in self.words.regions:
            return 10**8
        sizes = {"country": 10**9, "admin1": 10**8}
        return max((sizes.get(p.kind, 1 + p.population) for p in self.known(name)), default=0)

    def plain(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(self.doc.text[span.slice].split())

    def state(self, short: str) -> str | None:
        """The state of the United States that stands after a town as "Ind.", "IN" or "Indiana"."""
        code = self.words.states.get(short) or self.words.states.get(f"{short}.")
        return self.division(code) if code else None

    def division(self, code: str) -> str:
        """The name of a division by its code: "US.TX" is Texas."""
        found = self.places.get(code)
        return found.name if found else code


def kind_of(mention: PlaceMention) -> str | None:
    """The kind of entry that the words ask for."""
    return mention.precision if mention.precision in ("admin1", "district", "place") else None


def fill(mention: Where, settled: Settled) -> None:
    """Write what the gazetteer makes of it into the mention."""
    place = settled.place or settled.holder
    mention.candidates, mention.reason = settled.candidates, settled.reason
    mention.place_id = settled.place.id if settled.place else None
    mention.admin1 = place.admin1 if place else None
    mention.country = place.country if place else None
    mention.iso = place.iso if place else None
    mention.latitude = settled.place.latitude if settled.place else None
    mention.longitude = settled.place.longitude if settled.place else None
    if mention.precision is None:
        mention.precision = settled.place.kind if settled.place else "place"
