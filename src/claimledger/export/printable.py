"""What articles say, made safe to print: a text must not move the cursor, colour the terminal or turn its direction."""

from __future__ import annotations

import re
from typing import Any

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def plain(value: Any) -> str:
    r"""`value` on one line for people: lists joined with `; `, None as nothing, control characters as a blank.

    >>> plain(["a\nb", None, 3])
    'a b; ; 3'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(map(plain, value))
    return _CONTROL.sub(" ", str(value)).strip()
