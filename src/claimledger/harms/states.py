"""Harm told by adjectives and conditions: "left nine dead", "two missing", "with gunshot wounds", "three injured guards"."""

from __future__ import annotations

from claimledger.cues import certainty
from claimledger.groups import Group
from claimledger.harms.added import add_people
from claimledger.harms.conditions import bearers
from claimledger.harms.labels import labelled, of_both
from claimledger.harms.listed import named_behind
from claimledger.harms.naming import named
from claimledger.harms.told import Told, any_outcome, noun_of, sense_of, tell
from claimledger.harms.verbs import subject_of
from claimledger.roles import NAMING, Item, Victims, items_text, offset, tags_of, take_parts_behind
from claimledger.spans import Span


def read_state(items: list[Item], at: int) -> list[Told]:
    """ "left nine dead", "two missing", "with 14 wounded"."""
    sense = sense_of(items[at], "Z")
    assert sense is not None
    if at + 1 < len(items) and items[at + 1].tag in "XUxn" and (not at or items[at - 1].tag not in "bGQ#*"):
        return []
    if at and at + 1 < len(items) and items[at - 1].tag == "Q" and items[at + 1].tag == "x":
        if items[at + 1].unit.tag == "X" and noun_of(items[at + 1]).endswith(_MANY_ENDS):
            return []  # "two dead rats", "20 dead fish"
    if _are_the_dead(items, at):
        return []
    if 0 < at < len(items) - 1 and items[at - 1].tag == "O" and items[at + 1].tag == "G" and at > 1:
        return []  # "the mother of [deceased] children came home"
    if sense.needs and sense.needs.isdisjoint(items_text(items)[: offset(items, at)].split()[-14:]):
        return []
    if _in_scare_quotes(items, at) or _absent_from(items, at) or _was_found_since(items, at) or _found_alive(items, at):
        return []
    label = labelled(items, at)
    if label is not None:
        return tell(items, at, label, "casualties" if of_both(items, at) else sense.outcome, sense, None, at)
    victims = subject_of(items, at, True)
    if items[at].unit.word in ("missing",) and at and items[at - 1].tag not in "bGQ*#rvo":
        return []
    if not add_people(items, at, victims) and victims.whole and not victims.parts:
        take_parts_behind(items, at, victims)
    outcome = "casualties" if sense.outcome == "killed" and _or_hurt(items, at) else sense.outcome
    return tell(items, at, victims, outcome, sense, None, at)


_FLOCKS = ("fish", "sheep", "cattle", "livestock", "deer", "poultry")  # many without an "s"
_MANY_ENDS = ("s", *_FLOCKS)


def _are_the_dead(items: list[Item], at: int) -> bool:
    """ "Estimates of rebel [dead] vary", "the number of civilian [dead] rose": many, and no rebel who is dead."""
    group = items[at - 1].group if at else None
    if group is None or group.kind != "people" or group.plural or group.count is not None or group.names:
        return False
    if items[at].unit.word not in ("dead", "wounded", "missing", "injured"):
        return False
    return group.number_of or (group.bare and at > 1 and items[at - 2].tag == "O")


def _or_hurt(items: list[Item], at: int) -> bool:
    """ "Left 40 villagers dead [or wounded]", "lost 200 dead [and wounded]": how many of each nobody says."""
    if at + 2 >= len(items) or items[at + 1].unit.word not in ("or", "and"):
        return False
    if any_outcome(items[at + 2]) != "injured":
        return False
    ends = at + 3 >= len(items) or items[at + 3].tag in ".;,PEs"
    return items[at + 1].unit.word == "or" or (ends and items[at - 1].tag in "GQ" and items[at + 2].tag in "KZU")


def _in_scare_quotes(items: list[Item], at: int) -> bool:
    """ "Thirty "dead" were carried off": said of those who only play them."""
    text, start = items_text(items), offset(items, at)
    end = start + items[at].unit.end - items[at].unit.start
    return start > 0 and text[start - 1] in _QUOTES and text[end : end + 1] in _CLOSING and text[end : end + 1] != ""


_QUOTES, _CLOSING = '"\u201c\u2018', '"\u201d\u2019'


_PAPERS = (
    "list",
    "record",
    "report",
    "squad",
    "team",
    "line-up",
    "lineup",
    "side",
    "register",
    "photo",
    "file",
    "roster",
    "division",
    "vote",
    "debate",
    "ceremony",
    "meeting",
    "parade",
    "hearing",
    "session",
    "chamber",
    "shelves",
    "museum",
)


def _absent_from(items: list[Item], at: int) -> bool:
    """ "Eight witnesses are [missing] from the list": nobody looks for them."""
    if items[at].unit.word != "missing" or at + 1 >= len(items) or items[at + 1].unit.word != "from":
        return False
    words = items_text(items)[offset(items, at + 1) :].split()[1:6]
    return any(word.startswith(_PAPERS) for word in words)


def _was_found_since(items: list[Item], at: int) -> bool:
    """ "The cook [had been missing] for a week": until somebody found him."""
    return items[at].unit.word == "missing" and [i.unit.word for i in items[max(0, at - 2) : at]] == ["had", "been"]


_ALIVE = frozenset(["alive", "safe", "unharmed", "unhurt", "well", "safely"])


def _found_alive(items: list[Item], at: int) -> bool:
    """ "Six of the nine men [missing] since the flood were found alive": nobody looks for them any more."""
    if items[at].unit.word != "missing":
        return False
    words: list[str] = []
    for item in items[at + 1 :]:
        if item.tag in ".;":
            break
        words.extend(item.unit.word.split())
    found = next((k for k, word in enumerate(words) if word in ("found", "located", "rescued", "returned")), None)
    return found is not None and not _ALIVE.isdisjoint(words[found + 1 : found + 3])


def read_condition(items: list[Item], at: int) -> list[Told]:
    """ "A man was taken to a clinic with gunshot wounds", "she is in critical condition"."""
    sense = sense_of(items[at], "h")
    assert sense is not None
    groups = bearers(items, at)
    dead = sense.outcome == "injured" and any(g.anaphoric and g.whole_outcome == "killed" for g in groups)
    # "Eight of the dead have bullet wounds" are dead, and so is who was found "with a fatal wound".
    dead = dead or (sense.outcome == "injured" and items_text(items).endswith("fatal ", 0, offset(items, at)))
    return tell(items, at, Victims(groups, []), "killed" if dead else sense.outcome, sense, None, at)


def read_attributive(items: list[Item], at: int) -> list[Told]:
    """ "two injured guards were taken to hospital": counted, and told to be injured."""
    group = items[at].group
    assert group is not None and group.harm is not None
    harms = group.harm.harms or {}
    sense = harms.get("Z") or harms.get("K")
    if sense is not None and group.definite and group.count is None and (listed := named_behind(items, at)).whole:
        return tell(items, at, listed, sense.outcome, sense, None, at)
    if sense is not None and group.definite and group.count is None and not group.names and not _is_doer(group):
        if (identity := named(items, at) or _named_in_commas(items, at, sense.outcome)) is not None:
            # "the dead man was identified as [Ivo Lang]"
            if (
                group.known_category or not identity.known_category
            ):  # "the slain rebel was identified as 'sergeant' Lang"
                identity.category, identity.known_category = group.category, group.known_category
            told = tell(items, at, Victims([identity], []), sense.outcome, sense, None, at)
            for one in told:
                one.shared_whole = one.naming = True
            return told
    if group.definite or group.qualifier == "unquantified" or group.low == 0:
        if sense is None or not _murdered_by_name(items, at, sense.outcome):
            return []
    if group.count is None and not group.names and group.low != 1:
        return []
    if sense is None or sense.outcome is None or " how to " in items_text(items)[: offset(items, at)][-30:]:
        return []  # "how to treat an injured person"
    certain = certainty(items, at, items_text(items))
    if certain == "unreal":
        return []
    dying = at + 1 < len(items) and items[at + 1].unit.word in ("dying", "succumbing")
    return [
        Told(
            group,
            "killed" if dying else sense.outcome,  # "the toll rose to six with one injured man dying in hospital"
            Span(group.harm.start, group.harm.end),
            at,
            word=group.harm.word,
            assertion=certain,
        )
    ]


_DOERS = ("gunman", "gunmen", "shooter", "attacker", "assailant", "suspect", "bomber", "robber", "killer")


def _is_doer(group: Group) -> bool:
    """Whether a group is told by what it did, or by whose it is: "the dead [gunman]", "[his] dead wife"."""
    return group.owned or (group.head is not None and group.head.word.startswith(_DOERS))


def _named_in_commas(items: list[Item], at: int, outcome: str | None) -> Group | None:
    """ "The slain rebel, identified as [Ivo Lang], was wanted"; "the slain officer, Ivo Lang, was 40" tells it in passing."""
    dead = items[at].group
    if dead is None or dead.plural or outcome != "killed":
        return None
    if tags_of(items[at + 1 : at + 4]) != ",I#" or items[at + 2].unit.word not in NAMING:
        return None
    name = items[at + 3].group
    whole = name is not None and name.low == name.high == 1 and bool(name.names) and " " in name.names[0]
    return name if whole and "," in tags_of(items[at + 4 : at + 12]) else None


def _murdered_by_name(items: list[Item], at: int, outcome: str | None) -> bool:
    """ "The party of [the murdered senator Omar Said]": named and said to have been killed; but "the dead man"."""
    group = items[at].group
    assert group is not None and group.harm is not None
    if outcome != "killed" or group.harm.tag != "K" or items[at].unit.tag != "t":
        return False
    if group.plural:
        return group.count is not None and group.low not in (None, 0)  # "the case of the six murdered priests"
    if group.names:
        return True
    title = items[at + 2].group if at + 2 < len(items) and items[at + 1].tag == "&" else None
    return title is not None and bool(title.names) and title.bare and not title.plural  # "senator and candidate Said"
