"""Names of companies, told by the legal form or the word behind them: "Orvale Inc" is no town."""

from __future__ import annotations

import re

#: Legal forms that no other word in a name is
FORMS = ("Inc", "Incorporated", "Corp", "Corporation", "Ltd", "Limited", "PLC", "Plc", "plc", "LLC", "GmbH")
_SHORT = ("AG", "SA", "NV")  # which are other words in small letters, or before another name
_ALSO = ("Co", "Group", "Company")  # behind a longer name
_BEARS = re.compile(rf",?\s(?:{'|'.join((*FORMS, *_SHORT))})\b")
_GOES_ON = re.compile(rf"(?:\s+[A-Z][\w&]*){{0,3}}\s+(?:{'|'.join((*FORMS, *_ALSO))})\b")


def is_company(text: str, name: str) -> bool:
    """Whether a company has the name, and no "in" or "at" leads to it: "Orvale Inc said"; not "in Orvale, Inc"."""
    return any(
        _BEARS.match(text, at + len(name)) is not None
        and text[max(0, at - 4) : max(0, at - 1)].lower() not in (" in", " at")
        for at in _starts(text, name)
    )


def is_part_of_company(text: str, name: str) -> bool:
    """Whether the name of a company begins with it: "Orvale Lane Corp"."""
    return any(
        not text[max(0, at - 1) : at].isalnum() and _GOES_ON.match(text, at + len(name)) is not None
        for at in _starts(text, name)
    )


def _starts(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name), text)]
