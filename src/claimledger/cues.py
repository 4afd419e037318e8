"""How sure a statement of harm is: stated, alleged, projected, or unreal, where nothing is said to have happened."""

from __future__ import annotations

import functools
from typing import Literal

from claimledger.lexicon import LexiconError, read_tables
from claimledger.patterns import Headed
from claimledger.roles import Item, offset, words_of

Certainty = Literal["stated", "alleged", "projected", "unreal"]

_SAVING = frozenset(
    [
        "save",
        "saved",
        "saving",
        "prevent",
        "prevented",
        "preventing",
        "keep",
        "kept",
        "spare",
        "spared",
        "protect",
        "stop",
    ]
)
_OF_THE_MONTH = (" in ", " since ", " last ", " during ", " until ", " late ", " early ", " mid-")
_BEHIND_MAY = frozenset(["be", "have", "well", "yet", "also", "still", "reach", "rise", "climb", "exceed", "pass"])
_NEAR = 5  # items before the word of harm


@functools.cache
def _cues(language: str = "en") -> tuple[dict[str, str], dict[str, str], Headed, frozenset[str]]:
    """Near terms and clause terms by their kind, one pattern of the terms that colour a whole sentence, and the clause
    terms that unsay it."""
    near: dict[str, str] = {}
    clause: dict[str, str] = {}
    sentence: dict[str, str] = {}
    for kind, entries in read_tables(language, "cues").items():
        for entry in entries:
            if kind not in ("unreal", "alleged", "projected") or set(entry) - {
                "terms",
                "scope",
                "examples",
                "not_examples",
            }:
                raise LexiconError(f"cues.toml: unknown table or key in {kind!r}: {sorted(entry)}")
            {"near": near, "clause": clause, "sentence": sentence}[entry["scope"]].update(
                dict.fromkeys(entry["terms"], kind)
            )
    pattern = Headed.words(sentence)
    unreal = frozenset(term for term, kind in clause.items() if kind == "unreal")
    clause.update({"\0" + t: k for t, k in sentence.items()})
    return near, clause, pattern, unreal


_PAST = ("died", "drowned", "perished", "succumbed", "bled", "suffocated", "starved", "froze")


def _governs_another(items: list[Item], modal: int, at: int) -> bool:
    """Whether the modal verb at `modal` cannot be that of the harm verb at `at`, a past form without an auxiliary."""
    if not items[at].unit.word.startswith(_PAST):
        return False
    return not any(item.tag in "bv" for item in items[modal + 1 : at])


def certainty(items: list[Item], at: int, folded: str) -> Certainty:
    """How sure the statement is whose word of harm begins at item `at`; `folded` is the sentence in lower case.

    "Forty sailors are feared drowned" is projected, "if ten people died" unreal.
    """
    near, _, _, unreal = _cues()
    found: Certainty = "stated"
    for k in range(at - 1, max(-1, at - _NEAR), -1):
        word, tag = items[k].unit.word, items[k].tag
        if tag in ";.":
            break
        kind = near.get(word)
        if tag == "m" and _governs_another(items, k, at):
            continue  # "a woman who could not leave her house died"
        if word == "may" and k + 1 < len(items) and items[k + 1].unit.word in _BEHIND_MAY:
            if " if " in folded[offset(items, at) :]:
                return "unreal"  # "fifty may be hurt if the stand is not closed"
            found = "alleged" if k + 1 < len(items) and items[k + 1].unit.word == "have" else "projected"
        if kind is not None and (tag == "m" or k >= at - 3):
            if word == "might" and k + 1 < len(items) and items[k + 1].unit.word == "have":
                found = "alleged"
            elif kind == "alleged":
                found = "alleged" if items[k + 1].tag in "OPBLG#r" else found
            elif not _doubtful(items, k) and not (tag == "m" and _is_known(items, k, at)):
                return "unreal"
        if tag in "GQ#x@" and k < at - 1:
            break
    if at > 2 and items[at - 1].unit.word == "being" and items[at - 2].unit.word == "from":
        if any(i.unit.word in _SAVING for i in items[max(0, at - 8) : at - 2]):
            return "unreal"  # "to save five from being killed"
    if not unreal.isdisjoint(words_of(items)):
        for k in range(at - 1, -1, -1):
            if items[k].tag in ";.":
                break
            if items[k].unit.word in unreal:
                return "unreal"
    if items[at].unit.word.split()[0] in ("feared", "presumed", "believed"):
        return "projected"
    colour, start = _colour(folded)
    if colour == "unreal":
        return "unreal"  # a story, a match
    if colour == "projected":
        # "fled, and now fear that …": what is feared stands behind the word
        return "projected" if start < offset(items, at) + len(items[at].unit.word) else found
    if colour and folded.startswith("den", start):  # "denied that it shelled the town [and said] it had killed nine"
        behind = folded[start : offset(items, at)]
        if not behind:
            return found  # "said it killed nine rebels and [denied that] any civilian was hurt"
        return found if any(word in behind for word in _GOES_ON) else "alleged"
    if colour and folded.startswith(_BELIEVED, start):
        # "the raid killed nine, and a suspect is believed to have crossed the border"
        behind = folded[start : offset(items, at)]
        if not behind or any(word in behind for word in _BEYOND):
            return found
    return "alleged" if colour else found


_BELIEVED = ("believed to have", "suspected to have", "is suspected to have", "are suspected to have", "may have")
_BEYOND = (" after ", " when ", ", ", " as ")
_GOES_ON = (" and said ", " and says ", " but said ", " and claimed ", " and added ", " and put ", " saying ", ";")


@functools.lru_cache(maxsize=16)
def _colour(folded: str) -> tuple[str, int]:
    """What the first term that colours a whole sentence makes of it, and where it stands; "" where there is none."""
    _, clause, pattern, _ = _cues()
    match = pattern.search(folded)
    if match is not None and match.group() == "may have" and folded.endswith(_OF_THE_MONTH, 0, match.start()):
        match = pattern.search(folded.replace("may have", "xxx have", 1))  # "taken in May have escaped"
    return ("", 0) if match is None else (clause["\0" + match.group()], match.start())


_KNOWING = frozenset(
    ["avenge", "clarify", "condemn", "denounce", "deplore", "explain", "forget", "forgive", "investigate", "lament",
     "mention", "mourn", "probe", "protest", "punish", "recall", "regret", "remember", "repudiate", "solve", "understand"]
)  # fmt: skip


def _is_known(items: list[Item], k: int, at: int) -> bool:
    """ "We must not forget [the murder] of Bishop Arce": what is remembered or solved has happened."""
    words = [i for i in items[k + 1 : at] if i.group is None or i.tag == "*"]
    return items[at].tag == "n" and any(i.unit.word in _KNOWING for i in words)


def _doubtful(items: list[Item], k: int) -> bool:
    """ "could reach 200" projects a figure, it does not unsay it."""
    return k + 1 < len(items) and items[k + 1].unit.word in ("reach", "exceed", "pass", "top", "climb", "rise")
