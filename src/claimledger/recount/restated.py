"""Bare figures that say a toll again or otherwise: "That number rose to 30", "By Saturday it was 30", "residents say 30"."""

from __future__ import annotations

import functools
import re

from claimledger import reporting
from claimledger.calendars import DAY_NAMES, MONTH_PATTERN
from claimledger.numbers import NUMBER_WORDS
from claimledger.patterns import Rare
from claimledger.records import Outcome
from claimledger.recount.counting import Recount, of_the_living
from claimledger.roles import Item, Items, items_text, offset, tags_of

_WORDS = "|".join(sorted(NUMBER_WORDS))
_NOUN = r"(?:death\s+toll|toll|number|figure|count|tally|total|estimate)s?"
_OF_HARM = (
    r"(?:\s+(?:of|for)\s+(?:the\s+|those\s+|people\s+|known\s+|confirmed\s+)*(?P<whom>dead|deaths|killed|victims|fatalities|"
    r"casualties|bodies|slain|injured|wounded|hurt|injuries|missing|displaced))?(?:\s+(?:people|persons))?"
)
_BETWEEN = (
    r"(?:(?:has|have|had|was|were|is|are|been|being|later|since|now|soon|then|also|already|\w+ly|so\s+far|currently|"
    r"at\s+least)\s+)*"
)
_ROSE = (
    r"(?:rose|risen|rises|climbed|climbs|grew|grown|jumped|soared|swelled|increased|gone\s+up|went\s+up|raised|revised|updated|"
    r"lowered|cut|dropped|fell|fallen|came|brought|corrected|adjusted|amended|scaled|upgraded|downgraded|reduced|up)"
    r"(?:\s+(?:up|upwards?|down|downwards?|back|again|further|sharply|first|by\s+\w+|on\s+\w+day))*\s+to"
)
_STANDS = (
    r"(?:(?:stands|stood|put|set|placed|given)\s+(?:at|as)|reached|reaches|passed|exceeded|topped|hit|was|is|were|are|been|"
    r"being|be)"
)
_CLOSE = (
    r"(?:\s+(?:now|already|actually|really|in\s+fact|rather|as\s+(?:high|many|low)\s+as|closer?\s+to|nearer|near))*"
)
# "That number has since climbed to [30]", "its own toll is [30]"; no "number of arrests"
_NUMBER = Rare(
    r"(?:^|[\s,;:“\"'])(?:the|that|this|its|their|his|her|whose|[\w’'-]+[’']s?)\s+"
    rf"(?:(?!year|month|week|day|first)[\w’'-]+\s+){{0,2}}?{_NOUN}{_OF_HARM}\s+(?:,\s+\w+\s+\w+\s*,\s+)?{_BETWEEN}"
    rf"(?:{_ROSE}|{_STANDS}){_CLOSE}\s*$"
)
# "A first count of 18 dead was lowered on Sunday to [15]"
_COUNT_OF = re.compile(
    rf"(?:^|[\s,;:“\"'])(?:an?|the|its|their|his|her|that)\s+(?:[\w’'-]+\s+){{0,3}}?{_NOUN}\s+of\s+(?:(?:at\s+least|about|some|more\s+than)\s+)?(?:\d[\d,]*|(?:{_WORDS})(?:-\w+)?)"
    rf"(?:\s+(?:dead|deaths|killed|victims|fatalities|casualties|bodies|people|injured|wounded|missing))*\s+{_BETWEEN}"
    rf"(?!came\b|brought\b|up\b|cut\b){_ROSE}{_CLOSE}\s*$"
)
# "lowered the figure to [38]", "later revised that down to [38]"
_REVISED = re.compile(
    r"\b(?:lowered|raised|revised|cut|corrected|updated|upped|increased|reduced|adjusted|amended|scaled|downgraded|upgraded)\s+"
    rf"(?:it|this|that|(?:the|its|their|that)\s+(?:[\w-]+\s+)?{_NOUN}{_OF_HARM})\s+(?:\w+ly\s+)?(?:up|down|upwards?|downwards?)?\s*to{_CLOSE}\s*$"
)
# "By Saturday it was [30]", "it later rose to [30]"
_DAY = (
    rf"(?:{'|'.join(DAY_NAMES)}|{MONTH_PATTERN}|\d{{1,2}}|noon|midday|midnight|dawn|dusk|nightfall|then|now|today|yesterday|"
    r"tonight|end|evening|afternoon|morning|time|same)"
)
_BY_THEN = re.compile(
    rf"(?:^|[,;:–—]\s*)(?:(?:but|and|yet)\s+)?(?:(?:by|on|as\s+of|until|at)\s+(?:the\s+|early\s+|late\s+|mid-)*{_DAY}\b[^.;,]{{0,28}}|"
    r"within\s+(?:[\w-]+\s+)?(?:minutes|hours|days|an?\s+(?:hour|day|week))|(?:[\w-]+\s+){1,3}(?:minutes?|hours?|days?|weeks?)\s+later),?"
    rf"\s+(?:it|that|this)\s+{_BETWEEN}(?:{_ROSE}|{_STANDS}|become|became){_CLOSE}\s*$"
)
_IT_ROSE = re.compile(rf"(?:^|[,;–—]\s*|\b(?:but|and)\s+)it\s+{_BETWEEN}{_ROSE}{_CLOSE}\s*$")
# "first said three people were killed, then [five]"
_THEN = re.compile(
    r"\b(?:first|initially|originally)\s+(?:\w+\s+)?(?:said|put|gave|reported|spoke|announced)\b[^;.]*,\s+(?:and\s+|but\s+)?(?:then|later|finally)\s*$"
)
# "residents say [30]", "says it is [30]", "insisted that the number was [30]"
_THAT = (
    r"(?:\s+that)?(?:\s+(?:it\s+(?:is|was|were|had\s+been|has\s+been)|there\s+(?:were|are)|"
    rf"(?:the|this|that)\s+(?:[\w-]+\s+)?{_NOUN}{_OF_HARM}\s+{_BETWEEN}{_STANDS}))?{_CLOSE}\s*$"
)
# "told Reuters it was [90]", "“It is [90],” she said", "(the union says [90])"
_IT_WAS = re.compile(
    r"\b(?:told|tells)\s+(?:[\w’'.-]+\s+){1,4}?(?:that\s+)?(?:it|there|the\s+(?:[\w-]+\s+)?(?:toll|number|figure|count|total))\s+"
    rf"(?:is|was|were|are|had\s+been){_CLOSE}\s*$|"
    rf",\s+(?:says|said)(?:\s+(?:late\s+|early\s+)?on\s+\w+day)?,?\s+(?:that\s+)?it\s+(?:is|was|had\s+been){_CLOSE}\s*$|[\"“]\s*it(?:\s+is|\s+was|[’']s){_CLOSE}\s*$"
)
_BY_THEIR_WORD = re.compile(
    rf"\baccording\s+to\s+[^,;.]{{3,60}},?\s+(?:it|that|the\s+(?:[\w-]+\s+)?{_NOUN})\s+(?:is|was|were|had\s+been){_CLOSE}\s*$"
)
_SAYS = Rare(
    r"[\w’')\"]\s+(?:say|says|said|saying|claim|claims|claimed|insists?|insisted|maintains?|maintained|estimates?|estimated|reckons?|reckoned|"
    rf"believes?|believed|thinks?|thought|asserts?|asserted|alleges?|alleged|adds|added|reports?|reported|announced|confirmed)"
    rf"(?:\s+(?:later|(?:late|early)?\s*on\s+\w+day))?{_THAT}"
)
# "gave a higher toll of [30]", "cited a lower number, [30]"
_GAVE = Rare(
    r"\b(?:give|gives|gave|given|giving|cites?|cited|citing|offers?|offered|reports?|reported|published?|publishes|announced|"
    r"quotes?|quoted|issued|mention(?:s|ed)|used|uses|with|spoke\s+of|speaks\s+of|talked\s+of)\s+(?:an?|another|the)\s+"
    rf"(?:(?:much|far|slightly|somewhat)\s+)?(?:[\w-]+\s+){{0,2}}?{_NOUN}{_OF_HARM}\s*(?:of|[:,–—-]+|at)\s*{_CLOSE}\s*$"
)
# "Other estimates go as high as [30]"
_AS_HIGH = re.compile(
    r"\b(?:estimates|counts|figures|tallies|tolls|others|sources|reports|accounts)\s+(?:\w+\s+)?"
    r"(?:go|went|run|ran|range|ranged|rise|reach|put\s+(?:(?:the\s+)?(?:number|figure|toll)|it))\s+"
    r"(?:up\s+to|(?:to\s+)?as\s+(?:high|many)\s+as)\s*$"
)
# "Estimates range from [20 to 30]"
_RANGE = re.compile(
    r"\b(?:estimates|counts|figures|tallies|tolls)\s+(?:\w+\s+)?(?:range|ranged|vary|varied|differ|run|ran)(?:\s+from)?\s*$"
)
# "Twelve died – [30], according to the union"
_RATHER = re.compile(
    r"(?:[–—;(]|--|\s-|\bor|\bbut)\s*(?:or\s+|but\s+)?(?:as\s+many\s+as\s+|at\s+least\s+|more\s+than\s+)?$"
)
_ACCORDING = re.compile(
    r",?\s*(?:according\s+to|by\s+the\s+(?:count|reckoning)\s+of|in\s+the\s+words\s+of)\b|"
    r",\s*(?:the\s+)?[\w’'-]+(?:\s[\w’'-]+){0,3}\s(?:says?|said|claims?|claimed|insists?|insisted|reports?|reported)\b"
)
# What the figure ends: "30.", "30 by Saturday", "30 in Homs"; no "30 seats"
_ADVERBS = frozenset(
    """by on overnight so in and while but as after at when since within later today yesterday tonight according across
    before compared over""".split()  # noqa: SIM905
) | {"according to"}
# Of another time: "The figure was 30 last year", "it stood at nine in 2019"
_ANOTHER_TIME = re.compile(
    r"[^.;]{0,30}\b(?:(?:last|previous|same)\s+(?:year|month|week|quarter|season|decade)|(?:a|one|two)\s+(?:year|month|decade)s?\s+"
    r"(?:ago|earlier|before)|(?:in|of|for)\s+(?:19|20)\d\d|the\s+year\s+before|per\s+(?:cent|day|week|year)|a\s+(?:day|week|month|year)|"
    r"every|each|degrees)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")


def find_restated(items: list[Item]) -> list[Recount]:
    """The bare counts of a sentence that give a toll told before anew: what it rose to, or what another body says."""
    if "Q" not in tags_of(items):
        return []
    text = items_text(items)
    found: list[Recount] = []
    for at, item in enumerate(items):
        group = item.group
        if item.tag != "Q" or not at or group is None or group.count is None or group.anaphoric:
            continue
        if group.other:
            if _by_others(items, at, text):
                found.append(Recount(group, at))
            continue
        if group.number is None or group.number.end < group.span.end or not _ends(items, at):
            continue  # "said [nine of its men] fell"
        if (group.low or group.high or 0) < 2:
            continue
        start = group.span.start - (items.start if isinstance(items, Items) else 0)
        end = offset(items, at + 1) if at + 1 < len(items) else len(text)
        left, number, right = text[:start], text[start:end].strip(), text[end:]
        if _YEAR.fullmatch(number) or _ANOTHER_TIME.match(right):
            continue
        read = _NUMBER.search(left) or _GAVE.search(left)
        if read is not None:
            if read["whom"] is None:
                found.append(Recount(group, at))
                found.extend(_second(items, at))
            else:
                found.append(Recount(group, at, outcome=of_the_living(read["whom"])))
        elif (
            _restates(left)
            or (_closes(items, at) and (_SAYS.search(left) or _IT_WAS.search(left)))
            or (_ACCORDING.match(right) and _RATHER.search(left))
        ):
            found.append(Recount(group, at, outcome=_asked_of(left)))
        elif _closes(items, at) and _is_alone(left):
            found.append(Recount(group, at, outcome=_asked_of(left), beside=True))
    return found


_DIFFER_ON = re.compile(
    r"\b(?:on|over|about|as\s+to|of|for)\s+(?:the\s+)?(?:number\s+of\s+)?(?:the\s+)?(?P<whom>missing|injured|wounded|hurt|displaced)\b"
    r"[^.;:]{0,30}:"
)


def _asked_of(left: str) -> Outcome | None:
    """Of whom numbers are given behind a colon: "They differ on the missing: the union says [eleven], the company [six]"."""
    found = _DIFFER_ON.search(left) if ":" in left else None
    return of_the_living(found["whom"]) if found is not None else None


def _by_others(items: list[Item], at: int, text: str) -> bool:
    """Whether others give a figure behind that of some: "some villagers said four, [others six]"."""
    start = offset(items, at)
    said = text.startswith(("others ", "another "), start) and _SOME_SAID.search(text[:start])
    return bool(said) and _closes(items, at)


_SOME_SAID = re.compile(
    r"\b(?:some|one)\s[^.;:]*\b(?:said|says?|counted|spoke\s+of|put)\b[^.;:]*(?:,|;|\sand|\swhile)\s*$"
)


@functools.cache
def _speakers() -> frozenset[str]:
    """The nouns of those who count the dead and are seldom counted: "residents 30", no "guards 30"."""
    heads = reporting.words().heads
    return frozenset(word for word, head in heads.items() if head.table in ("speaker", "body")) - _COUNTED


def _is_alone(left: str) -> bool:
    """Whether a speaker without a verb stands before a figure, and no item of a list: "40 died: cooks 25, [guards] 15"."""
    alone = _ALONE.search(left)
    if alone is None or _LISTED.search(left):
        return False
    head = alone["head"]
    if head not in _speakers() and not ((head in _OTHERS or head in _SIDES) and _SAID.search(left)):
        return False
    return alone["of"] is None or _SPOKE_OF.search(left) is not None


_SIDES = ("army", "police", "military", "rebels")  # "residents said 40, the army [12]"
_SAID = re.compile(r"\b(?:says?|said|puts?)\b")
_OTHERS = ("others", "another")  # "some said four, others [six]"
_SPOKE_OF = re.compile(r"\b(?:spoke|spoken|speaks?|talked|talks?|told)\s+of\b")


_LISTED = re.compile(r":(?!.*\b(?:says?|said|puts?|claims?|claimed|reports?|reported)\b)")
_COUNTED = frozenset("police army troops rebels militants doctors medics nurses".split())  # noqa: SIM905
# "Police said 12 had died, residents [30]", "the ministry put it at 40, the union at [90]"
_ALONE = re.compile(
    r"(?:[,;(]\s*(?:(?:and|while|but)\s+)?|\s(?:and|while)\s+)(?:the\s+)?(?:[\w’'-]+\s+){0,3}?(?P<head>[\w’'-]+),?\s+(?:at\s+|(?P<of>of\s+))?"
    r"(?:(?:at\s+least|more\s+than|about|around|only|over|nearly|some)\s+)?$"
)


def _second(items: list[Item], at: int) -> list[Recount]:
    """ "The figures rose to 15 and [55]"."""
    if at + 2 >= len(items) or items[at + 1].tag != "&" or items[at + 2].tag != "Q" or not _closes(items, at + 2):
        return []
    group = items[at + 2].group
    return [Recount(group, at + 2, second=True)] if group is not None and group.count is not None else []


def _restates(left: str) -> bool:
    """Whether words before a figure say what a toll has come to or goes up to."""
    return any(
        pattern.search(left)
        for pattern in (_REVISED, _COUNT_OF, _BY_THEN, _BY_THEIR_WORD, _IT_ROSE, _THEN, _AS_HIGH, _RANGE)
    )


def _ends(items: list[Item], at: int) -> bool:
    """Whether nothing that is counted stands behind a figure."""
    if at + 1 >= len(items):
        return True
    behind = items[at + 1]
    return behind.tag in '.;,-")E' or behind.unit.word in _ADVERBS


def _closes(items: list[Item], at: int) -> bool:
    """Whether a figure ends its clause: "the opposition says [90]." and no "says [90] in all are to vote"."""
    if at + 1 >= len(items):
        return True
    behind = items[at + 1]
    return (
        behind.tag in '.;")'
        or (behind.tag == "," and at + 2 < len(items))
        or behind.unit.word in ("and", "while", "but")
    )
