"""Runs of capitalised words that may be place names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimledger.mentions import Sentence
from claimledger.places.mentions import Page

_WORD = (
    r"(?:(?:St|Mt|Ft|Pt|Ste)\.(?=\s[A-Z])|[NSEW]\.(?=\s[A-Z\d])|[NS]\.[EW]\.(?=\s\d)|D\.C\.|U\.[SK]\."
    r"|(?:[a-z]{1,3}[-’'])?[‘ʿ'’]?[A-ZÀ-ÞĀ-Ž]\w*(?:[’'‘-](?!s\b(?!\s(?:Hospital|Medical\s|Clinic))|area\b|based\b|backed\b|led\b|held\b|controlled\b|occupied\b|ruled\b|run\b|owned\b|majority\b)\w+)*|\d+(?:st|nd|rd|th)\b)"
)
_LINK = r"(?:of|of the|de|de la|de los|de las|del|la|el|los|las|du|des|da|do|dos|al|ez|es|az|ash|sur|upon|y|e)"
# "Hilltop Bar and Grill": one house; "Bar and Lorin" are two places.
_ADDED = (
    r"(?:Grille?|Suites|Lounge|Casino|Spa|Resort|Bistro|Breakfast|Fish|Chicken|Wings|Ribs|Pizza|Seafood|Barbecue|BBQ|Tavern|"
    r"Liquors?|Spirits|Tobacco|Deli|Billiards)\b"
)
# "the Studio 9 Club": a number inside the name of a house
_HOUSE = (
    r"(?:(?:Night)?[Cc]lub|Bar|Lounge|Motel|Inn|Pub|Tavern|Grill|Diner|Cafe|Saloon|Apartments|Store|Theater)\b"
    r"(?!\s(?:members?|owners?|patrons?|guests?|players?|fans|officials|workers|employees)\b)"
)
_THE = r"(?:Divine|Baptist|Evangelist|Apostle|Theologian|Martyr)\b"  # "St John the Divine cathedral"
# "the Oar & Anchor tavern"
_OF_HOUSE = (
    r"[A-Z][\w’']+\s(?:[Tt]avern|[Bb]ar|[Ll]ounge|[Nn]ightclub|[Cc]lub|[Pp]ub|[Ii]nn|[Rr]estaurant|[Cc]afe|[Dd]iner)\b"
)
# "1300 N. 25th Street", "500 Mill Road"
_NUMBERED_STREET = r"(?:(?:[NS]\.?)?[EW]\.?\s|[NS]\.?\s)?(?:[A-Z]|\d+(?:st|nd|rd|th)\s[A-Z])"
_NAME = re.compile(
    rf"(?<![\w@/.])(?P<block>(?:\d[\d,-]*(?:[ -]|\s)block\s+(?:of\s+)?|(?<!:)\d{{2,5}}\s+(?={_NUMBERED_STREET}))?)"
    rf"(?P<name>{_WORD}(?:[\s]{{1,2}}(?:{_LINK}\s+|&\s(?=Gr|Lou|Ba|Pu|Ca|De|Co|So|St|{_OF_HOUSE})|(?<=\b[A-Z]\s)&\s(?=[A-Z]\s(?!St|Av))|and\s(?={_ADDED})|\d{{1,3}}\s(?={_HOUSE})|the\s(?={_THE}))?{_WORD})*)"
)
# The commonest names are one plain word; behind it stands nothing that a name could go on with.
_SINGLE = re.compile(rf"[A-Z][a-z]{{3,}}(?=[,.;:?!)”\"]|\s(?!{_LINK}\s|and\s+{_ADDED}|[a-z]{{1,3}}[-’'])[a-z])")
# What a name begins with, or has behind its article; within a word none does.
_CAPITAL = re.compile(r"[A-ZÀ-ÞĀ-Ž\d](?<![\w@/.].)")
_BEFORE_CAPITAL = "-’'‘ʿ"
_LONGEST_BEFORE = 5  # characters: "ash-‘"
_NUMBERED = re.compile(
    r"\b(?:motel|point|post|camp|block|sector|zone|gate|mile|milepost|highway|route|interstate|checkpoint|phase|ward|"
    r"(?:county|national|state|township|ranch) road|loop|spur|fm|rm|[- ]to[- ]market(?: road)?)$"
)
_NUMBER = re.compile(r"[ ]\d{1,4}[A-Z]?\b(?![.,:]\d|\s+(?:people|men|women|dead|other|were|was|and|had))")
_TYPE_OF = re.compile(r"(?:Town|City|Village|Township|Borough|Municipality) of (?:the )?")
# "Shelling of Orvale" opens a sentence; "the Massacre of Orvale" may be the name of an event.
_EVENT_OF = re.compile(
    r"(?:Shelling|Bombardment|Bombing|Blast|Ambush|Massacre|Killing|Murder|Stabbing|Shooting|Raid|Attack|Siege|Storming|Invasion|"
    r"Capture|Evacuation|Survivor|Villager|Relative|Resident|Defender)s?\s+of\s+(?:the\s+)?(?=[A-Z])"
)
_LABELS = frozenset(":-–—|")
_TOKEN = re.compile(r"[\w.’'-]+")
_KEPT = frozenset(["north", "south", "east", "west", "new", "old", "san", "first", "second", "third"])
_LINKS = ("of the ", "of ", "la ", "de ")
_BOUND = (" de ", " del ", " do ", " da ", " DE ", " DEL ", " DO ", " DA ")  # "Vina del Mar", "Mar del Plata": no March
_HALVES = frozenset(["northern", "southern", "eastern", "western", "central"])
_SCHOOLS = frozenset(["university", "college"])
_BARE_ROADS = frozenset(["avenue", "road"])  # "Road 130"; "Mill Road 130" is an address
_SIDES = frozenset(["north", "south", "east", "west"])


def ends_corner(low: str, start: int, end: int) -> bool:
    """Whether a word is the second street of a corner, whatever else it is: "51st and Southern avenues"."""
    return low.startswith((" avenues", " streets"), end) and low.startswith(" and ", start - 5)


_SEXES = ("male", "female")
_COUNTED = re.compile(r"\s?(?:[:=|]|[-–—])?\s?\d")


def find_names(page: Page, sentence: Sentence) -> Iterator[tuple[int, int, int | None]]:
    """Start and end of each run of capitalised words, and where the number before a street starts: "500 Mill Road"."""
    text, folded, stop = page.doc.text, page.doc.folded, page.words.stop
    done = sentence.start
    for capital in _CAPITAL.finditer(text, done, sentence.end):
        at = block = capital.start()
        if at < done:
            continue
        if (single := _SINGLE.match(text, at, sentence.end)) and not (at > done and text[at - 1] in _BEFORE_CAPITAL):
            start = at
            done = end = single.end()
        elif (match := _name_at(text, at, done, sentence.end)) is not None:
            block = match.start()
            start, end = at, done = match.span("name")
        else:
            continue
        run = folded[start:end]
        if run in stop and not ends_corner(folded, start, end):
            continue  # most sentences open with one of these
        if run in _SEXES and "female" in folded and _COUNTED.match(text, end) is not None:
            continue  # "Male: 9, female: 6"
        if not run.isalpha():
            if (
                " of " in run
                and _opens(text, sentence, start)
                and (event := _EVENT_OF.match(text, start, end)) is not None
            ):
                start = event.end()
            start, end = _trim(page, start, end)
            if (
                start < end
                and text[start] in "TCVBM"
                and (typed := _TYPE_OF.match(text, start, end))
                and not page.known(text[start:end])
            ):
                start = typed.end()  # "the Town of Wallkill"
            if start >= end:
                continue
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit():
            numbered = run in _BARE_ROADS or _NUMBERED.search(folded, max(start, end - 14), end)
            if numbered and (number := _NUMBER.match(text, end, sentence.end)):
                end = done = number.end()
        yield start, end, block if block < at == start else None


def _opens(text: str, sentence: Sentence, start: int) -> bool:
    """Whether a sentence opens at `start`, or goes on there behind a label: "2 March - Shelling"."""
    return start == sentence.start or text[max(sentence.start, start - 3) : start].rstrip(" ")[-1:] in _LABELS


def _name_at(text: str, at: int, first: int, end: int) -> re.Match[str] | None:
    """The match of `_NAME` at a capital or figure, or before it, not before `first`: "al-Shir", "‘Ain"."""
    if at > first and text[at - 1] in _BEFORE_CAPITAL:
        for early in range(max(first, at - _LONGEST_BEFORE), at):
            if (match := _NAME.match(text, early, end)) is not None:
                return match
    return _NAME.match(text, at, end)


def _is_house(page: Page, rest: str) -> bool:
    """Whether what follows "Central" is a single word for a house or street, or ends with that for a university."""
    low = rest.lower()
    return page.words.kinds.get(low) == "site" or low.rpartition(" ")[2] in _SCHOOLS


def _trim(page: Page, start: int, end: int) -> tuple[int, int]:
    """Without words that open a sentence or date it, at both ends; the words of a list of names stay."""
    text, stop = page.doc.text, page.words.stop
    run = text[start:end].lower().split()
    if run[0].rstrip(".") not in stop and run[-1].rstrip(".") not in stop:
        return start, end
    while start < end:
        word = _TOKEN.match(text, start, end)
        if word is None:
            break
        low = word.group().lower().rstrip(".")
        follows = text[word.end() : end].strip()
        keep = follows and (
            low in _KEPT
            or (low == "police" and follows == "Lines")
            or (low in _HALVES and (_is_house(page, follows) or page.known(text[start:end])))
            or (low == "an" and text.endswith(" the ", 0, word.start()))
        )  # "Central Java", "Western Avenue", "Central Market", "the An Nur mosque"
        if low not in stop or keep or text.startswith(_BOUND, word.end()):
            break
        start = word.end()
        while start < end and text[start].isspace():
            start += 1
        if text.startswith(_LINKS, start):
            for link in _LINKS:
                if text.startswith(link, start):
                    start += len(link)
    while start < end:
        cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1
        last = text[max(cut, start) : end].lower().rstrip(".")
        if last == "central" and text[end : end + 1] in ",.;:)":
            break  # "Estación Central, a commune of"
        if last not in stop or last in _SIDES or cut <= start or text.endswith(_BOUND, start, cut):
            break
        end = cut - 1
        while end > start and text[end - 1].isspace():
            end -= 1
    return start, end
