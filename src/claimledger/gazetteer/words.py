"""The words that tell places, as lexicons/<language>/places.toml lists them, and what it says of countries."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from claimledger.gazetteer.keys import key
from claimledger.patterns import stems

_TABLES: dict[str, set[str] | None] = {
    "kind": {"precision", "terms", "after", "before", "called", "street", "examples", "not_examples"},
    "cue": {"at", "to", "from", "of"},
    "directions": {"terms"},
    "qualities": {"joined", "alone", "examples", "not_examples"},
    "actor": {"terms", "not_examples"},
    "abroad": {"terms", "examples", "not_examples"},
    "never": {"title", "inside", "hospital", "heading"},
    "stop": {"opening", "terms"},
    "region": {"pattern", "name", "examples"},
    "regions": None,
    "bynames": None,
    "byname_unless": None,
    "states": None,
    "demonyms": None,
}

# States whose name alone says little; the gazetteer knows them by it.
_SHORT_ONLY = {"DC": "District of Columbia", "GA": "Georgia", "NY": "New York", "WA": "Washington"}


class PlaceWordsError(ValueError):
    """A places.toml that does not say what it must; the message names the table and the key."""


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Patterns are for lower-case text; `kinds` gives the precision of a type word."""

    kinds: dict[str, str]
    kind_after: re.Pattern[str]  # at the end of a name: "anantnag district"
    kind_next: re.Pattern[str]  # just after a name: " district", " refugee camp"
    kind_before: re.Pattern[str]  # just before a name: "town of the "
    kind_starts: frozenset[str]  # first words of type words, and last words of them: they spare the patterns
    kind_ends: frozenset[str]
    kind_words: frozenset[str]
    streets: frozenset[str]  # the type words of streets: "road", "ave"
    street: re.Pattern[str]  # at the end of the name of a street: "mill road", "quince ave. west"
    title_ends: frozenset[str]
    hospital_ends: frozenset[str]
    actor_starts: frozenset[str]
    leads: frozenset[str]  # words that can stand just before the name of a place,
    kind_leads: frozenset[str]  # and of these the ones that end with a type word, or go on with one: "town", "town of"
    cues: dict[str, str]  # cue word -> at, to, from, of
    cue: re.Pattern[str]  # the last cue before a name, with article and directions
    cue_at: dict[str, re.Pattern[str]]  # the same by the word before the name: that of the cues which end so
    joined: frozenset[str]  # what ends a word that is said of a place: "held" of "rebel-held"
    direction: re.Pattern[str]
    ways: frozenset[str]  # "north", "northeast", "downtown", "n"
    before_name: frozenset[str]  # single words said of a place before its name: "northwestern", "restive"
    actor: re.Pattern[str]
    abroad: re.Pattern[str]  # just after an adjective: " warplanes", " Air Force jets"
    title: re.Pattern[str]
    inside: frozenset[str]
    inside_long: tuple[str, ...]
    hospital: re.Pattern[str]
    headings: frozenset[str]  # what heads an item and is no place: "damage", "weather"
    stop: frozenset[str]
    opening: frozenset[str]  # words that are no small town where they open a sentence
    region: re.Pattern[str]
    region_hint: str  # what all its words begin with
    region_name: str
    regions: dict[str, tuple[str, tuple[str, ...]]]  # key -> name, ISO codes
    bynames: dict[str, str]  # "Philly" -> "Philadelphia"
    byname_unless: dict[str, str]  # "Congo" -> "Brazzaville": a text that names this means another place by that
    states: dict[str, str]  # abbreviation -> "US.IN"
    state_name: re.Pattern[str]  # full names and abbreviations with a full stop
    state_names: dict[str, str]  # those -> the name of the state
    demonyms: dict[str, str]  # lower case -> ISO code
    demonym_of: dict[str, str]  # ISO code -> the first demonym
    of_nations: frozenset[str]  # demonyms and names of states as texts write them: "Syrian", "SYRIAN"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words), key=len, reverse=True))


def _cue(cues: Iterable[str], way: str, quality: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[\s(“\"—–-])({_any(cues)})\s+(?:the\s+|a\s+|an\s+|its\s+|their\s+)?(?:(?:{quality})\s+)?"
        rf"((?:(?:{way})(?:-|\s+and\s+|\s+))*)[“\"]?$"
    )


def _by_last_word(
    cues: Iterable[str], whole: re.Pattern[str], way: str, quality: str, ways: Iterable[str]
) -> dict[str, re.Pattern[str]]:
    """For each word before a name, other than an article, what finds its cue: few cues end with one word."""
    ending: dict[str, list[str]] = defaultdict(list)
    for cue in cues:
        ending[cue.split()[-1]].append(cue)
    found = {last: _cue(ends, way, quality) for last, ends in ending.items()}
    parts = {part for one in ways for part in (one, one.split("-")[-1])}
    return found | dict.fromkeys({*parts, "and", "its", "their"}, whole)


def read_words(data: dict[str, Any], origin: str) -> PlaceWords:
    """Check the tables of a places.toml and compile them. Raises PlaceWordsError for what nobody declared."""
    for table, value in data.items():
        if table not in _TABLES:
            raise PlaceWordsError(f"{origin}: unknown table {table!r}")
        known = _TABLES[table]
        for row in value if isinstance(value, list) else [value]:
            if known is not None and (unknown := set(row) - known):
                raise PlaceWordsError(f"{origin}: [{table}] has unknown keys {sorted(unknown)}")
    if missing := set(_TABLES) - set(data):
        raise PlaceWordsError(f"{origin}: tables {sorted(missing)} are missing")
    kinds = {t: k["precision"] for k in reversed(data["kind"]) for t in k["terms"]}
    after = _any(t for k in data["kind"] if k.get("after") for t in k["terms"])
    before = _any(t for k in data["kind"] if k.get("before") for t in k["terms"])
    streets = [t for k in data["kind"] if k.get("street") for t in k["terms"]]
    called = _any(t for k in data["kind"] if k.get("before") or k.get("called") for t in k["terms"])
    cues = {w: kind for kind, words in data["cue"].items() for w in words}
    way = _any(data["directions"]["terms"])
    inside = data["never"]["inside"]
    state_names = {
        form: forms[0] if len(forms[0]) > 5 or "." not in forms[0] else _SHORT_ONLY[code]
        for code, forms in data["states"].items()
        for form in forms
        if len(form) > 3 or form.endswith(".")
    }
    joined, alone = data["qualities"]["joined"], data["qualities"]["alone"]
    quality = rf"(?:[\w’']+-)+(?:{_any(joined)})|{_any(alone)}"
    cue = _cue(cues, way, quality)
    return PlaceWords(
        kinds=kinds,
        kind_after=re.compile(rf"(?:^|(?<=\s))(?:{after})\.?{_SIDE}$"),
        kind_next=re.compile(rf"[\"”]?\s+(?:{after})\b(?!['’-]\w)"),
        kind_before=re.compile(
            rf"\b(?:({called})\s+(?:called|named|known\s+as)|({before})(?:,?\s+of)?)\s+(?:the\s+)?[“\"]?$"
        ),
        kind_starts=frozenset(
            t.replace("-", " ").split()[0] for k in data["kind"] if k.get("after") for t in k["terms"]
        )
        | _ASIDE,
        kind_ends=frozenset(t.split()[-1] for k in data["kind"] if k.get("after") for t in k["terms"]),
        kind_words=frozenset(w for k in data["kind"] if k.get("after") for t in k["terms"] for w in t.split()),
        streets=frozenset(streets),
        street=re.compile(rf"(?:^|(?<=\s))(?:{_any(streets)})\.?{_SIDE}$"),
        title_ends=frozenset(t.split()[-1] for t in data["never"]["title"]),
        hospital_ends=frozenset(t.split()[-1] for t in data["never"]["hospital"]),
        actor_starts=frozenset(t.split()[0] for t in data["actor"]["terms"]) | {"county", "city", "state", "area"},
        leads=_leads(data),
        kind_leads=frozenset(t.split()[-1] for k in data["kind"] if k.get("before") for t in k["terms"])
        | {"of", "called", "named", "as"},
        cues=cues,
        cue=cue,
        cue_at=_by_last_word(cues, cue, way, quality, [*data["directions"]["terms"], *alone]),
        joined=frozenset(joined),
        direction=re.compile(rf"\b(?:{way})\s+of\s+(?:the\s+)?$"),
        ways=frozenset(data["directions"]["terms"]) | {"n", "s", "e", "w", "nw", "ne", "sw", "se"},
        before_name=frozenset([*data["directions"]["terms"], *alone]),
        abroad=re.compile(rf"\s(?:[\w-]+\s){{0,2}}?(?:{_any(data['abroad']['terms'])})\b"),
        actor=re.compile(rf"(?:['’]s)?(?:\s+|-)(?:(?:county|city|state|area)\s+)?(?:{_any(data['actor']['terms'])})\b"),
        title=re.compile(rf"\b(?:{_any(data['never']['title'])})\.?,?\s+$"),
        inside=frozenset(w for w in inside if " " not in w),
        inside_long=tuple(w for w in inside if " " in w),
        hospital=re.compile(rf"\b(?:{_any(data['never']['hospital'])})\b"),
        headings=frozenset(data["never"]["heading"]),
        stop=frozenset(data["stop"]["terms"]),
        opening=frozenset(data["stop"]["opening"]),
        region=re.compile(rf"\b(?:{data['region'][0]['pattern']})\b"),
        region_hint=_shared_start(stems(data["region"][0]["pattern"])),
        region_name=data["region"][0]["name"],
        regions={key(name): (name, tuple(codes)) for name, codes in data["regions"].items()},
        bynames=dict(data["bynames"]),
        byname_unless=dict(data["byname_unless"]),
        states={form: f"US.{code}" for code, forms in data["states"].items() for form in forms},
        state_name=re.compile(rf"(?<!\w)(?:{_any(state_names)})(?!\w)"),
        state_names=state_names,
        demonyms={d.lower(): iso for iso, words in data["demonyms"].items() for d in words},
        of_nations=frozenset(state_names)
        | {form for words in data["demonyms"].values() for d in words for form in (d, d.capitalize(), d.upper())},
        demonym_of={iso: words[0] for iso, words in data["demonyms"].items()},
    )


# The side of a town behind the name of a street: "Quince Avenue SW".
_SIDE = r"(?:[\s,]+(?:north|south|east|west|[ns]\.?[ew]?\.?|[ew]\.?))?"


def _shared_start(words: Iterable[str]) -> str:
    """What all words begin with."""
    first, last = min(words), max(words)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same]


# After a name: what happens or lies there.
_ASIDE = frozenset(
    [
        "area",
        "based",
        "shooting",
        "bombing",
        "attack",
        "blast",
        "massacre",
        "killing",
        "raid",
        "home",
        "house",
        "residence",
        "|",
    ]
)


def _leads(data: dict[str, Any]) -> frozenset[str]:
    """The last words of what can stand before a place name: "in", "town of", "northern", "and the"."""
    before = [t for k in data["kind"] if k.get("before") for t in k["terms"]]
    cues = [w for words in data["cue"].values() for w in words]
    ways = [part for way in (*data["directions"]["terms"], *data["qualities"]["alone"]) for part in way.split("-")]
    last = {w.split()[-1] for w in (*before, *cues, *ways)}
    return frozenset(
        last
        | set(
            ["the", "a", "an", "its", "their", "of", "on", "and", "or", "&", "called", "named", "as", "nearby", "with"]
        )
    )


@cache
def place_words(language: str = "en") -> PlaceWords:
    """The words of a language."""
    file = resources.files("claimledger") / "lexicons" / language / "places.toml"
    return read_words(tomllib.loads(file.read_text("utf-8")), f"lexicons/{language}/places.toml")
