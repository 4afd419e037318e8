"""The words of attribution, read from `lexicons/en/sources.toml`: reporting verbs, prepositions, speakers, offices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from claimledger import lexicon
from claimledger.lexicon import LexiconError, read_tables

_KEYS = {
    "verb": {"forms", "takes"},
    "preposition": {"forms", "host"},
    "relay": {"forms"},
    "publication": {"terms"},
    "speaker": {"terms", "kind"},
    "body": {"terms", "kind"},
    "office": {"terms", "speaks_for", "leads", "rank"},
    "recording": {"terms"},
    "outlet": {"terms", "article"},
}
_TAKES = {
    "speech",
    "belief",
    "quote",
    "that",
    "out",
    "toll",
    "charge",
    "count",
    "names",
    "of",
    "figure",
    "list",
    "sight",
    "word",
}


# Words for a toll, which "put" and "lowered" need beside them, and for a body's own count.
TOLLS = frozenset(
    (
        "toll",
        "tally",
        "count",
        "number",
        "figure",
        "total",
        "tolls",
        "estimate",
        "dead",
        "casualties",
        "losses",
        "deaths",
        "fatalities",
        "victims",
    )
)
# "…, claiming that nine died": on the word of whoever the sentence is about.
_PARTICIPLES_WORDS = """
saying adding reporting announcing confirming claiming alleging insisting asserting stating estimating noting
conceding admitting acknowledging
"""
PARTICIPLES = frozenset(_PARTICIPLES_WORDS.split())
# Of these a clause has to be told: "…, warning that nine had died", but "warning of floods".
_PARTICIPLES_THAT_WORDS = """
warning maintaining arguing contending writing declaring revealing explaining suggesting indicating stressing concluding boasting
disclosing clarifying tweeting testifying recounting recalling cautioning predicting specifying conceding charging complaining
lamenting replying countering
"""
PARTICIPLES_THAT = frozenset(_PARTICIPLES_THAT_WORDS.split())
# What somebody says, by its noun: "a claim by rebels that nine died".
_SAYINGS_WORDS = """
claim claims allegation allegations assertion assertions accusation accusations boast boasts contention testimony testimonies
complaint complaints report reports account accounts rumour rumours rumor rumors statement statements suggestion suggestions
insistence admission
"""
SAYINGS = frozenset(_SAYINGS_WORDS.split())
# Words before a noun of speaking that say nothing of who speaks: "media reports", "local sources".
_VAGUE_WORDS = """
news media press local various recent unverified unconfirmed initial early preliminary first some several many
other latest numerous conflicting reliable published official ground different internal leaked confidential
classified secret
"""
VAGUE = frozenset(_VAGUE_WORDS.split())
_OFFICIAL = frozenset(("official", "government", "judicial", "parliamentary"))
_COUNTED = frozenset(("statistics", "figures", "data", "records", "count", "tally", "toll", "numbers"))
_OF_COURT = frozenset(("papers", "documents", "document", "filings", "records", "files"))
_BULLETINS = frozenset(("bulletin", "bulletins", "communique", "communiques"))
_OF_BULLETINS = frozenset(("war", "medical", "combat", "battle"))  # "a police bulletin" is the police's
_INQUIRIES = frozenset(("inquiry", "investigation", "survey"))


def is_source(before: list[str], noun: str) -> bool:
    """Whether what is published is a source of its own: "official statistics", "court papers", "the parliamentary inquiry"."""
    if before[-1:] == ["court"] and noun in _OF_COURT:
        return True
    if noun in _BULLETINS:
        return bool(before) and before[-1] in _OF_BULLETINS
    if noun == "reports":
        return "official" in before  # "initial official reports"
    if noun in _COUNTED:
        return not _OFFICIAL.isdisjoint(before)
    return noun in _INQUIRIES and bool(before) and (before[-1] not in VAGUE or before[-1] in _OFFICIAL)


# First words of a description, which carry a capital only at the start of a sentence.
_COMMON_WORDS = """
rights security medical health state rescue emergency aid opposition rebel human senior defense defence law two three
four five six seven eight nine ten one both pro-government anti-government regional provincial federal national
municipal city county village tribal religious church humanitarian intelligence judicial forensic diplomatic field
next-door relief social internet hospital border customs port airport school union labor labour political independent anonymous
"""
COMMON = frozenset(_COMMON_WORDS.split())
# People who speak as the body itself: "SOHR activists", "AP reporters", "UN monitors".
_OWN_PEOPLE_WORDS = """
activist activists monitors sources correspondent correspondents reporter reporters journalist journalists researchers
staff teams experts observers analysts lawyers
"""
OWN_PEOPLE = frozenset(_OWN_PEOPLE_WORDS.split())
# Offices that are nobody's surname: "Station House Officer", not "Chief Neil Bishop".
NO_SURNAMES = frozenset(
    ("officer", "inspector", "superintendent", "commissioner", "minister", "secretary", "governor", "president", "director",
     "spokesman", "spokeswoman", "spokesperson", "official", "chairman", "collector", "commander", "lieutenant")
)  # fmt: skip
# Offices by their letters, which stand for whoever holds them: "the SP said", "Orvale SHO Ivo Lang".
LETTERED = frozenset(
    ("asp", "sp", "ssp", "dsp", "csp", "acp", "dcp", "dig", "ig", "igp", "dgp", "adg", "adgp", "sdpo", "oc", "sho",
     "ceo", "cfo", "coo")
)  # fmt: skip
# What short forms of offices are told as later: "Gen. Ivo Lang …. The general added"
IN_FULL = {
    "gen": "general", "col": "colonel", "lt": "lieutenant", "maj": "major", "capt": "captain", "cpl": "corporal",
    "sgt": "sergeant", "cmdr": "commander", "adm": "admiral", "brig": "brigadier", "insp": "inspector", "const": "constable",
    "supt": "superintendent", "det": "detective", "gov": "governor", "sen": "senator", "prof": "professor", "dr": "doctor",
    "prime minister": "premier", "premier": "prime minister",
}  # fmt: skip
STREETS = frozenset(("avenue", "boulevard", "drive", "highway", "road"))  # "Lane" and "Street" are surnames, too
# What is counted, before the noun of a count: "the death toll", "the official victim count".
COUNTED = frozenset(("body", "casualty", "crime", "daily", "death", "homicide", "murder", "situation", "victim"))
# Kinds of places that lead over an "of" to whom they belong to: "officials in the [state] of Osk".
GROUNDS = frozenset(
    ("state", "province", "region", "department", "county", "town", "village", "municipality", "island")
)
# First words of a paper's, station's or agency's name: "Radio Vallor", "Agence Dorna".
OUTLETS = {
    "agence": "agency", "agencia": "agency", "agenzia": "agency", "canal": "broadcaster", "channel": "broadcaster",
    "daily": "newspaper", "tv": "broadcaster",
    "diario": "newspaper", "radio": "broadcaster", "tele": "broadcaster", "télé": "broadcaster",
}  # fmt: skip
PRESS = frozenset(("media", "press"))
COUNTS = frozenset(("count", "tally", "estimate", "estimates", "figures", "data", "list", "database", "statistics"))


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that can be a source: `table` is the one it stands in, `kind` what it says of the source."""

    table: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """Look-up tables of the attribution lexicon. All keys are in lower case."""

    verbs: dict[str, str]  # form -> what it takes
    prepositions: dict[str, bool]  # form -> whether the relay stands before it
    relays: frozenset[str]
    heads: dict[str, Head]  # speakers, bodies, publications, recordings
    offices: frozenset[str]
    speaks_for: frozenset[str]
    leads: frozenset[str]
    ranks: frozenset[str]
    bodies: tuple[str, ...]  # those of the heads that are bodies
    outlets: dict[str, bool]  # last word of a newspaper's name -> whether only after "the"
    cues: AhoCorasick  # finds in a folded text what may be part of an attribution
    cue_kinds: list[tuple[str, ...]]  # by the number of a cue: verb, preposition, recording, participle, relay
    label: re.Pattern[str]  # a sentence shaped like "Police: nine dead" or "Nine dead - reports"
    preposition: re.Pattern[str]
    relay: re.Pattern[str]


@lru_cache(maxsize=4)
def words(language: str = "en") -> Words:
    """The tables for `language`, read once. Raises `LexiconError` for an unknown table or key."""
    verbs: dict[str, str] = {}
    prepositions: dict[str, bool] = {}
    relays: set[str] = set()
    heads: dict[str, Head] = {}
    offices: dict[str, set[str]] = {"speaks_for": set(), "leads": set(), "rank": set(), "": set()}
    outlets: dict[str, bool] = {}
    for table, entries in read_tables(language, "sources").items():
        for entry in entries:
            _check(table, entry)
            if table == "verb":
                verbs.update((form, str(entry["takes"])) for form in entry["forms"])
            elif table == "preposition":
                prepositions.update((form, bool(entry.get("host"))) for form in entry["forms"])
            elif table == "relay":
                relays.update(entry["forms"])
            elif table == "outlet":
                outlets.update((term, bool(entry.get("article"))) for term in entry["terms"])
            elif table == "office":
                offices[""].update(entry["terms"])
                for flag in ("speaks_for", "leads", "rank"):
                    offices[flag].update(entry["terms"] if entry.get(flag) else ())
            else:
                for term in entry["terms"]:
                    heads.setdefault(term, Head(table, entry.get("kind")))
    for term, person in lexicon.load(language).people.items():
        # Whoever can be a victim can speak: pilots, fishermen, shepherds. Forces and groups have their own entries.
        if person.tag == "H" and person.kind in ("head", "occupation", "family") and term.isalpha():
            heads.setdefault(term, Head("speaker", "official" if term in offices[""] else "witness"))
    recordings = [term for term, head in heads.items() if head.table == "recording"]
    cues = _cues(verbs, prepositions, relays, recordings)
    return Words(
        verbs=verbs,
        prepositions=prepositions,
        relays=frozenset(relays),
        heads=heads,
        offices=frozenset(offices[""]),
        speaks_for=frozenset(offices["speaks_for"]),
        leads=frozenset(offices["leads"]),
        ranks=frozenset(offices["rank"]),
        bodies=tuple(term for term, head in heads.items() if head.table == "body"),
        outlets=outlets,
        cues=AhoCorasick(sorted(cues)),
        cue_kinds=[tuple(sorted(cues[c])) for c in sorted(cues)],
        label=re.compile(
            r"(?:[^\n:]{0,40}\b(?:from|by)\s)?[^\n:]{2,40}:(?:\s|$)|.*(?:\([^()\n]{2,60}\)[.\s]*|:\s[^:\n]{2,40}|\s[-–—]\s[^-–—\n]{2,40})$"
        ),
        preposition=re.compile(_either(prepositions)),
        relay=re.compile(_either(relays)),
    )


def _cues(
    verbs: dict[str, str], prepositions: Iterable[str], relays: Iterable[str], recordings: Iterable[str]
) -> dict[str, set[str]]:
    """The words that one scan looks for, and what each is a cue of.

    Verbs that report only beside another word ("put the toll at") are found by that word, which is rarer.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for verb, takes in verbs.items():
        if takes in ("that", "of", "out"):
            found[f"{verb} {takes}"].add("verb")
            found[f"{verb}\n{takes}"].add("verb")
            if verb.startswith(("boast", "brag")):
                for word in ("that", "about"):
                    found[f"{verb} {word}"].add("verb")
            if takes == "that" and verb in ("found", "ruled", "concluded", "determined", "established"):
                for day in ("in", "on", "last"):
                    found[f"{verb} {day}"].add("verb")  # "found in May that"
        elif takes not in ("toll", "count", "list"):
            found[verb].add("verb")
    for word in (
        *TOLLS - {"dead", "casualties", "deaths", "fatalities", "victims"},
        *COUNTS,
        "put",
        "puts",
        "raised",
        "revised",
        "lowered",
        "quoted",
        "cited",
        "quotes",
        "cites",
    ):
        found[word].add("verb")
    for kind, terms in (("preposition", prepositions), ("relay", relays), ("recording", recordings)):
        for term in terms:
            # By the first word, for a line may break after it: "according\nto".
            first = term.split()[0]
            found[term if len(first) < 3 else first].add(kind)
    for word in (
        *COUNTS,
        "tallies",
        "account",
        "accounts",
        "reckoning",
        "version",
        "telling",
        "words",
        "put it",
        "puts it",
        "tells it",
    ):
        found[word].add("count")
    for word in PARTICIPLES:
        found[word].add("participle")
        found[word].add("with")
    for word in PARTICIPLES_THAT:
        found[f"{word} that"].add("participle")
    for word in ("telling", "pointing out that", "putting", "accusing"):
        found[word].add("participle")
    for word in SAYINGS:
        found[word].add("saying")
    for word in ("came from", "comes from"):
        found[word].add("saying")
    for word in ("putting", "speaking of", "giving"):
        found[word].add("with")
    return found


def _either(terms: object) -> str:
    ordered = sorted(terms, key=lambda t: (-len(t), t))  # type: ignore[call-overload]
    return r"\b(?:" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in ordered) + r")\b"


def _check(table: str, entry: dict[str, object]) -> None:
    if table not in _KEYS:
        raise LexiconError(f"sources.toml: no table is called {table!r}")
    unknown = set(entry) - _KEYS[table] - {"examples", "not_examples", "reason"}
    if unknown:
        raise LexiconError(f"sources.toml: {table} has the unknown key {sorted(unknown)[0]!r}")
    if not entry.get("examples") or not (entry.get("forms") or entry.get("terms")):
        raise LexiconError(f"sources.toml: an entry of {table} has no words or no examples")
    if table == "verb" and entry.get("takes") not in _TAKES:
        raise LexiconError(f"sources.toml: a verb takes one of {', '.join(sorted(_TAKES))}")
