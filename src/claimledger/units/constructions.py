"""Words that tell harm together: "cost 31 villagers their lives", "the dead number nine", "none of the 87 survived"."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.lexicon import Harm, Person, word_set
from claimledger.numbers import Count
from claimledger.records import Outcome
from claimledger.spans import Span
from claimledger.units.calamities import CALAMITIES
from claimledger.units.captors import HOLDING, herded, holding
from claimledger.units.inclusive import settle_counting
from claimledger.units.living import LIVING, LIVING_COMPANY, others_did_not
from claimledger.units.oneself import to_oneself
from claimledger.units.shooting import settle_shot
from claimledger.units.taking import claims, taking, took, took_away
from claimledger.units.unit import Unit, tag_at, word_at

_KILLED = {form: Harm("killed", form, "killed", people_only=True) for form in "KiDd"}
_INJURED = {form: Harm("hurt", form, "injured", people_only=True) for form in "Kn"}
RAISING = frozenset("bringing brings brought taking takes took pushing pushes pushed raising raises raised".split())  # noqa: SIM905
_OURS = frozenset(["the", "its", "their", "our"])
_BURIED = {"K": Harm("buried", "K", "killed", people_only=True)}
_MISSING = {"K": Harm("trapped", "K", "missing", people_only=True)}
_LIVES = frozenset(["lives", "life"])
_THEIRS = frozenset(["their", "his", "her"])
_WHOLES: dict[str, Outcome] = {
    "dead": "killed", "killed": "killed", "confirmed dead": "killed", "fallen": "killed", "slain": "killed",
    "wounded": "injured", "injured": "injured", "missing": "missing",
}  # fmt: skip
_NOBODY = frozenset(["none", "no one", "not one", "neither"])
_CONTESTS = word_set("games", "rounds")
_NONE = _NOBODY | {"all but", "not", "didn't", "didn’t"}
_GRAVE = frozenset(["critical", "serious", "grave", "precarious", "stable", "life-threatening"])
_TALLIES = frozenset(["toll", "death toll", "count", "tally", "dead", "casualties"])
_FALLING = frozenset("caved cave collapsed collapse rubble landslide boulder boulders beneath under wall roof".split())  # noqa: SIM905
_CARE = frozenset(
    "hospital hospitals medics paramedics doctors clinic clinics surgeons nurses".split()  # noqa: SIM905
)
_SICK = frozenset(
    ["malaria", "cholera", "measles", "ebola", "covid", "covid-19", "malnutrition", "diarrhoea", "diarrhea", "disease",
     "symptoms"]
)  # fmt: skip


def _cost(units: list[Unit], i: int) -> None:
    """ "The raid [cost] 31 villagers their lives", "[costing] a guard his life": whom, then whose."""
    if tag_at(units, i + 1) not in "caojtRNH":
        return
    if tag_at(units, i + 2) in "AH" and tag_at(units, i + 3) == "c" and tag_at(units, i + 4) in "ZCr":
        units[i].tag = "e"  # "the battle cost the army 29 dead"
        return
    for k in range(i + 2, min(i + 16, len(units) - 1)):
        if units[k].tag in ".;:" or units[k].tag in "KDv":
            return
        if units[k].word in _THEIRS and units[k + 1].word in _LIVES:
            form = "i" if units[i].word == "costing" else "K"
            units[i].tag, units[i].harms = form, _KILLED
            return


def _number(units: list[Unit], i: int) -> None:
    """ "The dead [number] nine", "the wounded, [numbering] at least 40": a noun that stands for people leads to a figure."""
    k = i - 1
    while k >= 0 and units[k].tag in "r,v":
        k -= 1
    if word_at(units, k) not in _WHOLES and tag_at(units, k) in "NXU" and k > 2:
        k -= 2 if word_at(units, k - 1) in ("in", "at") else 0  # "the dead in Osk numbered nine"
    outcome = _WHOLES.get(word_at(units, k))
    if outcome is None or k < 1 or word_at(units, k - 1) not in ("the", "its", "their", "confirmed"):
        return
    figure = units[i + 1] if i + 1 < len(units) else None
    if figure is not None and figure.tag == "X" and figure.word.isdigit():
        low = int(figure.word)  # no label, as in "number 12"
        figure.tag, figure.number = "c", Span(figure.start, figure.end)
        figure.count = Count(0, 1, 0, low, low, "exact")
    if tag_at(units, i + 1) not in "cra":
        return
    units[i].tag = "e"
    for between in units[k + 1 : i]:
        if between.tag == ",":
            between.tag = "r"
    units[k].tag, units[k].harms = "T", {"T": Harm("number", "T", outcome)}


def _survived(units: list[Unit], i: int) -> None:
    """ "None of the 87 on board [survived]": the 87 died; "none of the nine survived the first round"."""
    if any(u.word in _CONTESTS for u in units[i + 1 : i + 6]):
        return
    others_did_not(units, i)
    for k in range(i - 1, max(-1, i - 22), -1):
        if units[k].tag in ".;:y":
            return
        if units[k].word in _NOBODY and word_at(units, k + 1) == "of":
            if any(u.tag == "c" for u in units[k + 2 : k + 5]):
                for unit in units[k : k + 2]:
                    unit.tag, unit.count = "r", None
                units[i].tag, units[i].harms = "D", _KILLED
            return


def left_out_died(units: list[Unit], i: int) -> bool:
    """ "[All but two of the 14] aboard survived": the two died."""
    for k in range(i + 3, min(i + 14, len(units))):
        if units[k].tag in ".,;:&":
            return False
        if units[k].word in ("survived", "survive"):
            if any(u.word in _CONTESTS for u in units[k + 1 : k + 6]):
                return False
            units[i].tag = units[i + 1].tag = "r"
            units[k].tag, units[k].harms = "D", _KILLED
            return True
    return False


def _condition(units: list[Unit], i: int) -> None:
    """ "The [condition] of six was said to be critical": six are hurt."""
    if word_at(units, i + 1) == "of" and tag_at(units, i + 2) == "c":
        if any(u.word in _GRAVE for u in units[i + 3 : i + 14]):
            units[i].tag, units[i].harms = "n", _INJURED


def _added(units: list[Unit], i: int) -> None:
    """ "A second bomb [added] two firemen to the count"."""
    if tag_at(units, i + 1) not in "cao":
        return
    for k in range(i + 2, min(i + 7, len(units) - 2)):
        if units[k].word == "to" and units[k + 1].word in ("the", "its"):
            if word_at(units, k + 2) in _TALLIES and word_at(units, k + 3) != "of":
                units[i].tag, units[i].harms = "K", _KILLED
            return
        if units[k].tag in ".,;:":
            return


def _drowning(units: list[Unit], i: int) -> None:
    """ "The bus left the bridge, [drowning] 22": whom it drowned; but "nine drowning men"."""
    if tag_at(units, i - 1) == "," and (tag_at(units, i + 1) in "ca" or word_at(units, i + 1) in ("all", "at")):
        units[i].tag, units[i].harms = "i", _KILLED


def _drowned(units: list[Unit], i: int) -> None:
    """ "The flood [drowned] ten people": whom water or an event drowned; but "nine drowned", "a boy drowned two days ago"."""
    if units[i].tag != "D" or tag_at(units, i - 1) not in "UXeneZCx" or tag_at(units, i - 2) == "c":
        return
    k = i + 1
    while tag_at(units, k) in "cajJtor" and k < i + 6:
        k += 1
    if k > i + 1 and tag_at(units, k) == "H":
        units[i].tag, units[i].harms = "K", _KILLED


def _crushed(units: list[Unit], i: int) -> None:
    """ "Nine diggers were [crushed] when the gallery caved in" are dead."""
    if tag_at(units, i - 1) == "b" and any(u.word in _FALLING for u in units[i + 1 :]):
        units[i].harms = {"K": Harm("crushed", "K", "killed")}


def _fallen(units: list[Unit], i: int) -> None:
    """ "Among the [fallen] was a captain": the dead of a battle, no "fallen tree"."""
    if word_at(units, i - 1) == "the" and tag_at(units, i + 1) in "bI.,":
        units[i].tag, units[i].harms = "W", {"W": Harm("fallen", "W", "killed")}


def _dead(units: list[Unit], i: int) -> None:
    """ "The number of cyclone [dead] rose to 118": what they died of stands between; "takes the [dead] of the fire to 74"."""
    _raised(units, i)
    _risen(units, i)
    if units[i].tag == "Z" and word_at(units, i - 2) == "of" and word_at(units, i - 3) in ("number", "count", "tally"):
        if tag_at(units, i - 1) in "UXJjN":
            units[i].tag, units[i].harms = "T", {"T": Harm("dead", "T", "killed")}


def _raised(units: list[Unit], i: int) -> None:
    """ "taking its [losses] to 525", "brings the [dead] of the fire to 74", "bringing to 120 the [deaths] since May"."""
    if word_at(units, i - 1) not in _OURS or tag_at(units, i) not in "ZnCWK":
        return
    k = i - 2
    if tag_at(units, k) == "c":
        k -= 2 if word_at(units, k - 1) == "to" else 0
    elif tag_at(units, i + 1) not in "PO":
        return
    if word_at(units, k) in RAISING:
        units[i].tag, units[i].harms = "T", {"T": Harm("dead", "T", "killed")}


def _risen(units: list[Unit], i: int) -> None:
    """ "By Monday [the dead] had risen to twenty": a figure for all of them."""
    if word_at(units, i - 1) != "the":
        return
    k = i + 1
    while tag_at(units, k) in "vr":
        k += 1
    if word_at(units, k) in _ROSE and word_at(units, k + 1) == "to":
        outcome = _WHOLES.get(units[i].word)
        units[i].tag, units[i].harms = "T", {"T": Harm("dead", "T", outcome)}


def _then(units: list[Unit], i: int) -> None:
    """ "A man shot his wife[, then] died": joins what the same one did or met next."""
    k = i + 1 + (tag_at(units, i + 1) == "r")
    if tag_at(units, i - 1) == "," and tag_at(units, k) in "bDKe" and tag_at(units, k) != "":
        units[i].tag = "&"


_ROSE = frozenset(["rose", "risen", "climbed", "grew", "grown", "increased", "jumped", "mounted", "fell", "dropped"])


def _remains(units: list[Unit], i: int) -> None:
    """ "One guard [remains] unaccounted for": a verb, no body."""
    if units[i].tag == "n" and (
        tag_at(units, i + 1) == "Z" or (tag_at(units, i + 1) == "r" and tag_at(units, i + 2) == "Z")
    ):
        units[i].tag, units[i].harms = "b", None


def _following(units: list[Unit], i: int) -> None:
    """ "The [following] guards died": an adjective."""
    person = units[i + 1].person if i + 1 < len(units) else None
    if word_at(units, i - 1) == "the" and person is not None and person.plural:
        units[i].tag = "j"


def _treating(units: list[Unit], i: int) -> None:
    """ "Medics were [treating] 23 people": hurt, where no sickness is named."""
    if tag_at(units, i + 1) not in "cao" or any(u.word in _SICK for u in units):
        return
    if any(u.word.rpartition(" ")[2] in _CARE for u in units):
        if tag_at(units, i - 1) == "b":
            units[i - 1].tag = "v"  # a progressive tense, no passive
        units[i].tag, units[i].harms = "K", _INJURED


def _those(units: list[Unit], i: int) -> None:
    """ "The number of [those] who lost their lives climbed to nine": people."""
    if word_at(units, i - 1) == "of" and word_at(units, i - 2) == "number":
        units[i].tag, units[i].person = "H", _THOSE


_THOSE = Person("those", "people", "H", plural=True, category="people")


_TRAPPED = frozenset(
    ["are", "is", "remain", "remained", "remains", "been", "still", "feared", "believed", "thought", "be"]
)
_UNDERGROUND = word_set("senses", "underground")


def _trapped(units: list[Unit], i: int) -> None:
    """ "Nine miners are [trapped] in the flooded pit": nobody has reached them; no "were trapped, and freed"."""
    if word_at(units, i - 1) in _TRAPPED and any(u.word in _UNDERGROUND for u in units[i + 1 : i + 9]):
        units[i].tag, units[i].harms = "K", _MISSING


def _buried(units: list[Unit], i: int) -> None:
    """ "Relatives [buried] 62 people", "thirteen were buried on Tuesday": the dead, and nobody under a landslide; but
    "the slide [buried] 12 masons alive"."""
    alive = next((k for k in range(i + 2, min(i + 9, len(units))) if units[k].word == "alive"), None)
    if alive is not None and tag_at(units, i - 1) != "b" and all(u.tag not in ".;,bvKD" for u in units[i + 1 : alive]):
        units[i].tag, units[i].harms = "K", _KILLED
        return
    if word_at(units, i + 1).partition(" ")[0] in _BURYING or any(
        u.word in _UNDERGROUND or u.word == "alive" for u in units[i + 1 : i + 8]
    ):
        return
    passive = tag_at(units, i - 1) == "b"
    near = range(max(0, i - 6), i) if passive else range(i + 1, min(i + 3, len(units)))
    for k in near:
        count = units[k].count
        if units[k].tag == "c" and count is not None and (count.low or 0) > 1:
            ours = word_at(units, i - 1) == "we" or (tag_at(units, i - 1) in "vr" and word_at(units, i - 2) == "we")
            if not passive and tag_at(units, k + 1) not in ('HjJ.,"' if ours else "HjJ"):
                return  # "she buried 44 of her attempts"
            units[i].tag, units[i].harms = "K", _BURIED
            return


_BURYING = frozenset("under underneath beneath by deep".split())  # noqa: SIM905


def _evacuated(units: list[Unit], i: int) -> None:
    """ "More than a million people were [evacuated]", "evacuated 4,000 villagers": many, and not to a hospital."""
    if any(u.word.rpartition(" ")[2] in _CARE or u.word in _VESSELS for u in units):
        return
    passive = tag_at(units, i - 1) == "b"
    for k in range(max(0, i - 6), i) if passive else range(i + 1, min(i + 3, len(units))):
        count = units[k].count
        if units[k].tag == "c" and count is not None and max(count.low or 0, count.high or 0) >= _CROWD:
            if any(units[m].tag == "H" for m in range(k + 1, min(k + 4, len(units)))):
                units[i].tag, units[i].harms = "K", _EVACUATED
            return


_CROWD = 50  # people who leave where they live; fewer leave a house on fire
_EVACUATED = {"K": Harm("evacuated", "K", "displaced", people_only=True)}
_VESSELS = word_set("senses", "left_in_haste")


def _figure(units: list[Unit], i: int) -> None:
    """ "A higher [figure] of nine killed": a number, nobody of public life."""
    if word_at(units, i + 1) == "of":
        units[i].tag, units[i].person = "X", None


def _carried(units: list[Unit], i: int) -> None:
    """ "Cholera has [carried off] 1,706 people", "the crush [snatched] 18 pilgrims": a calamity that takes people kills."""
    if tag_at(units, i - 1) == "b" or tag_at(units, i - 2) == "b":
        return
    for k in range(i - 1, max(-1, i - 12), -1):
        word = units[k].word.rpartition(" ")[2]
        if units[k].tag in ".;:":
            return
        if (
            word in CALAMITIES
            or word in _SICK
            or word in ("stampede", "crush", "strike", "sea", "wave", "waves", "river")
        ):
            units[i].tag, units[i].harms = "K", _KILLED
            return


def _fate(units: list[Unit], i: int) -> None:
    """ "The [fate of] 12 herders is unknown"; "talks on the fate of two prisoners" leave nobody missing."""
    if not any(u.word in _OPEN_FATE or u.word.startswith("uncertain") for u in units):
        units[i].tag, units[i].harms = "U", None


_OPEN_FATE = word_set("senses", "open_fate")


def _attested(units: list[Unit], i: int) -> None:
    """ "Nine [confirmed] deaths", "no [reported] injuries": said of the deaths, and no verb; not "the mayor reported
    deaths". With "no confirmed deaths" it is open whether there were any."""
    if tag_at(units, i + 1) not in "nC":
        return
    at = i - 1 if tag_at(units, i - 1) == "c" else i - 2
    count = units[at].count if at >= 0 and tag_at(units, i - 1) in "cr" else None
    if count is not None and (count.high != 0 or units[i].word in ("reported", "recorded")):
        units[i].tag = "j"


def _related(units: list[Unit], i: int) -> None:
    """ "37 [blast related] injuries": of what kind they are."""
    if tag_at(units, i + 1) in "nC" and tag_at(units, i - 2) == "c" and units[i - 1].tag in "UXne":
        units[i - 1].tag, units[i - 1].harms, units[i].tag = "j", None, "j"


CONSTRUCTIONS: dict[str, Callable[[list[Unit], int], None]] = {
    "self": to_oneself, "counting": settle_counting, **LIVING,
    "cost": _cost, "costing": _cost, "costs": _cost, "number": _number, "numbered": _number, "numbering": _number,
    "numbers": _number, "survived": _survived, "survive": _survived, "condition": _condition, "added": _added,
    "adding": _added, "adds": _added, "took": took_away, "claimed": took, "taking": taking, "drowning": _drowning,
    "drowned": _drowned, "herded": herded, "marched": herded, "bundled": herded, "crushed": _crushed, "treating": _treating,
    "then": _then, "claim": claims, "claims": claims, "fallen": _fallen, "related": _related,
    "following": _following, "dead": _dead, "injured": _risen, "wounded": _risen, "missing": _risen,
    "losses": _raised, "deaths": _raised, "fatalities": _raised, "those": _those,
    "remains": _remains, "remain": _remains, "shot": settle_shot, "led": took_away, "dragged": took_away,
    "confirmed": _attested, "reported": _attested, "recorded": _attested, "documented": _attested, "verified": _attested,
    "fate of": _fate, "figure": _figure, "trapped": _trapped, "holding": holding, "hold": holding, "held": holding,
    "take": took_away, "evacuated": _evacuated, "buried": _buried,
    "carried off": _carried, "snatched": _carried, "swept away": _carried, "snatched away": _carried,
}  # fmt: skip
# Words of these constructions that stand in harmless sentences as well, and what must stand beside them.
COMPANY_OF: dict[str, frozenset[str]] = {
    **LIVING_COMPANY,
    "has claimed": CALAMITIES, "have claimed": CALAMITIES, "had claimed": CALAMITIES, "now claimed": CALAMITIES,
    "hostages": HOLDING, "captives": HOLDING,
    "trapped": _UNDERGROUND, "survived": _NONE, "survive": _NONE, "condition of": _GRAVE, "treating": _CARE,
}  # fmt: skip
