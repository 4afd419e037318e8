"""What befalls people and kills them without anybody's doing, or as a whole: a flood, a disease, a war."""

from __future__ import annotations

from claimledger.lexicon import word_set

CALAMITIES = word_set("calamities", "calamities")
