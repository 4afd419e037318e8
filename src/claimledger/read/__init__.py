"""Read what people have into articles; nothing is fetched.

A format is a module with `read(source, options)`, named in `sniff.FORMATS`. A format that holds many texts has
`pieces(source, options)` as well, which takes it apart as a stream without reading the texts themselves.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from claimledger.read.beside import Beside, is_beside
from claimledger.read.meter import Meter
from claimledger.read.published import publication_day
from claimledger.read.sniff import FORMATS, HEAD, format_of, format_of_bytes, format_of_source
from claimledger.read.source import FIELDS, About, ReadOptions, ReadProblem, Refused, Source
from claimledger.records import Article

__all__ = [
    "FIELDS",
    "FORMATS",
    "About",
    "Meter",
    "Piece",
    "ReadOptions",
    "ReadProblem",
    "Reader",
    "Refused",
    "Source",
    "format_of",
    "pieces",
    "read",
    "read_article",
    "read_source",
]

Piece = Source | Article | ReadProblem
Reader = Callable[[Source, ReadOptions], Iterator[Article | ReadProblem | Source]]


def read(path: str | Path, options: ReadOptions | None = None) -> Iterator[Article | ReadProblem]:
    """Every article in `path`: a file, a folder (all below it, in order of their paths) or `-` for standard input.

    What cannot be read comes as a ReadProblem in its place, and reading goes on. In a folder, files of an unknown kind
    are problems marked `skipped`, and hidden ones are passed over.
    """
    options = options or ReadOptions()
    for piece in pieces(path, options):
        if isinstance(piece, Source):
            yield from read_source(piece, options)
        else:
            yield piece


def pieces(path: str | Path, options: ReadOptions, meter: Meter | None = None) -> Iterator[Piece]:
    """What `read` would read, taken apart but not read: sources of one text or of some lines, each small.

    Work on them can be shared among processes. `meter` is told how many bytes of the input are behind.
    """
    meter = meter or Meter()
    if str(path) == "-":
        yield from _apart(_standard_input(options), options)
        return
    path = Path(path)
    if path.is_dir():
        yield from _folder(path, options, meter)
    elif not path.exists():
        yield ReadProblem(str(path), "no such file or folder")
    else:
        beside = Beside(lambda name: _bytes(path.parent / name), str(path.parent))
        yield from _file(Source(path.name, str(path), path), path.name, beside, options, meter)
        yield from beside.problems


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
    """Every article in one source, and in all that it holds, by the reader that serves it."""
    for piece in _apart(source, options):
        if not isinstance(piece, Source):
            yield piece
            continue
        for item in _guarded(_module(format_of_source(piece, options)).read, piece, options):
            if isinstance(item, Source):  # an attachment
                yield from read_source(item, options)
            else:
                yield item


def _apart(source: Source, options: ReadOptions) -> Iterator[Piece]:
    """Takes containers apart, those in containers as well; a source of one text comes as it is."""
    try:
        module = _module(format_of_source(source, options)) if _known(source) else None
    except Refused as refused:
        yield ReadProblem(source.origin, str(refused))
        return
    except OSError as error:
        yield ReadProblem(source.origin, error.strerror or str(error))
        return
    if module is None:
        yield ReadProblem(source.origin, f"no reader for {Path(source.name).suffix} files", skipped=True)
    elif not hasattr(module, "pieces") or (source.format == "jsonl" and source.content is not None):
        yield from _guarded(_at_hand, source, options)
    else:
        for piece in _guarded(module.pieces, source, options):
            if isinstance(piece, Source) and not (piece.format == "jsonl" and piece.content is not None):
                yield from _apart(piece, options)
            else:
                yield piece


def _known(source: Source) -> bool:
    """Whether there may be a reader: a file in an archive is not asked for by name, so a picture there is skipped."""
    return bool(source.depth == 0 or source.format or format_of(source.name) or not Path(source.name).suffix)


def _at_hand(source: Source, options: ReadOptions) -> Iterator[Source]:
    """`source` in a form that can be handed to another process: a path, or the bytes themselves."""
    if source.path is None and source.content is None:
        source = replace(source, content=source.read(options), opener=None)
    yield source


def _guarded(reader: Callable[..., Iterator[Any]], source: Source, options: ReadOptions) -> Iterator[Any]:
    try:
        yield from reader(source, options)
    except Refused as refused:
        yield ReadProblem(source.origin, str(refused))
    except OSError as error:
        yield ReadProblem(source.origin, error.strerror or str(error))


def _folder(folder: Path, options: ReadOptions, meter: Meter) -> Iterator[Piece]:
    beside = Beside(lambda name: _bytes(folder / name), str(folder))
    found = False
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if is_beside(name):
            continue
        found = True
        if format_of(path.name) is None and path.suffix:
            yield ReadProblem(str(path), f"no reader for {path.suffix} files", skipped=True)
            meter.passed(path)
        else:
            yield from _file(Source(name, str(path), path), name, beside, options, meter)
    yield from beside.problems
    yield from beside.unused()
    if not found:
        yield ReadProblem(str(folder), "no files in this folder")


def _files(folder: Path) -> Iterator[Path]:
    """The files below `folder` in the order of their paths, one folder's names in memory at a time.

    Links to folders are not followed: they may lead round in a circle.
    """
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files(path)
        elif path.is_file():
            yield path


def _file(source: Source, name: str, beside: Beside, options: ReadOptions, meter: Meter) -> Iterator[Piece]:
    assert source.path is not None
    try:
        told = beside.about(name)
        opener = meter.opener(source.path)
        whole = Source(source.name, source.origin, source.path, opener=opener, told=told)
        for piece in _apart(whole, options):
            # A process that is handed the file opens it by its path.
            yield Source(source.name, source.origin, source.path, told=told) if piece is whole else piece
    except Refused as refused:
        yield ReadProblem(source.origin, str(refused))
    except OSError as error:
        yield ReadProblem(source.origin, error.strerror or str(error))
    meter.passed(source.path)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


class _Joined(io.RawIOBase):
    """Bytes that were read already, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _standard_input(options: ReadOptions) -> Source:
    """JSON lines are read as they come; everything else has to be there whole."""
    stream = sys.stdin.buffer
    head = stream.read(HEAD)
    format = format_of_bytes(head, options)
    if format == "jsonl":
        return Source("-", "standard input", opener=lambda: io.BufferedReader(_Joined(head, stream)), format=format)
    return Source("-", "standard input", content=head + stream.read(), format=format)
