"""Patterns behind a scan find what the pattern alone finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.patterns import AnyOf, Headed, Rare, heads, stems

WORDS = ("shot", "shot dead", "in another", "another raid", "raid", "a raid", "was", "ana")
PATTERN = r"\b(?:in another (?:raid|shot)|another raid|shot dead|shot|ana)\b(?! was)"
texts = st.lists(st.sampled_from((*WORDS, ",", "x", "in")), max_size=12).map(" ".join)


@given(texts, st.integers(0, 10))
def test_headed_finds_what_the_pattern_finds(text: str, start: int) -> None:
    headed = Headed(PATTERN, ["in another ", "another ", "shot", "ana"])
    end = max(start, len(text) - 3)
    for low, high in ((0, len(text)), (start, end)):
        want = [m.span() for m in re.compile(PATTERN).finditer(text, low, high)]
        assert [m.span() for m in headed.finditer(text, low, high)] == want
        first = headed.search(text, low, high)
        assert (first.span() if first else None) == (want[0] if want else None)


@given(texts)
def test_longest_of_the_words(text: str) -> None:
    headed = Headed.words(["shot", "shot dead", "a raid", "raid"])
    want = [m.group() for m in re.finditer(r"\b(?:shot dead|a raid|shot|raid)\b", text)]
    assert [m.group() for m in headed.finditer(text)] == want


@given(texts, st.integers(0, 10))
@pytest.mark.parametrize(
    "pattern",
    [
        PATTERN,
        r"\b(?:in another (?:raid|shot)|another raid|shot dead|shot|ana|was|a raid)\b(?! was)",  # one scan for many
        r"(?<!was )\b(?:in )?another (?:raid|shot)\b|\bx$",
        r"(?:^|,) (?:shot|raid)\b",
        r"\b\w+ raid\b",  # begins with anything
        r"(?:was )+shot",
        r"[ai]n\b",
        r"(?:ana)?",
    ],
)
def test_rare_finds_what_the_pattern_finds(pattern: str, text: str, start: int) -> None:
    rare, plain = Rare(pattern), re.compile(pattern)
    for low, high in ((0, len(text)), (start, max(start, len(text) - 3))):
        want = [m.span() for m in plain.finditer(text, low, high)]
        assert [m.span() for m in rare.finditer(text, low, high)] == want
        first = rare.search(text, low, high)
        assert (first.span() if first else None) == (want[0] if want else None)


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"\b(?:is|was) (?:killed|stabbed)\b", {"is killed", "is stabbed", "was killed", "was stabbed"}),
        (r"(?<!not )\bshot(?: dead)?\b", {"shot"}),
        (r"\b(?:the )?toll\b|\btolls?\b", {"the toll", "toll"}),
        (r"\b(?:one|[12]) of", {"one of", "1 of", "2 of"}),
        (r"\d dead", {f"{digit} dead" for digit in range(10)}),
        (r"(?:very )+ill", {"very "}),  # what follows a repeat is not known
        (r"(?:very )*ill", {"very ", "ill"}),
        (r"\bst\w+ at", {"st"}),
        (r"\w+ at|shot", set()),
        (r"(?:shot)?", set()),
        (r"(?i)shot", set()),
    ],
)
def test_heads_are_all_that_a_match_may_begin_with(pattern: str, begins: set[str]) -> None:
    assert heads(pattern) == begins


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bis (?:killed|stabbed)(?: twice)?\b", {"is killed", "is stabbed"}),
        (r"\bst(?:ood|ands?)\s+at\b", {"stood", "stand"}),
        (r"\bst(?:ood|\w+)\s+at\b", {"st"}),
        (r"\bin the (?:\w+ )?(?:siege|war)\b", {"siege", "war"}),
        (r"(?i)\bshot\b", set()),
        (r"\b(?i:shot) dead\b", {" dead"}),
        (r"\bkill(?:ed|ing)\b", {"killed", "killing"}),
        (r"\bkill(?:ed|ing)?\b", {"kill"}),
        (r"(?:one )?\d+ (?:dead)+", {"dead"}),
        (r"\b(?:a|\d+)\b", set()),
        (r"\b(?:shot|\d+)\b", set()),
    ],
)
def test_stems_are_the_words_no_match_can_do_without(pattern: str, words: set[str]) -> None:
    assert stems(pattern) == words


def test_one_scan_tells_whether_any_of_several_patterns_may_match() -> None:
    several = AnyOf(r"\bwas (?:shot|stabbed)\b", Rare(r"\bdrowned\b"), re.compile(r"\bburnt? down\b"))
    assert (
        several.may_match("two drowned") and several.may_match("he was stabbed") and several.may_match("it burned down")
    )
    assert not several.may_match("two slept")
    one, two = Rare(r"\bdrowned\b"), Rare(r"\b(?:drowned|burnt) in\b")
    assert AnyOf(one, two).which("nine drowned") == {one, two}
    assert AnyOf(one, two).which("it burnt") == {two}
    assert AnyOf(one, two, r"\b\d+\b").which("they slept") == {r"\b\d+\b"}
    assert AnyOf(r"\bdrowned\b", r"\b\d+\b").may_match("two slept")  # the second has no words that it needs
