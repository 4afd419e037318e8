"""Letters (.eml) and pages saved with all their parts (.mhtml), by the standard library."""

from __future__ import annotations

import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage
from typing import cast

from claimledger.read.article import Provenance, document
from claimledger.read.markup import fragment_text
from claimledger.read.source import About, ReadOptions, ReadProblem, Refused, Source, decode, sha256, unix_newlines
from claimledger.records import Article

_MAX_PARTS = 1_000
_READ_AS = {
    "text/html": "html",
    "text/plain": "text",
    "text/csv": "table",
    "application/pdf": "pdf",
    "application/json": "json",
    "message/rfc822": "mail",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem | Source]:
    """The letter as an article, then its attachments as sources of their own. A saved page is its HTML part."""
    data = source.read(options)
    try:
        letter = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for _, part in zip(range(_MAX_PARTS), _leaves(letter), strict=False)]
        if not letter.keys() or not parts:
            raise Refused("not a letter: no headers")
        if address := letter.get("Snapshot-Content-Location"):
            yield _page(source, parts, str(address))
            return
        yield from _letter(source, options, letter, parts, data)
    except Refused:
        raise
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise Refused(f"a broken letter: {type(error).__name__}: {error}") from None


def _letter(
    source: Source, options: ReadOptions, letter: EmailMessage, parts: list[EmailMessage], data: bytes
) -> Iterator[Article | ReadProblem | Source]:
    body = letter.get_body(("plain", "html"))
    text, dropped = _text(cast(EmailMessage, body)) if body else ("", ())
    attached: list[Source] = []
    for number, part in enumerate(parts, 1):
        kind = part.get_content_type()
        name = (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1].strip(".") or f"part{number}"
        if part is body or (not part.is_attachment() and kind in ("text/html", "text/plain")):
            continue  # the same words in another form
        if part.is_attachment() and kind in _READ_AS:
            attached.append(source.inside(name, content=_bytes(part), format=_READ_AS[kind]))
        else:
            dropped = (*dropped, f"{name} ({kind})")
    if text.strip():
        yield document(source, options, text, _about(letter), Provenance(sha256(data), "mail", dropped))
    elif not attached:
        yield ReadProblem(source.origin, "no text in this letter")
    yield from attached


def _page(source: Source, parts: list[EmailMessage], address: str) -> Source:
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        raise Refused("a saved page without a page in it")
    # Not `inside`: the page is the file, so it keeps the name and what a person wrote beside it.
    return Source(
        source.name,
        source.origin,
        content=_bytes(page),
        told=source.told,
        hints=About(url=address),
        charset=page.get_content_charset(),
        format="html",
        depth=source.depth + 1,
    )


def _leaves(letter: EmailMessage) -> Iterator[EmailMessage]:
    """All parts that hold something; a letter in the letter is one part."""
    waiting = [letter]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting = [cast(EmailMessage, inner) for inner in part.iter_parts()] + waiting
        else:
            yield part


def _text(body: EmailMessage) -> tuple[str, tuple[str, ...]]:
    words = unix_newlines(decode(_bytes(body), body.get_content_charset()))
    return fragment_text(words) if body.get_content_type() == "text/html" else (words, ())


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return cast(EmailMessage, part.get_content()).as_bytes()
    return cast("bytes | None", part.get_payload(decode=True)) or b""


def _about(letter: EmailMessage) -> About:
    name, address = email.utils.parseaddr(str(letter.get("From", "")))
    try:
        sent = email.utils.parsedate_to_datetime(str(letter.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError):
        sent = None
    return About(
        title=str(letter.get("Subject", "")).strip() or None,
        author=name or address or None,
        published=sent,
        basis="metadata" if sent else None,
    )
