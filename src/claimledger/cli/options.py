"""Options that several commands share: a dataclass of them becomes parameters of a command through `command`."""

from __future__ import annotations

import dataclasses
import inspect
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from claimledger.export import Format
    from claimledger.ingest import Extractor
    from claimledger.read import ReadOptions


class Form(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"

    @property
    def form(self) -> Format:
        return self.value


class By(StrEnum):
    date = "date"
    event = "event"
    place = "place"
    source = "source"
    article = "article"


class Policy(StrEnum):
    ucdp = "ucdp"
    acled = "acled"
    gtd = "gtd"
    ibc = "ibc"


class Outcome(StrEnum):
    killed = "killed"
    injured = "injured"
    missing = "missing"
    abducted = "abducted"
    displaced = "displaced"
    casualties = "casualties"


class Category(StrEnum):
    civilian = "civilian"
    security_forces = "security_forces"
    armed_group = "armed_group"
    combatant = "combatant"
    people = "people"
    total = "total"


_DAY = {"formats": ["%Y-%m-%d"], "metavar": "YYYY-MM-DD"}


@dataclasses.dataclass(frozen=True)
class Where:
    """Which ledger."""

    ledger: Annotated[Path, typer.Option(envvar="CLAIMLEDGER_LEDGER", help="The ledger file.")] = Path("claimledger.db")


@dataclasses.dataclass(frozen=True)
class Reading:
    """What is known of the articles beside their text."""

    published: Annotated[datetime | None, typer.Option(help="The day these articles were published.", **_DAY)] = None
    outlet: Annotated[str | None, typer.Option(help="Who published these articles.")] = None
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=NAME", help="Tables and JSON: which column holds a field, such as text=body."),
    ] = None
    max_bytes: Annotated[int, typer.Option(min=1, help="The largest single text, in bytes.")] = 20_000_000

    def options(self) -> ReadOptions:
        from claimledger.read import ReadOptions

        return ReadOptions(day(self.published), self.outlet, self.max_bytes, tuple(self._columns()))

    def _columns(self) -> Iterator[tuple[str, str]]:
        from claimledger.read import FIELDS

        for words in self.column or ():
            field, sign, name = words.partition("=")
            if field not in FIELDS or not sign or not name:
                raise typer.BadParameter(f"{words!r} is not FIELD=NAME with a field of {', '.join(FIELDS)}")
            yield field, name


@dataclasses.dataclass(frozen=True)
class Own:
    """A user's own places and sources."""

    places: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own places (.toml, .csv): name, iso, aliases, latitude and more."),
    ] = None
    sources: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own sources (.toml): name, kind, aliases, country.")
    ] = None

    def extractor(self) -> Extractor:
        """The extractor that knows them; a file that cannot be used is wrong usage."""
        from claimledger.gazetteer import PlacesFileError
        from claimledger.ingest import default_extractor
        from claimledger.registry import RegistryError

        try:
            return default_extractor(self.places, self.sources)
        except PlacesFileError as error:
            raise typer.BadParameter(str(error), param_hint="--places") from None
        except RegistryError as error:
            raise typer.BadParameter(str(error), param_hint="--sources") from None


@dataclasses.dataclass(frozen=True)
class Filters:
    """Which claims or rows to show."""

    since: Annotated[datetime | None, typer.Option("--from", help="On or after this day.", **_DAY)] = None
    until: Annotated[datetime | None, typer.Option("--to", help="On or before this day.", **_DAY)] = None
    place: Annotated[str | None, typer.Option(help="Only where the place, its area or country holds this name.")] = None
    outcome: Annotated[Outcome | None, typer.Option(help="Only this outcome.")] = None
    category: Annotated[Category | None, typer.Option(help="Only this category of people.")] = None
    source: Annotated[str | None, typer.Option(help="Only where a source holds this name.")] = None
    as_of: Annotated[datetime | None, typer.Option(help="As it was known on this day.", **_DAY)] = None


@dataclasses.dataclass(frozen=True)
class Scope:
    """How claims become tolls."""

    by: Annotated[By, typer.Option(help="One group of rows for each.")] = By.date
    policy: Annotated[Policy, typer.Option(help="The rule that names the best figure.")] = Policy.ucdp
    include: Annotated[
        list[str] | None, typer.Option(help="Let these figures set bounds too: alleged, projected, third_hand.")
    ] = None
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Only what a person accepted.")] = False


def day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def command(app: typer.Typer, function: Callable[..., None], name: str | None = None) -> None:
    """Register `function` as a command of `app`; a parameter whose type is a dataclass above becomes its fields."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, type[Any]] = {}
    flat: list[inspect.Parameter] = []
    for parameter in inspect.signature(function).parameters.values():
        kind = hints[parameter.name]
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            groups[parameter.name] = kind
            types = get_type_hints(kind, include_extras=True)
            flat += [
                parameter.replace(name=field.name, default=field.default, annotation=types[field.name])
                for field in dataclasses.fields(kind)
            ]
        else:
            flat.append(parameter.replace(annotation=kind))

    def run(**values: Any) -> None:
        for parameter, kind in groups.items():
            values[parameter] = kind(**{field.name: values.pop(field.name) for field in dataclasses.fields(kind)})
        _guarded(function, values)

    run.__doc__ = function.__doc__
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in flat]
    )
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    app.command(name or function.__name__)(run)


def say(message: str) -> None:
    """A message for the person at the terminal; standard output is for results alone."""
    print(message, file=sys.stderr)


def fail(message: str) -> typer.Exit:
    """To be raised: the work failed."""
    say(f"claimledger: {message}")
    return typer.Exit(1)


def _guarded(function: Callable[..., None], values: dict[str, Any]) -> None:
    """Runs a command; an error that a person can act on is one line, and a closed pipe is none."""
    try:
        function(**values)
        sys.stdout.flush()
    except BrokenPipeError:  # `claimledger claims | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        say("stopped; what was reported as stored is stored")
        raise typer.Exit(1) from None
    except OSError as error:
        raise fail(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": ")) from None
    except Exception as error:
        if type(error).__name__ == "LedgerError":  # not imported here: it would load the ledger for --help
            raise fail(str(error)) from None
        raise
