"""Bare figures that go on from a toll: another body's count, what it has risen to, more bodies found."""

from claimledger.recount.counting import Recount, find_more_found, find_recounts
from claimledger.recount.restated import find_restated

__all__ = ["Recount", "find_more_found", "find_recounts", "find_restated"]
