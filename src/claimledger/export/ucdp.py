"""Rows under the names of UCDP's Georeferenced Event Dataset (GED), for tools and codebooks that know those.

GED counts deaths, so only figures of people killed become rows. The codes of precision follow the GED codebook;
an open bound and an unsettled place stay empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from claimledger.records import Claim, Toll

_WHERE_PREC = {"site": 1, "place": 1, "district": 3, "admin1": 4, "region": 5, "country": 6}


def toll_rows(tolls: Iterable[Toll], claims: Mapping[str, Claim]) -> Iterator[dict[str, Any]]:
    """One row for each toll of people killed; `claims` by name, to say where and by whom each was told."""
    for toll in tolls:
        if toll.outcome != "killed":
            continue
        told = [claims[name] for figure in toll.figures for name in figure.claims if name in claims]
        here = [claim for claim in told if claim.place == toll.place]
        yield {
            "id": toll.toll,
            **_days(toll.date_start, toll.date_end),
            "where_coordinates": toll.place,
            "where_prec": _only(_WHERE_PREC.get(claim.place_precision or "") for claim in here),
            "adm_1": _only(claim.admin1 for claim in here),
            "country": toll.country,
            "latitude": toll.latitude,
            "longitude": toll.longitude,
            "low": toll.low,
            "best": toll.best,
            "high": toll.high,
            "number_of_sources": len(toll.sources),
            **_sources(told, toll.articles),
            "source_original": "; ".join(toll.sources),
            "category": toll.category,
            "demographic": toll.demographic,
            "basis": toll.basis,
            "derived": toll.derived,
        }


def claim_rows(claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """One row for each claim of people killed; `best` is its figure where the text gives just one."""
    for claim in claims:
        if claim.outcome != "killed":
            continue
        yield {
            "id": claim.claim,
            **_days(claim.date_start, claim.date_end),
            "where_coordinates": claim.place,
            "where_prec": _WHERE_PREC.get(claim.place_precision or ""),
            "adm_1": claim.admin1,
            "country": claim.country,
            "latitude": claim.latitude,
            "longitude": claim.longitude,
            "low": claim.low,
            "best": claim.low if claim.low == claim.high else None,
            "high": claim.high,
            "number_of_sources": 1,
            **_sources([claim], (claim.article,)),
            "source_original": claim.source,
            **{name: getattr(claim, name) for name in ("category", "demographic", "qualifier", "quote")},
            **{name: getattr(claim, name) for name in ("assertion", "part_of", "repeat_of")},
        }


def _days(start: date | None, end: date | None) -> dict[str, Any]:
    return {
        "year": end.year if end else None,
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "date_prec": date_prec(start, end),
    }


def date_prec(start: date | None, end: date | None) -> int | None:
    """GED's code of how closely the days are known: 1 a day, 2 within six days, 3 a week, 4 a month, 5 longer.

    >>> date_prec(date(2023, 5, 1), date(2023, 5, 2))
    2
    """
    if start is None or end is None:
        return None
    length = (end - start).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= most), 5)


def _sources(told: list[Claim], articles: Iterable[str]) -> dict[str, str]:
    return {
        "source_article": "; ".join(articles),
        "source_office": _joined(claim.outlet for claim in told),
        "source_date": _joined(claim.published.isoformat() if claim.published else None for claim in told),
        "source_headline": _joined(claim.title for claim in told),
    }


def _joined(words: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def _only(values: Iterable[Any]) -> Any:
    """The one value that all agree on, else None."""
    found = {value for value in values if value is not None}
    return found.pop() if len(found) == 1 else None
