"""Lists under a total: "Four people were killed:" and below it, a line each, "- a cook", "- two waiters"."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.groups import Group
from claimledger.itemmarks import BULLETS
from claimledger.mentions import Document, Figure, Sentence
from claimledger.roles import Item

_LONGEST = 30  # lines of a list that are read


def listed_below(
    doc: Document, whole: Figure, items_at: Callable[[int], list[Item]]
) -> list[tuple[Group, Sentence, list[Item], int]]:
    """The groups that the lines below the sentence of `whole` list, each with its line, the items and where it stands.

    A line tells of one group, first in it, and of no harm; together they are no more than the whole.
    """
    if whole.low is None or whole.low != whole.high or whole.low < 2 or whole.part_of is not None:
        return []
    sentence = doc.sentences[whole.sentence]
    if not doc.text[sentence.start : sentence.end].rstrip().endswith(":"):
        return []
    found: list[tuple[Group, Sentence, list[Item], int]] = []
    left = whole.low
    for line in doc.sentences[whole.sentence + 1 : whole.sentence + 1 + _LONGEST]:
        if not doc.text[line.start : line.end].startswith(BULLETS):
            break
        if ": " in doc.text[line.start : line.end]:
            return []  # "- Orvale: five": the label is nobody
        items = items_at(line.index)
        at = next((k for k, i in enumerate(items) if i.group is not None), None)
        group = items[at].group if at is not None else None
        if at is None or group is None or at > 2 or group.low is None or group.number is None:
            return []
        if group.kind not in ("people", "name", "count") or any(i.tag in "KkiVDdn@T" for i in items):
            return []
        left -= group.low
        found.append((group, line, items, at))
    return found if found and left >= 0 else []
