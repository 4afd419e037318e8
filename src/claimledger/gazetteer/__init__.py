"""Place names to places: the gazetteer, places that users add, and how two places lie to each other.

>>> from claimledger.gazetteer import gazetteer
>>> gazetteer().find("Jableh")[0].admin1
'Latakia'
"""

from claimledger.gazetteer.added import PlacesFileError, read_places
from claimledger.gazetteer.keys import key
from claimledger.gazetteer.nesting import Nesting, nest
from claimledger.gazetteer.store import Gazetteer, Place, gazetteer

__all__ = ["Gazetteer", "Nesting", "Place", "PlacesFileError", "gazetteer", "key", "nest", "read_places"]
