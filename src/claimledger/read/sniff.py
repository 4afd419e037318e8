"""Which reader serves: by the suffix of the name, else by the first bytes."""

from __future__ import annotations

import re

from claimledger.read.source import ReadOptions, Source

# Suffix, in lower case -> module of this package. The longest suffix that fits serves (".warc.gz" before ".gz").
FORMATS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mail",
    ".mht": "mail",
    ".eml": "mail",
    ".pdf": "pdf",
    ".docx": "docx",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "table",
    ".tsv": "table",
    ".tab": "table",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".zip": "archive",
    ".tar": "archive",
    ".tar.gz": "archive",
    ".tgz": "archive",
    ".gz": "archive",
}

HEAD = 4096  # bytes to judge by
_HEADER = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type):", re.I | re.M
)


def format_of(name: str) -> str | None:
    """The module for a file name, by its longest known suffix; None where no suffix is known."""
    name = name.lower()
    known = [suffix for suffix in FORMATS if name.endswith(suffix)]
    return FORMATS[max(known, key=len)] if known else None


def format_of_source(source: Source, options: ReadOptions) -> str:
    """The module for a source: as its container says, by its name, else by its first bytes."""
    known = source.format or format_of(source.name)
    if known:
        return known
    with source.open() as stream:
        return format_of_bytes(stream.read(HEAD), options)


def format_of_bytes(head: bytes, options: ReadOptions) -> str:
    """The module for bytes without a name; "text" where they look like nothing else.

    >>> format_of_bytes(b"%PDF-1.7 ...", ReadOptions())
    'pdf'
    """
    for start, module in ((b"%PDF-", "pdf"), (b"WARC/", "warc"), (b"\x1f\x8b", "archive")):
        if head.startswith(start):
            return module
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in head or b"[Content_Types].xml" in head else "archive"
    if head[257:262] == b"ustar":
        return "archive"
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        first, end, _ = head.partition(b"\n")
        # An object that ends with its line, or a line longer than what is seen.
        return "jsonl" if first.rstrip().endswith(b"}") or not end else "json"
    if head.startswith(b"["):
        rest = head[1:].lstrip()
        return "json" if rest.startswith((b"{", b"]")) else "text"
    return _of_words(head, options)


def _of_words(head: bytes, options: ReadOptions) -> str:
    low = head.lower()
    if low.startswith(b"<"):
        if re.search(rb"<(rss|feed|rdf:rdf)[\s>]", low):
            return "feed"
        if re.search(rb"<(!doctype html|html|head|body)[\s>]", low):
            return "html"
    lines = head.split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    names = {match.lower() for match in _HEADER.findall(lines)}
    if _HEADER.match(head) and b"from" in names and names & {b"message-id", b"mime-version", b"received"}:
        return "mail"
    first = head.partition(b"\n")[0].decode("utf-8", "replace")
    for mark in ",;\t":
        cells = [cell.strip().strip('"') for cell in first.split(mark)]
        if len(cells) > 1 and options.column("text") in cells:
            return "table"
    return "text"
