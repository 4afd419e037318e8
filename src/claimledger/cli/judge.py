"""Commands that weigh what is there: sources, audit, and evaluate for the program itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimledger.cli.options import Form, Where, command, fail, say

if TYPE_CHECKING:
    from claimledger.evaluate import Floor, Miss, Run
    from claimledger.records import Record


def register(app: typer.Typer) -> None:
    command(app, sources)
    command(app, audit)
    command(app, evaluate)


def sources(where: Where, format: Annotated[Form, typer.Option(help="How to print.")] = Form.table) -> None:
    """Show each primary source: its figures, who relays it, and where it differs from the others."""
    from claimledger.ledger import Ledger
    from claimledger.reconcile import sources as summaries
    from claimledger.records import SourceSummary

    with Ledger.open(where.ledger, write=False) as ledger:
        found = summaries(ledger.claims(), [*ledger.reviews(), *ledger.retractions()])
    few = ("source", "kind", "figures", "claims", "articles", "relays", "alone", "agrees", "differs")
    _print_records(found, tuple(SourceSummary.model_fields), few, format)


def audit(where: Where, format: Annotated[Form, typer.Option(help="How to print.")] = Form.table) -> None:
    """Show what in the figures a person should look at: sums that fail, tolls that fall, digits transposed and more."""
    from claimledger.ledger import Ledger
    from claimledger.reconcile import audit as findings
    from claimledger.records import Finding

    with Ledger.open(where.ledger, write=False) as ledger:
        found = findings(ledger.claims(), [*ledger.reviews(), *ledger.retractions()])
    _print_records(found, tuple(Finding.model_fields), ("severity", "kind", "message", "articles"), format)


def _print_records(found: Sequence[Record], columns: Sequence[str], few: Sequence[str], form: Form) -> None:
    """`columns` where a program reads, `few` of them where a person does."""
    from claimledger import export

    shown = few if form in (Form.table, Form.markdown) else columns
    export.write((one.model_dump(mode="json") for one in found), shown, form.form, sys.stdout)


def evaluate(
    gold: Annotated[list[Path] | None, typer.Argument(help="Annotated claims, as JSON lines.")] = None,
    articles: Annotated[Path | None, typer.Option(help="The texts, where they do not lie beside GOLD.")] = None,
    misses: Annotated[int, typer.Option(min=0, help="Show this many disagreements of each kind.")] = 0,
    save: Annotated[Path | None, typer.Option(help="Keep this run in a file.")] = None,
    compare: Annotated[Path | None, typer.Option(help="Show gains and losses against a kept run.")] = None,
    floors: Annotated[Path | None, typer.Option(help="A file of floors; fail where a score is below its own.")] = None,
) -> None:
    """Measure the extractor on annotated texts: precision, recall, F, and the share of fields that are right.

    With --floors and no GOLD, every set of the floors file is measured.
    """
    from claimledger import evaluate as judge

    try:
        known = judge.floors(floors) if floors else []
        if gold:
            sets = [
                next((f for f in known if f.gold.resolve() == path.resolve()), _bare(path, articles)) for path in gold
            ]
        else:
            sets = known
        if not sets:
            raise typer.BadParameter("name a file of annotations, or --floors", param_hint="GOLD")
        runs = [(one, judge.evaluate(one.gold, articles or one.articles)) for one in sets]
        before = json.loads(compare.read_text(encoding="utf-8")) if compare else {}
    except (judge.GoldError, json.JSONDecodeError) as error:
        raise fail(str(error)) from None
    _show(runs)
    for one, run in runs:
        if misses:
            _show_misses(one.name, run.misses, misses)
        if compare:
            for title, changed in judge.compare(before.get(one.name, {"misses": []}), run).items():
                _show_misses(f"{one.name}, {title}: {len(changed)}", changed, misses or 20)
    if save:
        save.write_text(json.dumps({one.name: _kept(run) for one, run in runs}, indent=1), encoding="utf-8")
    low = [words for one, run in runs for words in judge.below(run, one)]
    for words in low:
        say(words)
    if low:
        raise typer.Exit(1)


def _bare(gold: Path, articles: Path | None) -> Floor:
    from claimledger.evaluate import Floor

    return Floor(gold.name.removesuffix(".jsonl").removesuffix(".gold"), gold, articles, {})


def _kept(run: Run) -> dict[str, Any]:
    import dataclasses

    return {"scores": run.scores(), **dataclasses.asdict(run)}


def _show(runs: list[tuple[Floor, Run]]) -> None:
    from claimledger import export

    rows = []
    for one, run in runs:
        scores = {name: f"{value:.3f}" for name, value in run.scores().items()}
        counts = {"gold": run.found + run.missed, "extra": run.extra, "other figure": run.other_figure}
        rows.append({"set": one.name, **counts, **scores})
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    export.write(rows, columns, "table", sys.stdout)


def _show_misses(title: str, misses: list[Miss], most: int) -> None:
    from claimledger import export

    print(title)
    shown: dict[str, int] = {}
    rows = []
    for miss in sorted(misses, key=lambda miss: (miss.kind not in ("missed", "extra"), miss.kind)):
        shown[miss.kind] = shown.get(miss.kind, 0) + 1
        if shown[miss.kind] <= most:
            rows.append(
                {"kind": miss.kind, "document": miss.document, "words": miss.words, "gold": miss.gold, "got": miss.got}
            )
    export.write(rows, ("kind", "document", "words", "gold", "got"), "table", sys.stdout)
