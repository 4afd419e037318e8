"""The town that a text is most about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from claimledger.gazetteer import key
from claimledger.gazetteer.settle import Setting, Settled
from claimledger.recognise.datelines import Dateline
from claimledger.recognise.place_mentions import Page, PlaceMention

Vote = tuple[str, list[str], float]  # name, what holds it, weight
Ask = Callable[[str, Sequence[str], str | None], Settled]

_WEIGHT = {"event": 2.0, "label": 2.0, "bare": 1.0, "actor": 1.5, "home": 0.7, "hospital": 0.3, "goal": 0.3}
_HEAD = 1.5  # times as much in the first sentences
_PERSON = 0.1  # as likely a person: "Jackson said"
_POLICE_WEIGHT = 3.0  # police forces bear the name of the town they serve
_TITLE_WEIGHT = 2.5
_TAIL_WEIGHT = 0.4  # the title's end names the outlet's town
_SHARE = 0.3  # of the votes of the first that a city must have to hold it as a quarter
_CITY = 100_000
_QUARTER = 30  # kilometres
_SIZEABLE = 5_000
_POLICE = re.compile(r"\b(?:[Pp]olice|PD)\b")
_NAME_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]*[ -]){0,2}[A-Z][\w.’'-]*$")
_MOST_POLICE = 40  # mentions of police that are read
_WORD = re.compile(r"[\w.’'-]+")
_TAIL = re.compile(r"\s(?:-|–|—|\||::|«)\s")
_OF_TOWN = frozenset(
    [
        "police",
        "man",
        "men",
        "woman",
        "women",
        "teen",
        "teens",
        "boy",
        "girl",
        "child",
        "toddler",
        "mother",
        "father",
        "couple",
        "resident",
        "residents",
        "home",
        "house",
        "apartment",
        "bar",
        "club",
        "nightclub",
        "party",
        "shooting",
        "shootings",
        "homicide",
        "murder",
        "church",
        "school",
        "motel",
        "hotel",
        "mall",
    ]
)
_NOT_OF_TOWN = frozenset(
    [
        "county",
        "co",
        "co.",
        "parish",
        "university",
        "state",
        "college",
        "high",
        "elementary",
        "hospital",
        "school",
        "hs",
        "h.s",
    ]
)
_INTO_TOWN = frozenset(["in", "near", "at", "outside", "downtown", "of"])


class Town(NamedTuple):
    """A town by the name that the text gives it."""

    name: str
    settled: Settled


def find_town(
    page: Page, mentions: Sequence[PlaceMention], setting: Setting, line: Dateline | None, ask: Ask
) -> Town | None:
    """The town with most votes: where things happen counts more than where people come from or speak."""
    votes: dict[str, float] = defaultdict(float)
    spoken: dict[str, tuple[str, list[str]]] = {}
    for name, within, weight in (
        *_of_mentions(mentions),
        *_of_dateline(page, line),
        *_of_police(page),
        *_of_title(page, setting.country),
    ):
        name = name.strip(" .-")
        if not name or not _is_town(page, name, setting.country):
            continue
        votes[key(name)] += weight
        if key(name) not in spoken or within:
            spoken[key(name)] = (name, within)
    if not votes:
        return None
    ranked = [(votes[v], *spoken[v]) for v in sorted(votes, key=lambda v: (-votes[v], v))]
    first, *others = [Town(name, ask(name, within, "place")) for _, name, within in ranked[:3]]
    for weight, other in zip((w for w, *_ in ranked[1:]), others, strict=False):
        if weight >= _SHARE * ranked[0][0] and _has_quarter(page, other, first):
            return other
    return first


def _has_quarter(page: Page, city: Town, other: Town) -> bool:
    """Whether one of the places of the other's name lies in or at the city, and none is as large."""
    whole = city.settled.place
    if whole is None or whole.population < _CITY:
        return False
    named = [p for p in page.known(other.name) if p.iso == whole.iso and p.kind == "place"]
    settled = other.settled.place
    if settled is not None and settled.population > whole.population / 2 and settled.away(whole) > _QUARTER:
        return False
    return any(p.id != whole.id and p.population < whole.population / 2 and p.away(whole) < _QUARTER for p in named)


def _is_town(page: Page, name: str, home: str | None) -> bool:
    if name in page.words.state_names:
        return False
    return any(p.kind == "place" and p.iso == (home or p.iso) for p in page.known(name))


def _of_mentions(mentions: Sequence[PlaceMention]) -> Iterator[Vote]:
    for mention in mentions:
        if mention.precision in ("country", "region", "admin1") and not mention.within:
            continue
        weight = _WEIGHT.get(mention.role, 0.5) * (_HEAD if mention.sentence < 3 else 1.0)
        if mention.cue == "speaker" or (mention.role == "bare" and not mention.within):
            weight = _PERSON
        if mention.precision != "site":
            yield mention.bare_name, mention.within, weight
        elif mention.within:
            yield mention.within[0], mention.within[1:], weight


def _of_dateline(page: Page, line: Dateline | None) -> Iterator[Vote]:
    if line is not None and line.city is not None:
        yield page.doc.text[line.city.slice], [], _TITLE_WEIGHT


def _of_police(page: Page) -> Iterator[Vote]:
    """The longest names of towns before "police": "South Hutchinson Police", "Toledo police said"."""
    text = page.doc.text
    for found in islice(_POLICE.finditer(text), _MOST_POLICE):
        before = _NAME_BEFORE.search(text[max(0, found.start() - 40) : found.start()].rstrip())
        if before is None:
            continue
        words = before.group().split()
        for at in range(len(words)):
            name = " ".join(words[at:])
            if name.lower() not in page.words.stop and page.known(name):
                yield name, [], _POLICE_WEIGHT
                break


def _of_title(page: Page, home: str | None) -> Iterator[Vote]:
    """Towns named in the title, whose capitals tell nothing: runs of words that are the name of a sizeable one.

    After "in" and before "man" or "police" a small one is believed too.
    """
    title = page.doc.article.title or ""
    tail = list(_TAIL.finditer(title))
    ends = tail[0].start() if tail and tail[0].start() > 15 else len(title)
    words = [(m.group(), m.start()) for m in _WORD.finditer(title)]
    at = 0
    while at < len(words):
        step = 1
        for size in (3, 2, 1):
            run = " ".join(w.removesuffix("'s").removesuffix("’s") for w, _ in words[at : at + size])
            if len(words) < at + size or not run[0].isupper() or run.lower() in page.words.stop:
                continue
            before = words[at - 1][0].lower() if at else ""
            after = words[at + size][0].lower() if at + size < len(words) else ""
            if after in _NOT_OF_TOWN:
                continue
            least = 0 if before in _INTO_TOWN or after in _OF_TOWN else _SIZEABLE
            if any(
                p.kind == "place" and p.population >= least and p.iso == (home or p.iso) and key(p.name) == key(run)
                for p in page.known(run)
            ):
                yield run, [], _TITLE_WEIGHT if words[at][1] < ends else _TAIL_WEIGHT
                step = size
                break
        at += step
