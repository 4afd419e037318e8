"""The ledger that only grows: append, read, verify."""

from claimledger.ledger.entries import Entry, Generation, Supersession
from claimledger.ledger.prepared import Prepared, prepare
from claimledger.ledger.proof import Problem, verify
from claimledger.ledger.schema import LedgerError
from claimledger.ledger.store import Added, Head, Known, Ledger
from claimledger.ledger.versions import Copy

__all__ = [
    "Added",
    "Copy",
    "Entry",
    "Generation",
    "Head",
    "Known",
    "Ledger",
    "LedgerError",
    "Prepared",
    "Problem",
    "Supersession",
    "prepare",
    "verify",
]
