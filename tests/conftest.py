"""The command line, ready once for all tests of a process; and no test measures time."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from program import Program

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    ready = Program()
    yield ready
    ready.close()
