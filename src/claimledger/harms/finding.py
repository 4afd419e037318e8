"""Harm told in one sentence: which groups were killed, injured, abducted, with voice and direction.

"Pro-government forces ambushed and killed 16 recruits": the dead are the 16. "Gunmen killed by police": the gunmen."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.harms.company import read_company
from claimledger.harms.compared import AGAINST, add_compared, is_difference
from claimledger.harms.described import they_were, victims_were
from claimledger.harms.excepted import excepted
from claimledger.harms.games import in_game
from claimledger.harms.intransitive import read_intransitive
from claimledger.harms.jointly import lump
from claimledger.harms.listed import read_that_of
from claimledger.harms.naming import add_names, named
from claimledger.harms.nouns import read_counted, read_event
from claimledger.harms.nth import name_nth
from claimledger.harms.of_whom import add_of_whom, behind_out_of_those, share_with_those
from claimledger.harms.one_of import add_one_of, apposed_once
from claimledger.harms.only import read_only
from claimledger.harms.placed import add_behind_places, side_by_side
from claimledger.harms.rates import is_rate
from claimledger.harms.shares import share_out
from claimledger.harms.slainkin import mark_slain_kin
from claimledger.harms.states import read_attributive, read_condition, read_state
from claimledger.harms.sums import add_parts
from claimledger.harms.told import Told, fatally, is_asked, noun_of, sense_of
from claimledger.harms.tolls import of_those_among, read_number_of, read_put, read_toll
from claimledger.harms.unhappened import has_not_happened
from claimledger.harms.unharmed import harms_nobody
from claimledger.harms.verbs import is_coordinated, read_active, read_phrase, read_verb
from claimledger.harms.wholes import (
    may_be_set_among,
    names_counted,
    of_those_beside,
    read_among_bodies,
    read_among_those,
    read_bare_part,
    read_described_part,
    read_inside_whole,
    read_set_among,
    read_whole,
    sense_of_whole,
)
from claimledger.harms.yearly import read_yearly
from claimledger.roles import Item, items_text, objects, offset, place_of, tags_of, words_of


def find_harms(items: list[Item]) -> list[Told]:
    """Every group of the sentence that a word of harm governs, in text order."""
    told = _named_anew(items)
    opening = behind_out_of_those(items)
    for at, tag in enumerate(tags_of(items)):
        if tag not in _TELLING:
            continue
        item = items[at]
        if tag in _READERS:
            if tag in "Kki" and is_coordinated(items, at):
                continue
            before = items[at - 1] if at else item
            if (
                item.unit.harms is not None
                and "W" in item.unit.harms
                and (
                    before.tag in "tzP"
                    or (names_counted(before.group) and _describes(items, at))
                    or _put_its(items, at, before)
                )
                and not (at > 1 and items[at - 2].tag == "w")  # "two women whom [the rebels] killed were 19"
            ):
                parts = read_whole(items, at)
                if parts:
                    told.extend(_of_those(parts, before))
                    continue
            found = _READERS[tag](items, at)
            if not found and tag in "nK":
                of_noun = tag == "n"
                found = (
                    (read_among_bodies(items, at) or read_yearly(items, at)) if of_noun else _put_at(items, at, before)
                )
            told.extend(of_those_among(items, at, found) if found and found[0].word == "toll" else found)
        elif tag == "e" and item.unit.harms is not None:
            told.extend(read_company(items, at))
        elif tag in "wz":
            told.extend(read_that_of(items, at))
        elif tag == "@":
            told.extend(read_counted(items, at) or read_among_bodies(items, at) or read_only(items, at))
        elif tag == "I":
            told.extend(read_set_among(items, at) if items[at - 1].tag == "b" else read_among_those(items, at))
        elif tag in "QG" and item.group is not None and item.group.anaphoric:
            told.extend(read_described_part(items, at))
        elif tag == "Q" and (not at or items[at - 1].tag == ";" or at == opening):
            told.extend(_of_the_same(read_bare_part(items, at), told))
        elif tag in "GU" and item.group is not None:
            if item.group.number_of and item.group.count is None:
                told.extend(read_number_of(items, at))
            elif item.group.harm is not None and item.group.harm.harms:
                told.extend(read_attributive(items, at))
            elif item.group.count is not None and noun_of(item) == "victims":
                told.extend(victims_were(items, at))
            elif sense_of_whole(item) is not None:
                told.extend(read_inside_whole(items, at))
    told = add_behind_places(items, told)
    told = [one for one in told if one.outcome != "injured" or not in_game(items, one.group)]
    told = [
        one for one in told if not harms_nobody(items, one) and not is_rate(items, one) and not excepted(items, one)
    ]
    told = has_not_happened(items, told) if told else told
    if not told:
        return told
    if len(told) > 1:
        mark_slain_kin(items, told)
    words = words_of(items)
    if "how" in words:
        told = [one for one in told if one.group.qualifier != "unquantified" or not is_asked(items, one.group)]
    if any(word in items_text(items) for word in _DIFFERING):
        told = [one for one in told if not is_difference(items, one)]
    if not AGAINST.isdisjoint(words):
        add_compared(items, told)
    told = _without_degrees(items, told)
    told = apposed_once(items, add_one_of(items, told))
    told = side_by_side(
        items, add_parts(items, share_out(items, lump(items, _once(items, of_those_beside(items, told)))))
    )
    if opening:
        share_with_those(items[opening], told)
    return name_nth(items, add_names(items, add_of_whom(items, told)))


def _put_its(items: list[Item], at: int, before: Item) -> bool:
    """ "The rebels put their [dead] at nine", "their own dead", "the army's dead": those of a side, as "the dead" are."""
    owned = before.tag in "pS" or (
        before.tag == "*"
        and before.group is not None
        and before.group.head is not None
        and before.group.head.word == "own"
    )
    return owned and at + 1 < len(items) and items[at + 1].unit.word == "at"


def _of_the_same(parts: list[Told], told: list[Told]) -> list[Told]:
    """ "Nine of the dead were men; [the other five] were women": the others are of the dead as well."""
    before = told[-1] if told else None
    if parts and before is not None and before.shared_whole and before.word == "of them" and parts[0].group.definite:
        for one in parts:
            one.outcome = one.outcome or before.outcome
    return parts


_DIFFERING = (" than ", " up on ", " down on ")
_SEVERE = (" serious", " critical", " severe", " grave", " badly", " life-threat")


def _without_degrees(items: list[Item], told: list[Told]) -> list[Told]:
    """Without "[no one] was seriously hurt", "[no] serious injuries" and "ten were shot, [none] fatally": some were hurt."""
    text, before = items_text(items), offset(items, 0) - items[0].unit.start
    kept = []
    for one in told:
        if one.group.low == 0 == one.group.high:
            zero = one.group.span.start + before
            end = max(items[one.item].unit.end, one.group.span.end) + before
            behind = text[end : end + 12].partition(",")[0]
            if one.outcome == "injured" and any(s in text[zero:end] or s in behind for s in _SEVERE):
                continue
            if one.part_of is not None and text.startswith(_LIGHTLY, one.group.span.end + before):
                continue
            if "there w" in text and _only_were(items, one, told):
                continue
        kept.append(one)
    return kept


def _only_were(items: list[Item], one: Told, told: list[Told]) -> bool:
    """ "There were [no suspects] and nobody was hurt": of the suspects it is only told that there were none."""
    at = place_of(items, one.group) or 0
    if at < 2 or items[at - 1].tag != "b" or items[at - 2].unit.word != "there":
        return False
    return any(t is not one and t.denied and t.harm == one.harm and t.group.first > one.group.first for t in told)


_LIGHTLY = (" in ", " fatally")  # behind the "none" of some who were hurt: "none in danger"


def _named_anew(items: list[Item]) -> list[Told]:
    """ "They were identified as [Ann Lee and Omar Said]", "they included [two nurses]", "among them were [two nurses]":
    names given to those told of before, and parts of them."""
    if len(items) < 4 or items[0].tag not in "LI" or items[1].tag not in "bI":
        return []
    word, behind = items[0].unit.word, items[1].unit.word
    if (word == "they" and behind in ("include", "included")) or (word == "among them" and items[1].tag == "b"):
        listed = objects(items, 1)
        groups = [g for g in (*listed.whole, *listed.parts) if may_be_set_among(g)]
        return [Told(g, None, g.span, 0, shared_whole=True, word="they") for g in groups]
    if word == "they" and items[1].tag == "b" and (told := they_were(items)):
        return told
    names = named(items, 0) if word == "they" else None
    return [Told(names, None, names.span, 0, shared_whole=True, naming=True, word="they")] if names is not None else []


def _put_at(items: list[Item], at: int, before: Item) -> list[Told]:
    """ "The army puts [the rebels killed] since Monday at 60": a figure for those whom the verb describes."""
    sense = sense_of(items[at], "K")
    if sense is None or sense.outcome is None or not names_counted(before.group):
        return []
    return _of_those(read_put(items, at, sense), before)


def _of_those(told: list[Told], before: Item) -> list[Told]:
    """The bare figure put for "the rebels killed" is of rebels."""
    for one in told if names_counted(before.group) else ():
        if before.group is not None and one.group.kind == "count":
            one.group.category, one.group.known_category = before.group.category, before.group.known_category
    return told


def _describes(items: list[Item], at: int) -> bool:
    """Whether the participle has no object: "the people [killed] in the raid", not "the rebels [killed] a clerk"."""
    return at + 1 < len(items) and items[at + 1].tag in "IbPwE"


def _once(items: list[Item], told: list[Told]) -> list[Told]:
    """Each group once an outcome; a death outweighs an injury of the same words ("shot … and died")."""
    for one in told:
        if one.outcome == "injured" and one.part_of is not None and fatally(items, one.group):
            one.outcome = "killed"
        if one.part_of is not None and one.outcome == "killed" and one.part_of.outcome == "injured":
            if fatally(items, one.group) and one.part_of.group.count is not None:
                one.part_of.outcome = "casualties"  # "twelve were shot, one of them fatally"
    told = _with_their_wholes(items, told)
    inner = {id(one.group): one for one in told}
    for one in told:
        if one.part_of is None and one.group.of is not None and id(one.group.of) in inner:
            one.part_of = inner[id(one.group.of)]  # "one of [five men shot] has died"
    kept: dict[tuple[int, int], Told] = {}
    instead: dict[int, Told] = {}  # by what was left out
    out: list[Told] = []
    for one in told:
        key = (one.group.span.start, one.group.span.end)
        other = kept.get(key)
        if other is None and one.group.kind == "name" and any(_lists(o, one) for o in out):
            continue
        if other is None or "abducted" in (one.outcome, other.outcome) != ("abducted", "abducted"):
            kept[key] = one
            out.append(one)
            continue
        if other.outcome is None and one.outcome is not None and not one.group.anaphoric:
            # "The victims, three drivers, were killed": the verb says it, whatever was counted before.
            other.outcome, other.harm, other.word, other.shared_whole = one.outcome, one.harm, one.word, False
        fates = ("injured", "casualties", "missing") if one.assertion == "stated" else ("injured", "casualties")
        if one.outcome == "killed" and other.outcome in fates:
            other.outcome, other.harm, other.word = one.outcome, one.harm, one.word
        if one.part_of is not None and other.part_of is None and one.part_of is not other:
            other.part_of = one.part_of
            other.outcome = other.outcome or one.outcome  # "nine men, [one of them] a cook, were hurt"
        instead[id(one)] = other
    for one in out:
        if one.part_of is not None and (other := instead.get(id(one.part_of))) is not None and other is not one:
            one.part_of = other  # "rose to [nine] dead, two of them cooks": the toll, not the dead told a second time
    return out


def _with_their_wholes(items: list[Item], told: list[Told]) -> list[Told]:
    """ "57 of the [802] deaths", "76 of the [161] dead": those of whom the figure is a part are as dead."""
    if all(one.group.of is None for one in told):
        return told
    out: list[Told] = []
    for one in told:
        out.append(one)
        whole, before = one.group.of, items[one.item - 1] if one.item else None
        if whole is None or one.denied or one.part_of is not None:
            continue
        beside = before is not None and before.group is one.group and items[one.item].tag in "ZK"
        if whole.kind == "deaths" or (whole.kind == "count" and beside):
            of = Told(whole, one.outcome, one.harm, one.item, assertion=one.assertion, word=one.word)
            one.part_of, one.shared_whole = of, False
            out.append(of)
    return out


def _lists(whole: Told, one: Told) -> bool:
    """Whether `whole` is a list of names that holds this one: "killing Ann Roe, [Tim Roe] and a cook who died"."""
    return len(whole.group.names) > 1 and whole.outcome == one.outcome and whole.group.span.contains(one.group.span)


_READERS: dict[str, Callable[[list[Item], int], list[Told]]] = {
    "K": read_verb, "k": read_active, "i": read_active, "V": read_phrase, "D": read_intransitive, "d": read_intransitive,
    "n": read_event, "Z": read_state, "T": read_toll, "W": read_whole, "h": read_condition,
}  # fmt: skip
_TELLING = frozenset(_READERS) | frozenset("e@IQGUwz")  # letters of items that may tell
