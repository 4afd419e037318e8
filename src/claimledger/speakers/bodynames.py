"""Bodies known by the form of their name: those named for a cause, newspapers, stations and other media."""

from __future__ import annotations

from claimledger.companies import FORMS
from claimledger.registry import Registry
from claimledger.reporting import COMMON, OUTLETS, OWN_PEOPLE, Words
from claimledger.slogans import slogans
from claimledger.spans import Span
from claimledger.speakers.headnoun import head_of
from claimledger.speakers.listed import registered
from claimledger.speakers.speaker import OWNING, Speaker
from claimledger.wordgroups import IN_NAMES, Token, is_title


def cause(text: str, core: list[Token], span: Span, words: Words) -> Speaker | None:
    """A body named for its cause: "the Collective Against Impunity and Neglect of Children"."""
    head = words.heads.get(core[0].low)
    if head is None or head.table != "body" or len(core) < 3 or core[1].low not in IN_NAMES:
        return None
    if not (core[0].capital and core[1].capital and core[-1].capital):
        return None
    return Speaker("name", trim(text[span.slice]), span, head.kind, head=core[0].low, definite=True)


_KEPT = ("-run", "-owned", "-controlled", "-funded", "-backed", "-based")


def outlet(text: str, pre: list[Token], opener: Token, words: Words) -> Speaker | None:
    """A newspaper or station known by the last word of its name: "the Harbour Gazette"; "Emily Post" is a person."""
    last = pre[-1].low.rpartition("-")[2]  # "the Dorna-Courier"
    article = words.outlets.get(last) if len(pre) > 1 or (last != pre[-1].low and opener.low == "the") else None
    first = next((i for i, t in enumerate(pre) if t.capital and not t.low.endswith(_KEPT)), 0)
    own = pre[first:]  # "official [Radio Dorna]", "State-run [Radio Dorna]"
    named = next((i for i in range(len(pre) - 2, first, -1) if pre[i].capital and pre[i].low in OUTLETS), 0)
    if named and pre[named - 1].low in words.heads and not pre[named - 1].capital:
        own = pre[named:]  # "the Honduran radio station [Radio Lorin]"
    kind = OUTLETS.get(own[0].low)
    if (
        kind
        and 2 <= len(own) <= 4
        and all(t.capital or t.text.isdigit() or text[t.start].isupper() for t in own)
        and own[-1].low not in words.heads
    ):
        span = Span(own[0].start, own[-1].end)
        return Speaker("name", text[span.slice], span, kind, head=own[-1].low)
    if article is None or not all(t.capital for t in pre) or (article and opener.low != "the"):
        return None
    span = Span(pre[0].start, pre[-1].end)
    return Speaker("name", text[span.slice], span, "newspaper", head=pre[-1].low)


def medium_of(text: str, core: list[Token], words: Words, known: Registry, opens: bool) -> Speaker | None:
    """A medium by its name before its noun: "Dorna's [Valley Echo] newspaper"; not "the Syrian newspaper"."""
    head = words.heads.get(core[-1].low)
    if head is None or head.kind != "agency" or core[-1].low == "agency" or core[-1].capital or len(core) < 2:
        return None
    first = len(core) - 1
    while first and core[first - 1].capital and core[first - 1].text[-1] not in "'’" and not _owns(core[first - 1]):
        first -= 1
    run = core[first:-1]
    if not run or run[0].low in known.adjectives or run[0].low in COMMON or run[0].low in words.heads:
        return None
    if registered(text, run, known) is not None or (opens and len(run) == 1 and run[0] is core[0]):
        return None  # "Local radio said": a capital at the start of a sentence
    span = Span(run[0].start, core[-1].end if core[-1].low in _AIRED else run[-1].end)
    return Speaker("name", text[span.slice], span, "newspaper", head=core[-1].low, definite=True)


_AIRED = ("radio", "television", "tv")  # which are named after their town: "Lorin radio"


def slogan_body(text: str, core: list[Token], words: Words, known: Registry) -> Speaker | None:
    """A body whose name is one word here: "Hope for the Valley", "the charity Hope for the Valley", its activists."""
    at = next(
        (i for i, t in enumerate(core) if " " in t.text and t.text.split(None, 1)[0].lower() in slogans().first), None
    )
    if at is None or known.exact(trim(core[at].text)) is not None:
        return None
    after = core[at + 1 :]
    if after and not (len(after) == 1 and (after[0].low in words.speaks_for or after[0].low in OWN_PEOPLE)):
        return None
    if any(t.capital and not t.low.endswith("-based") for t in core[:at]):
        return None  # "Ivo Lang of Hope for the Valley" is the person
    name = trim(core[at].text)
    return Speaker("name", name, Span(core[at].start, core[at].start + len(name)), "ngo", head="group")


def _owns(tok: Token) -> bool:
    return tok.text.endswith(OWNING)


def trim(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s").strip()


def station_kind(name: str) -> str | None:
    """The kind of a source whose name is that of an American station: "KXOS", "WXOS-TV"; None for any other."""
    sign, _, kind = name.partition("-")
    called = len(sign) == _SIGN and sign.isalpha() and sign.isupper() and sign[0] in "KW"
    return "broadcaster" if called and kind in ("", "TV", "FM", "AM") else None


_SIGN = 4  # letters
_FIRMS = frozenset(form.lower() for form in FORMS)


def firm(text: str, core: list[Token]) -> Speaker | None:
    """A company by what closes its name: "Orchards of Dorna Ltd", of which the first word alone is no name."""
    last = core[-1]
    if last.low not in _FIRMS or not last.capital or len(core) < 2 or _owns(last):
        return None
    if not all(t.capital or t.low in _WITHIN for t in core) or not core[0].capital:
        return None
    span = Span(core[0].start, last.end)
    return Speaker("name", text[span.slice], span, "organisation", head=last.low)


_WITHIN = frozenset(("of", "the", "and", "&", "for"))


CAUSES = frozenset(["watch", "now", "international", "initiative", "project", "network", "record", "fund", "action"])
# "The aid group [Nurses Abroad]", "the group [Justice Now]": kinds of body named after those they are of, or a call
_CALLED_BY = frozenset(
    ("group", "rights group", "aid group", "charity", "network", "organisation", "organization", "ngo", "nonprofit")
)
_SERVERS = frozenset(
    ("doctors", "nurses", "medics", "lawyers", "reporters", "journalists", "mothers", "parents", "women", "teachers")
)


def called_by(text: str, pre: list[Token], words: Words) -> Speaker | None:
    """A body by its name behind its noun: "the war monitor [Levant Record]", whatever words stand in the name."""
    first = next((i for i, t in enumerate(pre) if t.capital), len(pre))
    head = head_of(pre[:first], words) if 0 < first < len(pre) - 1 and all(t.capital for t in pre[first:]) else None
    if head is None or head[1] is None or head[1].table != "body":
        return None
    cry = head[0] in _CALLED_BY and (pre[-1].low in CAUSES or pre[first].low in _SERVERS)
    if not cry and is_title(pre[first], words):
        return None
    if not cry and (pre[-1].low not in words.heads or words.heads[pre[-1].low].table == "speaker"):
        return None  # any other name is read as such
    span = Span(pre[first].start, pre[-1].end)
    return Speaker("name", text[span.slice], span, head[1].kind, head=head[0])
