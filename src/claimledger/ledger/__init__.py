"""The ledger that only grows: append, read, verify."""

from claimledger.ledger.entries import Entry, Generation
from claimledger.ledger.proof import Problem, verify
from claimledger.ledger.schema import LedgerError
from claimledger.ledger.store import Added, Head, Known, Ledger

__all__ = ["Added", "Entry", "Generation", "Head", "Known", "Ledger", "LedgerError", "Problem", "verify"]
