"""Reads and checks the lexicons of a language: TOML data in, look-up tables out. Unknown keys are refused."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Any, NamedTuple, cast

from claimledger.records import Category, Demographic, Outcome

_NOTES = {"examples", "not_examples", "reason"}
_PEOPLE_KEYS = {
    "head": {"terms", "plurals", "category", "demographic"},
    "member": {"terms", "plurals", "category", "demographic"},
    "affiliation": {"terms", "plurals", "category"},
    "modifier": {"terms", "plurals", "category", "demographic"},
    "community": {"terms", "plurals", "category", "demographic"},
    "family": {"terms", "plurals", "category", "demographic"},
    "occupation": {"terms", "plurals", "category", "demographic"},
    "rank": {"terms", "plurals", "category", "demographic"},
    "collective": {"terms", "plurals", "category", "count", "demographic"},
    "not_people": {"terms", "plurals", "living"},
}
_HARM_KEYS = {
    "verb": {"terms", "forms", "particle", "outcome", "voice", "forces_only", "people_only"},
    "phrase": {"terms", "as", "outcome", "people_only"},
    "company": {"terms", "forms", "outcome", "needs", "behind", "never", "voice"},
    "event": {"terms", "plurals", "outcome", "forces_only"},
    "count": {"terms", "plurals", "outcome", "needs", "needs_number"},
    "state": {"terms", "outcome", "needs"},
    "condition": {"terms", "outcome"},
    "toll": {"terms", "outcome"},
    "whole": {"terms", "outcome"},
    "upgrade": {"terms", "outcome"},
    "hint": {"terms", "outcome"},
}
# The letter a people word carries in the chunk patterns.
_PEOPLE_TAGS = {
    "head": "H", "occupation": "H", "family": "H", "collective": "H", "member": "M", "affiliation": "A",
    "modifier": "J", "community": "J", "rank": "R", "not_people": "X",
}  # fmt: skip
# Where a term stands in two tables, the lower number is heeded: "rebel" is a head before it is a modifier.
_WEIGHT = {
    "head": 0, "family": 0, "occupation": 0, "collective": -1, "member": 1, "not_people": 2, "affiliation": 3, "community": 4,
    "modifier": 5, "rank": 6,
}  # fmt: skip
_PHRASE_FORMS = {"past": "K", "base": "k", "ing": "i", "active": "V", "intransitive": "D"}


class LexiconError(ValueError):
    """A lexicon file that does not say what it must; the message names the file and the entry."""


@dataclass(slots=True, frozen=True)
class Person:
    """A people word: what it says of the group it names. `kind` is the table it comes from."""

    term: str
    kind: str
    tag: str
    plural: bool
    category: Category | None = None
    demographic: Demographic | None = None
    count: int | None = None  # collectives: a couple is 2
    title: bool = False  # stands before names as a title, too: "Sergeant"
    living: bool = False  # beasts, which die: "nine cows"


@dataclass(slots=True, frozen=True)
class Harm:
    """One sense of a harm word. `form`: K past or participle, k base, i -ing, V active phrase, D and d intransitive
    (finite, other), n event noun, C counted noun, Z state, T toll, W those already counted, u turns injury to death,
    e a verb that harms only in company."""

    term: str
    form: str
    outcome: Outcome | None
    needs: frozenset[str] = frozenset()
    needs_number: bool = False
    people_only: bool = False
    forces_only: bool = False  # "lost 35 men": of fighters only
    behind: bool = False  # `needs` must stand behind the verb
    never: tuple[str, ...] = ()  # what must not stand in the sentence
    voice: str = ""  # of a verb in company: passive, event (its subject is no person), both


class Reading(NamedTuple):
    """How a word is read where no neighbour changes it."""

    word: str  # folded, as lexicons have it
    alone: bool  # False where neighbours always have a say
    tag: str = ""
    person: Person | None = None
    harms: dict[str, Harm] | None = None
    seconds: Collection[str] = ()  # next words with which it may be part of a term or a number
    cased: bool = False  # a capital may make another thing of it
    proper: bool = False
    ruled: bool = False  # its company may change its sense
    named: bool = False  # a name before it may make a name of it
    capital: bool = False  # written with a capital: beside a name it may be one


Token = tuple[str, int, int, Reading]  # as written, where it begins and ends in its piece of text, how it reads


@dataclass(slots=True, eq=False)
class Lexicon:
    """The look-up tables of one language."""

    grammar: dict[str, str] = field(default_factory=dict)
    nouns: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    given: dict[str, str] = field(default_factory=dict)  # first names that are other words elsewhere, with their kind
    surnames: frozenset[str] = frozenset()  # likewise
    particles: frozenset[str] = frozenset()  # small words inside of names, whatever their letters
    small_particles: frozenset[str] = frozenset()  # those that are other words with a capital
    name_parts: frozenset[str] = frozenset()  # all of them
    things: dict[str, Person] = field(default_factory=dict)  # everyday nouns that count no people
    people: dict[str, Person] = field(default_factory=dict)
    harms: dict[str, dict[str, Harm]] = field(default_factory=dict)
    # Terms of several words: first word -> second word -> the words behind these, the longest first.
    phrases: dict[str, dict[str, list[list[str]]]] = field(default_factory=dict)
    cues: dict[str, list[str]] = field(default_factory=dict)
    hints: set[str] = field(default_factory=set)  # terms that make a sentence worth reading
    triggers: frozenset[str] = frozenset()  # what a sentence worth reading holds: words of harm, and hints
    # Readings of single words, kept from text to text: of the folded word, and of the word as it is written.
    readings: dict[str, Reading] = field(default_factory=dict)
    written: dict[str, Reading] = field(default_factory=dict)
    # Tokens of what stands between two blanks, and units of terms of several words, likewise.
    chunks: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    terms: dict[str, tuple[str, Person | None, dict[str, Harm] | None] | None] = field(default_factory=dict)

    def note(self, term: str) -> None:
        first, *rest = term.split(" ")
        if rest:
            known = self.phrases.setdefault(first, {}).setdefault(rest[0], [])
            if rest[1:] not in known:
                known.append(rest[1:])
                known.sort(key=len, reverse=True)


def read_tables(language: str, name: str) -> dict[str, Any]:
    """The tables of one lexicon file, e.g. `read_tables("en", "harms")`. Raises LexiconError where it is damaged."""
    path = resources.files("claimledger") / "lexicons" / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error


_SET_KEYS = {"terms", "examples", "not_examples", "each"}


def word_set(name: str, table: str, language: str = "en") -> frozenset[str]:
    """The words of one table of a file of word sets: `word_set("games", "players")`. Raises LexiconError where there is no
    such table, or the file holds what it must not."""
    sets = _word_sets(language, name)
    if table not in sets:
        raise LexiconError(f"{name}.toml: no table is called {table!r}")
    return sets[table]


@functools.cache
def _word_sets(language: str, name: str) -> dict[str, frozenset[str]]:
    """Each table of a file as a set, read once; `terms` are single words in one string, or a list."""
    found: dict[str, frozenset[str]] = {}
    for table, entry in read_tables(language, name).items():
        unknown = set(entry) - _SET_KEYS
        if unknown or not (entry.get("terms") and entry.get("examples") and entry.get("not_examples")):
            raise LexiconError(f"{name}.toml: [{table}]: unknown or missing keys {sorted(unknown)}")
        terms: list[str] = entry["terms"].split() if isinstance(entry["terms"], str) else entry["terms"]
        found[table] = frozenset(terms)
        if len(found[table]) < len(terms):
            raise LexiconError(f"{name}.toml: [{table}]: a term stands there twice")
    return found


def files(language: str) -> list[str]:
    """The names of the people lexicons of a language: every file whose tables are people tables."""
    folder = resources.files("claimledger") / "lexicons" / language
    found = []
    for path in folder.iterdir():
        if path.name.endswith(".toml"):
            headers = set(_HEADER.findall(path.read_text(encoding="utf-8")))  # to parse it whole takes long
            if headers and headers <= set(_PEOPLE_KEYS):
                found.append(path.name.removesuffix(".toml"))
    return sorted(found)


_HEADER = re.compile(r"^\[+([\w-]+)", re.MULTILINE)


@functools.cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language, read once."""
    lexicon = Lexicon()
    grammar = read_tables(language, "grammar")
    for entry in grammar["class"]:
        _check(entry, {"tag", "terms"}, "grammar.toml")
        for term in entry["terms"]:
            lexicon.grammar[term] = entry["tag"]
            lexicon.note(term)
    lexicon.nouns = frozenset(grammar["nouns"]["terms"])
    lexicon.units = frozenset(grammar["units"]["terms"])
    lexicon.common = frozenset(grammar["common"]["terms"].split())
    singles = grammar["things"]["terms"].split()
    for term, many in [*((t, False) for t in singles), *((plural(t), True) for t in singles)]:
        lexicon.things[term] = Person(term, "thing", "U", many, "people")
    for term in grammar["things"]["plurals"].split():
        lexicon.things[term] = Person(term, "thing", "U", True, "people")
    names = read_tables(language, "names")
    lexicon.given = {term: entry["kind"] for entry in names["given"] for term in entry["terms"]}
    lexicon.surnames = frozenset(term for entry in names["surname"] for term in entry["terms"])
    lexicon.particles = frozenset(names["particles"]["terms"])
    lexicon.small_particles = frozenset(names["particles"]["small"])
    lexicon.name_parts = lexicon.particles | lexicon.small_particles
    for name in files(language):
        for kind, entries in read_tables(language, name).items():
            for entry in entries:
                _check(entry, _PEOPLE_KEYS[kind], f"{name}.toml")
                _add_people(lexicon, kind, entry)
    for kind, entries in read_tables(language, "harms").items():
        if kind not in _HARM_KEYS:
            raise LexiconError(f"harms.toml: no table is called {kind!r}")
        for entry in entries:
            _check(entry, _HARM_KEYS[kind], "harms.toml")
            if kind == "hint":
                lexicon.hints |= set(entry["terms"])
                continue
            for harm in _harms(kind, entry):
                lexicon.harms.setdefault(harm.term, {}).setdefault(harm.form, harm)
                lexicon.note(harm.term)
    lexicon.triggers = frozenset(_triggers(lexicon))
    lexicon.triggers |= _contracted(lexicon.triggers)
    return lexicon


def _check(entry: dict[str, Any], keys: set[str], where: str) -> None:
    unknown = set(entry) - keys - _NOTES
    if unknown or not (entry.get("terms") or entry.get("plurals")):
        raise LexiconError(f"{where}: entry {entry.get('terms', ['?'])[:1]}: unknown or missing keys {sorted(unknown)}")


def _add_people(lexicon: Lexicon, kind: str, entry: dict[str, Any]) -> None:
    plurals = {p.lower() for p in entry.get("plurals", ())}
    forms = [(t.lower(), False) for t in entry.get("terms", ())] + [(p, True) for p in plurals]
    if kind not in ("modifier", "rank"):
        forms += [(plural(t.lower()), True) for t in entry.get("terms", ())]
    for term, many in forms:
        tag = _PEOPLE_TAGS[kind]
        if kind == "community" and many:
            tag = "H"
        person = Person(
            term, kind, tag, many, cast("Category | None", entry.get("category")),
            cast("Demographic | None", entry.get("demographic")), entry.get("count"), kind == "rank", entry.get("living", False),
        )  # fmt: skip
        known = lexicon.people.get(term)
        if known is None or (_WEIGHT[kind], many) < (_WEIGHT[known.kind], known.plural):
            lexicon.people[term] = person if known is None else replace(person, title=person.title or known.title)
            lexicon.note(term)
        elif kind == "rank":
            lexicon.people[term] = replace(known, title=True)


def plural(term: str) -> str:
    """The regular plural of a noun or of the last word of a term: "fireman" -> "firemen", "jawan" -> "jawans"."""
    for old, new in (
        ("woman", "women"),
        ("man", "men"),
        ("child", "children"),
        ("person", "people"),
        ("wife", "wives"),
        ("life", "lives"),
    ):
        if term.endswith(old) and term not in ("human", "german", "roman", "ottoman", "talisman", "shaman", "caiman"):
            return term[: -len(old)] + new
    if term.endswith("y") and term[-2:-1] not in "aeiou":
        return term[:-1] + "ies"
    if term.endswith(("s", "x", "z", "ch", "sh")):
        return term + "es"
    return term + "s"


def _harms(kind: str, entry: dict[str, Any]) -> Iterator[Harm]:
    outcome = None if entry["outcome"] in ("none", "same") else cast(Outcome, entry["outcome"])
    needs = frozenset(entry.get("needs", ()))
    if kind == "verb":
        variants = [f.split() for f in entry.get("forms", ())]
        for term in entry["terms"]:
            forms = [v for v in variants if v[0] == term] or [_conjugate(term)]
            for base, past, participle, ing in forms:
                transitive = entry["voice"] != "intransitive"
                tail = "".join(" " + p for p in entry.get("particle", ()))
                for word, form in (
                    (base, "k" if transitive else "D"), (third(base), "k" if transitive else "D"),
                    (past, "K" if transitive else "D"), (participle, "K" if transitive else "D"),
                    (ing, "i" if transitive else "d"),
                ):  # fmt: skip
                    yield Harm(
                        word + tail, form, outcome, people_only=entry.get("people_only", False),
                        forces_only=entry.get("forces_only", False),
                    )  # fmt: skip
    elif kind == "phrase":
        for term in entry["terms"]:
            yield Harm(term, _PHRASE_FORMS[entry["as"]], outcome, people_only=entry.get("people_only", False))
    elif kind == "company":
        variants = [f.split() for f in entry.get("forms", ())]
        for term in entry["terms"]:
            for forms_ in [v for v in variants if v[0] == term] or [list(_conjugate(term))]:
                for word in dict.fromkeys(forms_ if entry["voice"] != "passive" else forms_[2:3]):
                    yield Harm(
                        word, "e", outcome, needs, people_only=True, behind=entry.get("behind", False),
                        never=tuple(entry.get("never", ())), voice=entry["voice"],
                    )  # fmt: skip
    elif kind in ("event", "count"):
        form = "n" if kind == "event" else "C"
        terms = [t for t in entry["terms"]]
        words: Iterable[str] = [*terms, *entry.get("plurals", ())] if kind == "event" else [*terms, *map(plural, terms)]
        for word in words:
            yield Harm(
                word,
                form,
                outcome,
                needs,
                entry.get("needs_number", False),
                forces_only=entry.get("forces_only", False),
            )
    else:
        form = {"state": "Z", "condition": "h", "toll": "T", "whole": "W", "upgrade": "u", "hint": ""}[kind]
        for term in entry["terms"]:
            yield Harm(term, form, outcome, needs)


_NEGATED = re.compile(r"\b(has|have|had|did|could) not\b")


def _contracted(terms: Iterable[str]) -> frozenset[str]:
    """The terms with "not" as they are said: "hasn't been found"."""
    negated = [term for term in terms if _NEGATED.search(term)]
    return frozenset(_NEGATED.sub(rf"\1n{mark}t", term) for term in negated for mark in "'’")


def third(base: str) -> str:
    """The third person of a verb: "kill" -> "kills", "massacre" -> "massacres", "perish" -> "perishes"."""
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _conjugate(base: str) -> tuple[str, str, str, str]:
    stem = base[:-1] if base.endswith("e") else base
    double = stem + stem[-1] if base in ("gun", "stab", "club", "run", "set", "cut") else stem
    return base, double + "ed", double + "ed", double + "ing"


def _triggers(lexicon: Lexicon) -> Iterator[str]:
    yield from lexicon.hints
    for term, senses in lexicon.harms.items():
        if "e" in senses and senses["e"].behind:
            yield from senses["e"].needs
        elif set(senses) - {"u", "W"}:
            yield term
