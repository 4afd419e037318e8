"""Read, extract, append: from paths to a ledger, with what went in and what did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from claimledger.engine import Engine, here
from claimledger.ledger import Added, Known, Ledger
from claimledger.read import ReadOptions, ReadProblem, read
from claimledger.records import Article, Extraction

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Extractor:
    """What finds claims, with the name and version that every claim of its keeps."""

    run: Callable[[Article], Extraction]
    name: str
    version: str


@dataclass(slots=True)
class Tally:
    """What an ingest did. `undated` and `replaced` name articles."""

    added: int = 0
    again: int = 0  # known articles with a new extraction
    known: int = 0
    claims: int = 0
    issues: int = 0
    undated: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something that was asked for did not go in."""
        return any(not problem.skipped for problem in self.problems)


def default_extractor() -> Extractor:
    """The extractor of this package."""
    from claimledger.extract import extract
    from claimledger.version import VERSION

    return Extractor(extract, "claimledger", VERSION)


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

    `engine` runs the extraction; one process, this one, writes, and in the order of the input whatever the engine.

    What cannot be read or extracted is in `Tally.problems`, and the rest goes in.
    """
    extractor = extractor or default_extractor()
    tally = Tally()
    batches = _batches(_readable(paths, options, tally), ledger, extractor, tally)
    for found in engine(partial(_extract_batch, extractor), batches):
        with ledger.batch():
            outcomes = [
                (article, ledger.append(article, extraction, extractor=extractor.name, version=extractor.version))
                for article, extraction in found
                if isinstance(extraction, Extraction)
            ]
        for article, outcome in outcomes:
            _count(tally, article, outcome)
        tally.problems += [
            ReadProblem(article.origin or article.id, failure) for article, failure in found if isinstance(failure, str)
        ]
        progress(tally)
    return tally


def extract_each(
    paths: Iterable[str], options: ReadOptions, tally: Tally, extractor: Extractor | None = None
) -> Iterator[tuple[Article, Extraction]]:
    """Every readable article of `paths` with what is found in it; problems are added to `tally`. Stores nothing."""
    extractor = extractor or default_extractor()
    for article in _readable(paths, options, tally):
        extraction = _run(extractor, article)
        if isinstance(extraction, str):
            tally.problems.append(ReadProblem(article.origin or article.id, extraction))
        else:
            yield article, extraction


def _readable(paths: Iterable[str], options: ReadOptions, tally: Tally) -> Iterator[Article]:
    """Articles, without those that share an id with another text: claims could not be told apart by article."""
    seen: dict[str, int] = {}
    for path in paths:
        for item in read(path, options):
            if isinstance(item, ReadProblem):
                tally.problems.append(item)
                continue
            mark = hash((item.text, item.published, item.outlet, item.title, item.url))
            if seen.setdefault(item.id, mark) != mark:
                message = f"another text of the same run has the id {item.id!r}; this one was left out"
                tally.problems.append(ReadProblem(item.origin or item.id, message))
                continue
            yield item


def _batches(
    articles: Iterator[Article], ledger: Ledger, extractor: Extractor, tally: Tally
) -> Iterator[list[Article]]:
    """What the ledger does not know yet, some at a time: a commit each would cost more than the extraction."""
    while batch := list(islice(articles, _BATCH)):
        new = [a for a in batch if not ledger.knows(a, extractor=extractor.name, version=extractor.version)]
        tally.known += len(batch) - len(new)
        if new:
            yield new


def _extract_batch(extractor: Extractor, batch: list[Article]) -> list[tuple[Article, Extraction | str]]:
    return [(article, _run(extractor, article)) for article in batch]


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


def _count(tally: Tally, article: Article, outcome: Added | Known) -> None:
    if isinstance(outcome, Known):  # another program was faster
        tally.known += 1
        return
    tally.added += not outcome.again
    tally.again += outcome.again
    tally.claims += outcome.claims
    tally.issues += outcome.issues
    if outcome.replaces:
        tally.replaced.append(article.id)
    if article.published is None:
        tally.undated.append(article.id)
