"""The columns of each table: their order, what a cell holds, and the HXL tag of each; docs/fields.md explains them."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from claimledger.export.rows import CLAIM_COLUMNS, NESTED, TOLL_COLUMNS
from claimledger.records import Claim, Record, Toll

Kind = Literal["text", "integer", "number", "day", "boolean", "list"]


@dataclass(frozen=True)
class Sheet:
    """A table by name: what its columns are called and what a cell of each holds."""

    name: str
    kinds: dict[str, Kind]  # by column, in order

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.kinds)

    @property
    def tags(self) -> tuple[str, ...]:
        """The HXL tag of each column."""
        return tuple(HXL[name] for name in self.kinds)


def kind(annotation: Any) -> Kind:
    """What a cell holds whose field has this type; None is an empty cell in every kind.

    >>> kind(int | None), kind(tuple[str, ...])
    ('integer', 'list')
    """
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        chosen = {kind(one) for one in typing.get_args(annotation) if one is not type(None)}
        return chosen.pop() if len(chosen) == 1 else "text"
    if typing.get_origin(annotation) is tuple:
        return "list"
    known: dict[Any, Kind] = {bool: "boolean", int: "integer", float: "number", date: "day", datetime: "text"}
    return known.get(annotation, "text")


def _kinds(model: type[Record], first: Sequence[str], left_out: Sequence[str] = ()) -> dict[str, Kind]:
    names = [*first, *(name for name in model.model_fields if name not in first and name not in left_out)]
    return {name: kind(model.model_fields[name].annotation) for name in names}


CLAIMS = Sheet("claims", _kinds(Claim, CLAIM_COLUMNS))
TOLLS = Sheet("tolls", {**_kinds(Toll, TOLL_COLUMNS, NESTED), "attribution": "text"})

_GED: dict[str, Kind] = {
    "id": "text", "year": "integer", "date_start": "day", "date_end": "day", "date_prec": "integer",
    "where_coordinates": "text", "where_prec": "integer", "adm_1": "text", "country": "text", "latitude": "number",
    "longitude": "number", "low": "integer", "best": "integer", "high": "integer", "number_of_sources": "integer",
    "source_article": "text", "source_office": "text", "source_date": "text", "source_headline": "text",
    "source_original": "text",
}  # fmt: skip
UCDP_TOLLS = Sheet("ucdp", _GED | {"category": "text", "demographic": "text", "basis": "text", "derived": "boolean"})
UCDP_CLAIMS = Sheet(
    "ucdp",
    _GED | {"category": "text", "demographic": "text", "qualifier": "text", "quote": "text", "assertion": "text",
            "part_of": "text", "repeat_of": "text"},
)  # fmt: skip

HXL = {
    "admin1": "#adm1+name",
    "adm_1": "#adm1+name",
    "affiliation": "#affected+group+affiliation",
    "article": "#meta+article",
    "articles": "#meta+article+list",
    "assertion": "#status+assertion",
    "attacker": "#affected+attacker+bool",
    "attribution": "#meta+attribution",
    "background": "#meta+background+bool",
    "basis": "#meta+basis",
    "best": "#affected+num+best",
    "best_claim": "#meta+id+best",
    "by": "#meta+grouping",
    "category": "#affected+category",
    "claim": "#meta+id+claim",
    "contested": "#status+contested+bool",
    "country": "#country+name",
    "cumulative": "#meta+cumulative+bool",
    "date_end": "#date+end",
    "date_prec": "#date+precision+code",
    "date_precision": "#date+precision",
    "date_reason": "#date+reason",
    "date_start": "#date+start",
    "demographic": "#affected+demographic",
    "derived": "#meta+derived+bool",
    "derived_from": "#meta+derived+list",
    "end": "#meta+offset+end",
    "event": "#event+id",
    "extractor": "#meta+software",
    "figures": "#meta+figures",
    "high": "#affected+num+max",
    "high_claim": "#meta+id+max",
    "highest": "#affected+num+said+max",
    "id": "#meta+id",
    "incident": "#event+num",
    "iso": "#country+code+v_iso2",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "low": "#affected+num+min",
    "low_claim": "#meta+id+min",
    "lowest": "#affected+num+said+min",
    "notes": "#description+notes+list",
    "number": "#description+figure",
    "number_of_sources": "#meta+source+num",
    "outcome": "#affected+outcome",
    "outlet": "#meta+publisher",
    "parent": "#event+id+parent",
    "part_of": "#meta+id+whole",
    "parts": "#meta+parts",
    "perpetrator": "#cause+perpetrator",
    "place": "#loc+name",
    "place_candidates": "#loc+code+list",
    "place_id": "#loc+code",
    "place_precision": "#loc+precision",
    "place_reason": "#loc+reason",
    "policy": "#meta+policy",
    "published": "#date+published",
    "qualifier": "#affected+qualifier",
    "quote": "#description+quote",
    "quote_end": "#meta+offset+quote+end",
    "quote_start": "#meta+offset+quote+start",
    "repeat_of": "#meta+id+repeated",
    "source": "#meta+source",
    "source_article": "#meta+article",
    "source_date": "#date+published",
    "source_headline": "#meta+title",
    "source_kind": "#meta+source+type",
    "source_office": "#meta+publisher",
    "source_original": "#meta+source",
    "source_reason": "#meta+source+reason",
    "sources": "#meta+source+list",
    "start": "#meta+offset+start",
    "stated": "#date+stated",
    "title": "#meta+title",
    "toll": "#meta+id+toll",
    "version": "#meta+software+version",
    "via": "#meta+source+relay",
    "where_coordinates": "#loc+name",
    "where_prec": "#loc+precision+code",
    "year": "#date+year",
}
