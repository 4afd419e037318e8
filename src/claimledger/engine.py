"""Engines: ways to run one function over many batches. An engine is a `map` that keeps the order and stays lazy."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Engine = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]

_AHEAD = 3  # batches under way for each process: enough to keep it busy, few enough to keep memory flat


class EngineError(Exception):
    """The machinery failed, not the work: a process of the engine was killed."""


def here(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The engine of one process: plain `map`."""
    return map(function, items)


def processes(jobs: int) -> Engine:
    """An engine of `jobs` processes on this machine. Results come in the order of the items.

    Items are taken as they are needed, so input larger than memory flows through. Function, items and results must be
    picklable. EngineError where a process dies.
    """

    def run(function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        from concurrent.futures import Future, ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        # Not forked: the parent holds a database connection, which must not be shared.
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_as_child) as pool:
            waiting: deque[Future[R]] = deque()
            try:
                for item in items:
                    waiting.append(pool.submit(function, item))
                    if len(waiting) >= jobs * _AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BrokenProcessPool:
                raise EngineError(
                    "a process of the extraction was killed; what was stored is whole, run it again"
                ) from None
            finally:
                for future in waiting:
                    future.cancel()

    return run


def _as_child() -> None:
    """Ctrl-C reaches every process of the terminal; the parent alone answers it, and says so once. A child whose parent
    is killed ends too: it holds both ends of its queue, so that no closed pipe would wake it.
    """
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
