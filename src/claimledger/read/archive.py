"""Archives: .zip, .tar and .tar.gz, and single files packed as .gz.

Members are handed on one at a time and never unpacked to disk, so a name that leads out of the archive leads nowhere.
"""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from claimledger.read.beside import MANIFEST, SIDECAR, Beside, is_beside
from claimledger.read.source import MAX_DEPTH, ReadOptions, ReadProblem, Refused, Source

_RATIO = 100  # news text packs to a tenth; what unpacks to more than this is made to fill a disk
_ALWAYS = 50_000_000  # bytes that may be unpacked whatever the ratio
_MEMBERS = 1_000_000
_SIDE_BYTES = 20_000_000
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)

_Member = tuple[str, int, Callable[[], BinaryIO]]  # name, bytes, opens it


def pieces(source: Source, options: ReadOptions) -> Iterator[Source | ReadProblem]:
    """Every file in an archive, with what is said of it beside it there; hidden ones are passed over."""
    if source.depth >= MAX_DEPTH:
        raise Refused(f"nested more than {MAX_DEPTH} deep")
    with source.open() as stream:
        start = stream.read(8)
    budget = _Budget(_size(source))
    try:
        if start.startswith(b"PK"):
            yield from _files(source, options, _zip_members(source, budget), budget)
        elif start.startswith(b"\x1f\x8b") and not _is_tar(source.name):
            yield _packed(source, budget)
        else:
            yield from _files(source, options, _tar_members(source, budget), budget)
    except _BROKEN as error:
        yield ReadProblem(source.origin, f"a broken archive, read as far as it goes: {error}")
    except (RuntimeError, NotImplementedError, ValueError) as error:  # a password, a method of packing nobody knows
        yield ReadProblem(source.origin, f"an archive that cannot be read: {error}")


class _Budget:
    """How many bytes may still be unpacked from one archive."""

    def __init__(self, packed: int) -> None:
        self.left = max(_ALWAYS, _RATIO * packed)

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Refused(f"unpacks to more than {_RATIO} times its size: this looks like a bomb")


class _Bounded(io.RawIOBase):
    """A stream that pays for what it gives, and says in words what is broken."""

    def __init__(self, stream: Any, budget: _Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except (*_BROKEN, RuntimeError, NotImplementedError) as error:
            raise Refused(f"broken or locked in its archive: {error}") from None
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _files(
    source: Source, options: ReadOptions, members: Callable[[], Iterator[_Member]], budget: _Budget
) -> Iterator[Source | ReadProblem]:
    side = _side_files(members)
    beside = Beside(side.get, source.origin)
    found = False
    for count, (name, size, opener) in enumerate(members()):
        if count >= _MEMBERS:
            raise Refused(f"more than {_MEMBERS:,} files")
        if is_beside(name) or any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
            if ".." in name.split("/"):
                yield ReadProblem(f"{source.origin}/{name}", "a name that leads out of the archive; left out")
            continue
        found = True
        piece = source.inside(name)
        try:
            told = beside.about(name)
        except Refused as refused:
            yield ReadProblem(piece.origin, str(refused))
            continue
        told = told.over(source.told) if told else source.told
        if size > options.max_bytes:  # perhaps JSON lines, read as a stream
            yield replace(piece, opener=opener, told=told)
            continue
        try:
            with opener() as stream:
                content = stream.read()
        except Refused as refused:
            yield ReadProblem(piece.origin, str(refused))
            if budget.left < 0:
                return
            continue
        yield replace(piece, content=content, told=told)
    yield from beside.problems
    yield from beside.unused()
    if not found:
        yield ReadProblem(source.origin, "no files in this archive")


def _side_files(members: Callable[[], Iterator[_Member]]) -> dict[str, bytes]:
    side: dict[str, bytes] = {}
    left = _SIDE_BYTES
    try:
        for name, size, opener in members():
            if is_beside(name):
                left -= size
                if left < 0:
                    raise Refused(f"more than {_SIDE_BYTES:,} bytes of {MANIFEST} and *{SIDECAR}")
                with opener() as stream:
                    side[name] = stream.read()
    except _BROKEN:
        return side  # told when the files themselves are read, as far as they go
    return side


def _zip_members(source: Source, budget: _Budget) -> Callable[[], Iterator[_Member]]:
    def members() -> Iterator[_Member]:
        with source.open() as stream, zipfile.ZipFile(_seekable(stream)) as archive:
            for entry in sorted(archive.infolist(), key=lambda entry: entry.filename.split("/")):
                if not entry.is_dir():
                    yield _clean(entry.filename), entry.file_size, _opener(archive.open, entry, budget)

    return members


def _tar_members(source: Source, budget: _Budget) -> Callable[[], Iterator[_Member]]:
    def members() -> Iterator[_Member]:
        with source.open() as stream, tarfile.open(fileobj=stream, mode="r:*") as archive:
            total = 0
            while (entry := archive.next()) is not None:
                total += entry.size
                if total > budget.left + _ALWAYS:  # passing over a file unpacks it as well
                    budget.spend(total)
                if entry.isfile():
                    yield _clean(entry.name), entry.size, _opener(archive.extractfile, entry, budget)
                archive.members = []  # type: ignore[attr-defined]  # else it keeps every header in memory

    return members


def _opener(open_member: Callable[[Any], Any], entry: Any, budget: _Budget) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            return io.BufferedReader(_Bounded(open_member(entry), budget))
        except (*_BROKEN, RuntimeError, NotImplementedError) as error:
            raise Refused(f"broken or locked in its archive: {error}") from None

    return opened


def _packed(source: Source, budget: _Budget) -> Source:
    """One file packed with gzip, under the name it has without the suffix."""

    def opened() -> BinaryIO:
        return io.BufferedReader(_Bounded(gzip.GzipFile(fileobj=source.open()), budget))

    name = source.name[: -len(".gz")] if source.name.lower().endswith(".gz") else source.name
    return replace(source, name=name, path=None, content=None, opener=opened, format=None, depth=source.depth + 1)


def _is_tar(name: str) -> bool:
    return name.lower().endswith((".tgz", ".tar.gz"))


def _clean(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").removeprefix("./")


def _size(source: Source) -> int:
    if source.path is not None:
        return source.path.stat().st_size
    return len(source.content) if source.content is not None else 0


def _seekable(stream: BinaryIO) -> BinaryIO:
    return stream if stream.seekable() else io.BytesIO(stream.read())
