"""How far each attribution of a sentence reaches."""

from __future__ import annotations

import re

from claimledger.attribution.media import COORDINATION
from claimledger.attribution.reader import Attribution, Reader
from claimledger.numbers import NUMBER_WORDS
from claimledger.spans import Span
from claimledger.speakers import OTHERS

# "a house where, by the survivors' account, nine died": the clause alone is theirs
_RELATIVE = re.compile(r"\b(?:where|who|that|which),\s\Z")
_SET_OFF = re.compile(
    r"(?:\s[-–—]+\s|\(|,\s+(?=or\s)|,?\s(?:compared\s(?:with|to)|against|versus|rather\sthan|up\sfrom|down\sfrom)\s)\s*(?:or\s+|but\s+)?(?:at\s+least\s+|more\s+than\s+|about\s+|as\s+many\s+as\s+)?"
    r"[\w,.]+(?:,\s+(?:the\s+)?|\s*)\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\sand(?:\s+(?:the|its|their|his|her|an?))?\s*$", re.IGNORECASE)
_COUNT = re.compile(r"\d[\d,.]*")
_DEED = re.compile(r"\s+(?:that\s+)?(?:it|they|he|she)\s+(?:had|has|have)\s")
_THAT_DAY = re.compile(r"\w,\s+when\s[^,;.]+[.]?$")


def bound(r: Reader) -> None:
    """Give each attribution its stretch: a coordinated one ends it, one inside it does not."""
    if r.found and any(mark in r.text[r.sentence.start : r.sentence.end] for mark in ("(", " - ", " – ", " — ")):
        _set_aside(r)
    for n, one in enumerate(r.found):
        left, right = r.sentence.start, r.sentence.end
        previous = r.found[n - 1] if n else None
        following = r.found[n + 1] if n + 1 < len(r.found) else None
        if one.form != "trailing" and following is not None and following.takes != "host":
            cuts = [m.start() for m in COORDINATION.finditer(r.text, one.end, following.start)]
            if not cuts and following.form == "forward" and not following.preposition:
                cuts = _next_speaker(r.text, one.end, following.start)
            if (following.form in ("forward", "both") and not following.preposition) or following.form == "trailing":
                right = cuts[-1] if cuts else following.start if following.form == "trailing" else right
            if following.form == "both" and not cuts and following.start > one.end and one.form == "both":
                right = one.end
        if one.form == "forward" and following is not None:
            right = min(right, _next_in_row(r, n))
        if one.form == "both" and one.preposition and _inside_one(previous, following):
            left, right = one.start, one.end  # "denied the clashes announced by the rebels and said nine had died"
        if following is not None and following.cue.start == following.cue.end:
            right = min(right, following.start)  # "the army says 12 died, [residents 30]"
        if (
            following is not None
            and following.speakers[0].head in OTHERS
            and following.form == "forward"
            and following.start > one.end
        ):
            right = min(right, following.start)  # "one guard said three died, [another] said five"
        if one.takes == "belief" and (named := _WHICH.match(r.text, one.cue.end, right)) is not None:
            right = named.end()  # "police suspect the Valley Front, [which killed nine in May]"
        if one.subordinate:
            comma = r.text.find(", ", one.end, right)
            right = comma if comma > 0 else right
        if one.form == "trailing" and one.takes == "belief":
            left = max(left, r.text.rfind(";", left, one.start) + 1)  # "nine died; they had slept, police believe"
        if one.form in ("trailing", "both") and previous is not None:
            cuts = [m.end() for m in COORDINATION.finditer(r.text, previous.end, one.start)]
            left = cuts[-1] if cuts else left
            if previous.form in ("trailing", "both") and not cuts and one.takes != "host":
                left = previous.end if _parted(r.text[previous.end : one.start]) else left
        if one.form == "trailing" or (one.preposition and one.form == "both"):
            set_off = _SET_OFF.search(r.text, left, one.start)
            if set_off is not None:
                left = set_off.start()  # "40 were killed - [90] according to the union"
                if previous is not None and previous.end <= left < previous.scope.end:
                    # "three, police said, [or five], according to him"
                    previous.scope = Span(previous.scope.start, left)
        if one.form == "both" and one.preposition and (relative := _RELATIVE.search(r.text, left, one.start)):
            left = relative.start()
        if one.form in ("forward", "quoted"):
            left = one.cue.end
            right = _own_deed(r.text, left, right)
            if r.text[one.cue.start : one.cue.end].lower() in _OF_THINGS:
                right = _before_after(r.text, left, right)
        elif one.form == "trailing":
            right = one.start if one.start > left else right
        if one.aside is not None:
            left, right = max(left, one.aside.start), min(right, one.aside.end)
        one.scope = Span(left, max(left, right))


def _next_in_row(r: Reader, n: int) -> int:
    """Where the words of the nth speaker end before one behind a semicolon: "The mayor said he had seen nine bodies;
    residents put the dead at 20"."""
    for later in r.found[n + 2 :]:
        if later.form == "forward" and not later.preposition:
            at = r.text.rfind(";", r.found[n].end, later.start)
            if at > r.found[n + 1].end:
                return at
    return r.sentence.end


def _inside_one(before: Attribution | None, behind: Attribution | None) -> bool:
    """Whether two words of saying beside one have the same subject, in what the first is told."""
    if before is None or behind is None or before.form != "forward" or behind.form != "forward":
        return False
    return before.speakers[0].span == behind.speakers[0].span


def _before_after(text: str, start: int, end: int) -> int:
    """Where a thing ends that somebody tells of, before the news it followed: "admitted failures [after nine people died]";
    not "confirmed nine deaths after", "admitted that it fired after"."""
    found = _AFTER.search(text, start, end)
    if found is None:
        return end
    told = text[start : found.start()].lower().split()
    if not told or not _CLAUSE.isdisjoint(told) or any(w in NUMBER_WORDS or w[0].isdigit() for w in told):
        return end
    return found.start()


_OF_THINGS = frozenset(
    ("admitted", "admits", "acknowledged", "acknowledges", "conceded", "announced", "announces", "confirmed", "noted", "warned",
     "reported", "disclosed", "revealed", "denied", "denies")
)  # fmt: skip
_AFTER = re.compile(
    r"\s(?:(?:hours|days|weeks|a\s(?:day|week|month))\s)?(?:after|since|before|following)\s", re.IGNORECASE
)
_CLAUSE = frozenset(
    ("that", "was", "were", "had", "has", "have", "is", "are", "would", "will", "could", "did", "it", "they", "he", "she", ":",
     "died", "deaths", "dead", "killed", "killing", "casualties", "bodies", "toll")
)  # fmt: skip
_ASIDE = re.compile(r"\((?![^()]*\b[A-Z]{2,}\))[^()]*\)|(?<=\s)[-–—]\s[^-–—]*\s[-–—](?=\s)")


_WHICH = re.compile(r"\s+(?!that\b)[^,;:]{3,60}(?=,\s+(?:which|who|whose)\b)")
_WORDS = re.compile(r"\w+")


def _set_aside(r: Reader) -> None:
    """Mark those who speak between brackets or dashes, of whom the rest of the sentence is not: "(the union says 90)"."""
    for match in _ASIDE.finditer(r.text, r.sentence.start, r.sentence.end):
        aside = Span(*match.span())
        if not any(w[:1].isdigit() or w in NUMBER_WORDS for w in _WORDS.findall(match.group().lower())):
            continue  # "138 died (Ministry of Health)"
        for one in r.found:
            if aside.start <= one.start and one.end <= aside.end:
                one.aside = aside


def _next_speaker(text: str, start: int, end: int) -> list[int]:
    """Where "and" leads to the next speaker, behind what the first has counted: "the rebels said 30 died [and] the UN
    said 25"; but "said nine died and that the UN had spoken of 25"."""
    between = text[start:end]
    found = _AND.search(between)
    counted = found is not None and any(w in NUMBER_WORDS or _COUNT.fullmatch(w) for w in between.lower().split())
    return [start + found.start()] if found is not None and counted else []


def _parted(between: str) -> bool:
    """Whether what stands between two speakers is told by the second alone: "nine by police reckoning, [130] by …"."""
    return len(between) >= 25 or any(w[0].isdigit() or w in NUMBER_WORDS for w in between.lower().split())


def _own_deed(text: str, start: int, end: int) -> int:
    """Where what is said ends: the clinic that "said it had treated 40 people on Friday, when nine were killed" tells
    what it did; what else that day brought is the text's own."""
    if text.find(", when", start, end) < 0 or _DEED.match(text, start, end) is None:
        return end
    match = _THAT_DAY.search(text[start:end].rstrip())
    return start + match.start() + 1 if match else end
