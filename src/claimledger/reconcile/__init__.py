"""From claims to ranges: what is comparable, who says it, what counts, and why."""

from claimledger.reconcile.audit import audit
from claimledger.reconcile.engine import reconcile
from claimledger.reconcile.explain import explain, range_words
from claimledger.reconcile.model import Options
from claimledger.reconcile.sources import sources

__all__ = ["Options", "audit", "explain", "range_words", "reconcile", "sources"]
