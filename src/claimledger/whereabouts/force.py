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


def came_to_scene(page: Page) -> bool:
    """Whether the police of a town were at the scene: "officers responding to the call found two dead".

    The text names that police; where a sheriff or the police of a state speak as well, it may have been them.
    """
    low = page.doc.folded
    return _AT_SCENE.search(low) is not None and _OTHER_FORCE.search(low) is None


def of_residents(page: Page, mentions: Sequence[PlaceMention], name: str) -> bool:
    """Whether somebody of the town is told of at the head: "An Orvale teenager shot himself"."""
    return any(
        m.bare_name == name and m.sentence <= 1 and _OF_IT.match(page.doc.folded, m.reach) is not None for m in mentions
    )
