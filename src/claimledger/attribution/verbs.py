"""Attributions by a verb: "police said that …", "…, said a miner", "SANA quoted the captain as saying"."""

from __future__ import annotations

from typing import Literal

from claimledger.attribution.addressed import receiver, speech_begins
from claimledger.attribution.behind import speakers_after
from claimledger.attribution.counting import SAYING, is_place, is_told_for, is_town
from claimledger.attribution.following import FINITE, PHRASES, SUBORDINATE, stands_alone, what_follows
from claimledger.attribution.fronted import TIMES
from claimledger.attribution.groupsbefore import QUOTES, group_before
from claimledger.attribution.reader import Attribution, Reader
from claimledger.attribution.subjects import subject_of
from claimledger.attribution.takes import DECREEING, NEEDS, count_before, is_decree, is_number, kept_by
from claimledger.lexicon import load
from claimledger.reporting import COUNTED, SAYINGS
from claimledger.spans import Span
from claimledger.speakers import PRONOUNS, Speaker
from claimledger.wordgroups import DETERMINERS, LINKS, rightward

_PAUSES = frozenset(",;:—–-()")
_CIRCUMSTANCES = frozenset(("because", "before", "when", "while", "until", "hours", "minutes", "days", "ahead"))
_PASSIVE = frozenset(("accused", "suspected", "believed", "thought", "alleged", "feared", "said", "reported"))
# Behind these a word is no finite verb: "the state", "to report", "was reported".
_NO_VERB_WORDS = """
was were is are been be being not to n't the a an this its his her their our
"""
_OF_LABELS = frozenset(("killed", "dead", "injured", "wounded", "hurt", "missing", "abducted", "detained", "displaced"))
_STATES = frozenset(["member", "arab", "gulf", "neighbouring", "neighboring", "african", "european", "baltic"])
_OF_STATE = frozenset(["television", "tv", "media", "news", "radio", "broadcaster", "newspaper"])
_NO_VERB = frozenset(_NO_VERB_WORDS.split())
_CITING = frozenset(("quoted", "cited", "quotes", "cites"))
_PRONOUNCED = frozenset(("declared", "declares", "declare", "pronounced"))
_DEAD = frozenset(("dead", "deceased"))
_TALLIED = frozenset(("recorded", "records", "registered", "reported", "counted", "logged"))
_DENOUNCING = frozenset(("denounce", "denounces", "denounced"))
_DENOUNCED = frozenset(("that", ".", "", "on"))  # "nine were killed, the league denounced on Friday"
_DESCRIBING = frozenset(("describe", "describes", "described"))
_RAISED = frozenset(("raise", "raised", "raises", "lowered", "lowers"))
_INSIDE_EVENT = frozenset(("of", "and", "in", "by"))
_REPORTERS = frozenset(("reporter", "reporters", "journalist", "journalists", "correspondent", "correspondents"))
_NOUN_FOLLOWS_WORDS = ": it of from by have has had are were was is indicate suggest"
_NOUN_FOLLOWS = frozenset(_NOUN_FOLLOWS_WORDS.split())


def by_verbs(r: Reader) -> None:
    """Add what verbs of saying attribute, each to whoever stands before or behind it."""
    verbs = r.words.verbs
    for i in [i for i, tok in enumerate(r.toks) if tok.low in verbs or tok.low in _CITING]:
        tok = r.toks[i]
        if tok.low in _CITING and _quoting(r, i):
            continue
        takes = verbs.get(tok.low)
        if tok.low in _DESCRIBING and (
            r.low(i + 1) in _WITNESSING or (r.low(i + 1) == "the" and r.low(i + 2) in _DOINGS)
        ):
            takes = "speech"  # "villagers described the killing of nine", "witnesses described how gunmen killed nine"
        if tok.low in _DENOUNCING and r.low(i + 1) in _DENOUNCED:
            takes = "speech"  # "the league denounced that nine had been killed", in wire texts of Latin America
        if (
            takes is None
            or (i == 0 and tok.low not in ("said", "says"))
            or r.low(i + 1) in ("responsibility", "credit")
        ):
            continue
        if takes in NEEDS and not NEEDS[takes](r, i):
            continue
        if _is_no_verb(r, i) or (begins := speech_begins(r, i)) < 0:
            continue
        if tok.low in SAYING and takes == "speech" and _closes(r, i):
            _inverted(r, i)
            continue  # "three traders and a guard, said a militia leader"
        counted = count_before(r, i) if takes in ("count", "names") else None
        keeper = kept_by(r, i) if takes == "count" and counted is None else None
        subject = keeper or subject_of(r, i if counted is None else counted + 1)
        if subject is not None:
            first, speakers, about = subject
            if (
                takes == "toll"
                and tok.low in _RAISED
                and r.low(first - 1 - r.low(first - 1).isdigit()) in _INSIDE_EVENT
            ):
                continue  # "The deaths of a cook and [one constable] raised the toll to 36", "and 1 constable"
            if takes == "sight" and speakers[0].head in _REPORTERS:
                continue
            if tok.low.startswith("admit") and speakers[-1].kind == "health" and r.low(i + 1) != "that":
                continue  # "the hospital had admitted 57 wounded"
            if tok.low in _TALLIED and (
                is_place(speakers[-1]) or is_town(speakers[-1], r, i) or is_told_for(r, i, speakers[-1])
            ):
                continue
            if takes == "belief" and speakers[0].form in ("person", "pronoun", "capital", "recording"):
                if speakers[0].head != "they" or not (r.low(first - 1) == r.low(i + 1) == ","):
                    continue  # "the number, they fear, could reach 100" alone
            _add_verb(r, i, first, speakers, about, takes)
            said = r.found[-1] if r.found else None
            if said is not None and said.cue.start == tok.start:
                said.cue = Span(tok.start, r.toks[begins].start) if begins else said.cue
                said.relay = receiver(r, i) if takes in ("list", "figure") else None
        elif takes == "speech":
            _inverted(r, i)


_BESIDE = {
    "putting": "toll", "saying": "speech", "reporting": "speech", "confirming": "speech", "claiming": "speech",
    "conceding": "speech", "admitting": "speech", "acknowledging": "speech", "estimating": "speech",
    "insisting": "speech", "alleging": "speech", "speaking": "of", "giving": "figure",
}  # fmt: skip


def by_participles(r: Reader) -> None:
    """ "…, with [officials] putting the toll at nine": who stands between "with" and a participle of reporting."""
    for i, tok in enumerate(r.toks):
        takes = _BESIDE.get(tok.low)
        if takes is None or i < 2 or (takes in NEEDS and not NEEDS[takes](r, i)):
            continue
        group = group_before(r, i - 1, "")
        if group is None or group[1][0].form in ("publication", "pronoun"):
            continue
        if not (_with(r, group[0]) or _absolute(r, group[0], i)):
            continue
        cue = Span(tok.start, tok.end)
        r.found.append(Attribution(group[1], cue, Span(0, 0), "forward", takes, sentence=r.sentence.index))


def _with(r: Reader, first: int) -> bool:
    return r.low(first - 1) == "with" and r.low(first - 2) in (",", "–", "—", "-")


def _absolute(r: Reader, first: int, verb: int) -> bool:
    """Whether a speaker and his participle are added to a clause: "nine died, [the ministry conceding] that …"."""
    if r.low(first - 1) != "," or first < 3:
        return False
    behind = [r.low(k) for k in range(verb + 1, verb + 9)]
    return "that" in behind or any(is_number(low) for low in behind[:4])


def _is_no_verb(r: Reader, i: int) -> bool:
    """Whether a word of saying is a noun, a name or passive here, so that nobody speaks."""
    tok = r.toks[i]
    if tok.low == "state" and i and r.toks[i - 1].capital and not r.low(i - 1).endswith("s") and r.low(i + 1) != "that":
        return True  # "a school in Niger state was stormed": a noun
    if tok.low in r.words.heads and (r.low(i + 1) in r.words.verbs or r.low(i + 1) in _NOUN_FOLLOWS):
        return True  # "unverified reports stated": a noun
    if tok.capital and not tok.text.isupper() and (i == 0 or r.toks[i - 1].capital or tok.low not in SAYING):
        return True  # "Ohio State Trooper", "Reports", "Omar Said"
    if tok.low in ("count", "record") and r.low(i - 1) in COUNTED:
        return True  # "the Lorin body count goes on"
    if tok.low in ("say", "says", "said") and r.low(i + 1) in _GREETINGS:
        return True  # "Friends say goodbye to the man who was shot"
    if tok.low in _PRONOUNCED and any(r.low(k) in _DEAD for k in range(i + 1, i + 8)):
        return True  # "paramedics declared all four dead"
    if tok.low in DECREEING and is_decree(r, i):
        return True  # "the president declared three days of mourning for the nine"
    if tok.low.startswith("claim") and (_takes_lives(r, i) or _takes_deed(r, i)):
        return True  # "fighting between the army and rebels has claimed nine lives"
    if tok.low in SAYINGS and r.low(i - 2) in _ANSWERING:
        return True  # "the army rejected rebel claims"
    if tok.low == "listed" and r.low(i + 1) in ("in", "as", "among"):
        return True  # "a man of 25, listed in fair condition"
    passive = (r.low(i + 1) in ("of", "in", "by") and tok.low not in SAYING and not _then_said(r, i + 1)) or (
        r.low(i + 1) == "to" and r.low(i + 2) in ("be", "have")
    )
    if passive and tok.low in _PASSIVE:
        return True  # "a man accused of killing nine"
    if r.low(i + 2) == ":" and r.low(i + 1) in _OF_LABELS:
        return True  # "Civilians reported killed: 4"
    if tok.low == "states" and r.low(i - 1) in _STATES:
        return True  # "the twelve member states condemn"
    # "police in the western state said", "state television said", "…, state police said"; but "officials state that"
    if r.low(i + 1) == "by" and (kept := r.words.heads.get(r.low(i - 1))) is not None and kept.table == "publication":
        return True  # "the count maintained by the archive"
    state = tok.low == "state" and (
        r.low(i + 1) in r.words.verbs or r.low(i + 1) in _OF_STATE or (r.low(i - 1) == "," and _speaks_behind(r, i + 1))
    )
    met = r.low(i - 1) == "to" and r.low(i - 2) in ("spoken", "talked")  # "doctors we have spoken to say"
    return state or (r.low(i - 1) in _NO_VERB and not met)


_WRITINGS = frozenset(["bulletin", "communique", "communiqué", "post", "release", "statement", "tweet"])


def _then_said(r: Reader, first: int) -> bool:
    """Whether it is said in a text of the speaker's, or somewhere: "the ministry reported [in a joint statement]",
    "sources reported [in Lima] that", "alleged [in court] that"."""
    if r.low(first) != "in":
        return False
    where = [r.low(k) for k in range(first + 1, first + 5)]
    return any(low in _WRITINGS for low in where[1:]) or (
        "that" in where[1:] and (r.toks[first + 1].capital or r.low(first + 2) == "that")
    )


def _speaks_behind(r: Reader, first: int) -> bool:
    """Whether who stands from token `first` on has a verb of saying of its own: "state [police said]"."""
    for k in range(first, min(first + 4, len(r.toks))):
        if r.low(k) in r.words.verbs:
            return k > first
        if not r.low(k)[0].isalpha() or r.low(k) in ("that", "the", "a", "an"):
            return False
    return False


def _takes_lives(r: Reader, claimed: int) -> bool:
    """Whether what is claimed are lives: "claimed nine civilian lives", not "claimed nine lives were lost"."""
    for k in range(claimed + 1, min(claimed + 9, len(r.toks))):
        low = r.low(k)
        if low in ("life", "lives"):
            return r.low(k + 1) not in FINITE
        if low in FINITE or low in PRONOUNS or low == "that" or low in (";", ":", '"', "“"):
            return False
    return False


def _takes_deed(r: Reader, claimed: int) -> bool:
    """Whether an attack is claimed: "which claimed [both attacks on the road], killed 30", not "claimed the attack had"."""
    for k in range(claimed + 1, min(claimed + 6, len(r.toks))):
        if r.low(k) in _ATTACKS:
            ends = next((j for j in range(k + 1, len(r.toks)) if r.low(j) in (",", ";")), len(r.toks))
            return _HARMING.isdisjoint(r.low(j) for j in range(k + 1, ends))
        if r.low(k) in FINITE or r.low(k) in PRONOUNS or not r.low(k)[0].isalpha() or r.low(k) == "that":
            return False
    return False


_GREETINGS = frozenset(("goodbye", "good-bye", "farewell", "thanks", "hello", "prayers", "sorry", "amen"))
_ANSWERING = frozenset(
    ("rejected", "rejects", "dismissed", "dismisses", "denied", "denies", "disputed", "disputes", "refuted", "refutes",
     "questioned", "challenged", "contradicted", "echoed", "repeated", "deny", "reject", "dismiss", "investigating")
)  # fmt: skip
_WITNESSING = frozenset(("how", "seeing", "watching", "finding", "hearing", "witnessing", "that"))
_DOINGS = frozenset(
    ("killing", "killings", "shooting", "execution", "executions", "abduction", "massacre", "murder", "deaths")
)
_HARMING = FINITE | {"killed", "wounded", "left", "caused", "injured", "hurt"}
_ATTACKS = frozenset(
    (
        "attack",
        "attacks",
        "bombing",
        "bombings",
        "blast",
        "blasts",
        "raid",
        "raids",
        "shooting",
        "assault",
        "ambush",
        "killings",
    )
)


def _closes(r: Reader, verb: int) -> bool:
    """Whether a verb of saying and its speaker close the sentence: "…, said a miner.", not "Ann Lee, 40, said no." """
    if r.low(verb - 1) != "," or r.low(verb) not in ("said", "says") or verb + 2 > len(r.toks) - 1:
        return False
    if r.low(verb + 1) in LINKS or r.low(verb + 1) in TIMES or r.low(verb + 1) in PHRASES:
        return False
    found, last, about = speakers_after(r, verb + 1)
    if _acts(r, verb + 1, last):
        return False  # "The front, which held the ridge, said its men [abducted nine clerks]."
    closes = last >= len(r.toks) - 1 or about.startswith(("which ", "who "))
    if not closes and r.low(last) == "," and found and found[0].form == "person":
        rest = [t.low for t in r.toks[last:]]  # "said Ann Roe, chief surgeon at the clinic."
        closes = FINITE.isdisjoint(rest) and not any(low in r.words.verbs or low in (";", ":") for low in rest)
    return bool(found) and found[0].form in ("description", "person", "name", "registry") and closes


def _acts(r: Reader, first: int, last: int) -> bool:
    """Whether those in tokens `first` up to `last` do something to others there: "said gunmen [abducted] nine"."""
    harms = load("en").harms
    for k in range(first + 1, min(last, len(r.toks) - 1)):
        if "K" not in harms.get(r.low(k), ()) or r.toks[k].capital or r.low(k - 1) in DETERMINERS:
            continue
        behind = r.low(k + 1)
        if is_number(behind) or behind in DETERMINERS or (behind in r.words.heads and behind[-1] in "sn"):
            return True
    return False


def _add_verb(r: Reader, verb: int, first: int, speakers: list[Speaker], about: str, takes: str) -> None:
    tok = r.toks[verb]
    after, says = (verb + 1, True) if takes == "of" else what_follows(r, verb)
    before = r.toks[first - 1] if first else None
    set_off = before is not None and (before.text in QUOTES or before.text in _PAUSES or before.low == "as")
    form: Literal["forward", "trailing", "both", "quoted"] = "forward"
    if takes == "charge":
        verb = next(k for k in range(verb + 1, len(r.toks)) if r.low(k) == "for")
        tok = r.toks[verb]
    if takes == "quote":
        form = "quoted"
    elif set_off and says and r.low(after) in _CIRCUMSTANCES and stands_alone(r, first - 1):
        form = "trailing"  # "nine died, the clinic said [before] the count had ended"
    elif set_off and not says:
        form = "trailing" if after >= len(r.toks) - 1 or r.toks[after].text in ".!?" else "both"
    elif set_off and after < len(r.toks) and r.low(after) == ":" and stands_alone(r, first - 1):
        form = "both"
    elif not says and before is not None and before.text != ".":
        return  # "He did what the mayor said."
    subordinate = before is not None and before.low in SUBORDINATE and form == "forward"
    r.found.append(
        Attribution(
            speakers, Span(tok.start, tok.end), Span(0, 0), form, takes, about=about, sentence=r.sentence.index,
            subordinate=subordinate,
        )
    )  # fmt: skip


def _inverted(r: Reader, verb: int) -> None:
    """ "…, said Omar Haddad, a baker": the speaker after the verb."""
    if r.low(verb) in ("told", "tells"):
        return  # "the boy, who lives there, told police": to them
    j = verb - 1
    while j >= 0 and r.low(j) in TIMES:
        j -= 1
    if (j >= 0 and r.toks[j].text not in QUOTES and r.toks[j].text not in ",—–") or r.low(verb) == "alleged":
        return  # "two men, alleged members of a gang"
    first = verb + 1
    while r.low(first) in TIMES:
        first += 1
    if r.low(first) in LINKS:
        return
    found, last, about = speakers_after(r, first)
    if not found or found[0].form == "publication" or (j < 0 and r.sentence.index == 0):
        return
    if (
        r.low(first) in ("its", "their")
        and last < len(r.toks)
        and r.toks[last].text[0].isalpha()
        and not (r.low(last) in LINKS or r.low(last) in PHRASES or r.low(last) in TIMES)
    ):
        return  # "the front, which held the ridge, said its men [killed] nine": they do not speak
    if _acts(r, first, last) or (last < len(r.toks) and r.low(last) in load("en").harms):
        return  # "the league accuses the army, says rebels [killed] nine"
    relative = (
        r.low(last) in ("whose", "who")
        and not about.strip("0123456789")
        and all(t.text not in ",;" for t in r.toks[last:])
    )
    if relative:
        about = about or "who"  # "said Ann Roe, 40, [whose son was killed]": of the speaker
    closed = r.toks[last - 1].text == "," and not relative  # an apposition that ends before the sentence does
    form: Literal["trailing", "both"] = "both" if last < len(r.toks) - 1 and (closed or not about) else "trailing"
    tok = r.toks[verb]
    r.found.append(
        Attribution(found, Span(tok.start, tok.end), Span(0, 0), form, about=about, sentence=r.sentence.index)
    )


def _quoted_by(r: Reader, first: int) -> tuple[int, Speaker | None]:
    """What stands behind "as saying by Tass" or "by Tass as saying", and the medium: where it begins, and who it is."""
    k, relay = first, None
    while k < len(r.toks):
        if r.low(k) == "as" and r.low(k + 1) in ("saying", "telling", "having"):
            k += 2
        elif r.low(k) == "by" and relay is None:
            end = rightward(r.toks, k + 1, r.words)
            relay = r.speaker(k + 1, end) if end > k + 1 else None
            if relay is None or relay.form not in ("registry", "name", "description"):
                return k, None
            k = end
        elif r.low(k) in TIMES or (r.low(k) == "on" and r.low(k + 1) in TIMES):
            k += 1
        else:
            break
    return k, relay


def _quoting(r: Reader, i: int) -> bool:
    """ "X quoted Y as saying", "X cited Y, who said", "Y was quoted by X as saying"."""
    cue = Span(r.toks[i].start, r.toks[i].end)
    if r.low(i + 1) == "by" and r.low(i - 1) not in ("was", "were", "been"):
        return True  # "[officials] quoted by the paper said": it is they who speak
    if r.low(i - 1) in ("was", "were", "been"):
        group = subject_of(r, i - 1)
        if group is None or r.low(i + 1) not in ("as", "by"):
            return False
        behind, relay = _quoted_by(r, i + 1)
        closes = behind >= len(r.toks) - 1 and r.low(group[0] - 1) == ","
        r.found.append(
            Attribution(
                group[1], cue, Span(0, 0), "trailing" if closes else "forward", relay=relay, about=group[2],
                sentence=r.sentence.index,
            )
        )  # fmt: skip
        return True
    found, last, about = speakers_after(r, i + 1)
    host = subject_of(r, i)
    if not found or found[0].form == "publication":
        return False
    relay = host[1][0] if host and host[1][0].form != "publication" else None
    # "Nine died, SANA quoted the port captain as saying."
    ends = all(t.low in ("as", "saying") or not t.text[0].isalnum() for t in r.toks[last:])
    form: Literal["forward", "trailing"] = "trailing" if ends and r.low(last) == "as" else "forward"
    # "The Echo, which quoted relatives, reported that nine died": the relatives said so.
    takes = "host" if r.low(i - 1) in ("which", "who") else "speech"
    r.found.append(Attribution(found, cue, Span(0, 0), form, takes, relay, about, r.sentence.index))
    return True
