"""Every kind of file, hostile ones included, through the real command line: one ingest of a folder with them all."""

import json
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import made_files
import pytest

from claimledger.ledger import Ledger
from claimledger.records import Article
from program import Done, Program

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "read_formats.toml").read_text(encoding="utf-8"))["case"]


def content_of(case: dict[str, Any]) -> bytes:
    parts = case.get("parts", [])
    match case.get("made"):
        case None if "repeat" in case:
            words, times = case["repeat"]
            return (words * times).encode()
        case None:
            return case["content"].lstrip("\n").encode(case.get("encoding", "utf-8"))
        case "pdf":
            return made_files.pdf(*parts)
        case "docx":
            return made_files.docx(*parts, table=(("Orvale", "18"),), header="Confidential")
        case "warc":
            address, page = parts
            picture = ("https://post.example/a.png", "image/png", b"x")
            return made_files.warc((address, "text/html; charset=utf-8", page.encode()), picture, packed=True)
        case "zipped" | "tarred" as name:
            return getattr(made_files, name)(case["files"])
        case name:
            return getattr(made_files, name)(*parts)


@dataclass
class Ingested:
    status: int
    messages: str
    articles: dict[str, Article]
    killed: dict[str, list[int]]


@pytest.fixture(scope="module")
def ingested(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    folder = tmp_path_factory.mktemp("formats")
    (folder / "in").mkdir()
    for case in CASES:
        (folder / "in" / case["name"]).write_bytes(content_of(case))
        for name, text in case.get("beside", {}).items():
            (folder / "in" / name).write_text(text, encoding="utf-8")
    before = sorted(folder.rglob("*"))

    def run(*words: str) -> Done:
        return program.run([*words], folder, env={"CLAIMLEDGER_LEDGER": str(folder / "l.db")})

    done = run("ingest", "in", "--jobs", "2")
    claims = run("claims", "--format", "jsonl")
    assert claims.returncode == 0 and run("verify").returncode == 0
    assert sorted(path for path in folder.rglob("*") if not path.name.startswith("l.db")) == before  # nothing unpacked
    killed = defaultdict(list)
    for row in map(json.loads, claims.stdout.splitlines()):
        killed[row["article"]].append(row["low"])
    with Ledger.open(folder / "l.db", write=False) as ledger:
        return Ingested(done.returncode, done.stderr, {a.id: a for a in ledger.articles()}, killed)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_format(case: dict[str, Any], ingested: Ingested) -> None:
    for identity, expected in case.get("articles", {}).items():
        article = ingested.articles[identity]
        assert ingested.killed[identity] == [expected.pop("killed")]
        assert expected.pop("contains", "") in article.text
        assert expected.pop("dropped", "") in "; ".join(article.dropped)
        assert {name: str(getattr(article, name) or "") for name in expected} == expected
        assert article.sha256 is not None and len(article.sha256) == 64
        for words in case.get("not_in_text", ()):
            assert words not in article.text
    for message in case.get("problems", ()):
        assert any(words in ingested.messages for words in message.split("|")), ingested.messages


def test_nothing_else_went_in_and_the_failure_shows(ingested: Ingested) -> None:
    assert ingested.articles.keys() == {identity for case in CASES for identity in case.get("articles", {})}
    assert ingested.status == 1 and "Traceback" not in ingested.messages


def test_every_format_has_a_case() -> None:
    from claimledger.read import FORMATS, format_of

    assert {format_of(case["name"]) for case in CASES} >= set(FORMATS.values())
