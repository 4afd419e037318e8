"""Participles that begin a clause with victims of their own behind a verb of harm: "was blown up, killing nine"."""

from __future__ import annotations

from claimledger.roles import Item


def begins_clause(items: list[Item], comma: int) -> bool:
    """ "The hut was blown up, [killing] nine": whom the participle harms stands behind it; in "shot, stabbed and killed
    nine" three verbs have the same people."""
    if items[comma].tag != "," or items[comma - 1].tag != "K" or comma + 2 >= len(items) or items[comma + 1].tag != "i":
        return False
    behind = comma + 3 if items[comma + 2].tag == "r" else comma + 2
    return behind < len(items) and items[behind].tag in "GQL#"
