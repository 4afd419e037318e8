"""Whether a day that only stands in the text belongs to what befell people whom the text told of before it.

"Three traders were shot dead in Orvale. The new bridge opened on Monday" leaves the day of the three open; "Officers were
called to the shop on Monday" and "The boy was with his mother on Monday" tell of the same.
"""

from __future__ import annotations

import re

from claimledger.days.daybook import Daybook
from claimledger.days.words import date_signs
from claimledger.mentions import Figure
from claimledger.patterns import Rare

_SCENE = Rare(
    r"\b(?:shots?|gun\w*|rifles?|pistols?|bullets?|fir(?:ed|ing)|weapons?|armed|kni(?:fe|ves)|captive|hostages?|bombs?|explosives?|"
    r"suspects?|911|called|dispatched|respond(?:ed|ing)|alarm|li(?:fe|ves)\s+ended|witness(?:es|ed)?|taped|throats?|lost\s+(?:touch|contact)|lost\s+(?:his|her|their)\s+li(?:fe|ves)|"
    # those told of: "the boy", "Omar Roe, 16, was hunting"
    r"(?:the|this|that|those)\s+(?:[\w-]+\s+)?(?:boys?|girls?|m[ae]n|wom[ae]n|child(?:ren)?|teen\w*|victims?|toddler|infant|baby|couple|"
    r"brothers?|sisters?|passengers|workers|officers?|drivers?|pilots?)|\d{1,2}-year-old)\b|,\s+\d{1,2},"
)
_ACTORS = re.compile(
    r"\b(?:rebels?|guerrillas?|gunm[ae]n|soldiers?|troops|militants?|insurgents?|maoists?|bandits?|raiders?|fighters?|militias?|"
    r"attackers?|robbers?|bus|coach|train|plane|aircraft|helicopter|ferry|boat|ship|truck|lorry|car)\b"
)
_IT = ("it was ", "they were ")  # "an ambush in which nine died. It was laid on Monday"


def is_tied(days: Daybook, figure: Figure, index: int) -> bool:
    """Whether sentence `index`, behind that of a figure, tells of harm, of a scene of it, or of who was told of there."""
    doc = days.doc
    own, sentence = doc.sentences[figure.sentence], doc.sentences[index]
    if days.holds(_SCENE, index) or doc.folded.startswith(_IT, sentence.start):
        return True
    signs = date_signs(doc.folded)
    if any(signs.any(table, sentence.start, sentence.end) for table in ("violence", "event", "befell")):
        return True
    actors = set(_ACTORS.findall(doc.folded, own.start, own.end))
    return bool(actors) and any(m in actors for m in _ACTORS.findall(doc.folded, sentence.start, sentence.end))
