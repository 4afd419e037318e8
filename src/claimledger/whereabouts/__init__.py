"""Where a text plays: its country and division, the town it is about, and the places that its sentences name.

`read_whereabouts(doc, figures, places)` gives a `Whereabouts`, of which `context.where` asks the place of each figure.
"""

from claimledger.whereabouts.beside import Beside
from claimledger.whereabouts.fine import finer, is_wide, told_as
from claimledger.whereabouts.local import only_named
from claimledger.whereabouts.named import Whereabouts
from claimledger.whereabouts.nearby import CARRIED, Nearby
from claimledger.whereabouts.only import Only
from claimledger.whereabouts.own import OwnSentence
from claimledger.whereabouts.parts import held_by
from claimledger.whereabouts.reading import read_whereabouts
from claimledger.whereabouts.refer import (
    all_the_country,
    land_of_ministry,
    land_of_war,
    leads_from_town,
    meant_before,
    nation_told,
    town_of_lead,
)
from claimledger.whereabouts.shared import is_elsewhere
from claimledger.whereabouts.spots import QUARTER, are_one, exactness, stands_on
from claimledger.whereabouts.sums import counts_over_city
from claimledger.whereabouts.telling import Telling
from claimledger.whereabouts.totalled import place_of_total, rows_of_total
from claimledger.whereabouts.unnamed import in_unnamed_part
from claimledger.whereabouts.witnesses import is_of_next_witness
from claimledger.whereabouts.write import OF_OTHERS, WORLDWIDE, held, write

__all__ = [
    "CARRIED", "OF_OTHERS", "QUARTER", "WORLDWIDE", "Beside", "Nearby", "Only", "OwnSentence", "Telling", "Whereabouts",
    "all_the_country", "are_one",
    "counts_over_city", "exactness",
    "finer", "held", "held_by",
    "in_unnamed_part", "is_elsewhere", "is_of_next_witness", "is_wide",
    "land_of_ministry", "land_of_war", "leads_from_town", "meant_before", "nation_told", "only_named",
    "place_of_total", "read_whereabouts", "rows_of_total",
    "stands_on", "told_as", "town_of_lead",
    "write",
]  # fmt: skip
