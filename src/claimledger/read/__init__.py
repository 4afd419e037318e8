"""Read what people have into articles. A format is a module with `read(source, options)`, named in `FORMATS`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import cast

from claimledger.read.published import publication_day
from claimledger.read.source import ReadOptions, ReadProblem, Refused, Source
from claimledger.records import Article

__all__ = [
    "FORMATS",
    "ReadOptions",
    "ReadProblem",
    "Reader",
    "Refused",
    "Source",
    "read",
    "read_article",
    "read_source",
]

Reader = Callable[[Source, ReadOptions], Iterator[Article | ReadProblem]]

# Suffix, in lower case -> module of this package. The longest suffix that fits serves (".tar.gz" before ".gz").
FORMATS: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def read(path: str | Path, options: ReadOptions | None = None) -> Iterator[Article | ReadProblem]:
    """Every article in `path`: a file, a folder (all below it, in order of their paths) or `-` for standard input.

    What cannot be read comes as a ReadProblem in its place, and reading goes on. In a folder, files of an unknown kind
    are problems marked `skipped`, and hidden ones are passed over.
    """
    options = options or ReadOptions()
    if str(path) == "-":
        yield from read_source(Source("-", "standard input", content=_standard_input()), options)
        return
    path = Path(path)
    if path.is_dir():
        yield from _folder(path, options)
    elif not path.exists():
        yield ReadProblem(str(path), "no such file or folder")
    else:
        yield from read_source(Source(path.name, str(path), path), options)


def read_article(
    text: str,
    *,
    id: str = "text",
    published: date | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """A text at hand as an article, unaltered; the day is `published` or what the text itself makes certain.

    >>> read_article("TUNIS, March 4, 1991 (Agency) - Two men died.").published
    datetime.date(1991, 3, 4)
    """
    day, basis = publication_day(text, field=published)
    return Article(
        id=id, text=text, published=day, published_basis=basis, outlet=outlet, title=title, url=url, reader="text"
    )


def read_source(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """Every article in one source, by the reader that its suffix names, else by the one its first bytes suggest."""
    try:
        reader = _reader(format_of(source.name) or _sniff(source))
        yield from reader(source, options)
    except Refused as refused:
        yield ReadProblem(source.origin, str(refused))
    except OSError as error:
        yield ReadProblem(source.origin, error.strerror or str(error))


def format_of(name: str) -> str | None:
    """The module for a file name, by its longest known suffix; None where no suffix is known."""
    name = name.lower()
    known = [suffix for suffix in FORMATS if name.endswith(suffix)]
    return FORMATS[max(known, key=len)] if known else None


def _folder(folder: Path, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    files = (
        (path.relative_to(folder), path)
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    found = False
    for relative, path in sorted(files, key=lambda pair: pair[0].parts):
        found = True
        if format_of(path.name) is None and path.suffix:
            yield ReadProblem(str(path), f"no reader for {path.suffix} files", skipped=True)
        else:
            yield from read_source(Source(relative.as_posix(), str(path), path), options)
    if not found:
        yield ReadProblem(str(folder), "no files in this folder")


def _sniff(source: Source) -> str:
    with source.open() as stream:
        head = stream.read(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    return "jsonl" if head.startswith(b"{") else "text"


def _reader(module: str) -> Reader:
    return cast(Reader, importlib.import_module(f"{__name__}.{module}").read)


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()
