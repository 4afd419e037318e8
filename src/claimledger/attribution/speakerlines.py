"""Transcripts of broadcasts, in which each line begins with who speaks: "ANN ROE, HOST: …", "IVO LANG: We lost nine men"."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"^[ \t]*(?P<who>[A-Z][A-Z.'’-]+(?:[ \t]+[A-Z][A-Z.'’-]*){0,4})"
    r"(?P<role>(?:,[ \t]*[A-Z][\w.'’ -]{1,40}){0,2})(?:[ \t]*\([^)\n]{1,40}\))?:(?=[ \t])",
    re.MULTILINE,
)
# Those who host or report speak for the broadcast
_OWN = re.compile(
    r"\b(?:HOST|ANCHOR|BYLINE|CORRESPONDENT|REPORTER|MODERATOR|PRESENTER|ANNOUNCER|CO-HOST)\b", re.IGNORECASE
)
_NOBODY = frozenset(
    ("HOST", "ANCHOR", "REPORTER", "CORRESPONDENT", "ANNOUNCER", "MODERATOR", "PRESENTER", "UNIDENTIFIED", "CAPTION", "VIDEO",
     "UPDATE", "NOTE", "PHOTO", "PHOTOS", "SOURCE", "RELATED", "QUESTION", "LIVE", "BREAKING", "WATCH", "READ", "MORE", "POLICE")
)  # fmt: skip
_LINES = 3  # labels of a transcript


def speaker_lines(text: str) -> list[tuple[int, str | None]]:
    """Where each line's words begin, and who speaks them; None for hosts and reporters. Nothing where no host is told."""
    if text.find(", HOST") < 0 and text.find("BYLINE:") < 0 and text.find("ANCHOR") < 0 and text.find("HOST:") < 0:
        return []
    said = list(_LABEL.finditer(text))
    if len(said) < _LINES or not any(_OWN.search(match.group()) for match in said):
        return []
    own = {match["who"].split()[-1] for match in said if _OWN.search(match["role"])}
    return [(match.end(), None if _is_own(match["who"], own) else _plain(match["who"])) for match in said]


def _is_own(who: str, own: set[str]) -> bool:
    words = who.split()
    return words[-1] in own or not _NOBODY.isdisjoint(words)


def _plain(who: str) -> str:
    return " ".join(word.capitalize() if "-" not in word else word.title() for word in who.split())
