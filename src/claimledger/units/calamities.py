"""What befalls people and kills them without anybody's doing, or as a whole: a flood, a disease, a war."""

from __future__ import annotations

CALAMITIES = frozenset(
    """famine flu influenza typhus typhoid smallpox dengue fever
    flood floods flooding earthquake quake tremor tsunami epidemic pandemic cholera plague outbreak virus
    hurricane cyclone typhoon tornado storm landslide mudslide avalanche eruption drought blaze inferno wildfire
    heatwave blizzard lightning fire volcano dysentery malaria measles ebola wave
    war conflict fighting violence unrest disaster accident crash explosion blast collapse
    shipwreck""".split()  # noqa: SIM905
)
