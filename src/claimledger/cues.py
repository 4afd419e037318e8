"""How sure a statement of harm is: stated, alleged, projected, or unreal, where nothing is said to have happened."""

from __future__ import annotations

import functools
import re
from typing import Literal

from claimledger.lexicon import LexiconError, read_tables, word_set
from claimledger.patterns import Headed, Rare
from claimledger.registry import registry
from claimledger.reporting import words
from claimledger.roles import Item, offset, opens_clause, words_of

Certainty = Literal["stated", "alleged", "projected", "unreal"]

_SAVING = frozenset(
    "save saved saving prevent prevented preventing keep kept spare spared protect stop".split()  # noqa: SIM905
)
_OF_THE_MONTH = (" in ", " since ", " last ", " during ", " until ", " late ", " early ", " mid-")
_BEHIND_MAY = frozenset(["be", "have", "well", "yet", "also", "still", "reach", "rise", "climb", "exceed", "pass"])
_MAY_BE_MONTH = ("in ", "since ", "of ", "by ", "last ", "during ", "until ", "from ")
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
        if word == "will" and items[k].unit.proper:
            word = ""  # "Will Haddad was shot"
        kind = near.get(word)
        if tag == "m" and _governs_another(items, k, at):
            continue  # "a woman who could not leave her house died"
        if word == "may" and k + 1 < len(items) and items[k + 1].unit.word in _BEHIND_MAY:
            if " if " in folded[offset(items, at) :]:
                return "unreal"  # "fifty may be hurt if the stand is not closed"
            found = "alleged" if k + 1 < len(items) and items[k + 1].unit.word == "have" else "projected"
        if word == "may" and tag == "m" and (items[at].tag == "k" or items[at].unit.word == "die") and k > 0:
            if all(i.tag == "r" for i in items[k + 1 : at]) and not folded.endswith(_MAY_BE_MONTH, 0, offset(items, k)):
                return "unreal"  # "the flood may [kill] hundreds", "nine may [die]"
        if kind is not None and (tag == "m" or k >= at - 3):
            if word == "might" and k + 1 < len(items) and items[k + 1].unit.word == "have":
                found = "alleged"
            elif kind == "alleged":
                found = "alleged" if items[k + 1].tag in "OPBLG#r" else found
            elif not _doubtful(items, k) and not (tag == "m" and _is_known(items, k, at)):
                return "unreal"
        if tag in "GQ#x@" and k < at - 1:
            break
    if _is_wished(items, at) or (items[at].tag in "ki" and _is_second_of_modal(items, at)):
        return "unreal"
    if items[at].tag == "i" and folded.endswith(_SHORT_OF, 0, offset(items, at)):
        return "unreal"  # "came close to killing two guards"
    if items[at].tag in "KDZ" and _is_expected(items, at):
        found = "projected"
    if items[at].tag == "i" and at > 1 and items[at - 1].unit.word in _DENIED and _is_a_body(items, at - 2):
        return "alleged"
    if items[at].tag == "i" and _is_denied(folded, offset(items, at)):
        return "alleged"
    if at > 1 and items[at - 1].unit.word == "being" and items[at - 2].unit.word in _FEARING:
        return "unreal"  # "most drivers fear being hurt"
    if at > 2 and items[at - 1].unit.word == "being" and items[at - 2].unit.word == "from":
        if any(i.unit.word in _SAVING for i in items[max(0, at - 8) : at - 2]):
            return "unreal"  # "to save five from being killed"
    if not unreal.isdisjoint(words_of(items)):
        for k in range(at - 1, -1, -1):
            if items[k].tag in ";.":
                break
            if items[k].unit.word in unreal:
                if items[k].unit.word in ("if", "whether") and _is_told_of_it(items, k, at):
                    break
                if items[k].unit.word == "so that" and _tells_toll(items, k):
                    break  # "two more were found, so that the toll is now [15]"
                return "unreal"
    if " that " in folded and items[at].tag in "KDZ" and _is_unproven(folded, offset(items, at)):
        return "unreal"
    if items[at].unit.word.split()[0] in ("feared", "presumed", "believed"):
        return "projected"
    colour, start = _colour(folded)
    while colour == "alleged" and folded.startswith(_ADVERBS, start) and _doubts_another(items, at, folded, start):
        colour, start = _colour(folded, start + 1)
    while colour == "alleged" and start > offset(items, at) and _TO_HAVE.match(folded, start):
        colour, start = _colour(folded, start + 1)  # "killed nine herders, whom the army [claimed to have] killed"
    if colour == "unreal":
        return "unreal"  # a story, a match
    if colour == "projected":
        # "fled, and now fear that …": what is feared stands behind the word
        ahead = start < offset(items, at) + len(items[at].unit.word)
        return "projected" if ahead and not _of_those_before(items, at, folded, start) else found
    if colour and folded.startswith(_DENYING, start):  # "denied that it shelled the town [and said] it had killed nine"
        behind = folded[start : offset(items, at)]
        if not behind:
            return found  # "said it killed nine rebels and [denied that] any civilian was hurt"
        if any(word in behind for word in _AFTERWARDS):
            return found  # "rejected claims of torture [after] two men died"
        return found if any(word in behind for word in _GOES_ON) else "alleged"
    if colour and folded.startswith(_OF_WHAT_FOLLOWS, start):
        # "the raid killed nine, and a suspect is believed to have crossed the border"
        behind = folded[start : offset(items, at)]
        if not behind or any(word in behind for word in _BEYOND):
            return found
    return "alleged" if colour else found


def _tells_toll(items: list[Item], k: int) -> bool:
    """ "[So that] the toll is now 15": what has come of it; not "so that the toll may fall", which is hoped for."""
    return [i.tag for i in items[k + 1 : k + 4] if i.tag != "r"] == ["t", "T", "b"]


_ARE_FEARED = ("are feared ", "is feared ", "was feared ", "were feared ", "feared ", "presumed ", "believed ")
_BUT = frozenset(["while", "but", "although", "though", "whereas"])


def _of_those_before(items: list[Item], at: int, folded: str, start: int) -> bool:
    """Whether the word of fear at `start` is said of other people, whose clause has ended before the harm at item `at`:
    "23 people are feared buried, and one body has been [recovered]", "thirty are feared dead; three [bodies] were found"."""
    # "It is feared that nine died and that six were [hurt]", "fears that nine died and six were hurt": of both
    all_of_it = not folded.startswith(_ARE_FEARED, start) or folded.endswith("it ", 0, start)
    first = next((k for k in range(len(items)) if offset(items, k) > start), at)
    for k in range(first + 1, at):
        tag, word = items[k].tag, items[k].unit.word
        if tag == ";" or word in _BUT:
            return True
        if tag == "&" and not all_of_it and opens_clause(items, k + 1):
            return True
    return False


_DENIED = frozenset(["denied", "denies", "deny"])


def _is_a_body(items: list[Item], k: int) -> bool:
    """Whether "the militia" or "it" denies the deed; what a person denies in court did befall the victims."""
    while k > 0 and items[k].tag in "rvPE&":
        k -= 1
    group = items[k].group
    if items[k].unit.word in ("it", "they") or group is None:
        return items[k].tag in "xAL"
    speaks = group.head is not None and group.head.word in _SPEAKING
    return group.kind == "people" and (speaks or (group.count is None and group.category in _BODIES))


def _is_denied(folded: str, end: int) -> bool:
    """Whether a side, a body or a country denies the deed that begins at `end`: "both sides deny [killing] 40"."""
    found = _WHO_DENIES.search(folded, max(0, end - 80), end) if " den" in folded else None
    if found is None:
        return False
    who = found.group(1).removeprefix("the ").removeprefix("both ")
    head = words().heads.get(who.split()[-1])
    body = (head is not None and head.table == "body") or who.endswith(" parties")
    return body or who in _countries() or who.split(" and ")[-1] in _countries()


@functools.cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name in registry().countries)


_WHO_DENIES = re.compile(
    r"(?:\A|[,;:]\s|\b(?:but|while|though|although|that)\s)((?:[\w.'’-]+\s){0,4}?[\w.'’-]+)\s(?:(?:has|have|had|also|both|later|again|"
    r"always|repeatedly|strongly|consistently|flatly)\s)*(?:den(?:y|ies|ied))\s\Z"
)
_SPEAKING = frozenset(["spokesman", "spokeswoman", "spokesperson", "spokesmen"])
_BODIES = ("security_forces", "armed_group", "combatant")


# These are said of what follows: "claimed to have killed", "is believed to have been shot".
_TO_HAVE = re.compile(r"(?:is |are |was |were |has been |have been )?[a-z]+ to have\b")
_UNPROVEN = Rare(
    r"\b(?:no (?:\w+ )?(?:evidence|proof|indication|suggestion)(?: (?:was|were|is|has been) \w+)?|"
    r"nothing to (?:prove|suggest|show|indicate)) that\b"
)
_BESIDE = (" who ", " which ", " that ", " after ", " when ", " but ", ", ", ";")


def _is_unproven(folded: str, harm: int) -> bool:
    """ "Nothing to prove that a clerk was [shot]"; but "no evidence that the blast that [killed] nine was an attack"."""
    match = _UNPROVEN.search(folded, 0, harm)
    return match is not None and not any(word in folded[match.end() : harm] for word in _BESIDE)


_ADVERBS = ("reportedly", "allegedly", "purportedly", "apparently", "supposedly")
_OF_WHOM = re.compile(
    r" (?:known|called|named|nicknamed|aged|belonging|affiliated|linked|related|members? of|by|from|in|at|on|near|because|"
    r"after|when|while|due|over|during|for|under|armed)\b"
)
_DESCRIBING = re.compile(r", $")  # before ", reportedly a member of the gang,"


def _is_told_of_it(items: list[Item], asked: int, at: int) -> bool:
    """Whether the harm at item `at` is what a relative clause tells of the thing that is asked about: "do not know if a crash
    that [left] nine dead is connected"; not "if a bus crashes that carries nine"."""
    behind = items[at].tag == "Z" or items[at - 1].tag in "GQ"
    k, passed = at - 1, "rbvGQZ&," if behind else "rbv"  # "that left two men dead and six hurt"
    if items[at].tag not in "VDKZr":
        return False  # a bare form is no past: "if a bomb that may kill nine"
    while k > asked and items[k].tag in passed:
        k -= 1
    if items[k].unit.word in ("who", "which") and items[k - 1].tag == ",":
        return True  # "whether rebels did it, who have [killed] nine before": a fact that is told beside it
    return items[k].unit.word in _RELATIVES and k - asked > 1 and all(i.tag not in "bvm" for i in items[asked + 1 : k])


_RELATIVES = ("that", "which", "who")
_A_NOUN = re.compile(r" (?:an?|one of|members?|part of|the) (?!dozen|couple|few|hundred|thousand|score)")
_RELATIVE = re.compile(r"(, )?\b(?:who|which|that)(?: had| has| have| was| were| is| are)? $")


def _doubts_another(items: list[Item], at: int, folded: str, start: int) -> bool:
    """Whether the adverb of doubt at `start` is not about the harm at item `at`: "a boy [reportedly] known as Tim was
    killed", "nine were killed, [apparently] by rebels", "police shot a man who had [allegedly] robbed a bank"."""
    end = folded.find(" ", start)
    if end < 0 or folded[end - 1] in ",.":
        return False
    if _OF_WHOM.match(folded, end) or (_DESCRIBING.search(folded, 0, start) and _A_NOUN.match(folded, end)):
        return True
    harm = offset(items, at)
    if harm < start:
        behind = [i.tag for k, i in enumerate(items) if harm < offset(items, k) < start]
        if all(tag in "bvmr!" for tag in behind) and items[at].tag in "bvmr":
            return False  # "was [reportedly] shot"
        return start - harm - len(items[at].unit.word) > 1  # "killing [reportedly] nine" is about the killing
    relative = _RELATIVE.search(folded, max(0, start - 16), start)
    if relative is None:
        return ";" in folded[start:harm]
    between = folded[end:harm]
    if relative.group(1) is not None:
        return between.count(",") > (items[at].tag == "i")  # "the bus, which was reportedly full, fell, killing nine"
    then = "".join(i.tag for k, i in enumerate(items[:at]) if offset(items, k) > start).rstrip("r")
    # "a man who allegedly stabbed a clerk [was] shot dead"
    return then.endswith("b") and "&" not in then and any(tag in "eKkD" for tag in then[:-1])


_ASKED = ("?", '?"', "?”", "?’")
_ASKING = ("were ", "was ", "did ", "do ", "does ", "have ", "has ", "had ", "are ", "is ", "will ", "would ", "could ", "can ",
           "should ", "may ", "might ")  # fmt: skip
# Colour only what stands behind them: "the raid killed nine, and [it is] unclear who led it".
_OF_WHAT_FOLLOWS = (
    "it is ",
    "it was ",
    "it has been ",
    "investigating ",
    "looking into ",
    "unable to ",
    "not been able to ",
    "not able to ",
    "not possible to ",
    "impossible to ",
    "difficult to ",
    "hard to ",
    "yet to ",
    "could not verify",
    "cannot ",
    "aware of ",
    "believed to have",
    "suspected to have",
    "is suspected to have",
    "are suspected to have",
    "may have",
)
_DENYING = (
    "den",
    "rejected c",
    "rejected a ",
    "rejected acc",
    "rejected the c",
    "dismissed the c",
    "dismissed c",
    "dismissed a ",
    "disputed ",
    "refuted ",
)
_AFTERWARDS = (" after ", " when ")
_BEYOND = (" after ", " when ", ", ", " as ")
_GOES_ON = (
    " and said ",
    " and says ",
    " but said ",
    " and acknowledged ",
    " and admitted ",
    " and confirmed ",
    " and claimed ",
    " and added ",
    " and put ",
    " saying ",
    ";",
)


#: What a story does, whatever is told between: "the film, set in 1943, shows how"
_STORY = Rare(
    r"\b(?:film|movie|novel|opera|miniseries|mini-series|sitcom|thriller|musical|comedy|ballet|novella|short story|video game)"
    r"(?:, [^,]{1,60},| (?:by|of|from|about|set|starring|directed)\b[^,.;]{1,40}?)? (?:also |then )?(?:shows?|depicts?|portrays?|"
    r"recreates?|imagines|dramatises|dramatizes|sees|opens|begins|ends|tells|features|re-enacts|reenacts|follows)\b"
)


# Of these a report of real deaths speaks, too; stories are told in the present tense.
_OF_TRADE = word_set("judged", "of_trade")
_HAPPENED = Rare(
    r"\b(?:was|were|been) (?:\w+ ){0,2}(?:killed|shot|stabbed|murdered|found dead|crushed|trampled|beaten)\b|\bdied\b|"
    r"\b(?:who|gunmen|attackers|police|bomb|blast|fire|crash) (?:\w+ ){0,2}(?:killed|murdered|shot dead)\b|, killing "
)


@functools.lru_cache(maxsize=16)
def _colour(folded: str, start: int = 0) -> tuple[str, int]:
    """What the first term from `start` on that colours a whole sentence makes of it, and where it stands; "" where there
    is none."""
    _, clause, pattern, _ = _cues()
    if folded.endswith(_ASKED) and folded.lstrip('"“‘ ').startswith(_ASKING):
        return "unreal", 0  # "did the army kill nine herders?"
    match = pattern.search(folded, start)
    while match is not None and match.group() in _OF_TRADE and _HAPPENED.search(folded) is not None:
        match = pattern.search(folded, match.end())  # "the sitcom's star was shot dead in a bar"
    if match is None and _STORY.search(folded, start) is not None:
        return "unreal", 0
    if match is not None and match.group() == "may have" and folded.endswith(_OF_THE_MONTH, 0, match.start()):
        match = pattern.search(folded.replace("may have", "xxx have", 1))  # "taken in May have escaped"
    return ("", 0) if match is None else (clause["\0" + match.group()], match.start())


_FEARING = frozenset(["fear", "fears", "fearing", "risk", "risks", "avoid", "avoids", "avoided", "dread", "imagine"])
_KNOWING = word_set("judged", "known")


def _is_wished(items: list[Item], at: int) -> bool:
    """ "Demanded that two rebels [be] shot": a bare "be" behind those of whom it speaks, with no modal verb before it."""
    k = at - 1
    while k > 0 and items[k].tag == "r":
        k -= 1
    return k > 0 and items[k].unit.word == "be" and items[k].tag == "b" and items[k - 1].tag in "GQ#*L"


_SHORT_OF = (" close to ", " verge of ", " brink of ", " point of ", " aimed at ", " capable of ", " intent on ")
_REALLY = frozenset(["managed", "went on", "proceeded", "began", "started", "continued", "went", "able"])
_WISHING = frozenset(
    """wanted wants planned plans hoped hopes intended intends plotted threatened vowed meant conspired agreed prepared
    planning hoping plotting wanting""".split()  # noqa: SIM905
)


def _is_second_of_modal(items: list[Item], at: int) -> bool:
    """ "The storm could destroy the town and [kill] 300", "planned to storm the jail and [kill] a guard", "would have gone
    off at noon, [killing] nine": the base form behind "and", and the word in -ing behind a comma, hang on the modal verb
    or "to" before the first verb, and tell of nothing that happened. A headline has none: "Rebels storm post and kill
    nine"."""
    form = items[at].tag
    k = at - 1
    while k > 0 and items[k].tag in "r":
        k -= 1
    if k < 2 or items[k].tag not in "&," or items[at].unit.word.endswith("s"):
        return False  # "turns up and [shoots] a clerk"
    verbs = 0
    for m in range(k - 1, max(-1, k - 14), -1):
        tag, word = items[m].tag, items[m].unit.word
        if tag in ".;:wyKVDs!" or (form == "k" and tag in "bv"):
            return False
        if form == "i" and tag == ",":
            return False
        if tag == "m":
            return not word.startswith("d") and (word != "may" or m == 0 or items[m - 1].tag not in "PO")
        if word == "to" and _opens_infinitive(items[m + 1]):
            before = items[m - 1].unit.word if m else ""
            return before not in _REALLY if form == "k" else before in _WISHING
        verbs += tag == "e"
        if form == "i" and verbs > 1:
            return False  # "a lorry that could carry nine hit a wall, killing two"
    return False


def _opens_infinitive(follows: Item) -> bool:
    """Whether what stands behind "to" is a verb; a noun with no article is one: "to [bomb] a mall"."""
    return follows.tag in "kKeUj" or (follows.tag in "x*" and follows.unit.tag not in "atpzcSN")


_DREADING = frozenset(["feared", "fears", "fear", "fearing"])
_EXPECTING = frozenset(
    """expect expects expected predict predicts predicted forecast forecasts project projects projected anticipate
    anticipates""".split()  # noqa: SIM905
)


def _is_expected(items: list[Item], at: int) -> bool:
    """ "The ministry feared [200] dead", "she feared her two sons had been [killed]", "experts expect 900 people to [die]"."""
    k = at - 1
    while k > 0 and items[k].tag in "GQrcjvbtpP" and at - k < 8:
        k -= 1
    word = items[k].unit.word
    if k < 1 or k >= at - 1 or items[k - 1].tag in "tapz":
        return False  # "the [feared] gang killed nine"
    return word in _DREADING or (word in _EXPECTING and items[at - 1].unit.word == "to")


def _is_known(items: list[Item], k: int, at: int) -> bool:
    """ "We must not forget [the murder] of Bishop Arce": what is remembered or solved has happened."""
    words = [i for i in items[k + 1 : at] if i.group is None or i.tag == "*"]
    return items[at].tag == "n" and any(i.unit.word in _KNOWING for i in words)


def _doubtful(items: list[Item], k: int) -> bool:
    """ "could reach 200", "could be as high as 200" project a figure, they do not unsay it."""
    if [i.unit.word for i in items[k + 1 : k + 5]] == ["be", "as", "high", "as"]:
        return True
    return k + 1 < len(items) and items[k + 1].unit.word in ("reach", "exceed", "pass", "top", "climb", "rise")
