"""Who bears a description that commas set off: "Ali Haddad, 34, a baker, said", "its director, Ali Haddad, said"."""

from __future__ import annotations

from claimledger.attribution.following import FINITE
from claimledger.attribution.groupsbefore import QUOTES, Subject, group_before
from claimledger.attribution.reader import Reader
from claimledger.attribution.reduced import begins_clause, shortened
from claimledger.gazetteer import gazetteer
from claimledger.speakers import Speaker


def before_apposition(r: Reader, comma: int) -> Subject | None:
    """The subject of "Ali Haddad, 34, a baker, said" or "its director, Ali Haddad, said"; `comma` is the last one."""
    k = comma - 1
    while k > 0 and comma - k < 40:
        if r.toks[k].text in QUOTES or r.toks[k].text == ";":
            return None
        if r.toks[k].text == ",":
            if r.low(k + 1) in ("according", "says", "said"):
                return None  # "Three are infants, according to the hospital, which fears": no apposition
            told = [r.low(j) for j in range(k + 1, comma)]
            if not FINITE.isdisjoint(told) and _RELATIVES.isdisjoint(told):
                return None  # "Nine people, most of them young, were hurt, said"
            group = group_before(r, k - 1 - (r.low(k - 1) in ("there", "here", "nearby")), "")
            if group is not None and _lies_in(r, k, comma):
                return group  # "Officials in Rowan County, North Carolina, said"
            if group is None and (at := shortened(r, k - 1)) and (bearer := group_before(r, at - 1, "")) is not None:
                group = (
                    bearer if begins_clause(r, bearer[0]) else None
                )  # "A relief group working in Osk, which …, said"
            group = _before_clause(r, k, group)
            inner = r.speaker(k + 1, comma)
            whole = inner is not None and inner.form in ("name", "registry") and _fills(r, inner, k + 1, comma)
            if inner is not None and group is None and whole and r.low(k + 1) == "the":
                return k + 1, [inner], ""  # "The group that claimed the raid, the Valley Front, said"
            if group is not None and group[1][0].form != "pronoun":
                first, speakers, _ = _described_bearer(r, group, r.low(k + 1)) or group
                about = r.text[r.toks[k + 1].start : r.toks[comma - 1].end].lower()
                if r.low(k + 1) in ("who", "which") or inner is None or len(speakers) > 1:
                    return first, speakers, about
                if speakers[0].form == "description" and inner.form == "person" and _is_firm(r, speakers[0], inner):
                    inner.form, inner.kind = "name", "ngo"
                    return first, [inner], about  # "its owner, Lisane Chemicals, said"
                if speakers[0].form == "description" and whole:
                    described = r.text[r.toks[first].start : r.toks[k - 1].end].lower()
                    return first, [inner], described  # "a relief body, FANR, says"
                speaks_for = r.low(k - 1) in r.words.speaks_for or any(
                    t.low in r.words.speaks_for for t in r.toks[first : min(first + 4, k)]
                )
                if speaks_for and inner.form == "person":  # "a spokesman for the guild, Ann Roe, said"
                    inner.head, inner.body = inner.head or "spokesman", inner.body or speakers[0].name
                    return first, [inner], r.text[r.toks[first].start : r.toks[k - 1].end].lower()
                if inner.form == "person" and _is_office_of(r, speakers[0], k - 1):
                    inner.head, inner.body = inner.head or r.low(k - 1), inner.body or speakers[0].name
                    return first, [inner], ""  # "the guild's director, Ann Roe, said"
                if speakers[0].form == "description" and inner.form == "person" and not is_body(r, speakers[0]):
                    return first, [named_as(speakers[0], inner)], r.text[speakers[0].span.slice].lower()
                body = speakers[0].form in ("registry", "name") or is_body(r, speakers[0])
                if body and inner.form == "person" and _in_office(r, first):
                    return first, [inner], ""  # "Permanent Secretary, Ministry of Health, Ann Roe, said"
                return first, speakers, about
        k -= 1
    return None


def _before_clause(r: Reader, comma: int, group: Subject | None) -> Subject | None:
    """Who stands before a clause that tells how he was met, or what he did: "A resident [reached by phone], Ivo Lang, said",
    "A woman [who fled the town], Ann Roe, said"."""
    if group is not None and (r.low(group[0] - 1) != "by" or r.low(group[0] - 2) not in _REACHED):
        return group
    for at in range(comma - 1, max(0, comma - _REACH), -1):
        if r.low(at) in _REACHED:
            return group_before(r, at - 1, "")
        if r.low(at) == "who":
            bearer = group_before(r, at - 1, "")
            return bearer if bearer is not None and begins_clause(r, bearer[0]) else group
        if not r.low(at)[0].isalnum():
            break
    return group


def _lies_in(r: Reader, comma: int, end: int) -> bool:
    """Whether the commas set off the state or land of the place that stands before them: "in Rowan, [North Carolina],"."""
    inner = r.toks[comma + 1 : end]
    if not inner or len(inner) > _STATE or not all(t.capital for t in inner) or not r.toks[comma - 1].capital:
        return False
    if not any(r.low(k) in ("in", "near", "at", "from", "of", "outside") for k in range(max(0, comma - 4), comma - 1)):
        return False
    found = gazetteer().find(r.text[inner[0].start : inner[-1].end])
    return any(place.kind in ("admin1", "country") for place in found)


_REACHED = frozenset(
    ("reached", "contacted", "interviewed", "speaking", "standing", "sheltering", "staying", "waiting")
)
_REACH = 8  # words from one of these to the comma
_STATE = 3  # words of its name


def _described_bearer(r: Reader, group: Subject, behind: str) -> Subject | None:
    """Who bears a description that is itself described: "[Colonel Ivo Lang], commander of the brigade, the largest of the
    region, said", "[Ann Roe], the
    mayor of Osk, who flew there, said"; not "in Lorin, the commander of the brigade, Ivo Lang, said"."""
    first, (one, *more), _ = group
    if more or one.form != "description" or (one.definite and behind != "who"):
        return None
    if one.head not in r.words.offices or r.low(first - 1) != ",":
        return None
    bearer = group_before(r, first - 2, "") if first > 1 else None
    person = bearer is not None and bearer[1][0].form == "person" and " " in bearer[1][0].name
    opens = bearer is not None and (bearer[0] == 0 or not r.toks[bearer[0] - 1].text[0].isalnum())
    return bearer if person and opens else None


def _in_office(r: Reader, first: int) -> bool:
    """Whether an office stands before the body that begins with token `first`: "Permanent Secretary, [Ministry of Health]"."""
    office = group_before(r, first - 2, "") if first > 1 and r.low(first - 1) == "," else None
    one = office[1][0] if office is not None else None
    opens = office is not None and (office[0] == 0 or not r.toks[office[0] - 1].text[0].isalnum())
    return one is not None and opens and one.head != "" and one.head.split()[-1] in r.words.offices


def _is_office_of(r: Reader, owner: Speaker, last: int) -> bool:
    """Whether a group that ends with token `last` is somebody's who speaks for the owner: "Oxfam's director"."""
    if owner.form not in ("registry", "name") or not (r.low(last) in r.words.leads or r.low(last) in r.words.offices):
        return False
    return any(t.start >= owner.span.start and t.text.endswith(("'s", "’s")) for t in r.toks[max(0, last - 4) : last])


_RELATIVES = frozenset(("who", "which", "whose", "whom", "that", "where", "when", "he", "she", "they", "it", "as"))
_OWNERS = frozenset(
    ("owners", "operators", "makers", "manufacturers", "organisers", "organizers", "employers", "builders")
)


def _is_firm(r: Reader, described: Speaker, name: Speaker) -> bool:
    """Whether a name beside a firm or group is that one's: "his employer, [Lisane Chemicals]"; not "in Lisane, [Orvale]"."""
    head = r.words.heads.get(described.head)
    if described.head in _OWNERS:
        return not name.head  # one name of several: a firm, "the owners, [Lorin Lines]"
    if head is None or head.table != "body" or head.kind not in ("ngo", "agency") or described.head.endswith("s"):
        return False
    return (
        not name.head and described.span.end + 2 >= name.span.start and described.name.lower().endswith(described.head)
    )


def _fills(r: Reader, name: Speaker, first: int, end: int) -> bool:
    """Whether a name is all that stands between two tokens, its article apart."""
    first += r.low(first) == "the"
    return first < end and name.span.start <= r.toks[first].start and name.span.end >= r.toks[end - 1].end


def named_as(described: Speaker, name: Speaker) -> Speaker:
    """The person of a name who is described beside it: "its director, Ann Roe"."""
    name.head = name.head or described.head
    name.body = name.body or described.body
    return name


def is_body(r: Reader, described: Speaker) -> bool:
    """Whether a description cannot be of a person: "police in Orvale, Dorna," names a place behind it."""
    head = r.words.heads.get(described.head)
    return head is not None and head.table == "body"
