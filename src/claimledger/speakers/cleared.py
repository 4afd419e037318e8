"""Names cleared of words that are no part of them: where a body sits, what a page prints, what kind of group it is."""

from __future__ import annotations

from claimledger.lexicon import word_set
from claimledger.registry import Registry
from claimledger.reporting import LETTERED, Words
from claimledger.spans import Span
from claimledger.speakers.speaker import OWNING, Speaker
from claimledger.wordgroups import LINKS, Token, is_plain

# Words of a page that run into the sentence behind them: "show less Police say", "Caption Police say"
_OF_PAGES = frozenset(("less", "more", "caption", "webvtt", "advertisement", "share"))
_JUDGED = word_set("judged", "groups")
# Kinds of group that are told behind a name: "the Velka [rights group]"
_TOLD_BEHIND = word_set("judged", "kinds")


def cleared(core: list[Token], words: Words) -> list[Token]:
    """`core` without what stands before a name: "UK-based [Valley Record]", "less [Police]", "mother [Dorna police]"."""
    first = core[0]
    if first.text in _JUDGED and core[1].capital:
        return core[1:]  # "the banned Valley Front"
    if first.low.endswith("-based") and all(t.capital or t.low in LINKS for t in core[1:]) and core[1].capital:
        return core[1:]
    if core[1].capital and first.low in _OF_PAGES and core[-1].low in words.heads:
        return core[1:]
    kin = words.heads.get(first.low)
    last = words.heads.get(core[-1].low)
    if first.text.islower() and kin is not None and kin.table == "speaker" and core[1].capital and not core[-1].capital:
        if last is not None and last.table == "body" and first.low not in words.offices - _KIN:
            return core[1:]  # a headline that runs on: "after a row with mother Dorna police say"
    return core


def aged(core: list[Token]) -> Speaker | None:
    """Who is told by age alone: "the [11-year-old] told police"."""
    if len(core) > 1 or not core[0].low.endswith("-year-old"):
        return None
    return Speaker(
        "description", core[0].text, Span(core[0].start, core[0].end), "witness", head=core[0].text, definite=True
    )


def in_field(text: str, pre: list[Token], name: list[Token], titled: list[str]) -> Speaker | None:
    """An office told by its letters and its field, which is nobody's name: "Dorna ASP Operations"."""
    if len(name) > 1 or not titled or titled[-1] not in LETTERED or name[0].low not in _FIELDS:
        return None
    span = Span(pre[0].start, pre[-1].end)
    return Speaker("description", text[span.slice], span, "official", head=titled[-1])


def told_as(name: str, toks: list[Token], words: Words) -> str:
    """The name of who is described: "[another] guard" is not the first; "rebel claims" are the [rebels']."""
    if toks[0].low == "another":
        return f"another {name}"
    many = words.heads.get(f"{name.lower()}s") if len(toks) == 1 else None
    return f"{name}s" if many is not None and many.kind == "armed_group" else name


def writer_of(pre: list[Token], core: list[Token]) -> list[Token]:
    """Whose a post is: "[the mayor]'s Facebook post", "a post on [the army]'s page", "a tweet by [the mayor]"."""
    if pre[-1].low.rstrip("s") not in ("post", "tweet"):
        return []
    whose = next((i for i, t in enumerate(pre[:-1]) if t.text.endswith(OWNING)), -1)
    if whose >= 0:
        return [*pre[:whose], _without_owning(pre[whose])]
    behind = core[len(pre) + 1 :]
    if len(pre) == len(core) or core[len(pre)].low not in ("by", "from", "of", "on"):
        return []
    owner = next((i for i, t in enumerate(behind) if t.text.endswith(OWNING)), -1)
    if owner >= 0:
        return [*behind[:owner], _without_owning(behind[owner])]
    return behind if core[len(pre)].low in ("by", "from") else []


def _without_owning(tok: Token) -> Token:
    cut = 2 if tok.text.endswith(("'s", "’s")) else 1
    return Token(tok.text[:-cut], tok.start, tok.end - cut, tok.low[:-cut])


def maker_ends(maker: list[Token]) -> int:
    """Where who made a text ends: "a letter from the bishop [to the king]", "a tally by the guild [based on lists]"."""
    ends = (
        i
        for i, t in enumerate(maker)
        if i and (t.low == "based" or (t.low == "to" and maker[i - 1].low not in _SENT_TO))
    )
    return next(ends, len(maker))


_SENT_TO = frozenset(("ambassador", "adviser", "advisor", "envoy", "aide", "secretary", "representative"))
_FIELDS = frozenset(
    ("operations", "headquarters", "traffic", "crime", "administration", "rural", "city", "security", "law", "welfare")
)
_KIN = frozenset(("mother", "father", "brother", "sister", "son", "daughter", "husband", "wife", "uncle", "cousin"))


def told_by_kind(text: str, pre: list[Token], words: Words, known: Registry) -> Speaker | None:
    """A body by its name before its kind: "the [Velka] rights group", which may be told as "Velka" elsewhere."""
    if pre[-1].capital:
        return None
    size = next((n for n in (3, 2, 1) if n < len(pre) and " ".join(t.low for t in pre[-n:]) in _TOLD_BEHIND), 0)
    named = pre[: len(pre) - size] if size else []
    if not named or not all(t.capital for t in named) or any(t.capital for t in pre[len(named) :]):
        return None
    last = named[-1]
    if last.low in known.adjectives or last.text in known.capitals or (len(named) == 1 and last.low in words.heads):
        return None
    if named[0].text.endswith(("'s", "’s")) or (is_plain(named[-1].low) and len(named) == 1):
        return None
    span = Span(named[0].start, named[-1].end)
    if len(named) == 1 and not _alone(text, span):
        return None  # "the Osk rights group" of a town
    term = " ".join(t.low for t in pre[-size:])
    head = words.heads.get(term) or words.heads["group"]
    return Speaker("name", text[span.slice], span, head.kind, head=term)


def _alone(text: str, span: Span) -> bool:
    """Whether the text has a name elsewhere as one that speaks: "Velka said", "according to Velka"."""
    name = text[span.slice]
    said = any(f"{name} {verb} " in text for verb in ("said", "says", "reported", "also said", "added"))
    return said or f"according to {name}" in text or f"told {name}" in text
