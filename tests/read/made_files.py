"""Files of every kind that is no plain text, made here from words of our own."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping


def pdf(*pages: str, title: str | None = None) -> bytes:
    """A PDF with one text per page, a line of it for each line."""
    fonts = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>"]
    for number, text in enumerate(pages):
        lines = "".join(f"({line}) Tj T* " for line in text.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {lines}ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {fonts} /Contents {4 + 2 * number} 0 R >>"
        )
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    info = f" /Info {len(bodies) + 1} 0 R" if title else ""
    if title:
        bodies.append(f"<< /Title ({title}) >>")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def docx(*paragraphs: str, table: tuple[tuple[str, ...], ...] = (), title: str = "", header: str = "") -> bytes:
    from docx import Document

    file = Document()
    file.core_properties.title = title
    file.core_properties.author = ""
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    if table:
        made = file.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words
    if header:
        file.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files: Mapping[str, bytes | str], *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz" if packed else "w") as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def warc(*answers: tuple[str, str, bytes], packed: bool = False, header: str = "") -> bytes:
    """A web archive of (address, media type, body); each answer is a record of its own, packed on its own.

    `header` is one more line of each answer's head, such as "Transfer-Encoding: chunked".
    """
    records = []
    for number, (address, kind, body) in enumerate(answers):
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{header or f'Content-Length: {len(body)}'}\r\n\r\n".encode()
            + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2025-03-08T10:00:0{number}Z\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


def gzipped(content: str) -> bytes:
    return gzip.compress(content.encode())


def bomb() -> bytes:
    """A packed file of 40 MB of zeros in 40 KB."""
    return gzip.compress(bytes(40_000_000), 6)


def bomb_zip() -> bytes:
    """An article, then files of 18 MB that are packed to a thousandth: each is small enough, all together are not."""
    article = "Shelling killed 33 people in Orvale on Friday, police said."
    return zipped({"a.txt": article, **{f"z{n}.txt": bytes(18_000_000) for n in range(1, 5)}})


def nested() -> bytes:
    content = zipped({"deep.txt": "Shelling killed 96 people in Orvale on Friday, police said."})
    for _ in range(4):
        content = zipped({"inner.zip": content})
    return content
