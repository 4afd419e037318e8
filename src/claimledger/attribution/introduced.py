"""Whose words come behind a colon: "The mayor released the following statement:", "Here is the clinic's full statement:"."""

from __future__ import annotations

from claimledger import reporting
from claimledger.attribution.behind import speakers_after
from claimledger.attribution.reader import Reader
from claimledger.attribution.subjects import subject_of
from claimledger.mentions import Document, Sentence
from claimledger.registry import Registry
from claimledger.speakers import Speaker
from claimledger.wordgroups import leftward, words_of

_WRITTEN = ("statement", "communique", "communiqué", "release", "letter", "message", "account", "bulletin", "summary")
_ISSUING = frozenset(
    ("issued", "released", "gave", "made", "posted", "published", "read", "sent", "shared", "provided", "distributed",
     "broadcast", "wrote", "offered", "delivered")
)  # fmt: skip


def introduced(doc: Document, sentence: Sentence, known: Registry) -> tuple[Speaker, str] | None:
    """Who a sentence says has written what comes next, and an apposition; None where it names nobody, or nothing comes.

    "The statement reads in full:" names nobody, and "Police look for two men:" brings no statement.
    """
    end = len(doc.text[sentence.start : sentence.end].rstrip()) + sentence.start
    if doc.text[end - 1] != ":" or not any(doc.folded.find(word, sentence.start, end) >= 0 for word in _WRITTEN):
        return None
    r = Reader(doc.text, words_of(doc.text, sentence.start, end, known), reporting.words(), known, sentence)
    noun = next((k for k in range(len(r.toks) - 1, -1, -1) if r.low(k) in _WRITTEN), 0)
    verb = next((k for k in range(noun - 1, 0, -1) if r.low(k) in _ISSUING), None)
    found: list[Speaker] = []
    about = ""
    if verb is not None and (subject := subject_of(r, verb)) is not None:
        _, found, about = subject
    elif verb is None and r.low(noun + 1) in ("from", "by"):
        r.toks = r.toks[: next((k for k in range(noun + 2, len(r.toks)) if r.low(k) == "reads"), len(r.toks))]
        found, _, about = speakers_after(r, noun + 2)
    elif verb is None and noun:
        one = r.speaker(leftward(r.toks, noun, r.words), noun + 1)
        found = [one] if one is not None else []
    return (found[0], about) if found and found[0].name and found[0].form != "recording" else None
