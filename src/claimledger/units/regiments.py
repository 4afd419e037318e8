"""Numbers that name a body of troops and count nobody: "of the 168 Battalion", "two men of 41 Valley Rifles"."""

from __future__ import annotations

_BODIES = frozenset("battalion bn regiment brigade division squadron infantry rifles rr irb cobra corps".split())  # noqa: SIM905
_LED_TO = frozenset(["of", "the", "by", "s", "'s", "’s", "from", "with", "in"])


def names_regiment(words: list[str], i: int) -> bool:
    """Whether the figure at `i` is the number of a body of troops; not "killed 14 Rifles personnel", "of 12 battalion
    commanders"."""
    if i == 0 or words[i - 1] not in _LED_TO:
        return False
    last = next((k for k in range(i + 1, min(i + 3, len(words))) if words[k] in _BODIES), None)
    if last is None or (last == i + 2 and not words[i + 1].isalpha()):
        return False
    behind = words[last + 1] if last + 1 < len(words) else ""
    return not behind.endswith(("s", "men", "personnel", "people")) or behind in ("s", "was", "'s", "’s", "has", "is")
