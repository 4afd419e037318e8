"""Who is told by age alone: "Ann Roe, 33, …. The 33-year-old said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document
from claimledger.spans import Span
from claimledger.speakers import Speaker
from claimledger.voices.voice import Voice, surname

_FAR = 1500  # characters back to whoever has spoken
_AGED = re.compile(r"(?:[A-Z][\w.’'-]+\s+){1,3}[A-Z][\w’'-]+(?=,\s+(\d{1,3}),)")


def of_age(s: Speaker, voices: Sequence[Voice], doc: Document) -> Voice | None:
    """The person whose age the text gives before, beside the name."""
    age = s.name.partition("-")[0]
    before = doc.text[max(0, s.span.start - _FAR) : s.span.start]
    for voice in reversed(voices):
        last = surname(voice.name or "")
        if voice.form == "person" and (
            f"{last}, {age}," in before or re.search(rf"\b{age}-year-old [^,.]*{last}\b", before)
        ):
            return voice
    named = [m for m in _AGED.finditer(before) if m[1] == age]
    if len({m.group() for m in named}) != 1:
        return None
    start = s.span.start - len(before) + named[-1].start()
    at = Span(start, start + len(named[-1].group()))
    return Voice(named[-1].group(), "person", at, "person", f"{s.name!r} is the age of one named", False)
