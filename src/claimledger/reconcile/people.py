"""Who a mention may be: what its words say of sex, age and name, to tell one victim told twice from two victims."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimledger.again import EVENTS, OF_WOUNDS
from claimledger.latedeaths import tells_of_the_wounded
from claimledger.records import Claim
from claimledger.sexes import FEMALE, MALE
from claimledger.trades import first_trade

_SHOT = re.compile(r"\b(?:shot|gunshots?|shoots?|shooting|stabbed|struck|hit)\b", re.IGNORECASE)
_HURT = re.compile(
    r"\b(?:wound\w*|injur\w*|hurt|surviv\w*|critical\w*|stable|recover\w*|treated|non-life|graz(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_LIMB = re.compile(
    r"\bin (?:the|his|her|an?|one|both) (?:\w+ )?(?:arms?|hands?|fingers?|wrists?|elbows?|legs?|foot|feet|toes?|knees?|"
    r"ankles?|calf|buttocks?|ears?|hips?)\b",
    re.IGNORECASE,
)
_DIED = re.compile(r"\b(?:died?|dead|killed|killing|deceased|fatal(?:ly)?)\b", re.IGNORECASE)
_LISTED = re.compile(r",? (?:and|&) (?:an?|one|two|three|his|her|their) ", re.IGNORECASE)
_APPOSED = re.compile(r"[,(]|\b(?:identified as|named as|named|called)\b", re.IGNORECASE)
_JOINED = re.compile(r"[.;]|\b(?:and|another|other|or|with|as well|while|but)\b", re.IGNORECASE)
_TITLE_WORDS = "mr mrs ms dr officer sgt sergeant capt captain col colonel gen general lt lieutenant deputy"
_MALE = MALE | {"he", "him", "his", "himself", "men", "boys", "sons", "brothers", "fathers", "husbands"}
_FEMALE = FEMALE | {"she", "her", "herself", "women", "girls", "daughters", "sisters", "mothers", "wives"}
_TITLES = frozenset(_TITLE_WORDS.split())
_NOUNS = _MALE | _FEMALE | {"a", "an", "the", "one", "person", "victim", "soldier", "officer"}
_MALE_NOUN = re.compile(r"\b[a-z]+(?<!wo)(?<!hu)man$")  # "gunman", "serviceman"; no "Bargman"
_AGE = re.compile(
    r"\b(\d{1,3})[- ]year[- ]olds?\b|,\s*(\d{1,3})\s*(?:,|;|\.|\band\b|$)|\((\d{1,3})\)|\baged?\s+(\d{1,3})\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MORE = re.compile(
    r"\b(?:another|more|additional(?:ly)?|further|second|third|fourth|also|besides|addition|as well as|too|apart from|"
    r"separately)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
_REST = re.compile(r"\W*(?:\w+\W+)?(?:others?|else|further|additional|more)\b", re.IGNORECASE)
_THAN = re.compile(r"\b(?:no |not )?more than\b", re.IGNORECASE)
_RISE = re.compile(
    r"\b(?:(?:brought|bringing|brings)(?!\s+(?:to|in|into|out|back|home|ashore|down|here|there)\s+[^\W\d])|"
    r"rose|risen|rises|climbed|increased|jumped|updated|revised|now stands?|raising|"
    r"raised|up from|initially|later died|total(?:l?ing)?|overall|in all|altogether)\b",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|separate|different|multiple|various|twin|"
    r"coordinated|simultaneous|(?:series|spate|wave|string) of)\s+(?:[\w-]+\s+){0,3}(?:incidents|attacks|shootings|"
    r"bombings|clashes|encounters|raids|blasts|explosions|strikes|airstrikes|ambushes|bombs|villages|towns|districts|"
    r"provinces)\b|"
    r"\b(?:across|nationwide|throughout|overall|altogether)\b|\b(?:a|grand) total of\b|\bin all\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"^\W*(?:after that|hours (?:later|earlier)|(?:earlier|later) (?:in the day|that day))\b|"
    rf"\b(?:another|separate|unrelated) (?:\w+ )?(?:{EVENTS}|encounter)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|separate|different|multiple|various|"
    r"(?:series|spate|wave|string) of)\s+(?:[\w-]+\s+){0,2}(?:incidents|attacks|shootings|clashes|raids|ambushes|"
    r"massacres|villages|towns|cities|districts|provinces)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a single victim; each field may be missing."""

    sex: str | None
    age: int | None
    names: frozenset[str]

    def fits(self, other: Person) -> bool:
        """Whether both may be one person: nothing that both tell differs."""
        if self.sex and other.sex and self.sex != other.sex:
            return False
        if self.age is not None and other.age is not None and self.age != other.age:
            return False
        return not (self.names and other.names) or self.names <= other.names or other.names <= self.names

    def joined(self, other: Person) -> Person:
        age = self.age if self.age is not None else other.age
        return Person(self.sex or other.sex, age, self.names | other.names)


def person(claim: Claim) -> Person:
    """The person of a claim that counts one: "a 17-year-old boy" is male and 17; "John Smith, 40," has a name."""
    before, after = around(claim)
    words = [w.lower() for w in _WORD.findall(claim.number)]
    near = [*words, *(w.lower() for w in _WORD.findall(after)[:2])]
    sex = "m" if _MALE & set(near) else "f" if _FEMALE & set(near) else None
    if sex is None and _MALE_NOUN.search(claim.number):
        sex = "m"
    if sex is None:
        sex = {"men": "m", "women": "f"}.get(claim.demographic or "")
    names = frozenset(
        w.lower()
        for w in _WORD.findall(claim.number)
        if w[0].isupper() and not w.isupper() and w.lower() not in _TITLES and w.lower() not in _NOUNS
    )
    if claim.number[:1].isupper() and len(_WORD.findall(claim.number)) < 2:
        names = frozenset() if not _name_like(before) else names
    tail = _AGE.search(after[:30])
    head = _AGE.search(before[-30:])
    inside = _AGE.search(claim.number)
    found = inside or (head if head and head.group(1) else None) or (tail if tail and tail.start() < 4 else None)
    age = next((int(g) for g in found.groups() if g), None) if found else None
    return Person(sex, age, names)


def _name_like(before: str) -> bool:
    """A single capital word is a name in mid-sentence, a plain noun at its start."""
    return bool(before.strip()) and before.rstrip()[-1:] not in ".!?:\"'“"


def around(claim: Claim) -> tuple[str, str]:
    """The words of the quote before and after the number."""
    at = claim.start - claim.quote_start
    if at >= 0 and claim.quote[at : at + len(claim.number)] == claim.number:
        return claim.quote[:at], claim.quote[at + len(claim.number) :]
    at = claim.quote.find(claim.number)
    return (claim.quote[:at], claim.quote[at + len(claim.number) :]) if at >= 0 else ("", claim.quote)


def says_more(claim: Claim) -> bool:
    """ "Another two died": the figure comes on top of what was told before; "more than two" does not."""
    return _MORE.search(_THAN.sub(" ", _close(claim))) is not None


def says_besides_dead(claim: Claim) -> bool:
    """ "One man died and another was hurt": the other is set against the dead, not against others hurt."""
    before, _ = around(claim)
    return claim.outcome != "killed" and _DIED.search(before) is not None


def says_others(claim: Claim) -> bool:
    """ "Eight others": on top of somebody told just before, who may have met another outcome."""
    return _OTHERS.search(_close(claim)) is not None


_LATER_DEATH = re.compile(
    r"\b(?:died|succumbed|dead)\b[^.;]{0,40}\b(?:hospital|later|wounds|injuries)\b|\blater died\b"
)


def says_died_later(claim: Claim) -> bool:
    """ "Two others died later in hospital": on top of those whom the text counted as dead at first."""
    return _LATER_DEATH.search(around(claim)[1][:90]) is not None


_OF_WOUNDS = re.compile(
    rf"\W*(?:\w+\W+){{0,5}}?{OF_WOUNDS}|\W*(?:has|have) died (?:days )?after (?:[\w'’-]+ ){{1,3}}?(?:{EVENTS})\b"
)


def says_of_wounds(claim: Claim) -> bool:
    """ "Two more died of their wounds on Tuesday": of an event that the text has told, on a day of their own."""
    return _OF_WOUNDS.match(around(claim)[1]) is not None


def says_of_the_wounded(claim: Claim) -> bool:
    """ "One of the wounded later died", "a wounded woman died": somebody whom the text may have counted as hurt before."""
    if claim.outcome != "killed":
        return False
    before, after = around(claim)
    group = _DETERMINED.search(before)
    own = f"{group.group() if group else ''} {claim.number} {' '.join(after.split()[:1])}"
    return tells_of_the_wounded(own.lower(), after.lower())


_DETERMINED = re.compile(r"\b(?:an?|the|one|another)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


_KNOWN = re.compile(r"\b(?:the|all|both|these|those|its|their)\s+$", re.IGNORECASE)
_ALSO = re.compile(r"\s(?:[\w-]+\s){1,3}(?:(?:was|were)\s+also\s|also\s+(?:died|perished|drowned)\b)")
_GAP = 3  # characters between two sentences


def says_besides(old: Claim, new: Claim) -> bool:
    """Whether as many people as were told of before are others: of another trade, or "two drivers were also killed"
    right behind them."""
    if _KNOWN.search(around(new)[0]) is not None:
        return False
    after = around(new)[1]
    first = first_trade(around(old)[1].lower().split()[:_TRADE])
    second = first_trade(after.lower().split()[:_TRADE]) if first is not None else None
    if first is not None and second is not None and first != second:
        return True
    return says_also(old, new)


def says_also(old: Claim, new: Claim) -> bool:
    """ "Nine people were killed. [One] guard was also killed": right behind the nine, and none of them."""
    before, after = around(new)
    follows = 0 <= new.quote_start - (old.quote_start + len(old.quote)) <= _GAP
    if not follows or _KNOWN.search(before) is not None:
        return False
    return _ALSO.match(after) is not None or (_ANEW.fullmatch(before) is not None and after.startswith(" others"))


_ANEW = re.compile(r"\W*(?:an?|another) (?:[\w-]+ ){1,3}?killed ", re.IGNORECASE)  # "A grenade killed [two] others"


_TRADE = 3  # words


def says_rest(claim: Claim) -> bool:
    """ "No other injuries", "no one else was hurt": it denies more people than are told, not those."""
    return claim.assertion == "denied" and _REST.match(around(claim)[1]) is not None


def _close(claim: Claim) -> str:
    before, after = around(claim)
    return before[-30:] + claim.number + " " + " ".join(after.split()[:2])


def says_update(claim: Claim) -> bool:
    """ "The toll later rose to nine": the figure replaces what was told before."""
    before, after = around(claim)
    if says_earlier(claim):
        return False
    return claim.cumulative or any(_RISE.search(words) for words in (before[-60:], after[:30]))


_FALL = re.compile(
    r"\b(?:revis\w+|lowered|corrected|correction|reduced|reducing|downgraded|downwards?|down (?:from|to)|fell|fallen|dropped|"
    r"in fact|actually|"
    r"(?:stands?|is|put|puts) now|now (?:stands?|put|puts|say|says|is|at|counts?|given|believe[sd]?)|"
    r"later (?:counts?|tolls?|reports?|figures?|statements?|said|put|gave|confirmed|announced|clarified))\b",
    re.IGNORECASE,
)


def says_fall(claim: Claim) -> bool:
    """ "The toll was later lowered to nine": fewer died than was said before."""
    before, after = around(claim)
    return _FALL.search(before[-90:] + " " + after[:50]) is not None


_COUNTS = r"(?:reports?|counts?|tolls?|tally|tallies|figures?|estimates?|statements?|accounts?|death tolls?|number)"
_EARLIER = re.compile(
    rf"\b(?:(?:earlier|initial|previous|preliminary|first)\s+(?:\w+\s+){{0,2}}{_COUNTS}\b|"
    r"(?:earlier|initially|previously|originally|at first)\s+(?:said|reported|put|gave|given|spoken|announced|estimated|"
    r"listed|stated|confirmed|claimed)\b|"
    r"\bhad (?:been (?:put|given|set)|stood) at\b|"
    r"(?:down|revised|lowered|reduced|cut|up) from\b)",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r"\b(?:but|now|later|raised?|rose|risen|revis\w+|lower\w+|corrected|instead|then)\b", re.IGNORECASE
)
_AT_FIRST = re.compile(
    r"\W+(?:[\w-]+\W+){0,4}?(?:was|were|had been)\s+(?:initially|originally|earlier|first|at first)\s", re.IGNORECASE
)


def says_earlier(claim: Claim) -> bool:
    """ "Police had earlier said nine died", "earlier reports put the toll at nine": a count that another has replaced."""
    before, after = around(claim)
    ends = [found.end() for found in _EARLIER.finditer(before)]
    if ends and _SINCE_THEN.search(before, ends[-1]) is None:
        return True
    return _AT_FIRST.match(after) is not None


_IN_ALL = re.compile(r"\b(?:overall|altogether|combined|in all|in total)\b", re.IGNORECASE)


def says_in_all(claim: Claim) -> bool:
    """ "25 people were killed overall": words beside the count say that it holds what is told before."""
    before, after = around(claim)
    return _IN_ALL.search(before[-20:] + " " + after[:50].partition(",")[0]) is not None


def says_overall(claim: Claim) -> bool:
    """ "Six were killed in a spate of attacks", "58 in all": the figure holds what is told of several incidents."""
    return _OVERALL.search(claim.quote) is not None


_APART = re.compile(
    r"\b(?:another|others?|elsewhere|separate(?:ly)?|different|nearby|neighbou?ring|second|more)\b", re.IGNORECASE
)


def says_apart(claim: Claim) -> bool:
    """Whether the words beside the count set people apart from those told before: "six died in another house"."""
    before, after = around(claim)
    return _APART.search(_THAN.sub(" ", before[-40:] + " " + after[:60])) is not None


def says_another(claim: Claim) -> bool:
    """ "Two were killed in another incident": the sentence turns to an incident of its own."""
    return _ANOTHER.search(claim.quote) is not None


_ALIKE = re.compile(
    rf"\b(?:similar|the (?:last|previous|latest such)) (?:[\w-]+ ){{0,2}}?(?:{EVENTS})\b", re.IGNORECASE
)


def says_alike(claim: Claim) -> bool:
    """ "On Sunday, nine pilgrims were killed in a similar accident": what the news recalls."""
    return _ALIKE.search(claim.quote) is not None


def says_several(claim: Claim) -> bool:
    """ "28 were killed in two attacks", "in three villages": the figure counts several incidents together."""
    return _SEVERAL.search(claim.quote) is not None


def says_only_shot(claim: Claim) -> bool:
    """Whether the sentence tells that somebody was shot, and of no wound or limb: "police have not said how he was shot"."""
    words = claim.quote
    return _SHOT.search(words) is not None and _HURT.search(words) is None and _LIMB.search(words) is None


def says_hurt(claim: Claim) -> bool:
    """Whether the words close to the count tell of a wound: "four men [were injured]", "[injuring] six"."""
    before, after = around(claim)
    if _FOUND_SHOT.search(after[:_NEAR_WOUND]):
        return False
    return _HURT.search(after[:40]) is not None or _HURT.search(before[-20:]) is not None


# "They found two men with gunshot wounds": one of them may have died of his.
_FOUND_SHOT = re.compile(
    r"^(?: [\w-]+){0,3} (?:with|suffering(?: from)?|had|sustained|bearing) (?:[\w-]+ ){0,3}?"
    r"(?:gun ?shot|bullet|stab) wounds?\b",
    re.IGNORECASE,
)
_NEAR_WOUND = 80  # characters


def same_sentence(one: Claim, two: Claim) -> bool:
    """Whether both stand in one quoted sentence."""
    return one.quote_start < two.quote_end and two.quote_start < one.quote_end


def in_apposition(one: Claim, two: Claim) -> bool:
    """Whether the second only names the first again: "one person, a baby," or "the pilot, John Kane"."""
    if one.quote_start != two.quote_start or one.end > two.start:
        return False
    between = one.quote[one.end - one.quote_start : two.start - two.quote_start]
    if _LISTED.match(one.quote, two.end - two.quote_start):
        return False  # "a teacher, a villager and a guard"
    return len(between) <= 30 and _APPOSED.search(between) is not None and _JOINED.search(between) is None


_OWN_KIN = re.compile(r"\b(?:my|our|his|her|their)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)


def says_kin(claim: Claim) -> bool:
    """ "I lost [my wife] and my two daughters": somebody's own, who are some of those that others count."""
    return _OWN_KIN.search(claim.quote[: max(0, claim.start - claim.quote_start)]) is not None
