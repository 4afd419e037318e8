"""How far reading has come, in bytes of the input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO


class Meter:
    """Counts bytes of files that are behind; of the file that is read as a stream, what was read of it."""

    def __init__(self) -> None:
        self._behind = 0
        self._size = 0
        self._stream: BinaryIO | None = None

    @property
    def done(self) -> int:
        """Bytes behind."""
        if self._stream is None:
            return self._behind
        # Closed, it was read to its end; that it is behind is told later.
        return self._behind + (self._size if self._stream.closed else self._stream.tell())

    def opener(self, path: Path) -> Callable[[], BinaryIO]:
        """Opens `path`, and watches how far it is read."""

        def opened() -> BinaryIO:
            self._stream = path.open("rb")
            self._size = path.stat().st_size
            return self._stream

        return opened

    def passed(self, path: Path) -> None:
        """The file is behind, all of it."""
        self._stream = None
        try:
            self._behind += path.stat().st_size
        except OSError:  # gone meanwhile
            return


def total(paths: Iterable[str]) -> int | None:
    """Bytes of all files in `paths`, folders with all below them; None where standard input is among them."""
    size = 0
    for name in paths:
        if name == "-":
            return None
        path = Path(name)
        files = path.rglob("*") if path.is_dir() else [path]
        for file in files:
            try:
                size += file.stat().st_size if file.is_file() else 0
            except OSError:
                continue
    return size
