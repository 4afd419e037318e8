"""Who stands behind a word of reporting: "according to a doctor and two nurses", "said the mayor, Ann Roe"."""

from __future__ import annotations

from claimledger.attribution.appositions import named_as
from claimledger.attribution.fronted import TIMES
from claimledger.attribution.reader import Reader
from claimledger.attribution.selfnamed import named_behind
from claimledger.calendars import MONTHS
from claimledger.numbers import NUMBER_WORDS
from claimledger.speakers import Speaker
from claimledger.wordgroups import DETERMINERS, PUT_OUT, rightward

_COUNTING = frozenset(["at", "about", "some", "around", "nearly", "more", "up", "nobody", "fewer", "over", "almost"])


def speakers_after(r: Reader, first: int) -> tuple[list[Speaker], int, str]:
    """The speakers of the noun groups from token `first`, the token after them, and their apposition."""
    found: list[Speaker] = []
    last = first + (r.low(first) == "both")
    while True:
        end = rightward(r.toks, last, r.words)
        one = r.speaker(last, end) if end > last else None
        if one is None and r.low(last) in ("one", "another") and r.low(last + 1) == "of" and end > last + 3:
            one = r.speaker(last + 2, end)  # "one of the survivors"
            if one is not None:
                one.by_one = True
        if one is None and end > last + 1:
            one, end = shorter(r, last, end)
        if one is None:
            break
        if one.form == "publication" and not one.name and (by := _made_by(r, end)):
            following = rightward(r.toks, by, r.words)
            maker = r.speaker(by, following) if following > by else None
            if maker is not None and maker.name:
                one, end = maker, following  # "according to a database kept by [the archive]"
        if (held := _behind_brackets(r, one, end)) is not None:
            one, end = held
        found.append(one)
        after = end
        if r.low(after) == "(":
            after = next((k + 1 for k in range(after, len(r.toks)) if r.toks[k].text == ")"), after)
        if r.low(after) == "and" and len(found) < 4:
            following = rightward(r.toks, after + 1, r.words)
            next_one = r.speaker(after + 1, following) if following > after + 1 else None
            if one.form == "person" and r.toks[end - 1].end > one.span.end and r.low(after + 1) not in DETERMINERS:
                next_one = None  # "said Dr. Roe of the ambulance [and emergency service]"
            if next_one is not None and next_one.form in ("description", "registry", "name", "person", "publication"):
                last = after + 1
                continue
        last = after
        break
    found = [s for s in found if s.name or len(found) == 1]
    about = ""
    if found and r.low(last) == ",":
        end = next((k for k in range(last + 1, len(r.toks)) if r.toks[k].text in ',.;"”'), len(r.toks))
        inner = r.toks[last + 1 : end]
        if (inner and inner[0].low in ("a", "an", "the", "who", "which")) or (inner and inner[0].text[0].isdigit()):
            about = r.text[inner[0].start : inner[-1].end].lower()
            if (named := _body_beside(r, found[-1], last + 1, end)) is not None:
                about, found[-1] = found[-1].name.lower(), named  # "said a relief body, the Valley Record."
            elif (called := named_behind(r, found[-1], last)) is not None:
                found[-1] = called  # "said a nurse, who gave her name as Mira."
            last = end + 1 if end < len(r.toks) - 2 and r.toks[end].text == "," else last
        elif inner and inner[0].capital and _ends_with_name(r, found[-1], end):
            person = r.speaker(last + 1, end)  # "…, said the mayor, Ann Roe."
            if person is not None and person.form == "person":
                about = "" if r.low(end + 1) in ("who", "whose") else r.text[found[-1].span.slice].lower()
                if found[-1].by_one and found[-1].form != "description":  # "said a spokesman for the guild, Ann Roe."
                    person.head, person.body = person.head or "spokesman", person.body or found[-1].name
                found[-1] = named_as(found[-1], person)
    elif found and r.low(last) == "who" and (called := named_behind(r, found[-1], last)) is not None:
        about, found[-1] = found[-1].name.lower(), called
    return found, last, about


def _body_beside(r: Reader, described: Speaker, first: int, end: int) -> Speaker | None:
    """The body that is described beside its name: "according to a relief body, [the Valley Record], nine died"."""
    head = r.words.heads.get(described.head)
    body = described.form == "description" and not described.definite and head is not None and head.table == "body"
    if not body or r.low(first) != "the" or not all(t.capital for t in r.toks[first + 1 : end]):
        return None
    one = r.speaker(first, end)
    whole = one is not None and one.form in ("name", "registry") and one.span.end >= r.toks[end - 1].end
    return one if whole else None


def _made_by(r: Reader, end: int) -> int:
    """Where the maker of a text or count begins, behind its noun: "a list compiled by [the guild]"; 0 where none is told."""
    if r.low(end) not in _MADE:
        return 0
    by = end + 1 + (r.low(end + 1) == "up")
    while by < end + _WHEN and (r.low(by) in TIMES or r.low(by) in MONTHS or r.low(by) in _ON or r.low(by).isdigit()):
        by += 1  # "a report released [on Monday] by the guild"
    return by + 1 if r.low(by) == "by" else 0


def _behind_brackets(r: Reader, office: Speaker, end: int) -> tuple[Speaker, int] | None:
    """Who holds an office, behind where in brackets: "said Police Officer (Lisane) [I. Lang]"; and where the name ends."""
    if r.low(end) != "(" or office.form not in ("description", "name") or office.head.split()[-1:] == []:
        return None
    close = next((k for k in range(end, min(end + _BRACKETS, len(r.toks))) if r.toks[k].text == ")"), 0)
    if not close or office.head.split()[-1] not in r.words.offices | r.words.ranks:
        return None
    last = rightward(r.toks, close + 1, r.words)
    person = r.speaker(close + 1, last) if last > close + 1 else None
    return (named_as(office, person), last) if person is not None and person.form == "person" else None


_BRACKETS = 6  # words and marks
_WHEN = 6  # words of a time
_ON = frozenset(("on", "in", "the", "this", "last"))
_MADE = PUT_OUT - {"obtained", "seen", "reviewed", "shared", "leaked"}


def _ends_with_name(r: Reader, described: Speaker, end: int) -> bool:
    """Whether one person described may be named at the end of the sentence: not "according to troopers, Ann Roe shot"."""
    head = r.words.heads.get(described.head)
    office = described.head in r.words.offices or (head is not None and head.table == "speaker")
    one = described.form == "description" and office and not described.head.endswith("s")
    one = one or described.by_one
    if one and end < len(r.toks) and r.toks[end].text == "," and r.low(end + 1) in ("who", "whose"):
        return all(t.text not in ",;" for t in r.toks[end + 1 :])  # "said the mayor, Ann Roe, who was there."
    if not one or end >= len(r.toks) or r.toks[end].text in '.;"”':
        return one
    if r.toks[end].text == "," and (r.low(end + 1) == "on" and r.low(end + 2) in TIMES):
        return True  # "said the mayor, Ann Roe, on Tuesday."
    if r.toks[end].text == "," and r.low(end + 1) in ("as", "saying"):
        return True  # "quoted a councillor, Ann Roe, as saying"
    # "according to the mayor, Ann Roe, nine were shot"; not "according to the mayor, Ann Roe, 34, was shot"
    low = r.low(end + 1)
    counted = low in NUMBER_WORDS or low in _COUNTING or (low.isdigit() and r.low(end + 2) != ",")
    return r.toks[end].text == "," and counted


def shorter(r: Reader, first: int, end: int) -> tuple[Speaker | None, int]:
    """A noun group may run into the next words where no mark parts them."""
    for last in range(end - 1, max(first, end - 4), -1):
        one = r.speaker(first, last)
        if one is not None and one.form in ("registry", "name", "person"):
            return one, last
    return None, end
