"""Read, extract, append: from paths to a ledger, with what went in and what did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from claimledger.engine import Engine, here
from claimledger.ledger import Added, Copy, Known, Ledger, LedgerError, Prepared, prepare
from claimledger.read import Meter, Piece, ReadOptions, ReadProblem, Source, pieces, read_source
from claimledger.records import Article, Extraction, digest

if TYPE_CHECKING:
    from claimledger.gazetteer import Gazetteer
    from claimledger.registry import Registry

T = TypeVar("T")

_BATCH_ITEMS = 64
_BATCH_BYTES = 100_000  # of text: a commit each would cost more than the extraction, and a batch must fit in memory
_LISTED = 1_000  # names of a kind that are kept for the report; of the rest, the number


@dataclass(frozen=True, slots=True)
class Extractor:
    """What finds claims, with the name and version that every claim of its keeps."""

    run: Callable[[Article], Extraction]
    name: str
    version: str


class Duplicate(NamedTuple):
    """An article that went in and says what an earlier one says."""

    article: str
    copy: Copy


class Version(NamedTuple):
    """Of two texts of one page, which is current now."""

    older: str
    newer: str


@dataclass(slots=True)
class Tally:
    """What an ingest did. Of long lists the first thousand are kept, so memory stays flat; the numbers are whole."""

    added: int = 0
    again: int = 0  # known articles with a new extraction
    known: int = 0
    claims: int = 0
    issues: int = 0
    failures: int = 0
    skips: int = 0
    no_day: int = 0
    copies: int = 0
    bytes_read: int = 0
    undated: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something that was asked for did not go in."""
        return self.failures > 0

    def note(self, problem: ReadProblem) -> None:
        """Counts and lists something that did not go in."""
        self.skips += problem.skipped
        self.failures += not problem.skipped
        if (self.skips if problem.skipped else self.failures) <= _LISTED:
            self.problems.append(problem)


class _Work(NamedTuple):
    """What a process needs to know beside the batch."""

    extractor: Extractor
    options: ReadOptions
    ledger: Ledger | tuple[str, int]  # itself in the process that writes, elsewhere its path and file number


class _Batch(NamedTuple):
    items: list[Piece]
    bytes_read: int  # of the input, up to and with this batch


class _Found(NamedTuple):
    items: list[Prepared | ReadProblem]
    known: int
    bytes_read: int


@dataclass(frozen=True, slots=True)
class OwnFiles:
    """An extraction that also knows the places and sources of a user's files; it can go to another process.

    `digest` tells one content of the files from another.
    """

    places: Path | None
    sources: Path | None
    digest: str

    def __call__(self, article: Article) -> Extraction:
        from claimledger.extract import extract

        places, sources = _load(self)
        return extract(article, places=places, sources=sources)


@lru_cache(maxsize=2)
def _load(files: OwnFiles) -> tuple[Gazetteer | None, Registry | None]:
    """What the files add to the gazetteer and the registry, read once in a process."""
    from claimledger.gazetteer import Gazetteer, gazetteer, read_places
    from claimledger.registry import Registry

    places = Gazetteer(gazetteer().path, read_places(files.places)) if files.places else None
    return places, Registry.load([files.sources]) if files.sources else None


def default_extractor(places: Path | None = None, sources: Path | None = None) -> Extractor:
    """The extractor of this package; with a file of a user's own places, and one of sources, if given.

    What stands in the files is part of the version: after a change every article is extracted again. Raises
    PlacesFileError or RegistryError, which name the file and where in it, before anything is extracted.
    """
    from claimledger.extract import extract
    from claimledger.version import VERSION

    if places is None and sources is None:
        return Extractor(extract, "claimledger", VERSION)
    own = OwnFiles(places, sources, "")
    _load(own)
    content = digest(*(path.read_text("utf-8") if path else None for path in (places, sources)))[:8]
    return Extractor(replace(own, digest=content), "claimledger", f"{VERSION}+{content}")


def ingest(
    paths: Iterable[str],
    ledger: Ledger,
    options: ReadOptions,
    *,
    extractor: Extractor | None = None,
    engine: Engine = here,
    progress: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Append everything in `paths` to `ledger`; `progress` is called after each batch that is stored.

    `engine` reads and extracts; one process, this one, writes, in the order of the paths' names whatever the engine and
    however they were given. What is in the Tally that `progress` is given is stored and stays.

    What cannot be read or extracted is in `Tally.problems`, and the rest goes in.
    """
    tally = Tally()
    start = ledger.head().entries
    place = (str(ledger.path.absolute()), ledger.path.stat().st_ino)
    work = _Work(extractor or default_extractor(), options, ledger if engine is here else place)
    for found in engine(partial(_extract_batch, work), _batches(sorted(set(paths)), options)):
        outcomes: list[tuple[Prepared, Added | Known | ReadProblem]] = []
        with ledger.batch():
            for item in found.items:
                if isinstance(item, Prepared):
                    outcomes.append((item, _store(item, ledger, start)))
        for item in found.items:
            if isinstance(item, ReadProblem):
                tally.note(item)
        for new, outcome in outcomes:
            _count(tally, new, outcome)
        tally.known += found.known
        tally.bytes_read = found.bytes_read
        progress(tally)
    return tally


def extract_each(
    paths: Iterable[str], options: ReadOptions, tally: Tally, extractor: Extractor | None = None
) -> Iterator[tuple[Article, Extraction]]:
    """Every readable article of `paths` with what is found in it; problems are added to `tally`. Stores nothing.

    Of articles that share an id the first comes alone: claims could not be told apart by article.
    """
    extractor = extractor or default_extractor()
    seen: dict[int, int] = {}  # hashes alone, for there may be millions
    for path in paths:
        for piece in pieces(path, options):
            for item in read_source(piece, options) if isinstance(piece, Source) else (piece,):
                if isinstance(item, ReadProblem):
                    tally.note(item)
                    continue
                mark = hash((item.text, item.published, item.outlet, item.title, item.url))
                if seen.setdefault(hash(item.id), mark) != mark:
                    tally.note(_second(item.id, item.origin))
                    continue
                extraction = _run(extractor, item)
                if isinstance(extraction, str):
                    tally.note(ReadProblem(item.origin or item.id, extraction))
                else:
                    yield item, extraction


def _batches(paths: Iterable[str], options: ReadOptions) -> Iterator[_Batch]:
    """The input taken apart, some at a time; nothing of it is read yet but what holds many texts."""
    meter = Meter()
    batch: list[Piece] = []
    size = 0
    for path in paths:
        for piece in pieces(path, options, meter):
            batch.append(piece)
            size += _weight(piece)
            if size >= _BATCH_BYTES or len(batch) >= _BATCH_ITEMS:
                yield _Batch(batch, meter.done)
                batch, size = [], 0
    if batch:
        yield _Batch(batch, meter.done)


def _weight(piece: Piece) -> int:
    if isinstance(piece, Article):
        return len(piece.text)
    if isinstance(piece, ReadProblem):
        return 0
    if piece.content is not None:
        return len(piece.content)
    try:
        return piece.path.stat().st_size if piece.path else 0
    except OSError:  # gone meanwhile; told on reading
        return 0


def _extract_batch(work: _Work, batch: _Batch) -> _Found:
    """Reads and extracts a batch, without what the ledger has already; in this process or another."""
    ledger = work.ledger if isinstance(work.ledger, Ledger) else _opened(*work.ledger)
    found: list[Prepared | ReadProblem] = []
    known = 0
    name, version = work.extractor.name, work.extractor.version
    for piece in batch.items:
        for item in read_source(piece, work.options) if isinstance(piece, Source) else (piece,):
            if isinstance(item, ReadProblem):
                found.append(item)
            elif ledger is not None and ledger.knows(item, extractor=name, version=version):
                known += 1
            else:
                extraction = _run(work.extractor, item)
                if isinstance(extraction, str):
                    found.append(ReadProblem(item.origin or item.id, extraction))
                else:
                    found.append(prepare(item, extraction, extractor=name, version=version))
    return _Found(found, known, batch.bytes_read)


@lru_cache(maxsize=1)
def _opened(path: str, number: int) -> Ledger | None:
    """The ledger to look things up in, once a process; None where it cannot be read from here.

    `number` tells a new file of the same name from the old one.
    """
    try:
        return Ledger.open(Path(path), write=False)
    except LedgerError:
        return None


def _run(extractor: Extractor, article: Article) -> Extraction | str:
    """What `extractor` finds; in words what went wrong, where it fails or its spans do not carry its words."""
    try:
        extraction = extractor.run(article)
    except Exception as error:  # one text that breaks the extractor must not keep the others out
        return f"extraction failed: {type(error).__name__}: {error}"
    for claim in extraction.claims:
        if article.text[claim.start : claim.end] != claim.number or claim.article != article.id:
            return f"extraction failed: claim {claim.claim} does not carry its words"
    return extraction


def _store(new: Prepared, ledger: Ledger, start: int) -> Added | Known | ReadProblem:
    """Stores `new`, unless this run has stored another text with its id and no day tells which of them is newer."""
    earlier = ledger.stored_since(start, new.id)
    if earlier is not None:
        stored = prepare(earlier, Extraction(claims=(), issues=()))
        days_tell = new.published and stored.published and new.published != stored.published
        if stored.address != new.address and not days_tell:
            return _second(new.id, new.origin)
    return ledger.store(new, seek_copies=True)


def _second(id: str, origin: str | None) -> ReadProblem:
    return ReadProblem(origin or id, f"another text of the same run has the id {id!r}; this one was left out")


def _count(tally: Tally, new: Prepared, outcome: Added | Known | ReadProblem) -> None:
    if isinstance(outcome, ReadProblem):
        tally.note(outcome)
        return
    if isinstance(outcome, Known):  # another program was faster
        tally.known += 1
        return
    tally.added += not outcome.again
    tally.again += outcome.again
    tally.claims += outcome.claims
    tally.issues += outcome.issues
    if new.published is None:
        tally.no_day += 1
        _list(tally.undated, new.id)
    if outcome.replaces:
        _list(tally.replaced, new.id)
    for older in outcome.supersedes:
        _list(tally.versions, Version(older, new.id))
    if outcome.superseded_by is not None:
        _list(tally.versions, Version(new.id, outcome.superseded_by))
    if outcome.copy is not None:
        tally.copies += 1
        _list(tally.duplicates, Duplicate(new.id, outcome.copy))


def _list(names: list[T], name: T) -> None:
    if len(names) < _LISTED:
        names.append(name)
