"""The dateline of an article: where, and often on which day, a report was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from claimledger import calendars
from claimledger.mentions import Document
from claimledger.spans import Span


@dataclass(slots=True, frozen=True)
class Dateline:
    """Where and when a report was filed.

    "DAMASCUS, Syria, March 7 (Reuters) -": `city` is "DAMASCUS", `place` "DAMASCUS, Syria", `day` 7 March of the year
    nearest before publication (None without one), `agency` "Reuters"; `span` runs to the end of the dash. A report
    from nowhere ("CLANDESTINE, 26 AUG 88 (RADIO ...) --") has no place, or that of its country ("NO CITY (PERU), ...").
    """

    span: Span
    place: Span | None
    city: Span | None
    agency: Span | None = None
    day_span: Span | None = None
    day: date | None = None
    has_year: bool = False  # the line itself gives the year


_CAPITALISED = r"(?:(?-i:[A-ZÀ-ÞŠŽ])|(?:al|el|ad|ar|as|az|ash)-(?-i:[A-Z]))[\w'’.]*(?:-\w[\w'’.]*)*"
_NAME = rf"{_CAPITALISED}(?:[ ](?:{_CAPITALISED}|de|del|la|of|the)){{0,3}}"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?"
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y1>\d{{4}}|'?\d{{2}}(?![\d:])))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>\d{{4}}|'?\d{{2}}(?![\d:])))?)"
)
_DAY_ALONE = re.compile(rf"(?P<day>{_DAY})", re.IGNORECASE)
_SHAPE = re.compile(
    r"^[ \t\"“>]*(?:\(\d\d-\d\d\)[ ]+)?(?:\d{1,2}:\d\d[ ]+[A-Z]{3,4}[ ]+)?"  # "(07-05) 16:58 PDT OAKLAND --"
    rf"(?P<open>\()?(?P<place>(?P<city>{_NAME}(?:/{_NAME})?)"
    rf"(?:,[ ]+(?!no\ date|{_MONTH}[ ]+\d|(?-i:[A-Z]{{3,10}})-){_NAME}|[ ]\({_NAME}\)(?=,))?)"
    rf"(?:[,.]?[ ]+(?:(?P<day>{_DAY})|no\ date))?(?(open)\))"
    r"(?:,?[ ]*\((?P<agency>[^()\n]{2,60}(?:\n[^()\n]{1,60})?)\)(?:\.(?=[-–—]))?|,[ ]*(?P<bare>(?-i:[A-Z]{3,10})))?"
    r"[ ]*\n?(?P<sep>—|–|--+|>>|-(?!\w|-)|:|-(?=[A-Z]))(?=\s|\w|\[|[\"“])",
    re.IGNORECASE | re.MULTILINE,
)
# "Orvale EL CORREO in Spanish 20 Nov 87 p 6 -- [Text]", "(Clandestine) Radio Lisane in Spanish 0030 GMT 5 Nov 89 --"
_AIRED_WITHIN = 240  # characters
_TONGUE = (
    r"spanish|english|french|portuguese|arabic|persian|hebrew|turkish|kurdish|russian|german|italian|greek|serbo-croatian|"
    r"albanian|pashto|dari|urdu|hindi|bengali|tamil|sinhala|burmese|thai|khmer|cambodian|vietnamese|lao|tagalog|indonesian|"
    r"mandarin|chinese|korean|japanese|amharic|tigrinya|somali|swahili|afrikaans|creole|quechua"
)
_AIRED = re.compile(
    rf"\s*(?P<head>(?:\(clandestine\)\s+)?[^\n—–:.]{{3,90}}?)\s+in\s+(?:{_TONGUE})(?:\s+to\s+[^\n—–:.]{{3,50}}?)?\s+"
    rf"(?:\d{{4}}\s+GMT\s+)?(?P<day>{_DAY})(?:\s+pp?\s+[\w ,-]{{1,24}}?)?\s*--(?=\s|\[)",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\s*(?P<city>{_NAME}?)\s+(?=(?-i:[A-Z]{{2,}})\b)", re.IGNORECASE)
# What stands before a colon or a dash in capitals and is no place.
_LABEL = re.compile(
    r"\b(?:update[ds]?|breaking|watch|video|photos?|pictured?|related|read|more|exclusive|note|editors?|live|opinion|"
    r"analysis|police|report(?:s|ed)?|caption|source|published|posted|warning|explainer|factbox|timeline|correction|"
    r"clarification|file|news|interview|comment|share|tags?|by|the|in|on|at|who|what|why|when|how|and|says?|said)\b"
    r"|^(?:a|an)\b",
    re.IGNORECASE,
)
_DATED_LINE = re.compile(rf"^[ \t]*{_CAPITALISED}[^\n:;.]{{0,30}},[ ]+{_DAY}:", re.IGNORECASE | re.MULTILINE)
_STATED = re.compile(r", [A-Z]{2}$")
_NOWHERE = {"clandestine", "no city", "unknown"}
_REACH = 6000  # characters; menus of a web page can stand before the text


def find_dateline(doc: Document) -> Dateline | None:
    """The first dateline of `doc`, or None. It stands at the start of a line, within the first pages of the text.

    "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] ..." -> place "SAN SALVADOR", day 1990-01-03, agency "ACAN-EFE".
    """
    return _first(doc.text, doc.article.published)


@lru_cache(maxsize=2)
def _first(text: str, published: date | None) -> Dateline | None:
    head = text[:_REACH]
    done = 0
    if " in " in head[:_AIRED_WITHIN].lower() and (aired := _AIRED.match(head)) is not None:
        return _broadcast(aired, published)
    for start in _openings(head):
        match = _SHAPE.match(head, start) if start >= done else None
        if match is not None and _is_dateline(match, text):
            return _read(match, published)
        done = match.end() if match is not None else done
    return _of_day(head, published) or _behind_headline(head, published)


# "Sept. 20 (Newswire) -- Nine died", "3 March 2024 - Nine died": a day and no place
_DAY_FIRST = re.compile(
    rf"^[ \t]*(?P<day>{_DAY})[ ]*(?:\((?P<agency>[^()\n]{{2,40}})\)[ ]*)?(?:—|–|--+|-(?=[ ]))[ ]*(?=[^\n]{{40}})",
    re.IGNORECASE | re.MULTILINE,
)


def _of_day(head: str, published: date | None) -> Dateline | None:
    """A line that opens with the day on which it was filed alone, with its year or agency; not one of a list of such lines."""
    found = list(_DAY_FIRST.finditer(head)) if " - " in head or "--" in head or "–" in head or "—" in head else []
    if len(found) != 1 or not (found[0]["agency"] or found[0]["y1"] or found[0]["y2"]):
        return None
    match = found[0]
    return Dateline(
        span=Span(match.start("day"), match.end()),
        place=None,
        city=None,
        agency=Span(*match.span("agency")) if match["agency"] else None,
        day_span=Span(*match.span("day")),
        day=_day(match, published),
        has_year=bool(match["y1"] or match["y2"]),
    )


_FILED = re.compile(
    rf"[.!?][ ]+(?P<line>[A-Z][A-Z’' -]{{2,30}}(?:,[ ]+[A-Z][A-Za-z]+){{0,2}},[ ]+{_DAY}(?:,)?[ ]+"
    r"\([^()\n]{2,40}\)[ ]*(?:—|–|--+|-)[ ])",
    re.IGNORECASE,
)
_HEADLINE = 200  # characters


def _behind_headline(head: str, published: date | None) -> Dateline | None:
    """A whole dateline behind a headline that stands in the same line: "TWELVE DEAD. ORVALE, 16 SEP (ONA) -- Nine died"."""
    first = head[:_HEADLINE]
    if "(" not in first or (found := _FILED.search(first)) is None or not found["line"].partition(",")[0].isupper():
        return None
    words = found["line"]
    match = _SHAPE.match(words)
    if match is None or not match["day"]:
        return None
    at, line = found.start("line"), _read(match, published)
    return replace(
        line,
        span=_moved(line.span, at),
        place=_moved(line.place, at) if line.place else None,
        city=_moved(line.city, at) if line.city else None,
        agency=_moved(line.agency, at) if line.agency else None,
        day_span=_moved(line.day_span, at) if line.day_span else None,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _openings(head: str) -> list[int]:
    """Where the lines begin that a dash or colon may end as a dateline, which may run over one end of line."""
    found = set[int]()
    for mark in ("—", "–", "-", ":", ">>"):
        at = head.find(mark)
        while at >= 0:
            if mark != "-" or not head[at + 1 : at + 2].isalnum() or head[at + 1].isupper():
                start = head.rfind("\n", 0, at) + 1
                found.add(start)
                for _ in range(2):  # the name of the agency may be broken, and the dash stand below
                    start = head.rfind("\n", 0, start - 1) + 1 if start else 0
                    found.add(start)
            at = head.find(mark, at + 1)
    return sorted(found)


def _is_dateline(match: re.Match[str], text: str) -> bool:
    """Whether the shape is filled as a dateline is: "AMMAN (AP) -", and not "Jones (left) - the mayor"."""
    city, agency, sep = match["city"], match["agency"], match["sep"]
    stated = _STATED.search(match["place"]) is not None  # "Gary, IN - ": there it is no word
    if _LABEL.search(city if stated else match["place"]) and not match["day"]:
        return False
    capitals = city == city.upper() and sum(map(str.isalpha, city)) > 2
    if agency and not (agency[0].isupper() or agency[0].isdigit()):
        return False
    if sep == ":":  # "PESHAWAR: Four people ..." at the start of a long line
        line = text[match.end() : text.find("\n", match.end()) if "\n" in text[match.end() :] else len(text)]
        if match["day"] and not capitals and sum(1 for _ in _DATED_LINE.finditer(text)) > 1:
            return False  # "Lorin, 3 March: two killed", an entry of a list
        return (capitals or match["day"] is not None) and len(line) > 80 and len(city.split()) <= 3
    if agency or match["day"]:
        return True
    if match["open"]:
        return not capitals
    if match["bare"]:
        return True
    if sep.startswith("-") and text[match.start("sep") - 1] != " ":
        return False
    following = text[match.end() : match.end() + 60].lstrip(" \"“'‘[")
    return capitals or ("," in match["place"] and following[:1].isupper() and len(following) > 40)


def _read(match: re.Match[str], published: date | None) -> Dateline:
    somewhere = match["city"].lower() not in _NOWHERE
    agency = next((Span(*match.span(name)) for name in ("agency", "bare") if match[name]), None)
    dated: re.Match[str] | None = match if match["day"] else None
    if dated is None and match["agency"] and (dated := _DAY_ALONE.fullmatch(match["agency"])):
        agency = None  # "AMMAN, Jordan (March 7, 2025): ..."
    inside = match.start("agency") if dated is not match else 0
    return Dateline(
        span=Span(match.start("open") if match["open"] else match.start("place"), match.end("sep")),
        place=_trimmed(match, "place") if somewhere else _held(match),
        city=_trimmed(match, "city") if somewhere else None,
        agency=agency,
        day_span=Span(inside + dated.start("day"), inside + dated.end("day")) if dated else None,
        day=_day(dated, published) if dated else None,
        has_year=bool(dated and (dated["y1"] or dated["y2"])),
    )


def _broadcast(match: re.Match[str], published: date | None) -> Dateline:
    """Where a paper appears or a station is heard, if its name in capitals tells the two apart, and on which day."""
    named = _FROM.match(match["head"]) if not match["head"].isupper() else None
    city = named["city"] if named is not None and not named["city"].isupper() else ""
    start = match.start("head") + (named.start("city") if named is not None else 0)
    place = Span(start, start + len(city)) if city else None
    return Dateline(
        span=Span(match.start("head"), match.end()),
        place=place,
        city=place,
        day_span=Span(*match.span("day")),
        day=_day(match, published),
        has_year=bool(match["y1"] or match["y2"]),
    )


def _held(match: re.Match[str]) -> Span | None:
    """The country of "NO CITY (EL SALVADOR)"."""
    start, end = match.span("place")
    opened = match["place"].find("(")
    return Span(start + opened + 1, end - 1) if opened > 0 and match["place"].endswith(")") else None


def _trimmed(match: re.Match[str], name: str) -> Span:
    """Without the full stop of "MOSCOW. March 7", which is none of the name; that of "Ind." is."""
    start, end = match.span(name)
    words = match[name]
    return Span(start, end - 1) if words.endswith(".") and words[:-1].isupper() and len(words) > 4 else Span(start, end)


def _day(match: re.Match[str], published: date | None) -> date | None:
    month = calendars.MONTHS[(match["m1"] or match["m2"]).lower().rstrip(".")]
    number = int(match["d1"] or match["d2"])
    year = match["y1"] or match["y2"]
    if year:
        return calendars.day(calendars.full_year(year.lstrip("'"), published), month, number)
    return calendars.latest(month, number, published) if published else None
