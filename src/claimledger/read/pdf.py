"""PDF files by pypdf: the text in the order of its layout program, page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from claimledger.hyphens import rejoined
from claimledger.read.article import Provenance, document
from claimledger.read.source import About, ReadOptions, ReadProblem, Refused, Source, sha256
from claimledger.records import Article

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The one article of a PDF. Pages without text (scans) are named in `dropped`.

    A word parted at the end of a line is joined: a PDF keeps no trace of whether the hyphen was the writer's.
    """
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = source.read(options)
    if b"%PDF-" not in data[:1024]:
        raise Refused("not a PDF: it does not begin like one")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("a PDF that is locked with a password")
        pages, blank = _pages(reader, options)
        title, author = _metadata(reader)
    except Refused:
        raise
    except PyPdfError as error:
        raise Refused(f"a broken PDF: {error}") from None
    except Exception as error:  # a broken file can make pypdf fail in any way
        raise Refused(f"a broken PDF: {type(error).__name__}: {error}") from None
    text = rejoined(_UNSTORABLE.sub("", "\n\n".join(pages)))
    if not text.strip():
        yield ReadProblem(source.origin, "no text in this PDF: scanned pages need text recognition first")
        return
    dropped = (f"{'page' if len(blank) == 1 else 'pages'} without text: {', '.join(map(str, blank))}",) if blank else ()
    # The date of the file's making is no day of publication.
    yield document(source, options, text, About(title=title, author=author), Provenance(sha256(data), "pdf", dropped))


def _pages(reader: Any, options: ReadOptions) -> tuple[list[str], list[int]]:
    pages: list[str] = []
    blank: list[int] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text().strip()
        size += len(text)
        if size > options.max_bytes:
            raise Refused(f"more than {options.max_bytes:,} characters of text; raise the limit with --max-bytes")
        if text:
            pages.append(text)
        else:
            blank.append(number)
    return pages, blank


def _metadata(reader: Any) -> tuple[str | None, str | None]:
    data = reader.metadata
    values = (data.title, data.author) if data else (None, None)
    title, author = (_UNSTORABLE.sub("", str(value)).strip() or None if value else None for value in values)
    return title, author
