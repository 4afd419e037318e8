"""Words of harm in trade and politics, where no body is hurt: "the tariff hurt 3,000 growers", "displaced by imports"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, items_text, offset

#: Verbs that are said as often of losses as of wounds.
_OF_LOSSES = frozenset(
    """hurt hurts hurting injure injures injured injuring wound wounds wounded wounding crush crushes crushed crushing
    displace displaces displaced displacing uproot uproots uprooted uprooting bruise bruised""".split()  # noqa: SIM905
)
_OF_WOUNDS = frozenset(
    "injure injures injured injuring wound wounds wounded wounding".split()  # noqa: SIM905
)
#: What somebody loses by. A word of both trade and violence ("cuts", "strike", "collapse", "boycott") is left out.
_TRADE = frozenset(
    """austerity automation budget budgets competition competitors currency debt debts deficit deficits deflation demand
    deregulation devaluation dollar duties duty earnings exports exporters fare fares glut imports imported importers inflation
    investment law laws legislation liberalisation liberalization mergers policies policy price prices
    pricing privatisation privatization productivity protectionism quota quotas rates recession regulation regulations
    sanctions slump subsidies subsidy surplus surpluses takeover takeovers tariff tariffs tax taxes technology trade
    unemployment wages yen""".split()  # noqa: SIM905
)
_BODILY = frozenset(
    """accident attack attacks blast blasts bomb bombs bombing brawl crash explosion exploded fire fires flood floods
    gunfire gunman gunmen hospital hospitals police riot riots shelling shooting stampede storm storms
    troops""".split()  # noqa: SIM905
)


def hurts_trade(items: list[Item], at: int, first: int, voice: str) -> bool:
    """Whether the verb at `at`, whose words begin at `first`, tells of losses: what does it is a matter of trade.

    "Cheap imports have hurt growers", "workers displaced by foreign competition"; but "a fire at the market hurt nine".
    """
    if _verb(items, at) not in _OF_LOSSES:
        return False
    if voice in ("passive", "participle"):
        by = next((k for k in range(at + 1, min(at + 5, len(items))) if items[k].tag == "B"), None)
        if by is None:
            return False
        ends = (k for k in range(by + 1, len(items)) if items[k].tag in ",.;:!?w&")
        stop = next(ends, len(items))
        start, end = offset(items, by), offset(items, stop) if stop < len(items) else None
    else:
        opens = (k for k in range(first - 1, -1, -1) if items[k].tag in ",.;:!?wys" and k < first - 1)
        start, end = offset(items, next(opens, -1) + 1), offset(items, first)
    said = items_text(items)[start:end]
    words = said.split()
    return not (_TRADE.isdisjoint(words) and "market forces" not in said) and _BODILY.isdisjoint(words)


def may_have_body(items: list[Item], at: int, group: Group, voice: str) -> bool:
    """Whether the object of a verb of losses can be people: "hurt 40 travellers", "hurt Omar Tamm"; not "hurt
    Ortland", "crushed 40 bushels"; nor is who stands before it hurt, where something else is: "fare cuts at Orvale Air
    hurt results"."""
    if _verb(items, at) not in _OF_LOSSES or voice == "passive":
        return True
    if _verb(items, at) == "hurt" and group.kind == "name" and group.last <= items[at].first:
        return at + 1 == len(items) or items[at + 1].tag not in "xU*e"
    if voice == "participle":
        return True
    if _verb(items, at) in _OF_WOUNDS:
        return True
    return group.kind != "unknown" and (group.kind != "name" or group.last - group.first > 1)


def _verb(items: list[Item], at: int) -> str:
    return items[at].unit.word.rpartition(" ")[2]  # "badly hurt"
