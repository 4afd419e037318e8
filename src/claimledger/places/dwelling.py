"""Whose home a place behind "of" is: "Jesse Hale, 15, of Quince Road", "a resident of Lorin"."""

from __future__ import annotations

import re

from claimledger.places.mentions import Role

_CITIZENS = re.compile(r"(?:resident|people|citizen|native)s? of")
# "the pastor of Lorin Church"
_HEADS = re.compile(
    r"\b(?:pastor|vicar|rector|rabbi|imam|owner|manager|principal|director|chaplain|dean|curator) of (?:the )?$"
)
# "Ann Cruz, the governor of the northern province of Vela, was among the dead"
_GOVERNS = re.compile(
    r"\b(?:governor|senator|lawmaker|deputy|minister|(?:arch)?bishop|prosecutor|representative)\s+(?:of|for)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}"
    r"(?:(?:province|state|region|department|district|diocese|island|territory)\s+of\s+)?(?:the\s+)?$"
)
_AGED = re.compile(r"(?:\b\d{1,3}|-olds?|\b(?:m[ae]n|wom[ae]n|boys?|girls?|teen(?:ager)?s?)),?\s+of\s+(?:the\s+)?$")


def is_home_of(left: str, *, site: bool) -> bool:
    """Whether the words before a place say who lives there: "Hale, of the 300 block of Quince Road", where it is a `site`.

    Of a village that alone tells nothing: "a teacher, of Orvale village, was shot" was likely shot there.
    """
    if site and left.endswith((", of ", ", of the ")):
        return True
    return _CITIZENS.search(left) is not None or _AGED.search(left) is not None


def role_of(left: str, *, typed: bool, site: bool) -> Role:
    """The role of a place behind "of": where people were hurt, where they live, or neither: "the pastor of Lorin Church"."""
    if not site and _GOVERNS.search(left) is not None:
        return "home"
    if site and _HEADS.search(left) is not None:
        return "bare"
    return "event" if typed and not is_home_of(left, site=site) else "home"
