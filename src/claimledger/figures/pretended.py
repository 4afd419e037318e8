"""Harm that is only played or told as a story: the dead of a drama in the present tense, "casualties" in marks of doubt."""

from __future__ import annotations

import functools
import re

from claimledger.mentions import Document, Figure, Sentence
from claimledger.patterns import Rare

_DOUBTED = tuple(
    f" {opening}{word}{closing}"
    for word in ("casualties", "victims", "dead", "wounded", "injured", "fatalities", "corpses", "deaths")
    for opening, closing in (('"', '"'), ("“", "”"), ("‘", "’"))
)
# What makes a text tell of a work of fiction.
_FICTION = Rare(
    r"\b(?:(?:\w+-part|period|crime|police|courtroom|television|tv|psychological|gothic|nordic|costume) "
    r"(?:drama|thriller|mystery|saga|series)|(?:debut|second|third|new|latest|first|her|his) (?:\w+ )?(?:novel|thriller)|"
    r"novelist|whodunit|protagonist|(?:plays|stars as) (?:the|a|an) (?:\w+ )?(?:killer|murderer|detective|widow|villain|"
    r"hitman|assassin|policeman|policewoman|inspector|victim)|fictional|screenplay|sitcom|soap opera|libretto|board game|"
    r"card game|new level|die roll|boss fight|multiplayer|gameplay|respawn\w*|anti-?hero|"
    r"heroine|season finale|plot twist|spoilers?)\b"
)
_REAL = Rare(
    r"\b(?:true story|true-crime|true crime|documentary|documentaries|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|police said|"
    r"real-life)\b"
)
_MARKS = ('"', "“", "”", "‘", "’", "'")
_DRILL = Rare(r"\b(?:drills?|rehears\w+|mock|pretend|fake|simulat\w+|staged|role-play\w*|training exercise)\b")
_PRESENT = re.compile(r"\b(?:is|are|gets|get)(?: (?:then|later|soon|also|brutally|\w+ly))? $")
_PARTS = re.compile(r"\b(?:(?:by|in|until) the (?:\w+ )?(?:episode|chapter|finale|act|volume|season)|the finale)\b")
_DEEDS = frozenset(
    """kills murders poisons stabs shoots dies drowns strangles slays massacres butchers beheads abducts kidnaps wounds
    injures slaughters executes""".split()  # noqa: SIM905
)
_REACH = 700  # characters from the harm to what tells of fiction


def is_pretended(doc: Document, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is of nobody who was harmed: '22 "casualties" were flown out', "a girl is found dead" in a drama."""
    if doc.folded.startswith(_DOUBTED, figure.span.end):
        return True
    quoted = doc.text[max(0, figure.harm.start - 1) : figure.harm.start] in _MARKS and figure.harm.start > 0
    if quoted and doc.text[figure.harm.end : figure.harm.end + 1] in _MARKS and _DRILL.search(doc.folded) is not None:
        return True  # 'a pretend gunman had "killed" six pupils'
    if (
        figure.outcome not in ("killed", "injured", "abducted", "missing")
        or doc.text[sentence.end - 1] not in '."”!?;:'
    ):
        return False  # a headline has the present tense
    words = doc.folded[figure.harm.slice].split()
    told = words[:1] and (words[0] in _DEEDS or words[0] in ("is", "are"))
    if not told and _PRESENT.search(doc.folded, max(sentence.start, figure.harm.start - 24), figure.harm.start) is None:
        if _PARTS.search(doc.folded, sentence.start, sentence.end) is None:
            return False
    if words[-1:] == ["dead"] and words[:1] in (["is"], ["are"]):
        return False  # "two are dead": the present tense of news
    near = any(abs(at - figure.span.start) < _REACH for at in _fiction(doc.folded))
    return near and _REAL.search(doc.folded) is None


@functools.lru_cache(maxsize=2)
def _fiction(folded: str) -> tuple[int, ...]:
    """Where a text tells of fiction."""
    return tuple(found.start() for found in _FICTION.finditer(folded))
