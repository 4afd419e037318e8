"""What an object finds once and keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class once(Generic[T]):
    """A property that is found at its first use and kept in the `kept` of its object.

    `functools.cached_property` does the same for objects with a `__dict__`; those of compiled classes have none.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, owner: None, kind: type | None = None) -> once[T]: ...
    @overload
    def __get__(self, owner: object, kind: type | None = None) -> T: ...
    def __get__(self, owner: Any, kind: type | None = None) -> once[T] | T:
        if owner is None:
            return self
        kept: dict[str, Any] = owner.kept
        if self._name in kept:
            found: T = kept[self._name]
            return found
        found = kept[self._name] = self._find(owner)
        return found
