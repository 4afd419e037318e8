"""The gazetteer: look-ups, spellings, settling by context, a user's places, and how two places lie to each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.gazetteer import Gazetteer, PlacesFileError, gazetteer, key, nest, read_places
from claimledger.gazetteer.keys import spoken
from claimledger.gazetteer.nesting import Located
from claimledger.gazetteer.settle import Setting, settle
from claimledger.gazetteer.store import FILE
from claimledger.records import Claim


@pytest.mark.parametrize(
    ("names", "entry"),
    [
        (("Tartous", "Tartus", "Ţarţūs"), "gn163345"),
        (("Banias", "Baniyas", "Banyas"), "gn171830"),
        (("Jableh", "Jabla", "Jablah"), "gn169304"),
        (("Qerdaha", "Qardaha", "Al-Qardaha"), "gn173364"),
        (("Al-Haffa", "Haffah", "al Haffah"), "gn173856"),
        (("Deir Ezzor", "Deir ez-Zor", "Deir al-Zour", "Dayr az Zawr"), "gn170794"),
        (("Kyiv", "Kiev"), "gn703448"),
        (("St. Louis", "Saint Louis"), "gn4407066"),
    ],
)
def test_spellings_meet(names: tuple[str, ...], entry: str) -> None:
    for name in names:
        assert entry in {p.id for p in gazetteer().find(name)}, name


def test_article_is_not_dropped_outside_of_arabic() -> None:
    assert all(key(p.name) != "salvador" for p in gazetteer().find("El Salvador"))


def test_unknown_name_finds_nothing() -> None:
    assert gazetteer().find("Qwzxyv") == () == gazetteer().find("")


def test_entries_tell_where_they_are() -> None:
    place = next(p for p in gazetteer().find("Jableh") if p.kind == "place")
    assert (place.admin1, place.country, place.iso) == ("Latakia", "Syria", "SY")
    assert place.latitude == pytest.approx(35.36, abs=0.05) and place.longitude == pytest.approx(35.93, abs=0.05)
    assert gazetteer().get(place.id) == place
    assert gazetteer().get("US.TX/Fort Bend County") is not None
    assert gazetteer().get("gn0") is None and gazetteer().get("XX.99") is None
    assert gazetteer().country("XX") is None


@pytest.mark.parametrize("iso", ["JO", "GE"])
def test_every_name_of_a_country_is_listed_among_its_spellings(iso: str) -> None:
    listed = gazetteer()
    first, last = listed._db.execute("SELECT id, last FROM country WHERE iso = ?", (iso,)).fetchone()
    for number in range(first + 1, last + 1):
        folded = key(listed._row(number).name)
        spelled = spoken(folded) if iso == "JO" else folded
        row, names, after = listed._names_with(iso, spelled[0])
        rows = [row + int.from_bytes(after[2 * at : 2 * at + 2], "little") for at in range(len(names))]
        assert (spelled, number) in zip(names, rows, strict=True)
    assert listed._names_with(iso, "?") == (0, [], b"")


def test_fuzzy_spelling_only_where_names_are_transliterated() -> None:
    assert gazetteer().alike("Jisr al-Shoghour", "SY")[0][0].id == "gn169023"
    assert gazetteer().alike("Springfeld", "US") == ()
    assert gazetteer().alike("Beit Tafran", "SY") == ()


@given(st.text(max_size=40))
def test_key_is_stable(name: str) -> None:
    folded = key(name)
    assert key(folded) == folded and folded == folded.strip().lower()
    assert " " not in spoken(folded)


@pytest.mark.parametrize(
    ("name", "setting", "within", "entry"),
    [
        ("Tripoli", Setting({"LB": 3}, {}), (), "gn266826"),
        ("Tripoli", Setting({"LY": 3}, {}), (), "gn2210247"),
        ("Tripoli", Setting({}, {}), ("Lebanon",), "gn266826"),
        ("Georgia", Setting({"US": 4}, {}), (), "US.GA"),
        ("Georgia", Setting({}, {}), (), "gn614540"),
        ("Springfield", Setting({"US": 4}, {("US", "Illinois"): 1}), (), "gn4250542"),
        ("Springfield", Setting({"US": 4}, {}), (), None),
        ("Homs", Setting({"SY": 1}, {}), (), "gn169577"),
    ],
)
def test_settled_by_context(name: str, setting: Setting, within: tuple[str, ...], entry: str | None) -> None:
    settled = settle(name, gazetteer(), setting, within)
    assert (settled.place.id if settled.place else None) == entry
    assert settled.reason and (entry or settled.candidates)


def test_kind_prefers_the_division() -> None:
    settled = settle("Homs", gazetteer(), kind="admin1")
    assert settled.place is not None and settled.place.id == "SY.11"


def test_two_countries_named_as_often_settle_nothing() -> None:
    assert Setting({"SY": 2, "IQ": 2}, {}).country is None
    assert Setting({"SY": 4, "IQ": 2}, {}).country == "SY"


TOML = """
[[place]]
name = "Beit Sawa"
aliases = ["Bait Sawa"]
iso = "sy"
admin1 = "Rif-dimashq"
latitude = 33.55
longitude = 36.38
"""


def test_own_places_come_first(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(TOML)
    own = Gazetteer(FILE, read_places(file))
    assert own.find("bait sawa")[0].id == "own:beit sawa" and own.get("own:beit sawa") is not None
    assert own.find("Homs") == gazetteer().find("Homs")


def test_own_place_is_meant_among_many_of_its_name(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("name,iso,admin1\nSan Isidro,PE,Cajamarca\n")
    own = Gazetteer(FILE, read_places(file))
    found = settle("San Isidro", own).place
    assert found is not None and found.id == "own:san isidro"
    assert (found.country, found.admin1) == ("Peru", "Cajamarca Department")  # by the names that the file has
    manila = settle("San Isidro", own, Setting({"PH": 3.0}, {}))
    assert manila.place is None and manila.candidates  # in a text on another country it is none of theirs
    assert settle("San Isidro", gazetteer()).place is None


def test_own_place_replaces_an_entry(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("id,name,aliases,iso,kind\ngn169304,Jableh,Jabala|Gabala,SY,place\n")
    own = Gazetteer(FILE, read_places(file))
    assert [p.name for p in own.find("Gabala") if p.id == "gn169304"] == ["Jableh"]
    assert [p.name for p in own.find("Jablah") if p.id == "gn169304"] == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.toml", "[[place]]\nname = 'X'\n", "place 1: iso must be given"),
        ("b.toml", "[[place]]\nname = 'X'\niso = 'SYR'\n", "not a code of two letters"),
        ("c.toml", "[[place]]\nname = 'X'\niso = 'SY'\nkind = 'planet'\n", "'planet' is none of"),
        ("d.toml", "[[place]]\nname = 'X'\niso = 'SY'\ncolour = 'red'\n", "unknown field colour"),
        ("e.toml", "[[place]]\nname = 'X'\niso = 'SY'\nlatitude = 99\n", "outside of the Earth"),
        ("f.toml", "nonsense", "f.toml"),
        ("g.toml", "[other]\n", "expected"),
        ("h.csv", "name,iso\nX,SY\nY\n", "h.csv:3: not as many cells"),
        ("i.csv", "name,iso,latitude\nX,SY,north\n", "i.csv:2: latitude and longitude must be degrees"),
        ("j.toml", "[[place]]\nname = 'X'\niso = 'SY'\naliases = 'Y'\n", "aliases must be a list"),
    ],
)
def test_bad_places_files_are_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(PlacesFileError) as error:
        read_places(file)
    assert message in str(error.value) and name in str(error.value)


def test_missing_places_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlacesFileError, match=r"none\.csv"):
        read_places(tmp_path / "none.csv")


def claim(place: str | None, place_id: str | None = None, admin1: str | None = None, iso: str | None = "SY",
          precision: str | None = None) -> Located:  # fmt: skip
    return Claim.model_construct(place=place, place_id=place_id, admin1=admin1, iso=iso, place_precision=precision)  # type: ignore[return-value]


JABLEH = claim("Jableh", "gn169304", "Latakia", precision="place")
NESTINGS = [
    (JABLEH, claim("Jabla", "gn169304", "Latakia", precision="place"), "same"),
    (JABLEH, claim("Latakia province", "SY.02", "Latakia", precision="admin1"), "inside"),
    (JABLEH, claim("Tartus province", "SY.14", "Tartus", precision="admin1"), "apart"),
    (JABLEH, claim("Syria", "gn163843", precision="country"), "inside"),
    (JABLEH, claim("Banias", "gn171830", "Tartus", precision="place"), "apart"),
    (JABLEH, claim("Tripoli", "gn266826", "Liban-Nord", "LB", "place"), "apart"),
    (JABLEH, claim(None), "unsure"),
    (JABLEH, claim("Beit Tafran", None, "Latakia", precision="place"), "unsure"),
    (claim("Homs", "gn169577", "Homs", precision="place"), claim("rural Homs", "gn169577", "Homs", precision="region"),
     "contains"),
    (claim("Mulberry Street", "gn4699066", "Texas", "US", "site"),
     claim("Houston", "gn4699066", "Texas", "US", "place"), "inside"),
    (claim("Mulberry Street", "gn4699066", "Texas", "US", "site"),
     claim("Tanner Road", "gn4699066", "Texas", "US", "site"), "unsure"),
    (claim("Studio 9 Club, 1905 South Quince Avenue", "gn4699066", "Texas", "US", "site"),
     claim("Studio 9 Club", "gn4699066", "Texas", "US", "site"), "same"),
    (claim("Studio 9 Club, 1905 South Quince Avenue", "gn4699066", "Texas", "US", "site"),
     claim("1905 South Quince Avenue", "gn4699066", "Texas", "US", "site"), "same"),
    (claim("Studio 9 Club, Quince Avenue", "gn4699066", "Texas", "US", "site"),
     claim("Quince Avenue", "gn4699066", "Texas", "US", "site"), "inside"),
    (claim("Studio 9 Club, Quince Avenue", "gn4699066", "Texas", "US", "site"),
     claim("Harlan Bar, Quince Avenue", "gn4699066", "Texas", "US", "site"), "unsure"),
    (claim("Studio 9 Club, Quince Avenue", "gn4699066", "Texas", "US", "site"),
     claim("Studio 9 Club", "gn4684888", "Texas", "US", "site"), "apart"),
    (claim("Al-Mukhtariya", None, "Latakia"), claim("Al-Mukhtariyya", None, "Latakia"), "same"),
    (claim("Springfield", "gn4250542", "Illinois", "US"), claim("Springfield", "gn4409896", "Missouri", "US"), "apart"),
    (claim("Al-Shir; Al-Mukhtariya"), claim("Al-Shir"), "contains"),
    (claim("Al-Shir; Al-Mukhtariya"), claim("Al-Mukhtariya; Al-Shir"), "same"),
    (claim("Syrian coast", precision="region"), claim("Syrian coast", precision="region"), "same"),
    (claim("Syrian coast", precision="region"), JABLEH, "unsure"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation"), NESTINGS)
def test_nesting(one: Located, other: Located, relation: str) -> None:
    found = nest(one, other)
    assert found.relation == relation and found.reason


@pytest.mark.parametrize(("one", "other", "relation"), NESTINGS)
def test_nesting_reads_the_same_from_both_sides(one: Located, other: Located, relation: str) -> None:
    assert nest(other, one).relation == nest(one, other).turned.relation
