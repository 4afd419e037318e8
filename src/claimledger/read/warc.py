"""Web archives (.warc, .warc.gz) by fastwarc: each page or document that was answered is a source of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimledger.read.source import About, ReadOptions, ReadProblem, Refused, Source

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
                    if (piece := _piece(record, source, options)) is not None:
                        yield piece
                except Refused as refused:
                    yield ReadProblem(f"{source.origin}/{_address(record) or count}", str(refused))
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            yield ReadProblem(source.origin, f"a broken web archive, read as far as it goes: {error}")
    if not count:
        yield ReadProblem(source.origin, "no answered pages in this web archive")


def _piece(record: Any, source: Source, options: ReadOptions) -> Source | None:
    record.parse_http()
    http = record.http_headers
    if http is None or not http.status_code:
        raise Refused("a broken record: no answer of a server in it")
    if http.status_code != 200:
        return None
    kind = _READ_AS.get((record.http_content_type or "").lower())
    if kind is None:
        return None
    content = record.reader.read(options.max_bytes + 1)
    if len(content) > options.max_bytes:
        raise Refused(f"more than {options.max_bytes:,} bytes; raise the limit with --max-bytes if this is one text")
    content = _unpacked(content, (http.get("Content-Encoding") or "").lower(), options)
    address = _address(record)
    moment = record.headers.get("WARC-Date") or str(record.stream_pos)
    return source.inside(
        f"{address}@{moment}",
        content=content,
        hints=About(url=address or None).over(source.told),
        charset=record.http_charset,
        format=kind,
    )


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
