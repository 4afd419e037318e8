"""The only day of a text, told with people of its own: it is theirs, and dates nobody whom the text told of before.

"Raiders killed 18 guards, the army said. … On Tuesday, 19 soldiers died at Orvale": Tuesday is the day of the 19.
"""

from __future__ import annotations

import re

from claimledger.days.daybook import ENDS, Daybook
from claimledger.days.inpassing import names_its_count
from claimledger.days.phrases import HAPPENED, SAME_EVENT
from claimledger.days.reading import Told
from claimledger.days.windows import Windows
from claimledger.mentions import Figure
from claimledger.patterns import Rare

_TOP = 3  # sentences
_OTHERS = re.compile(r"\b(?:others?|more|another)\b")
_OF_A_DAY = re.compile(r"['’]s$|['’]s(?=\s)")  # "Sunday's mudslide": known to the reader
_DEEDS = frozenset(["murder", "killing", "assassination", "slaying", "kidnapping", "abduction", "execution"])
_MORE = re.compile(r"\b(?:more|another|further)\b")
_AVENGED = Rare(r"\b(?:revenge|retaliat\w+|reprisals?|vengeance|avenge[ds]?|avenging|payback)\b[^,.;]{0,30}$")
# "X, who was killed last week": told of a person, and of nobody else
_WHO = re.compile(r"\bwho\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?$")
_EARLIER = Rare(r"\b(?:an|another|the|a)\s+(?:earlier|previous|similar|first|other|separate)\b|\banother\b")


def is_of_others(days: Daybook, found: Windows, figure: Figure, told: Told) -> bool:
    """Whether the day `told`, in another sentence than that of `figure`, is that of people who are not those of `figure`."""
    beside = found.by_sentence.get(told.sentence, ()) if told.sentence != figure.sentence else ()
    span = told.mention.span
    theirs = [k for k in beside if (when := found.whens[k]) is not None and when.span == span]
    if theirs and all(is_other_deed(days, figure, found.figures[k]) for k in theirs):
        return True
    if not theirs or span is None or any(_may_be(found, k, figure) for k in theirs):
        return False
    folded, own = days.doc.folded, days.doc.sentences[figure.sentence]
    if own.index <= _TOP and ENDS.search(folded, own.start, own.end) is None:
        return False  # a headline counts as the sentences below it do
    groups = [found.figures[k].group.start for k in theirs]
    if all(_AVENGED.search(folded, max(0, start - 60), start) for start in groups):
        return True  # "The blast may be revenge for the 80 men killed on 3 May"
    own_count = all(names_its_count(folded, found.figures[k]) for k in theirs)  # no event of others taken up
    if (days.has(SAME_EVENT, told.sentence) and not own_count) or _OF_A_DAY.search(folded, span.start, span.end + 2):
        return False
    if told.sentence < figure.sentence:
        starts = [found.figures[k].harm.start for k in theirs]
        return all(_WHO.search(folded, max(0, start - 30), start) for start in starts)
    people = [found.figures[k] for k in theirs]
    return not any(_is_known(days, f) for f in people) or all(_are_added(days, f, figure) for f in people)


def is_other_deed(days: Daybook, figure: Figure, one: Figure) -> bool:
    """Whether a figure is of somebody whose murder is named, and figure `one` of somebody else: "Roe was shot on Friday. …
    a strike over the murder of Ivo Lang", "the murder of Ivo Lang on Friday. … the killing of six clerks"."""
    if days.doc.folded[figure.harm.slice] not in _DEEDS:
        return False
    if 1 in (figure.low, one.low) and figure.low != one.low:
        alone = figure if figure.low == 1 else one
        told = days.doc.folded[one.harm.slice] in _DEEDS and bool(alone.names)
        return told and figure.part_of is None is one.part_of
    if not (figure.names and one.names) or figure.low != 1 or one.low != 1:
        return False
    return all(_are_two(mine, theirs) for mine in figure.names for theirs in one.names)


def _are_two(one: str, two: str) -> bool:
    """Whether two names are of two people: "Luis Juan Osk" and "Juan Vela" share no more than a first name."""
    mine, theirs = one.split(), two.split()
    if len(mine) == 1 or len(theirs) == 1:
        return set(mine).isdisjoint(theirs)
    return mine[-1] not in theirs and theirs[-1] not in mine


def _is_known(days: Daybook, figure: Figure) -> bool:
    """Whether people may be some of those told of before: a name, "the three men", "ten others"; a denial may be of the
    same, too."""
    if figure.definite or figure.names or figure.kind == "name":
        return True
    if figure.high == 0:
        return not days.holds(_EARLIER, figure.sentence)
    return _OTHERS.search(days.doc.folded, figure.group.start, figure.group.end) is not None


def _are_added(days: Daybook, one: Figure, figure: Figure) -> bool:
    """Whether figure `one` adds to a toll: "The toll has risen to 20. … Four more people died this morning"."""
    more = _MORE.search(days.doc.folded, one.group.start, one.group.end)
    return more is not None and one.outcome == figure.outcome and (figure.low or 0) > (one.low or 0)


def _may_be(found: Windows, k: int, figure: Figure) -> bool:
    """Whether figure `k` counts the people of `figure`, some of them, or them among others."""
    beside, first, one = found.by_sentence[figure.sentence], found.first, found.figures[k]
    i = next((j for j in beside if found.figures[j] is figure), k)
    if first[k] == first[i] or found.key(k) == found.key(i):
        return True
    if figure.kind == "name" and (one.low or 0) > (figure.low or 0):
        return True  # "Roe died in a clash. … 15 were killed in a clash on 3 March"
    if one.part_of in (i, first[i]) or figure.part_of in (k, first[k]):
        return True
    # "Two women and three men are in hospital. … Five people were wounded on Thursday"
    return len(beside) > 1 and one.low == one.high == sum(found.figures[j].low or 0 for j in beside)


_HARMS = re.compile(
    r"\b(?:(?P<death>murders?|killings?|slayings?|assassinations?)|(?P<taking>kidnappings?|abductions?))\b"
)


def is_of_other_harm(days: Daybook, figure: Figure, index: int) -> bool:
    """Whether a sentence tells the day of a harm that is not that of a figure: "the murders that took place in June" tell
    no day of the wounded, "the kidnapping happened on Monday" none of several dead."""
    sentence = days.doc.sentences[index]
    named = HAPPENED.search(days.doc.folded, sentence.start, sentence.end)
    harm = _HARMS.search(named.group()) if named is not None else None
    if harm is None:
        return False
    if harm["death"]:
        return figure.outcome == "injured"
    return figure.outcome in ("killed", "injured") and figure.qualifier in ("vague", "unquantified")
