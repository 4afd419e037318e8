"""What a description of a source says of it: the nouns of an apposition, a body or one person, one of many."""

from __future__ import annotations

import re

from claimledger.reporting import Words

_BEHIND_NOUN = re.compile(r",|\s(?:in|of|at|with|for|who|that|which|based|whose)\b")  # closes the noun of an apposition
_BEHIND_BODY = re.compile(r"\s(?:of|in|at|from|near)\s")  # "a nurse [at the general hospital]" is no body


def nouns_of(about: str, words: Words) -> list[str]:
    """The nouns of an apposition that may stand for its bearer later: "an agency based in Britain" -> agency."""
    parts = re.findall(r"[a-z'’-]+", _BEHIND_NOUN.split(about, maxsplit=1)[0])
    found = [p for p in parts if p in words.heads or p in words.offices]
    if len(parts) > 1 and " ".join(parts[-2:]) in words.heads:
        found.append(" ".join(parts[-2:]))
    return found[-2:]


def body_of(about: str, words: Words) -> str | None:
    """The kind of body that an apposition tells of: "a charity that drills wells"; None for "a church organist"."""
    if not about.startswith(("a ", "an ", "the ")):
        return None
    last = _BEHIND_NOUN.split(about, maxsplit=1)[0].split()[-1:]
    head = words.heads.get(last[0]) if last else None
    return head.kind if head is not None and head.table == "body" else None


def names_body(name: str, words: Words) -> bool:
    """Whether a description is of a body: "the valley relief committee"."""
    return _BEHIND_BODY.split(name.lower(), maxsplit=1)[0].endswith(words.bodies)


def names_one(name: str, words: Words) -> bool:
    """Whether a description is of one person: "a nurse", not "her parents" or "the ministry"."""
    noun = name.lower().split(" of ")[0].split(" in ")[0].split(" at ")[0]
    many = noun.endswith("s") and not noun.endswith("ss")  # "witness"
    paper = noun.endswith(_PAPERS)
    return not many and not paper and noun not in ("police", "media") and not names_body(name, words)


_PAPERS = ("affidavit", "complaint", "report", "reports", "certificate", "obituary", "autopsy", "indictment", "warrant")


def plural_of(single: str, name: str) -> bool:
    """Whether a description is of many of a kind: "survivors of the raid" for "survivor"."""
    low = single.lower()
    first = name.lower().split(" of ")[0].split()
    return bool(first) and first[-1] in (low + "s", low + "es", low[:-1] + "ies")
