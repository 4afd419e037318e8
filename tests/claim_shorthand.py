"""Claims in a few words, for tests of what comes after extraction."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from claimledger.records import Claim


def name(label: str) -> str:
    """A claim's name from any label: the same label always gives the same name."""
    return "c" + hashlib.blake2b(label.encode(), digest_size=6).hexdigest()


def make_claim(low: int | None, high: int | None = None, /, **fields: Any) -> Claim:
    """A claim of `low` to `high` people (one number: exactly so many); everything else has a plain default.

    `dates="2025-03-06/2025-03-08"` and `dates="2025-03-06"` stand for both date fields. `label` names the claim.
    """
    exact = fields.get("qualifier", "exact") == "exact"
    top = low if exact and high is None else high
    number = str(fields.get("number") or (low if low is not None else high))
    dates = fields.pop("dates", None)
    start, _, end = (dates or "").partition("/")
    at = fields.pop("at", 0)
    record: dict[str, Any] = {
        "article": "a1",
        "outlet": None,
        "published": None,
        "outcome": "killed",
        "category": "people",
        "demographic": None,
        "low": low,
        "high": top,
        "qualifier": "exact",
        "number": number,
        "start": at,
        "end": at + len(number),
        "quote": number,
        "quote_start": at,
        "quote_end": at + len(number),
        "source": None,
        "via": None,
        "date_start": start or None,
        "date_end": end or start or None,
        "place": None,
        "part_of": None,
        "repeat_of": None,
        "assertion": "stated",
    }
    label = fields.pop("label", None)
    for link in ("part_of", "repeat_of"):
        if fields.get(link):
            fields[link] = name(fields[link])
    record.update(fields)
    record["claim"] = name(label or json.dumps(record, default=str, sort_keys=True))
    return Claim(**record)


def gold_claims(path: Path, published: dict[str, str], country: tuple[str, str], kinds: dict[str, str]) -> list[Claim]:
    """Annotated claims as the extractor would hand them on: with the day of publication and the country settled."""
    claims = []
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold.get("none"):
            continue
        gold.pop("optional", None)
        article = gold.pop("document")
        for link in ("claim", "part_of", "repeat_of"):
            gold[link] = name(gold[link]) if gold.get(link) else None
        gold.pop("iso", None)
        gold.setdefault("quote", gold["number"])
        kind = kinds.get(gold["place"] or "", "place")
        place = {"country": country[0], "iso": country[1], "place_precision": kind}
        claims.append(Claim(**gold, **place, article=article, outlet=None, published=published.get(article)))
    return claims
