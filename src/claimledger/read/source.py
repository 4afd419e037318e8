"""What every reader is given and gives back: a source of bytes, the options, and a problem instead of an article."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from claimledger.records import PublishedBasis

FIELDS = ("id", "text", "title", "published", "outlet", "url", "language", "author")  # of a row, by these names
MAX_DEPTH = 3  # archives in archives, letters in letters


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person who reads knows better than the files, and how much a single text may weigh."""

    published: date | None = None
    outlet: str | None = None
    max_bytes: int = 20_000_000  # of one text; a longer one is a problem, not an article
    columns: tuple[tuple[str, str], ...] = ()  # (field, name of the column or key that holds it)

    def column(self, name: str) -> str:
        """The column that holds the field `name`: as mapped, else of the same name."""
        return dict(self.columns).get(name, name)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a text beside its words."""

    title: str | None = None
    published: date | None = None
    basis: PublishedBasis | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None

    def over(self, other: About | None) -> About:
        """These data, and those of `other` where there are none."""
        if other is None:
            return self
        names = ("title", "outlet", "url", "language", "author")
        values = {name: getattr(self, name) or getattr(other, name) for name in names}
        dated = self if self.published else other
        return About(published=dated.published, basis=dated.basis, **values)


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
    opener: Callable[[], BinaryIO] | None = None  # a member of an archive that is larger than one text
    told: About | None = None  # what a person wrote beside the file: goes before what the file says
    hints: About | None = None  # what the container says: fills in what the file leaves open
    charset: str | None = None  # as the container names it
    format: str | None = None  # the module that reads it, where the name does not tell
    line: int = 1  # of the file, at which these bytes begin
    depth: int = 0  # containers around it

    def open(self) -> BinaryIO:
        """A stream of the bytes; the caller closes it."""
        if self.content is not None:
            return io.BytesIO(self.content)
        if self.opener is not None:
            return self.opener()
        assert self.path is not None
        return self.path.open("rb")

    def inside(self, member: str, **more: Any) -> Source:
        """A source for something in this one."""
        if self.depth >= MAX_DEPTH:
            raise Refused(f"{member}: nested more than {MAX_DEPTH} deep")
        return Source(f"{self.name}/{member}", f"{self.origin}/{member}", depth=self.depth + 1, **more)

    def read(self, options: ReadOptions) -> bytes:
        """All bytes, or Refused where they are more than `options.max_bytes`."""
        with self.open() as stream:
            data = stream.read(options.max_bytes + 1)
        if len(data) > options.max_bytes:
            raise Refused(
                f"more than {options.max_bytes:,} bytes; raise the limit with --max-bytes if this is one text"
            )
        return data


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of `data`: by its byte order mark, else UTF-8, else `charset`, else as charset-normalizer judges.

    Refused if binary. The byte order mark goes; nothing else is touched. UTF-8 goes before what is declared, for text
    that happens to be valid UTF-8 and is not is rare, and false declarations are not.
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
        pass
    if charset:
        try:
            # Browsers read Latin-1 as its superset with curly quotes, and so do those who wrote the page.
            return data.decode("cp1252" if charset.lower() in _LATIN else charset)
        except (UnicodeDecodeError, LookupError):
            pass
    return _guessed(data)


_LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}


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
