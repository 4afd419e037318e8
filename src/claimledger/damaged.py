"""Mend what a text suffered on its way: words parted by line ends, marks of notes, tags, pages between two halves of a
sentence. What cannot be known, as "l2 people", is no number. Every character keeps its place; `GONE` stands where one
is to be read over."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimledger.hyphens import rejoined
from claimledger.lexicon import Lexicon
from claimledger.spans import Span

GONE = "\u2060"
#: Stands where a number is that cannot be read.
UNREADABLE = "¤"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Digits of other scripts, by what is read for them; raised ones are marks of notes.
_SCRIPTS = "\u0660\u06f0\u0966\u09e6\uff10\U0001d7ce\U0001d7d8\U0001d7e2\U0001d7ec\U0001d7f6"
_ODD = {ord(zero) + value: str(value) for zero in _SCRIPTS for value in range(10)}
_ODD |= {ord(raised): " " for raised in "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"}
# Letters as some posts have them for bold ones
_ODD |= {0x1D400 + 52 * k + at: letter for k in range(13) for at, letter in enumerate(_ALPHABET)}
_ODD |= {0x066C: ",", 0xFF0C: ","}
_TELLING = tuple({data if data[0] == 0xC2 else data[:-1] for data in (chr(code).encode() for code in _ODD)})
_PLAIN = bytes(range(128))
_MISREAD_AS = ("â€".encode(), "Ã".encode(), "Â".encode())
# Letters, capitals, digits: what stands beside what in a text is told by them fast.
_SHAPES = bytes(
    ord("a") if chr(code).islower() or code > 127 else ord("A") if chr(code).isupper()
    else ord("0") if chr(code).isdigit() else code
    for code in range(256)
)  # fmt: skip


class Mended(NamedTuple):
    """A text itself or a copy of the same length that is mended, and where it has numbers that cannot be read."""

    text: str
    unreadable: tuple[Span, ...]


def mended(text: str, lexicon: Lexicon) -> Mended:
    """`text` as it was before it was damaged."""
    return with_numbers(with_words(text, lexicon), lexicon)


def with_words(text: str, lexicon: Lexicon) -> str:
    """`text` with its letters as they were, so that a scan finds the words of harm."""
    if not text.isascii():
        others = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
        if any(first in others for first in _TELLING):
            text = text.translate(_ODD)
        if "\u00ad\n" in text:
            text = text.replace("\u00ad\n", GONE * 2)
        if any(letters in others for letters in _MISREAD_AS):
            text = _MISREAD.sub(_read_again, text)
    text = rejoined(text, GONE)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_character, text)
    if "<" in text and ("</" in text or "<b" in text):
        text = _TAG.sub(_untagged, text)
    if "1" in text or "0" in text:
        shape = text.encode("utf-8", "surrogatepass").translate(_SHAPES)
        if b"a0a" in shape or b"a00" in shape:
            text = _DIGITS_IN.sub(lambda found: _in_letters(found, lexicon), text)
    return text


def with_numbers(text: str, lexicon: Lexicon) -> Mended:
    """`text` with its lines and numbers as they were."""
    shape = text.encode("utf-8", "surrogatepass").translate(_SHAPES)
    if b"\n>" in shape or shape[:1] == b">":
        text = _QUOTED.sub(_unquoted, text)
    if b"0\n" in shape and _PAGE.search(text) is not None:
        text = _without_pages(text)
    if b"0, 0" in shape:
        text = _PARTED_NUMBER.sub(lambda found: found[1] + GONE + found[2], text)
    unreadable: list[Span] = []
    if b"a0" in shape or b"A0" in shape or b"0A" in shape or b"0a" in shape or b"0 0" in shape:
        text = _UNCLEAR.sub(lambda found: _masked(found, lexicon, unreadable), text)
        if b"a0" in shape:
            text = _GLUED.sub(lambda found: _without_note(found, lexicon), text)
    if b"a.0" in shape or b"a,0" in shape or b'"0' in shape or b"a;0" in shape or b"a0" in shape:
        text = _BEHIND_MARK.sub(lambda found: " " * len(found.group()), text)
    return Mended(text, tuple(unreadable))


# "â€œ15 peopleâ€": quotation marks and accents of one code, read by another
_MISREAD = re.compile("(?:â€[\u0080-\u00ff\u0152-\u2122]|[ÂÃ][\u0080-\u00bf\u0152-\u2122])+|â€(?=[\\s,.;:)]|$)")


def _read_again(found: re.Match[str]) -> str:
    wrong = found.group()
    if wrong == "â€":
        return "”" + GONE
    data = b""
    for letter in wrong:
        try:
            data += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 255:
                return wrong
            data += bytes([ord(letter)])
    try:
        right = data.decode("utf-8")
    except UnicodeDecodeError:
        return wrong
    return right + GONE * (len(wrong) - len(right))


_ENTITY = re.compile(
    r"&(?:amp;)?(?:#(\d{2,5})|#[xX]([0-9a-fA-F]{2,4})|(quot|apos|amp|nbsp|lt|gt|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|thinsp|shy));"
)
_NAMED = {
    "quot": '"', "apos": "'", "amp": "&", "nbsp": " ", "lt": "<", "gt": ">", "rsquo": "’", "lsquo": "‘", "rdquo": "”",
    "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…", "thinsp": "\u2009", "shy": GONE,
}  # fmt: skip


def _character(found: re.Match[str]) -> str:
    number, hexed, name = found.groups()
    code = int(number) if number else int(hexed, 16) if hexed else 0
    character = _NAMED[name] if name else chr(code) if 31 < code < 0xD800 or 0xE000 <= code < 0x10000 else ""
    if not character:
        return found.group()
    return character + GONE * (len(found.group()) - 1)


_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>p|br|div|li|ul|ol|h[1-6]|tr|td|b|i|u|em|strong|span|a|font|mark|small|sup|sub)"
    r"(?:\s[^<>\n]{0,400})?/?>(?P<note>\s{0,2}\[?\d{1,3}\]?(?=</sup>))?"
)
_INLINE = frozenset(["b", "i", "u", "em", "strong", "span", "a", "font", "mark", "small", "sup", "sub"])


def _untagged(found: re.Match[str]) -> str:
    size = len(found.group())
    if found["name"] in _INLINE:
        return GONE * size
    return "\n" + GONE * (size - 1)


_QUOTED = re.compile(r"^>[> ]*", re.MULTILINE)


def _unquoted(found: re.Match[str]) -> str:
    return GONE * len(found.group())


# "14", "- 14 -", "Page 12 of 48", "12 / 48" on a line by itself
_PAGE = re.compile(
    r"^[ \t\f]*(?:[-–—|][ \t]*)?(?:(?:page|p\.)[ \t]*)?\d{1,4}(?:[ \t]*(?:of|/)[ \t]*\d{1,4})?(?:[ \t]*[-–—|])?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SHORTEST = 30  # characters of a line that a page breaks off
_TITLE = 90  # characters of a line at the head or foot of a page
_ENDS = frozenset('.!?:;”"’)]…')


def _without_pages(text: str) -> str:
    """The text without what stands at the foot and head of pages between two halves of a sentence."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    gone: list[tuple[int, int]] = []
    for k, line in enumerate(lines):
        if not line or _PAGE.fullmatch(line) is None or (gone and starts[k] < gone[-1][1]):
            continue
        above, below = _above(lines, k), _below(lines, k)
        if above is None or below is None:
            continue
        gone.append((starts[above] + len(lines[above].rstrip()), starts[below]))
    parts, done = [], 0
    for start, end in gone:
        parts += [text[done:start], " ", GONE * (end - start - 1)]
        done = end
    return "".join([*parts, text[done:]])


def _above(lines: list[str], k: int) -> int | None:
    """The line above a page number that breaks off inside a sentence."""
    for at in range(k - 1, max(-1, k - 8), -1):
        line = lines[at].strip()
        if len(line) >= _SHORTEST and line[-1] not in _ENDS and not _is_title(line, lines):
            return at
        if line and not _is_title(line, lines) and _PAGE.fullmatch(line) is None:
            return None
    return None


def _below(lines: list[str], k: int) -> int | None:
    """The line below a page number that goes on inside a sentence."""
    for at in range(k + 1, min(len(lines), k + 8)):
        line = lines[at].strip()
        if line and (line[0].islower() or (line[0].isdigit() and _PAGE.fullmatch(line) is None)):
            return at
        if line and not _is_title(line, lines) and _PAGE.fullmatch(line) is None:
            return None
    return None


def _is_title(line: str, lines: list[str]) -> bool:
    """Whether a line may stand at the head or foot of a page: most of its words have capitals, or it comes again."""
    if len(line) > _TITLE or line[-1] in ".,;":
        return False
    words = [word for word in line.split() if word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    small = sum(word[0].islower() and len(word) > 3 for word in words)
    if capital and small <= capital // 3:
        return True
    return sum(other.strip() == line for other in lines) > 1


_DIGITS_IN = re.compile(r"(?<![\w@#/.-])[a-z]+[01][a-z01]*[a-z](?![\w@/-])")


def _in_letters(found: re.Match[str], lexicon: Lexicon) -> str:
    """A word of harm with figures for letters that look alike: "ki11ed"."""
    word = found.group()
    for one in "li":
        letters = word.replace("1", one).replace("0", "o")
        if letters in lexicon.harms or letters in lexicon.people:
            return letters
    return word


# "l2 people", "1O dead", "3I soldiers", and "1 2 people"
_UNCLEAR = re.compile(
    r"(?<![\w.,:/@#$€£+–-])(?:(?P<ocr>[liIO|]\d{1,3}|\d{1,3}[lIO]{1,2}\d?|\d[o]\d?)|(?P<two>(?<!\d )\d{1,2} \d{1,2})|"
    r"\d{1,3},\d{1,2} \d{1,3})"
    r"(?= (?P<word>[a-z]{3,})\b)"
)
_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*)[ \t]$")


def _masked(found: re.Match[str], lexicon: Lexicon, unreadable: list[Span]) -> str:
    """What is no number for certain, where people or their harm follow; noted in `unreadable`."""
    word = found["word"]
    if word not in lexicon.people and word not in lexicon.harms and word not in _OTHERS:
        return found.group()
    if found["two"]:
        before = _BEFORE.search(found.string, max(0, found.start() - 30), found.start())
        if before is not None and (before[1][0].isupper() or before[1] in _NUMBERED):
            return found.group()  # "on March 15 30 people", "in room 7 12 people"
    unreadable.append(Span(*found.span()))
    return UNREADABLE * len(found.group())


# "at least 1, 250 people"; not "on March 1, 250 people"
_PARTED_NUMBER = re.compile(
    r"\b((?i:at least|more than|about|nearly|around|almost|some|over|total of) \d{1,3},) (\d{3})(?![\d,])"
)
_OTHERS = frozenset(["other", "others", "more", "were", "dead", "civilian", "local"])
# Words before a number that belongs to them
_NUMBERED = frozenset(
    """act age aged article at block bus building camp case chapter day district flat flight floor gate grade group highway
    house item level line lot no number page part phase platform point room route row section sector site stage step street
    table team train type unit ward week year zone""".split()  # noqa: SIM905
)
# "were killed12 in", "civilians3."
_GLUED = re.compile(
    r"(?<![\w#@/.\\-])([A-Za-z][a-z]{2,})(\d{1,3})(?=(?P<mark>[.,;:)\]\"”’]*)(?:\s+(?P<word>[\w’'-]+)|\s*$))"
)
_GOES_ON = frozenset(
    """a after also an and as at because before but by during for from had has have he her his in into is it its near of on
    or over said she that the their then they this to under was were when where which while who with""".split()  # noqa: SIM905
)
_PASSIVE = re.compile(r"\b(?:were|was|been|be|are|is|being|left|of|people|civilians|soldiers)\s(?:\w+\s){0,2}$|\d\s$")
_ACTIVE = frozenset(["killed", "wounded", "injured", "killing", "wounding", "injuring", "claimed", "hurt"])


def _without_note(found: re.Match[str], lexicon: Lexicon) -> str:
    """A word without the mark of a note behind it; "wounded11 others" and "killed12 and" of an attack lack a blank."""
    word, digits = found[1], found[2]
    if word in _NUMBERED or word.lower() in _MONTHS:
        return found.group()
    follows = found["word"]
    if not found["mark"] and follows is not None and not (follows[0].isupper() or follows in _GOES_ON):
        return found.group()
    if word[0].isupper():
        return word + " " * len(digits) if follows in _GOES_ON or found["mark"] else found.group()
    if not (word in lexicon.harms or word in lexicon.people or word in lexicon.common or word in _OTHERS):
        return found.group()  # "covid19"
    if word in _ACTIVE and not found["mark"]:
        if _PASSIVE.search(found.string, max(0, found.start() - 40), found.start()) is None:
            return found.group()
    return word + " " * len(digits)


_MONTHS = frozenset(
    """january february march april june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec""".split()  # noqa: SIM905
)
# "in February.4 The", "the ambush,”7 he", "died,10 and"; not "in Lorin,3 people"
_BEHIND_MARK = re.compile(
    r"(?:(?<=[a-z][.;])|(?<=[a-z][.,!?;][\"”’]))\d{1,3}(?=\s+[A-Z“\"]|\s*$)|(?<=[a-z][.,!?;][\"”’])\d{1,3}(?=\s)|"
    r"(?<=[a-z],)\d{1,3}(?=\s+(?:according|after|and|as|but|in|when|which|while|who)\b|\s*$)",
    re.MULTILINE,
)
