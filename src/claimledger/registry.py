"""The source registry: who publishes casualty figures, under which names, and whether two names mean one source.

The data are `lexicons/registry/*.toml`, one file for each kind of source. A user's file has the same form and adds to
it; an entry of the same name there replaces the one that ships.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

from claimledger.once import once

KINDS = frozenset(
    {
        "monitor", "agency", "newspaper", "broadcaster", "un", "ngo", "military", "armed_group", "police", "health",
        "emergency", "government", "ministry",
    }
)  # fmt: skip
MEDIA = frozenset({"agency", "newspaper", "broadcaster"})

# Measured on tests/cases/registry_pairs.toml, which `tests/test_registry.py` repeats: with words and countries compared
# as `Registry.alike` does, every misspelling of one name scores above JOIN and no pair of two bodies does.
JOIN = 88.0
DOUBT = 75.0
WORD = 66.0  # of two words in the same place: "red" and "read" pass, "army" and "front" do not

_KEYS = {"name", "aliases", "kind", "country", "languages", "part_of"}
_SPELLINGS = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "programme": "program",
    "mobilisation": "mobilization",
    "labour": "labor",
}
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})  # the Arabic article as it is spoken
_WORD = re.compile(r"[a-z0-9&]+")
_INITIALS = re.compile(r"\b([a-z]) (?=[a-z] )")
_HEAD = re.compile(r"^[ \t]*\[\[\s*source\s*\]\]", re.MULTILINE)
_ROLE = re.compile(
    r"\b(?:officials?|sources?|spokes(?:man|woman|person|people)|officers?|activists?|correspondents?|chiefs?|"
    r"directors?|heads?|commanders?|representatives?|staff|workers?|members?)\b"
)


class RegistryError(ValueError):
    """A registry file that cannot be used; the message names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """One organisation. `country` is ISO 3166-1 alpha-2, "ZZ" where it belongs to none; languages are ISO 639."""

    name: str
    kind: str
    country: str
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    part_of: str | None = None


class Nation(NamedTuple):
    """A country with its adjectives and the capitals that stand for its government."""

    iso: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


class Match(NamedTuple):
    """A registry entry found for a name. `score` is 100 for an exact name or alias, below 88 it is only a doubt."""

    source: Source
    score: float

    @property
    def sure(self) -> bool:
        return self.score >= JOIN


class Verdict(NamedTuple):
    """Whether two names mean one source, and why, in words."""

    relation: Literal["same", "different", "nested", "unsure"]
    reason: str


@lru_cache(maxsize=4096)
def normalise(name: str) -> str:
    """`name` for comparison: lower case, no accents, articles or punctuation, one spelling.

    >>> normalise("The Organisation’s  Défence-Centre")
    'organization defense center'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’]s\b|['’.`]", "", plain)
    plain = _INITIALS.sub(r"\1", plain)  # "R. K. Roe" is "R.K. Roe"
    words = [_SPELLINGS.get(w, w) for w in _WORD.findall(plain)]
    return " ".join(w for w in words if w not in ("the", "a", "an"))


@lru_cache(maxsize=4096)
def one_office(key: str) -> str:
    """A normalised name with one form for an office that is told in several: "Dorna Police Department" as "Dorna police".

    >>> one_office("dorna county sheriff department")
    'dorna county sheriff office'
    """
    for told, form in _OFFICES.items():
        if key.endswith(told) and (len(key) == len(told) or key[-len(told) - 1] == " "):
            return key[: len(key) - len(told)] + form
    if key.startswith("police in ") and (town := _POLICE_IN.fullmatch(key)) is not None:
        return f"{town[1]} police"
    return key


_POLICE_IN = re.compile(r"police in ((?!area|region|city|town|country|capital|district|charge)\w+(?: \w+)?)")
_OFFICES = {
    "police department": "police", "police dept": "police", "sheriff department": "sheriff office",
    "sheriff dept": "sheriff office", "medical examiner office": "medical examiner", "coroner office": "coroner",
}  # fmt: skip


class Registry:
    """Sources by name. Build one with `Registry.load`, or take the shared one from `registry()`."""

    def __init__(self, sources: Iterable[Source], nations: Iterable[Nation] = ()) -> None:
        self.kept: dict[str, Any] = {}
        self.sources = tuple(sources)
        self.nations = tuple(nations)
        self._by_key: dict[str, list[Source]] = {}
        for source in self.sources:
            for name in (source.name, *source.aliases):
                held = self._by_key.setdefault(normalise(name), [])
                if source not in held:
                    held.append(source)

    @classmethod
    def load(cls, extra: Iterable[Path] = ()) -> Registry:
        """The registry that ships, with the entries of the user's TOML files added.

        Raises `RegistryError` for a file that is not TOML, an unknown key, kind or country, or a missing name.
        """
        folder = resources.files("claimledger") / "lexicons" / "registry"
        found: dict[str, Source] = {}
        nations: list[Nation] = []
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name == "nations.toml":
                nations = _nations(file.read_text(encoding="utf-8"))
            elif file.name.endswith(".toml"):
                found.update((s.name, s) for s in parse(file.read_text(encoding="utf-8"), file.name))
        for path in extra:
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise RegistryError(f"{path}: cannot be read ({error})") from error
            found.update((s.name, s) for s in parse(text, str(path)))
        return cls(found.values(), nations)

    def find(self, name: str) -> Match | None:
        """The entry that `name` means: exact on names and aliases, else the closest spelling.

        A match below `JOIN` is a doubt, which callers keep apart; below `DOUBT`, or where an alias belongs to several
        entries ("AFP"), there is none. `registry().find("SOHR").source.name` is the Observatory's full name.
        """
        key = normalise(name)
        held = self._by_key.get(key)
        if held:
            # An acronym belongs to the name's letters: "WHO" is the agency, "who" is a word.
            return Match(held[0], 100.0) if len(held) == 1 and _case_fits(name, held[0]) else None
        if len(key) < 8 or " " not in key:
            return None
        return self._near(key)

    def exact(self, name: str) -> Source | None:
        """The one entry with this name or alias, whatever its capitals and accents; no spelling is forgiven."""
        held = self._by_key.get(normalise(name))
        return held[0] if held and len(held) == 1 and _case_fits(name, held[0]) else None

    def canonical(self, name: str) -> str:
        """The registry's name for `name`, or `name` itself where the registry does not know it for certain."""
        match = self.find(name)
        return match.source.name if match and match.sure else name

    def kind(self, name: str) -> str | None:
        """The kind of the source called `name`, where it is known for certain."""
        match = self.find(name)
        return match.source.kind if match and match.sure else None

    @once
    def adjectives(self) -> dict[str, str]:
        """Country words in lower case ("syria", "syrian", "syrians") with their ISO code."""
        words: dict[str, str] = {}
        for nation in self.nations:
            for word in (*nation.names, *nation.adjectives):
                words[word.lower()] = nation.iso
                words[word.lower() + "s"] = nation.iso
        return words

    @once
    def countries(self) -> frozenset[str]:
        """Names of countries as written."""
        return frozenset(name for nation in self.nations for name in nation.names)

    @once
    def capitals(self) -> dict[str, str]:
        """Capitals as written, with the ISO code of the government that they stand for."""
        return {capital: nation.iso for nation in self.nations for capital in nation.capitals}

    @once
    def names(self) -> dict[str, Source]:
        """Every name and alias as written that belongs to one entry only."""
        return {
            name: source
            for source in self.sources
            for name in (source.name, *source.aliases)
            if len(self._by_key[normalise(name)]) == 1
        }

    @once
    def openers(self) -> frozenset[str]:
        """The words with which names and aliases begin, in lower case and plain spelling; articles left out."""
        written = (re.match(r"[^\W_]+", name) for name in self.names)
        spelled = {normal: word for word, normal in _SPELLINGS.items()}
        keys = {key.partition(" ")[0] for key in self._by_key}
        return frozenset(keys | {spelled[k] for k in keys if k in spelled} | {w[0].lower() for w in written if w})

    @once
    def _fuzzy_keys(self) -> list[str]:
        return [k for k, held in self._by_key.items() if len(k) >= 8 and " " in k and len(held) == 1]

    @once
    def _near(self) -> Callable[[str], Match | None]:
        """The closest spelling, kept for names met before: the media of a text are named again and again."""
        return lru_cache(maxsize=4096)(self._closest)

    def _closest(self, key: str) -> Match | None:
        from rapidfuzz import fuzz, process

        near = process.extract(key, self._fuzzy_keys, scorer=fuzz.token_sort_ratio, score_cutoff=DOUBT, limit=5)
        scored = [(self.alike(key, other), other) for other, _, _ in near]
        score, other = max(scored, default=(0.0, ""))
        return Match(self._by_key[other][0], score) if score >= DOUBT else None

    def alike(self, left: str, right: str) -> float:
        """How alike two normalised names are spelled, 0 to 100; `JOIN` and more only for spellings of one name.

        rapidfuzz's token_sort_ratio, held under `JOIN` where a word is more or other ("Liberation Army" and
        "Liberation Front"), and 0 where the country is another: "Nigerian" and "Nigerien" differ by one letter.
        """
        from rapidfuzz import fuzz

        score = float(fuzz.token_sort_ratio(left, right))
        words, others = sorted(left.split()), sorted(right.split())
        where, elsewhere = self._countries(left), self._countries(right)
        if where and elsewhere and where != elsewhere:
            return 0.0
        if len(words) != len(others) or any(
            a != b and float(fuzz.ratio(a, b)) < WORD and not {a, b} <= _ARTICLES
            for a, b in zip(words, others, strict=True)
        ):
            return min(score, JOIN - 1)
        return score

    def _countries(self, key: str) -> frozenset[str]:
        words = key.split()
        pairs = [" ".join(p) for p in pairwise(words)]
        return frozenset(self.adjectives[w] for w in (*words, *pairs) if w in self.adjectives)


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry that ships, read once when first asked for (about 20 ms)."""
    return Registry.load()


def parse(text: str, origin: str) -> list[Source]:
    """The entries of one registry file. `origin` names it in messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(f"{origin}: not valid TOML: {error}") from error
    unknown = set(data) - {"kind", "source"}
    if unknown:
        raise RegistryError(f"{origin}: unknown key {sorted(unknown)[0]!r}; expected [[source]] tables")
    entries = data.get("source", [])
    if not isinstance(entries, list):
        raise RegistryError(f"{origin}: 'source' must be written as [[source]] tables")
    heads = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)]
    lines = [f":{line}" for line in heads] if len(heads) == len(entries) else [""] * len(entries)
    return [_entry(raw, data.get("kind"), f"{origin}{lines[i]}: source {i + 1}") for i, raw in enumerate(entries)]


def _entry(raw: object, kind: object, where: str) -> Source:
    if not isinstance(raw, dict):
        raise RegistryError(f"{where}: not a table")
    name = raw.get("name")
    if not isinstance(name, str) or not name.strip():
        raise RegistryError(f"{where}: has no name")
    where = f"{where} ({name})"
    unknown = set(raw) - _KEYS
    if unknown:
        raise RegistryError(f"{where}: unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(_KEYS))}")
    kind = raw.get("kind", kind)
    if not isinstance(kind, str) or kind not in KINDS:
        raise RegistryError(f"{where}: kind {kind!r} is none of {', '.join(sorted(KINDS))}")
    country = raw.get("country", "ZZ")
    if not isinstance(country, str) or re.fullmatch(r"[A-Z]{2}", country) is None:
        raise RegistryError(f"{where}: country {country!r} is not a two-letter ISO code")
    part_of = raw.get("part_of")
    if part_of is not None and not isinstance(part_of, str):
        raise RegistryError(f"{where}: part_of must be a name")
    return Source(name, kind, country, _strings(raw, "aliases", where), _strings(raw, "languages", where), part_of)


def _strings(raw: dict[str, object], key: str, where: str) -> tuple[str, ...]:
    values = raw.get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
        raise RegistryError(f"{where}: {key} must be a list of words")
    return tuple(values)


def _nations(text: str) -> list[Nation]:
    return [
        Nation(n["iso"], tuple(n["names"]), tuple(n["adjectives"]), tuple(n["capitals"]))
        for n in tomllib.loads(text)["nation"]
    ]


def _case_fits(name: str, source: Source) -> bool:
    """Whether a short alias is written as a name: "who said" is not the World Health Organization."""
    return len(name) > 5 or not name.islower() or any(name == n for n in (source.name, *source.aliases))


def same_source(a: str | None, b: str | None, known: Registry | None = None) -> Verdict:
    """Whether the source names `a` and `b` mean one voice, as reconciliation asks it.

    "same": one source; "nested": one speaks inside the other; "different"; "unsure": kept apart, to be looked at.
    `same_source("SOHR", "Syrian Observatory for Human Rights").relation` is "same".
    """
    known = known or registry()
    if not a or not b:
        return Verdict("unsure", "a figure without a source may come from anyone")
    if "; " in a or "; " in b:
        return _same_joint(a, b, known)
    left, right = normalise(a), normalise(b)
    wing, other = _WING.search(a), _WING.search(b)
    if wing and other and wing[1].lower() != other[1].lower():
        return Verdict("different", f"{a!r} and {b!r} are two wings")
    first, second = known.find(a), known.find(b)
    if first and second and first.sure and second.sure:
        return _same_entries(a, b, first.source, second.source)
    if left == right:
        return Verdict("same", f"the same name, {a!r}")
    named, phrase = (first, right) if first and first.sure else (second, left)
    if named and named.sure:
        return _same_as_entry(named.source, phrase)
    if one_office(left) == one_office(right) or _turned(left) == right or _turned(right) == left:
        return Verdict("same", f"{a!r} and {b!r} are two forms of one name")
    words, others = set(left.split()), set(right.split())
    if _is_initialled(left, right) or _is_initialled(right, left):
        return Verdict("same", f"{a!r} and {b!r} differ by the initial of a middle name")
    if words <= others or others <= words:
        rest = " ".join(words ^ others)
        if _ROLE.search(rest):
            return Verdict("nested", f"{a!r} and {b!r} differ by a role ({rest}): one speaks inside the other")
        return Verdict("unsure", f"one of {a!r} and {b!r} may be short for the other")
    return _same_spelling(a, b, left, right, known)


_WING = re.compile(r"\(([^()]*ist)\)\s*\Z")  # "Workers' Front of Lorin (Maoist)"


def _turned(key: str) -> str:
    """ "General command of valley front" as "valley front general command"."""
    body, _, owner = key.partition(" of ")
    return f"{owner} {body}" if owner and len(key.split()) > _LONG and " of " not in owner else key


_LONG = 3  # words: "ministry of health" is of a state


def _is_initialled(longer: str, shorter: str) -> bool:
    """Whether one name has the initial of a middle name more: "ann k roe" and "ann roe"."""
    names, others = longer.split(), shorter.split()
    if len(names) != len(others) + 1 or len(others) < 2 or len(others[0]) < 2:
        return False
    kept = [w for i, w in enumerate(names) if not (i and len(w) == 1)]
    return kept == others


def _same_joint(a: str, b: str, known: Registry) -> Verdict:
    left, right = a.split("; "), b.split("; ")
    shared = [x for x in left if any(same_source(x, y, known).relation == "same" for y in right)]
    if len(shared) == len(left) == len(right):
        return Verdict("same", "the same sources jointly")
    if shared:
        return Verdict("nested", f"{'; '.join(shared)} is in both")
    return Verdict("different", f"no source of {a!r} is in {b!r}")


def _same_entries(a: str, b: str, first: Source, second: Source) -> Verdict:
    if first.name == second.name:
        return Verdict("same", f"{a!r} and {b!r} are both {first.name}")
    if first.part_of == second.name or second.part_of == first.name:
        part = first if first.part_of == second.name else second
        return Verdict("nested", f"{part.name} is part of {part.part_of}")
    return Verdict("different", f"{first.name} and {second.name} are two sources in the registry")


def _same_as_entry(source: Source, phrase: str) -> Verdict:
    words = set(phrase.split())
    for name in (source.name, *source.aliases):
        tokens = set(normalise(name).split())
        if tokens < words and _ROLE.search(" ".join(words - tokens)):
            return Verdict("nested", f"{phrase!r} speaks from inside {source.name}")
        if words < tokens:
            return Verdict("unsure", f"{phrase!r} may be short for {source.name}")
    return Verdict("different", f"{phrase!r} is not a known name of {source.name}")


def _same_spelling(a: str, b: str, left: str, right: str, known: Registry) -> Verdict:
    score = known.alike(left, right)
    if score >= JOIN and min(len(left), len(right)) >= 8:
        return Verdict("same", f"spellings of one name ({score:.0f} of 100)")
    if score >= DOUBT:
        return Verdict("unsure", f"{a!r} and {b!r} are spelled alike ({score:.0f} of 100, {JOIN:.0f} joins)")
    return Verdict("different", f"{a!r} and {b!r} are different names")
