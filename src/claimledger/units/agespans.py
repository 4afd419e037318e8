"""Ages told as spans and lists: "aged between 20 and 30", "the ages of 9 and 12", "aged four and six", "age from 9 to 70"."""

from __future__ import annotations

from claimledger.numbers import NUMBER_WORDS

_LEADS = frozenset(["between", "from", "of"])
_JOINING = frozenset(["and", "to", "between", "-", "–", ",", "or", "from", "of"])
_LISTING = frozenset(["and", ",", "or"])
# Behind the last of several ages; "aged 14 and [30 others]" goes on with people.
_ENDS = frozenset(
    """and or were was died are is have has had who when while after before in on at near from by of as dead alive killed
    into inside outside during""".split()  # noqa: SIM905
)
_HURT = frozenset(["wounded", "injured", "displaced", "abducted", "kidnapped"])


def end_of_ages(words: list[str], i: int) -> int | None:
    """Where the ages end that the word "aged", "age" or "ages" at `i` opens; None where no number follows."""
    first = i + 2 if words[i + 1 : i + 2] and words[i + 1] in _LEADS else i + 1
    if first >= len(words) or not _is_number(words[first]):
        return None
    paired = words[i + 1] == "between" or (words[i] == "ages" and words[i + 1] == "of")
    last = i + 1
    while last < len(words) and (_is_number(words[last]) or words[last] in _JOINING):
        if words[last] == "of" and last > i + 1:
            break
        if words[last] in _LISTING and not _goes_on(words, last, paired):
            break
        paired = paired and words[last] not in _LISTING
        last += 1
    return last


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS


def _goes_on(words: list[str], at: int, paired: bool) -> bool:
    """Whether another age stands behind the "and" or comma at `at`, and no people: "aged 14 and 30 others"."""
    if at + 1 >= len(words) or not (_is_number(words[at + 1]) or words[at + 1] == "and"):
        return False
    behind = words[at + 2] if at + 2 < len(words) else "."
    if paired or not behind[0].isalpha() or behind in _ENDS:
        return True
    return behind.endswith("ed") and behind not in _HURT
