"""Whose page a text is, where an organisation tells in its own voice what it has counted."""

from __future__ import annotations

import functools
import re

from ahocorasick_rs import AhoCorasick

from claimledger.calendars import MONTH_PATTERN
from claimledger.datelines import find_dateline
from claimledger.mentions import Document
from claimledger.patterns import Rare, automaton
from claimledger.registry import MEDIA, registry

_BODIES = (
    r"cent(?:er|re)|network|observatory|committee|monitor|watch|union|organi[sz]ation|institute|council|foundation|mission|"
    r"league|association|initiative|project|society|coalition|archive|syndicate|group|office|commission|desk|tracker|unit|"
    r"division|directorate|agency|authority|forum|board|federation|alliance|secretariat|collective"
)
_WORK = r"documented|recorded|verified|registered|counted|tallied|logged|monitored"
# "We documented", "our teams have verified": an organisation that counts, in its own voice.
_OURS = Rare(
    rf"\b(?:we|our\s+(?:[\w-]+\s+)?(?:teams?|activists?|researchers|staff|volunteers|cent(?:er|re)|network|observatory|committee))"
    rf"\s+(?:have\s+|has\s+|had\s+)?(?:also\s+|so\s+far\s+)?(?:{_WORK})\b"
)
# "We received allegations", "the army told our staff"
_HEARD = re.compile(
    r"\bwe\s+(?:have\s+)?(?:also\s+)?received\s+(?:\w+\s+)?(?:reports|allegations|information|complaints|testimon)|"
    r"\btold\s+our\s+(?:staff|office|teams?|monitors|researchers|investigators|mission)\b"
)
# How a body heads what it brings out at regular times: "Flash Update No. 3", "During the reporting period".
_PERIODICAL = re.compile(
    r"(?:^[^\n.]{0,80}\b(?:flash\s+update|situation\s+report|sitrep|"
    r"(?:daily|weekly|monthly|periodic|statistical|quarterly|half-yearly|annual)\s+(?:statistical\s+)?(?:report|update|bulletin|summary|brief|review|note|figures)|"
    rf"(?:report|update|bulletin|note|brief|review|figures|statistics|trends)\s*[:,–—-]?\s+"
    rf"(?:(?:{MONTH_PATTERN})(?:\s*[-–—]\s*(?:{MONTH_PATTERN}))?\s+)?(?:19|20)\d\d\s*$|"
    r"(?:update|report|bulletin)\s+on\s+the\s+(?:human\s+rights|humanitarian)\s+situation)\b(?:[^\n]{0,60}(?<![.:!?\"”])$)|"
    r"(?:during|in)\s+the\s+reporting\s+period|^reporting\s+period:|this\s+(?:update|report|bulletin|note|brief)\s+covers)",
    re.IGNORECASE | re.MULTILINE,
)
_PERIODICALS = ("report", "update", "bulletin", "note", "review", "figures", "statistics", "trends", "summary")
# One of these stands in every such heading that does not end with a year.
_PERIODS = (
    "flash", "situation", "sitrep", "daily", "weekly", "monthly", "periodic", "statistical", "quarterly", "half-yearly",
    "annual", "reporting", "covers",
)  # fmt: skip
_NAME = r"(?P<name>[A-Z][\w’'-]+(?:\s+(?:(?:of|for|and|the)\s+)*[A-Z][\w’'-]+){0,8})"
_PRODUCED = re.compile(
    r"\b[Tt]his\s+(?:\w+\s+){1,2}(?:is|was)\s+(?:produced|prepared|issued|compiled|published)\s+by\s+(?:the\s+)?"
    + _NAME
)
# "A report by the Valley Observatory" on a line of its own; "This report by the Valley Observatory covers"
_REPORT_BY = re.compile(
    r"(?m)^(?:(?:[Aa]n?|[Tt]he|[Tt]his)\s+)?(?:[\w-]+\s+){0,2}(?:[Rr]eport|[Bb]riefing|[Ss]tudy|[Ss]urvey|[Uu]pdate|[Nn]ote|[Rr]eview|[Bb]ulletin)"
    r"\s+(?:by|of|from)\s+(?:the\s+)?" + _NAME + r"(?=[ \t]*$|\s+(?:covers|documents|is\s+based|describes|records)\b)"
)
_REPORTS = ("report", "briefing", "study", "survey", "update", "note", "review", "bulletin")
# An outlet that is a public body, no paper: "Norland Police", "Ministry of Health"; not "Police Gazette".
_PUBLIC = re.compile(
    r"(?:^|\s)(?:police(?:\s+(?:department|service|force))?|constabulary|sheriff(?:['’]s\s+(?:office|department))?|"
    r"fire\s+(?:department|service)|(?:highway|state)\s+patrol|coast\s*guard|civil\s+(?:defen[cs]e|protection)|ministry|"
    r"armed\s+forces|directorate|emergency\s+services?|public\s+(?:affairs|relations)|disaster\s+management\s+\w+|gendarmerie|"
    r"(?:prosecutor|attorney|coroner|governor)['’]s\s+office)$|"
    r"^(?:(?:general|national|provincial|regional|state)\s+)?(?:ministry|department|directorate|office|agency|authority)\s+(?:of|for)\s",
    re.IGNORECASE,
)
_OFFICES = ("'s Office", "’s Office", "'s Department", "’s Department")
# "Valley Monitor for Rights activists have documented": how such bodies speak of themselves.
_THEIRS = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]+\s+){1,6}(?:(?:for|of)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s*){1,4})?)\s*(?:\([A-Z]{2,8}\)\s+)?"
    rf"(?:activists|volunteers|teams|researchers|reporters|monitors)\s+have\s+(?:{_WORK})\b"
)
# "In October, Valley Rights Watch documented the killing of 58 civilians", where the text goes on with "we".
_COUNTS = re.compile(
    rf"(?P<name>(?:[A-Z][\w’'-]+\s+){{2,6}}|[A-Z]{{4,8}}\s+)(?:of\s+the\s+[A-Z]\w+\s+)?(?:\([A-Z]{{2,8}}\)\s+)?"
    rf"(?:has\s+|have\s+)?(?:{_WORK})\b"
)
_COUNTED = re.compile(rf"\s+(?:has\s+|have\s+|had\s+)?(?:{_WORK})\b")
_REACH = 200  # characters from "we" to what was counted
_COUNTED_IN = 5  # sentences, headings among them
_NAMED = re.compile(r"(?:[A-Z][\w'’-]+\s+)*(?:[A-Z][\w'’-]+)(?:\s+(?:for|of|and)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s*)+)*$")
_HAS_BODY = re.compile(rf"\b(?:{_BODIES}|ministry|directorate)\b", re.IGNORECASE)
_BRANCH = re.compile(r"\s+[-–—/]\s+[A-Z]\w+$")  # "Ministry of Health – Orvale"
# "(Bamako, August 2, 2023) - Soldiers killed 62 civilians, Sahel Justice Watch said today.": how such bodies head a release.
_RELEASED = re.compile(r"\s*\([A-Z][\w .’'-]{1,30}(?:,[^)\n]{1,30})?\)\s*[-–—]")
_SAID_TODAY = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+\s+(?:(?:for|of|and)\s+(?:the\s+)?)?){2,7})said\s+(?:in\s+a\s+[\w ]{0,30})?today\b"
)
_TOP = 600  # characters
_HEAD = 4  # lines
_OPENING = 2  # sentences: the heading, and the first of the text
_LONGEST = 9  # words of a name


# An outlet whose name says that it documents harm itself, or speaks for a force: no paper.
_DOCUMENTS = re.compile(
    r"\bfor\s+(?:the\s+)?(?:human\s+|civil\s+|women['’]s\s+|children['’]s\s+)?rights\b|\bhuman\s+rights\b|\bdocumentation\b|\bobservatory\b|"
    r"\bcasualt(?:y|ies)\b|\bviolations\b|\bbody\s+count\b|\bcivilian\s+harm\b|\bharm\s+archive\b|\brights\s+(?:monitor|watch|network)\b|"
    r"\b(?:press|media)\s+(?:cent(?:er|re)|office)\s+(?:of|for)\b|\bmilitary\s+media\b|\b(?:armed|democratic|defen[cs]e)\s+forces$",
    re.IGNORECASE,
)
_STAFF = (
    r"(?:activists?|volunteers|(?:field\s+|local\s+|research\s+)?teams?|researchers|reporters|monitors|correspondents?|sources|statistics|"
    r"data|figures|database|staff)"
)


def is_of_owner(owner: str, name: str) -> bool:
    """Whether a name is that of the owner of the page, or of its people: "SOHR", "the Centre's field team".

    >>> is_of_owner("Valley Observatory for Rights", "VOR activists")
    True
    """
    if name == owner or name.startswith(f"{owner} ") or (" " in name and owner.startswith(f"{name} for ")):
        return True  # "Valley Watch" on the page of Valley Watch for Rights
    short = re.fullmatch(rf"(?:[Tt]he\s+)?(?P<short>[A-Z][\w-]*)(?:['’]s?)?(?P<staff>\s+{_STAFF}\b.*)?", name)
    if short is None:
        return False
    letters = "".join(word[0] for word in owner.split() if word[0].isupper())
    if short["short"] == letters and len(letters) > _INITIALS:
        return True
    return short["staff"] is not None and short["short"] in owner.split()


_INITIALS = 2  # letters that say too little


def page_owner(doc: Document) -> str | None:
    """The organisation whose own page a text is, by its heading and its voice; None where nothing tells.

    "Arlen Documentation Center | Daily report | We documented the death of 34 civilians" -> "Arlen Documentation Center"
    """
    if doc.article.outlet and _DOCUMENTS.search(doc.article.outlet) and not _retells(doc, doc.article.outlet):
        return doc.article.outlet
    for sentence in doc.sentences[:_OPENING] if find_dateline(doc) is None else ():
        if (found := _THEIRS.match(doc.text, sentence.start, sentence.end)) is not None:
            name = found["name"].strip()
            if _HAS_BODY.search(name):
                return name
    if (releasing := _releasing(doc)) is not None:
        return releasing
    outlet = doc.article.outlet
    if outlet and _PUBLIC.search(outlet):
        return next((outlet + office for office in _OFFICES if outlet + office in doc.text), outlet)
    if outlet and _counts_itself(doc, outlet):
        return outlet
    if (produced := _producer(doc)) is not None:
        return produced
    if (force := _force(doc)) is not None:
        return force
    head = doc.folded[:_TOP]
    if (letterhead := _letterhead(doc)) is not None:
        return letterhead
    periodical = any(word in head for word in _PERIODICALS) and _is_periodical(doc, head)
    ours = periodical or _is_ours(doc)
    brief = not ours and "brief" in head and _is_periodical(doc, head)
    if not ours and not brief:
        return None
    if outlet and (_HAS_BODY.search(outlet) or _of_registered(outlet)):
        return _of_registered(outlet) or outlet
    for line in doc.text.split("\n")[:_HEAD]:
        name = _BRANCH.sub("", _PARTED.split(line.strip(" \t|*#-–—"), maxsplit=1)[0])
        if (registered := _of_registered(name)) is not None:
            return registered  # "OCHA Sudan | 12 October"
        if 1 < len(name.split()) <= _LONGEST and _NAMED.fullmatch(name) and _HAS_BODY.search(name):
            return _in_small_letters(name) if name.isupper() else name
    for sentence in doc.sentences[:_COUNTED_IN] if not brief else ():  # a brief may tell of others' counts
        if (counts := _COUNTS.search(doc.text, sentence.start, sentence.end)) is not None:
            name = counts["name"].strip().removeprefix("The ")
            if _HAS_BODY.search(name) or (name.isupper() and " " not in name):
                return name
    return None


def _is_periodical(doc: Document, head: str) -> bool:
    """Whether a text whose small letters begin with `head` is headed as what comes out at regular times."""
    dated = any(line.rstrip()[-1:].isdigit() for line in head.split("\n"))
    return (dated or any(word in head for word in _PERIODS)) and _PERIODICAL.search(doc.text, 0, _TOP) is not None


# "Road traffic casualties by province, February 2020": what a body counts, and for when
_SUBJECT = re.compile(
    r"(?=[^\n]*\b(?:casualties|deaths|fatalities|victims|killings|violations|incidents|accidents|abductions|arrivals|situation)\b)"
    r"[^\n]*\b(?:19|20)\d\d\b[^\n.]*(?:\n|$)",
    re.IGNORECASE,
)


def _letterhead(doc: Document) -> str | None:
    """The body whose name is all of the first line, above a heading of what it counts and when."""
    first, _, rest = doc.text.lstrip().partition("\n")
    name = first.strip()
    if not 1 < len(name.split()) <= _LONGEST or not _NAMED.fullmatch(name) or not _HAS_BODY.search(name.split()[-1]):
        return None
    return name if _SUBJECT.match(rest.lstrip()) and find_dateline(doc) is None else None


def _of_registered(name: str) -> str | None:
    """The body that a list knows, where a name is that or of its people in one country: "OCHA Sudan" -> "OCHA"."""
    words, known = name.split(), registry()
    for size in range(min(len(words), _LONGEST), 0, -1):
        entry = known.exact(" ".join(words[:size])) if len(words) - size < _COUNTRY else None
        if entry is not None and entry.kind not in MEDIA and entry.kind != "armed_group" and words[0][0].isupper():
            return _in_small_letters(" ".join(words[:size])) if name.isupper() and size > 1 else " ".join(words[:size])
    return None


_COUNTRY = 3  # words more than the name
_PARTED = re.compile(r"\s+(?:[-–—]|\|)\s+")  # "Migration Data Unit - weekly figures"


def _in_small_letters(name: str) -> str:
    """The name of a body that heads its page in capitals: "MISSION IN VELA" -> "Mission in Vela"."""
    words = [word.lower() if word in _SMALL else word.title() for word in name.split()]
    return " ".join(words)


_SMALL = ("IN", "OF", "FOR", "AND", "THE", "ON", "TO")


def _retells(doc: Document, outlet: str) -> bool:
    """Whether the text opens with what another body has counted: "The Valley Network documented the death of 61"."""
    for sentence in doc.sentences[:_COUNTED_IN]:
        counts = _COUNTS.search(doc.text, sentence.start, sentence.end)
        if counts is None:
            continue
        name = counts["name"].strip().removeprefix("The ")
        if _HAS_BODY.search(name) and name not in outlet and not is_of_owner(outlet, name):
            return True
    return False


def _producer(doc: Document) -> str | None:
    """Who a report says it is produced by: "This report is produced by the Valley Relief Office in Orvale"."""
    head = doc.folded[:_RELEASE]
    headed = (" by " in head or " of " in head) and "\n" in head and any(word in head for word in _REPORTS)
    by = _REPORT_BY.search(doc.text, 0, _TOP) if headed else None
    if by is not None and _HAS_BODY.search(by["name"]) and find_dateline(doc) is None:
        return by["name"]
    made = "this " in head and any(word in head for word in ("produced by", "prepared by", "issued by", "compiled by"))
    found = _PRODUCED.search(doc.text, 0, _RELEASE) if made else None
    if found is None:
        return None
    words, known = found["name"].split(), registry()
    for size in range(len(words), 0, -1):
        if (entry := known.exact(" ".join(words[:size]))) is not None and entry.kind not in MEDIA:
            return " ".join(words[:size])  # "OCHA Sudan": of the body's people in a country
    return found["name"] if _HAS_BODY.search(found["name"]) else None


# "Our officers engaged a gunman": a force tells of itself, which it names in its first sentences.
_OUR_FORCE = Rare(
    r"\bour\s+(?:\w+\s+)?(?:officers?|deputies|detectives|troopers|firefighters|crews|patrols?|department)\b"
)
_FORCE = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+\s+){1,4}(?:Police(?:\s+Department)?|Sheriff['’]s\s+(?:Office|Department)|Fire\s+Department))\b"
)


def _force(doc: Document) -> str | None:
    """The force that speaks of "our officers", outside of what it quotes: the one that it names first."""
    if " our " not in doc.folded or (ours := _OUR_FORCE.search(doc.folded)) is None or _quoted(doc, ours.start()):
        return None
    named = next((m for s in doc.sentences[:_COUNTED_IN] if (m := _FORCE.search(doc.text, s.start, s.end))), None)
    return named["name"].removeprefix("The ").strip() if named is not None else None


def _releasing(doc: Document) -> str | None:
    """The body whose release a text is: "(Bamako, August 2, 2023) - …, Sahel Justice Watch said today." """
    if " today" not in doc.folded[:_RELEASE]:
        return None
    heads = (_RELEASED.match(doc.text, s.start, s.end) for s in doc.sentences[:_HEAD])
    if all(head is None for head in heads):
        return None
    for sentence in doc.sentences[:_COUNTED_IN]:
        said = _SAID_TODAY.search(doc.text, sentence.start, sentence.end)
        if said is not None and (_HAS_BODY.search(said["name"]) or said["name"].strip().endswith(_WORLDWIDE)):
            return said["name"].strip()
    return None


_RELEASE = 1500  # characters
_WORLDWIDE = ("International", "Without Borders", "Nations", "Rights", "Now")


def _counts_itself(doc: Document, outlet: str) -> bool:
    """Whether the page says that its own outlet has counted: "The Orvale Desk documented 61 deaths", on its page."""
    for sentence in doc.sentences[:_COUNTED_IN]:
        start = sentence.start + (4 if doc.folded.startswith("the ", sentence.start) else 0)
        if doc.text.startswith(outlet, start) and _COUNTED.match(doc.folded, start + len(outlet)):
            return True
    return False


@functools.cache
def _counting() -> AhoCorasick:
    return automaton(_WORK.split("|"))


def _is_ours(doc: Document) -> bool:
    """Whether the text itself says "we documented", and nobody whom it quotes."""
    folded = doc.folded
    counting = (last for _, _, last in _counting().find_matches_as_indexes(folded))
    found = (_OURS.search(folded, max(0, last - _REACH), last + 1) for last in counting)
    match = next((m for m in found if m is not None), None)
    if match is None and any(words in folded for words in ("told our ", "we received", "we also rec", "we have rec")):
        match = _HEARD.search(folded)
    if match is None:
        return False
    return not _quoted(doc, match.start())


def _quoted(doc: Document, at: int) -> bool:
    """Whether marks of quotation are open before an offset."""
    before = doc.text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
