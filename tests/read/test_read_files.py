"""Text files, folders, JSON lines: what is kept to the letter, and what is refused with its place."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.read import ReadOptions, ReadProblem, Source, read, read_source
from claimledger.records import Article


def articles(path: Path, options: ReadOptions | None = None) -> list[Article]:
    found = list(read(path, options))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def problem(path: Path, options: ReadOptions | None = None) -> ReadProblem:
    (item,) = read(path, options)
    assert isinstance(item, ReadProblem)
    return item


def test_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff date 2023-05-04 Six died in Orvále.\r\nTwo “boys”.\rEnd\n".encode())
    (article,) = articles(path, ReadOptions(outlet="Orvale Post"))
    assert article.text == " date 2023-05-04 Six died in Orvále.\nTwo “boys”.\nEnd\n"
    assert (article.id, str(article.published), article.outlet) == ("a.txt", "2023-05-04", "Orvale Post")
    assert article.origin == str(path) and article.sha256 and article.reader == "text"


def test_folder_is_sorted_and_recursive(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert [article.id for article in articles(tmp_path)] == ["a.txt", "b.txt", "sub/c.txt"]


def test_unknown_kinds_are_skipped_in_a_folder_only(tmp_path: Path) -> None:
    (tmp_path / "a.jpeg").write_bytes(b"\xff\xd8\xff\x00")
    assert problem(tmp_path).skipped
    assert not problem(tmp_path / "a.jpeg").skipped
    assert "binary" in problem(tmp_path / "a.jpeg").message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "The “war monitor” said six people were killed in José’s café – two of them children.\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert articles(tmp_path)[0].text == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"abc\x00def", "binary"),
        (b"\x01\x02\x03\x04\xff\xfe\x05", "binary"),
        (b"\xff\xfea", "breaks"),
        (b"x" * 101, "more than 100 bytes"),
    ],
)
def test_bad_text_files(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    found = problem(tmp_path, ReadOptions(max_bytes=100))
    assert message in found.message and found.path == str(tmp_path / "a.txt")


def test_missing_and_empty_paths(tmp_path: Path) -> None:
    assert "no such" in problem(tmp_path / "none.txt").message
    assert "no files" in problem(tmp_path).message


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": 7, "text": "A\r\nb\u2028c", "published": "2023-05-04T23:30:00Z", "title": "T", "extra": [1]},
        {"id": "x", "text": "Published: 7 May 2023\nSix died.", "outlet": "Post", "url": None},
    ]
    path.write_text("\ufeff" + "\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    first, second = articles(path)
    assert (first.id, first.text, str(first.published), first.published_basis) == (
        "7",
        "A\r\nb\u2028c",
        "2023-05-04",
        "field",
    )
    assert (second.id, str(second.published), second.published_basis) == ("x", "2023-05-07", "header")
    assert second.origin == f"{path}:3"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"id": "a"}', "text"),
        (b'{"id": "a", "text": " "}', "text"),
        (b'{"text": "a"}', "id"),
        (b'{"id": true, "text": "a"}', "id"),
        (b'{"id": "a", "text": "a", "published": "soon"}', "published"),
        (b'{"id": "a", "text": "a", "outlet": 3}', "outlet"),
        (b'{"id": "a", "text": "\\ud800"}', "surrogate"),
        (b'{"id": "a", "text": "\xff"}', "UTF-8"),
        (b'{"id": "a", "text": "' + b"x" * 300 + b'"}', "more than"),
        (b'{"id": ' + b"[" * 100_000, "JSON|nested|more than"),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_goes_in(line: bytes, message: str) -> None:
    content = b'{"id": "1", "text": "a"}\n' + line + b'\n{"id": "3", "text": "c"}'
    limit = 200 if b"xxx" in line else 1_000_000
    first, bad, third = read_source(Source("f.jsonl", "f.jsonl", content=content), ReadOptions(max_bytes=limit))
    assert isinstance(first, Article) and isinstance(third, Article)
    assert isinstance(bad, ReadProblem) and bad.line == 2
    assert any(part in bad.message for part in message.split("|"))
    assert str(bad).startswith("f.jsonl:2: ")


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda text: text.strip() != ""))
def test_json_text_is_never_altered(text: str) -> None:
    line = json.dumps({"id": "a", "text": text}).encode()
    (article,) = read_source(Source("-", "standard input", content=line), ReadOptions())
    assert isinstance(article, Article) and article.text == text


@given(st.binary())
def test_any_bytes_give_an_article_or_a_problem(content: bytes) -> None:
    for name in ("a.txt", "a.jsonl", "-"):
        for item in read_source(Source(name, name, content=content), ReadOptions()):
            assert isinstance(item, Article | ReadProblem)
