"""Web archives (.warc, .warc.gz) by fastwarc: each page or document that was answered is a source of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimledger.read.source import About, ReadOptions, ReadProblem, Refused, Source

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_READ_AS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def pieces(source: Source, options: ReadOptions) -> Iterator[Source | ReadProblem]:
    """The answers of an archive, one at a time, so that it may be larger than memory; pictures and the like are left.

    An id is the archive's name with the address of the page and the moment of the visit, for a page may be there twice.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise Refused("web archives need the package fastwarc: pip install 'claimledger[warc]'") from None

    count = 0
    with source.open() as stream:
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                count += 1
                try:
                    yield from _page(record, source, options)
                except Refused as refused:
                    yield ReadProblem(f"{source.origin}/{_address(record) or count}", str(refused))
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            yield ReadProblem(source.origin, f"a broken web archive, read as far as it goes: {error}")
    if not count:
        yield ReadProblem(source.origin, "no answered pages in this web archive")


def _page(record: Any, source: Source, options: ReadOptions) -> Iterator[Source | ReadProblem]:
    """The page or document of one record, and a problem beside it where the archive ends before the page does."""
    record.parse_http()
    http = record.http_headers
    if http is None or not http.status_code:
        raise Refused("a broken record: no answer of a server in it")
    if http.status_code != 200:
        return
    kind = _READ_AS.get((record.http_content_type or "").lower())
    if kind is None:
        return
    stored = record.reader.read(options.max_bytes + 1)
    if len(stored) > options.max_bytes:
        raise Refused(f"more than {options.max_bytes:,} bytes; raise the limit with --max-bytes if this is one text")
    whole = len(stored) >= record.content_length  # fastwarc ends a record that is cut short without a word
    if "chunked" in (http.get("Transfer-Encoding") or "").lower():
        stored, ended = _joined(stored)
        whole = whole and ended
    content = _unpacked(stored, (http.get("Content-Encoding") or "").lower(), options)
    address = _address(record)
    moment = record.headers.get("WARC-Date") or str(record.stream_pos)
    if not whole:
        yield ReadProblem(
            f"{source.origin}/{address}", f"cut short: {len(stored):,} bytes of this page are here, and read"
        )
    yield source.inside(
        f"{address}@{moment}",
        content=content,
        hints=About(url=address or None).over(source.told),
        charset=record.http_charset,
        format=kind,
    )


def _joined(stored: bytes) -> tuple[bytes, bool]:
    """The body of an answer sent in chunks, and whether its end is there; RFC 9112, 7.1.

    Many tools store the body joined and leave the header: what does not begin with the size of a chunk is taken as is.
    """
    parts: list[bytes] = []
    at = 0
    while size := _CHUNK.match(stored, at):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts), True
        parts.append(stored[size.end() : size.end() + length])
        at = size.end() + length + 2
    return (b"".join(parts), False) if parts else (stored, True)


def _unpacked(content: bytes, encoding: str, options: ReadOptions) -> bytes:
    import zlib

    if encoding in ("", "identity"):
        return content
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Refused(f"packed as {encoding!r}, which is not read")
    if not content.startswith(b"\x1f\x8b") and encoding != "deflate":
        return content  # many tools store the page unpacked and leave the header
    unpacker = zlib.decompressobj(47)
    try:
        data = unpacker.decompress(content, options.max_bytes + 1)
    except zlib.error as error:
        raise Refused(f"broken: {error}") from None
    if len(data) > options.max_bytes:
        raise Refused(f"unpacks to more than {options.max_bytes:,} bytes")
    return data


def _address(record: Any) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")
