"""Where a text plays: its country and division, the town it is about, and the places that its sentences name.

`read_whereabouts(doc, figures, places)` gives a `Whereabouts`, of which `context.where` asks the place of each figure.
"""

from claimledger.whereabouts.fine import fineness, finest, told_as
from claimledger.whereabouts.named import Whereabouts, read_whereabouts
from claimledger.whereabouts.only import Only
from claimledger.whereabouts.refer import (
    all_the_country,
    land_of_war,
    may_hold,
    meant_before,
    nation_told,
    of_that_day,
    town_of_lead,
)
from claimledger.whereabouts.telling import THERE
from claimledger.whereabouts.times import of_its_time
from claimledger.whereabouts.write import held, write

__all__ = [
    "THERE", "Only", "Whereabouts", "all_the_country", "fineness", "finest", "held", "land_of_war", "may_hold",
    "meant_before", "nation_told", "of_its_time", "of_that_day", "read_whereabouts", "told_as", "town_of_lead", "write",
]  # fmt: skip
