"""Cut an article into sentences, as spans of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from claimledger.columns import with_bars
from claimledger.contents import contents
from claimledger.heads import head_of
from claimledger.itemmarks import BULLETS, has_sign, row_label
from claimledger.mentions import Document, Sentence
from claimledger.pointers import pointers
from claimledger.records import Article
from claimledger.spans import Span
from claimledger.typography import plain

_LINE = re.compile(r"[^\n]+")
_FOLD = re.compile(r"(?P<end>\S)[ \t]*\n[ \t]*(?P<word>\S+)")
_INDENT = "   "  # opens a paragraph, where no empty line does
_WIDER = 1.15  # times the widest folded line, which the last of a paragraph may outdo by a word
_FOLDED = 3  # folded lines beside a wider one
_FULL = 0.75  # of the width that a folded line has at least, with the word that had no room
_WIDEST = 140  # characters in a line that is folded; longer lines are paragraphs
LONGEST = 5_000  # characters of a sentence; longer ones are lists or tables, and the work on them would know no bound
# sentencex ends a sentence at "5 p.m. Tuesday", "the U.S. Army", "J. Ortiz" and "Lt. Gen. Haddad"; these join it again.
_SHORTENED_WORDS = """
gen col lt maj capt cpl sgt cmdr adm brig pvt insp supt const mr mrs ms dr prof sr jr st rev fr gov sen rep no nos vs approx incl
lieut msgr mohd jan feb mar apr jun jul aug sep sept oct nov dec ft mt km a b c d e f g h i j k l m n o p q r s t u v w x y z
"""
_SHORTENED = frozenset(_SHORTENED_WORDS.split())
_RUNS_ON = re.compile(rf"(?<![\w'’])(?:{'|'.join(sorted(_SHORTENED))})\.$", re.IGNORECASE)
_MAY_END = re.compile(r"(?:a\.m|p\.m|u\.s|u\.k|u\.n|d\.c)\.\s*$", re.IGNORECASE)
_ASCII = bytes(range(128))
_STARTER = re.compile(
    r"[\"'“‘«(\[]*(?:the|a|an|he|she|it|they|we|i|in|on|at|but|and|police|officials|authorities|meanwhile|earlier|later|"
    r"no|this|that|these|those|his|her|their|its|there|according|two|three|four|five|one|more|some|another|both|all)\b",
    re.IGNORECASE,
)


def fold(text: str) -> str:
    """Lower case with every character in its place: `"İ".lower()` is two characters, which would move all offsets."""
    if not text.isascii():  # few have other capitals than A to Z, and letter by letter takes twice as long
        low_bytes = text.encode("utf-8", "surrogatepass").lower()  # of the letters a to z alone
        others = low_bytes.translate(None, _ASCII).decode("utf-8", "surrogatepass")
        if others == others.lower():
            return low_bytes.decode("utf-8", "surrogatepass")
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def split(article: Article, folded: str | None = None) -> Document:
    """`article` as sentences with their paragraph. A line break ends a sentence unless the text is hard-wrapped.

    There a blank is read for it, so that names and phrases are found that are cut by it. `folded` are the small letters
    of the article's text, where they are known.
    """
    text = _without_pointers(_without_head(plain(with_bars(_without(article.text, contents(article.text))))))
    width = _width(text) or _ragged(text)  # 0 where every line break ends a sentence
    indented = width > 0 and _is_indented(text)
    sentences: list[Sentence] = []
    paragraph = 0
    joins = False  # the last sentence ended where none ends
    for segment in get_sentence_boundaries("en", text) if text.strip() else ():
        start, end, words = segment["start_index"], segment["end_index"], segment["text"]
        if segment["is_paragraph_break"] or not words or words.isspace():
            paragraph, joins = paragraph + 1, False
            continue
        broken = "\n" in words
        lines = [(start, end)] if not broken else _lines(text, start, end, width, indented)
        for number, (left, right) in enumerate(lines):
            if number:
                paragraph, joins = paragraph + 1, False
            may_start = not joins or (
                _MAY_END.search(text, sentences[-1].start, left) is not None and _STARTER.match(text, left) is not None
            )
            left, right = _strip(text, left, right)
            if may_start:
                if indented and sentences and sentences[-1].paragraph == paragraph and _stands_in(text, left):
                    paragraph += 1
                sentences.append(Sentence(len(sentences), left, right, paragraph))
            else:
                sentences[-1].end = right
            joins = _runs_on(text, left, right)
        if broken and not width and words[-1] == "\n":
            paragraph, joins = paragraph + 1, False
    if "May. " in text or " on X. " in text:
        sentences = [piece for s in sentences for piece in _behind_may(text, s)]
        for index, sentence in enumerate(sentences):
            sentence.index = index
    if "Image " in text:
        _behind_captions(text, sentences)
    if any(s.end - s.start > LONGEST for s in sentences):
        sentences = [piece for s in sentences for piece in _pieces(text, s)]
        for index, sentence in enumerate(sentences):
            sentence.index = index
    text = _unwrapped(text, sentences) if width else text
    small = folded if folded is not None and text is article.text else fold(text)
    return Document(article, text, small, sentences)


# What counts the pictures of a gallery before the words of each
_CAPTION = re.compile(r"(?:Image\s+\d+\s+of\s+(?:/\s*)?\d+\s+(?:Caption\s+Close\s+)?)+(?=\S)")


def _behind_captions(text: str, sentences: list[Sentence]) -> None:
    """Let a sentence begin behind the number of its picture: "Image 4 of 9 [Ann Roe was shot in Lorin]"."""
    for sentence in sentences:
        found = _CAPTION.match(text, sentence.start, sentence.end)
        if found is not None and found.end() < sentence.end:
            sentence.start = found.end()


# Not "May. A. Roe"
_MAY = re.compile(
    r"(?:\b[0-3]?\d(?:st|nd|rd|th)?(?:\s+of)?|\b(?:[Ii]n|since|early|late|mid|until|by|last|of|this|from|to|during|and))\s+"
    r"(?P<end>May\.)\s+(?=[\"“‘']?[A-Z][\w’'-]*,?\s)|\bon\s+(?P<post>X\.)\s+(?=[\"“‘']?[A-Z])"
)


def _behind_may(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence cut behind "on 3 May." and "on X.", which sentencex takes for a month cut short and an initial."""
    start = sentence.start
    for month in _MAY.finditer(text, sentence.start, sentence.end):
        yield Sentence(0, start, month.end("end" if month["end"] else "post"), sentence.paragraph)
        start = month.end()
    yield Sentence(0, start, sentence.end, sentence.paragraph)


def _without_head(text: str) -> str:
    """The text with blanks for its head, but for the headline in it: "Date: 2024-06-14" is no day of an event."""
    if not (head := head_of(text)):
        return text
    parts, done = [], 0
    for line in head:
        start, end = line.value if line.field == "title" else (line.line.end, line.line.end)
        parts += [text[done : line.line.start], " " * (start - line.line.start), text[start:end]]
        parts.append(" " * (line.line.end - end))
        done = line.line.end
    return "".join([*parts, text[done:]])


def _without_pointers(text: str) -> str:
    """The text with blanks for lines that point to other articles: their dead and their days are not of this one."""
    return _without(text, pointers(text))


def _without(text: str, idle: list[Span]) -> str:
    """The text with blanks for some of it; every character keeps its place."""
    parts, done = [], 0
    for line in idle:
        parts += [text[done : line.start], " " * (line.end - line.start)]
        done = line.end
    return "".join([*parts, text[done:]]) if parts else text


def _unwrapped(text: str, sentences: list[Sentence]) -> str:
    """The text with a blank for each line break inside a sentence; every character keeps its place."""
    parts, done = [], 0
    for sentence in sentences:
        parts += [text[done : sentence.start], text[sentence.start : sentence.end].replace("\n", " ")]
        done = sentence.end
    return "".join([*parts, text[done:]])


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence cut behind a semicolon or comma, else at a blank, wherever it grows longer than any that is written."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        half, stop = start + LONGEST // 2, start + LONGEST
        at = max(text.rfind("; ", half, stop), text.rfind(", ", half, stop))
        at = at if at >= 0 else text.rfind(" ", half, stop)
        stop = at + 1 if at >= 0 else stop
        left, right = _strip(text, start, stop)
        yield Sentence(0, left, right, sentence.paragraph, cut=True)
        start = stop
    left, right = _strip(text, start, sentence.end)
    yield Sentence(0, left, right, sentence.paragraph)


_STROKES = ("- ", "– ", "— ", "-- ", " -- ")


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` end with an abbreviation."""
    if text[end - 1] != ".":
        return False
    if text.startswith(_STROKES, end):
        return True  # "LISANE, Oct 3 (EFE).- Nine people died": the stroke ends a dateline
    last = text[max(start, end - 12) : end - 1].rpartition(" ")[2]
    if last == "Md":
        before = text[max(start, end - 30) : end - 3]
        return not before.endswith(", ") or not before[:-2].rpartition(" ")[2][:1].isupper()  # "in Towson, Md."
    if last.isalnum():  # most sentences end with a plain word
        return last.lower() in _SHORTENED
    return _RUNS_ON.search(text, max(start, end - 12), end) is not None


def _lines(text: str, start: int, end: int, width: int, indented: bool) -> list[tuple[int, int]]:
    """The lines between two offsets; one that is folded at `width` and the next are one."""
    lines: list[tuple[int, int]] = []
    for found in _LINE.finditer(text, start, end):
        if not found.group().strip():
            continue
        opens = indented and text.startswith(_INDENT, found.start())
        if width and lines and not opens and _is_fold(text, lines[-1][1], found.start(), width):
            lines[-1] = (lines[-1][0], found.end())
        else:
            lines.append(found.span())
    return lines


def _is_fold(text: str, stop: int, start: int, width: int) -> bool:
    """Whether the line that stops here was folded before the word that starts there: it had hardly room for it.

    A headline in a folded text has room for it, as in "HIGHLIGHTS" over "Nine people were killed in Lorin".
    """
    if (text[start].isupper() or text.startswith(BULLETS, start)) and row_label(
        text, start, start + abs(width)
    ) is not None:
        return False  # "Lorin: 12 killed"; but "there are nine, as you / said: four guards and"
    if _opens_entry(text, stop, start):
        return False
    if width == _RAGGED:
        at = text.rfind("\n", 0, stop) + 1
        return _goes_on(text[at:stop].rstrip(), text[start], first=not text[:at].strip())
    word = text[start : start + width].split(maxsplit=1)[0]
    line = text[text.rfind("\n", 0, stop) + 1 : stop]
    if len(line.rstrip()) + len(word) >= width * _FULL or not word[0].isupper():
        return True
    return line.rstrip().rpartition(" ")[2] in _LEADS_ON  # "The mine at its / Lisane pit": no headline


# "2025-03-02 Lorin: …", "02/03/2025 …", "14:20 …", "2) …", "3 March: …"
_ENTRY = re.compile(
    r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2}|\d\d:\d\d(?=[ \t]+[-–—A-Z])|\(?\d{1,2}\)(?=[ \t])|"
    r"\d{1,2}[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?=:|[ ][-–—]))"
)


def _opens_entry(text: str, stop: int, start: int) -> bool:
    """Whether a line opens with a sign of a list, or with a day or number that what stands above it does not lead to."""
    if has_sign(text, start):
        return True
    if not (text[start].isdigit() or text[start] == "(") or _ENTRY.match(text, start) is None:
        return False
    words = text[max(0, stop - 20) : stop].rstrip()
    return words[-1:] != "," and words.rpartition(" ")[2].lower() not in _LEADS_ON


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _is_indented(text: str) -> bool:
    """Whether paragraphs are told by the blanks before their first line, as in wire text without blank lines."""
    if "\n" + _INDENT not in text:
        return False
    return not all(line.startswith(_INDENT) for line in text.split("\n")[1:] if line.strip())


def _stands_in(text: str, start: int) -> bool:
    """Whether what begins at `start` stands in from the beginning of its line."""
    return text.startswith("\n" + _INDENT, at := text.rfind("\n", 0, start)) and not text[at:start].strip()


_NARROWEST = 36  # characters; what is shorter is a list: "Lorin: 12 killed, 30 hurt" over "Vela: 4 killed, 11 hurt"


def _width(text: str) -> int:
    """The width of the lines of a text whose breaks only fold long lines, as in wire text; 0 where they end sentences."""
    written = text.split("\n")
    lines = [line.strip() for line in written]
    # Neither the last line of a paragraph nor a headline by itself is folded, and an address has nowhere to be.
    folded = [
        len(lines[i]) for i, following in enumerate(written[1:])
        if lines[i + 1] and " " in lines[i] and not following.startswith(_INDENT)
    ]  # fmt: skip
    if not folded:
        return 0
    wider = sum(len(line) > max(folded) * _WIDER and " " in line for line in lines)
    if wider > 1 or (wider and len(folded) < _FOLDED):
        return 0  # a headline may be wider than what is folded, no paragraph
    few = sum(map(bool, lines)) < 3
    longest = max(folded)
    if longest < _NARROWEST:
        return 0
    if few or longest > 100:
        return longest if _is_filled(text, longest) else 0
    most = sum(size > longest * 0.7 for size in folded) >= len(folded) * 0.6
    return longest if most or _is_filled(text, longest) else 0


_RAGGED = -_NARROWEST  # stands for the width of lines that are broken anywhere
_HALF_LINE = 12  # characters of a line that is broken off, at least


def _ragged(text: str) -> int:
    """`_RAGGED` where lines are broken anywhere inside of sentences, as in letters that were quoted; else 0.

    Small letters open lines there, and no sentence; where they open sentences, too, they tell nothing.
    """
    if _SMALL_LINE.search(text) is None:
        return 0
    sure, above = 0, ""
    for line in map(str.strip, text.split("\n")):
        if line and line[0].islower():
            if not _goes_on(above, line[0], first=False):
                return 0
            sure += _goes_on(above, line[0], first=True)
        elif line and line[0].isdigit() and above[-1:].islower():
            sure += _goes_on(above, line[0], first=True)
        above = line
    return _RAGGED if sure > 1 else 0


_SMALL_LINE = re.compile(r"\n[ \t]*[a-z]")


def _goes_on(line: str, following: str, *, first: bool) -> bool:
    """Whether a line breaks off inside a sentence before one that begins with the letter `following`; the `first` of a
    text is a headline where it may be one."""
    if len(line) < _HALF_LINE or not (line[-1].isalpha() or line[-1] == ","):
        return False
    last = line.rpartition(" ")[2]
    if following.isdigit():
        return last.islower() or last[-1] == ","
    return following.islower() and (not first or last[-1] == "," or last in _LEADS_ON)


def _is_filled(text: str, width: int) -> bool:
    """Whether every line is as full as `width` lets it be, and one breaks off inside a sentence.

    In a folded paragraph the first word of the next line would not have fitted. "killed,\\nthe ministry" is inside one.
    """
    if width > _WIDEST:
        return False
    inside = False
    for match in _FOLD.finditer(text):
        if match.start() - text.rfind("\n", 0, match.start()) + len(match["word"]) < width:
            return False
        inside = inside or _breaks_off(text, match)
    return inside


_LEADS_ON = frozenset(
    """a about across after against an and around as at been before behind between by during for from had has have her his in
    inside into is its near of off on or outside over than that the their through to toward under until was were with
    within""".split()  # noqa: SIM905
)


def _breaks_off(text: str, fold: re.Match[str]) -> bool:
    """Whether a line ends inside a sentence: before a small letter, or behind a comma or "in", "of", "the"."""
    if fold["end"] in '.!?:"”’)':
        return False
    if fold["end"] == "," or fold["word"][0].islower():
        return True
    return text[max(0, fold.start() - 8) : fold.start() + 1].split()[-1] in _LEADS_ON
