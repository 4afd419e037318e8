"""The source registry: its data, its look-up, the measured threshold, a user's own file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.extract import extract
from claimledger.records import Article
from claimledger.registry import (
    DOUBT,
    JOIN,
    KINDS,
    Registry,
    RegistryError,
    Source,
    normalise,
    parse,
    registry,
    same_source,
)

CASES = Path(__file__).parent / "cases"


def pairs(same: bool) -> list[tuple[str, str]]:
    table = tomllib.loads((CASES / "registry_pairs.toml").read_text(encoding="utf-8"))
    return [(a, b) for group in table["pair"] if group["same"] is same for a, b in group["pairs"]]


def test_three_hundred_sources_of_every_kind() -> None:
    known = registry()
    assert len(known.sources) >= 300
    assert {s.kind for s in known.sources} == KINDS
    assert len({s.country for s in known.sources}) >= 60


def test_every_entry_is_whole() -> None:
    codes = {n.iso for n in registry().nations} | {"ZZ", "HK"}
    names = {s.name for s in registry().sources}
    for source in registry().sources:
        assert source.country in codes, source
        assert source.languages and all(2 <= len(code) <= 3 for code in source.languages), source
        assert source.part_of is None or source.part_of in names, source


def test_no_name_stands_for_two_sources() -> None:
    held: dict[str, set[str]] = {}
    for source in registry().sources:
        for name in (source.name, *source.aliases):
            held.setdefault(normalise(name), set()).add(source.name)
    assert {k: v for k, v in held.items() if len(v) > 1 or not k} == {}


def test_every_name_finds_its_entry() -> None:
    known = registry()
    for source in known.sources:
        for name in (source.name, *source.aliases):
            match = known.find(name)
            assert match is not None and match.source is source and match.score == 100, name


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("the Syrian Observatory For Human Rights", "Syrian Observatory for Human Rights"),
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("SANA", "SANA"),
        ("Syrian Defence Ministry", "Syrian Defense Ministry"),
        ("Lebanon’s Health Ministry", "Lebanese Ministry of Public Health"),
        ("El País", "El País"),
        ("who", "who"),
        ("is", "is"),
        ("residents", "residents"),
        ("a ministry nobody has heard of", "a ministry nobody has heard of"),
    ],
)
def test_canonical(name: str, canonical: str) -> None:
    assert registry().canonical(name) == canonical


@pytest.mark.parametrize(("a", "b"), pairs(same=True))
def test_spellings_of_one_name_reach_the_threshold(a: str, b: str) -> None:
    assert registry().alike(normalise(a), normalise(b)) > JOIN
    assert same_source(a, b).relation == "same"


@pytest.mark.parametrize(("a", "b"), pairs(same=False))
def test_names_of_two_bodies_stay_apart(a: str, b: str) -> None:
    assert registry().alike(normalise(a), normalise(b)) < JOIN
    assert same_source(a, b).relation in ("different", "unsure")
    assert registry().canonical(a) != registry().canonical(b)


def test_between_doubt_and_threshold_a_match_is_no_join() -> None:
    match = registry().find("Balochistan Liberation Armed Front")
    assert match is not None and DOUBT <= match.score < JOIN and not match.sure
    assert registry().canonical("Balochistan Liberation Armed Front") == "Balochistan Liberation Armed Front"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("SOHR", "Syrian Observatory for Human Rights", "same"),
        ("Reuters", "AFP", "different"),
        ("police", "police", "same"),
        ("police", "Houston Police Department", "unsure"),
        ("residents", "residents of Banias", "unsure"),
        ("residents", "medics", "different"),
        ("Hamas official", "Hamas", "nested"),
        ("hospital", "hospital officials", "nested"),
        ("UNICEF", "United Nations", "nested"),
        ("Observatory", "Syrian Observatory for Human Rights", "unsure"),
        ("Abdurrahman", "Rami Abdurrahman", "unsure"),
        ("police; residents", "residents; police", "same"),
        ("police; residents", "residents", "nested"),
        ("police; residents", "Reuters", "different"),
        (None, "police", "unsure"),
        ("Jamil Haddad", "Jameel Haddad", "same"),
        ("Jamil Haddad", "Jamal Hadid", "unsure"),
        ("R. K. Haddad", "R.K. Haddad", "same"),
        ("A. K. Haddad", "A.K. Haddad", "same"),
        ("A. K. Haddad", "B. K. Haddad", "unsure"),
        ("Ann K. Roe", "Ann Roe", "same"),
        ("Ann K. Roe", "Ann L. Roe", "unsure"),
        ("Vela Police Department", "Vela police", "same"),
        ("Vela Police Department", "Lorin Police Department", "unsure"),
        ("Vela police", "Vela County police", "unsure"),
        ("Vela County Sheriff's Office", "Vela County Sheriff’s Department", "same"),
        ("Vela County coroner", "Vela County coroner's office", "same"),
        ("General Command of the Valley Front", "Valley Front General Command", "same"),
        ("Workers' Front of Lorin (Maoist)", "Workers' Front of Lorin (Marxist)", "different"),
    ],
)
def test_same_source(a: str | None, b: str | None, relation: str) -> None:
    verdict = same_source(a, b)
    assert (verdict.relation, same_source(b, a).relation) == (relation, relation)
    assert verdict.reason


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[source]]\nname = "Tartus Casualty Desk"\naliases = ["TCD"]\nkind = "monitor"\ncountry = "SY"\n'
        '[[source]]\nname = "SANA"\nkind = "government"\ncountry = "SY"\n',
        encoding="utf-8",
    )
    mine = Registry.load([file])
    assert mine.canonical("TCD") == "Tartus Casualty Desk"
    assert mine.kind("SANA") == "government"
    assert registry().kind("SANA") == "agency"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[source]\n", "not valid TOML"),
        ('colour = "red"\n', "unknown key 'colour'"),
        ('[[source]]\nkind = "monitor"\n', "source 1: has no name"),
        ('[[source]]\nname = "X"\nkind = "blog"\n', "kind 'blog'"),
        ('[[source]]\nname = "X"\nkind = "ngo"\ncountry = "Syria"\n', "two-letter ISO code"),
        ('[[source]]\nname = "X"\nkind = "ngo"\nurl = "x"\n', "unknown key 'url'"),
        ('[[source]]\nname = "X"\nkind = "ngo"\naliases = "Y"\n', "aliases must be a list"),
        ("source = 3\n", "[[source]] tables"),
    ],
)
def test_a_bad_file_is_refused_by_name(text: str, message: str) -> None:
    with pytest.raises(RegistryError) as error:
        parse(text, "mine.toml")
    assert str(error.value).startswith("mine.toml") and message in str(error.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        Registry.load([tmp_path / "none.toml"])


names = st.sampled_from(sorted(s.name for s in registry().sources)) | st.text(max_size=30)


@given(names, names)
def test_same_source_does_not_depend_on_order(a: str, b: str) -> None:
    assert same_source(a, b).relation == same_source(b, a).relation


@given(names)
def test_canonical_is_stable(name: str) -> None:
    once = registry().canonical(name)
    assert registry().canonical(once) == once


NAMES = sorted({name for source in registry().sources for name in (source.name, *source.aliases) if "(" not in name})


@pytest.mark.parametrize("part", range(8))
@pytest.mark.parametrize(
    "frame", ["Nine people were killed in Lorin, {} said.", "Nine people died, according to the {}."]
)
def test_every_name_can_be_a_source(frame: str, part: int) -> None:
    """Names with small words or commas inside, "Save the Children", and those that begin with a small letter, "dpa"."""
    missed = []
    for name in NAMES[part::8]:
        if name[0].isdigit() or (" the " in frame and name.startswith("The ")):
            continue
        (claim,) = extract(Article(id="x", text=frame.format(name))).claims
        found = registry().find(claim.source or "")
        if claim.source != name and (found is None or found != registry().find(name)):
            missed.append((name, claim.source))
    assert missed == []


def test_a_name_of_a_users_own_file_may_hold_small_words() -> None:
    known = Registry((*registry().sources, Source("Bread and the Wells", "ngo", "ZZ")), registry().nations)
    article = Article(id="x", text="Nine people were killed in Lorin, Bread and the Wells said.")
    assert [c.source for c in extract(article, sources=known).claims] == ["Bread and the Wells"]
    assert [c.source for c in extract(article).claims] != ["Bread and the Wells"]
