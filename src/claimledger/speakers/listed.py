"""Speakers whom the registry lists: a name in a noun group, and what its people, director or count make of it."""

from __future__ import annotations

from claimledger.registry import MEDIA, Registry, Source
from claimledger.reporting import OWN_PEOPLE, Words
from claimledger.spans import Span
from claimledger.speakers.speaker import OWNING, Speaker
from claimledger.wordgroups import LINKS, Token, is_plain, is_title, name_run

_ARTICLES = frozenset(("the", "a", "an"))


def registered(text: str, core: list[Token], known: Registry) -> tuple[int, int, Source] | None:
    """The longest run of tokens that is a name in the registry."""
    names = known.names
    openers = known.openers
    firsts = [
        i
        for i, tok in enumerate(core)
        if (low := tok.low) in openers or low in _ARTICLES or not (low.isascii() and low.isalnum() and low != "WHO")
    ]  # names of the registry begin with these; only of plain words its openers tell
    for length in range(min(len(core), 12), 0, -1) if firsts else ():
        for i in firsts:
            if i + length > len(core):
                break
            if length == 1 and not core[i].capital:
                continue
            words = text[core[i].start : core[i + length - 1].end]
            own = words.removesuffix("'s").removesuffix("’s")
            entry = names.get(words) or names.get(own)
            if entry is None and length == 1 and text[max(0, core[i].start - 4) : core[i].start].lower() == "the ":
                # "The Guardian", where "Guardian" alone is no name of it, nor "the Guardian of Hodur".
                # nor the first word of "the National Flood Authority"
                longer = i + 1 < len(core) and core[i + 1].capital and not words.endswith(("'s", "’s"))
                entry = None if longer or text.startswith(" of ", core[i].end) else names.get("The " + own)
            if entry is None and length > 1 and core[i].capital:
                entry = known.exact(words)
            if entry is not None:
                return i, i + length, entry
    return None


def around(
    text: str,
    core: list[Token],
    cut: int,
    named: tuple[int, int, Source],
    words: Words,
    span: Span,
    definite: bool,
) -> Speaker | None:
    """A registered name with what stands about it: its people, its director, its count."""
    first, last, entry = named
    as_written = text[core[first].start : core[last - 1].end].removesuffix("'s").removesuffix("’s")
    if 0 < cut < first and last < len(core) and (behind := words.heads.get(core[last].low)) is not None:
        if behind.table == "body" and not core[last].capital and entry.kind not in MEDIA:
            return None  # "a tally by the UN [mission]": who made it is read by itself
    if 1 < cut < first and core[cut].low in ("of", "from", "at", "with") and _is_person(core[:cut], words):
        return None  # "Ann Roe of Oxfam"
    body = Speaker("registry", as_written, Span(core[first].start, core[last - 1].end), entry.kind, entry=entry)
    after = [t for t in core[last:cut] if t.low not in ("'s", "’s")] if cut > last else []
    before = core[:first]
    role = next((t.low for t in (*after, *before) if t.low in words.offices or t.low in words.heads), "")
    names = [t for t in after if t.capital and t.low not in words.offices and t.low not in words.heads]
    if not after and not any(t.low in LINKS for t in before):
        return body
    head = words.heads.get(after[0].low) if after and after[0].capital else None
    if entry.kind in MEDIA and last - first == 1 and head is not None and head.table == "body":
        if after[0] is core[last] and not core[first].text.endswith(("'s", "’s")):
            return None  # "the Dawn Front" is not of Dawn, the paper
    if entry.kind in MEDIA and core[last - 1].text.endswith(("'s", "’s")) and not any(t.low in LINKS for t in before):
        return body  # "the BBC's Swahili service"
    if role in words.speaks_for and not names:
        body.by_one = not role.endswith(("men", "women", "persons"))
        return body
    if entry.kind in ("monitor", "ngo") and (role in words.leads or role in words.speaks_for or role in OWN_PEOPLE):
        run = name_run(after, words)
        body.person = " ".join(t.text for t in run) or None
        return body
    if names:
        return None if first == 0 and not role else _titled(text, core[last:cut], entry, words)
    head = words.heads.get(role)
    if head is not None and (head.table == "publication" or role in OWN_PEOPLE) and entry.kind != "armed_group":
        return body
    if head is not None and head.table == "publication":
        return body
    if (
        head is not None
        and head.table == "body"
        and {head.kind, entry.kind} <= _GROUPS
        and not core[last - 1].text.endswith(OWNING)
    ):
        return body  # "the [Amnesty] rights group"
    if role:
        name = text[span.slice]
        kind = head.kind if head else "official"
        return Speaker("description", name, span, kind, head=role, definite=definite, body=entry.name)
    return body if not after else None


def _is_person(pre: list[Token], words: Words) -> bool:
    """Whether tokens are the name of a person: none of them tells an office or a body."""
    if len(pre) > _LONG or any(not t.capital or is_title(t, words) or is_plain(t.low) for t in pre):
        return False
    return len(name_run(pre, words)) == len(pre) and not any(t.text.isupper() and len(t.text) > 2 for t in pre)


_LONG = 3  # words of a name


def another_of(
    text: str, core: list[Token], named: tuple[int, int, Source], known: Registry, words: Words
) -> Speaker | None:
    """A body that no list knows, whose name ends with that of a listed one: "the Lorin National Liberation Army"."""
    first, last, entry = named
    several = first == 2 and entry.kind == "police" and core[0].capital  # "Las Vegas Metropolitan Police"
    if not (first == 1 or several) or last != len(core) or last - first < 2 or entry.kind not in _OFTEN_COPIED:
        return None
    before = core[first - 1]
    if (
        not before.capital
        or "-" in before.text
        or before.text.isupper()
        or before.text.endswith(("'s", "’s", "'", "’", "."))
    ):
        return None
    low = before.low
    if low in known.adjectives or before.text in known.countries or before.text in known.capitals or is_plain(low):
        return None
    if low in words.offices or low in words.heads or low in words.ranks:
        return None
    span = Span(core[0].start, core[-1].end)
    return Speaker("name", text[span.slice], span, entry.kind, head=core[-1].low, definite=True)


_OFTEN_COPIED = frozenset(("armed_group", "ngo", "monitor", "police"))


_GROUPS = {"monitor", "ngo"}


def _titled(text: str, rest: list[Token], entry: Source, words: Words) -> Speaker | None:
    name = name_run(rest, words)
    if not name:
        return None
    span = Span(name[0].start, name[-1].end)
    role = next((t.low for t in rest if t.low in words.offices), "")
    return Speaker("person", text[span.slice], span, office_kind(role, words), head=role, body=entry.name)


def office_kind(role: str, words: Words) -> str:
    """The kind of source that the holder of an office is; a person without one."""
    head = words.heads.get(role)
    if head is not None and head.kind:
        return head.kind
    return "official" if role else "person"


def officer_of(text: str, core: list[Token], cut: int, words: Words) -> Speaker | None:
    """Who holds an office told behind the name of a body that a preposition holds together: "League of Harbour Pilots
    president [Ann Roe]". `cut` is where that preposition stands."""
    at = next((i for i in range(len(core) - 2, max(cut + 1, len(core) - 5), -1) if not core[i].capital), 0)
    if not at or not core[0].capital or not core[at - 1].capital or not is_title(core[at], words):
        return None
    head, name = words.heads.get(core[at].low), core[at + 1 :]
    if (head is not None and head.table == "body") or len(name_run(name, words)) < len(name):
        return None
    role, where = core[at].low, Span(name[0].start, name[-1].end)
    body = text[core[0].start : core[at - 1].end].removesuffix("'s").removesuffix("’s")
    return Speaker("person", text[where.slice], where, office_kind(role, words), head=role, body=body)
