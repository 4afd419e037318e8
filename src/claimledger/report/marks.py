"""An article's text as HTML with its claims marked in place. Whatever the article says is text, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from claimledger.records import Claim

# What would move, hide or turn the words around it is not shown.
_UNSEEN = dict.fromkeys(
    [
        *range(9),
        11,
        12,
        *range(14, 32),
        *range(127, 160),
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)
_PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
LEFT_OUT = Markup('<p class="cut">[…]</p>')


def paragraphs(text: str, claims: Sequence[Claim], notes: Mapping[str, str], *, whole: bool = True) -> Iterable[Markup]:
    """One `p` element for each line that holds words. A claim's first character bears its name as `id`, once.

    Not `whole`: paragraphs without a claim are left out, and a sign stands for each run of them.
    """
    cut = False
    named: set[str] = set()
    for line in _PARAGRAPH.finditer(text):
        here = [claim for claim in claims if claim.start < line.end() and line.start() < claim.end]
        if not here and not whole:
            if not cut:
                yield LEFT_OUT
            cut = True
            continue
        cut = False
        yield Markup('<p dir="auto">{}</p>').format(_marked(text, line.start(), line.end(), here, notes, named))


def seen(text: str) -> str:
    """`text` without characters that are not seen themselves and change how others look.

    >>> seen("a\\u202eb")
    'ab'
    """
    return text.translate(_UNSEEN)


def _marked(
    text: str, start: int, end: int, claims: Sequence[Claim], notes: Mapping[str, str], named: set[str]
) -> Markup:
    """`text[start:end]`, cut where a claim begins or ends, so that marks nest however claims overlap."""
    bounds = {max(start, min(end, at)) for claim in claims for at in (claim.start, claim.end)}
    parts = []
    for left, right in pairwise(sorted({start, end, *bounds})):
        part = escape(text[left:right])
        for claim in claims:
            if claim.start <= left and right <= claim.end:
                name = Markup("") if claim.claim in named else Markup(' id="{}" tabindex="-1"').format(claim.claim)
                named.add(claim.claim)
                title = notes.get(claim.claim, "")
                kind = claim.outcome
                part = Markup('<mark class="{}"{} title="{}">{}</mark>').format(kind, name, title, part)
        parts.append(part)
    return Markup("").join(parts)
