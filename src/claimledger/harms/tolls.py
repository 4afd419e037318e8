"""Harm told by the noun of a toll: "the death toll rose to 44", "put the dead at 402", "raised the number to 68"."""

from __future__ import annotations

from dataclasses import replace

from claimledger.cues import certainty
from claimledger.groups import Group
from claimledger.harms.told import CRUSHING, Told, any_outcome, countable, sense_of
from claimledger.lexicon import Harm
from claimledger.records import Assertion, Outcome
from claimledger.roles import Item, items_text, objects, offset
from claimledger.spans import Span

_REACHED = frozenset(
    [
        "to",
        "at",
        "is",
        "was",
        "stands",
        "stood",
        "of",
        "reached",
        "hit",
        "exceeded",
        "surpassed",
        "topped",
        "passed",
        ":",
        "over",
        "exceeding",
        "between",
        "as",
        "around",
        "about",
        "climbed",
        "rose",
        "stays",
        "remains",
        "now",
        "are",
        "were",
        "reach",
        "pass",
        "exceed",
        "surpass",
        "top",
        "reaching",
        "hitting",
        "exceeds",
        "reaches",
        "passes",
        "surpasses",
        "tops",
        "hits",
        "crosses",
        "crossed",
        "past",
        "above",
        "beyond",
        "from",
    ]
)


_PASSING = frozenset(
    """
    past above beyond pass passed passes exceed exceeds exceeded surpass surpasses surpassed top tops topped cross crosses
    crossed
    """.split()  # noqa: SIM905
)


def read_toll(items: list[Item], at: int) -> list[Told]:
    """ "the death toll from the blaze has risen to 44": the last figure that a verb of reaching leads to."""
    sense = sense_of(items[at], "T")
    assert sense is not None
    if items[at + 1 : at + 2] and items[at + 1].tag == "T":
        return []  # "the total number of wounded": the second says of whom it is a toll
    if items[at].unit.word.endswith(" missing") and items[at + 1 : at + 2] and items[at + 1].tag in "xX*":
        return []  # "the number of missing pages"
    k, joint = _joint(items, at, sense)
    told = reached(items, k, joint) or raised_to(items, at, sense.outcome)
    k = at + 1  # "the toll among [soldiers] rose to nine"
    if k + 1 < len(items) and (items[k].tag == "O" or items[k].unit.word in ("among", "amongst")):
        k += 1
    beside = items[k].group if k < len(items) and items[k].tag == "G" else None
    return (
        _of_kind_among(items, k, of_kind(told, beside), beside) if beside is not None and beside.count is None else told
    )


_REACH = 24  # items: "the toll from the floods set off by three days of heavy rain in the south-east has risen to 44"


def reached(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """The figure to which a verb of reaching leads from the toll noun at `at`, with its parts."""
    assertion = certainty(items, min(at + 3, len(items) - 1), items_text(items))
    if assertion == "unreal":
        return []
    for k in range(at + 1, min(at + _REACH, len(items))):
        tag = items[k].tag
        if tag == "s" and items[k].unit.word == "since" and k + 1 < len(items) and items[k + 1].tag in "rE#cN":
            continue  # "killed since early 2026 has reached 61"
        if tag == "s" and items[k].unit.word != "as":
            return _risen_after(items, at, k, sense, assertion)
        if tag == "i" and _names_deed(items, at, k):
            continue  # "the toll in the party [shooting] climbed to three"
        if tag in ".;" or (tag in "Kki" and k > at + 1 and items[k - 1].tag != "w"):
            break
        group = items[k].group
        if group is None or tag not in "GQ@" or group.count is None or _says_which(items, at, k):
            continue
        lead = items[k - 1].unit.word if items[k - 1].group is None else ""
        m = k - 1
        while (m > at and items[m].tag in "ro") or (
            m > at and items[m].unit.word in ("least", "at", "some", "about", "more", "than")
        ):
            lead = items[m - 1].unit.word if items[m - 1].group is None else ""
            m -= 1
        if (
            lead in _REACHED
            or items[k - 1].unit.word in _REACHED
            or items[k - 1].tag in ":e"
            or items[k - 1].unit.word == "least"
            or (k == at + 1 and group.qualifier == "more_than")  # "the toll exceeded 90"
            or (k > at + 1 and tag == "Q" and all(i.tag in ",r" for i in items[at + 1 : k]))  # "the toll, now 84, …"
            or _is_up(items, at, k)
        ):
            if (lead == "from" or items[k - 1].unit.word == "from") and group.qualifier != "range":
                continue
            if group.qualifier == "exact" and (lead in _PASSING or items[k - 1].unit.word in _PASSING):
                group.high, group.qualifier = None, "more_than"  # "the toll could pass 70"
            return _total(items, at, _behind_aside(items, at, k) or k, sense, assertion)
    return []


def _is_up(items: list[Item], at: int, k: int) -> bool:
    """Whether a headline's toll has risen: "Death toll up to [4]"; not "a toll of up to 4", "the toll could be up to 40"."""
    group = items[k].group
    if k != at + 1 or items[k].tag != "Q" or group is None or group.qualifier != "exact":
        return False
    if (at and items[at - 1].tag not in ".:;-") or (k + 1 < len(items) and items[k + 1].tag in "bvme,"):
        return False
    return items_text(items).find("toll up to ") >= 0


def _names_deed(items: list[Item], at: int, k: int) -> bool:
    """Whether the participle at `k` names the deed whose toll it is: "in the market [stabbing]", before a verb or a place."""
    if k < at + 3 or items[k - 1].tag not in "xX*#U" or k + 1 >= len(items):
        return False
    return items[k - 2].tag in "PFO" and (items[k + 1].tag in "PvbE" or items[k + 1].unit.word in _RISING)


def _says_which(items: list[Item], at: int, k: int) -> bool:
    """Whether the figure at `k` only says which toll at `at` is meant: "the toll in a town of [20,000 people]", "from the
    sinking of a boat carrying [80 migrants]", "from a flood that displaced [900]"; not "a toll of [12]"."""
    m = k - 1
    while m > at + 1 and items[m].tag == "r":
        m -= 1
    lead = items[m]
    if m <= at + 1:
        return False
    if lead.unit.word == "of":
        return items[m - 1].tag not in "rEc"
    if lead.tag in "Kki":
        return True
    if lead.tag != "e" or lead.unit.word in _REACHED or lead.unit.word in _RISING:
        return False
    if lead.unit.word.endswith("ing"):
        return items[m - 1].tag in "xXU*#GQ"  # a boat, a mine: no toll is "numbering 40"
    while m > at + 1 and items[m - 1].tag in "rbv":
        m -= 1
    return items[m - 1].tag == "w"


_ASIDE, _LED = 20, 10  # items between the commas of an aside; and from the verb behind it to what that leads to


def _behind_aside(items: list[Item], at: int, k: int) -> int | None:
    """ "The toll, [earlier put at 78 by the army], is 34", "the toll, [which stood at 14], has risen to 37": the figure
    that the verb behind an aside leads to, where the figure at `k` stands in it."""
    opening = next((m for m in range(k - 1, at, -1) if items[m].tag == ","), None)
    if opening is None or items[opening + 1].tag not in "wre":
        return None
    closing = next((m for m in range(k + 1, min(k + _ASIDE, len(items) - 2)) if items[m].tag == ","), None)
    if closing is None:
        return None
    verb = closing + 1 + (items[closing + 1].tag == "r")
    if items[verb].tag not in "bve":
        return None
    for n in range(verb + 1, min(verb + _LED, len(items))):
        if items[n].tag in ".;,":
            return None
        group = items[n].group
        if group is not None and group.count is not None and items[n].tag in "GQ@":
            return n if any(i.unit.word in _REACHED for i in items[verb:n]) else None
    return None


def _risen_after(items: list[Item], at: int, clause: int, sense: Harm, assertion: Assertion) -> list[Told]:
    """ "The number of people killed [when a bus left the road] rose to 14": the verb is behind the clause at `clause`.

    "The toll was unclear when the party rose to 14 seats": a clause behind a verb of its own ends the search.
    """
    if any(i.tag in "bvm" or i.unit.word in _RISING for i in items[at + 1 : clause]):
        return []
    for k in range(clause + 2, min(clause + 16, len(items) - 2)):
        if items[k].tag in ".;":
            break
        word = items[k].unit.word
        to = (
            k + 2
            if word in _REVISED
            and items[k + 1].unit.word in ("down", "up", "upward", "upwards", "downward", "downwards")
            else k + 1
        )
        if (word in _RISING or word in _REVISED) and to + 1 < len(items) and items[to].unit.word in ("to", "at"):
            group = items[to + 1].group
            if group is None or group.count is None or items[to + 1].tag not in "GQ@":
                break
            return _total(items, at, to + 1, sense, assertion)
    return []


_REVISED = frozenset(["revised", "corrected", "lowered", "raised", "reduced", "cut", "fell", "fallen", "dropped"])
_RISING = frozenset(["rose", "risen", "rises", "climbed", "climbs", "grew", "grown", "increased", "jumped", "stood",
                     "stands", "stays", "remains", "remained", "went up", "swelled"])  # fmt: skip


def _total(items: list[Item], at: int, k: int, sense: Harm, assertion: Assertion) -> list[Told]:
    """The figure at `k` for the noun of a toll at `at`, with the parts that are told behind it."""
    group = items[k].group
    assert group is not None
    harm = Span(items[at].unit.start, items[at].unit.end)
    one = Told(group, sense.outcome, harm, k, word="toll", cumulative=True, assertion=assertion)
    behind = [*objects(items, k - 1).parts, *_more_behind(items, k)]
    parts = [p for p in (*_in_aside(items, at, k), *behind) if countable(p, sense.outcome, sense)]
    return [one, *(Told(p, sense.outcome, harm, k, part_of=one, word="toll") for p in parts)]


def _in_aside(items: list[Item], at: int, k: int) -> list[Group]:
    """ "The toll, which includes [14 women], stands at 60": the parts told between the noun and its figure."""
    if [i.tag for i in items[at + 1 : at + 4]] != [",", "w", "I"] or k <= at + 5:
        return []
    inner = [i for i in items[at + 4 : k] if i.tag in "GQ" and i.group is not None and i.group.count is not None]
    closing = next((m for m in range(at + 4, k) if items[m].tag == "," and items[m + 1].tag in "bvme"), k)
    return [i.group for i in inner if i.group is not None and i.unit.start < items[closing].unit.start]


_RECORDED = frozenset(
    ["recorded", "added", "reported", "confirmed", "registered", "counted", "announced", "documented"]
)


def _more_behind(items: list[Item], k: int) -> list[Group]:
    """ "The toll passed 1,000, [with 61 more] recorded on Sunday": the last of them."""
    if [i.unit.word for i in items[k + 1 : k + 3]] != [",", "with"] or k + 4 >= len(items):
        return []
    group, told = items[k + 3].group, items[k + 4].unit.word.rpartition(" ")[2]
    return [group] if group is not None and group.other and group.low and told in _RECORDED else []


_PUTTING = frozenset(
    ["counting", "put", "puts", "putting", "estimated", "estimates", "gave", "gives", "counted", "numbered"]
)


def read_put(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "puts the dead in Osk since Monday at 402 people", "gave the dead as nine": a figure for those met before."""
    second = at > 1 and items[at - 1].tag in "tp" and items[at - 2].tag in "&,"  # "the dead at nine, [the hurt] at 30"
    second = second or (at > 1 and items[at].unit.word.startswith("those ") and items[at - 1].tag == "&")
    second = second or (at > 2 and items[at - 1].tag == "t" and items[at - 2].tag == "O" and items[at - 3].tag == "z")
    if not any(i.unit.word in _PUTTING for i in items[max(0, at - (16 if second else 3)) : at]):
        return []
    for k in range(at + 1, min(at + 16, len(items))):
        if items[k].tag in ".;,bvmKkiDZwy":
            break
        if items[k].unit.word in ("at", "as") and k + 1 < len(items) and items[k + 1].tag in 'GQ"':
            k += items[k + 1].tag == '"' and k + 2 < len(items) and items[k + 2].tag in "GQ"  # put the dead at “20”
            group = items[k + 1].group
            if group is None:
                break
            if group.count is not None and not group.anaphoric:
                harm = Span(items[at].unit.start, items[at].unit.end)
                certain = certainty(items, k, items_text(items))
                one = Told(group, sense.outcome, harm, k + 1, word="toll", cumulative=True, assertion=certain)
                return [] if certain == "unreal" else [one]
    return []


_DISPLACED = ("displaced", "displaced people", "displaced persons", "idps", "evacuees")


def read_number_of(items: list[Item], at: int) -> list[Told]:
    """ "the number of cooks killed in the fire rose to 12", "the number of cooks who were hurt", "the number of cooks known to
    have died": a toll of cooks."""
    group = items[at].group
    assert group is not None
    k = at + 1
    if k + 2 < len(items) and items[k].unit.word in _KNOWN and items[k + 1].unit.word == "to":
        k += 2
    while k < len(items) and items[k].tag in "wbrv":
        k += 1
    sense = sense_of(items[k], items[k].tag) if k < len(items) and items[k].tag in "KD" else None
    if sense is None and k == at + 1 < len(items) and items[k].tag == "Z" and not group.plural:
        sense = sense_of(items[k], "Z")  # "the number of rebel dead"
    if sense is None and group.harm is not None:
        k, sense = at, (group.harm.harms or {}).get("Z") or (group.harm.harms or {}).get("K")
    if sense is None and (taken := _TAKEN.get(_first_adjective(items, at))) is not None:
        k, sense = at, Harm("number of", "Z", taken)  # "the number of abducted pupils"
    if sense is None and (told := _number_among(items, at)):
        return told
    if sense is None and _who_were_lost(items, at):
        return of_kind(raised_to(items, at, "killed"), group)
    if sense is None and (group.head.word if group.head else "").endswith(_DISPLACED):
        k, sense = at, Harm(items[at].unit.word, "T", "displaced")
    if sense is None or sense.outcome is None:
        return []
    k, sense = _joint(items, k, sense)
    told = of_kind(reached(items, k, sense) or raised_to(items, at, sense.outcome), group)
    return _of_kind_among(items, k, told, group)


_TAKEN: dict[str, Outcome] = {
    "abducted": "abducted",
    "kidnapped": "abducted",
    "displaced": "displaced",
    "uprooted": "displaced",
}


def _first_adjective(items: list[Item], at: int) -> str:
    """The word behind "the number of": "abducted" of "the number of abducted pupils"."""
    start = offset(items, at)
    words = items_text(items)[start : start + _PHRASE].split()
    of = words.index("of") if "of" in words[:4] else -1
    return words[of + 1] if 0 <= of + 1 < len(words) and of >= 0 else ""


_PHRASE = 60  # characters
_KNOWN = ("known", "confirmed", "reported")


def _of_kind_among(items: list[Item], at: int, told: list[Told], kind: Group) -> list[Told]:
    """ "31 people died. The number of women killed stood at four": of the 31, unless it says where or since when they died."""
    if kind.known_category or kind.demographic:
        for one in told:
            one.shared_whole = one.item - at <= 4 and not any(i.tag in "#xF" for i in items[at + 1 : one.item])
    return told


def _number_among(items: list[Item], at: int) -> list[Told]:
    """ "The number of [women] among them was four", "put the number of [women] among the dead in Osk at four": of those
    told of before."""
    kind = items[at].group
    if kind is None or kind.kind != "people" or at + 2 >= len(items):
        return []
    k, sense = at + 1, Harm(items[at].unit.word, "T", None)
    if items[k].unit.word not in ("among them", "amongst them"):
        if items[k].unit.word not in ("among", "amongst"):
            return []
        k = next((m for m in range(k + 1, min(k + 4, len(items))) if items[m].tag not in "tzH"), k)
        whole = sense_of(items[k], "Z") or sense_of(items[k], "K")
        if whole is None or whole.outcome is None:
            return []
        sense = whole
    told = raised_to(items, at, sense.outcome) or reached(items, k, sense)
    if not told:
        put = not _RAISING.isdisjoint(i.unit.word for i in items[max(0, at - 3) : at])
        led = (m for m in range(k + 1, min(k + 8, len(items) - 1)) if items[m].unit.word == "at")
        behind = next(led, None) if put else None
        group = items[behind + 1].group if behind is not None else None
        if behind is None or group is None or group.count is None or items[behind + 1].tag != "Q":
            return []
        told = [Told(group, sense.outcome, Span(items[at].unit.start, items[k].unit.end), behind + 1, word="toll")]
    for one in of_kind(told, kind):
        one.shared_whole, one.cumulative = True, False
    return told


def _joint(items: list[Item], k: int, sense: Harm) -> tuple[int, Harm]:
    """ "The number of people killed [or injured]": casualties, and the last of the words of harm."""
    if k + 2 >= len(items) or items[k + 1].tag != "&" or items[k + 2].tag not in "KDZ":
        return k, sense
    if {any_outcome(items[k + 2]), sense.outcome} != {"killed", "injured"}:
        return k, sense
    return k + 2, replace(sense, outcome="killed" if items[k].unit.word in CRUSHING else "casualties")


_RAISING = frozenset(["raised", "raises", "raise", "raising", "brought", "brings", "bring", "bringing", "revised", "took",
                      "takes", "take", "taking", "put", "puts", "putting", "lowered", "lowers", "cut", "pushed", "pushing",
                      "lifted", "lifting", "upped"])  # fmt: skip


def raised_to(items: list[Item], at: int, outcome: Outcome | None) -> list[Told]:
    """ "raised to [68] the number of inmates killed": the figure stands before the noun of the toll at `at`."""
    k = at - 1
    while k >= 0 and items[k].tag in "tr":
        k -= 1
    group = items[k].group if k >= 2 else None
    if group is None or items[k].tag != "Q" or group.count is None or items[k - 1].unit.word not in ("to", "at"):
        return []
    if _RAISING.isdisjoint(items_text(items)[: offset(items, k - 1)].split()[-4:]):
        return []
    harm = Span(items[at].unit.start, items[at].unit.end)
    return [Told(group, outcome, harm, k, word="toll", cumulative=True)]


def _who_were_lost(items: list[Item], at: int) -> bool:
    """ "The number of people [the village has lost]"."""
    return any(i.unit.word == "lost" for i in items[at + 1 : at + 6])


def of_kind(told: list[Told], group: Group) -> list[Told]:
    """Bare counts are of the people whose number they are."""
    for one in told:
        if one.group.kind == "count" and one.part_of is None:
            one.group.category, one.group.demographic = group.category, group.demographic
            one.group.known_category = group.known_category
    return told


def of_those_among(items: list[Item], at: int, told: list[Told]) -> list[Told]:
    """`told`, where "the number of [children] among the dead" is of some of the dead at item `at`."""
    k = at - 1 - (items[at - 1].tag in "tz")
    kind = items[k - 1].group if told and k > 0 and items[k].unit.word in ("among", "amongst") else None
    if kind is None or kind.kind != "people" or kind.count is not None:
        return told
    for one in of_kind(told, kind):
        one.shared_whole, one.cumulative = True, False
    return told
