"""The command line, ready once for all tests of a process; and no test measures time.

A test with the mark `interpreted` looks into functions and classes, of which a compiled package shows nothing.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from claimledger.version import compiled
from program import Program

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if compiled() and item.get_closest_marker("interpreted"):
            item.add_marker(pytest.mark.skip(reason="the package is compiled"))


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    ready = Program()
    yield ready
    ready.close()
