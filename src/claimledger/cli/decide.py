"""Commands that append a person's decision: review, retract."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claimledger.cli.options import Where, command, fail, say

if TYPE_CHECKING:
    from claimledger.ledger import Ledger
    from claimledger.records import Claim

By = Annotated[str, typer.Option(help="Who decides.")]
Reason = Annotated[str, typer.Option(help="Why.")]


class Action(Enum):
    accept = "accept"
    reject = "reject"
    correct = "correct"
    split = "split"
    join = "join"


def register(app: typer.Typer) -> None:
    command(app, review)
    command(app, retract)


def review(
    action: Annotated[Action, typer.Argument(help="What is decided.")],
    ids: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Claims (c...), or the start of their names.")],
    by: By,
    reason: Reason,
    where: Where,
    set: Annotated[
        str | None,
        typer.Option(metavar="FIELD=VALUE", help="For correct: figure=79, place=Goma; null is unknown or open."),
    ] = None,
) -> None:
    """Append a decision on claims: accept, reject or correct them, or split or join events.

    Nothing is overwritten; of two decisions on one thing the later holds. `tolls` and `explain` show what was decided.
    """
    from claimledger.ledger import Added, Ledger
    from claimledger.reconcile.decisions import decide
    from claimledger.records import Review, digest

    if (action is Action.correct) != (set is not None):
        raise typer.BadParameter("correct needs FIELD=VALUE, and nothing else takes it", param_hint="--set")
    with Ledger.open(where.ledger) as ledger:
        known = {claim.claim: claim for claim in ledger.claims()}
        claims = tuple(_claim(given, known, where) for given in ids)
        field, value = _assignment(set) if set else (None, None)
        at = datetime.now(UTC)
        entry = Review(
            review="r" + digest(action.value, claims, by, at.isoformat(), reason, field, value),
            action=action.value,
            claims=claims,
            by=by,
            at=at,
            reason=reason,
            field=field,
            value=value,
        )
        try:  # what reconciliation could not apply must not get into a file from which nothing can be taken
            decide([known[name] for name in claims], [*ledger.reviews(), entry])
        except ValueError as error:
            raise fail(_first_line(error)) from None
        if isinstance(ledger.append_review(entry), Added):
            say(f"{entry.review}: {action.value} {', '.join(claims)} -> {where.ledger}")


def retract(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Claims (c...) or articles, by their full ids.")],
    by: By,
    reason: Reason,
    where: Where,
) -> None:
    """Append the withdrawal of claims or whole articles. They stay in the ledger and leave every toll."""
    from claimledger.ledger import Ledger
    from claimledger.records import Retraction, digest

    with Ledger.open(where.ledger) as ledger:
        claims, articles = _split(ids, ledger, where)
        at = datetime.now(UTC)
        name = "x" + digest(claims, articles, by, at.isoformat(), reason)
        ledger.append_retraction(
            Retraction(retraction=name, claims=claims, articles=articles, by=by, at=at, reason=reason)
        )
    say(f"{name}: retracted {', '.join(claims + articles)} -> {where.ledger}")


def _claim(given: str, known: dict[str, Claim], where: Where) -> str:
    found = [name for name in known if name.startswith(given)]
    if len(found) != 1:
        raise fail(f"{where.ledger}: {len(found) or 'no'} claims named {given!r}")
    return found[0]


def _split(ids: list[str], ledger: Ledger, where: Where) -> tuple[tuple[str, ...], tuple[str, ...]]:
    known_claims = {claim.claim for claim in ledger.claims()}
    known_articles = {article.id for article in ledger.articles()}
    for given in ids:
        if given not in known_claims and given not in known_articles:
            raise fail(f"{where.ledger}: no claim or article {given!r}")
    claims = tuple(given for given in ids if given in known_claims)
    return claims, tuple(given for given in ids if given not in known_claims)


def _assignment(words: str) -> tuple[str, Any]:
    """`low=40` as ("low", 40): a whole number, true, false, null, or else text."""
    field, equals, value = words.partition("=")
    if not equals:
        raise typer.BadParameter(f"{words!r} is not FIELD=VALUE", param_hint="--set")
    constants = {"null": None, "": None, "true": True, "false": False}
    if value in constants:
        return field, constants[value]
    return field, int(value) if value.isascii() and value.isdecimal() else value


def _first_line(error: ValueError) -> str:
    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
