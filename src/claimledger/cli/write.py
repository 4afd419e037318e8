"""Commands that write files to hand on: export, report, plot."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimledger.cli.figures import chosen_claims, chosen_tolls, decisions_of, tolls_of, write_claims, write_tolls
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
    command(app, report)
    command(app, plot)


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


def report(
    file: Annotated[Path, typer.Argument(help="Where to write the page: FILE.html.")],
    where: Where,
    scope: Scope,
    filters: Filters,
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "Casualty figures and their sources",
    whole_texts: Annotated[bool, typer.Option("--whole-texts", help="Never shorten articles.")] = False,
) -> None:
    """Write one HTML page: charts, a table to filter and sort, findings, and every article with its claims marked.

    The page needs nothing else and sends nothing. Where the articles are long in all, paragraphs without a claim are
    left out. Charts need `pip install 'claimledger[report]'`.
    """
    from importlib.util import find_spec

    from claimledger.ledger import Ledger
    from claimledger.reconcile import audit
    from claimledger.report import Contents, page

    _refuse(file, ".html")
    with Ledger.open(where.ledger, write=False) as ledger:
        claims, articles = list(ledger.claims()), list(ledger.articles())
        tolls = list(chosen_tolls(tolls_of(ledger, scope, filters), filters))
        findings = audit(claims, [*ledger.reviews(), *ledger.retractions()])
        decisions = decisions_of(ledger)
        entries, head = ledger.head()
    if filters != Filters():
        told = {name for toll in tolls for figure in toll.figures for name in figure.claims}
        told |= {claim.claim for claim in chosen_claims(claims, filters)}
        chosen = {claim.article for claim in claims if claim.claim in told}
        claims = [claim for claim in claims if claim.article in chosen]
        articles = [article for article in articles if article.id in chosen]
        findings = [finding for finding in findings if told.intersection(finding.claims)]
    made_from = f"Made by claimledger from a ledger of {entries:,} entries, head {head}."
    contents = Contents(tolls, claims, articles, findings, decisions, title, made_from)
    file.write_text(page(contents, whole_texts=whole_texts), encoding="utf-8")
    if find_spec("vl_convert") is None:
        say("no charts: they need pip install 'claimledger[report]'")
    say(f"{len(tolls):,} tolls, {len(claims):,} claims, {len(articles):,} articles -> {file}")


def plot(
    file: Annotated[Path, typer.Argument(help="Where to write the picture: FILE.svg or FILE.png.")],
    where: Where,
    scope: Scope,
    filters: Filters,
) -> None:
    """Draw the ranges of figures, a row for each toll, with every source's figure as a point."""
    from claimledger.ledger import Ledger
    from claimledger.report import charts, draw

    suffix = _refuse(file, ".svg", ".png")
    with Ledger.open(where.ledger, write=False) as ledger:
        tolls = list(chosen_tolls(tolls_of(ledger, scope, filters), filters))
    if not tolls:
        raise fail("nothing to draw: no toll fits")
    picture = charts.picture(tolls)
    try:
        drawn = draw.png(picture) if suffix == ".png" else draw.svg(picture).encode()
    except draw.NoCharts as error:
        raise fail(str(error)) from None
    file.write_bytes(drawn)
    say(f"{len(tolls):,} tolls -> {file}")


def _refuse(file: Path, *suffixes: str) -> str:
    """The suffix of `file`, where it is one of these."""
    suffix = file.suffix.lower()
    if suffix not in suffixes:
        raise typer.BadParameter(f"{file}: write to {' or '.join(suffixes)}", param_hint="FILE")
    return suffix


def _rows(what: What, chosen: list[Any], *, nested: bool) -> tuple[Sheet, list[dict[str, Any]]]:
    from claimledger.export.columns import CLAIMS, TOLLS
    from claimledger.export.rows import claim_row, flat_toll_row, toll_row

    if what is What.claims:
        return CLAIMS, [claim_row(claim) for claim in chosen]
    return TOLLS, [toll_row(toll) if nested else flat_toll_row(toll) for toll in chosen]
