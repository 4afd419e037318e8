"""Commands that fill a ledger and prove it: ingest, extract, verify."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from claimledger.cli.options import Form, Reading, Where, command, fail, say

if TYPE_CHECKING:
    from claimledger.ingest import Tally

Paths = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")]


def register(app: typer.Typer) -> None:
    command(app, ingest)
    command(app, extract)
    command(app, verify)


def ingest(
    paths: Paths,
    where: Where,
    reading: Reading,
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

    engine = here if jobs == 1 else processes(jobs)
    with Ledger.open(where.ledger) as ledger:
        try:
            tally = run(paths, ledger, reading.options(), engine=engine, progress=_progress())
        except EngineError as error:
            raise fail(str(error)) from None
    _report(tally)
    say(_summary(tally) + f" -> {where.ledger}")
    if tally.failed:
        raise typer.Exit(1)


def extract(
    paths: Paths, reading: Reading, format: Annotated[Form, typer.Option(help="How to print.")] = Form.jsonl
) -> None:
    """Print the claims of articles, one after the other; nothing is stored."""
    from claimledger import export
    from claimledger.export.rows import CLAIM_COLUMNS, claim_row
    from claimledger.ingest import Tally, extract_each

    tally = Tally()
    found = extract_each(paths, reading.options(), tally)
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


def _progress() -> Callable[[Tally], None]:
    """Shows how far the ingest is, on a terminal alone and not more than a few times a second."""
    if not sys.stderr.isatty():
        return lambda tally: None
    started = last = time.monotonic()

    def show(tally: Tally) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < 0.2:
            return
        last = now
        done = tally.added + tally.again + tally.known
        print(
            f"\r{done:,} articles, {tally.claims:,} claims, {done / (now - started):,.0f}/s ", end="", file=sys.stderr
        )

    return show


def _report(tally: Tally) -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    for problem in tally.problems:
        say(f"{'skipped' if problem.skipped else 'failed'}: {problem}")
    for article in tally.replaced:
        say(f"replaced: {article}: another text or day of this id is current now; the earlier stays readable")
    if tally.undated:
        some = ", ".join(tally.undated[:5]) + (", ..." if len(tally.undated) > 5 else "")
        say(f"undated: {len(tally.undated)} ({some}); --published YYYY-MM-DD gives the day")


def _summary(tally: Tally) -> str:
    words = [f"{tally.added:,} new", f"{tally.known:,} known"]
    if tally.again:
        words.append(f"{tally.again:,} extracted again")
    if failed := sum(not problem.skipped for problem in tally.problems):
        words.append(f"{failed:,} failed")
    if skipped := sum(problem.skipped for problem in tally.problems):
        words.append(f"{skipped:,} skipped")
    return f"articles: {', '.join(words)}; claims: {tally.claims:,}; issues: {tally.issues:,}"
