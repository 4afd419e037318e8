"""The command line. A command parses, calls one function, prints; what is heavy is imported inside it."""

from __future__ import annotations

import typer

from claimledger.cli import decide, figures, judge, store, write

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from claimledger.version import VERSION, compiled

        print(f"claimledger {VERSION}{', compiled' if compiled() else ''}")
        raise typer.Exit


@app.callback()
def main(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """From articles that disagree to attributed ranges of casualty figures, every number with its quote.

    Exit status: 0 done, 1 the work failed, 2 wrong usage.
    """


for module in (store, figures, write, decide, judge):
    module.register(app)
