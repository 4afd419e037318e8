"""Who stands before or after a word of reporting: noun groups, appositions, joint speakers."""

from __future__ import annotations

from claimledger.attribution.appositions import before_apposition, is_body, named_as
from claimledger.attribution.counting import is_place
from claimledger.attribution.fronted import TIMES, behind_saying, behind_time
from claimledger.attribution.groupsbefore import Subject, group_before
from claimledger.attribution.reader import Reader
from claimledger.attribution.reduced import begins_clause, is_its_doer, shortened
from claimledger.attribution.selfnamed import self_named
from claimledger.calendars import MONTHS
from claimledger.spans import Span
from claimledger.speakers import Speaker
from claimledger.wordgroups import POSTMODIFIERS, is_adverb, rightward

_SKIPPED_WORDS = """
has have had also later earlier then now today yesterday tonight separately further only already monday tuesday
wednesday thursday friday saturday sunday morning evening night afternoon late early week this last did itself
himself herself themselves both all always often previously however meanwhile could can first abroad each there just
long since still again here nearby would
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
DASHES = frozenset("-–—")
_SEEN = frozenset(("seen", "obtained", "reviewed", "viewed", "consulted", "examined", "leaked", "accessed"))
_ISSUED = frozenset(
    ("published", "released", "issued", "sent", "posted", "circulated", "presented", "unveiled", "leaked")
)
_PHONE = frozenset(("phone", "telephone"))
_TALKING = frozenset(("speaking", "talking", "quoted", "cited", "interviewed", "contacted", "reached"))


_DIVISIONS = frozenset(["department", "province", "district", "region", "state", "county", "governorate"])
_REPORTS = frozenset(["report", "reports", "dispatch", "dispatches", "news", "word", "accounts", "information"])


def subject_of(r: Reader, verb: int) -> Subject | None:
    """Who stands before a verb: (first token, speakers, apposition)."""
    if (named := self_named(r, verb)) is not None:
        return named
    j = verb - 1
    moved = False
    while j >= 0:
        low = r.toks[j].low
        if low == "first" and r.low(j - 1) == "at":
            j -= 2  # "It had at first spoken of nine"
            continue
        if low == "now" and r.toks[j].capital:
            break  # "Syria Rights Now said"
        if not (low in _SKIPPED or is_adverb(r.toks[j]) or ((moved or low in MONTHS) and _tells_time(r, j, moved))):
            break
        moved = moved or low in TIMES or low in MONTHS
        j -= 1
    if r.low(j) in _ISSUED and (moved or _is_text(r, j - 1)):
        j -= 1  # "a report by the ombudsman [published] on Thursday found", "the bulletin [issued] says"
    elif (put_out := _put_out(r, j)) >= 0 and not _set_off(r, put_out, j):
        j = put_out  # "a report [published in June 2021] found"
    if j < 0:
        return None
    if r.toks[j].capital and (reached := _by_phone(r, j)):
        return group_before(r, reached - 1, "")  # "a leader [reached by phone in Orvale] said"
    if r.low(j) in ("who", "which"):
        j -= 1
        if j >= 0 and r.toks[j].text != ",":
            return group_before(r, j, "")
        if j >= 0:  # "two other survivors, who said"
            whole = before_apposition(r, j)
            return whole if whole and whole[0] >= _text_begins(r, j) else group_before(r, j - 1, "")
    if j >= 0 and r.low(j) in ("and", "but"):
        return _before_coordination(r, j)
    if j >= 0 and r.toks[j].text == ",":
        return before_apposition(r, j)
    if j > 2 and r.toks[j].text in DASHES:
        return _before_dashes(r, j)
    group = group_before(r, j, "")
    whole = _before_relative(r, j, group)
    if whole is not None:
        return whole
    if (k := shortened(r, j)) and (bearer := _before_shortened(r, k, j)) is not None:
        return bearer
    if group is not None and r.low(group[0] - 1) in ("with", "to", "by") and r.low(group[0] - 2) in _TALKING:
        return group_before(r, group[0] - 3, "") or group  # "sources speaking with SANA said"
    if group is not None and group[0] > 1 and r.low(group[0] - 1) in ("quoting", "citing"):
        return group_before(r, group[0] - 2, "") or group  # "port sources quoting reports from captains said"
    if group is not None and group[1][0].form == "publication" and not group[1][0].name:
        bearer = group_before(r, group[0] - 2, "") if r.low(group[0] - 1) in ("in", "via") and group[0] > 1 else None
        if bearer is not None and bearer[1][0].form in ("registry", "name", "person"):
            return bearer  # "[the Valley Front (VF)] in a press note claimed"
    if group is not None and (others := _with_bearers(r, group)) is not None:
        return others
    if r.low(j) in ("to", "with") and r.low(j - 1) in _SPOKEN and (heard := _spoken_to(r, j - 1)) is not None:
        return heard
    if group is None:  # "residents reached by telephone said"
        at = next((k for k in range(j, max(j - 4, 0), -1) if r.low(k) in _TALKING), None)
        return group_before(r, at - 1, "") if at is not None else None
    if r.low(group[0] - 1) == "to" and r.low(group[0] - 2) not in ("according", "come") and group[0] > 1:
        return None  # "a letter from the bursar to [parents] said"
    if (r.low(j) in _DIVISIONS or _may_be_town(group[1][0])) and any(
        r.low(k) in ("from", "in") and r.low(k - 1) in _REPORTS for k in range(max(group[0] - 1, 1), j)
    ):
        return None  # "a report from Ayacucho [department] says": where it comes from says nothing of whom
    if r.low(group[0] - 1) == "by" and r.low(group[0] - 2) in _PHONE and r.low(group[0] - 4) in _TALKING:
        return group_before(r, group[0] - 5, "") or group  # "a nurse contacted by phone by the Mirror said"
    if r.low(group[0] - 1) == "by" and _put_out(r, group[0] - 2) >= 0:
        return group  # "a report published in June by [the league] found"
    if r.low(group[0] - 1) == "by" and r.low(group[0] - 2) in _SEEN:
        owner = group_before(r, group[0] - 3, "")  # "hospital records seen by Reuters show"
        return owner if owner is not None and owner[1][0].name else group
    return group


def _by_phone(r: Reader, last: int) -> int:
    """Where "reached by phone in Orvale" begins that ends with token `last`; 0 where nothing does."""
    k = last
    while k > 0 and r.toks[k].capital:
        k -= 1
    if r.low(k) not in _THERE or r.low(k - 1) not in _PHONE or r.low(k - 2) not in ("by", "on", "over", "via"):
        return 0
    at = k - 4 if r.low(k - 3) == "the" else k - 3
    return at if at > 0 and r.low(at) in _TALKING else 0


_THERE = frozenset(("in", "from", "at", "near", "outside"))


def _spoken_to(r: Reader, spoken: int) -> Subject | None:
    """Whom the author has spoken to: "[Doctors] we have spoken to say"."""
    k = spoken - 1
    while k > 0 and (r.low(k) in _AUXILIARY or is_adverb(r.toks[k])):
        k -= 1
    if k < 1 or r.low(k).partition("’")[0].partition("'")[0] not in ("i", "we"):
        return None
    k -= 1 + (r.low(k - 1) in ("who", "whom", "that"))
    return group_before(r, k, "")


_SPOKEN = frozenset(("spoken", "spoke", "talked", "speaking"))
_AUXILIARY = frozenset(("have", "had", "'ve", "’ve", "just", "also", "ve"))


def _may_be_town(one: Speaker) -> bool:
    """Whether a speaker may be a town: a word with a capital, of which neither a list nor an office says who it is."""
    bare = one.form == "person" and not one.head and not one.body and " " not in one.name
    return bare or one.form == "capital" or is_place(one)


def _put_out(r: Reader, last: int) -> int:
    """The noun of a text that was put out on a day which ends with token `last`: "a [report] released in June"; -1 if none."""
    k = last
    while (
        k > 1
        and last - k < _WHEN
        and (r.low(k) in MONTHS or r.low(k) in TIMES or r.low(k).isdigit() or r.low(k) in _ON)
    ):
        k -= 1
    return k - 1 if k < last and r.low(k) in _ISSUED and _is_text(r, k - 1) else -1


def _set_off(r: Reader, noun: int, last: int) -> bool:
    """Whether commas set off the text that somebody put out: "the league, [in a report released Tuesday], said"."""
    if r.toks[last].text != ",":
        return False
    return any(r.low(k) == "in" and r.low(k - 1) == "," for k in range(noun - 1, max(noun - _WHEN, 0), -1))


_WHEN = 6  # words of a day
_ON = frozenset(("on", "in", "the", "this", "last", "early", "late", ","))


_TEXTS = frozenset(("publication", "recording"))


def _is_text(r: Reader, i: int) -> bool:
    head = r.words.heads.get(r.low(i))
    return head is not None and head.table in _TEXTS


def _before_shortened(r: Reader, k: int, last: int) -> Subject | None:
    """Who speaks before a clause that begins with the participle `k`: "The rebels [fighting the army] said"."""
    bearer = group_before(r, k - 1, "")
    if bearer is None or len(bearer[1]) > 1 or bearer[1][0].form == "pronoun" or not begins_clause(r, bearer[0]):
        return None
    if r.low(k) == "speaking" or r.low(k - 1) in r.words.speaks_for or _is_text(r, k - 1):
        return None  # "a woman speaking for the family", "accounts circulating on social media"
    one = bearer[1][0]
    if one.form == "description" and is_its_doer(r, k) and is_body(r, one):
        end = r.toks[last].end
        one.name, one.span = one.name + r.text[one.span.end : end], Span(one.span.start, end)
    return bearer


def _before_dashes(r: Reader, last: int) -> Subject | None:
    """ "The group - which holds the north - said": who stands before what two dashes set off."""
    first = next((k for k in range(last - 1, max(0, last - 25), -1) if r.toks[k].text in DASHES), None)
    if first is None or not r.text[r.toks[first].start - 1].isspace():
        return None
    about = r.text[r.toks[first].end : r.toks[last].start].strip().lower()
    return group_before(r, first - 1, about)


def _tells_time(r: Reader, j: int, moved: bool) -> bool:
    """Whether a word before a verb is of a time: "has [since March] logged", "had [by] Monday verified"."""
    if moved:
        return r.low(j) in ("on", "in", "the", "since", "by")
    return r.low(j) in MONTHS and r.low(j - 1) in ("since", "in", "by") and r.low(j - 2) in ("has", "have", "had")


def _before_coordination(r: Reader, joint: int) -> Subject | None:
    """ "The minister flew to the island and said": who the clause before the "and" is about."""
    start = _clause_start(r, joint)
    if start == 0 and (dash := _text_begins(r, joint)):
        start = dash + 1  # "ORVALE — [Rescuers] called off the search and said"
    said = r.found[-1] if r.found else None
    if said is not None and said.form == "forward" and r.toks[start].start <= said.start < r.toks[joint].start:
        if behind := behind_saying(r, said, joint):
            one = opening(r, behind, joint)
            return (behind, [one], "") if one is not None else None
        first = next(k for k, tok in enumerate(r.toks) if tok.start >= said.start)
        return first, said.speakers, said.about  # "The mayor, Ann Lee, confirmed the fire but said"
    himself = r.low(start) in ("he", "she", "it", "they")  # "He met the families and said"
    one = r.speaker(start, start + 1) if himself else opening(r, start, joint)
    if one is None and (comma := behind_time(r, start, joint)):
        start, one = comma, opening(r, comma, joint)
    if one is not None and one.form == "description" and not is_body(r, one):
        one = named_beside(r, one) or one
    return (start, [one], "") if one is not None else None


def _clause_start(r: Reader, joint: int) -> int:
    """Where the clause before a joint begins; words in quotation marks are part of it: 'said it had "removed" nine and'."""
    k = joint - 1
    while k >= 0:
        if r.toks[k].text in '"”':
            opened = next((j for j in range(k - 1, max(k - _QUOTED, -1), -1) if r.toks[j].text in '"“'), -1)
            if opened < 0:
                return k + 1
            k = opened
        elif r.toks[k].text in ";:“":
            return k + 1
        k -= 1
    return 0


_QUOTED = 6  # words and marks of what somebody calls something


def named_beside(r: Reader, described: Speaker) -> Speaker | None:
    """Who a person described is, between commas: "His mother, [Ann Roe], came home and said"."""
    comma = next((k for k, tok in enumerate(r.toks) if tok.start >= described.span.end), len(r.toks))
    while described.by_one and r.low(comma) in r.words.speaks_for:
        comma += 1  # "A military [spokesman], Ann Roe, rejected the figure, saying"
    if r.low(comma) != ",":
        return None
    end = next((k for k in range(comma + 1, min(comma + 6, len(r.toks))) if r.toks[k].text == ","), comma + 1)
    name = r.speaker(comma + 1, end) if end > comma + 1 else None
    return named_as(described, name) if name is not None and name.form == "person" else None


def opening(r: Reader, start: int, end: int) -> Speaker | None:
    """Who a clause that begins with token `start` is about: "A rebel spokesman gave a higher toll" -> the spokesman."""
    for last in range(min(end, rightward(r.toks, start, r.words)), start, -1):
        one = r.speaker(start, last)
        if one is None or one.form not in ("registry", "name", "person", "description"):
            continue
        if one.form == "description" and not one.by_one and one.head.split()[-1] != r.low(last - 1):
            continue  # "gunmen in a village near" ends with no noun that speaks
        return one
    return None


def _before_relative(r: Reader, last: int, group: Subject | None) -> Subject | None:
    """ "Two men who had been in the camp said": the men, though the camp stands beside the verb.

    In "a man who neighbours said was kind" the neighbours speak: nothing stands between them and "who".
    """
    nearest = group[0] if group is not None else last + 1
    for k in range(min(nearest - 1, last), max(0, last - 14), -1):
        low = r.toks[k].low
        if not low[0].isalnum() or low in _CUTS:
            return None
        if low in ("who", "that") and k == nearest - 1:
            return None
        if low == "that" and r.low(k - 1) in _ASKED:
            continue  # "a clerk who asked [that] his name be withheld"
        if (low in POSTMODIFIERS or (low == "knowledge" and r.low(k - 1) in _WITH)) and r.low(k + 1) in _ABOUT:
            end = k - 1
            while end > 0 and (r.low(end) in _WITH or r.low(end) == "not"):
                end -= 1  # "two men [not] authorised to speak", "an aide [with direct] knowledge of it"
            if (known := group_before(r, end, "")) is not None:
                # "three officials briefed on the raid said"
                return known if known[1][0].form == "description" else None
        if low == "where" and k > 1:  # "a resident of the block where nine were shot says"
            placed = group_before(r, k - 1, "")
            person = placed is not None and placed[0] == 0 and placed[1][0].form == "description"
            return placed if placed is not None and person and not is_body(r, placed[1][0]) else None
        if low in ("who", "that", "which"):
            whole = group_before(r, k - 1, "")
            if low == "which" and (whole is None or not is_body(r, whole[1][0]) or not begins_clause(r, whole[0])):
                return None
            if whole is None or (low == "that" and whole[0] > 0 and r.low(whole[0] - 1) not in (",", ";")):
                return None
            about = r.text[r.toks[k].start : r.toks[last].end].lower()
            forms = ("description", "person", "recording", *(("registry", "name") if low == "who" else ()))
            return (whole[0], whole[1], about) if whole[1][0].form in forms else None
    return None


def _with_bearers(r: Reader, group: Subject) -> Subject | None:
    """ "[Survivors who fled to Lorin] and aid workers said": those whom a clause parts from an "and"."""
    if r.low(group[0] - 1) != "and" or group[0] < 4 or len(group[1]) > 1 or group[1][0].form == "pronoun":
        return None
    last = group[0] - 2
    bearers = _before_relative(r, last, group_before(r, last, ""))
    if bearers is None or len(bearers[1]) > 1 or not begins_clause(r, bearers[0]):
        return None
    if r.low(last).endswith("ed") or any(r.low(k) in _ENDED for k in range(bearers[0], last + 1)):
        return None  # "two cooks who fled to Lisane died and police said"
    one = bearers[1][0]
    many = one.form == "description" and one.head.endswith("s") and not is_body(r, one)
    return (bearers[0], [one, group[1][0]], "") if many else None


_ENDED = frozenset(("was", "were", "is", "are", "died", "said", "will", "would", "could"))
_CUTS = frozenset(("and", "or", "but", "as", "when", "while", "after", "before", "because"))
_ASKED = frozenset(["asked", "requested", "insisted", "demanded", "condition"])
_WITH = frozenset(["with", "direct", "detailed", "first-hand", "firsthand", "intimate", "personal"])
_ABOUT = frozenset(["with", "on", "about", "to", "of", "at", "in"])


_DATELINE = 20  # tokens
_IN_NAMES = frozenset(["de", "del", "la", "el", "los", "las", "of", "al", "y"])


def _text_begins(r: Reader, comma: int) -> int:
    """The token behind the dash of a dateline, or 0: "LIMA, 3 May (EFE) - [Police] spoke with a guard, who said"."""
    dash = next((k for k in range(min(comma, _DATELINE)) if r.toks[k].text in DASHES), 0)
    if not dash or not r.text[r.toks[dash].start - 1].isspace():
        return 0
    return dash if all(not t.text.islower() or t.low in _IN_NAMES for t in r.toks[:dash]) else 0
