"""A cache of bounded size that forgets what was used longest ago. Threads may share it."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class LruCache(Generic[K, V]):
    """At most `most` values by name, which weigh at most `room` together where `weigh` says what one weighs."""

    def __init__(self, most: int, *, room: int = 0, weigh: Callable[[V], int] = lambda _: 0) -> None:
        self._most, self._room, self._weigh = most, room, weigh
        self._weight = 0
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def get(self, name: K) -> V | None:
        """The value, which counts as used now."""
        with self._lock:
            value = self._values.get(name)
            if value is not None:
                self._values.move_to_end(name)
        return value

    def get_or_make(self, name: K, make: Callable[[], V]) -> V:
        """The value; made and remembered where there is none. Two threads that come at once may both make it."""
        with self._lock:
            if name in self._values:
                self._values.move_to_end(name)
                return self._values[name]
        value = make()
        self.put(name, value)
        return value

    def put(self, name: K, value: V) -> None:
        with self._lock:
            self._forget(name)
            self._values[name] = value
            self._weight += self._weigh(value)
            while len(self._values) > self._most or self._weight > self._room:
                self._forget(next(iter(self._values)))

    def drop(self, name: K) -> None:
        with self._lock:
            self._forget(name)

    def _forget(self, name: K) -> None:
        if name in self._values:
            self._weight -= self._weigh(self._values.pop(name))
