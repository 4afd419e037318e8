"""The four public verbs are what they say, in whatever order modules were imported."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "before", ["pass", "import claimledger.extract, claimledger.reconcile", "import claimledger.ingest"]
)
def test_public_names(before: str) -> None:
    script = f"""{before}
from claimledger import Ledger, extract, read_article, reconcile
import claimledger
article = read_article("Published: 7 May 2023\\nShelling killed six people in Orvale.", id="orvale")
claims = extract(article).claims
assert [claim.number for claim in claims] == ["six"], claims
assert [toll.low for toll in reconcile(claims)] == [6]
assert callable(claimledger.extract) and claimledger.__version__ and isinstance(Ledger, type)
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_unknown_names() -> None:
    import claimledger

    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        _ = claimledger.guess
