"""Whose death somebody who was harmed had to do with before: he is not the dead of that murder."""

from __future__ import annotations

import re

from claimledger.mentions import Document, Figure

_WORKED_ON = re.compile(
    r"\b(?:he|she|who|the\s+(?P<noun>[a-z]+))\s+(?:(?:was|is|had|has|been|also|recently|then|reportedly)\s+){0,4}"
    r"(?:(?:investigat|prosecut|prob|cover|review|handl|lead|head|solv|denounc|condemn|protest|tr)(?:ed|ing|ied|ying)|led|"
    r"looking\s+into|look(?:ed)?\s+into|reported\s+on|reporting\s+on|written\s+(?:about|of|on)|wrote\s+(?:about|of|on)|"
    r"testif(?:ied|ying)|to\s+(?:testify|give\s+evidence)|due\s+to\s+testify|accused|suspected|convicted|acquitted|wanted|"
    r"sought|blamed|in\s+charge|(?:an?|the)\s+(?:[a-z]+\s+){0,2}(?:witness|suspect|lawyer|judge|prosecutor|investigator))\b"
    r"[^.;]*\b(?:assassinations?|deaths?|killings?|murders?|shootings?|abductions?|kidnappings?|disappearances?)\s+of\b"
    r"[^.;]*\Z"
)


def inquired_into(doc: Document, figure: Figure, nouns: frozenset[str] | None = None) -> bool:
    """Whether the sentence of a figure tells of a death that somebody of those `nouns`, or "he", had to do with before.

    "A judge was shot. He was investigating the murder of [Ivo Lang]"; not "The sheriff is investigating the murder".
    """
    start = doc.sentences[figure.sentence].start
    if doc.folded.find(" of ", start, figure.span.start) < 0:
        return False
    found = _WORKED_ON.search(doc.folded, start, figure.span.start)
    return found is not None and (found["noun"] is None or nouns is None or found["noun"] in nouns)
