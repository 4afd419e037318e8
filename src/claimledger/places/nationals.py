"""The country that an adjective tells of a place: "the Velan border town of Orvale"."""

from __future__ import annotations

from claimledger.places.mentions import Page, PlaceMention

_KINDS = frozenset(
    ["city", "town", "village", "hamlet", "province", "state", "region", "district", "port", "island", "capital", "resort",
     "county", "department", "governorate", "municipality", "suburb", "commune", "prefecture", "territory", "township",
     "neighbourhood", "neighborhood", "oblast"]
)  # fmt: skip
# What no adjective of a place stands before: "French troops in the town of".
_ENDS = frozenset("the a an of in near at to from and or by on outside into for with".split())  # noqa: SIM905
_WORDS = 4  # before the kind of place


def read_nation(page: Page, mention: PlaceMention, left: str) -> None:
    """Put a place that words before it call a country's in that country, unless the gazetteer has it elsewhere alone."""
    words = left[-80:].split()
    if words[-1:] == ["the"]:
        words.pop()
    if len(words) < 3 or words.pop() != "of" or words.pop() not in _KINDS:
        return
    for word in words[: -_WORDS - 1 : -1]:
        if word in _ENDS:
            return
        if (iso := page.words.demonyms.get(word)) is not None:
            known, nation = page.known(mention.bare_name), page.places.country(iso)
            if nation is not None and (not known or any(p.iso == iso for p in known)):
                mention.within.append(nation.name)
                mention.nation = nation.name
            return
