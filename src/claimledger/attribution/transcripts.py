"""Texts that are somebody's own words by their form: a communique with its author's name, a transcript with labels."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimledger import reporting
from claimledger.attribution.speakerlines import speaker_lines
from claimledger.mentions import Document

# "ORVALE, 3 May (Radio Orvale) -- [Communique] [Valley Front General Command] [Text] …": the form, then the author
_FORM = re.compile(
    r"\[(?P<form>communique|statement|speech|address|message|letter|report)\]\s*\[(?P<author>[^\]]{2,120})\]",
    re.IGNORECASE,
)
# "[Speech by President Ivo Lang at the palace -- live]", "[Communique issued by the Valley Front]"
_MADE_BY = re.compile(
    r"\[(?P<form>communique|statement|speech|address|message|letter)\s+(?:(?:issued|delivered|read|made|given|signed)\s+)?"
    r"by\s+(?:the\s+)?(?P<author>(?-i:[A-Z])[^\]\[,]{2,100}?)"
    r"(?=\s+(?:at|from|in|on|to|before|during)\s|\s*--|\s*[,\]])",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_HEAD = 700  # characters in which a text tells its form
_SHORT = re.compile(r"\s*\([^)]*\)\s*|\s*,.*", re.DOTALL)
# "[Lang] We lost nine men.", at the beginning of a paragraph or behind "[begin recording]"
_LABEL = re.compile(
    r"(?:\n[ \t]*\n[ \t]*(?:\[begin[^\]]*\]\s*)?|\[begin[^\]]*\]\s*|\]\s*)\[(?P<who>[^\]\n]{2,40})(?=\]\s)",
    re.IGNORECASE,
)
_RECORDED = re.compile(r"begin\s+(?P<who>[^\]\n]{2,40})\s+recording", re.IGNORECASE)  # "[begin Lang recording]"
_END = re.compile(r"\[end[^\]]*\]", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:text|excerpts?|begin|end|recording|words?|passage|indistinct|omitted|as|received|heard|continued|applause|"
    r"signed|dated|report|speech|video|music|laughs|pause|sic|unidentified|reporters?|announcer|correspondent|"
    r"journalists?|moderator|listener|interrupting|progress)\b",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Whether an author is a body, no person: "Valley Front General Command"."""
    heads = reporting.words().heads
    found = (heads.get(word) for word in _WORD.findall(name.lower()))
    return any(head is not None and head.table == "body" for head in found)


def author(doc: Document) -> str | None:
    """Whose communique or speech a text is by its heading: "[Communique] [Valley Front, VF] [Text]" -> "Valley Front"."""
    text = doc.text
    if text.find("[", 0, _HEAD) < 0:
        return None
    form = _FORM.search(text, 0, _HEAD) or _MADE_BY.search(text, 0, _HEAD)
    if form is None:
        return None
    name = _SHORT.sub(" ", " ".join(form["author"].split())).strip()
    if form["form"].lower() == "report" and not is_body(name):
        return None  # a reporter
    return name or None


# "The following is a news release from the Orvale Police Department." and all below it
_RELEASE = re.compile(
    r"(?:(?:the\s+following|here|below)\s+is|read)\s+(?:an?|the)\s+(?:full\s+|complete\s+|entire\s+)?"
    r"(?:(?:news|press|media)\s+)?release\s+(?:(?:issued|released|sent)\s+)?(?:from|by)\s+(?:the\s+)?"
    r"(?P<who>(?-i:[A-Z][\w’'-]+(?:\s+(?:of\s+|and\s+|the\s+)*[A-Z][\w’'-]+){1,7}))[.:]",
    re.IGNORECASE,
)


# "The Minister of State, Ministry of Justice (Lord Penrose):" above an answer to parliament
_ANSWERS = re.compile(
    r"^[ \t]*(?:the\s+)?[^\n()]{0,30}\b(?:minister|secretary)\b[^\n()]{0,80}\((?P<who>[^()\n]{4,40})\)[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# "Asked by Lord Harwell", "Mr Ivo Lang asked the Minister"
_QUESTION = re.compile(r"^[^\n]{0,60}\b(?:asked|to\s+ask|tabled)\b", re.IGNORECASE | re.MULTILINE)


def _answers(doc: Document) -> list[tuple[int, str | None]]:
    """Where members of a government answer in parliament, and where the next question begins."""
    if "minister" not in doc.folded and "secretary" not in doc.folded:
        return []
    found: list[tuple[int, str | None]] = [(m.end(), m["who"].strip()) for m in _ANSWERS.finditer(doc.text)]
    if not found or _QUESTION.search(doc.text, 0, found[0][0]) is None:
        return []
    return sorted(found + [(m.start(), None) for m in _QUESTION.finditer(doc.text)], key=lambda turn: turn[0])


def turns(doc: Document) -> list[tuple[int, str | None]]:
    """Where somebody begins to speak in a transcript, and the label; None where nobody who is named speaks any more."""
    text, folded = doc.text, doc.folded
    released = _RELEASE.search(text) if " release " in folded else None
    if released is not None and is_body(released["who"]):
        end = text.find("##", released.end())
        return [(released.end(), released["who"]), (end if end >= 0 else len(text), None)]
    if answers := _answers(doc):
        return answers
    if lines := speaker_lines(text):
        return lines
    if text.find("[") < 0:
        return []
    said = list(_LABEL.finditer(text))
    if "[begin" not in folded and _INTERVIEW.search(folded, 0, _HEAD) is None and not _take_turns(said):
        return []
    asking = " ".join(match.group().lower() for match in _ASKING.finditer(text, 0, _HEAD))
    found: list[tuple[int, str | None]] = []
    for match in said:
        who = _RECORDED.sub(r"\g<who>", match["who"])
        told = _NOBODY.search(who) or who.lower() in asking or _reports(folded, match.start(), who)
        found.append((match.end(), None if told else who))
        if not told and text.startswith(('"', "“"), match.end() + _CLOSED):  # the report goes on below what is quoted
            found.append((_PARAGRAPH.search(text + "\n\n", match.end()).end(), None))  # type: ignore[union-attr]
    found += [(match.start(), None) for match in _END.finditer(text)]
    return sorted(found, key=lambda turn: turn[0])


_CLOSED = 2  # characters: the bracket that closes a label, and a blank


def _take_turns(said: list[re.Match[str]]) -> bool:
    """Whether two paragraphs begin with who speaks: "[Announcer] ...", "[Lang] ...". "[Passage omitted]" does not."""
    return sum(match[0][0] == "\n" and _EDITED.search(match["who"]) is None for match in said) > 1


def _reports(folded: str, before: int, who: str) -> bool:
    """Whether a speaker is one who reports: "our correspondent, Ann Roe", then "[Roe] There are nine bodies here"."""
    last = re.escape(who.lower().split()[-1])
    return re.search(rf"{_REPORTER}(?:[\w.’'-]+\s+){{0,3}}{last}\b", folded[:before]) is not None


_REPORTER = r"\b(?:(?:reporter|correspondent|newsman|colleague|envoy|announcer|moderator)s?,?|report\s+(?:from|by))\s+"
# What an editor adds at the beginning of a paragraph: "[Passage omitted]", "[Signed]", and words that the text lacks: "[The]"
_EDITED = re.compile(
    r"\b(?:words?|passage|indistinct|omitted|editor|photos?|video|laughs|applause|end|text|excerpts?|summary|signed|dated|"
    r"sic|the|an?|this|these|his|her|its|their|our|in|on|at|and|but|to|of)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
# Who asks: "[interview with General Ivo Lang by Ann Roe]", "[report] [Ann Roe]"
_ASKING = re.compile(r"\bby\s[^\]\[]+\]|\[report\]\s*\[[^\]]+\]", re.IGNORECASE)
_INTERVIEW = re.compile(r"\[(?:interview|news conference|press conference)\b")


def turn_at(found: list[tuple[int, str | None]], at: int) -> str | None:
    """The label of whoever speaks at an offset of a transcript."""
    number = bisect_right(found, at, key=lambda turn: turn[0]) - 1
    return found[number][1] if number >= 0 else None
