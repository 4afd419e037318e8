"""Bodies of a state under short and full names: "the army" of a text from Nigeria is "Nigeria's army"."""

from __future__ import annotations

from functools import lru_cache

from claimledger.registry import normalise, registry

# What a state has one of. An army speaks as "the military" and "the armed forces", too.
_BODIES = {
    "army": "army", "military": "army", "armed forces": "army", "government": "government", "navy": "navy",
    "air force": "air force", "coast guard": "coast guard", "coastguard": "coast guard", "police": "police",
    "presidency": "presidency", "civil defense": "civil defense", "civil defense agency": "civil defense",
}  # fmt: skip
_MINISTRIES = frozenset(["interior", "defense", "health", "justice", "foreign", "information"])


@lru_cache(maxsize=50_000)
def state_body(name: str) -> tuple[str, str | None] | None:
    """The body and the country that a name gives, None where it names no body of a state.

    >>> state_body("Nigeria's army"), state_body("the armed forces"), state_body("residents")
    (('army', 'NG'), ('army', None), None)
    """
    words = normalise(name).split()
    known, country = registry().adjectives, None
    for size in (3, 2, 1):
        if len(words) > size and (found := known.get(" ".join(words[:size]))):
            words, country = words[size:], found
            break
    body = _body(words)
    return None if body is None else (body, country)


def _body(words: list[str]) -> str | None:
    """ "Interior ministry" and "ministry of the interior" are one, "army spokesman" is none."""
    phrase = " ".join(words)
    if phrase in _BODIES:
        return _BODIES[phrase]
    if len(words) == 2 and words[1] == "ministry" and words[0] in _MINISTRIES:
        return phrase
    if len(words) > 2 and words[:2] == ["ministry", "of"] and words[-1] in _MINISTRIES and len(words) <= 4:
        return f"{words[-1]} ministry"
    return None
