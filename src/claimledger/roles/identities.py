"""Names that tell who somebody is, between him and those who met the same: "a cook, identified as Ivo Lang, and two others"."""

from __future__ import annotations

import re

from claimledger.roles.items import NAMING, Items

# People, a comma, "identified as", names with their ages, a comma, "and", and people again
_IDENTITY = re.compile(
    r"(?<=[GQ]),I(?P<names>#(?:,?Y|\(Y\))?(?:[,&;]{1,2}#(?:,?Y|\(Y\))?)*),(?=&[GQ])"
    r"|(?<=[GQ])I(?P<bare>#(?:\(Y\))?(?:[,&]{1,2}#(?:\(Y\))?)*),?(?=&[GQ])"
)
_VERBS = frozenset("bKDZ")  # who is told of behind them met something


def without_identities(items: Items) -> Items:
    """`items` without such names, so that those listed meet: "a trader[, identified as Omar Said (40),] and four others were
    hurt"; the people named keep them."""
    if "I#" not in items.tags:
        return items
    dropped = set[int]()
    for found in _IDENTITY.finditer(items.tags):
        lead = items[found.start() - 1].group
        first = next(k for k in range(found.start(), found.end()) if items[k].tag == "I")
        if lead is None or items[first].unit.word not in NAMING or _VERBS.isdisjoint(items.tags[found.end() :]):
            continue
        named = [i.group for i in items[found.start() : found.end()] if i.tag == "#" and i.group is not None]
        if lead.low != lead.high or lead.low != len(named):
            continue
        if not lead.names:
            lead.names = tuple([name for group in named for name in group.names[:1]])
        dropped.update(range(found.start(), found.end()))
    if not dropped:
        return items
    kept = [item for k, item in enumerate(items) if k not in dropped]
    return Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)
