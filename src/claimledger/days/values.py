"""What the shapes of dates mean: for each the function that makes a day or window of its match."""

from __future__ import annotations

from claimledger.days.absolute import ABSOLUTE
from claimledger.days.frame import Resolver
from claimledger.days.relative import RELATIVE

#: By the name of the shape; None where the words are no date after all.
RESOLVERS: dict[str, Resolver] = {**ABSOLUTE, **RELATIVE}
