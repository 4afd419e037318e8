"""From articles that disagree to attributed ranges of casualty figures, every number with its quote.

>>> from claimledger import extract, read_article
>>> article = read_article("Published: 7 May 2023\\nShelling killed six people in Orvale.", id="orvale")
>>> article.published
datetime.date(2023, 5, 7)
"""

from __future__ import annotations

import importlib
import sys
import types
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimledger.extract import extract
    from claimledger.ledger import Ledger
    from claimledger.read import read_article
    from claimledger.reconcile import reconcile

__all__ = ["Ledger", "extract", "read_article", "reconcile"]

_HOME = {
    "Ledger": "claimledger.ledger",
    "extract": "claimledger.extract",
    "read_article": "claimledger.read",
    "reconcile": "claimledger.reconcile",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that importing the package costs nothing."""
    if name == "__version__":
        from claimledger.version import VERSION

        return VERSION
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


class _Package(types.ModuleType):
    """Keeps `claimledger.extract` the function: importing the module of that name would put the module in its place."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOME and isinstance(value, types.ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
