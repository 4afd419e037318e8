"""Words of a sentence, and where the noun group before or after a place in it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from claimledger.calendars import MONTHS
from claimledger.lexicon import load
from claimledger.numbers import NUMBER_WORDS
from claimledger.registry import Registry, registry
from claimledger.reporting import GROUNDS, NO_SURNAMES, OUTLETS, Words, words
from claimledger.slogans import slogan_at, slogans

_TOKEN = re.compile(
    r"(?=[A-Z])(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Col|Gen|Lt|Maj|Capt|Cpl|Sgt|Cmdr|Adm|Brig|Pvt|Rev|Fr|Hon|Gov|Sen|Rep|Pres|Insp|Supt|Const|Msgr|Ofc|"
    r"Det|Jr|Sr|St|No|Mohd|(?<!, )Md|[A-Z])\.)+(?:(?<=[A-Z]\.)-[^\W_]+)*|"
    r"[^\W_]+(?:[-'’/&.](?=[^\W_])[^\W_]+)*(?:(?<=s)['’](?=\s))?|\S"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)")  # "the 5th Brigade", no count
# Words that no noun group holds: it ends or begins beside them.
_FUNCTION_WORDS = """
that as but while whereas after when where because although though since if which who whom whose than so then until before
what how whether however yet or nor is are was were be been being am has have had do does did will would can could
may might must shall should not no meanwhile also later earlier still even only just there here why amid despite
during between among into onto about against through under over again once he she it they we i you him them us
himself herself itself themselves killed died wounded injured dead killing wounding injuring leaving including
saying adding today yesterday tonight tomorrow monday tuesday wednesday thursday friday saturday sunday ago late
early separately afterward afterwards instead too according said says told
"""
FUNCTION = frozenset(_FUNCTION_WORDS.split())
_DETERMINERS_WORDS = "the a an its their his her our my your this these those some several many other another"
DETERMINERS = frozenset(_DETERMINERS_WORDS.split())
_OPENING = frozenset(("initially", "originally", "previously", "separately", "reportedly"))
LINKS = frozenset("of for in from at with on near by to".split())  # noqa: SIM905
_NUMBERS = frozenset("one two three four five six seven eight nine ten dozens hundreds".split())  # noqa: SIM905
_NOUNS_IN_LY = frozenset(("family", "daily", "weekly", "monthly", "tally", "assembly", "elderly", "only"))
IN_NAMES = frozenset(("against", "between", "beyond", "under"))
TIED = frozenset(("within", "inside", "close", "linked", "loyal", "tied", "affiliated", "allied"))
# Short forms that are written like words which no noun group holds: "the US army", "WHO officials", "the IS group".
_SHORT_FORMS = {"US": "u.s.", "WHO": "WHO", "IS": "IS", "IT": "IT"}
_PLAIN_VERBS_WORDS = """
say tell tells believe believes announced confirmed denied rejected dismissed disputed refuted rebutted questioned
challenged contradicted echoed repeated quoting citing
"""
_PLAIN_VERBS = frozenset(_PLAIN_VERBS_WORDS.split())


_MARKS = frozenset('.,;:?!)”"')  # which end a word


class Token(NamedTuple):
    """A word or mark of a text, with its place; `low` is it in lower case."""

    text: str
    start: int
    end: int
    low: str

    @property
    def capital(self) -> bool:
        """Whether it is written as a name: "Farra", "al-Farra", not "pro-Assad"."""
        return self.text[0].isupper() or (self.text[2:3] in ("-", "’") and self.text[3:4].isupper())


def tokens(text: str, start: int, end: int, known: Registry | None = None) -> list[Token]:
    """The words and marks of `text[start:end]`; "Col.", "J.R.", "al-Assad" and "Save the Children" are one token each.

    Names of several words are those of `known`, or of the registry that ships.
    """
    found: list[Token] = []
    make = _new_token
    at = start
    for piece in text[start:end].split(" "):
        last = at + len(piece)
        if piece.isalnum():  # most are plain words
            found.append(make(Token, (piece, at, last, piece.lower())))
        elif (
            piece[-1:] in _MARKS and (word := piece[:-1]).isalnum() and not (piece[-1] == "." and word[0].isupper())
        ):  # "dead," and "dead.", but "Col." is one
            found.append(make(Token, (word, at, last - 1, word.lower())))
            found.append(make(Token, (piece[-1], last - 1, last, piece[-1])))
        elif piece:
            for word in _TOKEN.findall(text, at, min(last + 1, end)):
                at = text.index(word, at)
                found.append(make(Token, (word, at, at + len(word), word.lower())))
                at += len(word)
        at = last + 1  # beyond the blank
    for form in _SHORT_FORMS:
        if text.find(form, start, end) >= 0:
            if not text[start:end].isupper():
                found = [tok._replace(low=_SHORT_FORMS[tok.text]) if tok.text in _SHORT_FORMS else tok for tok in found]
            break
    if text.find(" Said", start, end) >= 0:
        _know_surname(found)
    if text.find(" Sunday", start, end) >= 0:
        _know_sunday(found)
    firsts = _whole_names(known or registry())
    for i in range(len(found) - 1, -1, -1):
        if found[i].low in firsts:
            _join(text, found, i, firsts[found[i].low])
    if not slogans().first.isdisjoint([tok.low for tok in found]):
        _join_slogans(text, found)
    return found


def _join_slogans(text: str, toks: list[Token]) -> None:
    """Make one word of a name that is a hope or a call: "Hope for the Valley"."""
    for i in range(len(toks) - 1, -1, -1):
        if toks[i].low in slogans().first and (end := slogan_at([t.text for t in toks], i)) > i:
            whole = text[toks[i].start : toks[end - 1].end]
            toks[i:end] = [Token(whole, *_ends(toks, i, end - 1), whole.lower())]


def _join(text: str, toks: list[Token], first: int, names: tuple[tuple[str, ...], ...]) -> None:
    """Make one word of a registered name that begins with token `first`: "Save the Children"."""
    for name in names:
        last = first + len(name) - 1
        if last >= len(toks) or name[:-1] != tuple(t.low for t in toks[first:last]):
            continue
        if name[-1] == _OWNING.sub("", toks[last].low):
            whole = text[toks[first].start : toks[last].end]
            if any(map(str.isupper, toks[last].text)) or whole in _SMALL_NAMES:
                toks[first : last + 1] = [Token(whole[0].upper() + whole[1:], *_ends(toks, first, last), whole.lower())]
                return


def _ends(toks: list[Token], first: int, last: int) -> tuple[int, int]:
    return toks[first].start, toks[last].end


@lru_cache(maxsize=8)
def _whole_names(known: Registry) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The registered names that begin with a small letter, or have a word inside that would end a noun group: the longest
    first, by their first word.
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for source in known.sources:
        for name in (source.name, *source.aliases):
            lows = tuple(t.lower() for t in _TOKEN.findall(name))
            if name[0].islower() or any(low in FUNCTION or low in _PARTING for low in lows[1:]):
                found.setdefault(lows[0], set()).add(lows)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


_OWNING = re.compile(r"['’]s$")
_SMALL_NAMES = frozenset(["dpa"])
_PARTING = frozenset(["and", "the", ",", "–", "now", "silence"])


def _know_surname(toks: list[Token]) -> None:
    """Make no verb of the surname in "a spokesman, Omar Said, said", "Omar Said told AFP"; not in "Five Dead, Police Said"."""
    for i, tok in enumerate(toks):
        if tok.text != "Said" or not i or not toks[i - 1].capital or is_plain(toks[i - 1].low):
            continue
        behind = toks[i + 1].low if i + 1 < len(toks) else "."
        near = toks[i - 2] if i > 1 else toks[i + 2] if behind == "," and i + 2 < len(toks) else None
        small = near is not None and near.text[0].islower()  # no headline with a capital for every word
        if behind in words().verbs or (small and not behind[0].isalnum()):
            toks[i] = tok._replace(low=tok.text)


def _know_sunday(toks: list[Token]) -> None:
    """Make no day of the surname in "mayor Goodluck Sunday said"; not in "police in Orvale Sunday said"."""
    for i, tok in enumerate(toks):
        if tok.text == "Sunday" and i > 1 and _is_first_name(toks[i - 1]) and is_title(toks[i - 2], words()):
            toks[i] = tok._replace(low=tok.text)


def words_of(text: str, start: int, end: int, known: Registry | None = None) -> list[Token]:
    """The words and marks of a sentence. In one that is written in capitals, plain words lose theirs: "THE ARMY SAID"."""
    found = tokens(text, start, end, known)
    if not text[start:end].isupper():
        return found
    return [t._replace(text=t.low) if is_plain(t.low) else t for t in found]


@lru_cache(maxsize=20_000)
def is_plain(word: str) -> bool:
    """Whether a word, or what it is formed of, is no name: "indicates", "received", "officially", "radio"."""
    common, says = load("en").common, words()
    if word in OUTLETS:
        return False  # "RADIO DORNA" is a name
    if (
        word in common
        or word in FUNCTION
        or word in LINKS
        or word in DETERMINERS
        or word in NUMBER_WORDS
        or word in says.verbs
    ):
        return True
    if len(word) > 7 and word.endswith(("ly", "ted", "ded", "ved", "sed", "ned")):
        return True
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if stem in common or stem + "e" in common or (ending in ("es", "ed") and stem[:-1] + "y" in common):
                return True
    return False


_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")
_new_token: Callable[[type[Token], tuple[str, int, int, str]], Token] = tuple.__new__  # by the shortest way


def is_adverb(tok: Token) -> bool:
    """Whether a word ends like an adverb: "reportedly", not "family"."""
    return tok.low[-2:] == "ly" and not tok.capital and tok.low not in _NOUNS_IN_LY


def leftward(toks: list[Token], last: int, words: Words) -> int:
    """Index of the first token of the noun group that ends with token `last`; `last + 1` if none ends there.

    "In Damascus, a spokesman for the interior ministry" from "ministry" goes back to "a".
    """
    i = last
    while i >= 0:
        tok = toks[i]
        if not (tok.text[0].isalnum() or (tok.text == "&")) or (tok.low in FUNCTION and not _as_name(toks, i)):
            break
        if tok.low in DETERMINERS and not _our(toks, i):
            if (
                i >= 2
                and (toks[i - 1].low in LINKS or toks[i - 1].low in ("within", "inside"))
                and _carries(toks, i - 2, words)
            ):
                i -= 2
                continue
            if i >= 3 and toks[i - 1].low == "to" and toks[i - 2].low in TIED and _carries(toks, i - 3, words):
                i -= 3  # "a channel close to the group"
                continue
            return i
        if tok.low in LINKS:
            if i >= 2 and i != last and tok.low == "to" and toks[i - 1].low in TIED and _carries(toks, i - 2, words):
                i -= 2  # "a channel close to the group"
            elif i > 2 and i != last and toks[i - 2].low == "of" and _carries(toks, i - 3, words):
                pass  # "the ministry of health in Gaza"
            elif i == last or i == 0 or not _carries(toks, i - 1, words):
                break
        elif (
            tok.low in _PLAIN_VERBS
            or is_adverb(tok)
            or (i == 0 and last > 0 and tok.low in _OPENING)
            or (tok.low == "and" and not _joins(toks, i, last))
            or (
                tok.text[0].isdigit()
                and not (i and toks[i - 1].capital)
                and i != 0
                and not _ORDINAL.fullmatch(tok.low)
                and not (i > 1 and i != last and toks[i - 1].low == "of" and _carries(toks, i - 2, words))
                and not (i != last and tok.low.isdigit() and toks[i - 1].low == "the" and toks[i + 1].capital)
            )
        ):
            break
        i -= 1
    first = i + 1
    while first <= last and (toks[first].low in LINKS or toks[first].low in FUNCTION):
        first += 1
    return first


def _joins(toks: list[Token], i: int, last: int) -> bool:
    """Whether an "and" stands inside a name: "Ministry of Health and Population" is one, "police and medics" two."""
    if _joins_levels(toks, i) and i + 1 < last:
        return True
    tied = 1 < i < last and (toks[i - 2].low in LINKS or (toks[i - 2].low in IN_NAMES and toks[i - 2].capital))
    return tied and toks[i - 1].capital and toks[i + 1].capital


def _joins_levels(toks: list[Token], i: int) -> bool:
    """Whether an "and" joins adjectives before one noun: "[state and local] police"."""
    return 0 < i < len(toks) - 2 and toks[i - 1].low in _LEVELS and toks[i + 1].low in _LEVELS


_LEVELS_WORDS = """state local federal provincial regional national municipal civilian county city security medical tribal
judicial diplomatic administrative humanitarian search rescue fire relief emergency disaster"""
_LEVELS = frozenset(_LEVELS_WORDS.split())
_ING_NOUNS = frozenset(("monitoring", "nursing", "briefing", "meeting", "hearing", "gathering"))
#: What tells more of people behind their noun: "officials [briefed] on the raid", "a guard [quoted] by the paper".
POSTMODIFIERS = frozenset(
    ["quoted", "cited", "interviewed", "contacted", "reached", "familiar", "briefed", "privy", "aware", "involved",
     "present", "authorised", "authorized"]
)  # fmt: skip
#: What tells how a text or count came about, behind its noun: "a list [compiled] by the guild".
PUT_OUT = frozenset(
    ["kept", "maintained", "compiled", "published", "released", "issued", "prepared", "produced", "collected", "provided",
     "run", "read", "drawn", "made", "circulated", "obtained", "seen", "reviewed", "posted", "shared", "leaked", "filed"]
)  # fmt: skip
_MODIFYING = frozenset(["by", "with", "on", "to", "about", "of", "in", "at"])


def rightward(toks: list[Token], first: int, words: Words) -> int:
    """Index after the last token of the noun group that begins at `first`."""
    i = first
    while i < len(toks):
        tok = toks[i]
        if tok.text == "," and _county(toks, i, words):
            i += 1
            continue
        if not (tok.text[0].isalnum() or tok.text == "&"):
            break
        if i > first and tok.low in FUNCTION and not _as_name(toks, i):
            break
        if i > first and tok.low in words.verbs and not tok.capital and tok.low not in words.heads:
            tank = tok.low == "think" and i + 1 < len(toks) and toks[i + 1].low.startswith("tank")
            if not tank and (tok.low != "state" or not any(t.low in words.heads for t in toks[i + 1 : i + 3])):
                break  # "the Libyan state news agency", "the think tank": nouns
        if i > first and (tok.low in _NUMBERS or (tok.low.isdigit() and toks[i - 1].text in words.heads)):
            break  # "told AFP seven people", "told state radio 13"
        if i > first and tok.low in POSTMODIFIERS and i + 1 < len(toks) and toks[i + 1].low in _MODIFYING:
            break  # "according to officers quoted by SANA"
        if i > first and tok.low == "in" and i + 1 < len(toks) and toks[i + 1].low == "charge":
            break  # "the commission in charge of the inquiry"
        if i > first and tok.low in PUT_OUT and toks[i - 1].low in words.heads:
            break  # "according to a police count [released] on Monday"
        if tok.low in DETERMINERS and i > first and toks[i - 1].low not in LINKS and not _our(toks, i):
            break
        if i > first and tok.low == "and" and not _joins_levels(toks, i):
            if i - 2 < first or not _joins(toks, i, len(toks) - 1):
                break
        if i > first and tok.low.endswith("ing") and not tok.capital and tok.low not in _ING_NOUNS:
            break
        i += 1
    while i > first and toks[i - 1].low in LINKS:
        i -= 1
    return i


def _carries(toks: list[Token], i: int, words: Words) -> bool:
    """Whether a noun group goes on over a preposition after token `i`."""
    low = toks[i].low
    return (
        low in words.heads or low in words.offices or low.rstrip("s") in words.offices or
        (low in GROUNDS and i > 0 and toks[i + 1].low == "of" and toks[i + 2].capital) or  # "the [state] of Osk"
        (toks[i].capital and low not in FUNCTION and low not in NUMBER_WORDS and not low[0].isdigit() and
         not (low in MONTHS and toks[i - 1].low == "in"))
    )  # fmt: skip


def _our(toks: list[Token], i: int) -> bool:
    """Whether a possessive stands inside a name: "Save Our Wells"."""
    inside = 0 < i < len(toks) - 1 and toks[i].low in ("our", "their", "my", "your") and not toks[i].text.isupper()
    return inside and toks[i].capital and toks[i - 1].capital and toks[i + 1].capital


def _as_name(toks: list[Token], i: int) -> bool:
    """Whether a function word is written as part of a name ("The Who" is not our case, "May" and "Will" are)."""
    if not toks[i].capital or i + 1 >= len(toks):
        # "the [only] clinic", "the town's [only] clinic"
        return toks[i].low == "only" and i > 0 and (toks[i - 1].low == "the" or toks[i - 1].text.endswith(("'s", "’s")))
    following, low = toks[i + 1], toks[i].low
    if low in IN_NAMES and i and toks[i - 1].capital and following.capital:
        return True  # "the Collective Against Impunity"
    if low == "now" and i and toks[i - 1].capital and (following.low in words().verbs or following.text in ",."):
        return True  # "Syria Rights Now said"
    if low == "may" and not following.capital and i and _is_first_name(toks[i - 1]):
        return True  # "Ann May said"
    if following.capital and load("en").given.get(low) == "calendar":
        # "commissioner Sunday Ojo", "according to April Tamm"; "police said Sunday Omar Haddad had died" on a day
        led = not i or is_title(toks[i - 1], words()) or (toks[i - 1].low == "to" and toks[i - 2].low == "according")
        return led or low == "may"
    return (following.capital and low == "will") or (low == "no" and following.text.isdigit())


def _is_first_name(tok: Token) -> bool:
    return tok.capital and tok.text[1:].islower() and tok.low not in FUNCTION and not is_plain(tok.low)


def _county(toks: list[Token], i: int, words: Words) -> bool:
    """Whether a comma stands inside a place name: "Rowan County, North Carolina"; not "in Rowan, Lt. Ann Lee"."""
    return (
        i >= 2 and i + 1 < len(toks) and toks[i - 1].capital and toks[i + 1].capital and
        any(t.low in ("in", "of", "at", "near", "from") for t in toks[max(0, i - 4) : i - 1]) and
        not (toks[i - 2].low == "of" and i > 2 and toks[i - 3].low in words.offices) and  # "the mayor of Osk, Ann Roe"
        toks[i + 1].low not in FUNCTION and toks[i + 1].low.rstrip(".") not in words.offices
    )  # fmt: skip


def name_parts() -> frozenset[str]:
    return load("en").name_parts  # small words inside of names: "de", "bin"


def name_run(toks: list[Token], words: Words) -> list[Token]:
    """The capitalised tokens at the end that are a person's name, after any title."""
    i, parts = len(toks), name_parts()
    if i > 1 and toks[i - 1].capital and is_title(toks[i - 1], words):
        last = toks[i - 1].low
        if not toks[i - 2].capital or is_title(toks[i - 2], words):
            return []
        held = i > 2 and toks[i - 3].low in words.offices and not toks[i - 3].capital  # "mayor Ann Church"
        if last in NO_SURNAMES or (last not in words.offices and last not in load("en").surnames and not held):
            return []
        i -= 1  # "Chief Neil Bishop", "mayor Ann Baker": a name that is an office or a trade elsewhere
    while (
        i
        and (toks[i - 1].capital or (toks[i - 1].low in parts and i < len(toks)))
        and (not is_title(toks[i - 1], words) or (i < len(toks) and _is_named(toks, i - 1, words)))
    ):
        if toks[i - 1].text.endswith(("'s", "’s", "'", "’")):
            break
        i -= 1
    while i < len(toks) and toks[i].low in parts and not toks[i].capital:
        i += 1
    return toks[i:]


def _is_named(toks: list[Token], i: int, words: Words) -> bool:
    """Whether a title or trade is a name where another follows: "[Hunter] Haddad", "Martin [King] Jr."."""
    low, english = toks[i].low, load("en")
    if low in english.surnames and i and toks[i - 1].capital and not is_title(toks[i - 1], words):
        return True
    return english.given.get(low) == "trade"


def without_statement(core: list[Token], words: Words) -> list[Token]:
    """A noun group without what its bearer speaks in: "Dorna State Police [in a statement]"."""
    for i in range(1, len(core) - 2):
        if core[i].low in ("in", "on", "via") and core[i + 1].low in ("a", "an", "his", "her", "its", "their"):
            head = words.heads.get(core[-1].low) or words.heads.get(" ".join(t.low for t in core[-2:]))
            return core[:i] if head is not None and head.table in ("publication", "recording") else core
    return core


_PORTFOLIOS = frozenset(("minister", "secretary", "undersecretary", "commissioner", "superintendent", "inspector"))


def behind_portfolio(core: list[Token], cut: int, words: Words) -> list[Token]:
    """The name of who holds an office told with its field: "Minister of Health [Ann Roe]", "Superintendent of Police
    [Ivo Petrak]"; nothing for "the mayor of New York City". `cut` is where the field begins."""
    if core[cut].low != "of" or not is_title(core[cut - 1], words):
        return []
    tail = core[cut + 1 :]
    if any(t.low in LINKS for t in tail):
        return []
    run = name_run(tail, words)
    if len(run) < len(tail):
        return run if len(run) > 1 and tail[len(tail) - len(run) - 1].low in words.heads else []
    return run[-2:] if 2 < len(run) < 5 and core[cut - 1].low in _PORTFOLIOS else []


def is_title(tok: Token, words: Words) -> bool:
    low = tok.low.rstrip(".")
    head = words.heads.get(low)
    if tok.capital and head is not None and (head.table == "recording" or low == "national"):
        return False  # "Emily Post", "the National Water System"
    return low in words.offices or low in words.ranks or low in words.heads
