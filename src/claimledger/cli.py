"""The command line."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True)


@app.callback()
def main() -> None:
    """Casualty claims from articles, as a ledger and as ranges."""
