"""Which figures of one text tell of one happening, once their days and places are known."""

from claimledger.incidents.numbering import number_incidents
from claimledger.incidents.scenes import settle_scenes

__all__ = ["number_incidents", "settle_scenes"]
