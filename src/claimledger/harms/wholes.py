"""Parts of those already counted: "the dead included two nurses", "two of the wounded were cooks"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.described import made_up_by, most_of
from claimledger.harms.naming import named
from claimledger.harms.nouns import BODY_WORDS
from claimledger.harms.shares import by_place
from claimledger.harms.told import Told, noun_of, sense_of, tell
from claimledger.harms.tolls import raised_to, reached, read_put
from claimledger.lexicon import Harm
from claimledger.roles import (
    Item,
    Victims,
    describe_share,
    further_shares,
    items_text,
    objects,
    offset,
    opens_clause,
    subject,
)
from claimledger.spans import Span


def sense_of_whole(item: Item) -> Harm | None:
    group = item.group
    if group is None or group.head is None or not group.definite or group.count is not None:
        return None
    return (group.head.harms or {}).get("W") or _WHOLES.get(group.head.word)


_WHOLES = {w: Harm(w, "W", None) for w in ("victims", "casualties", "hostages", "captives")}


def read_described_part(items: list[Item], at: int) -> list[Told]:
    """ "Nine of them were children", "two of the dead were cooks": a part, with the outcome of its whole."""
    group = items[at].group
    assert group is not None
    k = at + 1
    while k < len(items) and items[k].tag in "rvb,E":
        k += 1
    part = Told(group, group.whole_outcome, group.span, at, shared_whole=True, word="of them")
    if k < len(items) and items[k].unit.word in _STEMMING and k > at + 1 and items[k - 1].tag == "b":
        return [part]  # "ten of the dead were from one family"
    if k + 1 == len(items) - 1 or (k + 1 < len(items) and items[k + 1].tag in ".,;&"):
        aged = items[k].group  # "seven of the dead were [under 18]"
        if items[k].tag == "Q" and items[k - 1].tag == "b" and aged is not None and aged.qualifier in _AGED:
            return [part]
    if (kind := made_up_by(items, at)) is not None:
        group.category, group.demographic = kind.category, kind.demographic
        return [part]
    if group.whole_outcome is not None and (blamed := _blamed(items, at)) is not None:
        groups = [group, *blamed]
        return [Told(g, group.whole_outcome, g.span, at, shared_whole=True, word="blamed") for g in groups]
    if (
        (group.whole_outcome is not None or _of_the_victims(items, at))
        and k < len(items)
        and items[k].tag == "I"
        and (names := named(items, at))
    ):
        group.names = names.names if names.low == group.low else ()
        return [part]  # "two of the dead were identified as Ann Lee and Omar Said"
    if k + 1 < len(items) and items[k].unit.word == "as" and at and items[at - 1].unit.word in _IDENTIFIED:
        kind = items[k + 1].group  # "identified three of them as children"
        if kind is not None and kind.kind == "people" and kind.plural and kind.count is None and k == at + 1:
            group.category, group.demographic = kind.category, kind.demographic
            return [part]
    if group.whole_outcome == "killed" and (rest := by_place(items, at)) is not None:
        return [part, *(Told(g, group.whole_outcome, g.span, at, shared_whole=True, word="of them") for g in rest)]
    if k < len(items) and group.whole_outcome in ("killed", "injured") and _told_of_otherwise(items, at):
        return [part]
    one = group.low == group.high == 1 and k < len(items) and items[k].tag == "#" and items[k - 1].tag == "b"
    if k >= len(items) or (items[k].tag not in "G*" and not one) or k > at + 4:
        return []
    inner = items[k].group
    assert inner is not None
    if inner.count is not None or inner.definite or opens_clause(items, k):
        return []
    group.category, group.demographic = inner.category, inner.demographic
    if group.low == group.high == 1:
        group.names = inner.names  # "one of the wounded is constable Ivo Lang"
    further = further_shares(items, k + 1)
    return [part, *(Told(g, group.whole_outcome, g.span, at, shared_whole=True, word="of them") for g in further)]


def of_those_beside(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with "[one of them] a cook" a part of the counted people directly before it, where they are told of.

    "Three suspects, one of them a cook, were held": what is told of the three is told of the one.
    """
    kept = []
    for one in told:
        at = one.item
        back = at - 3 if at > 2 and items[at - 2].tag == "Z" else at - 2  # "rose to nine dead, two of them cooks"
        beside = items[back].group if one.word == "of them" and at > 1 and items[at - 1].tag in ",(-" else None
        if at == 3 and items[0].unit.word == "of":
            beside = None  # "of the 40, eleven were children"
        if one.shared_whole and beside is not None and beside.count is not None and beside.plural:
            whole = next((t for t in told if t.group is beside and not t.denied), None)
            if whole is None or one.group.low == beside.low == beside.high:
                continue  # "two men, both of whom were cooks, died": who all of them were
            one.part_of, one.shared_whole, one.outcome = whole, False, one.outcome or whole.outcome
        kept.append(one)
    return kept


_OPENING = 4  # items before the count: "of the deaths,"
_OF_THESE = ("of", "of them")
_AGED = ("fewer_than", "more_than", "at_least", "at_most")
_BLAMED = frozenset(["responsible", "accounted", "accounting", "accounts", "blamed"])


def _blamed(items: list[Item], at: int) -> list[Group] | None:
    """ "Guards were responsible for [31 of the deaths] and rebels for [22]": the counts behind; None for other words."""
    if at < 2 or items[at - 1].unit.word != "for" or items[at - 2].unit.word not in _BLAMED:
        return None
    found: list[Group] = []
    k = at + 1
    while k + 3 < len(items) + 1 and k < len(items) and items[k].tag in "&,":
        then = next((m for m in range(k + 1, min(k + 5, len(items))) if items[m].unit.word == "for"), None)
        if then is None or then + 1 >= len(items):
            break
        group = items[then + 1].group
        if items[then + 1].tag != "Q" or group is None or group.count is None:
            break
        found.append(group)
        k = then + 2
    return found


def _told_of_otherwise(items: list[Item], at: int) -> bool:
    """ "[Sixty of the injured] had been taken to Osk": a verb that says no harm of its own."""
    k = at + 1
    while k < len(items) and items[k].tag in "bvr":
        k += 1
    verb = k < len(items) and k > at + 1 and items[k].tag == "e"
    return verb and not any(i.tag in "KDZhn" for i in items[k + 1 : k + 5])


def read_bare_part(items: list[Item], at: int) -> list[Told]:
    """ "Nineteen people were killed. [Ten] were civilians.": what some of those just told of were."""
    group = items[at].group
    if group is not None and group.count is not None and 1 < at <= _OPENING and items[0].unit.word in _OF_THESE:
        if (rest := by_place(items, at)) is not None:  # "Of these, [61] occurred in Osk and [14] in Lorin"
            return [Told(g, None, g.span, at, shared_whole=True, word="of them") for g in (group, *rest)]
    if (
        group is None
        or group.count is None
        or (group.other and not group.definite)
        or at + 2 >= len(items)
        or items[at + 1].tag != "b"
    ):
        return []
    inner = items[at + 2].group
    if items[at + 2].tag != "G" or inner is None or inner.kind != "people" or inner.count is not None or inner.definite:
        return []
    behind = items[at + 3].tag if at + 3 < len(items) else "."
    if behind not in ".,;&w" or group.low in (None, 0) or items[at + 1].unit.word not in ("were", "was", "are"):
        return []
    group.category, group.demographic = inner.category, inner.demographic
    shares = [group, *further_shares(items, at + 3)]
    word = "they" if group.low == 1 else "of them"
    return [Told(g, None, g.span, at, shared_whole=True, word=word) for g in shares]


def _of_the_victims(items: list[Item], at: int) -> bool:
    """ "[One of the victims] was named as Ann Lee"."""
    group = items[at].group
    length = group.span.end - items[at].unit.start if group is not None else 0
    return items_text(items).endswith(" of the victims", 0, offset(items, at) + length)


_IDENTIFIED = frozenset(["identified", "described", "recognised", "recognized", "identifies", "describes"])
_STEMMING = frozenset(["from", "under", "aged", "over", "below"])


def names_counted(group: Group | None) -> bool:
    """Whether a group without a number takes up people who were counted: "[the people] killed"."""
    return group is not None and group.definite and group.plural and group.count is None


def read_whole(items: list[Item], at: int) -> list[Told]:
    sense = sense_of(items[at], "W")
    if sense is None:
        return []
    word = items[at].unit.word
    counted = items[at - 1].group if at else None
    if word.endswith(" killed") and counted is not None and items[at - 1].tag == "Q" and counted.low is not None:
        victims = Victims([counted], [])  # "at least [13] people killed", where "the people killed" are a whole
        return tell(items, at, victims, sense.outcome, sense, None, at)
    plain = sense if sense.outcome is not None else sense_of(items[at], "Z") or sense  # "the missing as nine"
    if at >= 2 and items[at - 1].tag in "Otz" and (count := _count_before(items, at)) is not None:
        # "the count of those who died climbed to 48", "raising to 79 the number of those who died"
        return reached(items, at, plain) or raised_to(items, count, plain.outcome)
    harm = Span(items[at].unit.start, items[at].unit.end)
    if beside := _beside_among(items, at):
        return _with_parts([Told(g, sense.outcome, harm, at, shared_whole=True, word=word) for g in beside])
    if word == "martyrs" and (risen := reached(items, at, sense)):
        return risen
    return read_put(items, at, plain) or _parts_behind(items, at, sense)


def _count_before(items: list[Item], at: int) -> int | None:
    """Where the noun of counting stands before those who are counted at `at`: "the [tally] of those slain"."""
    return next((k for k in range(at - 1, max(-1, at - 5), -1) if noun_of(items[k]) in _COUNT_OF), None)


def _beside_among(items: list[Item], at: int) -> list[Group]:
    """ "with [seven children] among the dead", "[a baker and two nurses] were among the dead": what is set before."""
    k = at - 1
    while k >= 0 and items[k].tag in "tr":
        k -= 1
    if k < 1 or items[k].unit.word not in ("among", "amongst"):
        return []
    if items[k - 1].tag == "b":
        return set_among(items, k - 1)
    group = items[k - 1].group
    if group is None or items[k - 1].tag not in "GQ" or (group.count is None and not group.low == group.high == 1):
        return []
    lead = items[k - 2].unit.word
    stands = k == 1 or lead in _LEADS or (k == 2 and items[0].tag in "-:")
    stands = stands or (items[k - 2].tag == "b" and k > 2 and items[k - 3].unit.word == "there")
    return [group] if stands else []


_LEADS = frozenset(["with", "and", ",", "counted", "counts", "found", "finds", "identified", "listed", "lists"])


def read_set_among(items: list[Item], at: int) -> list[Told]:
    """ "A teacher and her son were [among them]": parts of those told of before."""
    word = items[at].unit.word
    if not word.endswith(("among them", "amongst them", "among those", "amongst those")) or items[at - 1].tag != "b":
        return []
    outcome = None
    if word.endswith("those"):  # "a teacher was [among those] killed"
        sense = _met_by_those(items, at)
        if sense is None:
            return []
        outcome = sense.outcome
    harm = Span(items[at].unit.start, items[at].unit.end)
    return [Told(g, outcome, harm, at, shared_whole=True, word="of them") for g in set_among(items, at - 1)]


def read_among_those(items: list[Item], at: int) -> list[Told]:
    """ "[Among those] killed on Monday were a teacher and her son", "[among those] killed: two nuns": parts of those told of
    before."""
    if not items[at].unit.word.endswith("mong those") or (at and items[at - 1].tag not in ',;:"&-'):
        return []
    sense = _met_by_those(items, at)
    be = next(
        (k for k in range(at + 2, min(at + 16, len(items))) if items[k].tag in "b.;:" and items[k - 1].tag != "w"), None
    )
    if sense is None or be is None or items[be].tag not in "b:":
        return []
    harm = Span(items[at].unit.start, items[at].unit.end)
    listed = objects(items, be)
    groups = [g for g in (*listed.whole, *listed.parts) if may_be_set_among(g)]
    return [Told(g, sense.outcome, harm, at, shared_whole=True, word="of them") for g in groups]


def _met_by_those(items: list[Item], at: int) -> Harm | None:
    """What befell "those" at item `at`: "among those [killed]", "those who [died]"."""
    k = next((k for k in range(at + 1, min(at + 5, len(items))) if items[k].tag not in "wbvrL"), at)
    sense = sense_of(items[k], "K") or sense_of(items[k], "D") or sense_of(items[k], "Z")
    return sense if sense is not None and sense.outcome is not None else None


def read_among_bodies(items: list[Item], at: int) -> list[Told]:
    """ "With [31 children] among the corpses": a part of the dead, where the bodies are not counted."""
    item = items[at]
    if not noun_of(item).endswith(BODY_WORDS) or (item.group is not None and item.group.count is not None):
        return []
    harm = Span(item.unit.start, item.unit.end)
    return [Told(g, "killed", harm, at, shared_whole=True, word="of them") for g in _beside_among(items, at)]


def set_among(items: list[Item], be: int) -> list[Group]:
    """The subject of "were among", without what only takes up people told of."""
    victims = subject(items, be, False)
    if victims.negated or _is_asked(items, be):
        return []
    if items[be - 1].tag == "w" and victims.parts:  # "four guards, including [the driver], who was among the dead"
        return [g for g in victims.parts[-1:] if may_be_set_among(g)]
    found = [*victims.whole, *(victims.parts if len(victims.whole) == 1 else [])]
    return [g for g in found if may_be_set_among(g)]


_ASKED = frozenset(["whether", "if"])


def _is_asked(items: list[Item], be: int) -> bool:
    """ "It was unclear [whether] the gunman was among the dead", "he [could] be": nobody says that he was."""
    first = be
    while first > 0 and items[first - 1].tag in "vbr":
        first -= 1
    if first > 0 and items[first - 1].tag == "m":
        return True
    for k in range(first - 1, -1, -1):
        if items[k].tag in ";.y":
            return False
        if items[k].unit.word in _ASKED:
            return True
    return False


def may_be_set_among(group: Group) -> bool:
    """Whether a group tells of somebody: "two cooks", "Ann Lee", not "the cooks"."""
    if group.kind not in ("people", "name", "count") or group.low == 0 or (group.low is None and group.high is None):
        return False
    return not (group.definite and group.plural and group.count is None)


def _with_parts(told: list[Told]) -> list[Told]:
    """ "Two of the band, the drummer and a dancer, were among the dead": who makes up the first are its parts."""
    rest = told[1:]
    if len(rest) > 1 and 1 < (told[0].group.low or 0) == sum(t.group.low or 0 for t in rest):
        for one in rest:
            one.part_of, one.shared_whole = told[0], False
    return told


_COUNT_OF = frozenset(["count", "number", "tally", "total", "sum", "list", "toll"])


def read_inside_whole(items: list[Item], at: int) -> list[Told]:
    sense = sense_of_whole(items[at])
    assert sense is not None
    if at > 1 and items[at - 1].unit.word in ("among", "amongst") and items[at - 2].tag == "b":
        harm = Span(items[at].unit.start, items[at].unit.end)  # "two cooks are among the victims"
        groups = set_among(items, at - 2)
        return [Told(g, sense.outcome, harm, at, shared_whole=True, word="of them") for g in groups]
    return _parts_behind(items, at, sense)


def _parts_behind(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "the dead included two nurses", "among the wounded were three guards", "two of the dead were cooks"."""
    names = named(items, at)
    if names is not None:  # "the dead were identified as Ann Lee and Omar Said"
        word = items[at].unit.word
        return [Told(names, sense.outcome, names.span, at, shared_whole=True, naming=True, word=word)]
    if told := most_of(items, at, sense) or _out_of_them(items, at, sense) or _who_they_were(items, at, sense):
        return told
    k = at + 1
    among = False
    m = at - 1
    while m >= 0 and (items[m].tag in "tzrKZDw b" or names_counted(items[m].group)):
        m -= 1
    if m >= 0 and items[m].unit.word in ("among", "amongst"):
        among = True
    if k + 1 < len(items) and items[k].tag == "," and items[k + 1].tag == "w":
        k += 2  # "the victims, who were buried on Monday, included …"
        while k < len(items) and items[k].tag not in ",.;":
            if items[k].tag == "I" and items[k - 1].tag in "wr":
                break  # "the victims, who included …, were buried on Monday"
            k += 1
        at_most = k + 3
    else:
        at_most = at + 6
    if k + 1 < len(items) and items[k].tag == "," and items[k + 1].tag in "GQ" and not among:
        inner = items[k + 1].group
        listed = objects(items, k)
        groups = [*listed.whole, *listed.parts]
        if inner is not None and (inner.count is not None or not inner.definite) and len(groups) > 1:
            harm = Span(items[at].unit.start, items[at].unit.end)  # "those hurt, an officer and two cooks, were …"
            return [Told(g, sense.outcome, harm, at, shared_whole=True, word=items[at].unit.word) for g in groups]
    while k < len(items) and items[k].tag in "rEPx,NU#*" and k < at_most and items[k].tag != "I":
        k += 1
    if k >= len(items):
        return []
    if among and items[k].tag == ":" and sense.outcome is not None and k + 1 < len(items):
        harm = Span(items[at].unit.start, items[at].unit.end)  # "Among the dead: a mayor and two aides"
        behind = [g for g in objects(items, k).whole if g.count is not None or not g.plural]
        return [Told(g, sense.outcome, harm, at, shared_whole=True, word=items[at].unit.word) for g in behind]
    if items[k].tag == "I" and k + 1 < len(items) and items[k + 1].tag == "b":
        k, among = k + 1, True  # "the victims, among whom were nine children"
    if items[k].tag == "I" or (among and items[k].tag == "b"):
        victims = objects(items, k)
        out = []
        for group in [*victims.whole, *victims.parts]:
            one = Told(
                group, sense.outcome, Span(items[at].unit.start, items[at].unit.end), at, word=items[at].unit.word
            )
            one.shared_whole = True
            if group.kind in ("people", "name", "unknown", "count") and not (
                group.definite and group.plural and group.count is None
            ):
                out.append(one)
        return out
    return []


def _who_they_were(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "The dead were [Ann Lee, 34, and Omar Said, 40]", "those hurt are [a clerk and two cooks]"."""
    k = at + 1
    if k + 2 >= len(items) or items[k].unit.word not in ("are", "were"):
        return []
    k += items[k + 1].tag == ":"
    if items[k + 1].tag not in "GQ#*" or items[k + 2].tag == "S":
        return []
    listed = objects(items, k)
    groups = listed.whole
    single = len(groups) == 1 and (groups[0].low == groups[0].high == 1 or sense.outcome is None)
    if not groups or single or listed.parts or not all(_is_counted(g) for g in groups):
        return []
    word, harm = items[at].unit.word, Span(items[at].unit.start, items[at].unit.end)
    if len(groups) == 1:
        return [Told(groups[0], sense.outcome, harm, at, shared_whole=True, naming=bool(groups[0].names), word=word)]
    return [Told(g, sense.outcome, harm, at, shared_whole=True, word=word) for g in groups]


def _is_counted(group: Group) -> bool:
    """Whether a group says how many: by number, as one person, or by its names."""
    if group.kind == "unknown":
        return group.count is not None and group.low != 0  # "the dead were three [caddies] and a cook"
    if group.kind not in ("people", "name", "count") or group.low in (None, 0):
        return False
    return group.count is not None or bool(group.names) or (group.low == group.high == 1 and not group.plural)


def _out_of_them(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "Of the dead, [11] were children", "of those hurt, [nine] are in intensive care": a bare count out of the whole."""
    m = at - 1
    while m > 0 and items[m].tag in "tzrZK":
        m -= 1
    k = at + 1
    while k < len(items) and items[k].tag in "rEPx#" and k < at + 6:
        k += 1  # "of the dead in Osk, …"
    opens = m >= 0 and items[m].unit.word == "of" and (m == 0 or items[m - 1].tag in ',;&"')
    if not opens or k + 3 >= len(items) or items[k].tag != ",":
        return []
    k += 1 + (items[k + 1].tag == "r")
    group = items[k].group
    if group is None or items[k].tag != "Q" or group.count is None or group.anaphoric or items[k + 1].tag != "b":
        return []
    if any(i.tag in "KDZ" for i in items[k + 2 : k + 4]):
        return []  # "of the wounded, three were burned": told by its own verb
    noun = items[k + 2].group
    if noun is not None and items[k + 2].tag == "G" and noun.count is None and not noun.definite and noun.plural:
        describe_share(group, noun)
    told = [group, *further_shares(items, k + 3)]
    return [Told(g, sense.outcome, g.span, k, shared_whole=True, word="of them") for g in told]
