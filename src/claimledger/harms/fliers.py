"""Who is shot down on the ground, and who with what he flies."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, items_text


def is_no_flier(items: list[Item], group: Group) -> bool:
    """Whether a group that was shot down is surely of people on the ground: no drones, and nobody who may have lived when
    the plane was hit."""
    if group.kind == "people":
        return group.head is None or group.head.word not in _FLIERS
    return group.kind == "name" and " " in group.names[0] and _AIR.isdisjoint(items_text(items).split())


_AIR = frozenset("over plane planes jet fighter helicopter aircraft bomber flying flew mission raid sortie".split())  # noqa: SIM905
_FLIERS = frozenset("""pilot pilots co-pilot aviator aviators airman airmen flier fliers flyer flyers crew crews aircrew aircrews
                    crewman crewmen crewmember crewmembers navigator navigators gunner gunners""".split())  # fmt: skip  # noqa: SIM905
