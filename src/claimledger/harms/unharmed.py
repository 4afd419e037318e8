"""Words of harm that tell of none: deaths of old age, photographs shot, votes lost, rivals crushed in a primary."""

from __future__ import annotations

import re

from claimledger.harms.illness import in_care, tells_of_illness
from claimledger.harms.told import Told
from claimledger.lexicon import word_set
from claimledger.patterns import Rare
from claimledger.records import FORCES
from claimledger.roles import Item, items_text, offset

_NATURAL = Rare(
    r"\b(?:in (?:his|her|their) sleep|peacefully|old age|natural causes|(?:long|short|brief) (?:illness|battle with)|"
    r"complications (?:of|from) (?:cancer|diabetes|pneumonia)|(?:of|from|with|to) (?:\w+ ){0,2}(?:cancer|leukaemia|leukemia|"
    r"dementia|pneumonia|lymphoma|melanoma)|(?:of|from|after|following|to) (?:"
    r"(?:kidney|liver|organ) failure|alzheimer's(?: disease)?|parkinson's(?: disease)?))\b"
)
_AGED = re.compile(r",? (?:at(?: the age of)?|aged) (?:8\d|9\d|1[01]\d)\b(?! \w)")
# Beside these an illness may be of what was done to somebody.
_DONE = word_set("unharmed", "violence")
_CAMERAS = word_set("unharmed", "cameras")
_ARMS = word_set("unharmed", "arms")
_CRUSHED = ("crush", "slaughter", "massacr", "butcher", "hammer", "wound", "destroy", "hurt", "bur", "beat", "mauled")
_IN_A_VOTE = re.compile(
    r"\b(?:in|at|by) (?:the |a |an |this |last )?(?:\w+ ){0,2}(?:polls|ballot|primary|primaries|election|elections|vote|"
    r"runoff|league|semifinal|playoffs|tournament|standings|ratings|box office|debate)\b|"
    r"\bby (?:the|a|an|his|her|their|its) (?:\w+ )?(?:defeat|loss|news|verdict|decision|criticism|scandal|ruling|result|"
    r"remarks)\b"
)
_RIVALS = Rare(r"\b(?:rivals?|opponents?|contenders?|challengers?|visitors|hosts|champions?|competitors?)\b")
_LEFT_FOR = re.compile(
    r" to (?:the |a |an |their |its )?(?:[\w-]+ ){0,2}(?:clubs?|teams?|sides?|rivals?|cities|city|towns?|capital|retirement|"
    r"industry|league|jobs|abroad|emigration|competitors?|firms?|companies|company|universities|university|colleges|parties|party|"
    r"churches|church|unions?|private sector|coast|injury|injuries|suspensions?|(?:red|yellow) cards?|dismissals?)\b"
)
_JOINED = re.compile(r"\b(?:union|club|party|association|church|federation|chamber|league|team|choir|society)s?\b")
_DOOMED = word_set("unharmed", "doomed")
_TIRED = tuple(f" on {whose} feet" for whose in ("his", "her", "their", "my", "our"))
_TOPPLES = re.compile(
    r"\b(?:scandal|affair|vote|inquiry|row|crisis|allegations|revelations|defeat|polls?|corruption)\b"
)
_MAY_HARM_NONE = ("felled", "execut", "was dead", "died", "dies", "dead", "shot", "shoot", "lost", *_CRUSHED)


def harms_nobody(items: list[Item], one: Told) -> bool:
    """Whether what is told of a group is no harm, or none that anybody did or that befell more than one.

    "The former mayor died in her sleep", "two rivals were crushed in the primary", "photographers shot 40 models",
    "the union lost 3,000 members"; not "the lawyer died of pneumonia in custody".
    """
    if _is_still_to_come(items, one):
        return True
    word = items[one.item].unit.word
    if in_care(one, word) and tells_of_illness(text := items_text(items)) and _is_peaceful(text):
        return True  # "underwent surgery for a tumour"
    if not word.startswith(_MAY_HARM_NONE) and not one.word.startswith(_MAY_HARM_NONE):
        return False
    text = items_text(items)
    at = offset(items, one.item)
    if word.startswith(("died", "dies", "dead", "was dead")):
        if text.startswith(_TIRED, at + len(word)):
            return True  # "dead on his feet"
        return one.outcome == "killed" and _died_a_natural_death(items, one, text, at)
    if word.startswith(("shot", "shoot")):
        return one.outcome == "injured" and _is_photographed(items, one, text, at)
    if one.word == "lost" or word == "lost":
        return _has_left(items, one, text)
    if _RIVALS.search(text, at, at + 40) is not None and _IN_A_VOTE.search(text, at, at + 90) is not None:
        return True  # "massacred nine rivals in the league"
    if word == "felled" and _TOPPLES.search(text) is not None:
        return True  # "the scandal felled two ministers"
    if word.endswith(("death", "dead", "alive")):
        return False
    if word.startswith("execut"):
        behind = one.group.span.start > items[one.item].unit.start
        return behind and one.group.kind == "unknown" and not _is_armed(items, one)  # "executed two perfect leaps"
    burned_out = word.startswith("bur") and text[at + len(word) :].startswith(" out")
    return burned_out or (_IN_A_VOTE.match(text, at + len(word) + 1) is not None and _is_peaceful(text))


def _is_peaceful(text: str) -> bool:
    return _DONE.isdisjoint(word.strip(".,;:'\"") for word in text.split())


def _is_armed(items: list[Item], one: Told) -> bool:
    """Whether the doer bears arms: "rebels executed three caddies"."""
    doers = [
        i.group for i in items if i.group is not None and one.agent is not None and one.agent.overlaps(i.group.span)
    ]
    return any(group.category in FORCES for group in doers)


def _is_still_to_come(items: list[Item], one: Told) -> bool:
    """ "Sentenced two men [to be hanged]"."""
    k = one.item
    if k < 3 or items[k - 1].unit.word != "be" or items[k - 2].unit.word != "to":
        return False
    return any(i.unit.word in _DOOMED for i in items[max(0, k - 8) : k - 2])


def _died_a_natural_death(items: list[Item], one: Told, text: str, at: int) -> bool:
    """One person's: many who die of an illness are told as an outbreak. A heart attack may be of what was done to somebody."""
    if not one.group.low == one.group.high == 1:
        return False
    end = text.find(";", at)
    behind = text[at : end if end >= 0 else len(text)]
    if _NATURAL.search(behind) is None and _AGED.search(behind) is None:
        return False
    return _is_peaceful(text)


def _is_photographed(items: list[Item], one: Told, text: str, at: int) -> bool:
    """ "The director [shot] two actors against a wall", "children were [shot] for the album by a photographer"."""
    agent = one.agent
    start = items[0].unit.start - offset(items, 0)
    doer = text[agent.start - start : agent.end - start] if agent is not None else text[text.find(" by ", at) :][:40]
    if _CAMERAS.isdisjoint(doer.split()):
        return False
    return _ARMS.isdisjoint(word.strip(".,") for word in text.split())


def _has_left(items: list[Item], one: Told, text: str) -> bool:
    """ "The village lost 200 people [to the cities]", "the union lost 3,000 members"."""
    start = items[0].unit.start - offset(items, 0)
    if _LEFT_FOR.match(text, one.group.span.end - start) is not None:
        return True
    noun = one.group.head.word if one.group.head is not None else ""
    at = one.harm.start - start
    return noun == "members" and _JOINED.search(text, max(0, at - 40), at) is not None
