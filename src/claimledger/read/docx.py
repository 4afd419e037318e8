"""Word files by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from claimledger.read.article import Provenance, document
from claimledger.read.source import About, ReadOptions, ReadProblem, Refused, Source, sha256
from claimledger.records import Article

_UNPACKED = 20  # times `max_bytes`: what all parts of a file may hold together


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The one article of a Word file: body text, a table row as one line. What else there is stands in `dropped`."""
    import docx

    data = source.read(options)
    try:
        _check_size(data, options)
        file = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(file))
        properties = file.core_properties
        about = About(title=properties.title or None, author=properties.author or None)
        dropped = _dropped(file)
    except Refused:
        raise
    except zipfile.BadZipFile:
        raise Refused("not a Word file (.docx), or a broken one") from None
    except Exception as error:  # a broken file can make the XML behind it fail in any way
        raise Refused(f"a broken Word file: {type(error).__name__}: {error}") from None
    if not text.strip():
        yield ReadProblem(source.origin, "empty: no text in it")
        return
    # The day a file was saved is no day of publication.
    yield document(source, options, text, about, Provenance(sha256(data), "docx", dropped))


def _check_size(data: bytes, options: ReadOptions) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > _UNPACKED * options.max_bytes:
        raise Refused(f"would unpack to {size:,} bytes; raise the limit with --max-bytes if this is one text")


def _lines(file: Any) -> Iterator[str]:
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [cell.text.strip() for cell in row.cells]
                # A cell that spans columns comes once for each.
                yield " | ".join(c for i, c in enumerate(cells) if c and (i == 0 or c != cells[i - 1]))
        else:
            yield block.text


def _dropped(file: Any) -> tuple[str, ...]:
    found = []
    if count := len(file.inline_shapes):
        found.append(f"{count} picture{'s' * (count > 1)}")
    if any(p.text.strip() for s in file.sections for part in (s.header, s.footer) for p in part.paragraphs):
        found.append("headers and footers")
    names = [str(part.partname) for part in file.part.package.iter_parts()]
    for kind in ("footnotes", "endnotes", "comments"):
        if any(name.endswith(f"/{kind}.xml") for name in names):
            found.append(kind)
    return tuple(found)
