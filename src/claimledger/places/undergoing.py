"""What happens to a place that a sentence begins with: "Orvale saw the worst violence", "Orvale was shelled"."""

from __future__ import annotations

import re

from claimledger.gazetteer import Place
from claimledger.places.mentions import Page
from claimledger.places.unlisted import befalls
from claimledger.registry import registry

# A place before one of these is where people were hurt: "Orvale and Lorin saw the worst violence".
_UNDERGOES = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:also|each|both|all|already|now|alone|so\s+far)\s+)?"
    r"(?:saw|seen|witnessed|suffered|endured|experienced|bore|recorded|registered|reported|counted|confirmed|accounted\s+for)\s"
    r"[^.;]{0,30}\b(?:worst|heaviest|deadliest|brunt|violence|deaths?|fighting|clashes|attacks?|\w*strikes?|bombings?|casualties|"
    r"murders?|slayings?|homicides?|abductions?|kidnappings?|executions?|assassinations?|drownings?|"
    r"destruction|killed|killings|shelling|dead|losses|fatalities|blasts?|explosions?|unrest)\b|"
    r"\s+(?:has|have|had)\s+(?:been|remained|stayed)\s+(?:largely\s+|relatively\s+|mostly\s+)?(?:quiet|calm|peaceful|spared|tense|the\s+scene)\b|"
    r"\s+(?:(?:has|have|had)\s+been|was|were|is|are|remains?)\s+(?:still\s+|now\s+|again\s+)?under\s+(?:\w+\s+)?(?:siege|attack|fire|bombardment|"
    r"shelling|blockade|curfew)\b|"
    r"\s+(?:came|come)\s+under\s+(?:\w+\s+)?(?:attack|fire|shelling|bombardment)\b|"
    r"\s+(?:was|were|(?:has|have|had)\s+(?:also\s+|already\s+|\w+ly\s+)?been)\s+(?:also\s+|already\s+)?(?:\w+ly\s+)?(?:hit|struck|rocked|shelled|bombed|bombarded|pounded|"
    r"attacked|raided|stormed|targeted|overrun|(?:re)?captured|"
    r"(?:re)?taken|seized|besieged|hardest\s+hit|worst\s+hit|the\s+(?:hardest|worst)[- ]hit)\b|"
    r"\s+(?:has|have|had|is|was|were)\s+(?:\w+\s+)?(?:been\s+)?(?:\w+ly\s+)?(?:w?racked|torn|plagued|ravaged|gripped|convulsed|shaken)\s+"
    r"(?:for\s+(?:\w+\s+){1,2})?by\b|"
    r"\s+(?:was|is|were|remain(?:s|ed)?)\s+(?:the\s+)?(?:most|worst|hardest)[- ](?:affected|hit)\b|"
    r"\s+alone\s+(?:had|has)\s+[^.;]{0,30}\b(?:deaths?|dead|fatalities|killed)\b|"
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:also|alone)\s+)?(?:recorded|registered|reported|counted|confirmed|logged|saw)\s+(?:(?:at\s+least|another|about)\s+)?"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+(?:more|others))?(?=[,.;]|\s+and\s|\s*$)|"
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:alone|also)\s+)?(?:lost|mourn(?:s|ed)?|buried)\s+(?:[\w,.-]+\s+){1,4}of\s+(?:its|their)\s+(?:own\s+)?(?:[\w-]+\s+)?"
    r"(?:people|residents|inhabitants|citizens|sons|daughters|children|men|women|villagers|families|young)\b"
)
#: What may stand behind such a place.
UNDERGOING = frozenset(
    ["saw", "seen", "has", "have", "had", "also", "each", "both", "all", "already", "now", "witnessed",
     "suffered", "endured", "experienced", "bore", "recorded",
     "registered", "reported", "counted", "confirmed", "came", "was", "were", "is", "remains", "remained", "remain", "again",
     "alone", "lost", "mourned", "mourns", "buried", "logged", "accounted"]
)  # fmt: skip
_LOST = re.compile(r"\s+(?:\w+\s+){0,2}(?:lost|mourns?|mourned|buried)\b")
_VILLAGE = re.compile(r"\bthe\s+(?:village|town|hamlet|settlement|town['’]s|village['’]s)\b")
_CALLED = ("village", "town", "city", "hamlet", "settlement", "district", "camp", "island", "suburb", "neighbourhood",
           "neighborhood")  # fmt: skip
_LONGEST_ASIDE = 120  # characters
_ASIDE = re.compile(
    r",\s+(?:an?|the|one\s+of\s+the)\s+(?:[\w-]+\s+){0,4}?(?:village|town|city|hamlet|settlement|district|camp|island|suburb|port|region|province|"
    r"neighbou?rhood|community|outpost)\b[^,;.]*,"
    r"|,\s+where\s[^,;.]{3,80},"
)
# "Malawi reported 56 deaths": its own; "Vela reported two soldiers killed", who may be anywhere
_ITS_DEATHS = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:so\s+far|already|now|also)\s+)?(?:reported|counted|confirmed|recorded|registered)\s+"
    r"(?:(?:at\s+least|about|some|more\s+than|over)\s+)?[\w,.-]+\s+(?!soldiers|troops|civilians|fighters)(?:[\w-]+\s+){0,2}(?:deaths|fatalities)\b"
)
_REPORTS = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:(?:so\s+far|already|now|also)\s+)?(?:reported|counted|confirmed)\b"
)


def undergoes(page: Page, name: str, known: tuple[Place, ...], right: str, *, opens: bool) -> bool:
    """Whether what stands to the right of a name, in small letters, happens to it as to a place.

    Of a name that is not listed only where it opens its sentence and the text says what it is the name of.
    """
    if not known and opens and befalls(page, right):
        return True
    if not (known or opens) or _UNDERGOES.match(right) is None:
        return False
    lost = _LOST.match(right) is not None
    if lost and ((known and known[0].kind == "country") or registry().names.get(name) is not None):
        return False  # "Vela lost 900,000 of its men" on the fields of other countries
    if not known and not _called_place(page, name):  # which reads the whole text
        return lost and _VILLAGE.search(page.doc.folded) is not None  # "the village elder said"
    if _REPORTS.match(right) is None or not _speaks_for_state(known, name):
        return True
    return bool(known) and known[0].kind == "country" and _ITS_DEATHS.match(right) is not None


def suffers(right: str) -> bool:
    """Whether what stands to the right of the name of a district or building, in small letters, happens to it."""
    return _UNDERGOES.match(right) is not None and _LOST.match(right) is None


def apposed_undergoes(page: Page, end: int) -> bool:
    """Whether it happens to the place that ends at `end`, with words between that say what it is.

    "Orvale, a market town east of Lorin, was shelled on Sunday"
    """
    low = page.doc.folded
    aside = _ASIDE.match(low, end, end + _LONGEST_ASIDE)
    return aside is not None and _UNDERGOES.match(low, aside.end()) is not None


def _speaks_for_state(known: tuple[Place, ...], name: str) -> bool:
    """Whether a name may stand for a government: "Kiev reported two dead"; "Zambezia reported eight dead" is a place."""
    return not known or known[0].kind == "country" or name in registry().capitals


def _called_place(page: Page, name: str) -> bool:
    """Whether the text says of a name that is not listed what it is the name of: "the village of Orvale"."""
    return any(f"{kind} of {name}" in page.doc.text or f"{name} {kind}" in page.doc.text for kind in _CALLED)
