"""Words that tell a man from a woman, in the singular: kin, callings and forms of address; pronouns are left to whoever asks."""

from __future__ import annotations

from claimledger.lexicon import word_set

MALE = word_set("persons", "male")
FEMALE = word_set("persons", "female")
