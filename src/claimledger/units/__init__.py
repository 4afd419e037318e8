"""A sentence as units: words, terms of several words, counts, ages, dates and sums, each with the letter of its class.

The letters make a string over which the chunk patterns run, so that a rule about "a count, adjectives, a people noun" is
a short regular expression. Beside those of grammar.toml: c count, Y age, X measured thing or no people, H people noun,
M member noun, A force or organisation, J people adjective, R rank, K k i V D d n C Z T W u harm words (see
`lexicon.Harm`), U unknown word, N name, l name particle, S possessive 's, and punctuation as itself.
"""

from claimledger.numbers import Count
from claimledger.units.nths import NTHS
from claimledger.units.reading import read_units
from claimledger.units.senses import COMPANY, SETTLED
from claimledger.units.unit import Unit, Words

__all__ = ["COMPANY", "NTHS", "SETTLED", "Count", "Unit", "Words", "read_units"]
