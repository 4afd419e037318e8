"""Commands that weigh figures: evaluate against annotated texts."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    pass
