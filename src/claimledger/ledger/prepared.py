"""An article with all that was found in it, as rows ready to be chained: made by many processes, stored by one."""

from __future__ import annotations

from typing import NamedTuple

from claimledger.ledger.entries import Generation, New, article_address, new_entry
from claimledger.records import Article, Extraction
from claimledger.sketch import shingles, sketch


class Prepared(NamedTuple):
    """`rows` are the claims and issues; `undated` and the rest are what is asked of the article on storing it."""

    article: New
    generation: New
    rows: tuple[New, ...]
    claims: int
    issues: int
    url: str | None
    published: str | None  # ISO
    origin: str | None
    sketch: tuple[int, ...]

    @property
    def id(self) -> str:
        """Article.id"""
        return self.article.name

    @property
    def address(self) -> str:
        """The content address of the article."""
        return self.article.subject


def prepare(article: Article, extraction: Extraction, *, extractor: str = "claimledger", version: str = "") -> Prepared:
    """All that costs time and needs no ledger: the rows as JSON, their addresses, and the sketch of the text."""
    address = article_address(article)
    # An extractor that says the very same thing twice has said it once.
    claims = {claim.model_dump_json(): claim.claim for claim in extraction.claims}
    issues = {issue.model_dump_json(): issue.issue for issue in extraction.issues}
    of = Generation(article=article.id, extractor=extractor, version=version, claims=len(claims), issues=len(issues))
    generation = new_entry("generation", address, generation_name(extractor, version), of.model_dump_json())
    return Prepared(
        article=new_entry("article", address, article.id, article.model_dump_json()),
        generation=generation,
        rows=(
            *(new_entry("claim", generation.id, name, row) for row, name in claims.items()),
            *(new_entry("issue", generation.id, name, row) for row, name in issues.items()),
        ),
        claims=len(claims),
        issues=len(issues),
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        origin=article.origin,
        sketch=sketch(shingles(article.text)),
    )


def generation_name(extractor: str, version: str) -> str:
    return f"{extractor} {version}"
