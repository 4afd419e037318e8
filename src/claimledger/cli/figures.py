"""Commands that show what the ledger holds: claims, tolls, explain."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimledger.cli.options import By, Filters, Form, Policy, Scope, Where, command, day, fail

if TYPE_CHECKING:
    from claimledger.ledger import Ledger
    from claimledger.records import Claim, Toll

Format = Annotated[Form, typer.Option(help="How to print.")]


def register(app: typer.Typer) -> None:
    command(app, tolls)
    command(app, claims)
    command(app, explain)


def claims(where: Where, filters: Filters, format: Format = Form.table) -> None:
    """Show the claims of the ledger, in the order of their articles."""
    from claimledger.ledger import Ledger

    with Ledger.open(where.ledger, write=False) as ledger:
        write_claims(chosen_claims(ledger.claims(), filters), format.form, sys.stdout)


def tolls(where: Where, scope: Scope, filters: Filters, format: Format = Form.table) -> None:
    """Show ranges of figures with every source: one row for each day or window, place, outcome and group.

    A toll is a pure function of the ledger: the same ledger gives the same rows.
    """
    from claimledger.ledger import Ledger

    with Ledger.open(where.ledger, write=False) as ledger:
        rows = chosen_tolls(tolls_of(ledger, scope, filters), filters)
    write_tolls(rows, scope.by, format.form, sys.stdout)


def explain(
    id: Annotated[str, typer.Argument(help="A toll (t...) or a claim (c...), or the start of one.")],
    where: Where,
    policy: Annotated[Policy, typer.Option(help="The rule that names the best figure.")] = Policy.ucdp,
    format: Annotated[Form, typer.Option(help="table for people, json for programs.")] = Form.table,
) -> None:
    """Show where a figure comes from: its words, sources and articles, and why claims were joined or kept apart."""
    from claimledger import export as formats
    from claimledger.export import people
    from claimledger.export.printable import plain
    from claimledger.export.rows import claim_row, toll_row
    from claimledger.ledger import Ledger
    from claimledger.reconcile import explain as explain_toll
    from claimledger.records import Claim

    with Ledger.open(where.ledger, write=False) as ledger:
        known = {claim.claim: claim for claim in ledger.claims()}
        found: list[Claim | Toll] = [claim for name, claim in known.items() if name.startswith(id)]
        if not found:
            found = list(_tolls_named(id, ledger, policy))
        articles = {article.id: article for article in ledger.articles()} if found else {}
        decisions = decisions_of(ledger)
    if len(found) != 1:
        if not found:
            raise fail(f"{where.ledger}: no toll or claim {id!r}")
        names = ", ".join(item.claim if isinstance(item, Claim) else item.toll for item in found[:5])
        raise fail(f"{id!r} fits {len(found)}: {names}")
    (item,) = found
    if format in (Form.json, Form.jsonl):
        row = claim_row(item) if isinstance(item, Claim) else toll_row(item)
        if not isinstance(item, Claim):  # with the words of every figure, as the text has them
            row["claims"] = [claim_row(known[name]) for name in _claims_of(item) if name in known]
        formats.write([row], (), format.form, sys.stdout)
    elif isinstance(item, Claim):
        decided = tuple(decisions.get(item.claim, ()))
        print("\n".join(people.explain_claim(item, articles.get(item.article), decided)))
    else:
        for line in explain_toll(item, known.values(), articles.values()).splitlines():
            print(line[: len(line) - len(line.lstrip())] + plain(line))


def tolls_of(ledger: Ledger, scope: Scope, filters: Filters) -> list[Toll]:
    """Every row that the ledger supports. Filters on rows come after, so that they never change a figure."""
    from claimledger.reconcile import Options, reconcile

    try:
        return reconcile(
            ledger.claims(),
            by=scope.by.value,
            policy=scope.policy.value,
            as_of=day(filters.as_of),
            include=_included(scope.include),
            reviews=[*ledger.reviews(), *ledger.retractions()],
            options=Options(reviewed_only=scope.reviewed, articles=tuple(ledger.articles())),
        )
    except ValueError as error:
        raise fail(str(error)) from None


def _included(words: list[str] | None) -> Any:
    known = ("alleged", "projected", "third_hand")
    chosen = [word for given in words or () for word in given.replace(",", " ").split()]
    for word in chosen:
        if word not in known:
            raise typer.BadParameter(f"{word!r} is not one of {', '.join(known)}", param_hint="--include")
    return tuple(chosen)


def _tolls_named(id: str, ledger: Ledger, policy: Policy) -> Iterator[Toll]:
    for by in By:
        found = [toll for toll in tolls_of(ledger, Scope(by, policy), Filters()) if toll.toll.startswith(id)]
        if found:
            yield from found
            return


def _claims_of(toll: Toll) -> list[str]:
    """The claims that a toll names: of its figures, their history and its parts, each once."""
    names = [n for f in toll.figures for n in (*f.claims, *(c for past in f.history for c in past.claims))]
    return list(dict.fromkeys([*names, *(part.claim for part in toll.parts)]))


def decisions_of(ledger: Ledger) -> dict[str, list[str]]:
    """What people decided on each claim, in words."""
    found: dict[str, list[str]] = {}
    for review in ledger.reviews():
        what = review.action + (f" {review.field} to {review.value!r}" if review.field else "")
        for claim in review.claims:
            found.setdefault(claim, []).append(f"{what} by {review.by}, {review.at:%Y-%m-%d}: {review.reason}")
    for gone in ledger.retractions():
        for claim in gone.claims:
            found.setdefault(claim, []).append(f"retracted by {gone.by}, {gone.at:%Y-%m-%d}: {gone.reason}")
    return found


def chosen_claims(claims: Iterable[Claim], filters: Filters) -> Iterator[Claim]:
    keep = _window(filters)
    known = day(filters.as_of)
    for claim in claims:
        stated = claim.published or claim.stated
        if (
            keep(claim.date_start, claim.date_end)
            and (known is None or (stated is not None and stated <= known))
            and filters.outcome in (None, claim.outcome)
            and filters.category in (None, claim.category)
            and _holds(filters.place, claim.place, claim.admin1, claim.country)
            and _holds(filters.source, claim.source, claim.via)
        ):
            yield claim


def chosen_tolls(tolls: Iterable[Toll], filters: Filters) -> Iterator[Toll]:
    keep = _window(filters)
    for toll in tolls:
        voices = [name for figure in toll.figures for name in (figure.source, *figure.via)]
        if (
            keep(toll.date_start, toll.date_end)
            and filters.outcome in (None, toll.outcome)
            and filters.category in (None, toll.category)
            and _holds(filters.place, toll.place, toll.country)
            and _holds(filters.source, *toll.sources, *voices)
        ):
            yield toll


def _window(filters: Filters) -> Callable[[date | None, date | None], bool]:
    """Whether a window touches the days asked for; one with no end at all does only where none are asked for."""
    since, until = day(filters.since), day(filters.until)

    def keep(start: date | None, end: date | None) -> bool:
        if since is None and until is None:
            return True
        first, last = start or end, end or start
        if first is None or last is None:
            return False
        return (since is None or last >= since) and (until is None or first <= until)

    return keep


def _holds(wanted: str | None, *names: str | None) -> bool:
    return wanted is None or any(wanted.casefold() in name.casefold() for name in names if name)


def write_claims(rows: Iterable[Claim], form: Any, stream: Any) -> None:
    from claimledger import export as formats
    from claimledger.export import people
    from claimledger.export.rows import CLAIM_COLUMNS, claim_row
    from claimledger.records import Claim

    if form == "table":
        formats.write(map(people.claim_cells, rows), people.CLAIM_TABLE, form, stream)
        return
    extra = tuple(name for name in Claim.model_fields if name not in CLAIM_COLUMNS)
    columns = CLAIM_COLUMNS + (extra if form == "csv" else ())
    formats.write(map(claim_row, rows), columns, form, stream)


def write_tolls(rows: Iterable[Toll], by: By, form: Any, stream: Any) -> None:
    from claimledger import export as formats
    from claimledger.export import people
    from claimledger.export.rows import TOLL_COLUMNS, flat_toll_row, toll_row

    if form in ("table", "markdown"):
        columns: Sequence[str] = people.TOLL_TABLE
        if by is By.article:
            columns = ("article", *columns)
        formats.write(map(people.toll_cells, rows), columns, form, stream)
    elif form == "csv":
        flat = [flat_toll_row(toll) for toll in rows]
        formats.write(flat, tuple(flat[0]) if flat else (*TOLL_COLUMNS, "attribution"), form, stream)
    else:
        formats.write(map(toll_row, rows), TOLL_COLUMNS, form, stream)
