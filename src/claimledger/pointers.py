"""Lines that point to another article of the page: "RELATED: Two die in Osk". They tell nothing of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimledger.spans import Span

# Labels that stand before the headline of another article, whatever it ends with.
_SURE = (
    r"related(?:[ ](?:story|stories|coverage|articles?|news|content|reading|links?))?|(?:also[ ]read|read[ ](?:more|also|next))|"
    r"see[ ]also|up[ ]next|(?:previous|earlier)[ ](?:story|stories|coverage|report)|more[ ](?:stories|coverage|news)"
)
# They stand before sentences of the article, too: "MORE: Two others were hurt."
_OPEN = r"more|also|previous|previously|watch|earlier|recommended"
_BEFORE, _AFTER = r"^[ \t]{0,12}[\[(•*>»-]{0,3}[ \t]{0,4}", r"[ \t\])]{0,12}$"
_LINE = re.compile(
    rf"{_BEFORE}(?:(?P<sure>{_SURE})|(?:{_OPEN}))[ \t]?:[ \t]{{1,4}}(?P<of>[^\n]{{8,180}}?){_AFTER}",
    re.IGNORECASE | re.MULTILINE,
)
# A heading with a list of such headlines below it, each with a mark.
_HEADING = re.compile(rf"{_BEFORE}(?:{_SURE})[ \t]?:?[ \t]{{0,12}}$", re.IGNORECASE | re.MULTILINE)
# Headings of lists on the page around an article, whose headlines stand below with no mark, or with numbers.
_AROUND = re.compile(
    rf"{_BEFORE}(?:{_SURE}|most[ ](?:read|popular|viewed|shared|commented)(?:[ ](?:stories|articles|news))?|trending(?:[ ]now)?|"
    r"you[ ](?:may|might)(?:[ ]also)?[ ]like|recommended(?:[ ](?:for[ ]you|stories|reading))?|"
    r"more[ ](?:from|on|in)[ ][\w’' ]{2,30}|"
    r"(?:top|latest|popular|other)[ ](?:stories|headlines|news)|latest|editor['’]?s['’]?[ ](?:picks|choice)|"
    r"don['’]t[ ]miss|what[ ]to[ ]read[ ]next|(?:from|around)[ ]the[ ]web|in[ ]case[ ]you[ ]missed[ ]it)[ \t]?:?[ \t]{0,12}$",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT = re.compile(r"[ \t]*\n[ \t]*(?:\d{1,2}[.):]?[ \t]+|[+•*>»–-][ \t]+)?(?P<of>\S[^\n]{7,140}?)[ \t]*(?=\n|\Z)")
_LISTED = re.compile(r"(?:[ \t]*\n){1,3}[ \t]{0,12}[+•*>»–-][ \t]{1,4}(?P<of>[^\n]{8,180})(?=\n|\Z)")
_LABEL = 80  # characters, more than any label has with the blanks and marks around it
_ENDED = (".", "!", "…", ":", ".”", '."', ".’", ".'")


def pointers(text: str) -> list[Span]:
    r"""The lines of a text that are no more than the headline of another article behind a label, in text order.

    >>> text = "A cook died.\nRELATED: Two die in Osk\nMORE: Two others were hurt.\n"
    >>> [text[p.slice] for p in pointers(text)]
    ['RELATED: Two die in Osk']
    """
    first = len(text) - len(text.lstrip())  # what opens a text is its own headline
    found = _listed(text)
    if ":" not in text:
        return found
    lines = (
        _LINE.match(text, start) for start, end in _lines(text) if start < text.find(":", start, end) < start + _LABEL
    )
    found += [
        Span(*match.span())
        for match in lines
        if match is not None
        and match.start() > first
        and (match["sure"] or not match["of"].endswith(_ENDED))
        and (match["of"][0].isupper() or match["of"][0].isdigit() or match["of"][0] in "'‘\"“")
    ]
    return sorted(found, key=lambda line: line.start)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends."""
    start, size = 0, len(text)
    while start < size:
        end = text.find("\n", start)
        end = size if end < 0 else end
        yield start, end
        start = end + 1


def _listed(text: str) -> list[Span]:
    """The items of lists below "RELATED ARTICLES", up to the first line without a mark."""
    found = []
    for start, end in _lines(text):
        if not start < end <= start + _LABEL:
            continue
        if (heading := _HEADING.match(text, start, end)) is not None:
            item = _LISTED.match(text, heading.end())
            while item is not None:
                found.append(Span(*item.span("of")))
                item = _LISTED.match(text, item.end())
        if (heading := _AROUND.match(text, start, end)) is not None:
            found += _unmarked(text, heading.end())
    return sorted(set(found))


def _unmarked(text: str, at: int) -> list[Span]:
    """The headlines below a heading of the page, up to a blank line; none where one of them ends as a sentence does."""
    found: list[Span] = []
    blank = text.startswith("\n\n", at)
    item = _NEXT.match(text, at + 1 if blank else at)
    while item is not None:
        if item["of"].endswith((".", "!", ":", ".”", '."')):
            return []
        found.append(Span(*item.span("of")))
        item = _NEXT.match(text, item.end())
    return found if len(found) > 1 or not blank else []
