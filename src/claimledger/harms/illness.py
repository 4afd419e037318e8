"""People in hospital for an illness, whom nobody hurt: "underwent surgery for a tumour", "hospitalized with pneumonia"."""

from __future__ import annotations

from claimledger.harms.told import Told
from claimledger.patterns import Rare

_CARE = ("surgery", "hospital", "clinic", "condition", "operat", "treated", "under treatment", "recover")
_ILLNESS = Rare(
    r"\b(?:appendicitis|appendix|arthritis|bowel|bronchitis|cancer|cancerous|cataracts?|chest pains?|colon|diabetes|"
    r"gall ?bladder|gallstones?|heart (?:attack|bypass|condition|trouble|valve)|hernia|hip replacement|influenza|"
    r"kidney stones?|leukaemia|leukemia|pacemaker|pneumonia|polyps?|prostate|stroke|tumou?rs?|ulcers?)\b"
)


def in_care(one: Told, word: str) -> bool:
    """Whether the word of harm says of one person only that he or she is a patient."""
    if one.outcome != "injured" or not one.group.low == one.group.high == 1:
        return False
    return any(care in word for care in _CARE)


def tells_of_illness(text: str) -> bool:
    return _ILLNESS.search(text) is not None
