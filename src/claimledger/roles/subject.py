"""The groups to the left of a word of harm that are its subject."""

from __future__ import annotations

import re

from claimledger.gazetteer import gazetteer
from claimledger.gazetteer.words import place_words
from claimledger.groups import Group
from claimledger.lexicon import word_set
from claimledger.roles.asides import before_bracket, before_brackets, before_dashes
from claimledger.roles.charged import who_is_charged
from claimledger.roles.governed import governed
from claimledger.roles.items import WHO, Item, Victims, describe, tags_of
from claimledger.roles.ledin import without_lead
from claimledger.roles.listed_before import go_on_in_list
from claimledger.roles.lists import entitles, in_order, one_of_trades, one_of_two_titles, own_side, settle_list
from claimledger.roles.phrases import before_event, has_finite_object, is_attributive, is_participle_with_object
from claimledger.roles.relatives import aside_before, relative_before, whom_it_met
from claimledger.roles.shares import OF_WHOM, is_of_whom, is_postposed, shares
from claimledger.roles.walk import Walk, pass_auxiliaries, pass_relative_without_commas, see_whether_set_off

_DETERMINED = frozenset("atpzS")  # what makes a noun of the word behind it: "the attack"
_HOLDING = frozenset(["holding", "carrying", "wielding", "brandishing", "clutching", "waving"])
_PART_OF_TOWN = frozenset(["midtown", "uptown", "nearby"])
_SOME = frozenset(["some of them", "most of them", "many of them", "rest", "half", "third", "quarter", "neither"])
_AFTER = frozenset(["after", "following", "since"])
_BESIDES = frozenset(
    ["in addition to", "besides", "along with", "together with", "as well as", "on top of", "alongside"]
)


def subject(items: list[Item], at: int, adjacent: bool) -> Victims:
    """The groups to the left of item `at` that are its subject. `adjacent`: a bare participle or adjective, where "with
    four people [killed]" counts too."""
    walk = Walk(items, tags_of(items), at, adjacent)
    pass_auxiliaries(walk)
    see_whether_set_off(walk)
    if walk.tag() == "-" and (dashed := before_dashes(items, walk.j)) is not None:
        walk.j, walk.parts = dashed
    pass_relative_without_commas(walk)
    if not (adjacent and walk.adjacent) and not walk.antecedent:
        who = who_is_charged(items, at, walk.j)
        walk.j = walk.j if who is None else who  # "[a man] accused of killing two guards was shot"
    while walk.j >= 0 and _step(walk):
        pass
    return _victims(walk)


def _step(walk: Walk) -> bool:
    """Go on to the left; False where the subject is settled or lost."""
    items, tag = walk.items, walk.tag()
    relative = None
    if not walk.found and not walk.antecedent:
        relative = relative_before(items, walk.j)
        relative = aside_before(items, walk.j) if relative is None else relative
    if relative is not None:
        walk.j, walk.antecedent = relative, True  # "the leader, who was taken in June, was found dead"
        if items[relative + 1].unit.word in OF_WHOM:
            walk.parts.extend(shares(items, relative + 2)[0])
        walk.pass_over(',"YE')
        return True
    if tag in WHO:
        return _meet_group(walk)
    if tag in "xnei" and not walk.found and (harmed := before_event(items, walk.j, _AFTER)) is not None:
        if walk.tags[harmed] in "Ke" and harmed and walk.tags[harmed - 1] in WHO and _describes(walk, harmed):
            walk.j, walk.first_step = harmed, False
            return True  # "[a teen] hospitalised after a shooting has died"
    if tag == "x":
        stolen = walk.antecedent and walk.tag(-1) == "e" and walk.tag(-2) in tuple("atpz")
        led = walk.j - 1 - 2 * stolen  # "[the driver] of a stolen van, who died"
        if led >= 0 and not walk.found and (walk.tags[led] in "PFOB" or _holds(walk, led)):
            walk.j, walk.first_step = led - 1, False
            return True
        return False
    if walk.found:
        return False
    if items[walk.j].unit.word in _SOME and _is_next_to(walk):
        return False  # "eleven rebels surrendered and [some of them] were killed"
    if tag == "I" and not walk.found and (every := _all_of_whom(walk)) is not None:
        walk.found.append((every, ""))  # "it carried [70 people], all of whom died"
        return False
    if tag == "I" and not walk.found and is_postposed(items, walk.j) and walk.tag(-1) in WHO:
        part = items[walk.j - 1].group
        if part is not None:
            walk.parts.append(part)  # "seventeen men, [an officer] among them, died"
        walk.j -= 2
        walk.pass_over(',"YE')
        return True
    if tag in "])":
        walk.j, inside = before_brackets(items, walk.j)
        walk.parts.extend(inside)
        return True
    noun = walk.j - (tag in "jkJAr")
    if walk.tags[noun] in "atpz" and walk.tags[noun + 1] in "jkJAr" and noun:
        if walk.tags[noun - 1] in "PFOB" or _holds(walk, noun - 1):
            walk.j, walk.first_step = noun - 2, False  # "[two men] hurt in a fire at a hotel have died"
            return True
    if tag == "J" and walk.antecedent and walk.tag(-1) in tuple("G,") and items[walk.j].unit.word == "armed":
        walk.j -= 1  # "police shot [a man] armed with a knife, who died"
        return True
    if tag in ',"YErjo-':
        walk.j -= 1
        if tag not in 'r"':
            walk.first_step = False
        return True
    if tag == "w":
        walk.j -= 1
        walk.pass_over(',"YE')
        walk.first_step = False
        walk.antecedent = walk.relative = True
        return True
    if tag in "eKid":
        return _pass_verb(walk, tag)
    if tag in "PFOUNX" or (tag == "Z" and items[walk.j].unit.word == "missing" and walk.tag(-1) in tuple("GQ")):
        walk.j -= 1  # "all [29 miners] missing in the mine are dead"
        return True
    return False


_CARED_FOR = frozenset(
    """hospitalised hospitalized treated admitted rescued pulled airlifted rushed flown taken detained arrested jailed held
    captured evacuated struck hit""".split()  # noqa: SIM905
)


def _holds(walk: Walk, k: int) -> bool:
    """ "Police shot [a man] holding a knife, who died": what stands behind such a word is no subject."""
    return walk.antecedent and walk.items[k].unit.word in _HOLDING


def _describes(walk: Walk, harmed: int) -> bool:
    """Whether a participle before "after" is no verb of its own: "a teen [hospitalised] after a fall died"; not "nine
    people [escaped] after the engine died"."""
    if walk.tags[harmed] == "K" or walk.tag() != "x" or walk.items[harmed].unit.word in _CARED_FOR:
        return True
    return any(item.unit.word in ("has", "have", "had") for item in walk.items[walk.j + 1 : walk.at])


def _pass_verb(walk: Walk, tag: str) -> bool:
    """Go on behind a verb, or a noun that is one elsewhere, which describes what stands before it."""
    items, before = walk.items, walk.tag(-1)
    if tag == "e" and before in tuple("tSpz"):
        event = before_event(items, walk.j, None)  # "[two guards] hurt in Monday's raid have died"
        walk.j, walk.first_step = (walk.j, walk.first_step) if event is None else (event, False)
        return event is not None
    if tag in "eK" and walk.j > 1 and not walk.adjacent and (met := whom_it_met(items, walk.j)) is not None:
        walk.j, walk.antecedent = met, True  # "[a man] police shot has died"
        return True
    if tag in "eK" and walk.j > 1 and before in WHO and walk.tag(-2) == "w":
        walk.j -= 3  # "in a street where [herders lived] were killed", "a man whom [police shot] has died"
        walk.first_step = False
        return True
    if tag == "e" and before in _DETERMINED:
        walk.j -= 3 if before == "S" else 2  # "[three men] wounded in Friday's attack on the base have died"
        walk.pass_over("jrEUtp")
        return walk.tag() in tuple("PFOB")
    if walk.j > 0 and (before in WHO or before in "wr"):
        # "[people] travelling in a van were killed", "[a man] who drove a van was killed": the verb describes.
        if (before in "GQ*" and not has_finite_object(items, walk.j, walk.at)) or before == "w":
            walk.j -= 1
            return True
        return False
    if tag == "e" and before == "x" and walk.tag(-2) in tuple("PFOB") and walk.tag(1) in tuple("PFOB"):
        walk.j -= 1  # "[nine people] from a street held by rebels were killed"
        return True
    return False


def _all_of_whom(walk: Walk) -> Group | None:
    """The counted people before "all of whom" at the walk: "[70 people] aboard, all of whom"."""
    items, k = walk.items, walk.j - 1
    if items[walk.j].unit.word not in OF_WHOM or k < 2 or items[k].unit.word != "all" or walk.tags[k - 1] != ",":
        return None
    k -= 2
    while k > 0 and walk.tags[k] in "PE#xY":
        k -= 1
    group = items[k].group
    return group if group is not None and walk.tags[k] in "GQ" and group.count is not None else None


def _told_of_part(walk: Walk) -> bool:
    """ "Nine people, including [a child] who died, were hurt": what the relative clause tells is told of the child."""
    behind = walk.j + 2
    if walk.items[walk.j].unit.word.startswith(("includes", "included")):
        return False  # "the toll includes two guards who died"
    return walk.tags[behind : behind + 1] == "w" and "," not in walk.tags[behind : walk.at]


def _meet_group(walk: Walk) -> bool:
    """Take the group that the walk stands on, unless something else governs it; False where the subject is settled."""
    items, group = walk.items, walk.items[walk.j].group
    assert group is not None
    k = walk.j - 1
    while k >= 0 and (items[k].tag in "rj" or (group.kind == "name" and _is_said_of_places(items[k].unit.word))):
        k -= 1
    if k > 0 and items[k].tag in "KZ" and k == walk.j - 1 and group.bare and items[k - 1].tag in "OFP":
        k -= 1  # "[widow] of slain guard found dead"
        if _opens_headline(walk, k):
            walk.j, walk.first_step = k - 1, False
            return True
    if k == 1 and walk.j == 2 and group.count is None and _opens_headline(walk, k) and _ends_line(walk):
        walk.j, walk.first_step = 0, False  # "[brother] of mayor shot dead"
        return True
    if k == walk.j - 1 and is_attributive(items, k):
        k -= 1  # "[two doctors] treating wounded rebels"
    if k > 0 and not walk.antecedent and is_participle_with_object(items, k, walk.at):
        walk.j = k - 1  # "[a patrol] guarding a road crew was hit": the crew is guarded
        walk.first_step = False
        return not walk.found
    if group.kind == "name" and not walk.antecedent and (doer := _doer_before(items, k, walk.j)) is not None:
        walk.j, walk.first_step = doer, False
        return not walk.found and not walk.parts
    if walk.antecedent and not walk.found and _is_origin(items, k, group):
        walk.j = k - 1  # "[a cook] from Osk who died", "[the consul] of Peru, who was shot"
        return True
    if walk.antecedent and not walk.found and _lives_there(items, k, group):
        walk.j = k - 2  # "[two masons] hailing from Osk, who were at work, were shot"
        return True
    if walk.adjacent and not walk.found and _are_mourned(walk, group):
        walk.found.append((group, ""))  # "widows of [men] killed in the mine"
        return False
    if governed(walk, k, group):
        if walk.found:
            return False
        walk.j = k - 1
        walk.first_step = False
        return True
    if group.kind == "pronoun" and walk.found:
        return False
    walk.first_step = walk.antecedent = False
    if k > 0 and items[k].unit.word == "not" and items[k - 1].tag in "-,":
        walk.j = k - 2  # "seven soldiers -- [not six] -- were wounded"
        return True
    if group.anaphoric and not walk.found and walk.tag(-1) == "," and is_of_whom(items, walk.j, walk.at):
        walk.found.append((group, ""))  # "the bus held 40 people, [nine of whom] were killed"
        return False
    if group.anaphoric and not walk.found and walk.tag(-1) == "&" and _is_next_to(walk):
        walk.found.append((group, ""))  # "the blast hurt 11, and [one of them] died"
        return False
    if group.anaphoric and not walk.found and walk.tag(-1) == "," and _is_next_to(walk) and not _is_finite(walk):
        walk.found.append((group, ""))  # "police held five men, [two of them] wounded": nothing befell the other three
        return False
    if group.anaphoric and not walk.found and walk.tag(-1) in (",", "&"):
        walk.parts.append(group)  # "five people, [two of them children and a nun], were hurt"
        walk.j -= 2
        return True
    walk.found.append((group, walk.separator))
    if group.kind == "pronoun":
        return False
    walk.j -= 1
    walk.separator = ""
    if walk.tag() == "I" and len(walk.found) == 1 and _told_of_part(walk):
        return False
    beside = items[walk.j].group if walk.j >= 0 else None
    if beside is not None and beside.anaphoric:
        walk.found.pop()  # "three officers, [one of them the commander], died"
        walk.parts.append(beside)
        walk.j -= 1
        walk.pass_over(",")
        return True
    return go_on_in_list(walk, group)


_MOURNERS = word_set("persons", "bereft")


def _are_mourned(walk: Walk, group: Group) -> bool:
    """Whether several stand directly before a participle, and behind "of" and those who mourn them."""
    if walk.j < 2 or walk.j != walk.at - 1 or walk.tag(-1) != "O" or not group.plural or group.kind != "people":
        return False
    outer = walk.items[walk.j - 2].group
    return outer is not None and outer.head is not None and outer.head.word in _MOURNERS


def _opens_headline(walk: Walk, k: int) -> bool:
    """ "[Brother] of slain guard shot dead": the one without an article who opens a headline in which no verb follows that
    would make a description of the last participle, as in "[Mother of missing boy found dead] speaks out"."""
    one = walk.items[0].group
    if (
        k != 1
        or walk.tags[k] != "O"
        or not walk.adjacent
        or one is None
        or one.kind != "people"
        or one.count is not None
    ):
        return False
    comma = walk.tags.find(",", walk.at)
    behind = walk.tags[walk.at + 1 : comma if comma > 0 else None].partition("s")[0]
    return one.bare and behind[:1] in ("", "P", "F", "E", "B") and not any(tag in "bvmyKVD" for tag in behind)


# whose child or dead husband is rather told of: "mother of boy killed in crash"
_BEREFT = frozenset(
    ["mother", "father", "parents", "widow", "widower", "relatives", "family", "friends", "killer", "killers"]
)
_TO_THE_END = re.compile(r"(?:[PFB][tj]*[#xeUN]?[#xe]?|E)*\.?")


def _ends_line(walk: Walk) -> bool:
    """Whether a participle ends a headline, a phrase of place or time aside: no verb comes that would be the main one."""
    return walk.items[0].unit.word not in _BEREFT and _TO_THE_END.fullmatch(walk.tags, walk.at + 1) is not None


def _is_next_to(walk: Walk) -> bool:
    """Whether nothing but helping verbs and adverbs stand between the group and the verb."""
    return all(tag in "bvrm!" for tag in walk.tags[walk.j + 1 : walk.at])


def _is_finite(walk: Walk) -> bool:
    """Whether helping verbs stand before the verb: "five men, two of them, were hurt"."""
    return any(tag in "bvm" for tag in walk.tags[walk.j + 1 : walk.at])


def _is_said_of_places(word: str) -> bool:
    """ "in [northwestern] Lorin", "in [rebel-held] Orvale", "in [uptown] Marva"."""
    words = place_words()
    return word in words.before_name or word in _PART_OF_TOWN or word.rpartition("-")[2] in words.joined


def _doer_before(items: list[Item], k: int, j: int) -> int | None:
    """The group of which a participle says what it did with the name at `j`, which is then no subject: "[civilians] fleeing
    Orvale were killed", "[people] trying to leave Orvale died"."""
    if k < 0:
        return None
    if items[k].tag in "Gx" and items[j].unit.word.endswith("ing"):
        return k
    to = k > 2 and items[k].tag in "eU" and items[k - 1].unit.word == "to" and items[k - 2].unit.word.endswith("ing")
    return k - 3 if to and items[k - 2].tag == "e" and items[k - 3].tag in "Gx" else None


_LIVING = frozenset(["hailing", "belonging", "residing", "living", "coming", "originating", "resident", "based"])


def _lives_there(items: list[Item], k: int, group: Group) -> bool:
    """Whether a name behind the preposition at `k` says where those before the participle are at home."""
    if k < 2 or group.kind != "name" or items[k].tag not in "FPO*" or items[k - 1].unit.word not in _LIVING:
        return False
    whom = k - 2
    while whom > 0 and items[whom].tag in ",Y":
        whom -= 1
    return items[whom].tag in "GQ#"


def _is_origin(items: list[Item], k: int, group: Group) -> bool:
    """Whether a name behind the preposition at `k` only says where the one before it comes from."""
    if k < 1 or group.kind != "name" or items[k].tag not in "FOP":
        return False
    before = items[k - 1]
    if before.tag == "," and k > 1 and items[k].unit.word in ("of", "from"):
        return items[k - 2].tag in "Y#G"  # "[Ann Roe], 24, of Lisane, who was shot"
    if before.tag == "#" and before.group is not None and not before.group.names:
        return False
    if before.tag not in "GQ#*U" and before.unit.word != "those":
        return False
    return items[k].tag == "F" or any(bool(gazetteer().find(name)) for name in group.names)


def _without_places(items: list[Item], found: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """The groups but for a place set off before a count: "in Tahrin district ([Hodeidah]), 3 civilians killed", "sank off
    Zuwara, [Libya]; 128 drown"."""
    first = min((g for g, _ in found), key=lambda g: g.span.start)
    if len(found) == 2 and items[0].group is first and _is_clause_of_its_own(items, found):
        return [(g, joint) for g, joint in found if g is not first]
    counted = any(g is not first and g.count is not None and (g.low or 0) > 1 for g, _ in found)
    if not counted or first.kind != "name" or len(first.names) != 1 or first.known_category:
        return found
    k = next((k for k, item in enumerate(items) if item.group is first), 0)
    set_off = k > 1 and items[k - 1].tag in "(," and k + 1 < len(items) and items[k + 1].tag in "),;"
    if not set_off or not gazetteer().find(first.names[0]):
        return found
    return [(g, joint) for g, joint in found if g is not first]


def _counted_before(items: list[Item], k: int, found: list[tuple[Group, str]]) -> Group | None:
    """Those who are counted before what they are to each other and their names: "[the two clerks], the brothers Ivo and
    Omar Lang,"; None where the count is not theirs or something else governs it."""
    group, whom = (items[k].group, items[k - 2].group) if k > 1 else (None, None)
    if group is None or whom is None or items[k - 1].tag != "," or items[k].last != found[-1][0].first:
        return None
    if group.count is not None or group.names or not group.plural or not all(g.kind == "name" for g, _ in found):
        return None
    if whom.low != whom.high or whom.low != sum(g.low or 0 for g, _ in found) or (k > 2 and not _opens(items, k - 3)):
        return None
    whom.names = tuple(name for g, _ in reversed(found) for name in g.names)
    return whom


def _opens(items: list[Item], k: int) -> bool:
    """Whether what stands behind item `k` is listed with nobody before it: "on Monday, [two clerks]", "when [two clerks]"."""
    return items[k].tag in "s." or (items[k].tag == "," and (k == 0 or items[k - 1].tag not in "GQ#*"))


def _is_clause_of_its_own(items: list[Item], found: list[tuple[Group, str]]) -> bool:
    """ "Lisane, [three people] were killed": a clause with its verb does not list with a comma alone, as a headline does
    ("Lang, two guards killed", "Lang, two others were hurt")."""
    first, last = sorted((g for g, _ in found), key=lambda g: g.span.start)
    if first.kind != "name" or first.known_category or any(joint == "&" for _, joint in found):
        return False
    if last.low == 1 and " " in first.names[0]:
        return False  # "Omar Said, a constable was shot", where a comma is missing
    tags = tags_of(items[:4])
    return tags[1:2] == "," and items[2].group is last and tags[3:] in ("b", "v") and not last.other


def _victims(walk: Walk) -> Victims:
    """Who is governed, out of what the walk has met."""
    found, parts = walk.found, walk.parts
    before = walk.items[walk.j] if walk.j >= 0 else None
    if walk.tag() == "(" and (named := before_bracket(walk.items, walk.j, [g for g, _ in found])) is not None:
        found = [(named, "")]
    if len(found) > 1 and before is not None and before.last == found[-1][0].first and entitles(before):
        for named in (g for g, _ in found if not g.known_category):  # "[privates] Ivo Lang and Omar Said"
            named.category, named.known_category = before.group.category, before.group.known_category  # type: ignore[union-attr]
    if len(found) > 1 and (counted := _counted_before(walk.items, walk.j, found)) is not None:
        return Victims([counted], parts)
    if len(found) > 1:
        found = without_lead(walk.items, _without_places(walk.items, found), walk.adjacent)
    nobody = [g for g, _ in found if g.low == g.high == 0 and g.kind == "name"]
    if nobody and len(found) > 1:
        found, parts = [(nobody[0], "")], []  # "[neither Lang] nor his wife was hurt"
    first = min((g for g, _ in found), key=lambda g: g.span.start, default=None)
    if first is not None and len(found) > 1 and first.low == first.high == 0:
        if all(g is first or (g.count is None and g.bare) for g, _ in found):
            found, parts = [(first, "")], []  # "[none] of the nine passengers and crew was hurt"
    neither = walk.items[walk.j].group if walk.j >= 0 else None
    if found and neither is not None and neither.low == neither.high == 0 and walk.tag() == "Q":
        found, parts = [(neither, "")], []  # "[neither] the minister nor his guards were hurt"
    if not found and parts and all(p.anaphoric for p in parts):
        found, parts = [(p, "&") for p in parts], []
    if len(found) == 2 and walk.j < 0 and walk.items[0].unit.word in _BESIDES:
        found = [(g, joint and "&") for g, joint in found]  # "besides [the imam], [a guard] was killed": two people
    ordered = in_order(found)
    if walk.singular:
        ordered = one_of_two_titles(ordered) if len(ordered) < 3 else one_of_trades(ordered)
    parts = own_side(ordered, sorted(parts, key=lambda p: p.span.start))
    victims = settle_list(ordered, parts, walk.plural)
    describe(victims.whole, walk.all_of_them, walk.all_beside)
    victims.negated = walk.negated
    return victims
