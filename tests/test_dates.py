"""Dates, datelines and the calendar: cases in tests/cases/dates.toml, the lexicon's examples, and properties."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import calendars
from claimledger.datelines import find_dateline
from claimledger.days.anchors import anchor_of
from claimledger.days.dates import DateMention, find_dates
from claimledger.days.daybook import Daybook
from claimledger.days.roles import has_time, role_of
from claimledger.days.stems import find_stems
from claimledger.days.words import date_signs, date_words
from claimledger.lexicon import read_tables
from claimledger.mentions import Document
from claimledger.records import Article
from claimledger.split import fold, split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2025, 3, 8)  # a Saturday


def read(text: str, published: date | None = PUBLISHED, **fields: str) -> tuple[Document, list[DateMention]]:
    doc = split(Article(id="case", text=text, published=published, **fields))  # type: ignore[arg-type]
    before = Daybook(doc).before
    return doc, [m for s in doc.sentences for m in find_dates(doc, s, referent=before)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, object]) -> None:
    published = case.get("published", PUBLISHED)
    assert isinstance(published, date)
    doc, mentions = read(str(case["text"]), published)
    got = [[doc.text[m.span.slice], str(m.start or ""), str(m.end or ""), m.form] for m in mentions if m.span]
    assert got == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_scan_misses_no_date(case: dict[str, object]) -> None:
    doc, _ = read("No word of it.\n\n" + str(case["text"]))
    dated = date_signs(doc.folded).stems([s.start for s in doc.sentences])
    assert all(s.index in dated for s in doc.sentences if find_dates(doc, s))


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        ("died on monday (mar. 5) in 2019", {"monday": "weekday", "(mar": "month", "20": "year"}),
        ("“monday was quiet”, and so was the night", {"day": "weekday", "night": "nights"}),
        ("a market in the monastery took 20,000 satchels", {}),
        ("on the 22nd; 3/4; in the 1990s", {"the 2": "nth", "/": "figures", "the 1": "year"}),
        ("covid-19, the 2 of them and/or 7 months", {"month": "months"}),
    ],
)
def test_what_a_stem_may_be(words: str, stems: dict[str, str]) -> None:
    assert {words[start:end].strip(): kind for kind, start, end in find_stems(words)} == stems


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("Four died on 03/02/2024.", {"language": "en-US"}, date(2024, 3, 2)),
        ("Four died on 03/02/2024.", {"language": "en-GB"}, date(2024, 2, 3)),
        ("Four died on 03/02/2024.", {"url": "https://lantern.example.ph/a"}, date(2024, 3, 2)),
        ("Four died on 03/02/2024.", {}, date(2024, 2, 3)),
    ],
)
def test_numbers_by_locale(text: str, fields: dict[str, str], expected: date) -> None:
    _, mentions = read(text, **fields)
    assert [m.start for m in mentions] == [expected]


def test_without_a_day_of_publication_only_full_dates_hold() -> None:
    _, mentions = read("Two died on Thursday, four on 29 June 2008 and nine in 2011.", None)
    assert [str(m.start) for m in mentions] == ["None", "2008-06-29", "2011-01-01"]


DATELINES = [
    # text, place, day, agency
    ("ARLEN (LWA) — Two clerks died.", "ARLEN", None, "LWA"),
    ("PORT ARLEN, 3 JAN 90 (LANTERN-WIRE) -- [TEXT] TWO DIED.", "PORT ARLEN", date(1990, 1, 3), "LANTERN-WIRE"),
    (
        "Arlen, 22 Sep 88 (Radio Lantern Network) -- [Text] Two died.",
        "Arlen",
        date(1988, 9, 22),
        "Radio Lantern Network",
    ),
    ("Arlen (Nordland), 27 Oct 88 (LWA) -- [Text] Two died.", "Arlen (Nordland)", date(1988, 10, 27), "LWA"),
    ("ARLEN, Nordland, March 7 (Lantern) - Two died.", "ARLEN, Nordland", date(2025, 3, 7), "Lantern"),
    ("ARLEN, Nord. (WLNT) — Two died.", "ARLEN, Nord.", None, "WLNT"),
    ("Tel ARLEN, Nordland (Lantern Press) – Two died.", "Tel ARLEN, Nordland", None, "Lantern Press"),
    ("ARLEN/PORT MERE, Sept 5 (Lantern) - Two died.", "ARLEN/PORT MERE", date(2024, 9, 5), "Lantern"),
    ("ARLEN. March 7 (Lantern) - Two died.", "ARLEN", date(2025, 3, 7), "Lantern"),
    ("(Arlen, March 7, 2025) – Armed groups killed two.", "Arlen", date(2025, 3, 7), None),
    ("(Arlen) – Armed groups killed two.", "Arlen", None, None),
    ("Arlen, LANA-The minister counted two.", "Arlen", None, "LANA"),
    ("Arlen/Mere, 7 March 2025 – Two died.", "Arlen/Mere", date(2025, 3, 7), None),
    ("Arlen, Nordland – The sound of gunfire was heard all night long.", "Arlen, Nordland", None, None),
    ("ARLEN: Two clerks died and four were hurt when a wall of the old town hall fell on Friday.", "ARLEN", None, None),
    ("ST. ARLEN — Two died.", "ST. ARLEN", None, None),
    ("CLANDESTINE, 26 AUG 88 (RADIO LANTERN) -- [TEXT] TWO DIED.", None, date(1988, 8, 26), "RADIO LANTERN"),
    ("Arlen City EL FARO in Spanish 20 Nov 87 p 6 -- [Editorial] Two died.", "Arlen City", date(1987, 11, 20), None),
    (
        "(Clandestine) Radio Lantern in Spanish to Arlen 0030 GMT 5\nNov 89 -- [Text] Two died.",
        None,
        date(1989, 11, 5),
        None,
    ),
    ("RADIO LANTERN IN ARABIC 1130 GMT 13 APR 89 -- [TEXT] TWO DIED.", None, date(1989, 4, 13), None),
    ("Home\n\nNews\n\nARLEN (LWA) — Two died.", "ARLEN", None, "LWA"),
]


@pytest.mark.parametrize(("text", "place", "day", "agency"), DATELINES, ids=lambda v: str(v)[:30])
def test_dateline(text: str, place: str | None, day: date | None, agency: str | None) -> None:
    line = find_dateline(split(Article(id="a", text=text, published=PUBLISHED)))
    assert line is not None
    assert (line.place and text[line.place.slice]) == place
    assert (line.day, line.agency and text[line.agency.slice]) == (day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE (1/3/17): The sheriff says two died.",
        "Sara Jones (left) – the mayor of the town.",
        "The M-16 - a rifle - was found.",
        "POLICE: Two dead",
        "A LWA - activist was seen near the mill.",
        "(LWA) – Two died.",
        "Two clerks died on Friday - the third such case.",
        "The mayor spoke in Spanish of the 12 dead -- all of them clerks.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(split(Article(id="a", text=text, published=PUBLISHED))) is None


def test_anchor_is_the_day_of_filing() -> None:
    filed = split(Article(id="a", text="ARLEN, 5 March (LWA) -- Two died today.", published=PUBLISHED))
    assert anchor_of(filed).day == date(2025, 3, 5)
    reprint = split(Article(id="a", text="ARLEN, 5 March (LWA) -- Two died today.", published=date(2025, 9, 8)))
    assert anchor_of(reprint).day == date(2025, 9, 8)
    archived = split(Article(id="a", text="ARLEN, 5 March 1990 (LWA) -- Two died today.", published=PUBLISHED))
    assert anchor_of(archived).day == date(1990, 3, 5)
    bracketed = split(
        Article(
            id="a",
            text="ARLEN, Vesna (March 5, 1990): Two " + "very " * 15 + "old clerks died today.",
            published=PUBLISHED,
        )
    )
    assert anchor_of(bracketed).day == date(1990, 3, 5)


STAMPED = [
    ("Created: 03/04/2021 9:24 PM\nTwo clerks died on Tuesday.", None, date(2021, 3, 4)),
    (
        "Mill fire\nPosted: Thu 9:14 PM, Mar 4, 2021 | Updated: Fri 6:02 AM, Mar 5, 2021\nTwo died.",
        None,
        date(2021, 3, 4),
    ),
    ("Two clerks died on Tuesday.", "https://news.example.com/2021/03/04/mill-fire", date(2021, 3, 4)),
    ("Two clerks died on Tuesday.", "https://news.example.com/local/20210304/mill-fire", date(2021, 3, 4)),
    ("Two clerks died on Tuesday.", "https://news.example.com/2021/mar/04/mill-fire", date(2021, 3, 4)),
    # a day before publication, a number of the page, and a day without its year say nothing
    ("Posted: March 7, 2025\nTwo clerks died today.", None, PUBLISHED),
    ("Two clerks died on Tuesday.", "https://news.example.com/story/20210304887/mill", PUBLISHED),
    ("Two clerks died on Tuesday.", "https://archive.example.org/web/20210304112233/mill", PUBLISHED),
    ("Posted: March 4\nTwo clerks died on Tuesday.", None, PUBLISHED),
    ("The list was published in March 2021. Two clerks died on Tuesday.", None, PUBLISHED),
    ("The list was first read on 4 March 2021. Two clerks died on Tuesday.", None, PUBLISHED),
]


@pytest.mark.parametrize(("text", "url", "day"), STAMPED)
def test_a_page_that_carries_its_own_day_was_written_then(text: str, url: str | None, day: date) -> None:
    assert anchor_of(split(Article(id="a", text=text, url=url, published=PUBLISHED, language="en-US"))).day == day


ROLES = [
    ("Nine guards were killed on Friday.", ["event"]),
    ("Nine guards were killed, police said Friday.", ["statement"]),
    ("In a statement on Friday the brigade denied it.", ["statement"]),
    ("The mayor told reporters late Friday that nine had died.", ["statement"]),
    ("The ministry on Friday announced nine deaths.", ["statement"]),
    ("On Friday, the ministry announced nine deaths.", ["fronted"]),
    ("He said the attack on Friday killed nine.", ["event"]),
    ("The bodies were recovered on Friday.", ["found"]),
    ("A funeral was held on Friday.", ["other"]),
    ("The brigade worked on Friday to learn why a guard shot two clerks.", ["plain"]),
    ("The mayor read a letter on Friday saying that the men killed were clerks.", ["plain"]),
    ("The ministry released its list of names Friday.", ["statement"]),
    ("She thanked her neighbours Friday in a post that recalled the attack.", ["statement"]),
    ("Raiders shot two clerks Friday in an office.", ["event"]),
    ("The guard who shot two clerks on Friday said that he was sorry.", ["event"]),
    ("The guard who wrote on Friday said that he was sorry.", ["statement"]),
    ("Two were shot at a birthday party on Friday.", ["event"]),
    ("A clerk was shot as he left a rally on Friday.", ["event"]),
    ("Two who were shot in May left a rally on Friday.", ["event", "other"]),
    ("At a vigil on Friday a friend spoke of the two killed.", ["other"]),
    ("The bodies of two clerks were found Friday after neighbours reported gunfire.", ["event"]),
    ("The bodies of two clerks were found Friday in a shed.", ["found"]),
    ("The mill is shown Friday, where two clerks were killed.", ["aside"]),
    ("A man was arrested in a mill murder last month.", ["event"]),
    ("A man was arrested in a mill murder on Friday.", ["other"]),
    ("He opened fire in the mill on Friday, prosecutors said.", ["event"]),
    ("He was back in surgery on Friday.", ["other"]),
    ("Officers were called to a house on Amber Court on Friday, where two were shot.", ["plain"]),
    ("He stood in Amber District Court on Friday.", ["other"]),
    ("Two clerks were buried on Friday.", ["other"]),
    ("Two clerks were buried under rubble on Friday.", ["plain"]),
    ("The truce took effect on Friday.", ["other"]),
    ("He appeared before magistrates on Friday.", ["other"]),
    ("The talks on the killings will take place at 6 p.m. on Friday.", ["aside"]),
    ("He was charged with murder Friday.", ["other"]),
    ("He is accused of shooting two clerks on Friday.", ["event"]),
    ("The council meets on Friday next week and will vote.", ["aside"]),
    ("Posted: 3 March 2025", ["aside"]),
    ("The choir sang on Friday.", ["plain"]),
    ("A wall of mud buried a hamlet near Orvale on Friday.", ["event"]),
    ("The ferry went down off Orvale on Friday.", ["event"]),
    ("The ferry left Orvale on Friday.", ["plain"]),
    ("The price of coal went down on Friday.", ["plain"]),
    ("Truck sales plunged on Friday.", ["plain"]),
    ("A dam burst on Friday, leaving hundreds in mourning.", ["event"]),
    ("The dam was shown to mourners on Friday.", ["other"]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES, ids=[t for t, _ in ROLES])
def test_role(text: str, roles: list[str]) -> None:
    doc, mentions = read(text)
    assert [role_of(doc, doc.sentences[0], m) for m in mentions] == roles


def _entries() -> list[tuple[str, dict[str, list[str]]]]:
    return [(table, entry) for table, entries in read_tables("en", "dates").items() for entry in entries]


@pytest.mark.parametrize(("table", "entry"), _entries(), ids=lambda v: v if isinstance(v, str) else "")
def test_lexicon_examples(table: str, entry: dict[str, list[str]]) -> None:
    assert entry["examples"]
    for example in entry["examples"]:
        assert date_words(table).search(fold(example)), example
    for example in entry.get("not_examples", ()):
        assert not date_words(table).search(fold(example)), example
    assert all(term == term.lower() for term in entry["terms"])


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_weekdays_lie_where_they_should(anchor: date, weekday: int) -> None:
    before, after = calendars.weekday_before(weekday, anchor), calendars.weekday_after(weekday, anchor)
    near = calendars.weekday_nearest(weekday, anchor)
    assert before.weekday() == after.weekday() == near.weekday() == weekday
    assert before <= anchor < after and after - before == timedelta(days=7)
    assert abs((near - anchor).days) <= 3


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 12), st.integers(1, 31))
def test_latest_day_is_the_nearest_in_the_past(anchor: date, month: int, number: int) -> None:
    day = calendars.latest(month, number, anchor, ahead=0)
    if day is not None:
        assert day <= anchor and (day.month, day.day) == (month, number)
        later = calendars.day(day.year + 1, month, number)
        assert later is None or later > anchor


@given(st.text(max_size=120), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_any_text_gives_ordered_windows_inside_it(text: str, published: date) -> None:
    doc, mentions = read(text, published)
    for m in mentions:
        assert m.span is not None and 0 <= m.span.start < m.span.end <= len(doc.text)
        assert m.start is None or m.end is None or m.start <= m.end


def test_two_digits_of_a_year() -> None:
    assert calendars.full_year("90") == 1990
    assert calendars.full_year("25") == 2025
    assert calendars.full_year("26", date(1988, 1, 1)) == 1926
    assert calendars.full_year("89", date(1988, 1, 1)) == 1989


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("two were shot at 6:45 p.m. by the mill", True),
        ("at about 11 pm", True),
        ("at 2024 on monday", True),
        ("0615 hours", True),
        ("1954 gmt", True),
        ("21 amendments", False),
        ("in 2024", False),
        ("1954 was a good year", False),
    ],
)
def test_time_of_day(words: str, told: bool) -> None:
    assert has_time(words, 0, len(words)) is told


@pytest.mark.parametrize(
    ("name", "anchor", "expected"),
    [
        ("christmas", date(2025, 3, 8), date(2024, 12, 25)),
        ("easter sunday", date(2016, 8, 3), date(2016, 3, 27)),
        ("good friday", date(2016, 8, 3), date(2016, 3, 25)),
        ("thanksgiving", date(2016, 12, 1), date(2016, 11, 24)),
        ("memorial day", date(2016, 8, 1), date(2016, 5, 30)),
        ("labor day", date(2016, 9, 30), date(2016, 9, 5)),
        ("mlk day", date(2015, 2, 25), date(2015, 1, 19)),
        ("pancake day", date(2015, 2, 25), None),
    ],
)
def test_holiday(name: str, anchor: date, expected: date | None) -> None:
    assert calendars.holiday(name, anchor) == expected
