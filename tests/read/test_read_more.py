"""What the table of formats does not show: sniffing, mapped columns, metadata beside files, limits, any bytes."""

import io
import json
import random
import sys
from datetime import date
from pathlib import Path
from typing import Any

import made_files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.read import Meter, ReadOptions, ReadProblem, Source, pieces, read, read_source
from claimledger.read.sniff import FORMATS, format_of_bytes
from claimledger.records import Article

PAGE = "<html><body><article><p>Shelling killed six people in Orvale, police said.</p></article></body></html>"
LETTER = "From: a@b.example\nMessage-ID: <1@b.example>\nSubject: x\n\nSix died.\n"


def found(name: str, content: bytes, **options: Any) -> list[Article | ReadProblem]:
    return list(read_source(Source(name, name, content=content), ReadOptions(**options)))


def article(name: str, content: bytes, **options: Any) -> Article:
    (item,) = found(name, content, **options)
    assert isinstance(item, Article), item
    return item


def message(name: str, content: bytes, **options: Any) -> str:
    (item,) = found(name, content, **options)
    assert isinstance(item, ReadProblem), item
    return str(item)


def test_what_a_page_has_inside_of_words_goes() -> None:
    page = PAGE.replace("killed", "kil&shy;led").replace("police", "po&#8203;lice")
    assert article("page.html", page.encode()).text == "Shelling killed six people in Orvale, police said."


@pytest.mark.parametrize(
    ("head", "format"),
    [
        (made_files.pdf("x"), "pdf"),
        (made_files.docx("x"), "docx"),
        (made_files.zipped({"a.txt": "x"}), "archive"),
        (made_files.tarred({"a.txt": "x"}), "archive"),
        (made_files.tarred({"a.txt": "x"}, packed=False), "archive"),
        (made_files.warc(("https://a.example/", "text/html", b"x")), "warc"),
        (b'{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}', "jsonl"),
        (b'{"id": 1, "text": "' + b"x" * 5000, "jsonl"),
        (b'{\n "id": 1,\n "text": "a"}', "json"),
        (b'\xef\xbb\xbf [{"id": 1, "text": "a"}]', "json"),
        (b"[TEXT] Six died.", "text"),
        (b"<!-- saved -->\n<!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "feed"),
        (b"<b>Six died", "text"),
        (LETTER.encode(), "mail"),
        (b"From: our correspondent\nDate: 7 May 2023\n\nSix died.", "text"),
        (b'id,"text",outlet\n1,Six died.,Post', "table"),
        (b"Six died, the text said, in Orvale.", "text"),
        (b"", "text"),
    ],
    ids=range(19),  # the bytes of an archive hold the time at which it was made
)
def test_sniffing(head: bytes, format: str) -> None:
    assert format_of_bytes(head[:4096], ReadOptions()) == format


@pytest.mark.parametrize(
    "content",
    [
        b"Six died.",
        b'{"id": "-", "text": "Six died."}',
        b'{"text": "Six died.",\n"id": "-"}',
        PAGE.encode(),
        LETTER.encode(),
        made_files.pdf("Six died."),
        made_files.zipped({"a.txt": "Six died."}),
    ],
)
def test_standard_input(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    (item,) = read("-")
    assert isinstance(item, Article) and item.id in ("-", "-/a.txt") and item.text.strip()[-5:] in ("died.", "said.")


def test_mapped_columns() -> None:
    columns = (("text", "body"), ("title", "headline"), ("published", "day"), ("id", "nr"))
    row = {"nr": 4, "body": "Six died.", "headline": "H", "day": "7 March 2025", "text": "not this"}
    as_csv = "nr,body,headline,day,text\n4,Six died.,H,7 March 2025,not this\n"
    for name, content in (("a.json", json.dumps([row])), ("a.jsonl", json.dumps(row)), ("a.csv", as_csv)):
        read_as = article(name, content.encode(), columns=columns)
        assert (read_as.id, read_as.text, read_as.title) == ("4", "Six died.", "H")
        assert read_as.published == date(2025, 3, 7)
    assert "no column 'day' for published" in message("a.csv", b"nr,body,headline\n4,x,y\n", columns=columns)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_in_any_encoding(encoding: str) -> None:
    rows = "text\tid\n" + "".join(f"“Six” died in José’s café – on day {n}.\t{n}\n" for n in range(3))
    items = found("a.tsv", rows.encode(encoding))
    assert [item.text for item in items if isinstance(item, Article)] == [
        f"“Six” died in José’s café – on day {n}." for n in range(3)
    ]


def test_a_long_cell_and_an_open_quotation_mark() -> None:
    assert len(article("a.csv", b"id,text\n1," + b"x" * 500_000 + b"\n").text) == 500_000
    first, problem = found("a.csv", b'id,text\n1,Six died.\n2,"Ten died.\n3,Two died.\n')
    assert isinstance(first, Article) and isinstance(problem, ReadProblem) and problem.line == 4
    assert "more than 100 characters" in message("a.csv", b"id,text\n1," + b"x" * 200, max_bytes=100)
    assert "3 cells under 2 names" in message("a.csv", b"id,text\n1,Six, seven\n")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.meta.toml", 'outlets = "Post"', "the key 'outlets' is none of"),
        ("a.meta.toml", "outlet = 3", "outlet is not a string"),
        ("a.meta.toml", "published = 'soon'", "'soon' is not a day"),
        ("a.meta.toml", "outlet = ", "left out, for a.meta.toml cannot be read"),
        ("manifest.csv", "file,day\na.txt,soon\n", "manifest.csv:2 cannot be read"),
        ("manifest.csv", "file,outlet\na.txt,A\na.txt,B\n", "has two rows"),
    ],
)
def test_an_article_with_unreadable_metadata_stays_out(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / "a.txt").write_text("Six died.")
    (tmp_path / "b.txt").write_text("Two died.")
    (tmp_path / name).write_text(content)
    problem, other = read(tmp_path)
    assert isinstance(problem, ReadProblem) and words in problem.message and not problem.skipped
    assert isinstance(other, Article) and other.id == "b.txt"


def test_metadata_from_nearest_to_farthest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Published: 1 May 2023\nSix died.")
    (tmp_path / "sub" / "a.txt.meta.toml").write_text('outlet = "Sidecar"')
    (tmp_path / "sub" / "manifest.csv").write_text("path;outlet;title;language\na.txt;Near;T;en\n")
    (tmp_path / "manifest.csv").write_text(
        "\ufeffFile,Outlet,Published,notes\nsub/a.txt,Far,2023-05-07,x\n", encoding="utf-8"
    )
    (item,) = read(tmp_path)
    assert isinstance(item, Article)
    assert (item.outlet, item.title, item.language, item.published) == ("Sidecar", "T", "en", date(2023, 5, 7))
    (alone,) = read(tmp_path / "sub" / "a.txt", ReadOptions(outlet="Option", published=date(2023, 5, 8)))
    assert isinstance(alone, Article)
    assert (alone.outlet, alone.title, alone.published_basis) == ("Option", "T", "option")


def test_rows_go_before_what_is_said_of_their_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": 1, "text": "Six died.", "outlet": "Row"}\n{"id": 2, "text": "Two died."}\n'
    )
    (tmp_path / "a.meta.toml").write_text('outlet = "File"\npublished = 2023-05-07')
    items = list(read(tmp_path))
    assert [(i.outlet, str(i.published)) for i in items if isinstance(i, Article)] == [
        ("Row", "2023-05-07"),
        ("File", "2023-05-07"),
    ]


def test_a_manifest_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six died.")
    (tmp_path / "manifest.csv").write_text("name,outlet\na.txt,Post\n")
    item, problem = read(tmp_path)
    assert isinstance(item, Article) and item.outlet is None
    assert isinstance(problem, ReadProblem) and "no column 'file'" in problem.message


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ('<meta property="article:modified_time" content="2025-03-09">', None),
        ('<meta itemprop="datePublished" content="2025-03-07">', "2025-03-07"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-03-07T10:00"}'
         "]}</script>", "2025-03-07"),
        ('<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2025-03-07"},'
         '{"@type": "NewsArticle", "datePublished": "2025-03-01"}]</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:published_time" content="03/07/2025">', None),
        ('<link rel="canonical" href="https://post.example/2025/03/07/six">', "2025-03-07"),
    ],
)  # fmt: skip
def test_the_day_that_a_page_declares(page: str, day: str | None) -> None:
    read_as = article("a.html", PAGE.replace("<body>", f"<head>{page}</head><body>").encode())
    assert (str(read_as.published) if read_as.published else None) == day


def test_a_page_nested_to_break_readers() -> None:
    assert "nested" in message("a.html", b"<html><body>" + b"<div>" * 3000 + b"Six died.")
    assert "no text" in message("a.html", b"<html><body><script>x()</script></body></html>")


def test_a_locked_pdf_and_a_scan() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(made_files.pdf("Six died."))))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    assert "locked with a password" in message("a.pdf", out.getvalue())
    assert "text recognition" in message("a.pdf", made_files.pdf(""))


def test_limits() -> None:
    assert "more than 10 bytes" in message("a.html", PAGE.encode(), max_bytes=10)
    assert "would unpack to" in message("a.docx", made_files.docx("x" * 100_000), max_bytes=40_000)
    assert "more than 1,000 bytes" in message("a.txt.gz", made_files.bomb(), max_bytes=1000)


def test_a_cut_archive_is_read_as_far_as_it_goes() -> None:
    files = {f"{n}.txt": f"Six died on day {n}. " + random.Random(n).randbytes(2000).hex() for n in range(40)}
    items = found("a.tar.gz", made_files.tarred(files)[:-2000])
    assert isinstance(items[0], Article) and isinstance(items[-1], ReadProblem)
    assert "broken" in items[-1].message


@pytest.mark.parametrize("at", [-60, -200])
def test_a_web_archive_that_ends_inside_a_page_says_so(at: int) -> None:
    pytest.importorskip("fastwarc")
    page = PAGE.replace("</body>", "<p>" + "The road stayed closed all day. " * 20 + "</p></body>").encode()
    whole = made_files.warc(("https://a.example/1", "text/html", page), ("https://a.example/2", "text/html", page))
    first, problem, second = found("a.warc", whole[:at])
    assert isinstance(first, Article) and isinstance(second, Article) and len(second.text) < len(first.text)
    assert isinstance(problem, ReadProblem) and "cut short" in problem.message
    assert problem.path.endswith("https://a.example/2")


def test_web_pages_sent_in_chunks_are_joined() -> None:
    pytest.importorskip("fastwarc")
    page = PAGE.encode()
    chunks = b"".join(b"%X;x=1\r\n%b\r\n" % (len(page[n : n + 40]), page[n : n + 40]) for n in range(0, len(page), 40))
    chunked = {"header": "Transfer-Encoding: chunked"}

    def answer(body: bytes) -> bytes:
        return made_files.warc(("https://a.example/", "text/html", body), **chunked)

    (plain,) = found("a.warc", made_files.warc(("https://a.example/", "text/html", page)))
    for body in (chunks + b"0\r\n\r\n", page):  # the second: joined by the tool that stored it
        (joined,) = found("a.warc", answer(body))
        assert isinstance(joined, Article) and isinstance(plain, Article) and joined.text == plain.text
    problem, cut = found("a.warc", answer(chunks[:-30]))
    assert isinstance(problem, ReadProblem) and "cut short" in problem.message and isinstance(cut, Article)


def test_larger_texts_inside_archives_are_streamed() -> None:
    lines = "".join(json.dumps({"id": n, "text": f"Six died on day {n}."}) + "\n" for n in range(500))
    assert len(found("a.zip", made_files.zipped({"a.jsonl": lines}), max_bytes=2000)) == 500
    assert "more than 2,000 bytes" in message("a.zip", made_files.zipped({"a.txt": lines}), max_bytes=2000)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("reading opened a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    outside = PAGE.replace(
        "<article>", '<article><img src="http://127.0.0.1:9/a.png"><link href="http://127.0.0.1:9/">'
    )
    doctype = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">'
    article("a.html", (doctype + outside).encode())
    feed = (
        '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss version="2.0"><channel><item><guid>'
    )
    article("a.rss", (feed + "a:1</guid><description>Six died.</description></item></channel></rss>").encode())


def test_pieces_are_small_and_told_to_the_meter(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": n, "text": "x" * 1000}) + "\n" for n in range(1000)))
    (tmp_path / "b.html").write_text(PAGE)
    meter, seen = Meter(), []
    for piece in pieces(tmp_path, ReadOptions(), meter):
        assert isinstance(piece, Source) and (piece.path or len(piece.content or b"") < 200_000)
        seen.append(meter.done)
    assert len(seen) > 5 and seen == sorted(seen) and 0 < seen[0] < seen[-1]
    assert meter.done == sum(file.stat().st_size for file in tmp_path.iterdir())


@settings(max_examples=60)
@given(st.binary(max_size=400), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_under_any_name_give_articles_or_problems(content: bytes, suffix: str) -> None:
    starts = {
        ".pdf": b"%PDF-1.4\n",
        ".zip": b"PK\x03\x04",
        ".gz": b"\x1f\x8b\x08\x00",
        ".html": b"<p>",
        ".csv": b"text\n",
    }
    for start in (b"", starts.get(suffix, b"{")):
        for item in found("a" + suffix, start + content):
            assert isinstance(item, Article | ReadProblem)
            assert isinstance(item, ReadProblem) or item.text.encode()


@settings(max_examples=25)
@given(st.data())
def test_files_with_a_few_wrong_bytes_give_articles_or_problems(data: st.DataObject) -> None:
    name, content = data.draw(st.sampled_from(BROKEN))
    raw = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    for item in found(name, bytes(raw)):
        assert isinstance(item, Article | ReadProblem)


BROKEN = [
    ("a.pdf", made_files.pdf("Six died.", title="T")),
    ("a.docx", made_files.docx("Six died.")),
    ("a.zip", made_files.zipped({"a.txt": "Six died.", "b.html": PAGE})),
    ("a.tar.gz", made_files.tarred({"a.txt": "Six died."})),
    ("a.tar", made_files.tarred({"a.txt": "Six died."}, packed=False)),
    ("a.warc", made_files.warc(("https://a.example/", "text/html", PAGE.encode()))),
    ("a.warc.gz", made_files.warc(("https://a.example/", "text/html", PAGE.encode()), packed=True)),
    ("a.eml", LETTER.encode()),
]


def test_raised_marks_of_notes_are_no_digits_of_a_number() -> None:
    from claimledger.read.markup import fragment_text

    text, left_out = fragment_text(
        "<p>The army lost 17<sup>6</sup> men<sup><a href='#n'>[12]</a></sup> on the 5<sup>th</sup> of May.</p>"
    )
    assert text == "The army lost 17 men on the 5th of May."
    assert left_out == ("2 marks of notes",)
