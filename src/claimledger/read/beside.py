"""What people write beside files: `story.meta.toml` next to `story.txt`, and a `manifest.csv` for a whole folder."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime

from claimledger.read.published import parse_day
from claimledger.read.source import About, ReadProblem, Refused, decode

SIDECAR = ".meta.toml"
MANIFEST = "manifest.csv"
_MOST = 20_000_000  # bytes of a manifest
_NAMES = ("title", "outlet", "url", "language", "author")
_FILE = ("file", "path", "filename")
_DAY = ("published", "day", "date")


def is_beside(name: str) -> bool:
    """Whether the file `name` speaks of other files and is no article."""
    return name.endswith(SIDECAR) or name.rsplit("/", 1)[-1] == MANIFEST


class Beside:
    """Looks up what is written of a file. `load` gives the bytes of a side file by its path with slashes, or None."""

    def __init__(self, load: Callable[[str], bytes | None], origin: str) -> None:
        self._load = load
        self._origin = origin
        self._manifests: dict[str, dict[str, tuple[int, About | str]]] = {}
        self._used: set[tuple[str, str]] = set()
        self.problems: list[ReadProblem] = []  # of whole manifests

    def about(self, name: str) -> About | None:
        """What is written of the file `name`: in its sidecar, else in the manifests of its folder and those above.

        Refused where that cannot be read: the article without its day or outlet would be a wrong record.
        """
        found = self._sidecar(name)
        parts = name.split("/")
        for above in range(len(parts) - 1, -1, -1):
            path = "/".join([*parts[:above], MANIFEST])
            rest = "/".join(parts[above:])
            line, row = self._manifest(path).get(rest, (0, None))
            if row is not None:
                self._used.add((path, rest))
            if isinstance(row, str):
                raise Refused(f"left out, for {path}:{line} cannot be read: {row}")
            if row is not None:
                found = found.over(row) if found else row
        return found

    def unused(self) -> Iterator[ReadProblem]:
        """The rows of manifests that name no file that was read."""
        for path, rows in self._manifests.items():
            for name, (line, _) in rows.items():
                if (path, name) not in self._used:
                    yield ReadProblem(f"{self._origin}/{path}", f"names {name!r}, which is not there", line)

    def _sidecar(self, name: str) -> About | None:
        stem = name.rsplit(".", 1)[0] if "." in name.rsplit("/", 1)[-1] else name
        for path in (f"{name}{SIDECAR}", f"{stem}{SIDECAR}"):
            data = self._load(path)
            if data is not None:
                try:
                    return _from_toml(data)
                except Refused as refused:
                    raise Refused(f"left out, for {path} cannot be read: {refused}") from None
        return None

    def _manifest(self, path: str) -> dict[str, tuple[int, About | str]]:
        if path not in self._manifests:
            self._manifests[path] = {}
            data = self._load(path)
            if data is not None:
                try:
                    self._manifests[path] = _from_csv(data)
                except (Refused, csv.Error) as error:
                    self.problems.append(ReadProblem(f"{self._origin}/{path}", str(error)))
        return self._manifests[path]


def _from_toml(data: bytes) -> About:
    try:
        table = tomllib.loads(decode(data))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refused(str(error)) from None
    if unknown := sorted(set(table) - {*_NAMES, "published"}):
        raise Refused(f"the key {unknown[0]!r} is none of {', '.join((*_NAMES, 'published'))}")
    day = table.pop("published", None)
    if isinstance(day, datetime):
        day = day.date()
    elif isinstance(day, str):
        day = _day(day)
    if day is not None and not isinstance(day, date):
        raise Refused(f"published is {day!r}, which is not a day such as 2025-03-07")
    for name, value in table.items():
        if not isinstance(value, str):
            raise Refused(f"{name} is not a string")
    return About(published=day, basis="sidecar" if day else None, **table)


def _from_csv(data: bytes) -> dict[str, tuple[int, About | str]]:
    if len(data) > _MOST:
        raise Refused(f"more than {_MOST:,} bytes")
    text = decode(data)
    first = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    names = {name.strip().lower(): name for name in rows.fieldnames or ()}
    file = next((names[name] for name in _FILE if name in names), None)
    if file is None:
        raise Refused(f"no column 'file'; there is {', '.join(map(repr, names)) or 'nothing'}")
    day = next((names[name] for name in _DAY if name in names), None)
    found: dict[str, tuple[int, About | str]] = {}
    for row in rows:
        name = (row[file] or "").strip().replace("\\", "/").removeprefix("./")
        if not name:
            continue
        values = {key: (row[names[key]] or "").strip() or None for key in _NAMES if key in names}
        stated = (row[day] or "").strip() if day else ""
        about: About | str
        try:
            published = _day(stated) if stated else None
            about = About(published=published, basis="sidecar" if published else None, **values)
        except Refused as refused:
            about = str(refused)
        if name in found:
            about = f"{name!r} has two rows"
        found[name] = (rows.line_num, about)
    return found


def _day(words: str) -> date:
    day = parse_day(words)
    if day is None:
        raise Refused(f"{words!r} is not a day such as 2025-03-07")
    return day
