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


def without_culprits(told: list[Figure], total: Figure, room: int, case_of: dict[int, Case]) -> list[Figure]:
    """The figures that may make up a total: not whoever did the harm, unless he died by his own hand and the total has just
    the room for him: "Two bodies were found. … Lang shot his wife and then himself"."""
    culprits = [f for f in told if id(f) in case_of and case_of[id(f)].culprit]
    others = [f for f in told if not any(f is one for one in culprits)]
    if not culprits or not (others or room < (total.low or 0)) or not all(case_of[id(f)].own_hand for f in culprits):
        return others
    people = {id(case_of.get(id(f), f)): f.low or 0 for f in told if f.sentence > total.sentence}
    return told if sum(people.values()) == room else others


def _names_in(words: str) -> tuple[str, ...]:
    names = [w for w in words.split() if w[:1].isupper()]
    return name_key(" ".join(names)) if names else ()
