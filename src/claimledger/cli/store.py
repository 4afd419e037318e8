"""Commands that fill a ledger and prove it: ingest, extract, verify."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from claimledger.cli.options import Form, Own, Reading, Where, command, fail, say

if TYPE_CHECKING:
    from claimledger.ingest import Tally

_COPIES_SHOWN = 50

Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")]


def register(app: typer.Typer) -> None:
    command(app, ingest)
    command(app, extract)
    command(app, verify)


def ingest(
    paths: Paths,
    where: Where,
    reading: Reading,
    own: Own,
    jobs: Annotated[
        int, typer.Option(min=1, help="Processes that extract; the ledger is the same for any number.")
    ] = 1,
) -> None:
    """Read articles, find the claims in them, and append both to the ledger.

    What the ledger already holds adds nothing. What cannot be read is reported and the rest goes in.
    """
    from claimledger.engine import EngineError, here, processes
    from claimledger.ingest import ingest as run
    from claimledger.ledger import Ledger

    extractor = own.extractor()
    engine = here if jobs == 1 else processes(jobs)
    with Ledger.open(where.ledger) as ledger:
        try:
            tally = run(paths, ledger, reading.options(), extractor=extractor, engine=engine, progress=_progress(paths))
        except EngineError as error:
            raise fail(str(error)) from None
    _report(tally)
    say(_summary(tally) + f" -> {where.ledger}")
    if tally.failed:
        raise typer.Exit(1)


def extract(
    paths: Paths,
    reading: Reading,
    own: Own,
    format: Annotated[Form, typer.Option(help="How to print.")] = Form.jsonl,
) -> None:
    """Print the claims of articles, one after the other; nothing is stored."""
    from claimledger import export
    from claimledger.export.rows import CLAIM_COLUMNS, claim_row
    from claimledger.ingest import Tally, extract_each

    tally = Tally()
    found = extract_each(paths, reading.options(), tally, own.extractor())
    rows = (claim_row(claim) for _, extraction in found for claim in extraction.claims)
    export.write(rows, CLAIM_COLUMNS, format.form, sys.stdout)
    _report(tally)
    if tally.failed:
        raise typer.Exit(1)


def verify(
    where: Where, head: Annotated[str | None, typer.Option(help="A head noted earlier; it must still be there.")] = None
) -> None:
    """Prove that nothing in the ledger was changed or lost, and that every number is where its claim says.

    The head it prints binds the whole ledger: noted elsewhere, it proves later that the end was not cut off.
    """
    from claimledger.ledger import Ledger
    from claimledger.ledger import verify as prove

    with Ledger.open(where.ledger, write=False) as ledger:
        problems = prove(ledger, head=head)
        entries, last = ledger.head()
    for problem in problems:
        say(f"{where.ledger}: {problem}")
    if problems:
        raise fail(f"{where.ledger}: {len(problems)} problem{'s' * (len(problems) > 1)} in {entries:,} entries")
    print(f"{where.ledger}: {entries:,} entries, whole; head {last}")


def _progress(paths: list[str]) -> Callable[[Tally], None]:
    """Shows how far the ingest is, on a terminal alone and not more than a few times a second."""
    if not sys.stderr.isatty():
        return lambda tally: None
    from claimledger.read.meter import total

    size = total(paths)
    started = last = time.monotonic()

    def show(tally: Tally) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < 0.2:
            return
        last = now
        print("\r\x1b[K" + progress_line(tally, size, now - started), end="", file=sys.stderr, flush=True)

    return show


def progress_line(tally: Tally, size: int | None, seconds: float) -> str:
    """How far it is, how fast, and how long it will take: `size` is that of the whole input in bytes, if known."""
    done = tally.added + tally.again + tally.known
    words = f"{done:,} articles, {tally.claims:,} claims stored, {done / max(seconds, 0.001):,.0f}/s"
    if not size or not tally.bytes_read:
        return words
    part = min(tally.bytes_read / size, 1.0)
    left = round(seconds / part - seconds)
    bar = "#" * round(20 * part)
    return f"[{bar:20}] {part:4.0%} {words}, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"


def _report(tally: Tally) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for problem in tally.problems:
        say(f"{'skipped' if problem.skipped else 'failed'}: {problem}")
    if (more := tally.failures + tally.skips - len(tally.problems)) > 0:
        say(f"and {more:,} more that did not go in")
    for article in tally.replaced:
        say(f"replaced: {article}: another text or day of this id is current now; the earlier stays readable")
    for version in tally.versions:
        say(f"newer: {version.newer} is a later state of the page {version.older}, which stays readable")
    _report_copies(tally)
    if tally.undated:
        some = ", ".join(tally.undated[:5]) + (", ..." if tally.no_day > 5 else "")
        say(f"undated: {tally.no_day} ({some}); --published YYYY-MM-DD gives the day")


def _report_copies(tally: Tally) -> None:
    for duplicate in tally.duplicates[:_COPIES_SHOWN]:
        name, likeness = duplicate.copy
        how = "word for word" if likeness == 1 else f"in {likeness:.0%} of the shorter text"
        say(f"copy: {duplicate.article} says what {name} says, {how}")
    if tally.copies > _COPIES_SHOWN:
        say(f"and {tally.copies - _COPIES_SHOWN:,} more copies")


def _summary(tally: Tally) -> str:
    words = [f"{tally.added:,} new", f"{tally.known:,} known"]
    if tally.again:
        words.append(f"{tally.again:,} extracted again")
    if tally.copies:
        words.append(f"{tally.copies:,} {'copies' if tally.copies > 1 else 'copy'}")
    if tally.failures:
        words.append(f"{tally.failures:,} failed")
    if tally.skips:
        words.append(f"{tally.skips:,} skipped")
    return f"articles: {', '.join(words)}; claims: {tally.claims:,}; issues: {tally.issues:,}"
