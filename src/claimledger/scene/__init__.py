"""Where a text plays: its country and division, the town it is about, and the places that its sentences name.

`read_scene(doc, figures, places)` gives a `Scene`, of which `context.where` asks the place of each figure.
"""

from claimledger.scene.scene import Scene, read_scene
from claimledger.scene.write import write

__all__ = ["Scene", "read_scene", "write"]
