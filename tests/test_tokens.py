"""Tokens kept from text to text are those of the sentence at hand, and groups of one plain noun those of the pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import lexicon
from claimledger.groups import chunk
from claimledger.groups.heads import head_of
from claimledger.mentions import Sentence
from claimledger.units import Words
from claimledger.units.tokens import _TOKEN, tokens_of
from claimledger.units.unit import Unit

ENGLISH = lexicon.load("en")
PIECES = [
    "J.",
    "U.S.",
    "Ortiz",
    "B",
    "bB",
    "grade",
    "a.m.",
    "Lt.",
    "12,000",
    "3.5",
    "7-year-old",
    "was",
    ".",
    ",",
    "--",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", "\t", "J.\nB.", "x.", "É.", "Q.,"]), max_size=9)


def whole(text: str) -> Sentence:
    return Sentence(0, 0, len(text), 0)


@given(TEXTS, st.sampled_from([" ", "  ", ""]))
def test_a_token_depends_on_its_own_text_alone(pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    matches = list(_TOKEN.finditer(text))
    for _ in range(2):  # read, and looked up
        tokens = tokens_of(text, whole(text), ENGLISH)
        assert tokens.raws == [m.group() for m in matches]
        assert tokens.starts == [m.start() for m in matches]
        assert tokens.ends == [m.end() for m in matches]


@pytest.mark.parametrize(
    ("text", "raws"), [("of J. Ortiz", ["of", "J.", "Ortiz"]), ("of J. he", ["of", "J", ".", "he"])]
)
def test_an_initial_stands_before_a_name(text: str, raws: list[str]) -> None:
    assert tokens_of(text, whole(text), ENGLISH).raws == raws


@pytest.mark.parametrize("first", "HXACMNtapzcojJYRlUg")
def test_a_plain_group_is_that_of_the_pattern(first: str) -> None:
    behind = ["", *(two + three for two in "HXACMNUKZerSjcoaP,b." for three in ["", *"HNXUKZerSP,."])]
    for letters in (first + rest for rest in behind):
        plain = chunk._plain(letters)
        if plain is None:
            continue
        match = chunk._RUN.match(letters)
        assert match is not None, letters
        det, other, before, count, more, mods = match.groups()
        start = match.end() - len(mods)
        words = Words(whole(letters), [Unit(tag, "x", i, i + 1) for i, tag in enumerate(letters)], letters, False)
        found = head_of(words, start, match.end(), not det and not count, "a" in det)
        assert (det + count, start) == plain and not (other or before or more), letters
        assert found == (start + 1, start), letters
