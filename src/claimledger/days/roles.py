"""Whose day a date is: that of the event, of the statement about it, or of something else.

"Police said on Friday that nine had died on Monday" holds one day of each kind. The words beside a date decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from claimledger.calendars import MONTH_PATTERN
from claimledger.days.acting import is_before_acting, is_of_address
from claimledger.days.aftermath import deals_with_event, is_of_aftermath, is_of_other_time, without_next
from claimledger.days.backshift import had_happened, spoke_after
from claimledger.days.charges import role_of_charge
from claimledger.days.clocktimes import behind_clock, ends_with_clock, has_clock, has_time, without_clock
from claimledger.days.courtplaces import is_place
from claimledger.days.dates import DateMention
from claimledger.days.gatherings import meetings_of
from claimledger.days.happenings import happenings
from claimledger.days.phrases import BESIDE, CALLED, CHARGED, FINDING, SHOWN
from claimledger.days.ranked import compares
from claimledger.days.remembered import is_of_other_act, is_of_place_before
from claimledger.days.saidby import is_said_by
from claimledger.days.sequel import is_of_sequel
from claimledger.days.standing import standing_of, tells_harm
from claimledger.days.words import TABLE_BITS, Signs, date_signs
from claimledger.mentions import Document, Sentence
from claimledger.patterns import AnyOf, Rare
from claimledger.spans import Span

#: "event": harm or an event is told of that day; "plain": a day with no sign of what it belongs to; "statement": the
#: day somebody spoke; "fronted": a day that opens a sentence of reported speech, and so stands for both; "found": the
#: day bodies were found; "other": a court, a funeral, a meeting; "aside": no day to use (future, furniture).
Role = Literal["event", "plain", "statement", "fronted", "found", "other", "aside"]

_NOT_MEASURED = "".join(
    rf"(?<!\b{unit}[,\s])"
    for unit in ("day", "days", "night", "week", "weeks", "hours", "month", "months", "year", "years")
)
_ON = r"(?:(?<=,)\s+|(?<=\s)\s*)"  # after the first of the blanks, or the comma, before a word
# The first mark is told apart from the rest: most places of a text are passed over at one glance.
_BOUNDARY = re.compile(
    r"[;:,\s](?=[\s—–-]|wh|how|b[ue]|a[lfsn]|tho|say)"
    rf"(?:(?<=[;:])\s|(?<=\s)(?:[—–]|--)\s|(?<=[,\s]){_ON}(?:who|whom|whose|which|where|while|whereas|but|although|"
    rf"though|because|when|why|how|(?<!,)(?<!,\s)saying|and\s+that(?!\s+(?:same\s+)?(?:day|night|morning|evening|afternoon|week|month|"
    rf"year)\b))\b|(?<=[,\s]){_NOT_MEASURED}{_ON}(?:before|after)\b"
    r"(?!\s+(?:\d|about|around|noon|midnight|dawn|sunrise|sunset|dusk|daybreak|then))|(?<=,)\s+(?:as|and\s+(?:on|this|last|late|early|yesterday|today|the|he|she|it|"
    r"they|police|that|has|have|was|were|an?other|a\s+(?:second|third|fourth|fifth|sixth|seventh|further)|"
    r"(?:(?:an?|one|two|three|four|five|six|some|about|several)\s+)?(?:few\s+)?(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:later|earlier|before|ago)|"
    r"a\s+(?:second|third|further)|one\s+more|blamed|accused|"
    r"[\w-]+\s+(?:of\s+(?:them|these|those|the\s+(?:wounded|injured|survivors))|others)|in\s+the\s+(?:first|second|third|fourth|latest)\b|in\s+(?:early\s+|late\s+|mid-)?"
    rf"(?:\d{{4}}|{MONTH_PATTERN})))\b)"
)
_TELLING = (
    r"(?:(?:in|during|at|on|via|through|by|with)\s+(?:an?|the|its|his|her|their)?\s*[^,.;]{0,30}?)?"
    r"(?:reporters|journalists|officials|the\s+press)?\s*"
)
_LEAD_IN = r"(?:\s+(?:on|at|late|early|earlier|in|as|of|the|hours|later|noon|midday|dawn|dusk|midnight))*\s*"
# "said Saturday", "said in a statement on Friday"; not "said the attack on Friday".
_AFTER_SAYING = Rare(
    rf"\b(?:said|says|say|saying|reported|reports|announced|stated|added|confirmed|wrote|disclosed|declared|"
    rf"acknowledged|denounced|revealed|admitted|tweeted|posted|updated|insisted|denied|statement|briefing|conference|"
    rf"communique|communiqué|interview|release|released|issued|report|bulletin|story|"
    rf"article|published|"
    rf"by phone|via phone|by telephone|spoke|spoken|gave(?! (?:in (?:under|beneath|at|near|as|when|on)|way)\b)|given|"
    r"claimed responsibility|concluded|ruled|determined|"
    rf"(?:inquest|court|jury|tribunal|inquiry|hearing) (?:heard|(?:was|were) told))\s*{_TELLING}{_LEAD_IN}$",
)
# "released the timeline Thursday", "posted a video on Friday"
_AFTER_ISSUING = Rare(
    r"\b(?:released|issued|posted|published|shared|tweeted)\s+(?:an?|the|its|his|her|their|new|more|updated)\s+"
    rf"(?:[\w'’-]+\s+){{0,4}}?{_LEAD_IN}$",
)
# "thanked them Sunday in a post"
_IN_STATEMENT = re.compile(
    r"\s+(?:via|in|during|at|through)\s+(?:an?|the|its|his|her|their)\s+(?:[\w-]+\s+){0,2}?(?:statement|post|tweet|interview"
    r"|briefing|(?:news|press)\s+(?:conference|release)|message|hearing)\b"
)
# "told the Evening Star on Monday"
_AFTER_TELLING = Rare(
    rf"\b(?:told|informed|tells|according\s+to)\s+(?:[\w'’.-]+\s*){{1,6}}?{_LEAD_IN}$",
)
# "the ministry on Friday said", "sources today reported"
_BEFORE_SAYING = re.compile(
    r"[^\w]*(?:also\s+|again\s+|has\s+|have\s+)?(?:said|says|reported|announced|stated|confirmed"
    r"|told|disclosed|declared|"
    r"acknowledged|revealed|admitted|released|issued|condemned|denounced|deplored|repudiated|denied|expressed|claimed(?!\s+(?:[\w,-]+\s+){0,4}?(?:lives|life|victims?)\b)|informed|quoted|put\s+the)\b"
)
_FRONT_SAYING = re.compile(
    r"[^\w]*,?\s*(?:[\w'’.()-]+\s+){1,9}?(?:said|reported|announced|stated|confirmed|told|informed|disclosed|declared|"
    r"spoke|spoken|put|acknowledged|admitted|denied|conceded|confessed|warned|revealed|claimed|given|published|released|issued|posted|discuss(?:es|ed)?|shared?|shares|explain(?:s|ed))\b"
)
# "On Sunday the minister revealed the results of the investigation of nine murders"
# "identified Monday as", "named by police on Friday as"
_IDENTIFIED = re.compile(
    r"\b(?:identified|named|charged|booked|listed)\s+(?:[\w'’]+\s+){0,4}?(?:on\s+|late\s+|early\s+)*$"
)
_AS = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?\s+as\s")
# "On Monday morning, reporters found a post on the school's page saying that"
_IN_POST = re.compile(
    r"[^.;:]{3,70}\b(?:post|message|statement|notice|letter|video|tweet)\b[^.;:]{0,50}?\b(?:saying|stating|announcing)\b"
)
_OF_INQUIRY = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:results|details|findings|names|evidence|investigations?|rewards?|arrests?|progress)\b"
)
_OF_THE_PAST = ("denied", "admitted", "acknowledged", "conceded", "confessed")  # what was done before, or was not
# "On Sunday the agency had given the number of dead as 18": a count of those who had died by then.
_HAD_SAID = re.compile(r"\bhad\s+(?:\w+\s+)?(?:given|put|spoken)$")
_FRONT = re.compile(
    r"[\s\"'“‘(\[]*(?:(?:meanwhile|also|later|earlier|and|but|then)?,?\s*(?:on|in|at|on\s+the\s+(?:morning|afternoon|evening|night)\s+of|(?:(?:at|around|shortly\s+after)\s+)?(?:noon|midday|dawn)|late|early"
    r"|since|during)?\s*)*(?:the\s+)?$"
)
# "fewer than in any month of 2018", "up from 97 last year": another time that the figure is held against.
_HELD_AGAINST = re.compile(
    r"\b(?:as\s+(?:many|much|high)\s+as|than(?=\s+(?:in|during|for|at|on|any|the)\b|\s+$)|(?:compared|up|down)\s+(?:with|to|from)|"
    r"(?:against|versus)\s+(?:only\s+|just\s+|some\s+|about\s+)?(?:\d[\d,]*|none)|"
    r"(?:at|by)\s+(?:this|that|the\s+same)\s+(?:time|point|stage))\b[^,.;:]{0,45}$"
)
_ATTRIBUTED = re.compile(r"(?P<own>['’]s)?(?:\s+[\w-]+){1,3}")
_STAMPED = re.compile(
    r"\(@\w+\)\s*$|\b(?:posted|updated|published|modified|uploaded|first aired)\W*(?:on|at)?\W*$|"
    r"\b(?:latest|live|update|last update):\W*$"
)
_ENDS_GROUP = re.compile(r"\s+(?:was|were|is|are|has been|have been)\s+\w")
_WHEN = re.compile(r",?\s+when\b")
_CLOSE = 40  # characters
_COMMA = 40  # characters that a comma stands for
_WHO = re.compile(r"\b(?:who|that|which)\b[^,;]*$")
# What was done to people, not what they were found to be: "found dead", "found with gunshot wounds".
_DONE = re.compile(
    r"\b(?:killed|murdered|massacred|executed|died|gunned down|attacked|bombed|shelled|abducted|kidnapped|drowned|ambushed|"
    r"struck|hit|assassinated|swept\s+away|washed\s+away|buried\s+(?:alive|by|in|under)|"
    r"(?:was|were|been) (?:shot|stabbed|beaten|hacked)|"
    # "the ferry that capsized off the cape on Sunday"
    r"(?:that|which) (?:had )?(?:capsized|sank|collapsed|overturned|plunged|crashed|exploded|caved in|went down))\b[^,;]*$"
)
_QUOTED = re.compile(r"[,.!?]?[\"”]")  # "They came on Sunday," said the widow
_SET_OFF = frozenset(",\"”'’")  # "nine were killed on Friday, said Ann Roe", not "the ministry on Friday said"
_SAYS = re.compile(r"\s+(?:said|say|says|told|added|believe|allege|alleged)\b")
_STAMP = re.compile(
    r"[\W\d]*(?:(?:[ap]\.?m\.?|at|on|by|[A-Za-z]{2,5}T|gmt|utc|est|edt|pst|pdt|cst|cdt|et|pt)\b[\W\d]*)*"
)


# "the kidnapping in [the past two days] of a court clerk", whatever else the sentence tells
_OF_DEED = re.compile(
    r"\b(?:killing|murder|assassination|slaying|kidnapping|abduction|massacre|execution)s?\s+(?:in|on|during|over|within)\s+$"
)
_BODY = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains)\b")
# "two million had been moved to shelters since Monday"
_MOVED = re.compile(r"\b(?:moved|evacuated|relocated|displaced|driven|forced)\b")
_NIGHT_OF = (" night of ", " morning of ", " evening of ", " afternoon of ")


def opens_paragraph(doc: Document, sentence: Sentence, span: Span) -> bool:
    """Whether a paragraph begins with a date: "On 4 October soldiers entered the village"."""
    if sentence.start and doc.text[sentence.start - 1] != "\n":
        return False
    return _FRONT.fullmatch(doc.folded, sentence.start, span.start) is not None


def cuts_of(doc: Document, sentence: Sentence) -> list[Span]:
    """Where a sentence begins to tell another thing: at "who", "while", "after" and the like."""
    return [Span(*m.span()) for m in _BOUNDARY.finditer(doc.folded, sentence.start, sentence.end)]


def segment(sentence: Sentence, at: int, cuts: list[Span]) -> Span:
    """The stretch of `sentence` between two of its `cuts`, around offset `at`, that tells one thing."""
    start, end = sentence.start, sentence.end
    for cut in cuts:
        if cut.start < at:  # "and a month earlier" begins with its date
            start = cut.start
        elif cut.start >= at:
            end = cut.start
            break
    return Span(start, end)


def may_tell_event(doc: Document, sentences: list[int]) -> list[int]:
    """Those of `sentences` in which a date may be that of an event: with a word of harm or event, or a time of day."""
    starts = [doc.sentences[i].start for i in sentences]
    signs = date_signs(doc.folded)
    met = {
        table: {sentences[bisect_right(starts, at) - 1] for at in signs.starts(table) if starts and at >= starts[0]}
        for table in ("violence", "event", "deed", "befell")
    }
    found = met["violence"] | met["event"] | met["deed"]
    befell = (doc.sentences[i] for i in met["befell"] if i not in found)
    found.update(s.index for s in befell if happenings().tells(doc.folded, s.start, s.end))
    clock = (i for i in sentences if i not in found)
    found.update(i for i in clock if has_time(doc.folded, doc.sentences[i].start, doc.sentences[i].end))
    return sorted(found)


def may_tell_finding(doc: Document, sentence: Sentence) -> bool:
    """Whether a date of a sentence may be that of finding the dead."""
    start, end = sentence.start, sentence.end
    return date_signs(doc.folded).any("found", start, end) or FINDING.search(doc.folded, start, end) is not None


def role_of(
    doc: Document, sentence: Sentence, mention: DateMention, cuts: list[Span] | None = None, signed: int = -1
) -> Role:
    """The role of one mention in its sentence. "Two died, police said Friday." -> "statement".

    `cuts` saves work where several mentions of one sentence are asked about, `signed`, its mask of `Signs.masks`, where one
    scan has found what the sentence may hold.
    """
    span = mention.span
    if span is None or mention.form in ("future", "compared"):
        return "aside"
    folded = doc.folded
    before = folded[sentence.start : span.start]
    after = folded[span.end : sentence.end]
    signs = date_signs(folded)
    if _is_furniture(before, after, signs, span, sentence):
        return "aside"
    front = _FRONT.fullmatch(before) is not None
    possessive = folded[span.start : span.end + 2].rstrip().endswith(("'s", "’s"))
    counts = mention.form in ("since", "past", "duration") and not folded.startswith(_LATELY, span.start)
    if not possessive and not counts:
        clock = behind_clock(folded, span) if front else span
        if (told := _role_in_telling(before, folded[clock.end : sentence.end], signs, span, front)) is not None:
            return "statement" if told == "fronted" and had_happened(folded, span, sentence.end) else told
    if front and spoke_after(folded, span, sentence.end):
        return "statement"
    if names_event(folded, span, sentence.end) or _is_of_deed(before, after):
        return "event"
    if (standing := standing_of(before, signs, span)) is not None:
        return standing
    if not mention.form and is_of_other_time(folded, signs, sentence.start, span, sentence.end):
        return "other"
    around = segment(sentence, span.start, cuts_of(doc, sentence) if cuts is None else cuts)
    if is_of_place_before(folded, around):
        return "aside"
    if mention.precision != "day" and is_of_other_act(folded, sentence.start, span):
        return "aside"
    around = without_next(folded, signs, around, span)
    close = max(around.start, span.start - 70)
    near = folded[close : span.start]
    if signed & SHOWN.bit and SHOWN.search(near):
        return "aside"
    if near.endswith(_NIGHT_OF) and mention.precision == "day" and not front:
        if signs.any("found", around.start, span.start) or FINDING.search(folded[around.start : span.start]):
            return "found"
        return "event"  # "they had come for them on the night of 3 May"
    if not mention.form and (when := _WHEN.match(folded, span.end, sentence.end)) is not None:
        if tells_harm(signs, when.end(), min(sentence.end, when.end() + 70)):
            return (
                "event"  # "crews have dug since Friday, when a hillside collapsed", "had been in a crash in 2019, when"
            )
    if signed & BESIDE.bit and (beside := BESIDE.search(near)) is not None:
        # "had been living there since May"; "had been killed on Monday" is the event
        moved = mention.form == "since" and _MOVED.search(near, beside.start()) is not None
        if not moved and not signs.any("violence", close + beside.start(), span.start):
            return "other"
    if not front and _ENDS_GROUP.match(folded, span.end) and signs.any("violence", close, span.start):
        return "event"  # "the bodies of four killed the day before were buried"
    coarse = mention.precision in ("year", "month")
    if coarse and _HELD_AGAINST.search(near) and not _WHEN.match(folded, span.end):
        return "aside"
    if coarse or counts:
        if compares(folded, max(sentence.start, folded.rfind(":", sentence.start, span.start) + 1), span.start):
            return "other"
        if counts and signs.any("violence", *around):
            return "event"  # "43 have been killed and 17 captured since Sunday"
    if (
        (signed & _FOUND and signs.any("found", *around))
        or (signed & FINDING.bit and FINDING.search(folded[around.slice]))
    ) and not (front and _is_before_finding(folded, signs, span, sentence.end)):
        found = (*signs.spans("found", *around), *_spans(FINDING, folded[around.slice], around.start))
        met = max((m.end for m in found), default=0)
        inside = [m.start for m in found if m.start < span.start < m.end]
        if inside and all(m.end <= span.start or m.start < span.start for m in found):
            met = max(inside)  # "the body of a clerk shot on Monday was found"
        done = met < span.start and _DONE.search(folded[met : span.start]) is not None
        return "event" if done or CALLED.search(folded, sentence.start, sentence.end) else "found"
    if front and signed & FINDING.bit and (body := _BODY.search(folded, span.end, around.end)) is not None:
        if not signs.any("violence", span.end, body.start()) and FINDING.search(folded, span.end, sentence.end):
            return "found"  # "On Sunday, the body of a lawyer who had been missing for days was found"
    if signed & _GATHERING and (meetings := meetings_of(doc, signs, around, front)):
        if front or not _harm_beside(folded, signs, meetings, around, span):
            return "other"
    if signed & _RESCUE and (looking := signs.spans("rescue", around.start, span.start)):
        if not tells_harm(signs, looking[-1].end, span.start):
            return "aside"  # "boats searched the bay on Monday for survivors of a ferry that sank"
    if is_of_sequel(folded, signs, around, span, Span(sentence.start, sentence.end), front):
        return "other"
    if signed & CHARGED.bit and (charge := CHARGED.search(folded, around.start, span.start)) is not None:
        if (role := role_of_charge(folded, signs, charge, mention, possessive)) is not None:
            return role
    if signed & _PROCEDURE and (taken := signs.spans("procedure", *around)):
        steps = [m for m in taken if not _SAYS.match(folded, m.end) and not is_place(doc, m)]
        if steps and not _harm_beside(folded, signs, steps, around, span):
            return "other"
    if has_clock(folded, span):
        return "event"
    if not tells_harm(signs, *around):
        return "event" if signed & _BEFELL and happenings().tells(folded, *around) else "plain"
    if is_of_aftermath(folded, signs, around, span):
        return "other"
    dealt = mention.precision == "day" and deals_with_event(folded, signs, around, span, sentence.end)
    return "other" if dealt else "event"


_AND_BODY = re.compile(r",?\s+(?:and|but)\s+(?:his|her|their|its|the|whose)\s+(?:\w+\s+)?(?:bod(?:y|ies)|remains)\b")


def _is_before_finding(folded: str, signs: Signs, span: Span, end: int) -> bool:
    """ "On [Friday] a rower drowned, and his body was recovered on Saturday": he drowned on Friday."""
    body = _AND_BODY.search(folded, span.end, end)
    return body is not None and signs.any("violence", span.end, body.start())


_FOUND, _GATHERING, _RESCUE, _PROCEDURE, _BEFELL = (
    TABLE_BITS[t] for t in ("found", "gathering", "rescue", "procedure", "befell")
)


# "said earlier this week that": a time told as such, and no count up to now
_LATELY = ("earlier", "later", "this week", "this month")


def _role_in_telling(before: str, after: str, signs: Signs, span: Span, front: bool) -> Role | None:
    """The role of a date beside words of saying or of what was done later; None where none of them stand there."""
    if (
        _BEFORE_SAYING.match(after)
        and not _QUOTED.match(after)
        and not ends_with_clock(before[-30:])  # "at 6:10 a.m. Sunday, said the coastguard"
        and not _is_deed_clause(before, signs, span.start)
        and not _follows_victims(before, signs, span.start)
        and not (after[:1] in _SET_OFF and tells_harm(signs, span.start - len(before), span.start))
    ):
        return "statement"
    if _AS.match(after) and _IDENTIFIED.search(before[-_CLOSE:]) is not None:
        return "statement"
    if _IN_STATEMENT.match(after) and not signs.any("violence", span.start - _CLOSE, span.start):
        return "statement"
    if front and _IN_POST.match(after):
        return "statement"
    if front and (saying := _FRONT_SAYING.match(after)):
        said = saying.group()  # "Today the army denied the killing of nine"
        about = said.endswith(_OF_THE_PAST) or _OF_INQUIRY.match(after, saying.end()) or _HAD_SAID.search(said)
        return "statement" if about else "fronted"
    if _says_before(before, signs, span.start):
        return "statement"
    if is_before_acting(after, signs, span) and not _follows_victims(before, signs, span.start):
        # "the men, who killed nine in raids on [Monday], appeared in court": the comma closes what is told of the raids
        return None if after[:1] == "," and _closes_aside(before, signs, span.start) else "other"
    if is_of_address(before, after, signs, span.start) or is_said_by(before, after, signs, span.start):
        return "statement"
    return None


_ASIDE = re.compile(r",\s+(?:who|which|where)\s[^,;]*\Z")


def _closes_aside(before: str, signs: Signs, end: int) -> bool:
    aside = _ASIDE.search(before)
    return aside is not None and tells_harm(signs, end - len(before) + aside.start(), end)


_PEOPLE_KILLED = re.compile(
    r"\b(?:killed|shot(?:\s+dead)?|murdered|wounded|injured|drowned|slain|stabbed)\s+"
    r"(?:(?:in|on|late|early|at|last)\s+)*$"
)
_AUX = re.compile(r"\b(?:was|were|been|had|have|has|and)\s+(?:\w+ly\s+)?$")


def _follows_victims(before: str, signs: Signs, end: int) -> bool:
    """Whether a date stands right behind what befell people whom the sentence names by it: "the mother of a boy killed on
    [Friday] said"; not "nine were killed, police on Friday said"."""
    killed = _PEOPLE_KILLED.search(before, max(0, len(before) - 30))
    return killed is not None and _AUX.search(before, 0, killed.start()) is None


def _is_of_deed(before: str, after: str) -> bool:
    """Whether a date stands between a deed and its victims."""
    return after.startswith(" of ") and _OF_DEED.search(before, max(0, len(before) - 40)) is not None


def _is_deed_clause(before: str, signs: Signs, end: int) -> bool:
    """Whether a clause of what somebody did leads to a date: "the man who shot two clerks on Monday said"."""
    clause = _WHO.search(before)
    return clause is not None and signs.any("violence", end - len(before) + clause.start(), end)


def names_event(folded: str, span: Span, end: int) -> bool:
    """Whether the date is part of an event's name: "Sunday night's fatal shooting", "the March 27 shooting"."""
    following = _ATTRIBUTED.match(folded, span.end, end)
    if following is None:
        return False
    possessive = following["own"] is not None or folded[span.start : span.end].endswith(("'s", "’s"))
    determined = folded[max(0, span.start - 5) : span.start].rstrip().endswith(("the", " a", " an"))
    return (possessive or determined) and date_signs(folded).any("event", *following.span())


def _says_before(before: str, signs: Signs, end: int) -> bool:
    """Whether a word of saying leads to the date that begins at offset `end`, with no harm between them."""
    tail = without_clock(before[-90:])
    if not _SAYING.may_match(tail):
        return False
    match = _AFTER_SAYING.search(tail) or _AFTER_TELLING.search(tail) or _AFTER_ISSUING.search(tail)
    if match is None:
        return False
    words = match.group()
    rest = words.partition(" ")[2] + " " * max(0, len(before[-90:]) - len(tail))
    if "," in rest or _SAYS_MORE.search(rest):
        return False
    start = end - len(rest)
    return not signs.any("violence", start, end) and not signs.any("event", start, end)


_SAYING = AnyOf(_AFTER_SAYING, _AFTER_TELLING, _AFTER_ISSUING)
_SAYS_MORE = re.compile(r"\bthat\b|\btoll\b")


def _spans(pattern: Rare, words: str, offset: int) -> list[Span]:
    match = pattern.search(words)
    return [Span(offset + match.start(), offset + match.end())] if match else []


def _harm_beside(folded: str, signs: Signs, rivals: list[Span], around: Span, span: Span) -> bool:
    """Whether harm is told nearer to the date than the court, police work or gathering of the same stretch."""
    harms = [*signs.spans("violence", *around), *signs.spans("event", *around)]
    if (befell := signs.spans("befell", *around)) and happenings().tells(folded, *around):
        harms += befell
    # "died in Orvale on Sunday, in a way that is [under investigation]": what a comma sets off behind the date is farther
    ends = any(m.end <= span.start and "," not in folded[m.end : span.start] for m in harms)
    apart = [_COMMA if ends and span.end <= m.start and folded[span.end] == "," else 0 for m in rivals]
    nearest = min(span.gap(m) + more for m, more in zip(rivals, apart, strict=True))
    return min((span.gap(m) for m in harms), default=10_000) < nearest


def _is_furniture(before: str, after: str, signs: Signs, span: Span, sentence: Sentence) -> bool:
    """A line around the article: "Updated: Mar 21, 2016 - 6:38 PM"."""
    if _STAMPED.search(before[-25:]):
        return True
    if len(before) < 40 and signs.any("furniture", sentence.start, span.start):
        if not signs.any("violence", span.end, sentence.end):
            return True
    return not before.strip(" (|-–—•") and _STAMP.fullmatch(after) is not None
