"""Who "another" is, "a third" and "others": one more of the unnamed who spoke last; and whether "she" may be either of two."""

from __future__ import annotations

import re

from claimledger.reporting import Words
from claimledger.speakers import Speaker
from claimledger.voices.sexes import is_told, other_sex
from claimledger.voices.voice import JOINT, Voice

_COUNT = re.compile(
    r"(?:one|two|three|four|five|several|some|many|a\s+few|other|others|another|second|third|fourth|fifth|\d+)\s+(?:of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_FAR = 400  # characters back to who spoke


def one_more(s: Speaker, voices: list[Voice], words: Words) -> Voice:
    """The voice of "another" behind "one official said", which is "another official"; nobody's behind a name or a body."""
    last = next((v for v in reversed(voices) if not v.relay), None)
    noun = _noun(last, s.span.start, words) if last is not None else None
    if last is None or noun is None:
        return Voice(None, None, s.span, s.form, f"who {s.name!r} is stays open", sure=False)
    many = s.head == "others"
    name = f"{'other' if many else s.head} {noun if many else _single(noun)}"
    return Voice(name, last.kind, s.span, "description", f"{s.name!r} beside the {noun}")


def _noun(last: Voice, position: int, words: Words) -> str | None:
    """What the last who spoke were, in the plural: "officials" for "one official", "a third official"."""
    if last.form != "description" or not last.name or position - last.span.end > _FAR:
        return None
    phrase = last.name[match.end() :] if (match := _COUNT.match(last.name)) is not None else last.name
    head, *rest = re.split(r"(?=\s(?:of|in|at|from|with|for|who|near|on)\s)", phrase, maxsplit=1)
    noun = head.split()[-1] if head else ""
    known = words.heads.get(noun)
    if (
        not head
        or not head[0].islower()
        or not (noun in words.offices or (known is not None and known.table == "speaker"))
    ):
        return None  # the police, an army: no persons
    if head.endswith("ss"):
        return "".join([head, "es", *rest])  # "one witness", then "others"
    return phrase if head.endswith("s") else "".join([head, "s", *rest])


def _single(noun: str) -> str:
    head, *rest = re.split(r"(?=\s(?:of|in|at|from|with|for|who|near|on)\s)", noun, maxsplit=1)
    return "".join([head.removesuffix("es" if head.endswith("sses") else "s"), *rest])


def one_of_two(found: Voice, pronoun: str, voices: list[Voice], pair: tuple[Voice, Voice] | None, text: str) -> bool:
    """Whether a person spoke or acted last together with another whom "he" or "she" may mean as well."""
    if voices[-1].form == JOINT:
        both = [v for v in voices[-3:-1] if v.form == "person"]
    else:
        both = list(pair) if pair is not None and found in pair else []
    others = [v for v in both if v.name != found.name and v.form == "person" and not is_of_other(v, pronoun, text)]
    return bool(others) and found in both and not is_told(found.name or "", pronoun, text)


def is_of_other(v: Voice, pronoun: str, text: str) -> bool:
    """Whether a voice is told as of the other sex than a pronoun."""
    person = v.form == "person"
    return (person or v.form == "description") and other_sex(v.name or "", pronoun, text, person=person)
