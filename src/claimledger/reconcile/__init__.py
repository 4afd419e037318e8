"""From claims to ranges: what is comparable, who says it, what counts, and why."""

from claimledger.reconcile.engine import reconcile
from claimledger.reconcile.model import Options

__all__ = ["Options", "reconcile"]
