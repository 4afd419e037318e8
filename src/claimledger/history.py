"""Figures that a text tells as history: what a suspect is wanted for, what a strike is about, what came before."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from ahocorasick_rs import AhoCorasick

from claimledger.calendars import MONTH_PATTERN, MONTHS, WEEKDAY_PATTERN
from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Figure, Sentence
from claimledger.patterns import Headed, Rare, automaton, holds

_KINDS = ("record", "motive", "reaction", "earlier")
# "who had killed", "in which four had been killed": before what the text tells. "He said they had killed" is news.
_SAID = re.compile(r"\b(?:said|says|claim(?:s|ed)|reported|announced|told|stated|added|confirmed)\b")
# "The worst attack in the province since a bombing killed [62 people] in 2015"
SINCE_THE_LAST = Rare(
    r"\b(?:worst|deadliest|bloodiest|biggest|largest|heaviest|first|highest) (?:[\w'’-]+ ){0,8}?since (?=\S)"
)
# "The raid came nine days after a massacre in Osk, where gunmen killed [nine]": to the end of the sentence
_CAME_AFTER = Rare(
    r"\b(?:c[ao]mes?|follow(?:s|ed)|happen(?:s|ed)|occur(?:s|red)) (?:\S+ ){0,4}?(?:days?|weeks?|months?|years?) after (?=\S)"
)
# "Earlier this month a wreck near Osk, far to the south, killed [nine]": to the end of the sentence
_OPENERS = ("earlier this ", "in recent ")
# "Last summer, [a boy] was shot in the same park", behind the news of others
_LONG_BEFORE = re.compile(
    r"(?:a (?:few|couple of) |several |some |many |two |three |four |five |[2-9] )(?:years|months|summers|winters) "
    r"(?:ago|back|earlier|before)\b"
    r"|(?:back )?(?:in |just )?last (?:summer|fall|autumn|winter|spring)\b"
    r"|(?:just |only |barely |mere |a few |several |just a few |only a few )?(?:days|weeks) (?:earlier|before|ago|previously)\b"
)
_TIMES = (
    "just ",
    "only ",
    "barely ",
    "mere ",
    "days ",
    "weeks ",
    "a ",
    "several ",
    "some ",
    "many ",
    "t",
    "f",
    "back ",
    "in last ",
    "just last ",
    "last ",
    *"23456789",
)
# "It is the second killing in Osk in eight days. On Monday, [a cook] was strangled."
_NTH_LATELY = Rare(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|latest) (?:[\w'’-]+ ){1,7}?"
    r"(?:in|within|over) (?:(?:just|less than|under|about) )?"
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|as many|\d+) (?:days?|weeks?|months?)\b"
)
_IT_WAS = re.compile(
    r"(?:it|this|that|\w+day['’]s [\w-]+|the (?:[\w-]+ ){1,3}?)\s*(?:was|is|marked|marks|became|comes as) "
)
_DATED = re.compile(
    rf"(?:on|in|last|earlier|early|late|just) [^,;]{{0,20}}?(?:day|week|month|year|weekend|{MONTH_PATTERN}|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept|oct|nov|dec)\.|(?:19|20)\d\d)\b"
)
# "It was two blocks from where [a man] was killed on Wednesday"
_FROM_WHERE = Rare(r"\b(?:from|near|same [a-z]+) where (?=\S)")
_ANOTHER_DAY = re.compile(rf"\b(?:{WEEKDAY_PATTERN}|last|earlier|ago|in (?:19|20)\d\d)\b")
# "It was the third such attack since May, after blasts in Osk killed [nine]": to the end of the sentence
_NTH_AFTER = Rare(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|latest) (?:such |deadly |fatal |major |similar |mass |big )*"
    r"(?:attack|bombing|blast|explosion|shooting|killing|murder|raid|ambush|assault|stabbing|strike|massacre|kidnapping|crash|accident|disaster|"
    r"shipwreck|incident|stampede|fire|flood|quake|earthquake|lynching)"
    r"(?: [\w'’-]+){0,12}?(?:,? (?:coming )?(?:after|following)|:|;| [-–—]) (?=\S)"
)
_PAST_PERFECT = Rare(r"\b(?:who|which|where) (?:\S+ ){0,6}?had (?:\S+ ){0,2}?(?=\S)")


@functools.cache
def _patterns(language: str) -> tuple[dict[str, Headed], AhoCorasick]:
    """What opens a stretch of history, by its kind, and one scan for the terms of all kinds."""
    tables = read_tables(language, "history")
    entries = [(kind, entry) for kind, own in tables.items() for entry in own]
    for kind, entry in entries:
        if kind not in _KINDS or set(entry) - {"terms", "examples", "not_examples"}:
            raise LexiconError(f"history.toml: [[{kind}]] {entry.get('terms', ['?'])[:1]}: unknown table or keys")
    terms = {kind: [t for entry in tables.get(kind, ()) for t in entry["terms"]] for kind in _KINDS}
    return {kind: Headed.words(own) for kind, own in terms.items()}, automaton(t for own in terms.values() for t in own)


_REASON = "told as history"
REACTION = "what somebody speaks about"
_BEFORE = "before the news"
_BESIDE = {"reaction": REACTION, "motive": _BEFORE, "past perfect": _BEFORE}
ANSWERED = "what an act answers"
_LONG = 6  # sentences


def mark_background(doc: Document, figures: Sequence[Figure]) -> None:
    """Set `background` on the figures that a cue before them in their sentence makes history.

    "Police arrested a man wanted for the killing of [two] teachers."
    """
    patterns, signs = _patterns(doc.article.language or "en")
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        by_sentence.setdefault(figure.sentence, []).append(figure)
    weak: list[Figure] = []
    for index, own in by_sentence.items():
        sentence = doc.sentences[index]
        text = doc.folded[sentence.start : sentence.end]
        for kind, start, end in _scopes(text, patterns if holds(signs, text) else {}):
            for figure in own:
                if start <= figure.span.start - sentence.start < end:
                    if kind == "earlier" and not (
                        figure.sentence == figures[0].sentence and _day_after(text, start, own, sentence)
                    ):
                        weak.append(figure)
                    elif kind == "earlier":
                        continue
                    else:
                        _mark(figure)
                        figure.reasons += [_BESIDE[kind]] if kind in _BESIDE else []
                        figure.reasons += [ANSWERED] if kind == "motive" else []
        weak += [figure for figure in own if _long_ago(doc, figure, sentence.end)]
        for figure in own if " who " in text or "which " in text or " that " in text else ():
            if not figure.background and _in_old_clause(doc, figure, sentence):
                _mark(figure)
                figure.reasons.append(_BEFORE)
        if index > 1 and figures[0].sentence < index:
            for figure in _told_beside(doc, index, text, own):
                _mark(figure)
                figure.reasons.append(_BEFORE)
    if any(f.outcome == w.outcome and not f.background for w in weak for f in figures if f not in weak):
        for figure in weak:
            _mark(figure)
            figure.reasons.append(_BEFORE)
    if len(doc.sentences) >= _LONG and all(f.background for f in figures):
        for figure in figures:
            if _REASON in figure.reasons:
                figure.background = False
                figure.reasons.remove(_REASON)
    elif len(doc.sentences) >= _LONG and all(f.background for f in figures if f.outcome == "killed"):
        for figure in figures:  # a long report of a trial: what the accused did is what it tells
            if _REASON in figure.reasons and figure.outcome == "killed":
                figure.background = False
                figure.reasons.remove(_REASON)


def _day_after(text: str, start: int, own: Sequence[Figure], sentence: Sentence) -> bool:
    """Whether a text opens with what it tells the day after: "Rebels hold a town, [a day after] a raid in which nine died"."""
    return text.endswith(("a day after", "hours after"), 0, start) and all(
        figure.span.start - sentence.start >= start for figure in own
    )


def _told_beside(doc: Document, index: int, text: str, own: Sequence[Figure]) -> list[Figure]:
    """The figures of a sentence that tell of another happening, before that of which the text told first."""
    if text.startswith(_TIMES) and _LONG_BEFORE.match(text):
        return list(own)
    before = doc.sentences[index - 1]
    if _DATED.match(text) and _NTH_LATELY.search(doc.folded, before.start, before.end):
        return [f for f in own if f.repeat_of is None and not f.definite]
    where = _FROM_WHERE.search(text)
    if where is None or _ANOTHER_DAY.search(text, where.end()) is None:
        return []
    start = doc.sentences[index].start + where.end()
    return [f for f in own if f.span.start >= start and f.repeat_of is None and not (f.definite or f.names)]


def told_from_where(doc: Document, figure: Figure) -> bool:
    """ "It was in the same street where [a cook] was shot on Sunday": of another happening than the news."""
    sentence = doc.sentences[figure.sentence]
    where = _FROM_WHERE.search(doc.folded, sentence.start, figure.span.start)
    return where is not None and _ANOTHER_DAY.search(doc.folded, where.end(), sentence.end) is not None


def answered_from(doc: Document, figure: Figure) -> int | None:
    """Where the words end that say that an act answers what the figure tells: "jets hit Osk [in retaliation for] a raid
    that killed nine"; None where none do."""
    if ANSWERED not in figure.reasons:
        return None
    patterns, _ = _patterns(doc.article.language or "en")
    sentence = doc.sentences[figure.sentence]
    found = patterns["motive"].finditer(doc.folded[sentence.start : figure.span.start])
    return max((sentence.start + match.end() for match in found), default=None)


_LONG_AGO = Rare(
    r"\b(?:weeks?|months?|years?) (?:ago|back|earlier|before)\b|"
    r"\b(?:in|during) (?:an?|the|two|three|several|some) (?:previous|earlier|past|preceding) (?:[\w-]+ )?"
    r"(?:rounds?|waves?|clash(?:es)?|attacks?|raids?|fighting|violence|bombings?|incidents?|floods?|outbreaks?|epidemics?|"
    r"wars?|conflicts?|riots?|unrest|protests?|crackdowns?|operations?|offensives?|campaigns?|stampedes?|accidents?|"
    r"crash(?:es)?|quakes?|earthquakes?)\b|"
    r"\b(?:in|over|during) (?:the )?(?:recent|last few|past few|last couple of|past couple of) (?:weeks|months|years)\b|"
    r"\bunder (?:the |its |their )?(?:former|previous|old|late|ousted|deposed) \w+|"
    r"\bduring (?:his|her|their|its|the \w+['’]s?) (?:\w+ )?"
    r"(?:rule|reign|time in (?:power|office)|presidency|tenure|dictatorship|occupation)\b"
)
_OTHER_CLAUSE = re.compile(
    r";|\b(?:and|but|who|whose|which|when|while|where|that|after|before|since|jailed|arrested|married)\b"
)
_BEHIND = 70  # characters


def _long_ago(doc: Document, figure: Figure, end: int) -> bool:
    """ "Rebels who had killed [her son] some months back": the time behind the words that tell of the figure."""
    start = max(figure.harm.end, figure.group.end)
    found = _LONG_AGO.search(doc.folded, start, min(end, start + _BEHIND))
    return found is not None and _OTHER_CLAUSE.search(doc.folded, start, found.start()) is None


# "He sheltered rebels [who] killed nine [in March]", "survivors of the 1998 raid, [in which] nine were killed"
_CLAUSE = re.compile(r"\b(?:who|which|that)\b")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_THEN = re.compile(
    rf"\b(?:in|of|during|since|on)\s+(?:early\s+|late\s+|mid-)?(?=(?:{MONTH_PATTERN})\b|(?:19|20)\d\d\b)"
    rf"(?:(?P<month>{MONTH_PATTERN})\b(?:\s+\d{{1,2}}\b)?,?\s*(?:of\s+)?)?(?:{_YEAR}\b)?|\blast\s+(?P<last>year|month)\b"
)
_EVENT_OF = re.compile(
    rf"\b(?:the|(?P<month>{MONTH_PATTERN}))\s+{_YEAR}(?P<last>(?!))?(?:\s+[\w’'-]+){{1,5}}?(?:\s+of\s+[^,.;]{{1,30}})?,?\s*(?:in|during|on)?\s*$"
)
_FRESH = timedelta(days=20)


def _in_old_clause(doc: Document, figure: Figure, sentence: Sentence) -> bool:
    """Whether a relative clause tells of the figure, with a month or year long before the text: such a clause says who
    somebody is or which event is meant."""
    published = doc.article.published
    first = min(figure.harm.start, figure.group.start, figure.span.start)
    found = [m for m in _CLAUSE.finditer(doc.folded, max(sentence.start, first - _BEHIND), first)] if published else []
    if published is None or not found or _BREAKS.search(doc.folded, found[-1].end(), first):
        return False
    if found[-1].group() == "that" and figure.group.start < figure.harm.start:
        return False  # "officials said that nine died in March"
    end = max(figure.harm.end, figure.group.end)
    then = _THEN.search(doc.folded, end, min(sentence.end, end + _BEHIND))
    if then is not None and _OTHER_CLAUSE.search(doc.folded, end, then.start()) is None:
        return _is_old(then, published)
    event = _EVENT_OF.search(doc.folded, max(sentence.start, found[-1].start() - _BEHIND), found[-1].start())
    return event is not None and _is_old(event, published)


_BREAKS = re.compile(r"[;:]|\b(?:and|but|said|says|when|while)\b")


def _is_old(then: re.Match[str], published: date) -> bool:
    """Whether a month, year or "last year" ended weeks before the day of publication."""
    if then["last"]:
        return then["last"] == "year" or published.day > _FRESH.days
    year = int(then["year"] or 0)
    if not then["month"]:
        return year < published.year
    month = MONTHS[then["month"]]
    year = year or (published.year if month <= published.month else published.year - 1)
    return published - date(year + month // 12, month % 12 + 1, 1) > _FRESH


def _mark(figure: Figure) -> None:
    figure.background = True
    figure.reasons.append(_REASON)


def part_history(figures: Sequence[Figure]) -> None:
    """Take from the tolls of the news those who died before it: "Four were killed. It was to avenge the death of [a
    cook]." What repeats such a part is none either."""
    for figure in figures:
        if figure.part_of is None:
            continue
        whole = figures[figure.part_of]
        first = figures[figure.repeat_of] if figure.repeat_of is not None else figure
        past = first.background and _BEFORE in first.reasons
        if past and not whole.background and first.sentence != whole.sentence:
            figure.part_of = None


def _scopes(text: str, patterns: dict[str, Headed]) -> list[tuple[str, int, int]]:
    """The stretches of a sentence that tell history."""
    found = []
    for kind, pattern in patterns.items():
        for match in pattern.finditer(text):
            opens = kind == "earlier" and not match.start() and text.startswith(_OPENERS)
            stop = -1 if kind == "record" or opens else text.find(",", match.end())
            found.append((kind, match.end(), stop if stop >= 0 else len(text)))
    for match in SINCE_THE_LAST.finditer(text):
        found.append(("past perfect", match.end(), len(text)))
    found += [("earlier", match.end(), len(text)) for match in _CAME_AFTER.finditer(text)]
    found += [("earlier", match.end(), len(text)) for match in _NTH_AFTER.finditer(text) if _IT_WAS.match(text)]
    for match in _PAST_PERFECT.finditer(text):
        if _SAID.search(match.group()):
            continue  # "the group, which said that it had killed two"
        if text.startswith(("just ", "moments ", "minutes "), match.end()):
            continue  # "police shot a man who had just stabbed his wife"
        stop = text.find(",", match.end())
        found.append(("past perfect", match.start(), stop if stop >= 0 else len(text)))
    return found
