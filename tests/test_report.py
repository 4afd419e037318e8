"""The report and the pictures, without a browser: what stands where, and that no article gets out of its text."""

import re
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.ledger import Ledger
from claimledger.reconcile import reconcile
from claimledger.records import Article, Claim, Extraction, Finding, Toll, digest
from claimledger.report import Contents, charts, draw, marks, page
from claimledger.report.page import link
from program import Done, Program, Run

vl_convert = pytest.importorskip("vl_convert")

HOSTILE = '</script><script>alert(1)</script>" onclick="alert(2) <img src=x onerror=alert(3)> {{ 7 * 7 }} \u202egnp'


def told(article: Article, number: str, low: int, source: str | None, **changes: object) -> Claim:
    start = article.text.index(number)
    return Claim.model_validate(
        {
            "claim": "c" + digest(article.id, start), "article": article.id,
            "outlet": article.outlet, "published": article.published, "outcome": "killed", "category": "civilian",
            "demographic": None, "low": low, "high": low, "qualifier": "exact", "number": number, "start": start,
            "end": start + len(number), "quote": article.text, "source": source, "via": None,
            "date_start": date(2023, 5, 4), "date_end": date(2023, 5, 4), "place": "Orvale", "part_of": None,
            "repeat_of": None, "assertion": "stated", "quote_end": len(article.text), "stated": article.published,
            **changes,
        }
    )  # fmt: skip


def contents(*, evil: str = "") -> Contents:
    """Two articles that disagree, the second with `evil` wherever an article can put words."""
    a = Article(id="a.txt", text="Delta Monitor said 45 civilians were killed in Orvale.", published=date(2023, 5, 5))
    b = Article(
        id="b.txt" + evil, text=f"Residents said more than 61 civilians were killed. {evil}\n\nNothing else.\n",
        title="B" + evil, outlet="Post" + evil, url="javascript:alert(1)", published=date(2023, 5, 6),
    )  # fmt: skip
    claims = [
        told(a, "45", 45, "Delta Monitor"),
        told(b, "61", 61, "residents" + evil, high=None, qualifier="more_than", place="Orvale" + evil, via="X" + evil),
    ]
    finding = Finding(
        finding="f1", kind="k", severity="warning", message="Look." + evil, claims=(claims[0].claim,), articles=("a",)
    )
    return Contents(reconcile(claims), claims, [a, b], [finding], title="Figures" + evil)


class Outline(HTMLParser):
    """Every element and attribute of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="module")
def shape() -> list[str]:
    return [tag for tag, _ in Outline(page(contents())).elements]


def test_what_an_article_says_is_text(shape: list[str]) -> None:
    outline = Outline(page(contents(evil=HOSTILE)))
    assert [tag for tag, _ in outline.elements if tag in ("script", "img", "iframe", "style")] == ["style", "script"]
    for _, attributes in outline.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not (attributes.get("href") or "").strip().lower().startswith(("javascript", "vbscript"))
    assert "{{ 7 * 7 }}" in outline.words and "\u202e" not in outline.words
    assert shape.count("article") == 2


def test_the_page_refers_to_nothing_outside() -> None:
    text = page(contents())
    for _, attributes in Outline(text).elements:
        assert "src" not in attributes and "xlink:href" not in attributes
        assert (attributes.get("href") or "#").startswith(("#", "data:,"))
    assert "@import" not in text and "url(" not in text
    policy = re.search(r'Security-Policy" content="([^"]+)"', text)
    assert policy and policy[1].startswith("default-src 'none'") and "unsafe" not in policy[1]


def test_every_link_of_the_page_leads_to_one_element() -> None:
    elements = Outline(page(contents())).elements
    names = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(names) == len(set(names))
    goals = {href for _, attributes in elements if (href := attributes.get("href") or "").startswith("#")}
    assert {goal[1:] for goal in goals} <= set(names) and sum(goal.startswith("#c") for goal in goals) >= 3


def test_landmarks_names_and_labels() -> None:
    elements = Outline(page(contents())).elements
    tags = [tag for tag, _ in elements]
    assert all(tags.count(tag) == 1 for tag in ("main", "h1", "nav", "header", "footer", "table", "caption"))
    assert all(attributes.get("scope") == "col" for tag, attributes in elements if tag == "th")
    assert all(attributes.get("aria-hidden") == "true" for tag, attributes in elements if tag == "svg")
    assert dict(elements)["html"] == {"lang": "en"}


@pytest.mark.parametrize(
    "url, allowed",
    [
        ("https://example.org/a?b=c", True), ("HTTP://example.org", True), ("javascript:alert(1)", False),
        (" javascript:alert(1)", False), ("java\nscript:alert(1)", False), ("data:text/html,x", False), ("//x", False),
        ("http://[", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_links(url: str | None, allowed: bool) -> None:
    assert link(url) == (url if allowed else None)


@given(
    st.text(alphabet="ab<&\"'\n\u202e é", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
def test_marks_keep_the_text_and_nest_however_claims_overlap(text: str, spans: list[tuple[int, int]]) -> None:
    article = Article(id="x", text="0" + text)
    claims = [
        told(article, "0", 1, None, claim=f"c{number}", start=low, end=high)
        for number, (low, high) in enumerate(sorted((min(s), max(s)) for s in spans))
        if low < high <= len(text)
    ]
    outline = Outline("".join(marks.paragraphs(text, claims, {})))
    lines = [line for line in re.split("\n", text) if line.strip()]
    assert outline.words == "".join(lines)
    seen = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(seen) == len(set(seen))
    assert {claim.claim for claim in claims if text[claim.start : claim.end].strip()} <= set(seen)


def test_a_long_report_leaves_out_paragraphs_without_a_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["claimledger.report.page"], "TEXT_OF_A_PAGE", 10)
    short, whole = page(contents()), page(contents(), whole_texts=True)
    assert "Nothing else" not in short and "[…]" in short and "left out" in short
    assert "Nothing else" in whole and "left out" not in whole


def test_a_report_of_5000_claims_weighs_less_than_six_megabytes() -> None:
    filler = "Officials met on the edge of town to talk about roads and the harvest. " * 30
    articles, claims = [], []
    for number in range(1250):
        places = [f"Place {number % 7}", f"Place {number % 11}", "Orvale", "Carmel"]
        lines = [f"The monitor of {place} counted {number + at} dead." for at, place in enumerate(places)]
        article = Article(id=f"{number}.txt", text=f"\n{filler}\n".join(lines), published=date(2023, 5, 5))
        articles.append(article)
        for at, place in enumerate(places):
            day = date.fromordinal(738_000 + number % 300 + at)
            start = article.text.index(lines[at]) + lines[at].index(" counted ") + 9
            claims.append(
                told(
                    article, f"{number + at}", number + at, f"Monitor {number % 40}", place=place, date_start=day,
                    date_end=day, start=start, end=start + len(f"{number + at}"), claim="c" + digest(number, at),
                )
            )  # fmt: skip
    text = page(Contents(reconcile(claims), claims, articles))
    assert len(claims) == 5000 and text.count("<mark ") == 5000
    assert len(text.encode()) < 6_000_000


def test_without_vl_convert_the_report_has_no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    text = page(contents())
    assert "<svg" not in text and 'id="charts"' not in text and text.count("<mark") == 2
    with pytest.raises(draw.NoCharts, match=r"claimledger\[report\]"):
        draw.svg({})


def tolls() -> list[Toll]:
    a = Article(id="a", text="1 2 3 4 5 6")
    return reconcile(
        [
            told(a, "1", 0, "army", assertion="denied"),
            told(a, "2", 20, "army", date_start=date(2023, 5, 1), date_end=date(2023, 5, 3), cumulative=True),
            told(a, "3", 35, "army", date_start=date(2023, 5, 1), date_end=date(2023, 5, 4), cumulative=True),
            told(a, "4", 400, "police", high=None, qualifier="at_least"),
            told(a, "5", None, "army", high=7, qualifier="at_most", outcome="injured"),
            told(a, "6", 30, None, high=40, qualifier="range", place="Carmel"),
        ]
    )


def points(spec: draw.Spec) -> list[dict[str, object]]:
    return [point for layer in spec["layer"] if "data" in layer for point in layer["data"]["values"]]


def test_ranges_show_every_figure_and_open_bound() -> None:
    every = tolls()
    killed = [toll for toll in every if toll.outcome == "killed"]
    spec = charts.ranges(killed, charts.Palette.of(every))
    rows = spec["data"]["values"]
    assert len(rows) == len(killed)
    for row, toll in zip(rows, killed, strict=True):
        assert (row["left"], row["right"]) == (toll.lowest, toll.highest)
        assert (row["left_open"], row["right_open"]) == (toll.low is None, toll.high is None)
    shown = {(point["value"], point["shape"], point["counts"]) for point in points(spec)}
    assert {(400, "triangle-right", True), (30, "circle", True), (40, "circle", True)} <= shown
    injured = [toll for toll in every if toll.outcome == "injured"]
    assert points(charts.ranges(injured, charts.Palette.of(every)))[0]["shape"] == "triangle-left"


@pytest.mark.parametrize("narrow", [False, True])
def test_drawn_points_say_who_and_lead_to_the_claim(narrow: bool) -> None:
    every = [toll for toll in tolls() if toll.outcome == "killed"]
    drawn = draw.inline(charts.ranges(every, charts.Palette.of(every), narrow=narrow, links=True))
    assert "police: 400+ killed, civilian, Orvale" in drawn and "http" not in drawn
    for toll in every:
        assert all(f'href="#{figure.claim}"' in drawn for figure in toll.figures if figure.claim)


@pytest.mark.parametrize("largest", [1, 2, 7, 30, 31, 4_000])
def test_axes_have_whole_numbers_each_once(largest: int) -> None:
    a = Article(id="a", text="1")
    (toll,) = (toll for toll in reconcile([told(a, "1", largest, "army")]) if toll.category == "civilian")
    drawn = draw.svg(charts.ranges([toll], charts.Palette.of([toll])))
    axis = drawn[drawn.index("role-axis-label") :]
    labels = re.findall(r">([\d,]+)</text>", axis[: axis.index("</g>")])
    assert labels[0] == "0" and 2 <= len(labels) == len(set(labels))


def test_running_tolls_by_source() -> None:
    (panel,) = (panel for panel in charts.panels(tolls()) if panel.who == "civilian")
    spec = charts.series(panel, charts.Palette.of(tolls()))
    found = [(point["day"], point["value"], point["group"]) for point in spec["data"]["values"]]
    assert found == [("2023-05-03T00:00:00", 20, "army"), ("2023-05-04T00:00:00", 35, "army")]
    assert "<path" in draw.svg(spec)


def test_many_rows_are_chosen_by_sources_then_size() -> None:
    every = tolls()
    chosen = charts.choose(every, 2)
    assert len(chosen) == 2 and [toll for toll in every if toll in chosen] == chosen
    assert max(len(toll.sources) for toll in every) == max(len(toll.sources) for toll in chosen)


@pytest.mark.parametrize(
    "start, end, words",
    [
        ((2023, 5, 4), (2023, 5, 4), "4 May 2023"), ((2023, 5, 4), (2023, 5, 6), "4–6 May 2023"),
        ((2023, 4, 30), (2023, 5, 6), "30 Apr–6 May 2023"), ((2022, 12, 30), (2023, 1, 2), "30 Dec 2022–2 Jan 2023"),
        (None, None, "undated"),
    ],
)  # fmt: skip
def test_days_in_a_chart(start: tuple[int, int, int] | None, end: tuple[int, int, int] | None, words: str) -> None:
    assert charts.short_days(start and date(*start), end and date(*end)) == words


@pytest.fixture
def run(program: Program, tmp_path: Path) -> Run:
    """Runs `claimledger` in a folder with a ledger of two articles."""
    made = contents()
    with Ledger.open(tmp_path / "claimledger.db") as ledger:
        for article in made.articles:
            own = tuple(claim for claim in made.claims if claim.article == article.id)
            ledger.append(article, Extraction(claims=own, issues=()), version="test")

    def call(*words: str) -> Done:
        return program.run([*words], tmp_path)

    return call


def test_report_and_plot_from_the_command_line(run: Run, tmp_path: Path) -> None:
    done = run("report", "r.html", "--title", "Orvale & around")
    assert (done.returncode, done.stdout) == (0, "") and "2 claims, 2 articles -> r.html" in done.stderr
    first = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<h1>Orvale &amp; around</h1>" in first and "head " in first
    run("report", "r.html", "--title", "Orvale & around")
    assert (tmp_path / "r.html").read_text(encoding="utf-8") == first
    assert run("report", "some.html", "--source", "delta").returncode == 0
    assert run("plot", "p.svg").returncode == run("plot", "p.png").returncode == 0
    assert (tmp_path / "p.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "words, status", [(["report", "r.pdf"], 2), (["plot", "p.gif"], 2), (["plot", "p.svg", "--place", "nowhere"], 1)]
)
def test_what_cannot_be_written(run: Run, words: list[str], status: int) -> None:
    done = run(*words)
    assert done.returncode == status and "Traceback" not in done.stderr


def test_a_filtered_report_has_the_articles_of_its_rows(run: Run, tmp_path: Path) -> None:
    run("report", "none.html", "--outcome", "missing")
    outline = Outline((tmp_path / "none.html").read_text(encoding="utf-8"))
    assert "article" not in [tag for tag, _ in outline.elements]
