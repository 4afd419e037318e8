"""Unknown names that somebody or something else bears, though a word of place stands before them: "in Haddad's car"."""

from __future__ import annotations

import re

from claimledger.places.mentions import Page

# What only a town has; a person has a car, a home, an account or a shop.
_OF_TOWN = re.compile(
    r"['’]s?\s+(?:[A-Z]|(?:[a-z-]+\s+){0,3}?(?:markets?|bazaar|souk|outskirts|suburbs?|cent(?:er|re)|streets?|squares?|port|harbou?r|"
    r"airport|airfield|hospitals?|cathedral|mosques?|churches|temples?|university|prison|stadium|districts?|quarters?|"
    r"neighbou?rhoods?|countryside|slums?|city|town|zone|area|north|south|east|west|waterfront|seafront|beach(?:es)?|residents|"
    r"villagers|inhabitants|municipality|fields|orchards|hills|mines?|refinery|railway|station|barracks|camps?|hotels|schools|walls|"
    r"gates?|edges?|fringes?|periphery|limits|medina|kasbah|corniche|riverside|bridges?)\b)"
)
_POSSESSIVE = re.compile(r"['’]s\s|(?<=s)['’]\s")
# ", the year's first storm", ", his second novel": what the text says that it is
_CALLED = re.compile(
    r",\s+(?:an?|the|his|her|their|its|our|this|one\s+of)\s+(?:[\w’'-]+\s+){0,5}?(?:(?:storm|typhoon|cyclone|hurricane|novel|books?|film|"
    r"movies?|drama|play|poem|poems|song|album|memoir|series|documentary|thriller|opera|musical|magazine|newspaper|journal|website|"
    r"operation|offensive|codename|exercise|company|firm|airline|ship|vessel|ferry|tanker|trawler|yacht|frigate|destroyer|"
    r"submarine|militia|party|charity|band|game|virus|disease|drug)\b(?!['’]s)|(?:collection|anthology)\s+of\b)"
)
# What is said or shown, or who it is of: "in the Orvale film", "in Orvale photographs", "in the Orvale family"
_MATTER = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:films?|movies?|novels?|books?|accounts?|reports?|trial|lawsuit|scandal|documents?|photographs?|photos?|"
    r"pictures|images|videos?|footage|clips?|stud(?:y|ies)|survey|polls?|poems?|songs?|series|documentary|family|clan|tribe|organi[sz]ation|"
    r"militia|movement|cartel|gang|championships?|cup|league|statements?|interviews?|inquiry|hearing|papers|leaks|cables|tapes|"
    r"investigation|shares|stock|reporting|coverage|articles?|broadcasts?|livery|uniforms?|colou?rs|vehicles?|tanks?|jeeps?|lorry|"
    r"lorries|trucks?|vans?|planes?|helicopters?|jets?|airliners?|cars?)\b(?!\s+(?:bomb\w*|parks?|accident|crash|attack|explosion|factory))"
)
_STAFF = re.compile(
    r"\b(?:workers|employees|staff|engineers|executives|managers|technicians|contractors|trainees|labou?rers)\s+at\s+(?:the\s+)?$"
)
_FIRM = re.compile(r"\b(?:compan(?:y|ies)|firm|corporation|shareholders|manufacturer|subsidiary)\b")
# Behind the colon of a speaker: "Haddad: I saw nine men fall", "Haddad: 'nine are dead'"
_SPEECH = re.compile(r"\s?:\s+(?:[“\"‘']|(?:i|we|my|our|you)\b)")
# "Haddad - the man accused of it - was in court": between two strokes stands what is said of the name
_ASIDE = re.compile(r"\s+[-–—]\s+(?:an?|the|who|whose|which|once|known|now|also|then)\s[^.;\n]{0,120}?\s[-–—]\s")
_SETTLED = re.compile(
    r"\b(?:town|city|village|hamlet|district|province|region|suburb|camp|port|island|settlement|neighbou?rhood)\b"
)
_NEXT = 90  # characters behind a name that are looked at


def is_other(page: Page, left: str, end: int, *, label: bool) -> bool:
    """Whether an unknown name that ends at `end` is that of somebody or something, by the words behind it.

    "In Orvale, his second novel", "in Orvale's account", "in the Orvale film"; `label`: it heads a line, as a speaker may.
    """
    low = page.doc.folded
    after = low[end : end + 1]
    if label:
        if after in ":" or low.startswith(" :", end):
            return _SPEECH.match(low, end) is not None
        aside = _ASIDE.match(low, end)
        return aside is not None and _SETTLED.search(aside.group()) is None
    if after == ",":
        return _CALLED.match(low, end, end + _NEXT) is not None
    if after == " ":
        if _MATTER.match(low, end) is not None:
            return True
        return left.endswith((" at ", " at the ")) and _STAFF.search(left) is not None and bool(_FIRM.search(low))
    if after in "'’" and after:
        owns = _POSSESSIVE.match(low, end) is not None
        return owns and _OF_TOWN.match(page.doc.text, end, end + _NEXT) is None
    return False
