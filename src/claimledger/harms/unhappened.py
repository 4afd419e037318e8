"""Harm that befell nobody, as the words before it show: told in a novel or a dream, reported by mistake, wished for, or
missed by a hair."""

from __future__ import annotations

import re

from claimledger.harms.told import Told
from claimledger.patterns import Rare
from claimledger.roles import Item, items_text, offset

# "In the novel, nine clerks are murdered"; no documentary and no footage, which show what happened.
_STORY = re.compile(
    r"^[\"“]?in (?:the|a|an|one|another|his|her|their|its|this|(?:last )?[\w'’]+(?:'s|’s)) (?:(?!documentary)[\w-]+ ){0,3}?"
    r"(?:film|movie|novel|novella|thriller|opera|operetta|musical|ballet|play|cartoon|comic|sequel|screenplay|script|"
    r"poem|ballad|song|short story|fairy tale|folk tale|ghost story|legend|myth|fable|parable|video game|computer game|"
    r"(?:television|tv|crime|drama|web) (?:series|show|drama)|soap|sitcom|episode|scene|dream|nightmare|"
    r"(?:first|second|third|opening|last|final|closing) (?:chapter|act))"
    r"(?:, | (?:two|three|four|five|\d|a |an |the |his |her |some |dozens ))"
)
_IN = ("in ", '"in ', "“in ")
_FOOTAGE = re.compile(
    r"\b(?:footage|cctv|video|documentary|taken|recorded|filmed|phone|posted|witness(?:es)?|bystanders?|said|told)\b"
)
# "In the drill, nine were killed by a mock bomb"; a real grenade kills in drills, too.
_DRILL = re.compile(r"\b(?:drill|exercise|manoeuvres|maneuvers|war games?|rehearsal|simulation)\b")
_MOCK = Rare(r"\b(?:mock|dummy|umpires?|simulated|pretend|imaginary|fictitious|fictional|notional|role-players?)\b")

_STRAIGHT = (
    r"(?:(?! (?:which|who|after|when|where|by|over) )[^,;])*"  # to the harm, past no clause about something else
)
_SAYING = (
    r"(?: (?:that|which|said|say|claimed|claiming|saying|circulated|spread|showed|shows|showing|had|has|of|about))*"
)
_BY_MISTAKE = re.compile(
    r"\b(?:wrongly|mistakenly|falsely|erroneously|incorrectly|prematurely) (?:been |been |be )?"
    rf"(?:reported|declared|announced|listed|pronounced|presumed|thought|believed|said|assumed|counted)\b{_STRAIGHT}$"
)
_REPORT = r"(?:reports?|rumou?rs?|claims?|news|story|stories|accounts?|posts?|messages?|tweets?)"
_FALSE_REPORT = Rare(
    rf"\b(?:false|fake|bogus|hoax|fabricated|doctored|erroneous|untrue|mistaken|made-up) (?:\w+ )?"
    rf"(?:{_REPORT}|videos?|clips?|photos?|pictures?|images?|calls?|statements?)\b{_SAYING}{_STRAIGHT}$"
)
_TAKEN_BACK = Rare(
    rf"\b(?:retract\w*|withdrew|withdrawn|took down|taken down|deleted) (?:a|an|its|the|his|her|their)(?: \w+)? "
    rf"{_REPORT}\b{_SAYING}{_STRAIGHT}$"
)
_CONTRARY = Rare(rf"\bcontrary to (?:\w+ )?(?:{_REPORT}|belief)[^,;]*$")
_REPORTED = Rare(rf"\b{_REPORT} (?:that|of|about|saying){_STRAIGHT}$")
_SAID = re.compile(r"\b(?:said|says|saying|told|according to)\b")
_WERE_WRONG = re.compile(
    r" (?:was|were|is|are|proved|proves|proved to be|proven|turned out to be|turned out) (?:\w+ly )?"
    r"(?:wrong|incorrect|mistaken|erroneous|untrue|false|premature|unfounded|groundless|baseless|a hoax|an error|inaccurate)\b"
)
_ALIVE = Rare(
    r"\b(?:turned up|turned out to be|were found|was found|reappeared|came back|(?:are|is|were|was) still) alive\b"
)
_THOUGHT = re.compile(r"\b(?:reported|thought|believed|presumed|feared|declared|assumed|given up)\b[^,;]{0,30}$")

_WANTED = re.compile(
    r"\b(?:he|she|they|who|we|i|you)(?: (?:had|has|have|would|did not|didn't))?(?: \w+)? "
    r"(?:want|wants|wanted|wish|wishes|wished) [^,;]*$"
)
_HOPED = Rare(
    r"\b(?:hope|hopes|hoped|hoping|pray|prays|prayed|wish|wishes|wished|joke|jokes|joked|joking|pretend|pretends|pretended|"
    r"fantasised|fantasized|dream|dreams) that ((?:(?! (?:who|which|that|where|after) )[^,;])*)$"
)
_SHORT_OF = Rare(
    r"\b(?:nearly|almost|all but|(?:narrowly|just|barely) (?:missed|avoided|escaped)|within (?:inches|seconds|an inch|feet) of|"
    r"instead of|rather than|far from|stopped? short of|shy of|before (?:he|she|they|it) could)$"
)
# "No casualties were given": nobody says that there were none
_NOT_TOLD = re.compile(
    r" (?:was|were|are|is|had been) (?:\w+ly )?(?:given|available|released|disclosed|provided|specified|mentioned)\b"
)
_TELLS_NOT = re.compile(r"\b(?:gave|gives|giving|give|released|provided|mentioned|specified|disclosed) (?:no|any)?$")
# "Fourteen firemen died in the play "Embers"", "were shot in the film."
_IN_STORY = Rare(
    r"^[\w ]{0,30}? in (?:the|a|an|his|her|their|one|this|last night's) (?:\w+ ){0,2}?(?:film|movie|novel|play|opera|musical|"
    r"sitcom|soap|drama|video game|computer game|short story|screenplay|sequel|episode|miniseries)(?:[,.;]|,? [\"“‘]|$| of | by )"
)
_REGRETS = Rare(
    r"\b(?:regrets?|apologi[sz]e[sd]? for|retracts?) (?:\w+ ){0,3}?(?:report|saying|said|stat(?:ed|ing)|"
    r"wrote|writing|told)[^;]*$"
)
_SIGNS = Rare(
    r"film|movie|novel| play|opera|musical|sitcom|soap|drama|video game|computer game|short story|screenplay|sequel|episode|"
    r"miniseries|regret|apolog|retract|"
    r"gave|give|giving|given|releas|availab|mention|disclos|provided|specif|"
    r"mock|dummy|umpire|simulat|pretend|imaginar|ficti|notional|role-pl|wrong|mistake|false|fake|erroneous|incorrect|"
    r"premature|bogus|hoax|fabricat|doctored|untrue|made-up|retract|withdr|took down|taken down|deleted|contrary|unfounded|"
    r"groundless|baseless|error|inaccura| alive|want|wish|hope|hoping|pray|jok|fantasi|dream|nearly|almost|all but|narrowly|"
    r"just|barely|within|instead|rather|far from|short of|shy of|before"
)


def has_not_happened(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` without what befell nobody."""
    text = items_text(items)
    told_as_story = text.startswith(_IN) and _STORY.match(text) is not None and _FOOTAGE.search(text) is None
    if not told_as_story and _SIGNS.search(text) is None:
        return told
    if told_as_story or (_MOCK.search(text) is not None and _DRILL.search(text) is not None):
        return told if ";" in text else []
    before = offset(items, 0) - items[0].unit.start
    return [one for one in told if not _befell_nobody(items, one, text, before)]


def _befell_nobody(items: list[Item], one: Told, text: str, before: int) -> bool:
    at = one.harm.start + before
    lead = text[:at].rstrip(' "“')
    if _SHORT_OF.search(lead) is not None and items[one.item].tag not in "QG@":
        return True
    if "wrong" in text or "ly " in text:
        # "had wrongly been [reported dead]": the verb of the report may be one with the word of harm
        if _BY_MISTAKE.search(text[: at + 12].rstrip()) is not None:
            return True
    if (
        one.group.high == 0
        and items[one.item].tag in "Cn@"
        and (_TELLS_NOT.search(lead) or _NOT_TOLD.match(text, one.harm.end + before))
    ):
        return True
    if _IN_STORY.search(text[one.harm.end + before :]) is not None or _REGRETS.search(lead) is not None:
        return True
    if _FALSE_REPORT.search(lead) or _TAKEN_BACK.search(lead) or _CONTRARY.search(lead):
        return True
    if _REPORTED.search(lead) is not None and _WERE_WRONG.search(text, at) is not None:
        return _SAID.search(text) is None  # where somebody says so, they only dispute it
    if _are_alive(items, one, text, at):
        return True
    if items[one.item].tag == "Z" and _WANTED.search(lead) is not None:
        return True
    led = "".join(item.tag for item in items[max(0, one.item - 3) : one.item])
    return (items[one.item].tag == "D" or "b" in led or "v" in led) and _HOPED.search(lead) is not None


def _are_alive(items: list[Item], one: Told, text: str, at: int) -> bool:
    """ "Two miners, [feared dead], were found alive"; not "nine are presumed dead and two were found alive"."""
    alive = _ALIVE.search(text, at)
    if alive is None or _THOUGHT.search(text[: at + 8].rstrip()) is None:
        return False
    between = (item for k, item in enumerate(items) if k > one.item and at < offset(items, k) < alive.start())
    return not any(item.group is not None and item.group.count is not None for item in between)
