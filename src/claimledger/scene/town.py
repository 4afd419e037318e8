"""The town that a text is most about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimledger.gazetteer import key
from claimledger.gazetteer.settle import Setting, Settled
from claimledger.recognise.datelines import Dateline
from claimledger.recognise.place_mentions import Page, PlaceMention

Ask = Callable[[str, Sequence[str], str | None], Settled]

_WEIGHT = {"event": 2.0, "label": 2.0, "bare": 1.0, "actor": 1.5, "home": 0.7, "hospital": 0.3, "goal": 0.3}
_WORD = re.compile(r"[\w.’'-]+")


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
    home = setting.country

    def is_town(name: str) -> bool:
        if name in page.words.state_names:
            return False
        return any(p.kind == "place" and p.iso == (home or p.iso) for p in page.known(name))

    for mention in mentions:
        if mention.precision in ("country", "region", "admin1") and not mention.within:
            continue
        names = [mention.bare_name] if mention.precision != "site" else mention.within[:1]
        for name in names:
            if not name or not is_town(name):
                continue
            weight = _WEIGHT.get(mention.role, 0.5) * (1.5 if mention.sentence < 3 else 1.0)
            if mention.cue == "speaker" or (mention.role == "bare" and not mention.within):
                weight = 0.1  # as likely a person: "Jackson said"
            votes[key(name)] += weight
            rest = mention.within if names[0] == mention.bare_name else mention.within[1:]
            if key(name) not in spoken or rest:
                spoken[key(name)] = (name, rest)
    named = [page.doc.text[line.city.slice]] if line is not None and line.city is not None else []
    for name in [*named, *_in_title(page)]:
        if is_town(name):
            votes[key(name)] += 2.5
            spoken.setdefault(key(name), (name, []))
    if not votes:
        return None
    name, within = spoken[max(sorted(votes), key=lambda v: votes[v])]
    return Town(name, ask(name, within, "place"))


def _in_title(page: Page) -> list[str]:
    """Towns named in the title, whose capitals tell nothing: runs of words that are the name of a sizeable one."""
    words = _WORD.findall(page.doc.article.title or "")
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            run = " ".join(words[at : at + size])
            if len(words) < at + size or not words[at][0].isupper() or run.lower() in page.words.stop:
                continue
            if any(p.population >= 5_000 and key(p.name) == key(run) for p in page.known(run)):
                found.append(run)
                at += size - 1
                break
        at += 1
    return found
