"""How fast claims are extracted, against other tools on the same text in the same run.

    pip install .[bench]
    python benchmarks/extract.py [--megabytes 2] [--seed 7] [--rounds 3] [--format table|json]

Two texts are generated from `seeds/` and `data/gold`, the same for the same seed. In "mixed" one article in five tells
of casualties, and its passages stand between plain news sentences; in "dense" every sentence comes from an annotated
text.
Each tool is handed the same articles one by one:

claimledger   the whole way from text to claims: `claimledger.extract.extract`
spaCy         blank("en"), its tokenizer alone, then PhraseMatcher over the terms of our lexicons: words, no claims
quantulum3    its parser of quantities: numbers, no claims
scan          one ahocorasick-rs scan for the same terms: what no program that looks for them can be faster than

Below the table stands how fast the same way is without sources, days and places ("figures alone"), and what these cost:
the time of the whole, over that of figures alone. Both read texts that neither has seen, so that no cache of words
helps one of them.

Rates are the best of some rounds, in which the tools take turns, on one core. Rates of different machines say little;
the ratios within one run are what to look at. A tool that is slow is given a part of the articles only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from claimledger.records import Article
from claimledger.version import compiled

ROOT = Path(__file__).resolve().parents[1]
NOT_TERMS = {"examples", "not_examples", "reason"}
Rates = dict[str, dict[str, float]]
QUANTULUM_BYTES = 60_000  # it reads some tens of kilobytes a second

PLAIN = (
    "The council in {town} voted {small} to {few} on {day} to resurface {road} before winter.",
    "{person}, who has had the bakery on {road} since {year}, says flour costs {percent} per cent more this year.",
    "Shares in the brewer closed {percent} per cent higher after it raised its forecast for {year}.",
    "Rain will spread from the west by {day}, with highs of {small} degrees in {town} and fresh winds on the coast.",
    "The museum in {town} expects {large} visitors for the exhibition, which is open until {day}.",
    "“We have waited {few} years for this bridge,” {person} told the local station.",
    "The new line shortens the ride between {town} and {town2} by {small} minutes, the operator announced.",
    "{person} scored {few} goals as {town} beat {town2} in front of {large} spectators on {day}.",
    "The ministry of education will hire {large} teachers, most of them for schools outside the capital.",
    "A flat of {small} square metres in {town} now rents for {money} a month, according to a survey of brokers.",
    "The harvest was brought in {few} weeks early, and growers around {town2} speak of the best year since {year}.",
    "Parliament is to debate the bill again on {day}; the opposition has tabled {small} amendments.",
    "The airline takes delivery of {few} aircraft next spring and plans a daily service to {town}.",
    "{person}, {small}, was elected head of the chamber of commerce by {large} votes.",
    "Engineers found that the {few} turbines at {town2} need new blades, which will cost {money}.",
    "The court adjourned the hearing about the harbour contract until {day} because an expert had not arrived.",
    "The library on {road} lends {large} books a year and has added {small} titles in sign language.",
    "Unemployment in {town} fell to {percent} per cent in the quarter, the statistics office said.",
    "The orchestra opens its season on {day} with a symphony that {person} finished in {year}.",
    "Volunteers planted {large} trees along the river, and {person} promised to water them.",
    "The central bank left its rate at {percent} per cent, as {small} of {large} analysts had expected.",
    "Customs officers in {town2} opened {few} containers and found nothing but tiles.",
    "“Nobody reads the small print,” said {person}, whose shop sells {small} kinds of tea.",
    "The festival returns to {town} with {small} films from {few} countries, the organisers said on {day}.",
    "Fuel will be {percent} per cent cheaper from {day}, after the third cut since {year}.",
)
WORDS: dict[str, tuple[str, ...]] = {
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "12 June", "September 3"),
    "few": ("two", "three", "four", "six", "seven", "nine"),
}
NAMED = ("town", "town2", "road", "person")
OPENING = ("B", "Br", "Ch", "D", "F", "G", "H", "J", "K", "Kr", "L", "M", "N", "P", "R", "S", "Sh", "T", "Tr", "V", "Z")
VOWEL = ("a", "e", "i", "o", "u", "ai", "ou", "ei")
MIDDLE = ("b", "d", "g", "l", "ld", "m", "n", "nd", "r", "rk", "s", "st", "t", "v", "z")
ENDING = ("an", "berg", "da", "e", "ford", "in", "ka", "lo", "mir", "o", "rin", "ton", "va", "y")


def terms() -> list[str]:
    """Every term of the English lexicons, in lower case; function words ("of", "were") only slow the others down."""
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for file in (resources.files("claimledger") / "lexicons" / "en").iterdir():
        if file.name.endswith(".toml"):
            strings = _strings(tomllib.loads(file.read_text(encoding="utf-8")))
            found[file.name == "grammar.toml"].update(term.lower() for term in strings if term.strip())
    return sorted(found[False] - found[True])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_TERMS and isinstance(inner, dict | list):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                yield inner
            else:
                yield from _strings(inner)


def casualty_texts() -> list[str]:
    """The paragraphs of the example corpus and the annotated passages."""
    passages = (ROOT / "data" / "gold" / "passages.docs.jsonl").read_text(encoding="utf-8").splitlines()
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [json.loads(line)["text"] for line in passages if line.strip()] + [
        part.strip() for text in seeds for part in text.split("\n") if part.strip()
    ]


def name(rng: random.Random) -> str:
    """A made-up proper name. News never runs out of new names, and a cache of words seen before must not win by it."""
    middle = "".join(rng.choice(VOWEL) + rng.choice(MIDDLE) for _ in range(rng.randint(1, 2)))
    return rng.choice(OPENING) + middle + rng.choice(ENDING)


def plain_sentence(rng: random.Random) -> str:
    values = {key: rng.choice(choices) for key, choices in WORDS.items()}
    values |= {key: name(rng) for key in NAMED}
    values["person"] = f"{name(rng)} {values['person']}"
    values["road"] += " Street"
    return rng.choice(PLAIN).format(
        **values,
        small=rng.randint(11, 60),
        year=rng.randint(1950, 2024),
        percent=f"{rng.uniform(0.2, 9.9):.1f}",
        large=f"{rng.randint(1_000, 90_000):,}",
        money=f"${rng.randint(300, 9_000):,}",
    )


def mixed_text(rng: random.Random, passages: list[str], *, telling: bool, paragraphs: int = 8) -> str:
    """A text of some paragraphs of plain news, with three passages between them where it is `telling`."""
    parts = [" ".join(plain_sentence(rng) for _ in range(rng.randint(2, 4))) for _ in range(paragraphs)]
    if telling:
        for _ in range(3):
            parts.insert(rng.randrange(len(parts) + 1), rng.choice(passages))
    return "\n\n".join(parts)


def articles(size: int, seed: int, *, dense: bool) -> list[Article]:
    """Generated articles of about `size` bytes in all."""
    rng = random.Random(seed)
    passages = casualty_texts()
    made: list[Article] = []
    total = 0
    while total < size:
        if dense:
            text = "\n\n".join(rng.choice(passages) for _ in range(8))
        else:
            text = mixed_text(rng, passages, telling=len(made) % 5 == 0)
        made.append(Article(id=f"a{len(made)}", text=text, published=date(2024, 6, 14)))
        total += len(text.encode())
    return made


def claimledger_extract() -> Callable[[Article], object]:
    from claimledger.extract import extract

    return extract


def figures_alone() -> Callable[[Article], object]:
    """The way of `extract` with nobody asked who says so, when it was and where; it passes over the same articles."""
    from claimledger import lexicon
    from claimledger.assemble import assemble
    from claimledger.figures import find_figures
    from claimledger.gate import may_tell
    from claimledger.incidents import number_incidents
    from claimledger.mentions import When, Where, Who
    from claimledger.split import fold, split

    words = lexicon.load("en")

    def run(article: Article) -> object:
        if not may_tell(fold(article.text), words):
            return None
        doc = split(article)
        figures = find_figures(doc, words)
        when, where = [When(None, None) for _ in figures], [Where(None) for _ in figures]
        number_incidents(doc, figures, when, where)
        return assemble(doc, figures, [Who(None) for _ in figures], when, where)

    return run


def bare_scan() -> Callable[[Article], object]:
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(terms())

    def run(article: Article) -> object:
        return automaton.find_matches_as_indexes(article.text.lower(), overlapping=True)

    return run


def spacy_phrases() -> Callable[[Article], object]:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("TERM", [nlp.make_doc(term) for term in terms()])

    def run(article: Article) -> object:
        return matcher(nlp.make_doc(article.text))

    return run


def quantulum_parse() -> Callable[[Article], object]:
    from quantulum3 import parser

    def run(article: Article) -> object:
        return parser.parse(article.text)

    return run


TOOLS: tuple[tuple[str, str | None, Callable[[], Callable[[Article], object]]], ...] = (
    ("claimledger", None, claimledger_extract),
    ("spaCy tokenizer + PhraseMatcher", "spacy", spacy_phrases),
    ("quantulum3", "quantulum3", quantulum_parse),
    ("scan (the practical limit)", "ahocorasick_rs", bare_scan),
)


def measure(runs: dict[str, Callable[[Article], object]], size: int, seed: int, rounds: int, *, dense: bool) -> Rates:
    """Megabytes and articles a second of each tool, best of `rounds`: in turns, on new articles each round."""
    best: Rates = {}
    for turn in range(rounds):
        given = articles(size, seed + turn, dense=dense)
        for tool, run in runs.items():
            part, bytes_ = _share(given, QUANTULUM_BYTES if tool == "quantulum3" else None)
            started = time.process_time()
            for article in part:
                run(article)
            spent = max(time.process_time() - started, 1e-9)
            rate = {"mb_per_s": bytes_ / 1e6 / spent, "articles_per_s": len(part) / spent}
            if tool not in best or rate["mb_per_s"] > best[tool]["mb_per_s"]:
                best[tool] = rate
    return best


def over_figures(size: int, seed: int, rounds: int, *, dense: bool) -> dict[str, float]:
    """Megabytes a second of figures alone, and how many times their time the whole way takes: best of `rounds`."""
    runs = claimledger_extract(), figures_alone()
    best = [float("inf"), float("inf")]
    for turn in range(rounds):
        for number, run in enumerate(runs):
            given = articles(size, seed + 1000 * (turn + 1) + number, dense=dense)
            started = time.process_time()
            for article in given:
                run(article)
            spent = (time.process_time() - started) / sum(len(a.text.encode()) for a in given)
            best[number] = min(best[number], spent)
    return {"mb_per_s": 1e-6 / best[1], "whole_over_figures": best[0] / best[1]}


def _share(given: list[Article], limit: int | None) -> tuple[list[Article], int]:
    part: list[Article] = []
    total = 0
    for article in given:
        part.append(article)
        total += len(article.text.encode())
        if limit is not None and total >= limit:
            break
    return part, total


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--megabytes", type=float, default=2.0, help="of each text")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args()

    runs: dict[str, Callable[[Article], object]] = {}
    for name, package, build in TOOLS:
        if package is not None and importlib.util.find_spec(package) is None:
            print(f"{name}: left out, {package} is not installed (pip install .[bench])", file=sys.stderr)
            continue
        runs[name] = build()
        runs[name](Article(id="warm", text="Two people were killed in the blast on Monday, police said."))

    size = int(options.megabytes * 1e6)
    results = {
        kind: measure(runs, size, options.seed, options.rounds, dense=kind == "dense") for kind in ("mixed", "dense")
    }
    parts = {kind: over_figures(size, options.seed, options.rounds, dense=kind == "dense") for kind in results}
    if options.format == "json":
        print(json.dumps(results | {"figures_alone": parts}, indent=2))
        return
    print(f"{'':33}" + "".join(f"{kind + ': MB/s':>15}{'articles/s':>12}{'ratio':>8}" for kind in results))
    for name in runs:
        row = f"{name:33}"
        for rates in results.values():
            ratio = rates["claimledger"]["mb_per_s"] / rates[name]["mb_per_s"]
            row += f"{rates[name]['mb_per_s']:15.3f}{rates[name]['articles_per_s']:12.1f}{ratio:8.2f}"
        print(row)
    print("ratio: how many times as fast claimledger is as the tool of that line")
    print(f"claimledger is {'compiled' if compiled() else 'interpreted'}")
    alone = ", ".join(f"{part['mb_per_s']:.3f} MB/s ({kind})" for kind, part in parts.items())
    times = ", ".join(f"{part['whole_over_figures']:.2f} ({kind})" for kind, part in parts.items())
    print(f"figures alone: {alone}; with sources, days and places their time times {times}")


if __name__ == "__main__":
    main()
