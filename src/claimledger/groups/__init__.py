"""Noun groups that name people: their count, category and demographic. The victims are chosen among them by harms."""

from claimledger.groups.finding import find_groups
from claimledger.groups.group import Group

__all__ = ["Group", "find_groups"]
