"""Words of harm in trade and politics, where no body is hurt: "the tariff hurt 3,000 growers", "displaced by imports"."""

from __future__ import annotations

import functools
from typing import NamedTuple

from claimledger import reporting
from claimledger.groups import Group
from claimledger.lexicon import LexiconError, read_tables
from claimledger.roles import Item, items_text, offset


class _Words(NamedTuple):
    """Verbs said as often of losses as of wounds, those of wounds where people are the object, and what does harm."""

    of_losses: frozenset[str]
    of_wounds: frozenset[str]
    trade: frozenset[str]
    phrases: tuple[str, ...]  # words of trade that are more than one
    bodily: frozenset[str]
    traders: frozenset[str]
    season: frozenset[str]


_TABLES = {"losses", "trade", "bodily", "traders", "season"}


@functools.cache
def _words(language: str = "en") -> _Words:
    tables = read_tables(language, "trade")
    if set(tables) != _TABLES:
        raise LexiconError(f"trade.toml: tables {sorted(tables)}; expected {sorted(_TABLES)}")
    terms = {name: frozenset(t for entry in entries for t in entry["terms"]) for name, entries in tables.items()}
    wounds = frozenset(t for entry in tables["losses"] if entry.get("of_wounds") for t in entry["terms"])
    phrases = tuple(sorted(t for t in terms["trade"] if " " in t))
    return _Words(terms["losses"], wounds, terms["trade"], phrases, terms["bodily"], terms["traders"], terms["season"])


def hurts_trade(items: list[Item], at: int, first: int, voice: str) -> bool:
    """Whether the verb at `at`, whose words begin at `first`, tells of losses: what does it is a matter of trade.

    "Cheap imports have hurt growers", "workers displaced by foreign competition"; but "a fire at the market hurt nine".
    """
    lexicon = _words()
    if _verb(items, at) not in lexicon.of_losses:
        return False
    said = _doer(items, at, first, voice)
    words = said.split()
    if not lexicon.bodily.isdisjoint(words):
        return False
    if _verb(items, at).startswith("slash") and (any(_hires(word) for word in words) or _are_many(items, at)):
        return True  # "the firm slashed nine workers", "Lang slashed 400 workers"
    return not lexicon.trade.isdisjoint(words) or any(phrase in said for phrase in lexicon.phrases)


def _are_many(items: list[Item], at: int) -> bool:
    """Whether more people stand behind the verb than any blade cuts: "slashed [400 workers]"."""
    group = items[at + 1].group if at + 1 < len(items) else None
    return group is not None and (group.low or 0) >= _MANY


_MANY = 40


def _hires(word: str) -> bool:
    head = reporting.words().heads.get(word)
    return head is not None and head.table == "body" and head.kind in ("ngo", "agency", "government", "ministry")


def _doer(items: list[Item], at: int, first: int, voice: str) -> str:
    """The folded words that tell what does it; none behind a passive without "by"."""
    if voice in ("passive", "participle"):
        by = next((k for k in range(at + 1, min(at + 5, len(items))) if items[k].tag == "B"), None)
        if by is None:
            return ""
        ends = (k for k in range(by + 1, len(items)) if items[k].tag in ",.;:!?w&")
        stop = next(ends, len(items))
        start, end = offset(items, by), offset(items, stop) if stop < len(items) else None
    else:
        opens = (k for k in range(first - 1, -1, -1) if items[k].tag in ",.;:!?wys" and k < first - 1)
        start, end = offset(items, next(opens, -1) + 1), offset(items, first)
    return items_text(items)[start:end]


def _in_their_trade(items: list[Item], at: int, group: Group, voice: str) -> bool:
    """ "Growers hurt by the frost", "the drought hurt farmers": nobody is counted, and it is their crops that suffered."""
    lexicon = _words()
    if group.count is not None or not group.plural or group.head is None or group.head.word not in lexicon.traders:
        return False
    return not lexicon.season.isdisjoint(_doer(items, at, at, voice).split())


def may_have_body(items: list[Item], at: int, group: Group, voice: str) -> bool:
    """Whether the object of a verb of losses can be people: "hurt 40 travellers", "hurt Omar Tamm"; not "hurt
    Ortland", "crushed 40 bushels"; nor is who stands before it hurt, where something else is: "fare cuts at Orvale Air
    hurt results"."""
    verb = _verb(items, at)
    if verb not in _words().of_losses:
        return True
    if _in_their_trade(items, at, group, voice):
        return False
    if voice == "passive":
        return True
    if verb == "hurt" and group.kind == "name" and group.last <= items[at].first:
        return at + 1 == len(items) or items[at + 1].tag not in "xU*e"
    if voice == "participle" or verb in _words().of_wounds:
        return True
    return group.kind != "unknown" and (group.kind != "name" or group.last - group.first > 1)


def _verb(items: list[Item], at: int) -> str:
    return items[at].unit.word.rpartition(" ")[2]  # "badly hurt"
