"""ingest, extract and verify through the real command line."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.cli.store import progress_line
from claimledger.ingest import Tally
from claimledger.ledger import Ledger, schema, verify
from program import Run


def test_twice_adds_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Published: 7 May 2023\nShelling killed six people in Orvale on Friday, police said.")
    (folder / "b.txt").write_text("Nobody speaks of figures here.")
    first = run("ingest", "in")
    assert (first.returncode, first.stdout) == (0, "") and "2 new, 0 known" in first.stderr
    assert "undated: 1 (b.txt)" in first.stderr
    size = Ledger.open(tmp_path / "claimledger.db").head()
    second = run("ingest", "in")
    assert second.returncode == 0 and "0 new, 2 known" in second.stderr
    assert Ledger.open(tmp_path / "claimledger.db").head() == size
    assert run("verify").returncode == 0


def test_bad_input_is_reported_and_the_rest_goes_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Six died."}\n{broken\n{"id": "3", "text": "Two died."}\n')
    (tmp_path / "empty.txt").touch()
    done = run("ingest", "a.jsonl", "empty.txt", "none.txt")
    assert done.returncode == 1
    for words in ("a.jsonl:2: not JSON", "empty.txt: empty", "none.txt: no such file", "2 new", "3 failed"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input_and_options(run: Run, tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": "Six died on Friday."})
    assert run("ingest", "-", "--published", "2023-05-07", "--outlet", "Post", input=line).returncode == 0
    (article,) = Ledger.open(tmp_path / "claimledger.db").articles()
    assert (str(article.published), article.published_basis, article.outlet) == ("2023-05-07", "option", "Post")
    assert run("ingest", "-", "--published", "Friday", input=line).returncode == 2


def test_one_id_for_two_texts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Six died."}\n{"id": "1", "text": "Nine died."}\n')
    done = run("ingest", "a.jsonl")
    assert done.returncode == 1 and "a.jsonl:2: another text of the same run has the id '1'" in done.stderr
    (tmp_path / "b.jsonl").write_text('{"id": "1", "text": "Ten died."}\n')
    assert "replaced: 1" in run("ingest", "b.jsonl").stderr
    with Ledger.open(tmp_path / "claimledger.db") as ledger:
        assert [article.text for article in ledger.articles()] == ["Ten died."]


def test_extract_stores_nothing(run: Run, tmp_path: Path) -> None:
    done = run("extract", "-", input="Shelling killed six people in Orvale.")
    assert done.returncode == 0 and not (tmp_path / "claimledger.db").exists()
    for line in done.stdout.splitlines():
        assert json.loads(line)["article"] == "-"


def many_batches(path: Path) -> int:
    """Writes articles that take a dozen batches, so that a stop falls between them; how many there are."""
    articles = 500
    lamps = range(60)  # unlike those of the next article: nothing is to be a copy
    with path.open("w") as stream:
        for n in range(articles):
            stalls = "; ".join(f"stall {n * 97 + k} has lamp {k * 89 + n} and {n + k * n}" for k in lamps)
            text = f"Shelling killed six people in Orvale on day {n}. {stalls}."
            stream.write(json.dumps({"id": str(n), "text": text}) + "\n")
    return articles


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_ingest_leaves_a_ledger_that_verifies(run: Run, tmp_path: Path, jobs: str) -> None:
    articles = many_batches(tmp_path / "a.jsonl")
    words = [sys.executable, "-m", "claimledger", "ingest", "a.jsonl", "--ledger", "claimledger.db", "--jobs", jobs]
    process = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE)
    path = tmp_path / "claimledger.db"
    while process.poll() is None and _entries(path) <= 60:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=60)  # the pipe closes when no child holds it any more
    with Ledger.open(path, write=False) as ledger:
        stored = len(list(ledger.articles()))
        assert 0 < stored < articles and verify(ledger) == []
    done = run("ingest", "a.jsonl")
    assert done.returncode == 0 and f"{articles - stored:,} new, {stored:,} known" in done.stderr
    assert run("verify").returncode == 0


def _entries(path: Path) -> int:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_the_number_of_processes_changes_nothing(run: Run, tmp_path: Path) -> None:
    rows = ({"id": str(n), "text": f"Shelling killed {n + 2} people in Orvale."} for n in range(100))
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    for jobs, name in ((1, "one.db"), (2, "two.db")):
        assert run("ingest", "a.jsonl", "--jobs", jobs, "--ledger", name).returncode == 0
    with Ledger.open(tmp_path / "one.db") as one, Ledger.open(tmp_path / "two.db") as two:
        assert [entry.id for entry in one.entries()] == [entry.id for entry in two.entries()]
        assert one.head().entries >= 200


STORY = (
    "Shelling killed six people in Orvale on Friday, the mayor told reporters at the town hall. The market was full "
    "when the first shells came down shortly after ten, and shops stayed shut for the rest of the day."
)


def in_process(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Any:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(app, [*words, "--ledger", str(folder / "claimledger.db")])


def test_copies_and_newer_states_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<html><head><link rel='canonical' href='https://p.example/1'><meta property='article:published_time'"
    page += " content='2025-03-0{}'></head><body><article><p>{}</p></article></body></html>"
    (tmp_path / "new.html").write_text(page.format(8, STORY + " A seventh died in hospital, a doctor said."))
    (tmp_path / "old.html").write_text(page.format(7, STORY))
    (tmp_path / "wire.txt").write_text(STORY)
    done = in_process(tmp_path, monkeypatch, "ingest", ".")
    assert done.exit_code == 0
    assert "newer: new.html is a later state of the page old.html" in done.stderr
    assert "copy: wire.txt says what old.html says, word for word" in done.stderr
    assert "copy: old.html says what new.html says, in 100%" not in done.stderr  # "100%" is word for word alone
    assert "3 new, 0 known, 2 copies" in done.stderr
    with Ledger.open(tmp_path / "claimledger.db", write=False) as ledger:
        assert {article.id for article in ledger.articles()} == {"new.html", "wire.txt"}


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Published: {n + 1} May 2023\nShelling killed {n + 2} people in Orvale.")
    heads = []
    for order in ("0123", "3120", "2213300"):
        done = in_process(tmp_path, monkeypatch, "ingest", *(f"{n}.txt" for n in order))
        assert done.exit_code == 0, done.stderr
        with Ledger.open(tmp_path / "claimledger.db", write=False) as ledger:
            heads.append([entry.id for entry in ledger.entries()])
        (tmp_path / "claimledger.db").unlink()
    assert heads[0] == heads[1] == heads[2]


def test_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("nr,body\n1,Six people were killed in Orvale.\n")
    assert "--column text=NAME" in in_process(tmp_path, monkeypatch, "ingest", "a.csv").stderr
    done = in_process(tmp_path, monkeypatch, "ingest", "a.csv", "--column", "text=body", "--column", "id=nr")
    assert done.exit_code == 0 and "1 new" in done.stderr
    for wrong in ("text", "words=body", "text="):
        done = in_process(tmp_path, monkeypatch, "ingest", "a.csv", "--column", wrong)
        assert done.exit_code == 2 and "is not FIELD=NAME" in done.stderr


def test_versions_of_one_id_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"id": "1", "text": f"{word} died.", "published": day} for word, day in
            (("Nine", "2023-05-08"), ("Six", "2023-05-07"), ("Ten", "2023-05-08"))]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = in_process(tmp_path, monkeypatch, "ingest", "a.jsonl")
    assert done.exit_code == 1 and "a.jsonl:3: another text of the same run has the id '1'" in done.stderr
    with Ledger.open(tmp_path / "claimledger.db", write=False) as ledger:
        assert [article.text for article in ledger.articles()] == ["Nine died."]
        assert len(list(ledger.articles(all_versions=True))) == 2


def _heeds_interrupts() -> None:
    """As at a terminal: a shell starts what runs in the background deaf to them, tests included."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a group of processes")
def test_ctrl_c_keeps_what_was_stored(run: Run, tmp_path: Path) -> None:
    articles = many_batches(tmp_path / "a.jsonl")
    command = [sys.executable, "-m", "claimledger", "ingest", "a.jsonl", "--jobs", "2", "--ledger", "claimledger.db"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=_heeds_interrupts
    )
    path = tmp_path / "claimledger.db"
    while process.poll() is None and _entries(path) <= 60:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    messages = process.communicate(timeout=60)[1]
    assert process.returncode == 1 and messages == "stopped; what was reported as stored is stored\n"
    with Ledger.open(path, write=False) as ledger:
        assert 0 < len(list(ledger.articles())) < articles and verify(ledger) == []


@pytest.mark.parametrize(
    ("bytes_read", "size", "seconds", "line"),
    [
        (0, 1000, 2.0, "30 articles, 7 claims stored, 15/s"),
        (250, 1000, 2.0, "[#####               ]  25% 30 articles, 7 claims stored, 15/s, 0:00:06 left"),
        (250, None, 2.0, "30 articles, 7 claims stored, 15/s"),
        (1000, 1000, 2.0, "[####################] 100% 30 articles, 7 claims stored, 15/s, 0:00:00 left"),
        (1, 10_000, 1.0, "[                    ]   0% 30 articles, 7 claims stored, 30/s, 2:46:39 left"),
    ],
)
def test_progress(bytes_read: int, size: int | None, seconds: float, line: str) -> None:
    assert progress_line(Tally(added=10, known=20, claims=7, bytes_read=bytes_read), size, seconds) == line


def test_a_full_disk_keeps_what_was_stored(run: Run, filled: Path, tmp_path: Path) -> None:
    before = len(list(Ledger.open(filled, write=False).articles()))
    (tmp_path / "big.txt").write_text("The market of Orvale is quiet. " * 30_000)
    script = f"ulimit -f 200; {sys.executable} -m claimledger ingest big.txt --ledger claimledger.db"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stderr and "disk" in done.stderr
    assert run("verify").returncode == 0
    assert len(list(Ledger.open(filled, write=False).articles())) == before


def test_a_locked_ledger(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Six died.")
    monkeypatch.setattr(schema, "_BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        locked = in_process(tmp_path, monkeypatch, "ingest", "a.txt")
        assert locked.exit_code == 1 and "in use by another program" in locked.stderr
        other.execute("ROLLBACK")
    assert in_process(tmp_path, monkeypatch, "ingest", "a.txt").exit_code == 0


def test_damaged_and_foreign_ledgers(run: Run, filled: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Six died.")
    size = filled.stat().st_size
    with filled.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\x55" * (size - 8192))
    for words in (["verify"], ["claims"], ["ingest", "a.txt"]):
        damaged = run(*words)
        assert damaged.returncode == 1 and "amaged" in damaged.stderr and "Traceback" not in damaged.stderr
    (tmp_path / "text.db").write_text("no database " * 1000)
    foreign = run("ingest", "a.txt", "--ledger", "text.db")
    assert foreign.returncode == 1 and "text.db: not a ledger" in foreign.stderr


def test_verify_shows_the_head_and_asks_for_it(run: Run, filled: Path) -> None:
    head = run("verify").stdout.split()[-1]
    assert run("verify", "--head", head).returncode == 0
    lost = run("verify", "--head", "f" * 64)
    assert lost.returncode == 1 and "cut off" in lost.stderr


def test_help_is_light() -> None:
    heavy = ("pydantic", "sqlite3", "rapidfuzz", "rich.table")
    probe = f"import sys, claimledger.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


OWN_PLACES = '[[place]]\nname = "Zarnab"\niso = "SY"\nadmin1 = "Hama"\nlatitude = 35.2\nlongitude = 36.7\n'
OWN_SOURCES = (
    '[[source]]\nname = "Orvale Toll Circle"\naliases = ["OTC", "Toll Circle"]\nkind = "monitor"\ncountry = "SY"\n'
)
OWN_TEXT = "Published: 7 May 2023\nSix people died in Zarnab on Friday, the OTC said."


def claims_of(run: Run, *options: str) -> list[dict[str, Any]]:
    done = run("extract", "a.txt", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_own_places_and_sources_are_used(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OWN_TEXT)
    (tmp_path / "places.toml").write_text(OWN_PLACES)
    (tmp_path / "sources.toml").write_text(OWN_SOURCES)
    files = ("--places", "places.toml", "--sources", "sources.toml")
    assert [c["place"] for c in claims_of(run)] == [c["place"] for c in claims_of(run, *files)] == ["Zarnab"]
    found = []
    for options in ((), files):
        assert run("ingest", "a.txt", *options).returncode == 0
        with Ledger.open(tmp_path / "claimledger.db") as ledger:
            (claim,) = ledger.claims()
        found.append((claim.place_id, claim.source, claim.source_kind))
    assert found[0][0] is None and found[0][2] != "monitor"
    assert found[1] == ("own:zarnab", "OTC", "monitor")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_own_places_reach_the_ledger_and_a_change_extracts_again(run: Run, tmp_path: Path, jobs: str) -> None:
    (tmp_path / "a.txt").write_text(OWN_TEXT)
    file = tmp_path / "places.toml"
    file.write_text(OWN_PLACES)
    assert "1 new" in run("ingest", "a.txt").stderr
    assert "1 extracted again" in run("ingest", "a.txt", "--places", "places.toml", "--jobs", jobs).stderr
    with Ledger.open(tmp_path / "claimledger.db") as ledger:
        (claim,) = ledger.claims()
    assert (claim.place_id, claim.admin1, claim.latitude) == ("own:zarnab", "Hama", 35.2)
    assert "0 new, 1 known" in run("ingest", "a.txt", "--places", "places.toml").stderr
    file.write_text(OWN_PLACES.replace("35.2", "35.3"))
    assert "1 extracted again" in run("ingest", "a.txt", "--places", "places.toml").stderr


@pytest.mark.parametrize(
    ("option", "name", "content", "message"),
    [
        (
            "--places",
            "p.toml",
            '[[place]]\nname = "X"\niso = "SY"\n\n[[place]]\nname = "Y"\n',
            "p.toml:5: place 2: iso",
        ),
        ("--places", "p.csv", "name,iso\nX,SY\nY\n", "p.csv:3: not as many cells"),
        ("--places", "none.toml", None, "none.toml: No such file"),
        ("--sources", "s.toml", '[[source]]\nname = "X"\nkind = "oracle"\n', "s.toml:1: source 1 (X): kind 'oracle'"),
        ("--sources", "none.toml", None, "none.toml"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_a_bad_own_file_is_wrong_usage(
    run: Run, tmp_path: Path, command: str, option: str, name: str, content: str | None, message: str
) -> None:
    (tmp_path / "a.txt").write_text(OWN_TEXT)
    if content is not None:
        (tmp_path / name).write_text(content)
    done = run(command, "a.txt", option, name)
    words = " ".join(done.stderr.replace("│", " ").split())
    assert done.returncode == 2 and message in words and done.stdout == ""
    assert not (tmp_path / "claimledger.db").exists()
