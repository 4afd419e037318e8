"""Participles that begin a clause with victims of their own behind a verb of harm: "was blown up, killing nine"."""

from __future__ import annotations

from claimledger.roles import Item


def begins_clause(items: list[Item], comma: int) -> bool:
    """ "The hut was blown up, [killing] nine": whom the participle harms stands behind it; in "shot, stabbed and killed
    nine" three verbs have the same people."""
    if items[comma].tag != "," or items[comma - 1].tag != "K" or comma + 2 >= len(items):
        return False
    if items[comma + 1].tag == "K":
        return items[comma + 2].tag in "GQL#" and _ends_relative(items, comma)
    if items[comma + 1].tag != "i":
        return False
    behind = comma + 3 if items[comma + 2].tag == "r" else comma + 2
    return behind < len(items) and items[behind].tag in "GQL#"


def _ends_relative(items: list[Item], comma: int) -> bool:
    """Whether the comma closes a clause that one before its "who" opened: "a guard, who was not hurt, [killed] a thief"."""
    for k in range(comma - 1, max(0, comma - 12), -1):
        if items[k].tag == "w":
            return items[k - 1].tag == ","
        if items[k].tag in ",.;:&":
            return False
    return False
