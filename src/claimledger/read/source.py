"""What every reader is given and gives back: a source of bytes, the options, and a problem instead of an article."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person who reads knows better than the files, and how much a single text may weigh."""

    published: date | None = None
    outlet: str | None = None
    max_bytes: int = 20_000_000  # of one text; a longer one is a problem, not an article


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """Why something did not become an article. `skipped` is a file nobody asked for by name, such as a picture."""

    path: str
    message: str
    line: int | None = None
    skipped: bool = False

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"


class Refused(Exception):
    """The bytes cannot be read as a text; the message says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes with a name. `name` becomes the article's id where the bytes give none; `origin` is shown to people."""

    name: str
    origin: str
    path: Path | None = None
    content: bytes | None = None

    def open(self) -> BinaryIO:
        """A stream of the bytes; the caller closes it."""
        if self.content is not None:
            return io.BytesIO(self.content)
        assert self.path is not None
        return self.path.open("rb")

    def read(self, options: ReadOptions) -> bytes:
        """All bytes, or Refused where they are more than `options.max_bytes`."""
        with self.open() as stream:
            data = stream.read(options.max_bytes + 1)
        if len(data) > options.max_bytes:
            raise Refused(
                f"more than {options.max_bytes:,} bytes; raise the limit with --max-bytes if this is one text"
            )
        return data


def decode(data: bytes) -> str:
    """The text of `data`: by its byte order mark, else UTF-8, else as charset-normalizer judges. Refused if binary.

    The byte order mark goes; nothing else is touched.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Refused(f"starts like {encoding} and breaks at byte {error.start}") from None
    if b"\x00" in data:
        raise Refused("binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data[:65536])
    if control > len(data[:65536]) // 100:
        raise Refused("binary, not text")
    # A short text in a single-byte encoding fits dozens of them; Western ones come first because news English with
    # curly quotes and accents is what is met.
    best = from_bytes(data, cp_isolation=["cp1252"]).best() or from_bytes(data).best()
    if best is None:
        raise Refused("no known text encoding fits")
    return str(best)


def unix_newlines(text: str) -> str:
    r"""`text` with every `\r\n` and `\r` as `\n`, as Python reads text files."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def lines_of(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines of `stream`; None in place of a line longer than `limit` bytes, which is passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line
