"""Whether what a town's police and firefighters did tells that it happened there: they came to the scene."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.patterns import Rare
from claimledger.places.mentions import Page, PlaceMention

_FORCE = (
    r"(?:police|officers?|policem[ae]n|policewom[ae]n|constables|patrol|detectives|firefighters?|fire\s+(?:crews?|department|"
    r"brigade|service)|paramedics|medics|ambulance)"
)
# What a force does at a scene. To say, to ask for help and to arrest is done from afar.
_AT_SCENE = Rare(
    rf"\b{_FORCE}\s+(?:\w+\s+){{0,3}}?(?:respond(?:ed|ing)?|(?:was|were)\s+(?:called|dispatched|summoned|sent\s+to)|arriv(?:ed|ing)|"
    r"rushed\s+to|(?:were\s+)?(?:at|on)\s+the\s+scene|showed\s+up|came\s+to|went\s+to|found|discovered|opened\s+fire|"
    r"(?:is|are|was|were)\s+investigating)\b"
)
# Another force than that of a town acts in it.
_OTHER_FORCE = Rare(r"\b(?:sheriff(?:['’]s)?|deputies|deputy|troopers?|state\s+police|county\s+police|gendarm\w+)\b")
_OF_IT = re.compile(
    r"\s+(?:man|woman|teen|teenager|boy|girl|child|toddler|infant|baby|couple|family|mother|father|student)\b"
)

# "Orvale police", "the Orvale Police Department"; not "Orvale Police Chief", "Orvale police officer"
_BODY = re.compile(
    r"\s+(?:[Mm]etro(?:politan)?\s+|[Cc]ity\s+)?(?:[Pp]olice(?:\s+[Dd]epartment)?|PD)\b(?!\s+(?:[A-Z]|officers?\b|chief\b))"
)
_BODY_IN = re.compile(r"\b(?:[Pp]olice|[Aa]uthorities)\s+in\s+$")


def came_to_scene(page: Page) -> bool:
    """Whether the police of a town were at the scene: "officers responding to the call found two dead".

    The text names that police; where a sheriff or the police of a state speak as well, it may have been them.
    """
    low = page.doc.folded
    return _AT_SCENE.search(low) is not None and not has_other_force(page)


def speaks(page: Page, name: str) -> bool:
    """Whether the police of a town tell of it as a body, "Orvale police", not one of them, "Orvale Police Chief Tan".

    A person's title tells whose he is, not where he speaks of. Where a sheriff speaks as well, it may be out of town.
    """
    text, at, alone = page.doc.text, page.doc.text.find(name), not has_other_force(page)
    while at >= 0:
        if (alone and _BODY.match(text, at + len(name))) or _BODY_IN.search(text, max(0, at - 24), at):
            return True
        at = text.find(name, at + 1)
    return False


def has_other_force(page: Page) -> bool:
    """Whether the text names a force that serves more than a town: a sheriff, the police of a state."""
    return _OTHER_FORCE.search(page.doc.folded) is not None


def of_residents(page: Page, mentions: Sequence[PlaceMention], name: str) -> bool:
    """Whether somebody of the town is told of at the head: "An Orvale teenager shot himself"."""
    return any(
        m.bare_name == name and m.sentence <= 1 and _OF_IT.match(page.doc.folded, m.reach) is not None for m in mentions
    )
