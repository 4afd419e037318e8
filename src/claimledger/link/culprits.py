"""Which persons of a text did the harm."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.link.case import Case
from claimledger.link.person import name_key, same_name
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare

_SUSPECT = Rare(
    r"\b(?:[Ss]uspect|[Gg]unman|[Ss]hooter|[Aa]ssailant)(?:,? |, identified as |, named )"
    r"((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+)"
)


def mark_culprits(doc: Document, figures: Sequence[Figure], cases: Sequence[Case]) -> None:
    """Set `culprit` on the persons whom the text tells of as those who did it, or names as a suspect."""
    agents = [f.agent for f in figures if f.agent is not None]
    named = [key for span in agents if len(key := _names_in(doc.text[span.slice])) > 1]
    named += [key for m in _SUSPECT.finditer(doc.text) if len(key := name_key(m.group(1))) > 1]
    for case in cases:
        case.culprit = (
            case.gun_turned
            or case.person.attacker
            or any(f.attacker for f in case.figures)
            or any(same_name(name, key) for name in case.person.names if len(name) > 1 for key in named)
            or any(span.overlaps(agent) for span in case.groups for agent in agents)
        )


def _names_in(words: str) -> tuple[str, ...]:
    names = [w for w in words.split() if w[:1].isupper()]
    return name_key(" ".join(names)) if names else ()
