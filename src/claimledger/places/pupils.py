"""Schools named for those who learn or teach there, which tells nothing of where they were hurt."""

from __future__ import annotations

import re

from claimledger.patterns import Rare

# "Ann Lee, a junior at Orvale High School, was shot": where she learns tells of no place by itself; but "killed two
# students at Orvale High School".
_PUPIL = (
    r"(?:student|pupil|junior|senior|sophomore|freshman|\w+-grader|graduate|alumn\w+|athlete|player|cheerleader|quarterback|"
    r"valedictorian|teacher|coach|principal)"
)
_PUPIL_AT = Rare(
    rf"(?P<apposed>,\s+)?\b(?:an?|former|upcoming|rising|star)\s+(?:[\w-]+\s+){{0,6}}{_PUPIL}\s+(?:at|of|from|for|with)\s+(?:the\s+)?$"
)
_HARMED_PUPIL = re.compile(r"\b(?:kill\w*|shot|shoot\w*|wound\w*|injur\w*|stabb?\w*|murder\w*)\b[^.;]{0,60}$")
_SCHOOLED = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|enrolled\s+(?:at|in)|studie[sd]\s+at|taught\s+at|graduat\w+\s+(?:at|from))\s+(?:the\s+)?$"
)
# "The deaths shook Lorin School, where she was a teacher"
_WHERE_HE_IS = re.compile(
    rf",\s+where\s+[^;.]{{0,60}}?\b(?:(?:is|was|were|had\s+been|has\s+been)\s+(?:an?\s+|the\s+|both\s+)?(?:[\w-]+\s+){{0,3}}{_PUPIL}s?\b|"
    r"(?:work(?:s|ed)|taught|teaches|attend(?:s|ed)|stud(?:ies|ied)|coach(?:es|ed)|enrolled)\b)"
)
_PUPIL_NEXT = re.compile(rf"\s+(?:[a-z]+\s+)?{_PUPIL}s?\b")


# "an athlete at Ridge State College in Orvale"
_PUPIL_IN = re.compile(
    rf"(?P<apposed>,\s+)?\b(?:an?|former|upcoming|rising|star)\s+(?:[\w-]+\s+){{0,6}}{_PUPIL}\s+(?:at|of|from|for|with)\s+(?:the\s+)?"
    r"(?:[\w’'-]+\s+){1,4}(?:school|college|university|academy|institute)\s+in\s+(?:the\s+)?$"
)
_SCHOOL_IN = Rare(r"\b(?:school|college|university|academy|institute)\s+in\s+(?:the\s+)?$")

# "14 pupils of a primary school in Orvale", who may have been hurt elsewhere; not "two students at a school in Orvale"
_MEMBERS = re.compile(
    r"\b(?:pupils|students|members|parishioners|players|teachers|nuns|monks|employees|workers|children|orphans|cadets|trainees|"
    r"worshippers)\s+(?:of|from)\s+(?:an?|the|their|one)\s+(?:[\w’'-]+\s+){0,4}?(?:school|college|university|academy|institute|choir|"
    r"church|club|team|monastery|convent|seminary|company|firm|orphanage|parish|madrasa|band|orchestra|association|cooperative)"
    r"\s+in\s+(?:the\s+)?$"
)


def are_members(left: str) -> bool:
    """Whether the words in front of a town, in small letters, say that people belong to a school, choir or firm there."""
    return left.rstrip().endswith((" in", " in the")) and _MEMBERS.search(left) is not None


def learns(left: str, whole: str, right: str, *, site: bool) -> bool:
    """Whether a site is named as the school of somebody, or a town as where it lies, and not as where they were hurt."""
    if not site:
        pupil = _PUPIL_IN.search(whole) if _SCHOOL_IN.search(left) else None
        return pupil is not None and (pupil["apposed"] is not None or _HARMED_PUPIL.search(whole) is None)
    if _PUPIL_NEXT.match(right) or _SCHOOLED.search(left):
        return True
    pupil = _PUPIL_AT.search(left)
    return pupil is not None and (pupil["apposed"] is not None or _HARMED_PUPIL.search(whole) is None)


def belongs_there(rest: str) -> bool:
    """Whether the words behind the name of a school say that somebody learns or works there: ", where he is a teacher"."""
    return rest.startswith(", where ") and _WHERE_HE_IS.match(rest) is not None
