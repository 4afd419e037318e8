"""HTML without a page around it (letters, feed entries) as text, and a tree of any HTML. Nothing is run or fetched."""

from __future__ import annotations

import re
from typing import Any

from claimledger.read.source import Refused

_NOT_TEXT = ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "form")
_SHOWN_ALONE = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main "
        "nav ol p pre section table tr ul",
    )
)
_BLANK = re.compile(r"[ \t\r\f\v\n\xa0]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ENCODING = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def declared_encoding(data: bytes) -> str | None:
    """The character encoding that a page declares in its first bytes."""
    match = _ENCODING.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def tree_of(html: str) -> Any:
    """The lxml tree of `html`; None where there is nothing in it, Refused where it is nested to break readers."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", html), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    except ValueError as error:
        raise Refused(f"not a page: {error}") from None
    # The parser passes over what lies too deep without a word.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Refused("tags nested too deep, or too much text in one")
    if "<sup" in html or "<SUP" in html:
        _without_notes(tree)
    return tree


# The mark of a note: "17<sup>6</sup> soldiers" are 17
_NOTE = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}|[a-z*†‡])\s*[\])]?\s*(?:,\s*\d{1,3}\s*)*")
_EMPTIED = "data-left-out"


def _without_notes(tree: Any) -> None:
    """Empty what is raised and holds no more than the mark of a note, as its digits would join those of a number."""
    for node in list(tree.iter("sup")):
        if _NOTE.fullmatch("".join(node.itertext())) is not None:
            tail = node.tail
            node.clear()
            node.tail = tail
            node.set(_EMPTIED, "note")


def left_out(tree: Any) -> tuple[str, ...]:
    """What in `tree` is no text, in words: "2 scripts"."""
    counts = ((name, sum(1 for _ in tree.iter(name))) for name in ("script", "style", "iframe", "object", "form"))
    notes = ("mark of a note", sum(1 for node in tree.iter("sup") if node.get(_EMPTIED) is not None))
    named = [(name if count == 1 else _plural(name), count) for name, count in (*counts, notes)]
    return tuple(f"{count} {name}" for name, count in named if count)


def _plural(name: str) -> str:
    return "marks of notes" if " " in name else f"{name}s"


def visible(text: str) -> str:
    """`text` without soft hyphens and blanks of no width, which pages have inside of words: "kil\u00adled"."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def text_of(tree: Any) -> str:
    """All the words of `tree`, a line for each paragraph; scripts, styles and forms are no words."""
    parts: list[str] = []
    _collect(tree, parts)
    lines = (_BLANK.sub(" ", line).strip() for line in "".join(parts).split("\x00"))
    return visible("\n".join(line for line in lines if line))


def fragment_text(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of a piece of HTML, and what was left out of it.

    >>> fragment_text("<p>Six <b>died</b>.</p><script>x()</script>")
    ('Six died.', ('1 script',))
    """
    tree = tree_of(html) if html.strip() else None
    return ("", ()) if tree is None else (text_of(tree), left_out(tree))


def _collect(tree: Any, parts: list[str]) -> None:
    from lxml import etree

    skipping = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not skipping:
                parts.append(node.tail or "")
            continue
        alone = node.tag in _SHOWN_ALONE
        hidden = node.tag in _NOT_TEXT
        if event == "start":
            skipping += hidden
            if not skipping:
                parts.append(("\x00" if alone else "") + _safe(node.text))
        else:
            skipping -= hidden
            if not skipping:
                parts.append(("\x00" if alone else " " if node.tag == "td" else "") + _safe(node.tail))


def _safe(text: str | None) -> str:
    return (text or "").replace("\x00", "")
