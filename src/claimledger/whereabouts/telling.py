"""What a sentence tells: an event, where one occurred, or the start of another one."""

from __future__ import annotations

import re

from claimledger.again import EVENTS, KILLED_IN_WAR, SAME_EVENT
from claimledger.calendars import MONTH_PATTERN
from claimledger.inquiries import inquired_into
from claimledger.mentions import Document, Figure
from claimledger.patterns import Headed, Rare, automaton, holds
from claimledger.spans import Span
from claimledger.turns import opens_days_later
from claimledger.whereabouts.aside import told_aside
from claimledger.whereabouts.times import goes_back, of_other_month

# What happens to people, and what is told of it: a sentence with none of these seldom says where. Each begins with a word
# of its own, by which it is found.
_EVENTS = (
    r"attack\w*|ambush\w*|clash\w*|battle\w*|fighting|fought|shot|shoot\w*|gunfire|gunm[ae]n|fire[ds]?|bomb\w*|"
    r"blast\w*|explo\w+|strike|strikes|struck|airstrike\w*|shell\w*|raid\w*|massacre\w*|kill\w*|murder\w*|dead|died|"
    r"die|deaths?|wound\w*|injur\w*|incident|crash\w*|accident|stab\w*|execut\w*|assault\w*|violence|stormed|encounter|"
    r"arrived|located|standing|walking|parked|driving|stopped|planted|intersection|corner|residence|offensive|derail\w*|"
    r"sabotag\w*|perpetrated|buried|swept|trapped|sank|sunk|capsiz\w*|overturn\w*|drown\w*|survivors|blew|burn\w*|destroy\w*|missiles?|rockets?|drone|kidnap\w*|abduct\w*|missing|fled|displaced|bodies|body|"
    r"emergency\s+landing|slain|hurt|perish\w*|lives|chase[ds]?|intercept\w*|landslide|mudslide|mortar|blockade\w*|besieg\w*|siege|collapse\w*|flood\w*|earthquake|quake|victims?|homicide|scene|targeted|opened|found|discovered|responded|"
    r"called|dispatched|officers\s+went\s+to\s+\d+|deputies\s+went\s+to\s+\d+|troopers\s+went\s+to\s+\d+|police\s+went\s+to\s+\d+|toll|casualt\w+|happened|occurred|took\s+place|unfolded|machinegunn\w*|gunned|strafed|detonat\w*"
)
_EVENT = Headed(rf"\b(?:{_EVENTS})\b", re.findall(r"(?:^|(?<=\|))[a-z]+(?!\?)", _EVENTS))
# "Meetings took place in Orvale": where nobody was hurt
_PEACEFUL = Rare(
    r"\b(?:propaganda|leaflets?|banners?|slogans|meetings?|talks|elections?|voting|celebrations?|ceremon(?:y|ies)|festivities|rall(?:y|ies)|"
    r"services|prayers)\b[^.;,]{0,40}?\b(?:occurred|happened|took\s+place)\b"
)
_OCCURRED = Rare(
    r"\b(?:attack|shooting|incident|blast|explosion|clash|clashes|massacre|crash|accident|bombing|ambush|encounter|"
    r"killings?|murders?|violence|fighting|it|strike|raid|stabbing|altercation|gunfire|(?:gun)?shots|skirmish|face-?off|"
    r"exchange\s+of\s+fire|(?:gun|fire)-?\s?(?:battle|fight)|shoot-?out|abduction|kidnapping|assault)\b[^.;]{0,40}?\b"
    r"(?:occurred|happened|took\s+place|unfolded|broke\s+out|erupted|rang\s+out|(?:was|were)\s+(?:reported(?!\s+(?:(?:yesterday|today|earlier)\s+)?that\b)|fired))\b"
    r"|\b(?:bod(?:y|ies)(?:\s+of\s+[^.;,]{2,40})?|victims?|they|both|men|women|child|boy|girl|couple)\s+"
    r"(?:was|were|had\s+been)\s+(?:later\s+)?(?:found|killed|shot|discovered|recovered|attacked|gunned\s+down|ambushed|waylaid)\b"
    r"|\b(?:ambushed|attacked|waylaid|intercepted)\s+(?:them|him|her)\b"
    r"|\b(?:was|were)\s+(?:staying|sleeping|playing|visiting)\b(?=[^.;]{0,80}\b(?:when|as)\b)"
)
# "heavy clashes took place", "another ambush occurred"
_NEW_EVENT = Rare(
    rf"\b(?:another|heavy|fierce|fresh|new|other|more|further|separate|two|three|several)\W+(?:[\w-]+\W+){{0,2}}?(?:{EVENTS})\b[^.;]{{0,40}}$"
)
_SAID_THAT = re.compile(
    r"\W*(?:[\w.,’'-]+\s+){1,16}?(?:said|says|reported|stated|added|told\s+(?:[\w’'-]+\s+){0,2}[\w’'-]+)\s+that\s+"
)
# A new event starts: what was told before is elsewhere.
_OTHER = re.compile(
    r"^\W*(?:meanwhile|in (?:(?:related|other) (?:developments|news|violence|incidents|unrest)|(?:an )?unrelated \w+)|"
    r"separately|elsewhere|(?:further|farther) (?:(?:to the )?(?:north|south|east|west)\w*|afield|inland)\b|"
    r"in (?:a separate|another|a second|other)|"
    r"also (?:on|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"on the other hand|"
    r"similarly|it (?:has|was) also (?:been )?(?:reported|learned|announced)|"
    r"earlier this|last (?:week|month|year)|a separate|"
    r"(?:an)?other (?:attack|blast|strike|shooting|incident|clash|ambush|raid|bomb|bombing|"
    r"explosion|crash|accident|case|report)\b|"
    r"the (?:other|second|third|next) (?:report|incident|case|communique)\b|"
    r"in (?:one|the (?:worst|deadliest|bloodiest|gravest|most \w+))\s+(?:single\s+)?(?:attack|incident|case|raid|strike)\b|"
    r"the (?:worst|deadliest|bloodiest|gravest|heaviest|most \w+)\s+(?:single\s+)?"
    r"(?:(?:attack|incident|case|episode|raid|strike)s?|clashes|fighting|violence|losses|toll)\s+(?:took place|happened|"
    r"occurred|came|(?:was|were|has been|have been) (?:reported |recorded )?(?:in|on|at|when|that))\b|"
    r"(?:(?:the|this)\s+(?:(?:world|nation|country|region|state|city|century|continent|decade|year)"
    r"(?:['’]s)?\s+)?|(?:\w+['’]s\s+))(?:second[- ]|third[- ]|single\s+)?"
    r"(?:worst|deadliest|bloodiest|biggest|largest|heaviest)\s+(?:[\w-]+\s+){1,7}?"
    r"(?:was|came|happened|occurred|took place)\s+(?:in|on|when|the\s+\w+ing)\b|"
    r"in \d{4}\b|prev post|next post|across the border|(?:farther|further) (?:north|south|east|west)|"
    rf"in (?:early |mid-|late )?(?:{MONTH_PATTERN})\b"
    r"(?!\s+\d{1,2}\b))"
)
# "in the wake of bombings which left", "follows a wave of raids after"
_AFTER_OTHERS = Rare(
    r"\b(?:in\s+the\s+wake\s+of|in\s+(?:swift\s+)?(?:revenge|retaliation|response|reprisal|reaction)\s+(?:for|to)|follow(?:s|ed)|"
    r"came\s+(?:\w+\s+){0,3}?(?:after|before))\s+(?!the\b|this\b|that\b|his\b|her\b|their\b|its\b|\w+day[’']s\b)(?:[\w’'-]+\s+){0,12}?"
    r"(?:that|which|in\s+which|when|after)\s+(?:\w+\s+){0,3}$"
    rf"|\b(?:in\s+the\s+wake\s+of|follow(?:s|ed))\s+(?:a|an|several|two|three|many)\s+(?:[\w’'-]+\s+){{0,6}}?(?:{EVENTS})\s+(?:that|which)\s+"
    r"(?:had\s+|have\s+)?(?:killed|claimed|left|wounded|injured)\s+(?:the\s+lives\s+of\s+)?(?:[\w’'-]+,?\s+){0,10}$"
    rf"|\b(?:other|earlier|previous|separate|similar|past)\s+(?:[\w-]+\s+)?(?:{EVENTS}),?\s+(?:in\s+which|that|which)\s+(?:[\w’'-]+,?\s+){{0,10}}(?:and\s+)?$"
)
# "The judge heads the inquiry into the deaths of [two editors]"
_IN_CHARGE = Rare(
    r"\b(?:in\s+charge\s+of|head(?:s|ed|ing)|led|leads|leading|conduct(?:s|ed|ing)|handl(?:es|ed|ing)|assigned\s+to|presid(?:es|ed|ing)\s+over)\s+"
    r"(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}(?:investigations?|inquir(?:y|ies)|probes?|cases?|trials?)\b[^.;]{0,80}$"
)
# "…, where nine were killed in 2021", at the end of a sentence
_RECALLS = Rare(
    rf"\b(?:where|in\s+which)\s+(?:[\w,.-]+\s+){{0,12}}?(?:in|last)\s+(?:early\s+|mid-|late\s+)?(?:(?:{MONTH_PATTERN})\b(?!\s+\d{{1,2}}\b)|week|month|year|"
    r"(?:19|20)\d\d)\b[^;.]{0,80}\W*$"
)
# … one of another month or year: "In April", "three weeks earlier".
_LONG_BEFORE = re.compile(
    rf"\W*(?:(?:and|but|also|just|only|earlier),?\s+)?(?:(?:in|last|since|earlier\s+(?:this|in))\s+(?:early\s+|mid-|late\s+)?"
    rf"(?:(?:{MONTH_PATTERN})\b(?!\s+\d{{1,2}}\b)|week\b|month\b|year\b|\d{{4}}\b)|"
    r"(?:(?:an?|two|three|four|five|six|several|\d+)\s+)?(?:weeks?|months?|years?)\s+(?:ago|earlier|before)\b)"
)
# Counted over so long a time that the place of a neighbouring sentence is not theirs.
_OTHER_TIME = Rare(
    r"\bin\s+the\s+(?:years|decades|\d{4}s)\b|\b(?:in|for|during)\s+the\s+same\s+period\b|\bover\s+the\s+(?:(?:past|last)\s+)?(?:\w+\s+)?(?:years|decades)\b"
    r"|\bsince\s+(?:the\s+)?(?:war|conflict|uprising|insurgency|revolution|coup|invasion|(?:start|beginning|outbreak)\s+of)\b"
    r"|\bin\s+(?:all\s+of\s+)?the\s+(?:previous|preceding)\s+(?:\w+\s+)?(?:years?|months|decades?)\b"
    r"|\b(?:has|have)\s+(?:\w+\s+)?(?:been|died|lost)\b[^.;,]{0,80}\bsince\s+(?:then|the\s+(?:[\w-]+\s+)?(?:vote|elections?|poll|"
    r"referendum|takeover|truce|ceasefire|protests|independence))\b"
    r"|\b(?:toll|total|number\s+of\s+(?:dead|deaths|victims))\s+(?:of|in|from|since|after|for|over|during)\s+(?:the\s+|almost\s+|nearly\s+|about\s+|over\s+|more\s+than\s+)*"
    r"(?:[\w-]+\s+){0,3}?(?:months|years|weeks|decades|war|conflict|uprising|intifada|insurgency|rebellion|revolt|fighting)\b"
    r"|\bsince\b[^.;,]{2,50}\b(?:founded|created|formed|established|launched|declared|signed|elected)\b"
    r"|\bsince\s+(?:[\w.]+\s+){1,4}(?:took|came\s+to)\s+(?:office|power)\b"
    r"|\bsince\s+(?:it|they|he|she)\s+(?:seized|took|came|began|returned)\b|\bsince\s+\w+\s+(?:launched|invaded)\b|\bsince\s+(?:early\s+|mid-|late\s+|last\s+)?"
    rf"(?:{MONTH_PATTERN}|year|\d{{4}})\b"
    r"|\b(?:in|during)\s+the\s+(?:[\w-]+\s+){0,3}war\b"
    r"|\bso\s+far\s+this\s+(?:year|month|week)\b|\blast\s+year\b|\b(?:war|conflict|insurgency|violence|invasion|rebellion|uprising)\b"
    r"(?!\s+(?:in|over|during|of|within)\s+(?:the\s+)?(?:past|last|previous)\s+(?:(?:few|\w+)\s+)?(?:hours|days|week|weekend|night)\b)[^.;]{0,140}\bhas\s+(?:killed|claimed|displaced|left)\b"
    r"|\bin\s+(?:[\w-]+\s+)?(?:days|weeks|months)\s+of\s+(?:[\w-]+\s+){0,2}(?:fighting|clashes|violence|conflict|unrest|shelling|strikes)\s+in\s+"
    rf"(?:early\s+|mid-|late\s+|last\s+)?(?:{MONTH_PATTERN})\b"
    rf"|{KILLED_IN_WAR.pattern}"
    r"|\b(?:has|have)\b[^.;]{0,80}\bin\s+(?:its|their|his)\s+(?:[\w-]+\s+){0,2}(?:campaign|insurgency|war|rebellion|uprising|struggle)\b"
    r"|\b(?:in|over|during)\s+the\s+first\s+(?:\w+\s+)?(?:months|quarter|half)\b"
    r"|\b(?:in|over|during|within)\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:years?|decades?|months?)\b"
    r"|(?<!\bin )(?<!within )\b(?:a|each|every|per)\s+(?:year|month)\b(?!\s+(?:ago|after|later|earlier|before|and|since|old|or))"
    r"|\b(?:annually|yearly|on\s+average)\b"
)
_THIS_YEAR = re.compile(
    r"[^,;]*\b(?:has|have)\s+(?:(?!worst|deadliest|bloodiest|city|town|village|county|district|there|here)[^.;,\s]+\s+){1,10}this\s+(?:year|month)\b"
)
# Every match of these holds one of the words, and few sentences do: a new branch may need a word here.
_LONG_TIMES = automaton(
    [
        "year",
        "annually",
        "on average",
        "month",
        "decade",
        "period",
        "so far",
        "since",
        "war",
        "conflict",
        "insurgency",
        "violence",
        "the first",
        "fighting",
        "rebellion",
        "unrest",
        "uprising",
        "intifada",
        "weeks",
        "revolt",
        "crackdown",
        "crisis",
        "blockade",
        "campaign",
        "invasion",
        "struggle",
        *(f"{n}s" for n in range(10)),
    ]
)
# "in five provinces", "in two attacks"
_SEVERAL = Rare(
    r"\b(?:two|three|four|five|several|many|dozens\s+of|\d+)\s+(?:\w+\s+){0,2}(?:towns|villages|cities|districts|provinces|governorates|states|"
    r"counties|regions|countries)\b|\bin\s+(?:two|three|four|five|six|several|separate)\s+(?:separate\s+|different\s+)?(?:attacks|"
    r"ambushes|bombings|raids|incidents|blasts|clashes|strikes|shootings|stabbings|crashes|fires|killings|murders)\b"
)
_SEVERAL_EVENTS = re.compile(
    r"\bin\s+(?:two|three|four|five|six|several|separate)\s+(?:separate\s+|different\s+)?(?:attacks|ambushes|bombings|raids|"
    r"incidents|blasts|clashes|strikes|shootings|stabbings|crashes|fires|killings|murders)\b"
)
_COUNTRYWIDE = Rare(
    r"\b(?:nationwide(?!\s+children)|countrywide|(?:across|throughout|around|all\s+over)\s+the\s+(?:whole\s+|entire\s+)?(?:country|nation))\b"
)
_WIDESPREAD = Rare(
    r"\b(?:across|throughout|all\s+over)\s+the\s+(?:[a-z]+\s+)?(?:country|nation|territor(?:y|ies)|continent|world)\b"
)
_NATION = Rare(
    r"\b(?:the|his|her|their|this|our)\s+(?:whole\s+|entire\s+)?country\b"
    r"(?!['’]|\s+(?:club|music|houses?|homes?|estates?|inn|fair|road|store))|\b(?:nation|country)wide\b(?!\s+children)"
    r"|\bacross\s+the\s+nation\b"
)
_ON = 3  # sentences further on that may speak of it
# "… were killed there"; not "there were".
THERE = re.compile(
    r"(?:\s+(?:people|others)|\s+(?:in|during|by|from)\s+(?:an?|another|the|that)\s+(?:[\w-]+\s+){0,3}[\w-]+)?\s+(?:there|here)\b(?!\s+(?:is|are|was|were|has|had|have)\b)|[^.;,]{0,40}\b(?:in|near|at|outside)\s+the\s+latter\b"
)
# "[Police there] opened fire"
THOSE_THERE = Rare(
    r"\b(?:police|soldiers|troops|officers|guards|gunmen|rebels|militants|fighters|protesters|demonstrators|crowds?|forces|militiamen|"
    r"attackers|rioters)\s+there\b"
)


class Telling:
    """Answers for the sentences of one document; each is asked once, however many figures ask it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._words: dict[int, str] = {}
        self._eventful: dict[int, bool] = {}
        self._other: dict[int, bool] = {}
        self._days_later: dict[int, bool] = {}
        self._occurred: dict[int, int] = {}
        self._other_time: dict[int, bool] = {}
        self._several: dict[int, bool] = {}
        self._countrywide: dict[int, bool] = {}
        self._nation: dict[int, Span | None] = {}
        self._past: dict[int, bool] = {}

    def words(self, index: int) -> str:
        """The sentence in small letters."""
        words = self._words.get(index)
        if words is None:
            sentence = self.doc.sentences[index]
            words = self._words[index] = self.doc.folded[sentence.start : sentence.end]
        return words

    def said(self, index: int) -> str:
        """What somebody says in it, without him: "A spokesman said that [the clash took place …]"; else all its words."""
        words = self.words(index)
        speaks = _SAID_THAT.match(words)
        return words[speaks.end() :] if speaks else words

    def eventful(self, index: int) -> bool:
        """Whether it tells what happens to people."""
        known = self._eventful.get(index)
        if known is None:
            words = self.words(index)
            for peaceful in _PEACEFUL.finditer(words):
                words = words.replace(peaceful.group(), "")
            known = self._eventful[index] = _EVENT.search(words) is not None
        return known

    def opens_other(self, index: int) -> bool:
        """Whether it opens with words that start another event: "Meanwhile"."""
        known = self._other.get(index)
        if known is None:
            start = self.doc.sentences[index].start
            known = self._other[index] = _OTHER.match(self.doc.folded[start : start + 80]) is not None
        return known

    def begins_anew(self, index: int, after: int) -> bool:
        """Whether a sentence after one starts another event: with words that say so, or in a paragraph of its own with one
        that is not "the" event: "A report says heavy clashes took place in Orvale"."""
        sentences = self.doc.sentences
        if self.opens_other(after) or not index or sentences[index].paragraph == sentences[after].paragraph:
            return self.opens_other(after)
        found = self.occurred(after)
        return found > 0 and _NEW_EVENT.search(self.doc.folded, sentences[after].start, found) is not None

    def days_later(self, index: int) -> bool:
        """Whether it opens with a day after what was told before: "Only four days later, a clerk was killed"."""
        known = self._days_later.get(index)
        if known is None:
            known = self._days_later[index] = opens_days_later(self.doc, index)
        return known

    def opens_long_before(self, index: int) -> bool:
        """Whether it opens with a month or year of its own, so that it sets no scene for what is told after it."""
        sentence = self.doc.sentences[index]
        return _LONG_BEFORE.match(self.doc.folded, sentence.start, sentence.end) is not None

    def recalls(self, index: int) -> bool:
        """Whether the people it counts are told of in a clause of another time: "The raid hit a mine at Osk, where nine
        were killed in 2021"."""
        return _RECALLS.search(self.words(index)) is not None

    def comes_before(self, figure: Figure) -> bool:
        """Whether the people of a figure died in what the news answers: "The raids were launched in the wake of bombings
        that left [26] dead"; not in what the text tells of: "in the wake of the bombing"."""
        if told_aside(self.doc, figure) is not None or (figure.background and inquired_into(self.doc, figure)):
            return True
        sentence = self.doc.sentences[figure.sentence]
        if _IN_CHARGE.search(self.doc.folded, sentence.start, figure.group.start) is not None:
            return True
        return _AFTER_OTHERS.search(self.doc.folded, sentence.start, figure.group.start) is not None

    def occurred(self, index: int) -> int:
        """Where the words end that say that it happened here; 0 where there are none."""
        known = self._occurred.get(index)
        if known is None:
            sentence = self.doc.sentences[index]
            found = _OCCURRED.search(self.doc.folded, sentence.start, sentence.end)
            known = self._occurred[index] = found.end() if found else 0
        return known

    def goes_on(self, index: int) -> bool:
        """Whether it tells of an event, starts no other one and counts over no longer time."""
        return self.eventful(index) and not (self.opens_other(index) or self.other_time(index))

    def other_time(self, index: int) -> bool:
        """Whether it counts over so long a time that the place of a neighbouring sentence is not its own."""
        known = self._other_time.get(index)
        if known is None:
            words = self.words(index)
            may = holds(_LONG_TIMES, words)
            known = may and (_OTHER_TIME.search(words) or _THIS_YEAR.match(words)) is not None
            known = known or of_other_month(self.doc, index)
            known = self._other_time[index] = known and not self._goes_on_with(index)
        return known

    def several(self, index: int) -> bool:
        """Whether it speaks of a number of towns or provinces."""
        known = self._several.get(index)
        if known is None:
            known = self._several[index] = _SEVERAL.search(self.words(index)) is not None
        return known

    def several_events(self, index: int) -> bool:
        """Whether it speaks of a number of attacks: "in three ambushes"."""
        return self.several(index) and _SEVERAL_EVENTS.search(self.words(index)) is not None

    def countrywide(self, index: int) -> bool:
        """Whether it counts over the whole country."""
        known = self._countrywide.get(index)
        if known is None:
            known = self._countrywide[index] = _COUNTRYWIDE.search(self.words(index)) is not None
        return known

    def widespread(self, index: int) -> bool:
        """Whether it tells of what happens all over a land, so that no town told before is that of what follows."""
        return _WIDESPREAD.search(self.words(index)) is not None and self.eventful(index)

    def nation_from(self, index: int) -> Span | None:
        """Where it, or one soon after it, speaks of "the country" or of what is nationwide."""
        if index not in self._nation:
            sentences = self.doc.sentences
            after = sentences[min(index + _ON, len(sentences) - 1)]
            said = _NATION.search(self.doc.folded, sentences[index].start, after.end)
            self._nation[index] = Span(*said.span()) if said else None
        return self._nation[index]

    def is_past(self, figure: Figure) -> bool:
        """Whether the sentence of a figure of several people names a year before that of publication."""
        if figure.low == 1:
            return False
        known = self._past.get(figure.sentence)
        if known is None:
            known = goes_back(self.doc, figure.sentence) and not self._goes_on_with(figure.sentence)
            self._past[figure.sentence] = known
        return known

    def _goes_on_with(self, index: int) -> bool:
        """Whether a sentence goes on with what the one before told of the same past: "A report on last year's crash in
        Orvale is out. The crash, which killed nine last year, …"."""
        sentences = self.doc.sentences
        if not index or sentences[index - 1].paragraph != sentences[index].paragraph:
            return False
        again = goes_back(self.doc, index - 1) and not self.opens_other(index)
        return again and SAME_EVENT.search(self.doc.folded, sentences[index].start, sentences[index].end) is not None
