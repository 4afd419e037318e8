"""Find who speaks in a sentence: every form in which news English says where its facts come from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from claimledger import reporting
from claimledger.mentions import Document, Sentence
from claimledger.registry import Registry, registry
from claimledger.reporting import Words
from claimledger.spans import Span
from claimledger.speakers import LINKS, Speaker, Token, is_adverb, leftward, read, rightward, tokens

_SKIPPED_WORDS = """
has have had also later earlier then now today yesterday tonight separately further only already monday tuesday
wednesday thursday friday saturday sunday morning evening night afternoon late early week this last did itself
himself herself themselves always often previously however meanwhile
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_TIMES_WORDS = """
today yesterday tonight earlier later monday tuesday wednesday thursday friday saturday sunday morning evening
night afternoon late early here there also again separately
"""
_TIMES = frozenset(_TIMES_WORDS.split())
_QUOTES = frozenset('"“”«»')
_OPENERS = frozenset('"“:—–-|)')
_PAUSES = frozenset(",;:—–-()")
_SUBORDINATE_WORDS = """
after before when because although though since while as if until where
"""
_SUBORDINATE = frozenset(_SUBORDINATE_WORDS.split())
_COORDINATION = re.compile(r";|,?\s(?:but|while|whereas|although|though)\s|,\sand\s|,\swith\s", re.IGNORECASE)
_PHRASES_WORDS = """
in on at by during via to after from through with over for
"""
_PHRASES = frozenset(_PHRASES_WORDS.split())
_SHOWS = re.compile(r"\b(?:show\w*|depict\w*|captur\w*|purport\w*)\b")
_TALKING = frozenset(("speaking", "talking", "quoted", "cited", "interviewed", "contacted", "reached"))
_PASSIVE = frozenset(("accused", "suspected", "believed", "thought", "alleged", "feared", "said", "reported"))
_TOLD = frozenset(("told", "tells", "tell", "informed"))
_RELAYING = frozenset(("agency", "newspaper", "broadcaster", "monitor", "un", "ngo"))
_NOUN_FOLLOWS_WORDS = """
of from by have has had are were was is indicate suggest
"""
_NOUN_FOLLOWS = frozenset(_NOUN_FOLLOWS_WORDS.split())


@dataclass(slots=True)
class Attribution:
    """One speaker of a sentence with the stretch of text that is told on its word.

    `form`: "forward" (police said that …), "trailing" (…, police said), "both" (…, police said, …), "quoted" (only the
    quoted words are theirs). `relay` is the medium it was told to; `outer` says that the host speaks of this one.
    """

    speakers: list[Speaker]
    cue: Span  # the verb or preposition
    scope: Span
    form: Literal["forward", "trailing", "both", "quoted"]
    takes: str = "speech"
    relay: Speaker | None = None
    about: str = ""  # an apposition that describes the speaker, in lower case
    sentence: int = 0
    preposition: bool = False
    subordinate: bool = False

    @property
    def start(self) -> int:
        return min(self.cue.start, *(s.span.start for s in self.speakers))

    @property
    def end(self) -> int:
        return max(self.cue.end, *(s.span.end for s in self.speakers))


@dataclass(slots=True)
class _Reader:
    """A sentence while it is read."""

    text: str
    toks: list[Token]
    words: Words
    known: Registry
    sentence: Sentence
    found: list[Attribution] = field(default_factory=list)

    def speaker(self, first: int, last: int) -> Speaker | None:
        """What speaks in tokens `first` up to `last`, exclusive."""
        opens = first == 0 or self.toks[first - 1].text in _OPENERS
        return read(self.text, self.toks[first:last], self.words, self.known, opens=opens)

    def low(self, i: int) -> str:
        return self.toks[i].low if 0 <= i < len(self.toks) else ""


def find_sources(doc: Document, sentence: Sentence, known: Registry | None = None) -> list[Attribution]:
    """The attributions of one sentence, in text order; empty where it speaks in the article's own voice.

    For "Nine died, a nurse told Reuters." there is one: speaker "nurse", relay "Reuters", scope "Nine died, ".
    """
    words = reporting.words()
    if not _may_speak(doc, sentence.start, sentence.end, words) and not _shaped(doc, sentence, words):
        return []
    toks = tokens(doc.text, sentence.start, sentence.end)
    reader = _Reader(doc.text, toks, words, known or registry(), sentence)
    _verbs(reader)
    _prepositions(reader, doc.folded)
    _recordings(reader)
    if not reader.found:
        _labels(reader)
    reader.found.sort(key=lambda a: (a.cue.start, a.cue.end))
    _bound(reader)
    _participles(reader)
    _relays(reader, doc.folded)
    return reader.found


def speaking(doc: Document) -> set[int]:
    """Indices of the sentences that may hold an attribution, by one scan of the whole text; the others hold none."""
    words = reporting.words()
    starts = [s.start for s in doc.sentences]
    found = {bisect_right(starts, at) - 1 for at in _hits(doc.folded, 0, len(doc.folded), words)}
    found.update(s.index for s in doc.sentences if s.index not in found and _shaped(doc, s, words))
    found.discard(-1)
    return found


def _hits(folded: str, start: int, end: int, words: Words) -> Iterator[int]:
    """Where cue words stand in `folded[start:end]`, whole words only."""
    piece = folded if start == 0 and end == len(folded) else folded[start:end]
    for _, first, last in words.cues.find_matches_as_indexes(piece, overlapping=True):
        before, after = start + first - 1, start + last
        if (before < 0 or not folded[before].isalnum()) and (after >= len(folded) or not folded[after].isalnum()):
            yield start + first


def _may_speak(doc: Document, start: int, end: int, words: Words) -> bool:
    return next(_hits(doc.folded, start, end, words), None) is not None


def _shaped(doc: Document, sentence: Sentence, words: Words) -> bool:
    """Whether a short sentence has the shape of a headline with a label."""
    if sentence.end - sentence.start > 200:
        return False
    return words.label.match(doc.text, sentence.start, sentence.end) is not None


def _verbs(r: _Reader) -> None:
    for i, tok in enumerate(r.toks):
        takes = r.words.verbs.get(tok.low)
        if tok.low in ("quoted", "cited", "quotes", "cites") and _quoting(r, i):
            continue
        if (
            takes is None
            or (i == 0 and tok.low not in ("said", "says"))
            or r.low(i + 1) in ("responsibility", "credit")
        ):
            continue
        if tok.low == "put" and "at" not in [t.low for t in r.toks[i : i + 9]]:
            continue
        if tok.low in r.words.heads and (r.low(i + 1) in r.words.verbs or r.low(i + 1) in _NOUN_FOLLOWS):
            continue  # "unverified reports stated": a noun
        if tok.capital and not tok.text.isupper() and tok.low not in ("say", "says", "said", "tells", "told"):
            continue  # "Ohio State Trooper", "Reports"
        passive = r.low(i + 1) == "of" or (r.low(i + 1) == "to" and r.low(i + 2) in ("be", "have"))
        if passive and tok.low in _PASSIVE:
            continue  # "a man accused of killing nine"
        if r.low(i - 1) in ("was", "were", "is", "are", "been", "be", "being", "not", "to", "n't"):
            continue
        subject = _subject(r, i)
        if subject is not None:
            first, speakers, about = subject
            if takes == "belief" and speakers[0].form in ("person", "pronoun", "capital", "recording"):
                continue
            _add_verb(r, i, first, speakers, about, takes)
        elif takes == "speech":
            _inverted(r, i)


def _subject(r: _Reader, verb: int) -> tuple[int, list[Speaker], str] | None:
    """Who stands before a verb: (first token, speakers, apposition)."""
    j = verb - 1
    moved = False
    while j >= 0 and (r.low(j) in _SKIPPED or is_adverb(r.toks[j]) or (moved and r.low(j) in ("on", "in", "the"))):
        moved = moved or r.low(j) in _TIMES
        j -= 1
    if j < 0:
        return None
    if r.low(j) in ("who", "which"):
        j -= 1
        if j >= 0 and r.toks[j].text != ",":
            return _group(r, j, "")
    if j >= 0 and r.toks[j].text == ",":
        return _before_apposition(r, j)
    group = _group(r, j, "")
    if group is not None and r.low(group[0] - 1) in ("with", "to", "by") and r.low(group[0] - 2) in _TALKING:
        return _group(r, group[0] - 3, "") or group  # "sources speaking with SANA said"
    return group


def _group(r: _Reader, last: int, about: str) -> tuple[int, list[Speaker], str] | None:
    """The noun group, or the groups joined by "and", that end with token `last`."""
    if last >= 0 and r.toks[last].text in ")]":
        opening = next((k for k in range(last, -1, -1) if r.toks[k].text in "(["), None)
        if opening is None:
            return None
        last = opening - 1
    if last < 0:
        return None
    if r.low(last) in ("he", "she", "it", "they", "we", "i"):
        found = r.speaker(last, last + 1)
        return (last, [found], about) if found else None
    first = leftward(r.toks, last, r.words)
    if first > last:
        return None
    found = r.speaker(first, last + 1)
    if found is None:
        return None
    if first >= 2 and r.toks[first - 1].text == "," and found.form in ("person", "capital", "name"):
        # "Officials in Iredell County, North Carolina state": the comma belongs to the place.
        wider = leftward(r.toks, first - 2, r.words)
        if any(t.low in ("in", "of", "at", "from", "near") for t in r.toks[wider + 1 : first - 1]):
            whole = r.speaker(wider, first - 1)
            if whole is not None and whole.form in ("description", "name"):
                return wider, [whole], about
    speakers = [found]
    if first >= 2 and r.low(first - 1) == "and":
        other = leftward(r.toks, first - 2, r.words)
        joint = r.speaker(other, first - 1) if other <= first - 2 else None
        if (
            joint is not None
            and joint.form == "description"
            and joint.head in r.words.offices
            and found.form == "person"
        ):
            joint = None  # "founder and president Richard Erskine" is one
        if joint is not None and joint.form in ("person", "capital") and found.form == "name" and found.head:
            whole = Speaker("name", r.text[joint.span.start : found.span.end], Span(joint.span.start, found.span.end),
                            found.kind, head=found.head, definite=found.definite)  # fmt: skip
            return other, [whole], about  # "the Game and Fish Commission"
        if joint is not None and joint.form in ("description", "registry", "name") and found.form != "pronoun":
            before = r.toks[other - 1] if other else None
            if before is None or not before.text[0].isalnum() or before.low in ("that", "as", "but", "while"):
                speakers.insert(0, joint)
                first = other
    return first, speakers, about


def _before_apposition(r: _Reader, comma: int) -> tuple[int, list[Speaker], str] | None:
    """The subject of "Ali Haddad, 34, a baker, said" or "its director, Ali Haddad, said"; `comma` is the last one."""
    k = comma - 1
    while k > 0 and comma - k < 40:
        if r.toks[k].text in _QUOTES or r.toks[k].text == ";":
            return None
        if r.toks[k].text == ",":
            group = _group(r, k - 1, "")
            if group is not None and group[1][0].form != "pronoun":
                first, speakers, _ = group
                inner = r.speaker(k + 1, comma)
                about = r.text[r.toks[k + 1].start : r.toks[comma - 1].end].lower()
                if r.low(k + 1) in ("who", "which") or inner is None or len(speakers) > 1:
                    return first, speakers, about
                if speakers[0].form == "description" and inner.form == "person":
                    inner.head = inner.head or speakers[0].head
                    inner.body = inner.body or speakers[0].body
                    about = r.text[speakers[0].span.start : speakers[0].span.end].lower()
                    return first, [inner], about
                return first, speakers, about
        k -= 1
    return None


def _add_verb(r: _Reader, verb: int, first: int, speakers: list[Speaker], about: str, takes: str) -> None:
    tok = r.toks[verb]
    after, says = _after(r, verb)
    before = r.toks[first - 1] if first else None
    set_off = before is not None and (before.text in _QUOTES or before.text in _PAUSES or before.low == "as")
    form: Literal["forward", "trailing", "both", "quoted"] = "forward"
    if takes == "quote":
        form = "quoted"
    elif set_off and not says:
        form = "trailing" if after >= len(r.toks) - 1 or r.toks[after].text in ".!?" else "both"
    elif not says and before is not None and before.text != ".":
        return  # "He did what the mayor said."
    subordinate = before is not None and before.low in _SUBORDINATE and form == "forward"
    r.found.append(
        Attribution(
            speakers, Span(tok.start, tok.end), Span(0, 0), form, takes, about=about, sentence=r.sentence.index,
            subordinate=subordinate,
        )
    )  # fmt: skip


def _after(r: _Reader, verb: int) -> tuple[int, bool]:
    """Where what is said would begin after a verb, and whether anything is."""
    k = verb + 1
    if r.low(verb) in _TOLD:
        k = rightward(r.toks, k, r.words)
        if k == verb + 1 and r.low(k) in ("us", "him", "her", "them", "me"):
            k += 1
    while k < len(r.toks):
        if r.low(k) in _TIMES:
            k += 1
        elif r.low(k) in _PHRASES or (r.low(k) in LINKS):
            following = rightward(r.toks, k + 1, r.words)
            if following == k + 1 and r.low(k + 1) not in _TIMES:
                break
            k = max(following, k + 1)
        else:
            break
    if k >= len(r.toks):
        return k, False
    tok = r.toks[k]
    if tok.text in _QUOTES and k >= len(r.toks) - 1:
        return k, False
    opens = tok.text == "," and k + 1 < len(r.toks) and r.toks[k + 1].text in _QUOTES
    if tok.text == ":" or tok.text in _QUOTES or opens:
        return k, True
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


def _inverted(r: _Reader, verb: int) -> None:
    """ "…, said Omar Haddad, a baker": the speaker after the verb."""
    j = verb - 1
    while j >= 0 and r.low(j) in _TIMES:
        j -= 1
    if j >= 0 and r.toks[j].text not in _QUOTES and r.toks[j].text not in ",—–":
        return
    first = verb + 1
    while r.low(first) in _TIMES:
        first += 1
    if r.low(first) in LINKS:
        return
    found, last, about = _rightward_speakers(r, first)
    if not found or found[0].form == "publication" or (j < 0 and r.sentence.index == 0):
        return
    form: Literal["trailing", "both"] = "trailing" if last >= len(r.toks) - 1 or about else "both"
    tok = r.toks[verb]
    r.found.append(
        Attribution(found, Span(tok.start, tok.end), Span(0, 0), form, about=about, sentence=r.sentence.index)
    )


def _rightward_speakers(r: _Reader, first: int) -> tuple[list[Speaker], int, str]:
    """The speakers of the noun groups from token `first`, the token after them, and their apposition."""
    found: list[Speaker] = []
    last = first
    while True:
        end = rightward(r.toks, last, r.words)
        one = r.speaker(last, end) if end > last else None
        if one is None and end > last + 1:
            one, end = _shorter(r, last, end)
        if one is None:
            break
        found.append(one)
        after = end
        if r.low(after) == "(":
            after = next((k + 1 for k in range(after, len(r.toks)) if r.toks[k].text == ")"), after)
        if r.low(after) == "and" and len(found) < 4:
            following = rightward(r.toks, after + 1, r.words)
            next_one = r.speaker(after + 1, following) if following > after + 1 else None
            if next_one is not None and next_one.form in ("description", "registry", "name", "person", "publication"):
                last = after + 1
                continue
        last = after
        break
    found = [s for s in found if s.name or len(found) == 1]
    about = ""
    if found and r.low(last) == ",":
        end = next((k for k in range(last + 1, len(r.toks)) if r.toks[k].text in ',.;"”'), len(r.toks))
        inner = r.toks[last + 1 : end]
        if (inner and inner[0].low in ("a", "an", "the", "who", "which")) or (inner and inner[0].text[0].isdigit()):
            about = r.text[inner[0].start : inner[-1].end].lower()
    return found, last, about


def _shorter(r: _Reader, first: int, end: int) -> tuple[Speaker | None, int]:
    """A noun group may run into the next words where no mark parts them."""
    for last in range(end - 1, max(first, end - 4), -1):
        one = r.speaker(first, last)
        if one is not None and one.form in ("registry", "name", "person"):
            return one, last
    return None, end


def _prepositions(r: _Reader, folded: str) -> None:
    for match in r.words.preposition.finditer(folded, r.sentence.start, r.sentence.end):
        first = next((k for k, t in enumerate(r.toks) if t.start >= match.end()), len(r.toks))
        found, last, about = _rightward_speakers(r, first)
        if not found or found[0].form in ("capital", "recording"):
            continue
        if match.group() == "per" and found[0].form == "publication":
            continue
        at = next((k for k, t in enumerate(r.toks) if t.start >= match.start()), 0)
        before = r.low(at - 1)
        leads = at == 0 or before in ("and", "but", "while", "that", ";") or r.toks[at - 1].text in _QUOTES
        rest = last < len(r.toks) and r.toks[last].text not in ".!?" and last < len(r.toks) - 1
        form: Literal["forward", "trailing", "both"] = "forward" if leads else "both" if rest else "trailing"
        r.found.append(
            Attribution(
                found, Span(*match.span()), Span(0, 0), form, about=about, sentence=r.sentence.index,
                takes="host" if r.words.prepositions.get(" ".join(match.group().split())) else "speech",
                preposition=True,
            )
        )  # fmt: skip


def _quoting(r: _Reader, i: int) -> bool:
    """ "X quoted Y as saying", "X cited Y, who said", "Y was quoted by X as saying"."""
    cue = Span(r.toks[i].start, r.toks[i].end)
    if r.low(i - 1) in ("was", "were", "been"):
        j = i - 2 if r.low(i - 2) not in ("has", "have", "had", "also") else i - 3
        group = _group(r, j, "")
        if group is None or r.low(i + 1) not in ("as", "by"):
            return False
        r.found.append(Attribution(group[1], cue, Span(0, 0), "forward", sentence=r.sentence.index))
        return True
    found, _, about = _rightward_speakers(r, i + 1)
    host = _subject(r, i)
    if not found or found[0].form == "publication":
        return False
    relay = host[1][0] if host and host[1][0].form != "publication" else None
    r.found.append(Attribution(found, cue, Span(0, 0), "forward", relay=relay, about=about, sentence=r.sentence.index))
    return True


def _recordings(r: _Reader) -> None:
    """ "a video that is said to show dozens of bodies": a recording is where the figure comes from."""
    for i, tok in enumerate(r.toks):
        head = r.words.heads.get(tok.low)
        if head is None or head.table != "recording":
            continue
        end = r.toks[min(i + 12, len(r.toks) - 1)].end
        shows = _SHOWS.search(r.text, tok.end, end)
        if shows is None or any(a.cue.start == shows.start() for a in r.found):
            continue
        social = "social media" in r.text[r.sentence.start : r.sentence.end].lower()
        one = Speaker(
            "recording", "social media video" if social else tok.low, Span(tok.start, tok.end), "video", head=tok.low
        )
        r.found.append(Attribution([one], Span(*shows.span()), Span(0, 0), "forward", sentence=r.sentence.index))


def _labels(r: _Reader) -> None:
    """Headlines: "Police: Nine dead", "Nine dead: police", "Nine dead - Syrian reports"."""
    colon = next((k for k, t in enumerate(r.toks) if t.text == ":"), None)
    if colon is not None and 0 < colon <= 6:
        one = r.speaker(0, colon)
        if one is not None and one.form in ("description", "registry") and one.kind != "reports":
            span = Span(r.toks[colon].start, r.toks[colon].end)
            r.found.append(Attribution([one], span, Span(0, 0), "forward", sentence=r.sentence.index))
            return
    last = len(r.toks) - 1
    while last > 0 and r.toks[last].text in ".!":
        last -= 1
    mark = next((k for k in range(last, max(last - 7, 0), -1) if r.toks[k].text in ":-–—"), None)
    if mark is None or mark == last or mark < 3:
        return  # "Photo: Reuters" labels no report
    one = r.speaker(mark + 1, last + 1)
    spaced = r.text[r.toks[mark].start - 1].isspace() or r.toks[mark].text == ":"
    if one is not None and spaced and one.form in ("description", "registry", "name"):
        span = Span(r.toks[mark].start, r.toks[mark].end)
        r.found.append(Attribution([one], span, Span(0, 0), "trailing", sentence=r.sentence.index))


def _bound(r: _Reader) -> None:
    """Give each attribution its stretch: a coordinated one ends it, one inside it does not."""
    for n, one in enumerate(r.found):
        left, right = r.sentence.start, r.sentence.end
        previous = r.found[n - 1] if n else None
        following = r.found[n + 1] if n + 1 < len(r.found) else None
        if one.form != "trailing" and following is not None and following.takes != "host":
            cuts = [m.start() for m in _COORDINATION.finditer(r.text, one.end, following.start)]
            if (following.form in ("forward", "both") and not following.preposition) or following.form == "trailing":
                right = cuts[-1] if cuts else following.start if following.form == "trailing" else right
            if following.form == "both" and not cuts and following.start > one.end and one.form == "both":
                right = one.end
        if one.subordinate:
            comma = r.text.find(", ", one.end, right)
            right = comma if comma > 0 else right
        if one.form in ("trailing", "both") and previous is not None:
            cuts = [m.end() for m in _COORDINATION.finditer(r.text, previous.end, one.start)]
            left = cuts[-1] if cuts else left
            if previous.form in ("trailing", "both") and not cuts and one.takes != "host":
                left = left if one.start - previous.end < 25 else previous.end
        if one.form in ("forward", "quoted"):
            left = one.cue.end
        elif one.form == "trailing":
            right = one.start if one.start > left else right
        one.scope = Span(left, max(left, right))


def _participles(r: _Reader) -> None:
    """ "…, saying that nine died": on the word of whoever the sentence is about."""
    for i, tok in enumerate(r.toks):
        if tok.low not in ("saying", "adding", "reporting", "announcing", "confirming") or r.low(i - 1) == "as":
            continue
        if r.low(i - 1) != ",":
            continue
        host = next((a for a in reversed(r.found) if a.cue.end < tok.start), None)
        speakers = host.speakers if host is not None else []
        if not speakers:
            end = rightward(r.toks, 0, r.words)
            one = r.speaker(0, end) if end else None
            if one is None and end > 1:
                one, _ = _shorter(r, 0, end)
            speakers = [one] if one is not None and one.form not in ("publication", "recording") else []
        if speakers and speakers[0].span.end < tok.start:
            r.found.append(
                Attribution(
                    speakers, Span(tok.start, tok.end), Span(tok.end, r.sentence.end), "forward",
                    relay=host.relay if host else None, sentence=r.sentence.index,
                )
            )  # fmt: skip


def _relays(r: _Reader, folded: str) -> None:
    """Through whom: "told the AP", "in a statement carried by SANA", "speaking to local television"."""
    if not r.found:
        return
    for match in r.words.relay.finditer(folded, r.sentence.start, r.sentence.end):
        first = next((k for k, t in enumerate(r.toks) if t.start >= match.end()), len(r.toks))
        end = rightward(r.toks, first, r.words)
        one = r.speaker(first, end) if end > first else None
        if one is None:
            one, end = _shorter(r, first, end)
        if one is None or one.kind not in _RELAYING or one.form not in ("registry", "name", "description"):
            continue
        if one.form != "registry" and one.kind not in ("agency", "newspaper", "broadcaster"):
            continue
        at = match.start()
        same = [a for a in r.found if a.cue.start == at]
        before = [a for a in r.found if a.cue.start < at]
        after = [a for a in r.found if a.cue.start > at]
        host = same[0] if same else before[-1] if before else after[0]
        if one.name and all(one.span != s.span for s in host.speakers):
            host.relay = host.relay or one
    r.found = [a for a in r.found if all(a.relay is None or s.span != a.relay.span for s in a.speakers)]
