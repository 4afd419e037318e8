"""The groups to the right of a word of harm: its objects, what is added, and parts told behind it."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.records import Outcome
from claimledger.roles.awaiting import ends_list_before_verb
from claimledger.roles.beyond import behind_phrase, late_object, object_behind, object_of_next
from claimledger.roles.items import ALL, NAMING, WHO, Item, Victims, describe, listed_beside, opens_clause
from claimledger.roles.lists import entitles, own_side, settle_list, settle_parts
from claimledger.roles.phrases import ends_span
from claimledger.roles.prepositions import like_a_place, parts_of_place
from claimledger.roles.relatives import clause_behind
from claimledger.roles.shares import OF_WHOM, opens_shares, placed_shares, postposed, set_apart, shares

_WITHIN = frozenset([*NAMING, *ALL])


def objects(items: list[Item], at: int) -> Victims:
    """The groups that follow item `at` as its object: "killing [two guards] and [a cook], including …"."""
    found: list[tuple[Group, str]] = []
    parts: list[Group] = []
    title: Group | None = None
    separator = ""
    j = at + 1
    n = len(items)
    skipped_place = after_place = False
    placed = -9  # where the last name of a list of places stands
    if items[at].tag in "Kk" and (late := late_object(items, at)) is not None:
        j = late
    while j < n:
        tag = items[j].tag
        if tag in WHO:
            group = items[j].group
            assert group is not None
            if j + 1 < n and items[j + 1].tag == "S":
                if j + 2 < n and tag != "L" and items[j + 2].tag == "G" and not opens_clause(items, j + 2):
                    j += 2  # "killed the mayor's [two sons]"
                    continue
                break  # "killed a cook, and [Tamm]'s decision": somebody else's matter
            if tag == "#" and found and not separator and entitles(items[j - 1]):
                title = found[-1][0]  # "killed [privates] Ivo Lang and Omar Said"
                group.category, group.known_category = title.category, title.known_category
                found[-1] = (group, found[-1][1])
                j += 1
                continue
            if title is not None and tag == "#" and separator and not group.known_category:
                group.category, group.known_category = title.category, title.known_category
            if (found or skipped_place) and (
                not separator
                or (opens_clause(items, j) and not (separator == "&" and ends_list_before_verb(items, at, j)))
            ):
                break
            if separator == "&" and tag == "Q" and ends_span(items, j - 1):
                break
            if found and items[j - 1].tag == ";" and j + 1 < n and items[j + 1].tag == ":":
                break  # "Injuries: 7; [hostages]: 2": the next label
            if not found and j == at + 1 and _says(items, j):
                break  # "gunman shot, killed [Police] say nine were hurt": a line that ran on
            if separator == "," and tag == "Q" and found and found[-1][0].other and found[-1][0].high == 1:
                break  # "for wounding another, [five]": years
            if separator and tag == "Q" and items[j].unit.tag == "j" and items[j].unit.word.endswith("ed"):
                break  # "killed six rebels and [captured two]": another verb
            named_place = j >= 3 and items[j - 1].tag == "&" and items[j - 2].tag == "#" and items[j - 3].tag in "PO"
            # "of miners in Osh, Batken and [Lorin]": the last of a list of places
            named_place = named_place or (separator == "&" and like_a_place(group, anyhow=j - placed in (2, 3)))
            goes_on = parts_of_place(items, j) or (after_place and (separator == "," or named_place))
            if found and group.kind == "name" and goes_on:
                separator = (
                    ""  # "killed a clerk of the Osh district, [Batken]", "in Al-Dir and [Al-Qasr]": the place goes on
                )
                placed = j
                j += 1
                continue
            share = bool(found) and separator == "," and tag == "Q" and _within(items, j)
            if found and separator and (behind := set_apart(items, j + 1)) is not None:
                parts.append(group)  # "36 villagers, [15 children] among them"
                j = behind
            elif not share and not (group.anaphoric and found):
                found.append((group, separator))
            else:
                parts.append(group)
            separator, skipped_place = "", False
            if tag == "L" and not _with_theirs(items, j):
                break
            j += 1
            continue
        if tag == "x":
            if not found and _lost_beside(items, at, j):
                j += 2  # "lost four lorries and [seven men]"
                continue
            if not found or separator == "" or opens_clause(items, j):
                break  # "killed nine farmers, jets blasted a depot in Orvale [and Lorin]"
            # "killing two guards and a dog": the dog is left out, the list may go on.
            separator = ""
            j += 1
            continue
        if tag == "[":
            while j < n and items[j].tag != "]":
                j += 1
            j += 1
            continue
        if tag == "!" and j + 1 < n and items[j + 1].unit.word == "only":
            j += 2  # "killed not only [the mayor] but also [the priest]"
            continue
        if not found and tag == "," and j + 1 < n and items[j + 1].tag == "P":
            j += 1
            continue
        if tag == "O" and not found and j > at + 1 and items[j - 1].unit.word in ("all", "both", "each"):
            j += 1  # "killed all of [the 20 villagers]"
            continue
        if tag in "&," and j == at + 1 and (shared := object_of_next(items, j)) is not None:
            j = shared  # "killed and robbed [a trader]"
            continue
        if not found and tag not in 'r"EoYjP-!':
            break
        if found and opens_shares(items, j):
            told_of, j = placed_shares(items, j + 1)
            parts.extend(told_of)
            continue
        if tag == "I":
            if items[j].unit.word in ALL and found and not parts and j + 1 < n:
                beside = listed_beside(items, j + 1)
                describe([g for g, _ in found], items[j + 1].group, beside)
                j, separator = j + (2 if beside is None else 4), ""
                continue
            if items[j].unit.word in NAMING:
                named = items[j + 1].group if j + 1 < n else None
                if found and named is not None and named.kind == "name" and not found[-1][0].names:
                    found[-1][0].names = named.names
                j = past_names(items, j)
                if found and named is not None and _describes_named(items, j, found[-1][0], named):
                    describe([found[-1][0]], items[j + 1].group)
                    j += 2
                separator = ""
                continue
            if items[j].unit.word in OF_WHOM:
                told_of, j = shares(items, j + 1)
                parts.extend(told_of)
                if not told_of:
                    break
                continue
            target_parts: list[tuple[Group, str]] = []
            k, between = j + 1, ""
            while k < n and items[k].tag in WHO + 'Y,&rjE"':
                group_ = items[k].group
                if group_ is not None:
                    if opens_clause(items, k):
                        break
                    target_parts.append((group_, between))
                    between = ""
                elif items[k].tag in ",&":
                    between = "," if items[k].tag == "," and between in ("", ",") else "&"
                k += 1
            parts.extend(settle_parts(target_parts))
            j = k
            separator = "," if items[k - 1].tag in ",&" else ""
            continue
        if tag == ";" and not (found and j + 1 < n and items[j + 1].tag in WHO + "&"):
            break
        if tag == ";" and (_list_opens(items, j + 1) or clause_behind(items, j)):
            break
        if tag in ",&;":
            separator = "," if tag == "," and separator in ("", ",") else "&"
            j += 1
            continue
        if tag == "O" and found and items[at].tag == "O" and items[j - 1].tag == "&":
            j += 1  # "the murder of a judge and [of] an attorney"
            continue
        if tag == "P" or tag in "FOB":
            if not found and items[j].unit.word not in ("over", "about", "up to", "around"):
                behind = behind_phrase(items, j)
                behind = behind if behind is not None or tag != "P" else object_behind(items, j)
                if behind is None:
                    break
                j = behind
                continue
            # a phrase of place or time between the parts of a list: skip it and what it governs
            k = j + 1
            if found and k + 2 < n and items[k].tag == "t" and items[k + 1].unit.word == "past":
                k += 2  # "killed nine in the past day, including [two nuns]"
            while k < n and items[k].tag in 'jJrEY"':
                k += 1
            if found and k < n and (items[k].tag in WHO + "xE" or items[k].tag in "UNX"):
                j, after_place = k + 1, items[k].tag not in "EG"
                separator = ""
                continue
            if found and tag in "PO" and k > j + 1:
                j = k
                separator = ""
                continue
            break
        if found and tag == "r" and items[j].unit.word == "left":
            break  # "claimed seven lives and left four in hospital"
        if tag in 'YE"rjo' or tag in "()":
            if tag == "(":
                while j < n and items[j].tag != ")":
                    j += 1
            j += 1
            continue
        if tag == "e" and found and not separator and items[j].unit.word.endswith(("ing", "ed")):
            behind = _past_description(items, j)
            if behind is not None:
                j = behind
                continue
        break
    return settle_list(found, own_side(found, parts))


def _says(items: list[Item], j: int) -> bool:
    """Whether a bare plural or a force is the one who says what follows, in a clause with a verb of its own."""
    group = items[j].group
    if j + 3 >= len(items) or items[j + 1].unit.word not in ("say", "says", "said") or group is None:
        return False
    return group.count is None and group.plural and any(i.tag in "bvKD" for i in items[j + 2 : j + 8])


def _describes_named(items: list[Item], j: int, one: Group, named: Group) -> bool:
    """ "A man, identified as Omar Said[, a trader], and his son": what the one just named is, and nobody new."""
    if j + 1 >= len(items) or items[j].tag != "," or items[j + 1].tag != "G" or named.kind != "name":
        return False
    what = items[j + 1].group
    assert what is not None
    single = one.low == one.high == what.low == what.high == named.low == named.high == 1
    owns = what.owned or what.other or what.count is not None or bool(what.names)
    return single and not owns and what.demographic is None and what.known_category


_LISTED_WITH = frozenset(["him", "her", "them", "himself", "herself", "themselves", "self"])


def _with_theirs(items: list[Item], j: int) -> bool:
    """ "Killing [him and his wife]": whether a pronoun is listed with others."""
    word = items[j].unit.word
    if word not in _LISTED_WITH or j + 2 >= len(items) or items[j + 1].tag not in "&,":
        return False
    own = word.endswith(("self", "selves"))  # "killing himself and [four others]"
    listed = items[j + 2].tag in "GQ#" if own else items[j + 2].tag == "G" and items[j + 2].unit.tag == "p"
    return listed and not opens_clause(items, j + 2)


def _list_opens(items: list[Item], j: int) -> bool:
    """Whether the groups from `j` on are the subject of a clause: "killed nine; [a cook and her son] were among them"."""
    k = j + (items[j].tag == "&")
    while k + 2 < len(items) and items[k + 1].tag in "&," and items[k + 2].tag in WHO:
        if items[k + 1].tag == "," and k + 3 < len(items) and items[k + 3].tag == "y":
            break  # "killed two guards; and a cook, [police said]"
        k += 2
    return k < len(items) and opens_clause(items, k)


def _lost_beside(items: list[Item], at: int, j: int) -> bool:
    """Whether people who were lost, hurt or killed stand beside the thing at `j`."""
    if items[at].tag not in "Kki" or j + 2 >= len(items) or items[j + 1].tag not in "&,":
        return False
    group = items[j + 2].group
    if group is None or items[j + 2].tag != "G" or group.count is None:
        return False
    return items[j + 1].unit.word in ("and", ",") and not opens_clause(items, j + 2)


def _past_description(items: list[Item], j: int) -> int | None:
    """The comma or conjunction behind a participle that describes: "killed a clerk [belonging to the mill], and a cook"."""
    for k in range(j + 1, min(j + 12, len(items))):
        if items[k].tag in ",&":
            return k
        if items[k].tag in ".;sbvmKkiDwy":
            return None
    return None


def past_names(items: list[Item], j: int) -> int:
    """The item behind the names that say who was meant: "two guards, identified as [Ali Sabry and Omar Said], and a cook"."""
    k = j + 1
    n = len(items)
    while k < n and items[k].tag in 'jRr"':
        k += 1
    if k < n and items[k].group is not None:
        k += 1
    while k < n:
        m = k
        while m < n and items[m].tag in ',&Y()"':
            m += 1
        if m >= n or items[m].tag != "#" or m == k:
            break
        k = m + 1
    return k


_SEVERITY = frozenset(
    [
        "fatally",
        "mortally",
        "critically",
        "seriously",
        "severely",
        "badly",
        "gravely",
        "grievously",
        "slightly",
        "lightly",
    ]
)


def _within(items: list[Item], k: int) -> bool:
    """ "ten people died, [six in] Homs", "seven dead, [three of them children]": a share of those just told of."""
    group = items[k].group
    assert group is not None
    if group.anaphoric:
        group.whole_outcome = group.whole_outcome or _fate_behind(items, k)
        return True
    if items[k].tag == "Q" and group.count is not None and k + 1 < len(items) and items[k + 1].unit.word in _SEVERITY:
        if items[k + 1].unit.word in ("fatally", "mortally"):
            group.whole_outcome = "killed"  # "eleven were shot, [four] fatally"
        return True
    return (
        items[k].tag == "Q"
        and group.count is not None
        and k + 1 < len(items)
        and items[k + 1].unit.word in ("in", "at", "near")
        and not any(i.tag in "bvmkKiDZe" for i in items[k + 1 : k + 5])
    )


def _fate_behind(items: list[Item], k: int) -> Outcome | None:
    """ "80 casualties, [30 of them] deaths": what the noun behind says of the share."""
    return _FATES.get(items[k + 1].unit.word) if k + 1 < len(items) else None


_FATES: dict[str, Outcome] = {
    "deaths": "killed",
    "fatalities": "killed",
    "dead": "killed",
    "killed": "killed",
    "fatal": "killed",
}


def take_parts_behind(items: list[Item], at: int, victims: Victims) -> None:
    """Add the parts told behind the finished verb at `at`: "12 villagers were killed on Friday, including [the mayor]"."""
    victims.parts.extend(_parts_behind(items, at))
    if victims.parts:
        return
    for k in range(at + 1, min(at + 12, len(items) - 1)):
        if items[k].unit.word in ALL and items[k].tag == "I":
            describe(victims.whole, items[k + 1].group, listed_beside(items, k + 1))
            return
        if items[k].tag in ".;sbvmkKiDZwy&":
            return


def _postposed_behind(items: list[Item], comma: int) -> list[Group]:
    """The groups behind a comma that end in "among them": ", [a cook] among them", ", with [two cooks] among them"."""
    behind = comma + 1 + (comma + 1 < len(items) and items[comma + 1].unit.word == "with")
    return postposed(items, behind)


def _things_between(items: list[Item], at: int, k: int) -> bool:
    """Whether things in the plural stand between, of which a bare "one" may be."""
    return items[k + 1].tag == "Q" and any(
        i.tag == "x" and i.group is not None and (i.group.plural or i.unit.tag == "c") for i in items[at + 1 : k]
    )


def _behind_clause(items: list[Item], s: int) -> list[Group]:
    """The parts told behind a clause that opens at `s`: "12 were hurt when a bomb hit a stall, including [a nurse]", "when
    gunmen opened fire, including [two children]".

    None where they may be of people told of in the clause: "when a bus hit a van with workers, including a nurse".
    """
    verb, doers = False, ""
    bare = items[s].unit.word == "after"  # "24 bodies after the strike, including …": no clause
    for k in range(s + 1, min(s + _CLAUSE, len(items) - 1)):
        tag, group = items[k].tag, items[k].group
        if tag in _TELLING:
            break
        if group is not None and group.kind != "thing" and not (group.low == group.high == 1):
            if verb or group.kind != "people" or group.count is not None or not group.known_category:
                break
            doers = group.category
        if tag in ",-(" and (verb or (bare and not doers)):
            opens = items[k + 1].tag == "I" and items[k + 1].unit.word not in _WITHIN
            if opens or _share_of_people(items, k + 1) or _postposed_behind(items, k):
                parts = _parts_behind(items, k - 1)
                lone = any(part.kind == "count" and not part.anaphoric for part in parts)  # "including one in Osk"
                return [] if lone or any(doers == part.category for part in parts) else parts
        verb = verb or tag in "be"
    return []


def _share_of_people(items: list[Item], k: int) -> bool:
    """ "[Three of them] soldiers", "[one of them] a nurse": no "three of them" that may be of the things before."""
    share = items[k].group
    if share is None or not share.anaphoric:
        return False
    return share.last - share.first > 2 or (k + 1 < len(items) and items[k + 1].tag == "G")


_CLAUSE = 20  # items
_TELLING = ".;:swyKkiVDdnZTWhv"


def _parts_behind(items: list[Item], at: int) -> list[Group]:
    """The parts told behind a finished verb: "12 villagers were killed on Friday, including [the mayor]", "five of whom
    [were women]" apart."""
    for k in range(at + 1, min(at + 16, len(items))):
        tag = items[k].tag
        if opens_shares(items, k):
            return placed_shares(items, k + 1)[0]
        if tag == "I" and items[k - 1].tag not in "&":
            if items[k].unit.word in NAMING or items[k].unit.word in ALL:
                return []
            if items[k].unit.word in OF_WHOM:
                return shares(items, k + 1)[0]
            if k + 1 < len(items) and items[k + 1].tag == "b":
                k += 1  # "among whom were nine children"
            if k + 1 < len(items) and items[k + 1].unit.word == "one" and _things_between(items, at, k):
                return []  # "killed in raids on three hamlets, including one near Osk"
            found = objects(items, k)
            return [*found.whole, *found.parts]
        last = items[k + 1].group if tag in ",-(" and k + 2 == len(items) else None
        if last is not None and last.anaphoric and last.count is not None:
            return [last]  # "10 dead, [four of them children]", without a full stop
        group = items[k + 1].group if tag in ",-&(" and k + 2 < len(items) else None
        if group is not None and (group.anaphoric if tag == "&" else _within(items, k + 1)):
            return [group, *_parts_behind(items, k + 1)]
        if tag in ",:" and (told_of := _postposed_behind(items, k)):
            return told_of
        if tag == "s":
            return _behind_clause(items, k)
        if tag == "." and items[k - 1].tag == "E" and k + 1 < len(items):
            continue  # "on Feb. 24, 2022, including"
        if tag in ".;sbvmkKiDZwy&" and not (tag == "&" and items[k].unit.word in ("and", "or")):
            break
        if tag == "&" and k + 1 < len(items) and items[k + 1].tag in "GQ" and items[k + 1].group.count is not None:  # type: ignore[union-attr]
            break  # "three were killed and [five], including a mayor, hurt"
    return []
