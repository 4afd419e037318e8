"""One page to look at instead of reading: charts, tolls, findings, and every claim in its article."""

from claimledger.report.page import Contents, page

__all__ = ["Contents", "page"]
