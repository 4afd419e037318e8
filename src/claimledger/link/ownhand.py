"""Who died by his own hand, and who did harm: mentions that are one person, whatever the words for him."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.link.case import Case
from claimledger.link.person import Person, name_key, same_name
from claimledger.link.weekdays import on_other_days
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.spans import Span
from claimledger.turns import Apart

_OWN_HAND = Rare(
    r"\b(?:suicide(?! bomb| attack| vest| blast| mission| car| squad| truck| belt)|self-inflicted|found (?:hanging|hanged)|"
    r"(?:his|her) own (?:life|hand)|"
    r"(?:kill(?:ed|ing|s)|hang(?:ed|ing|s)|hung|shot|shoot(?:ing|s)|drown(?:ed|ing)|poison(?:ed|ing)|blew|blow(?:ing|n)|"
    r"stabb(?:ed|ing)) (?:himself|herself)|(?:gun|weapon|rifle|pistol|knife) on (?:himself|herself))\b"
)
# who was harmed by another, and so is nobody who died by his own hand
_BY_ANOTHER = Rare(
    r"\b(?:murder(?:ed|ing)?|strangl\w+|stabb(?:ed|ing)|slain|slaying|slay|slew|bludgeon\w+|beaten|gunned down|executed|"
    r"lynch\w+|beheaded|asphyxiated|smothered|raped|assassinat\w+|massacred|homicide)\b"
)
_SHOT_DEAD = Rare(r"\b(?:shot|kill(?:ed|ing|s)|fatally|executed|gunned)\b")  # by somebody else
_TURNS = (",", ";", " by ", " murder-", " who ", " while ", " after ", " before ", " and ", " when ")
_REACH = 60  # characters behind the word of harm


def by_own_hand(doc: Document, figure: Figure) -> bool:
    """Whether the words that tell of a death tell of a suicide: "died by a self-inflicted shot"."""
    if figure.outcome not in ("killed", "injured"):
        return False
    if figure.group.start > figure.harm.start:
        return (
            _OWN_HAND.search(doc.folded, figure.harm.start, figure.harm.end) is not None
        )  # "the suicide of [Ivo Lang]"
    reach = min(doc.sentences[figure.sentence].end, figure.harm.end + _REACH)
    found = _OWN_HAND.search(doc.folded, figure.harm.start, reach)
    between = doc.folded[figure.harm.end : found.start()] if found is not None else ""
    return found is not None and not any(sign in between for sign in _TURNS)


def by_another(doc: Document, figure: Figure) -> bool:
    """Whether the words that tell of somebody's harm leave no room for his own hand: "had been strangled"."""
    return _BY_ANOTHER.search(doc.folded, figure.harm.start, figure.harm.end) is not None


_BY_SOMEBODY = re.compile(
    r"\b(?:shot|stabbed|killed|strangled|beaten|drowned|struck)\b[^.;]{0,40}\bby (?:her|his|a|an|the|another)\b"
)


def is_another(doc: Document, case: Case, names: Sequence[str], span: Span, sex: str | None) -> bool:
    """ "Eva Ruiz was shot by her father. … [Ruiz] killed himself": a name of one word, of somebody of the other sex or than
    the one whom somebody else killed."""
    if not names or " " in names[0] or any(group.overlaps(span) for group in case.groups):
        return False
    if sex and case.person.sex and case.person.sex != sex:
        return True
    return any(
        f.outcome == "killed"
        and not f.attacker
        and (f.agent is not None or _BY_SOMEBODY.search(doc.folded, f.span.end, doc.sentences[f.sentence].end))
        for f in case.figures
    )


def the_same_killer(
    doc: Document, cases: Sequence[Case], figure: Figure, person: Person, own_hand: bool, apart: Apart
) -> Case | None:
    """The one who died for the harm he did, told again: by an attacker's noun, "the gunman", "the suspect", or by the death
    by his own hand. None where the text has several such, or where what it tells of them differs."""
    if figure.outcome != "killed" and not (own_hand and figure.fate_open):
        return None
    if figure.other or not (own_hand or (person.attacker and figure.definite)):
        return None
    if not (figure.names or figure.definite or person.attacker):
        return None  # "A farmer hanged himself in Osk. A farmer took his own life in Lorin."
    dead = [c for c in cases if not c.plural and not (c.counted and not c.own_hand) and _died_for_it(doc, c, own_hand)]
    if len(dead) != 1:
        return None
    one = dead[0]
    if not one.person.fits(person) or apart.turned(one.figures[-1], figure) or on_other_days(doc, one.figures, figure):
        return None
    if not own_hand and one.person.names and person.names and not one.person.named_like(person):
        return None
    return one


def _died_for_it(doc: Document, case: Case, own_hand: bool) -> bool:
    if not (case.told_as("killed") or case.gun_turned):
        return False
    if own_hand:
        plain = all(
            f.agent is None and not _SHOT_DEAD.search(doc.folded, f.harm.start, f.harm.end) for f in case.figures
        )
        return case.own_hand or case.gun_turned or (case.person.attacker and plain)
    return case.own_hand or case.gun_turned or case.person.attacker or any(f.attacker for f in case.figures)


def of_one_doer(doc: Document, cases: Sequence[Case], one: Figure, two: Figure) -> bool:
    """Whether one person did the harm of both figures: "A man killed his wife. … Omar Lang took his life after shooting
    [Ann Lang]"."""
    first, second = _doer(doc, cases, one), _doer(doc, cases, two)
    return first is not None and first is second


def _doer(doc: Document, cases: Sequence[Case], figure: Figure) -> Case | None:
    if figure.agent is None:
        return None
    met = [c for c in cases if any(span.overlaps(figure.agent) for span in c.groups)]
    if met:
        return met[0]
    key = name_key(" ".join(w for w in doc.text[figure.agent.slice].split() if w[:1].isupper()))
    named = [c for c in cases if len(key) > 1 and any(same_name(key, name) for name in c.person.names)]
    return named[0] if len(named) == 1 else None
