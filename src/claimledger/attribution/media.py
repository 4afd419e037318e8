"""Through what a figure comes: recordings that show it, labels of headlines, media that somebody told."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Literal

from claimledger.attribution.behind import shorter
from claimledger.attribution.fronted import TIMES
from claimledger.attribution.groupsbefore import QUOTES
from claimledger.attribution.reader import Attribution, Reader
from claimledger.attribution.stations import station
from claimledger.attribution.subjects import subject_of
from claimledger.attribution.unlisted import told_outlet
from claimledger.itemmarks import opening
from claimledger.lexicon import load
from claimledger.numbers import NUMBER_WORDS
from claimledger.patterns import Rare, automaton, holds, matches_at
from claimledger.spans import Span
from claimledger.speakers import Speaker
from claimledger.wordgroups import rightward

#: Where a second clause begins.
COORDINATION = re.compile(r";|,?\s(?:but|while|whereas|although|though)\s|,\sand\s|,\swith\s", re.IGNORECASE)
_SHOWS = re.compile(r"\b(?:show\w*|depict\w*|captur\w*|purport\w*)\b")
_CLOSES = re.compile(r"(?:\s+to\s+(?:show|depict|capture))?[\s.!?\"”]*")
_SHARED = frozenset(("shared", "posted", "released", "published", "circulated", "uploaded"))
_RELAYING = frozenset(("agency", "newspaper", "broadcaster", "monitor", "un", "ngo"))


def recordings(r: Reader) -> None:
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
        sharer = _sharer(r, i)
        if sharer is not None:
            r.found.append(Attribution([sharer], Span(*shows.span()), Span(0, 0), "forward", sentence=r.sentence.index))
            continue
        one = Speaker(
            "recording", "social media video" if social else tok.low, Span(tok.start, tok.end), "video", head=tok.low
        )
        closing = i > 0 and _CLOSES.fullmatch(r.text, shows.end(), r.sentence.end) is not None
        form: Literal["forward", "trailing"] = "trailing" if closing else "forward"
        r.found.append(Attribution([one], Span(*shows.span()), Span(0, 0), form, sentence=r.sentence.index))


def _sharer(r: Reader, i: int) -> Speaker | None:
    """Who shared a recording: "[activists] posted videos that are said to show ten bodies"."""
    verb = next((k for k in range(i - 1, max(0, i - 4), -1) if r.low(k) in _SHARED), None)
    subject = subject_of(r, verb) if verb else None
    one = subject[1][0] if subject is not None else None
    return one if one is not None and one.name and one.form in ("description", "registry", "name", "person") else None


_AREAS = frozenset(("governorate", "district", "county", "municipality", "province", "region", "state", "city", "town"))


def labels(r: Reader) -> None:
    """Headlines and items: "Police: Nine dead", "• Police: Nine dead", "Nine dead: police", "Nine dead (Orvale police)."."""
    begin = opening(r.text, r.sentence.start, r.sentence.end)
    first = 0 if begin == r.sentence.start else next((k for k, t in enumerate(r.toks) if t.start >= begin), 0)
    colon = next((k for k, t in enumerate(r.toks) if k >= first and t.text == ":"), None)
    by = _issued(r, first, colon) if colon is not None else 0
    if colon is not None and (by or first < colon <= first + _LABEL) and r.toks[first].text not in QUOTES:
        posted = colon - 2 if colon - first > 2 and _posted(r, colon - 1) else colon
        one = r.speaker(by + 1 if by else first, posted)
        named = one is not None and one.form == "name" and one.kind and r.toks[posted - 1].capital
        titled = bool(by) or r.toks[first].low in r.words.offices - _ADDRESSES
        office = one is not None and one.form == "person" and titled
        body = one is not None and (one.form in ("description", "registry") or named or office)
        ground = r.low(colon - 1) in _GROUND and not r.toks[colon - 1].capital
        body = body and not _tells_harm(r, first, colon) and (one is None or one.head not in _COUNTED)
        if one is not None and body and one.kind != "reports" and one.head not in _AREAS and not ground:
            span = Span(r.toks[colon].start, r.toks[colon].end)
            telling = Attribution([one], span, Span(0, 0), "forward", sentence=r.sentence.index)
            if posted < colon:
                telling.relay = Speaker(
                    "name", r.toks[colon - 1].text, Span(r.toks[colon - 1].start, span.start), "platform"
                )
            r.found.append(telling)
            return
    if r.found:
        return
    last = len(r.toks) - 1
    while last > 0 and r.toks[last].text in ".!":
        last -= 1
    if r.toks[last].text == ")" and _in_brackets(r, last):
        return
    mark = next((k for k in range(last, max(last - 7, 0), -1) if r.toks[k].text in ":-–—"), None)
    if mark is None or mark == last or mark < 3:
        return  # "Photo: Reuters" labels no report
    if r.toks[first].text in QUOTES and all(t.text not in '”"' for t in r.toks[first + 1 : mark]):
        return  # “One ball hit one person: a little girl.”
    one = r.speaker(mark + 1, last + 1)
    spaced = r.text[r.toks[mark].start - 1].isspace() or r.toks[mark].text == ":"
    if one is not None and spaced and one.form in ("description", "registry", "name") and not _counts_them(r, mark):
        span = Span(r.toks[mark].start, r.toks[mark].end)
        r.found.append(Attribution([one], span, Span(0, 0), "trailing", sentence=r.sentence.index))


def _counts_them(r: Reader, mark: int) -> bool:
    """Whether what follows a mark says who the people were: "Two more were killed: a mother and her son."

    A headline names its source so, and has no full stop: "Ten killed in Orvale: two security officials".
    """
    behind = r.low(mark + 1)
    return r.toks[-1].text == "." and (behind in ("a", "an") or behind in NUMBER_WORDS or behind.isdigit())


# Whom a label counts: "Victims: 4 killed" is said by nobody
_COUNTED = frozenset(("victims", "civilians", "casualties", "hostages", "displaced", "children", "women", "passengers"))


def _posted(r: Reader, at: int) -> bool:
    """Whether a label closes with where it was written: "The mayor [on Facebook]:"."""
    return r.low(at) in _SITES and r.toks[at].capital and r.low(at - 1) in ("on", "via")


_SITES = frozenset(("telegram", "facebook", "twitter", "instagram", "whatsapp", "x", "tiktok", "vkontakte", "weibo"))


def _tells_harm(r: Reader, first: int, colon: int) -> bool:
    """Whether the words before a colon tell what befell people: "Raiders killed three clerks: a nurse, …" names no speaker;
    "A wounded guard: nine fell" does."""
    harms = load().harms
    for k in range(first, colon - 1):
        if "K" in harms.get(r.low(k), ()) and (r.low(k + 1) in NUMBER_WORDS or r.low(k + 1).isdigit()):
            return True
    return False


def _issued(r: Reader, first: int, colon: int) -> int:
    """The word before who issued what follows a label, 0 where none does: "Morning summary [from] Governor Ivo Lang:"."""
    if colon > first + _ISSUED_IN:
        return 0
    at = next((k for k in range(first, colon) if r.low(k) in ("from", "by")), 0)
    return at if at and r.low(at - 1) in _ISSUED else 0


_ISSUED_IN = 10  # words of such a label
_ISSUED = frozenset(
    ("summary", "update", "report", "bulletin", "briefing", "statement", "roundup", "digest", "dispatch", "notes")
)
_ADDRESSES = frozenset(("dr", "mr", "mrs", "ms"))  # "DR Congo: nine killed"
_LABEL = 6  # words of a label
_GROUND = frozenset(("front", "frontline", "axis", "sector", "camp", "countryside"))  # "Orvale front: nine were killed"


_TELLERS = frozenset(("sources", "authorities", "officials"))


def _in_brackets(r: Reader, last: int) -> bool:
    """ "Nine were killed (Ministry of Health)."; but "the Ministry of Health (MoH)", "members of Islamic State (IS)"."""
    mark = next((k for k in range(last - 1, max(last - 9, 0), -1) if r.toks[k].text == "("), None)
    if mark is None or mark < 2 or (r.toks[mark - 1].capital and r.low(mark - 2) not in ("in", "at", "near")):
        return False
    sourced = r.low(mark + 1) in ("source", "sources") and r.low(mark + 2) == ":"  # "(source: Ministry of Health)"
    begin = mark + 3 if sourced else mark + 1
    if begin >= last or any(t.text == ":" for t in r.toks[begin:last]):
        return False  # "(Photo: Orvale County Jail)"
    one = r.speaker(begin, last)
    small = not r.toks[begin].capital  # "(nine officers)", "(Dorna district)" tell of victims and places
    named = (
        one is not None
        and one.head not in _AREAS
        and (not small or sourced or one.head in _TELLERS)
        and (
            one.form == "registry"
            or (one.form == "name" and one.kind and one.kind != "broadcaster")  # "(WFSB)" owns a picture
            or (one.form == "description" and (one.head in r.words.bodies or small))
        )
    )
    if one is None or not named or one.kind in ("armed_group", "reports"):
        return False
    span = Span(r.toks[mark].start, r.toks[mark].end)
    r.found.append(Attribution([one], span, Span(0, 0), "trailing", sentence=r.sentence.index))
    return True


def _paper(r: Reader, first: int) -> Speaker | None:
    """ "told the paper": the newspaper named before."""
    if r.low(first) not in ("the", "this") or r.low(first + 1) != "paper" or r.toks[first + 1].capital:
        return None
    span = Span(r.toks[first + 1].start, r.toks[first + 1].end)
    return Speaker("description", "paper", span, "agency", head="newspaper", definite=True)


def _paper_told(r: Reader, first: int) -> Speaker | None:
    """A listed paper without its article: "told Punch that"; not "told Punch and his men"."""
    if first >= len(r.toks) or not r.toks[first].capital or r.toks[min(first + 1, len(r.toks) - 1)].capital:
        return None
    entry = r.known.exact("The " + r.toks[first].text)
    span = Span(r.toks[first].start, r.toks[first].end)
    return Speaker("registry", entry.name, span, entry.kind, entry=entry) if entry is not None else None


def _titled(r: Reader, first: int) -> Speaker | None:
    """A paper that no list knows, by the capital of its article: "told The Lantern"."""
    end = first + 1
    while end < len(r.toks) and end < first + 4 and r.toks[end].capital and r.toks[end].text[0].isalpha():
        if end > first + 1 and r.low(end) in TIMES:
            break  # "told The Dorna-Courier [Saturday night]"
        end += 1
    if r.low(first) == "the" and end == first + 2 and r.low(first + 1).rpartition("-")[2] in r.words.outlets:
        span = Span(r.toks[first + 1].start, r.toks[first + 1].end)
        return Speaker("name", r.text[span.slice], span, "newspaper")  # "told the Gazette"
    if end == first + 1 or r.toks[first].text != "The" or any(t.low in r.words.heads for t in r.toks[first + 1 : end]):
        return None
    span = Span(r.toks[first].start, r.toks[end - 1].end)
    return Speaker("name", r.text[span.slice], span, "newspaper")


_PLATFORM = Rare(
    r"\b(?:on|via|to)\s+(?:(?:his|her|its|their|the|an?)\s+)?(?:\w+\s+)?(?P<name>telegram|facebook|twitter|instagram|whatsapp|"
    r"truth\s+social|tiktok|vkontakte|weibo|bluesky|mastodon|youtube|x)\b(?!\s+(?:users?|video|clip|footage))|"
    r"\bin\s+(?:his|her|its|their|an?)\s+(?:\w+\s+)?(?P<own>telegram|facebook|twitter|instagram|whatsapp)\s+"
    r"(?:post|message|statement|update|thread)\b"
)
# "On its Telegram channel, X said", "In a statement posted on Facebook, X said"
_LEADS = re.compile(r"(?:on|via|in)\b[^,;:.]{0,60}")
_POSTING = re.compile(
    r"(?:\s+(?:in|on|late|early|his|her|its|their|the|an?|short|brief|written|video|posts?|statement|message|thread|account|page|channel|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day))*\s*"
)


_PLATFORMS = automaton(
    ["telegram", "facebook", "twitter", "instagram", "whatsapp", "social", "tiktok", "vkontakte", "weibo", "bluesky",
     "mastodon", "youtube", " x", "\nx"]
)  # fmt: skip


@functools.lru_cache(maxsize=2)
def _names_platform(folded: str) -> bool:
    """Whether a text may name one of the platforms that people write on."""
    return holds(_PLATFORMS, folded)


def platforms(r: Reader, folded: str) -> None:
    """Where somebody wrote: "the governor wrote on Telegram", "said in a statement on Facebook"."""
    at, end = r.sentence.start, r.sentence.end
    if not _names_platform(folded):
        return
    while (match := _PLATFORM.search(folded, at, end)) is not None:
        at, span = match.end(), Span(*match.span("name" if match["name"] else "own"))
        words = r.text[span.slice]
        if words == "x" or not words[0].isupper():
            continue
        opening = r.found[0]
        if match.end() <= opening.start and _LEADS.fullmatch(folded, r.sentence.start, match.end()):
            near = [a for a in r.found if a.speakers[0].span == opening.speakers[0].span]
        else:
            behind = [a for a in r.found if a.cue.end <= match.start()]
            near = [a for a in behind if _POSTING.fullmatch(folded, a.cue.end, match.start())][-1:]
            if not near:  # "the mayor [in a Facebook post] said"
                near = [a for a in r.found if a.cue.start > match.end() and a.speakers[0].span.end + 1 == match.start()]
        for telling in near:
            telling.relay = telling.relay or Speaker("name", words, span, "platform")


def relays(r: Reader, folded: str, starts: Sequence[int]) -> None:
    """Through whom: "told the AP", "in a statement carried by SANA", "speaking to local television"."""
    if not r.found:
        return
    for match in matches_at(r.words.relay, folded, starts, r.sentence.end):
        first = next((k for k, t in enumerate(r.toks) if t.start >= match.end()), len(r.toks))
        end = rightward(r.toks, first, r.words)
        end = next((k for k in range(first + 1, end) if r.low(k) == "by"), end)  # "told the agency by telephone"
        one = _paper(r, first) or station(r, first) or (r.speaker(first, end) if end > first else None)
        if one is None:
            one, end = shorter(r, first, end)
        if one is None or one.kind not in _RELAYING:
            one = _titled(r, first) or _paper_told(r, first) or told_outlet(r, first)
        if one is None or one.kind not in _RELAYING or one.form not in ("registry", "name", "description"):
            continue
        if r.low(first) in ("this", "our") and one.form == "description" and one.name != "paper":
            continue  # "told this newspaper": the text itself
        if r.low(first) in ("its", "his", "her", "their") and match.group().endswith(" on"):
            continue  # "said on its website"
        if one.form != "registry" and one.kind not in ("agency", "newspaper", "broadcaster"):
            if one.form != "name" or one.kind not in ("monitor", "ngo") or not match.group().startswith("told"):
                continue  # "a farmer told Valley Rights Watch"
        at = match.start()
        same = [a for a in r.found if a.cue.start == at]
        before = [a for a in r.found if a.cue.start < at]
        after = [a for a in r.found if a.cue.start > at]
        beside = [a for a in r.found if any(0 <= at - s.span.end <= 2 for s in a.speakers)]  # "residents told by SANA"
        host = same[0] if same else beside[0] if beside else before[-1] if before else after[0]
        if not same and not beside and host.end < at and COORDINATION.search(r.text, host.end, at):
            continue  # "the army said nine died; residents contacted by SANA fled"
        if one.name and all(one.span != s.span for s in host.speakers):
            for telling in (a for a in r.found if a.speakers[0].span == host.speakers[0].span):
                telling.relay = telling.relay or one
    r.found = [a for a in r.found if all(a.relay is None or s.span != a.relay.span for s in a.speakers)]
