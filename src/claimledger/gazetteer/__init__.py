"""Place names to places: the gazetteer, places that users add, and how two places lie to each other.

>>> from claimledger.gazetteer import gazetteer
>>> gazetteer().find("Jableh")[0].admin1
'Latakia'
"""

from claimledger.gazetteer.added import PlacesFileError, read_places
from claimledger.gazetteer.keys import key
from claimledger.gazetteer.store import Gazetteer, Place, gazetteer

__all__ = ["Gazetteer", "Place", "PlacesFileError", "gazetteer", "key", "read_places"]
