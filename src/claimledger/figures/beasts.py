"""Bare counts of beasts and things that the sentence before counts: "The zoo has three elephants. [One] died on Monday." """

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimledger.harms.told import Told
from claimledger.mentions import Document, Sentence
from claimledger.roles import Item

_VANISH = frozenset(["disappeared", "vanished", "disappear", "vanish", "disappears", "vanishes"])
_PEOPLE = frozenset("GQ#@")
_OWNERS = frozenset(["we", "i", "he", "she", "it", "who"])  # one who keeps them, or those who speak
_CARRY = frozenset([
    "bus", "car", "train", "truck", "van", "lorry", "minibus", "boat", "ferry", "plane", "trailer", "tractor",
    "motorcycle",
])  # fmt: skip  # "A bus hit nine cows. [Two] died": perhaps people


def are_beasts(
    doc: Document, told: Told, sentence: Sentence, items: Sequence[Item], items_at: Callable[[int], Sequence[Item]]
) -> bool:
    """Whether the count that opens a sentence is of beasts, or of things that are gone, and not of people.

    "Nine cows fell ill. [Two] died", "We have three plans. [One] disappeared"; but "Raiders took nine cows. [Two] were
    killed" may be of the raiders, and "The storm hit nine villages. [Two] died" is of people.
    """
    group = told.group
    if group.kind != "count" or group.head is not None or items[0].group is not group or not sentence.index:
        return False
    before = doc.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return False
    counted = False
    for item in items_at(before.index):
        other = item.group
        word = other.head.word if other is not None and other.head is not None else item.unit.word
        if item.tag in _PEOPLE or word in _CARRY or (item.tag == "L" and word not in _OWNERS):
            return False
        if other is None or other.count is None or (other.low or 0) < (group.low or 0):
            continue
        beast = other.head is not None and other.head.person is not None and other.head.person.living
        counted = counted or beast or (told.word in _VANISH and item.tag in "x*")
    return counted
