"""Universities and colleges at which people were hurt; else their names are those of bodies that speak, teach and employ."""

from __future__ import annotations

import re

from claimledger.places.mentions import Page, PlaceMention
from claimledger.places.pupils import learns
from claimledger.spans import Span

_SCHOOL = frozenset(["university", "college", "seminary", "academy"])
_SPOT = frozenset(["at", "in", "inside", "outside", "near"])
# "Gunmen stormed [Lorin University] and killed nine"
_ASSAILED = frozenset(
    [
        "stormed",
        "storm",
        "storming",
        "raided",
        "overran",
        "bombed",
        "shelled",
        "torched",
        "besieged",
        "attacked",
        "struck",
        "hit",
    ]
)
# "six priests were murdered on Friday at the [University of Orvale]"
_HURT_THERE = re.compile(
    r"\b(?:kill(?:ed|ing)|shot|gunned\s+down|murder(?:ed|s)?|massacred?|slain|slaying|assassinat\w+|wounded|injured|died|attack(?:s|ed)?|"
    r"hurt|stabb(?:ed|ings?)|shots?\s+(?:were\s+|was\s+)?fired|opened\s+fire|gunfire|blasts?|bomb(?:s|ed|ings?)?|explo\w+|shootings?|raids?|clash(?:es|ed)?|riots?|incidents?|fire|kidnapp\w+|abduct\w+|crimes?|committed|perpetrated)\b"
    r"(?P<between>[^.;:]{0,90}?)\b(?:at|in|inside|outside|near)\s+(?:the\s+)?$"
)
# "killed a lecturer at the [University of Orvale]", "the attack, an expert at [Lorin University] said"
_OF_STAFF = re.compile(
    r"\b(?:professor|lecturer|researcher|expert|analyst|scientist|fellow|director|rector|chancellor|dean|head|chair\w*|doctor|"
    r"specialist|historian|economist|\w+ologist|teacher|student|graduate|undergraduate|studies|studied|taught|teaches|degree|"
    r"law|medicine|engineering)s?\s+(?:(?:at|in|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?)?$"
)


def read_college(page: Page, name: str, start: int, left: str, right: str, before: str) -> PlaceMention | None:
    """The university or college of this name as a spot, where the words before it say that people were hurt there."""
    if _SCHOOL.isdisjoint(name.lower().split()):
        return None
    end = start + len(name)
    if before in _ASSAILED and not right.startswith((" student", " lecturer", " professor", " team", "'", "’")):
        town = next((w for w in name.split() if page.weighty(w) and w.lower() not in page.words.stop), None)
        return PlaceMention(
            page.plain(Span(start, end)), Span(start, end), cue="type", precision="site", bare_name=name, reach=end,
            within=[town] if town else [],
        )  # fmt: skip
    if before not in _SPOT:
        return None
    hurt = _HURT_THERE.search(left)
    if (
        hurt is None
        or "," in hurt["between"]
        or _OF_STAFF.search(hurt["between"])
        or learns(left, left, right, site=True)
    ):
        return None
    return PlaceMention(
        page.plain(Span(start, end)), Span(start, end), cue="type", precision="site", bare_name=name, reach=end
    )
