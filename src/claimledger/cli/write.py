"""Commands that write files to hand on: export, report, plot."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimledger.cli.figures import chosen_claims, chosen_tolls, tolls_of, write_claims, write_tolls
from claimledger.cli.options import Filters, Scope, Where, command, fail, say

if TYPE_CHECKING:
    from claimledger.export.columns import Sheet


class What(StrEnum):
    tolls = "tolls"
    claims = "claims"


class Names(StrEnum):
    claimledger = "claimledger"
    ucdp = "ucdp"


def register(app: typer.Typer) -> None:
    command(app, export)


def export(
    file: Annotated[Path, typer.Argument(help="Where to write; the suffix names the format.")],
    where: Where,
    scope: Scope,
    filters: Filters,
    what: Annotated[What, typer.Option(help="What to write.")] = What.tolls,
    columns: Annotated[Names, typer.Option(help="Whose column names; ucdp: deaths alone, named as in GED.")] = (
        Names.claimledger
    ),
    hxl: Annotated[bool, typer.Option("--hxl", help="HXL tags in a row under the header (.csv, .xlsx).")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="A UTF-8 signature, for Excel (.csv).")] = False,
) -> None:
    """Write tolls or claims to a file: .csv, .xlsx, .json, .jsonl, .parquet, .geojson, .html, .md or .txt.

    In CSV, text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    from claimledger import export as formats
    from claimledger.export import columns as sheets
    from claimledger.ledger import Ledger

    try:
        form = formats.format_for(file)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="FILE") from None
    for name, asked, known in (("--hxl", hxl, ("csv", "xlsx")), ("--bom", bom, ("csv",))):
        if asked and form not in known:
            raise typer.BadParameter(f"goes with .{' and .'.join(known)} alone", param_hint=name)
    with Ledger.open(where.ledger, write=False) as ledger:
        told = list(ledger.claims())
        chosen: list[Any] = list(
            chosen_claims(told, filters)
            if what is What.claims
            else chosen_tolls(tolls_of(ledger, scope, filters), filters)
        )
    people = form in ("table", "markdown") and columns is Names.claimledger
    if people:
        with file.open("w", encoding="utf-8", newline="") as stream:
            if what is What.claims:
                write_claims(chosen, form, stream)
            else:
                write_tolls(chosen, scope.by, form, stream)
        say(f"{len(chosen):,} {what.value} -> {file}")
        return
    if columns is Names.ucdp:
        from claimledger.export import ucdp

        if what is What.claims:
            sheet, rows = sheets.UCDP_CLAIMS, list(ucdp.claim_rows(chosen))
        else:
            sheet, rows = sheets.UCDP_TOLLS, list(ucdp.toll_rows(chosen, {claim.claim: claim for claim in told}))
        if others := len(chosen) - len(rows):
            say(f"left out: {others:,} {what.value} of people not killed, which GED does not count")
    else:
        sheet, rows = _rows(what, chosen, nested=form in ("json", "jsonl"))
    try:
        left_out = formats.write_file(rows, sheet, file, hxl=hxl, bom=bom)
    except ValueError as error:
        raise fail(str(error)) from None
    if left_out:
        say(f"left out: {left_out:,} {what.value} whose place has no coordinates")
    say(f"{len(rows) - left_out:,} {what.value} -> {file}")


def _rows(what: What, chosen: list[Any], *, nested: bool) -> tuple[Sheet, list[dict[str, Any]]]:
    from claimledger.export.columns import CLAIMS, TOLLS
    from claimledger.export.rows import claim_row, flat_toll_row, toll_row

    if what is What.claims:
        return CLAIMS, [claim_row(claim) for claim in chosen]
    return TOLLS, [toll_row(toll) if nested else flat_toll_row(toll) for toll in chosen]
