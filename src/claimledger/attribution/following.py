"""Where what is said begins behind a verb of saying, and whether anything is: "said on Monday [that]", "…, police said"."""

from __future__ import annotations

from claimledger.attribution.fronted import TIMES
from claimledger.attribution.groupsbefore import QUOTES
from claimledger.attribution.reader import Reader
from claimledger.attribution.takes import is_number
from claimledger.wordgroups import DETERMINERS, LINKS, rightward

_SUBORDINATE_WORDS = "after before when because although though since while as if until where"

SUBORDINATE = frozenset(_SUBORDINATE_WORDS.split())

_RELATIVES = frozenset(("who", "which", "whose", "whom", "that", "where"))

FINITE = frozenset(("was", "were", "is", "are", "had", "have", "has", "died", "drowned", "perished"))

_PHRASES_WORDS = "in on at by during via to after from through with over for"

PHRASES = frozenset(_PHRASES_WORDS.split())

_SENT = frozenset(
    ("posted", "released", "issued", "published", "carried", "broadcast", "aired", "sent", "shared", "read", "delivered",
     "distributed", "relayed", "circulated", "dated", "uploaded")
)  # fmt: skip

_TOLD = frozenset(("told", "tells", "tell", "inform", "informs", "informed"))

_OWNING_UP = frozenset(("admit", "admits", "admitted"))


def stands_alone(r: Reader, comma: int) -> bool:
    """Whether what stands before a comma is told: "[Nine died,] the clinic said: three …"; not "[After nine died,] …"."""
    start = next((k + 1 for k in range(comma - 1, -1, -1) if r.toks[k].text in ",;"), 0)
    opening = r.low(start)
    if r.toks[comma].text != "," or comma - start < 3 or opening in SUBORDINATE or opening in _RELATIVES:
        return False
    if opening not in PHRASES:
        return True
    told = [r.low(k) for k in range(start, comma)]  # "On Friday nine were killed", "In a raid that killed nine"
    return not FINITE.isdisjoint(told) and _RELATIVES.isdisjoint(told[: _first(told, FINITE)])


def _first(told: list[str], among: frozenset[str]) -> int:
    return next(k for k, word in enumerate(told) if word in among)


def what_follows(r: Reader, verb: int) -> tuple[int, bool]:
    """Where what is said would begin after a verb, and whether anything is."""
    k = verb + 1
    if r.low(verb) in _TOLD:
        k = rightward(r.toks, k, r.words)
        if k == verb + 1 and r.low(k) in ("us", "him", "her", "them", "me"):
            k += 1
    if r.low(k) == "to" and r.low(verb) in _OWNING_UP:
        return k + 1, True  # "the attackers admitted [to] four"
    while k < len(r.toks):
        if r.low(k) in TIMES or (k > verb + 1 and r.low(k) in _SENT):
            k += 1
        elif r.low(k) in _THAT_DAY and (passed := _past_day(r, k)):
            k = passed
        elif r.low(k) == "at" and r.low(k + 1) in ("least", "most") and is_number(r.low(k + 2)):
            return k, True  # "saw [at least 60] bodies"
        elif r.low(k) in PHRASES or (r.low(k) in LINKS):
            following = rightward(r.toks, k + 1, r.words)
            if following == k + 1 and r.low(k + 1) not in TIMES:
                break
            k = max(following, k + 1)
            if r.low(k) in r.words.verbs and _ends_phrase(r, k):
                k += 1  # "said in its daily [update]", "at the [count]": nouns
        else:
            break
    if k >= len(r.toks):
        return k, False
    tok = r.toks[k]
    if tok.text in QUOTES and k >= len(r.toks) - 1:
        return k, False
    opens = tok.text == "," and k + 1 < len(r.toks) and r.toks[k + 1].text in QUOTES
    if tok.text == ":" or tok.text in QUOTES or opens:
        return k, True
    if tok.text == "(" and (closing := next((j for j in range(k, len(r.toks)) if r.toks[j].text == ")"), 0)):
        return k, r.low(
            closing + 1
        ) == "that"  # "police said (residents spoke of 90)", "police said (in a letter) that"
    ends = tok.text in ".,;!?)—–-" or tok.low in (
        "adding",
        "speaking",
        "citing",
        "quoting",
        "after",
        "as",
        "and",
        "who",
    )
    if (
        tok.text == ","
        and any(t.low == "that" for t in r.toks[k : k + 16])
        and "that" in [t.low for j, t in enumerate(r.toks[k:]) if j and r.toks[k + j - 1].text == ","]
    ):  # "said, citing the ministry, that nine died"
        return k, True
    return k, not ends


_THAT_DAY = frozenset(("the", "that", "a", "one", "two", "three"))
_NEXT = frozenset(("next", "following", "same"))
_SPANS = frozenset(
    ("day", "days", "week", "weeks", "month", "morning", "evening", "night", "afternoon", "hour", "hours")
)


def _past_day(r: Reader, k: int) -> int:
    """Behind the day on which something is said: "said [the next day]", "[that evening]", "[two days later]"; 0 if none."""
    if r.low(k) == "the":
        return k + 3 if r.low(k + 1) in _NEXT and r.low(k + 2) in _SPANS else 0
    if r.low(k) == "that":
        return k + 2 if r.low(k + 1) in _SPANS and not r.low(k + 2)[:1].isalnum() else 0
    return k + 3 if r.low(k + 1) in _SPANS and r.low(k + 2) in ("later", "after", "afterwards") else 0


def _ends_phrase(r: Reader, k: int) -> bool:
    """Whether a word at `k` that could be a verb is the noun of a phrase: behind an article, and nothing but a mark, a
    preposition or a time follows. "In the valley people [say] nine died" has none of them."""
    behind = r.low(k + 1)
    parted = not behind or not behind[0].isalnum() or behind in LINKS or behind in PHRASES or behind in TIMES
    return parted and any(r.low(j) in DETERMINERS for j in range(max(0, k - 3), k))
