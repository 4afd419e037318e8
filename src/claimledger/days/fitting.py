"""Which dates of a sentence can be those of a figure in it: not that of an aside, of a claim, of a kidnapping before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.days.attached import is_of_bare_count, is_of_other_noun
from claimledger.days.clocktimes import is_of_call
from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook
from claimledger.days.earlierharm import while_after
from claimledger.days.gatherings import is_of_those_mourned
from claimledger.days.kinsfolk import is_of_their_kin
from claimledger.days.numbernames import ANY_NUMBER
from claimledger.days.offsets import NO_EVENT
from claimledger.days.partdays import is_of_a_part, is_one_of_them
from claimledger.days.phrases import GAPPED_DEATH, LATER_DEATH, WOUNDED_ON
from claimledger.days.ranked import is_one_in_a_row
from claimledger.days.reading import Told
from claimledger.days.releases import is_of_release
from claimledger.days.remembered import LOST, is_behind_aside, is_of_loss, is_of_place_before
from claimledger.days.roles import names_event
from claimledger.days.sequel import is_of_consequence
from claimledger.days.sincewhen import is_of_count
from claimledger.days.words import date_signs
from claimledger.mentions import Document, Figure, Sentence
from claimledger.patterns import Rare
from claimledger.spans import Span

_RELATIVE = re.compile(
    r",?\s*\b(?:who|whose|whom|which|that)\b\s+(?!left|kill|injur|wound|claim|took place|happened|occurred)"
)

# "a blast that has already claimed 23 lives": up to now, not on the day of what else the sentence tells.
_UNTIL_NOW = Rare(r"\b(?:that|which|who)\s+(?:has|have)\s+(?:(?:already|now|so\s+far|since)\s+)?(?:\w+\s+){0,3}$")


_WHEN_NEXT = re.compile(r",?\s+when\s[^,;]*")


_COMPARED = Rare(
    r"(?:(?:\bthan|\bas\s+many\s+as|,\s+\S+\s+(?:up|down)\s+on)|\b(?:compared\s+(?:with|to)|against|versus|up\s+from|down\s+from)\s+"
    rf"(?:(?:just|only|about|some)\s+)?(?:one|{ANY_NUMBER})(?:\s+(?:people|deaths|killings|dead|killed|murders|victims|cases|fatalities))?)\s+"
    r"(?:(?:on|in|during|over|late|early|the)\s+)*$"
)


# "rose from 74 in", "down from nine deaths in May"
_FROM = Rare(
    rf"\bfrom\s+(?:(?:just|only|about|some)\s+)?(?:one|{ANY_NUMBER})(?:\s+[a-z]+){{0,2}}?\s+(?:(?:on|in|during|over|late|early|the)\s+)*$"
)
_RISING = 60  # characters before a date in which that stands


def _is_compared(doc: Document, figure: Figure, span: Span) -> bool:
    """Whether a date is that of another count: "nine died, compared with six on [Tuesday]", "more than on [Tuesday]",
    "rose from six in [2022] to nine"."""
    if span.end < figure.span.start:
        to = doc.folded[span.end : figure.span.start].split()
        if not to or to[0] not in ("to", "up") or len(to) > _TO:
            return False
        return _FROM.search(doc.folded, max(0, span.start - _RISING), span.start) is not None
    return (
        _COMPARED.search(doc.folded, figure.span.end, span.start) is not None
        and span.start - figure.span.end < _COMPARED_REACH
    )


_TO = 3  # words: "to", "to more than", "up to"
_COMPARED_REACH = 160  # characters


def fits(days: Daybook, sentence: Sentence, figure: Figure, told: Told) -> bool:
    """Whether a date of the sentence can be that of the figure."""
    doc, mention, span = days.doc, told.mention, told.mention.span
    if span is not None and mention.form == "compared" and told.window and figure.harm.start > span.end:
        return True  # "the worst since March 1985, when three died"
    if span is not None and told.role == "found" and told.window and not mention.form:
        if figure.outcome == "injured" or _FOUND_HURT.search(doc.folded, sentence.start, span.start) is not None:
            return True
        if _FOUND_SHOT.search(doc.folded, sentence.start, span.end) and _IN_CARE.search(*_with_next(doc, figure)):
            return True  # "a boy was found shot on Monday night": those found alive were hurt shortly before
    if told.role == "aside" and span is not None and told.window and not mention.form:
        around = days.segment(sentence.index, span.start)
        return around.contains(figure.harm) and is_of_place_before(doc.folded, around)
    if span is None or told.role in ("statement", "aside", "other", "found") or span.overlaps(figure.span):
        return False  # nor are the figures of "resulted in 2019 deaths" a year
    if figure.outcome == "abducted" and is_of_release(doc.folded, sentence.start, span):
        return False
    if doc.folded.startswith(_IN_WHICH, span.end) and span.end < figure.harm.start < span.end + 70:
        return True  # "a weekend in which dozens died"
    if (
        span.end < figure.harm.start
        and mention.precision == "year"
        and _leads_to_harm(doc.folded, sentence, figure, span)
    ):
        return True  # "survived the 1999 rafting accident, in which 14 died"
    if _is_set_off(doc, sentence, figure, span) or _is_of_base(days, figure, span):
        return False
    if _is_compared(doc, figure, span) or is_of_other_noun(doc, figure, mention, span):
        return False
    if is_behind_aside(doc.folded, figure, span) or is_of_those_mourned(doc.folded, sentence.start, figure, span):
        return False
    if parted(days, sentence, figure, span) or _is_past_aside(days, sentence, figure, mention, span):
        return False
    if not mention.form and mention.precision == "day" and _is_until_now(doc, sentence, figure, span):
        return False
    if (
        mention.precision == "year"
        and doc.folded.startswith(("until ", "till "), span.start)
        and len(days.told(sentence.index)) > 1
    ):
        return False  # "nine drowned in 1964, which was a secret until 1991"
    if figure.harm.end < span.start and is_of_consequence(doc.folded, max(figure.harm.end, figure.span.end), span):
        return False
    if had_before(doc, figure, span) or is_of_care(doc, figure, span) or is_of_bare_count(doc, figure, span):
        return False
    if mention.form == "since" and _WHEN_NEXT.fullmatch(doc.folded, span.end, max(span.end, figure.span.start)):
        return False  # "since 2009, when four died there": in that year
    if mention.form == "" and is_of_count(doc.folded, figure, span):
        return False  # "have left since Friday, when a bomb fell": up to now
    if mention.precision == "day" and is_of_their_kin(doc.folded, figure, span):
        return False
    if mention.form in ("since", "past") and is_one_in_a_row(doc.folded, figure):
        return False  # "she was the third woman killed since May"
    if not mention.form and mention.precision == "day" and while_after(doc.folded, sentence, figure, span) is not None:
        return False  # "weeks after gunmen killed six, three more were shot on Friday"
    if mention.form == "unanchored" or (told.window is None and mention.form == ""):
        return False
    if mention.form in ("offset", "hours") and figure.harm.start < span.end:
        return False  # the words after "a day after" name the other event
    if mention.form == "offset" and _is_set_beside_day(days, figure, span):
        return False
    if mention.form == "vague":
        return days.segment(sentence.index, figure.harm.start).contains(span)
    if _is_closed_aside(days, sentence, figure, span):
        return False
    if told.role == "plain" and not days.segment(sentence.index, figure.harm.start).contains(span):
        # "48 died, as peace ended on Thursday" is one time; ", who had come on Thursday" is another.
        between = doc.folded[min(span.end, figure.harm.end) : max(span.start, figure.harm.start)]
        clause = _RELATIVE.search(between)
        if clause is not None and mention.form == "since" and between.endswith(" in", 0, clause.start()):
            return True  # "Since January rebels have made 90 raids, in which nine died"
        return clause is None or (span.end < figure.harm.start and _is_over(between, clause.end()))
    return True


_IN_THE_EVENT = re.compile(
    r"(?:\s+[\w'’-]+){1,4}?,?\s+(?:[-–—]+\s+)?(?:in\s+which|during\s+which|when|that|which)\s(?=[^,;]{0,40}\Z)"
)


def _leads_to_harm(folded: str, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """Whether a figure stands in the clause of an event that is named by its year."""
    first = min(figure.harm.start, figure.span.start)
    lead = _IN_THE_EVENT.match(folded, span.end, first)
    return lead is not None and names_event(folded, span, sentence.end)


def is_of_untold_eve(
    days: Daybook, figure: Figure, told: Sequence[Told], usable: Sequence[Told], beside: Sequence[Span]
) -> bool:
    """Whether a figure is told of the eve of something, and the only days beside it are of others: "six on Tuesday; nine on
    the eve of the vote", "killed on the eve of the vote were buried on Thursday"."""
    own = max(figure.harm.end, figure.span.end) if figure.harm.start <= figure.span.start else figure.span.end
    for one in told:
        span, mention = one.mention.span, one.mention
        if span is None or mention.form != "offset" or mention.start is not None or span.start < own:
            continue
        if NO_EVENT.match(days.doc.folded, span.end) is None:
            continue
        between = [*beside, *(t.mention.span for t in usable if t.mention.span)]
        return not any(own <= other.start < span.start for other in between)
    return False


_HAD_BEFORE = Rare(
    r"(?:\b(?:that|which)|\b(?:where|in\s+which)\s(?:(?!\b(?:who|found)\b)[^,;:]){2,40})\s+had\s+(?:\w+ly\s+|already\s+)?(?:been\s+)?$"
)
_AFTER_THEM = Rare(r"\b(?:days|weeks|months|years)\s+after\s+(?:(?:at\s+least|about|some|more\s+than|nearly)\s+)?$")
_REACH = 160  # characters


def _is_set_beside_day(days: Daybook, figure: Figure, span: Span) -> bool:
    """ "On 7 May, three days after rebels took the town, nine men were shot": the nine on the 7th."""
    first = min(figure.span.start, figure.harm.start)
    if days.doc.folded.find(",", span.end, max(first, span.end)) < 0:
        return False
    beside = (t.mention for t in days.told(figure.sentence) if t.mention.precision == "day" and t.mention.span)
    return any(m.span is not None and 1 <= span.start - m.span.end <= 2 for m in beside)


def had_before(doc: Document, figure: Figure, span: Span) -> bool:
    """Whether a figure had met its harm before a day told ahead of it: "a truce on [Monday] ended fighting that had killed
    nine". In "police said on Monday that nine had been killed" no clause of its own tells so."""
    if span.end >= figure.span.start or figure.harm.start - span.end > _REACH:
        return False
    if _AFTER_THEM.search(doc.folded, span.end, min(figure.span.start, figure.harm.start)) is not None:
        return True  # "exchanged prisoners on Monday, weeks after nine people were killed"
    if _HAD_BEFORE.search(doc.folded, span.end, figure.harm.start) is None:
        return False
    if is_of_call(doc.folded, span):
        return False  # "police were called at 11:50 p.m. Saturday to a street where two had been shot"
    return not date_signs(doc.folded).any("found", span.end, figure.harm.start)


# "three clerks who were on their way home [were]"; not "relatives of the three who [were]"
_OVER = re.compile(
    r"\b(?:was|were|had|has|have|is|are|[a-z]+ed|lived|came|went|took|left|spoke)\b.*\s(?:was|were|have\s+been|had\s+been|had|"
    r"both|all)\s+(?:[a-z]+ly\s+|later\s+|also\s+)?$"
)


def _is_over(between: str, start: int) -> bool:
    """Whether a relative clause that begins there has ended when the harm is told: "In 1980, three clerks who were on
    their way home were shot"."""
    return _OVER.search(between, start - 1) is not None and _RELATIVE.search(between, start) is None


# "claimed the raid a day later, saying it had killed 20"
_SAYING = (", saying", ", adding", ", claiming", ", alleging", ", boasting")
_LATER = re.compile(r"\b(?:later|next|following|same)\b")
# "who had been kidnapped on 30 July were found dead"
_TAKEN = re.compile(
    r"\b(?:kidnapped|abducted|seized|captured|taken|arrested|detained|picked\s+up|led\s+away|disappeared|vanished|(?:gone|went|go|"
    r"been|reported)\s+missing|last\s+seen)\b[^,;]{0,70}$"
)
_AFTER_TAKEN = Rare(rf"\bafter\s+(?:(?:being|having\s+been)\s+|[^,;]{{0,40}}?\b(?:was|were|been|had)\s+)?{LOST}")
# "the body of Ann Roe, a clerk abducted on 3 May", "killed a clerk whom they had kidnapped on 3 May"
_OF_TAKEN = re.compile(
    r"(?:,\s+(?:(?!\b(?:and|but)\b)[^,;:]){0,60}?)?,?\s+(?:(?:who|whom|that|which)\s+)?(?:[\w'’-]+\s+){0,2}?(?:(?:was|were|been|had|has|have)\s+){0,2}"
    r"(?:kidnapped|abducted|led\s+away|taken\s+(?:hostage|away|from)|seized|disappeared|vanished|(?:went|gone|reported)\s+missing|last\s+seen)\b"
    r"(?:(?!\b(?:killed|murdered|shot|executed|beheaded|slain|dead|died)\b)[^,;.:]){0,60}\Z"
)
_SINCE_DEAD = Rare(r"\b(?:were|was|been|found|turned\s+up|bod(?:y|ies))\b")
_IN_WHICH = (" in which ", " during which ", " on which ", ", in which ", ", during which ", ", on which ")
_BRINGING = Rare(r"\b(?:bringing|raising|taking|pushing|lifting)\s+(?:to\s+\d|(?:the|its|their|his|total|losses)\b)")


def is_before_death(doc: Document, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """Whether a date is that of a kidnapping: "five who had been seized on 30 July were found dead", "was shot dead after he
    was kidnapped on 30 July"."""
    if figure.outcome != "killed":
        return False
    if figure.harm.start < figure.group.start and figure.group.end < span.start:
        if _OF_TAKEN.match(doc.folded, figure.group.end, span.start) is not None:
            return True
    if span.start > figure.harm.end:
        return _AFTER_TAKEN.search(doc.folded, figure.harm.end, span.start) is not None
    if span.end > figure.harm.start:
        return False
    if not _SINCE_DEAD.search(doc.folded, span.end, figure.harm.end):
        return False
    return _TAKEN.search(doc.folded, max(sentence.start, span.start - 100), span.start) is not None


_AND_KILLED = re.compile(
    r",?\s+and\s+(?:\w+\s+){0,2}?(?:killed|shot|murdered|executed|beheaded|hacked|stabbed|beaten)\b"
)


def is_of_his_loss(days: Daybook, figure: Figure, told: Told) -> bool:
    """Whether a date in another sentence is that on which one who was killed was taken or lost: "He was kidnapped on 30
    July". On the day of writing he is dead."""
    span = told.mention.span
    if figure.outcome != "killed" or span is None or told.mention.end == days.anchor.day:
        return False
    folded, start = days.doc.folded, days.doc.sentences[told.sentence].start
    return is_of_loss(folded, start, span) and _AND_KILLED.match(folded, span.end) is None


def _is_set_off(doc: Document, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """Whether a date is that of a claim that goes on to count, of a kidnapping before a death, or of one out of many."""
    first = min(figure.harm.start, figure.span.start)
    if span.end < first and doc.folded.startswith(_SAYING, span.end) and _LATER.search(doc.folded, *span):
        return True
    if is_before_death(doc, sentence, figure, span) or is_one_of_them(doc, figure, span):
        return True
    end = max(figure.harm.end, figure.span.end)
    if span.start <= end:
        return False
    if not figure.cumulative and _BRINGING.search(doc.folded, end, span.start) is not None:
        return True  # "12 died, bringing to 33 the number killed since Monday"
    return is_of_a_part(doc, figure, span)


def _is_until_now(doc: Document, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """Whether a figure is told up to now, in a clause of its own after the date: "Hopes faded on Thursday for those
    below, after a blast that has already claimed 23 lives"."""
    start = min(figure.harm.start, figure.span.start)
    clause = _UNTIL_NOW.search(doc.folded, max(sentence.start, start - 60), start)
    return clause is not None and span.end <= clause.start()


def _is_of_base(days: Daybook, figure: Figure, span: Span) -> bool:
    """ "Two days after Monday's quake killed 40, a wall fell and three died": Monday is the day of the 40, and of them alone."""
    for told in days.told(figure.sentence):
        if (base := told.mention.base) is not None:
            # "three days after the raid on Friday, the toll stands at 41": the toll is that of the raid
            inside = base.contains(figure.harm) or figure.cumulative or days.counts(figure.sentence)
            return inside != base.contains(span)
    return False


_WHOSE = re.compile(r",\s*whose\b")
_ASIDE = re.compile(r",?\s*(?:who|whom|whose|which|where|when)\b")


_WHOSE_DEATH = re.compile(
    r",?\s*whose\s+(?:\w+\s+)?(?:death|murder|killing|slaying|assassination)\s+(?:in|early|late)\b"
)
_WHO = re.compile(r",?\s*(?:who|whom)\b")
# "was found with a stab wound", whether or not he died of it
_FOUND_HURT = re.compile(
    r"\bfound\s+(?:(?!dead\b|deceased\b|slain\b)[\w’'-]+,?\s+){0,6}?(?:suffering\s+from|with|suffering)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:gunshot|bullet|stab|knife)\s+(?:wounds?|injur(?:y|ies))\b"
)
# "was found shot in an alley at 11 p.m. and died in hospital"
_FOUND_SHOT = re.compile(r"\bfound\s+(?:\w+\s+)?(?:shot|stabbed|wounded|beaten|injured)\b(?!\s+(?:to\s+death|dead))")
_IN_CARE = re.compile(r"\bhospital|\bmedical\s+(?:center|centre)|\b(?:surgery|ambulance|airlifted|clinic|infirmary)\b")


def _with_next(doc: Document, figure: Figure) -> tuple[str, int, int]:
    """The folded text from the sentence of a figure to the end of the next."""
    last = doc.sentences[min(figure.sentence + 1, len(doc.sentences) - 1)]
    return doc.folded, doc.sentences[figure.sentence].start, last.end


_WHO_WAS = re.compile(r",?\s*who\s+(?:was|were|died)\b")


def _is_past_aside(days: Daybook, sentence: Sentence, figure: Figure, mention: DateMention, span: Span) -> bool:
    """ "The town, where ninety died in 2014, was attacked again; two died": the year is that of the clause alone."""
    if mention.precision not in ("year", "month") or has_lasted(days, figure, mention):
        return False
    around, folded = days.segment(sentence.index, span.start), days.doc.folded
    if _ASIDE.match(folded, around.start) is None:
        return False
    if figure.group.end <= around.start <= figure.group.end + 2 and _WHOSE_DEATH.match(folded, around.start):
        return False  # "the murder of a girl whose death in July 2020 shocked the town"
    if figure.group.end <= around.start <= figure.group.end + 2 and _WHO_WAS.match(folded, around.start):
        if date_signs(folded).any("violence", around.start, span.start):
            return False  # "the murder of a girl who was shot in July 2020"
    if folded.startswith(" when ", figure.harm.end) and figure.harm.end in (around.start, around.start - 1):
        return False  # "who died when a crane fell in July 2020"
    if not around.contains(figure.harm):
        return True
    # ", who had joined them six months ago, was injured": the clause ends at its comma
    return (
        _WHO.match(folded, around.start) is not None
        and folded.startswith((",", ")"), span.end)
        and span.end < figure.harm.start
    )


def _is_closed_aside(days: Daybook, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """ "The guild, whose men came on Friday, puts the dead at two": the day is that of the clause between the commas.

    "The clerk, who was on his way home on Friday, was shot" tells one time.
    """
    folded, around = days.doc.folded, days.segment(sentence.index, span.start)
    if _WHOSE.match(folded, around.start) is None:
        return False
    comma = folded.find(",", span.end, sentence.end)
    if comma < 0 or figure.span.start < comma or around.start < figure.harm.start < comma:
        return False
    return not date_signs(folded).any("violence", around.start, comma)


def parted(days: Daybook, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """Whether a date belongs to somebody else's later death, or to the wounds that one died of later."""
    doc = days.doc
    if figure.outcome == "killed" and days.may_hold(WOUNDED_ON, sentence.index):
        if WOUNDED_ON.search(doc.folded, figure.harm.start, span.start):
            return True
    if figure.harm.end < span.start and doc.folded.endswith(" later", 0, span.end):
        if GAPPED_DEATH.search(doc.folded, figure.harm.end, span.end):
            return True
    if not days.may_hold(LATER_DEATH, sentence.index):
        return False
    around = days.segment(sentence.index, span.start)
    return not around.contains(figure.harm) and LATER_DEATH.search(doc.folded, *around) is not None


def is_of_care(doc: Document, figure: Figure, span: Span) -> bool:
    """Whether a date is that of others who died in hospital: "nine died at once and two in hospital [over the next days]"."""
    if span.start < figure.harm.end or span.start < figure.span.end:
        return False
    return _GAPPED_IN_CARE.search(doc.folded, figure.harm.end, span.start) is not None


# "nine died at once and two in hospital [over the following days]"
_GAPPED_IN_CARE = Rare(
    r"\band\s+(?:[\w.’'-]+,?\s+){1,6}?(?:in|at)\s+(?:[\w’'-]+\s+){0,3}?(?:hospital|clinic|infirmary)\s+(?:on\s+)?\Z"
)
# "The war, which broke out in April 2023, has killed tens of thousands": since April, not in April.
_BEGUN = Rare(
    r"\b(?:br(?:oke|eaks?|oken)\s+out|(?:was|were)\s+declared|launched|beg[au]n|begins|start(?:ed|s)|erupted|flared(?:\s+up)?|escalated|resumed|unleashed(?:\s+by(?:\s+[\w’'-]+){1,4})?)\s+(?:again\s+)?"
    r"(?:(?:on|in|last|late|early|during|back)\s+)*(?:the\s+)?$"
)
_PERFECT = re.compile(r"\b(?:has|have)\b[^.;]{0,120}$")
_PERFECT_BY_THEN = re.compile(r"\b(?:has|have|had)\b[^.;]{0,120}$")  # "by Friday it had killed 90"


def has_lasted(days: Daybook, figure: Figure, mention: DateMention) -> bool:
    """Whether a date is the beginning of what has harmed people until now."""
    span, folded = mention.span, days.doc.folded
    if span is None or span.overlaps(figure.span) or not _BEGUN.search(folded, max(0, span.start - 40), span.start):
        return False
    sentence = days.doc.sentences[figure.sentence]
    at = max(sentence.start, span.end if span.end <= figure.harm.start else figure.harm.start - 120)
    by_then = any(t.mention.form == "as_of" for t in days.told(figure.sentence))
    return (_PERFECT_BY_THEN if by_then else _PERFECT).search(folded, at, figure.harm.end) is not None
