"""Every format out, through the command line: what goes in comes back, and no cell runs anything."""

import csv as csv_module
import importlib.util
import io
import json
import re
import sys
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.export import SUFFIXES, csv, table, write_file, xlsx
from claimledger.export.columns import CLAIMS, HXL, TOLLS, UCDP_CLAIMS, UCDP_TOLLS, Sheet
from claimledger.export.ucdp import date_prec
from claimledger.ledger import Ledger
from claimledger.records import Article, Claim, Extraction
from program import Done, Program, Run

ROOT = Path(__file__).parents[1]
HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>\n"; drop\\'
Export = Run


def claim(name: str, **changes: object) -> Claim:
    text = "Shelling killed 45 civilians in Orvale on Thursday, the Delta Monitor said."
    return Claim.model_validate(
        {
            "claim": name, "article": "delta.txt", "outlet": "Delta Post", "published": date(2023, 5, 5),
            "outcome": "killed", "category": "civilian", "demographic": None, "low": 45, "high": 45,
            "qualifier": "exact", "number": "45", "start": 16, "end": 18, "quote": text, "source": "Delta Monitor",
            "via": None, "date_start": date(2023, 5, 4), "date_end": date(2023, 5, 4), "place": "Orvale",
            "part_of": None, "repeat_of": None, "assertion": "stated", "quote_end": len(text),
            "stated": date(2023, 5, 5), "admin1": "Delta", "country": "Norland", "latitude": 12.5, "longitude": -3.25,
            "place_precision": "place", "version": "test", **changes,
        }
    )  # fmt: skip


CLAIMS_TOLD = (
    claim("c000000000001"),
    claim("c000000000002", source="residents; elders", low=61, high=None, qualifier="more_than",
          place_candidates=("a; b", "c\\")),
    claim("c000000000003", quote=HOSTILE, source="=1+1", outcome="injured", latitude=None, longitude=None,
          place="@sum"),
)  # fmt: skip


@pytest.fixture
def export(program: Program, tmp_path: Path) -> Export:
    """Runs `claimledger export` on a ledger of three claims, in its folder."""
    article = Article(id="delta.txt", text=CLAIMS_TOLD[0].quote, published=date(2023, 5, 5), outlet="Delta Post")
    with Ledger.open(tmp_path / "claimledger.db") as ledger:
        ledger.append(article, Extraction(claims=CLAIMS_TOLD, issues=()), version="test")

    def call(*words: str) -> Done:
        return program.run(["export", *words], tmp_path)

    return call


def test_csv_reads_back_as_it_was(export: Export, tmp_path: Path) -> None:
    assert export("claims.csv", "--what", "claims", "--hxl", "--bom").returncode == 0
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfclaim,")
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert tuple(map(Claim.model_validate, csv.read(stream, CLAIMS))) == CLAIMS_TOLD
    assert "\n'=1+1" not in (tmp_path / "claims.csv").read_text(encoding="utf-8-sig")


@given(st.lists(st.text(min_size=1), max_size=4), st.text(min_size=1), st.integers(), st.booleans())
def test_any_text_survives_csv(items: list[str], text: str, number: int, truth: bool) -> None:
    sheet = Sheet("any", {"text": "text", "list": "list", "number": "integer", "truth": "boolean", "none": "text"})
    row = {"text": text, "list": items, "number": number, "truth": truth, "none": None}
    stream = io.StringIO(newline="")
    csv.write([row], sheet.columns, stream)
    stream.seek(0)
    assert list(csv.read(stream, sheet)) == [row]


def test_a_cell_never_begins_a_formula(export: Export, tmp_path: Path) -> None:
    export("claims.csv", "--what", "claims")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv_module.reader(stream) for cell in row]
    assert not [cell for cell in cells if re.match(r"\s*[=+@]", cell)]
    assert "-3.25" in cells  # a number stays a number


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("what", ["claims", "tolls"])
def test_hxl_tags_stand_under_the_header(export: Export, tmp_path: Path, suffix: str, what: str) -> None:
    file = tmp_path / f"out.{suffix}"
    assert export(file.name, "--what", what, "--hxl").returncode == 0
    first, second, *_ = rows_of(file)
    assert "low" in first and [HXL[name] for name in first] == second


def rows_of(file: Path) -> list[list[object]]:
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as stream:
            return [list(row) for row in csv_module.reader(stream)]
    openpyxl = pytest.importorskip("openpyxl")
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(file).active.iter_rows()]


@pytest.mark.parametrize("width", [30, 80, 100, 200])
def test_no_table_is_too_narrow_for_its_numbers(width: int) -> None:
    row = {"days": "2025-03-06 to 2025-03-07", "range": "524 to 1,018+", "best": "1,018", "toll": "td176724727ec"}
    row["said by"] = "; ".join(["Syrian Observatory for Human Rights 524", "hospitals 1,018"])
    stream = io.StringIO()
    table.write([row], list(row), stream, width=width)
    text = stream.getvalue()
    assert "524 to 1,018+" in text and " 1,018 " in text and "Observatory" in text and "td1767247" in text
    if width == 200:
        assert "2025-03-06 to 2025-03-07" in text and "td176724727ec" in text
        assert "Syrian Observatory for Human Rights 524; hospitals 1,018" in text


@given(
    st.lists(st.tuples(*[st.text("ab -", max_size=60)] * 4), max_size=4),
    st.integers(min_value=20, max_value=200),
)
def test_columns_get_what_they_need_where_there_is_room(rows: list[tuple[str, ...]], room: int) -> None:
    columns = ["days", "toll", "said by", "range"]
    wide = table.widths(columns, rows, room)
    need = [max(len(name), *(len(row[i]) for row in rows)) if rows else len(name) for i, name in enumerate(columns)]
    assert wide[3] >= need[3]
    assert all(some >= min(4, least) for some, least in zip(wide, need, strict=True))
    if sum(need) + 40 <= room:
        assert all(some >= least for some, least in zip(wide, need, strict=True))


@pytest.mark.parametrize("sheet", [CLAIMS, TOLLS, UCDP_CLAIMS, UCDP_TOLLS])
def test_every_column_has_its_own_hxl_tag(sheet: Sheet) -> None:
    core = "adm1 affected cause country date description event geo loc meta status"
    assert len(set(sheet.tags)) == len(sheet.tags)
    for tag in sheet.tags:
        name, *_ = tag[1:].split("+")
        assert re.fullmatch(r"#[a-z0-9]+(\+[a-z][a-z0-9_]*)*", tag) and name in core.split()


def test_xlsx_has_days_numbers_and_no_formula(export: Export, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    export("claims.xlsx", "--what", "claims")
    page = openpyxl.load_workbook(tmp_path / "claims.xlsx").active
    head, *rows = ([cell.value for cell in row] for row in page.iter_rows())
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert (found[0]["low"], found[0]["date_start"], found[0]["background"]) == (45, datetime(2023, 5, 4), False)
    assert found[1]["high"] is None and found[2]["quote"] == HOSTILE and found[2]["source"] == "=1+1"
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n", "d", "b"}
    assert page.freeze_panes == "B2"


def test_xlsx_says_what_it_cuts(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    xlsx.write([{"quote": "x" * 40_000}], Sheet("s", {"quote": "text"}), tmp_path / "s.xlsx")
    value = openpyxl.load_workbook(tmp_path / "s.xlsx").active["A2"].value
    assert len(value) == 32_767 and value.endswith("[cut here: a cell holds no more]")


def test_parquet_has_types(export: Export, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for what in ("claims", "tolls"):
        assert export(f"{what}.parquet", "--what", what).returncode == 0
    found = duckdb.sql(f"SELECT * FROM read_parquet('{tmp_path / 'claims.parquet'}')")
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    chosen = ("low", "date_start", "latitude", "background", "place_candidates", "quote")
    assert [types[name] for name in chosen] == ["BIGINT", "DATE", "DOUBLE", "BOOLEAN", "VARCHAR[]", "VARCHAR"]
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    assert tuple(map(Claim.model_validate, rows)) == CLAIMS_TOLD


def test_parquet_without_duckdb_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ValueError, match=r"claimledger\[parquet\]"):
        write_file([], TOLLS, tmp_path / "x.parquet")


def test_geojson_has_places_with_coordinates(export: Export, tmp_path: Path) -> None:
    done = export("claims.geojson", "--what", "claims")
    found = json.loads((tmp_path / "claims.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection" and len(found["features"]) == 2
    point = found["features"][0]
    assert point["geometry"] == {"type": "Point", "coordinates": [-3.25, 12.5]}
    assert (point["id"], point["properties"]["place"]) == ("c000000000001", "Orvale")
    assert "left out: 1 claims" in done.stderr and "2 claims -> claims.geojson" in done.stderr


def test_html_is_a_table_of_text(export: Export, tmp_path: Path) -> None:
    export("claims.html", "--what", "claims")
    page = (tmp_path / "claims.html").read_text(encoding="utf-8")
    tags: dict[str, int] = {}

    class Counter(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags[tag] = tags.get(tag, 0) + 1

    Counter().feed(page)
    assert "script" not in tags and tags["th"] == len(CLAIMS.columns)
    assert tags["td"] == 3 * len(CLAIMS.columns) and "&lt;script&gt;" in page


def test_ged_names(export: Export, tmp_path: Path) -> None:
    done = export("ged.csv", "--columns", "ucdp")
    assert "left out: " in done.stderr
    head, *rows = rows_of(tmp_path / "ged.csv")
    found = [dict(zip(head, row, strict=True)) for row in rows]
    row = next(row for row in found if row["category"] == "civilian")
    wanted = {
        "year": "2023", "date_start": "2023-05-04", "date_prec": "1", "where_coordinates": "Orvale", "where_prec": "1",
        "adm_1": "Delta", "country": "Norland", "latitude": "12.5", "longitude": "-3.25", "low": "45", "high": "",
        "source_article": "delta.txt", "source_office": "Delta Post", "source_date": "2023-05-05",
        "number_of_sources": "2",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    export("ged.jsonl", "--columns", "ucdp", "--what", "claims")
    lines = list(map(json.loads, (tmp_path / "ged.jsonl").read_text(encoding="utf-8").splitlines()))
    assert [(line["low"], line["best"], line["high"]) for line in lines] == [(45, 45, 45), (61, None, None)]


@pytest.mark.parametrize(
    "start, end, code",
    [(4, 4, 1), (4, 9, 2), (4, 10, 3), (4, 11, 4), (1, 31, 4), (None, 4, None)],
)
def test_date_prec(start: int | None, end: int, code: int | None) -> None:
    assert date_prec(start and date(2023, 5, start), date(2023, 5, end)) == code


@pytest.mark.parametrize(
    "words", [("x.json", "--bom"), ("x.parquet", "--hxl"), ("x.bin",), ("x.csv", "--columns", "gtd")]
)
def test_what_does_not_fit_together_is_refused(export: Export, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert export(*words).returncode == 2
    assert not (tmp_path / words[0]).exists()


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize("what", ["claims", "tolls"])
def test_every_suffix(export: Export, tmp_path: Path, suffix: str, what: str) -> None:
    if suffix == ".parquet" and not importlib.util.find_spec("duckdb"):
        pytest.skip("duckdb is not installed")
    assert export("out" + suffix, "--what", what).returncode == 0
    assert (tmp_path / ("out" + suffix)).stat().st_size > 100


def test_fields_page_lists_every_column_with_its_tag() -> None:
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert all(f"`{suffix}`" in page for suffix in SUFFIXES if suffix != ".ndjson")
    wanted = {"Tolls": (TOLLS,), "Claims": (CLAIMS,), "GED names: `--columns ucdp`": (UCDP_TOLLS, UCDP_CLAIMS)}
    for title, sheets in wanted.items():
        listed: dict[str, str] = {}
        for line in sections[title].splitlines():
            if line.startswith("| `"):
                names, _, tags = (re.findall(r"`([^`]+)`", cell) for cell in line.strip("| ").split(" | "))
                listed.update(zip(names, tags, strict=True))
        assert listed == {name: HXL[name] for sheet in sheets for name in sheet.columns}
