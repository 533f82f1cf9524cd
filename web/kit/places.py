"""Places for work that takes long: few for each of those who ask, and so many in all."""

from collections import Counter
from collections.abc import Generator, Hashable
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock


class NoPlace(RuntimeError):
    """Every place is taken; the sentence says whose, and what to do."""


@dataclass(frozen=True)
class Share:
    """How many places `holder` may have at once, and what is said when it has them."""

    holder: Hashable
    most: int
    sentence: str


class Places:
    """Who holds how many places at present. Asking never waits: there is a place now, or NoPlace is raised."""

    def __init__(self) -> None:
        self._held: Counter[Hashable] = Counter()
        self._lock = Lock()

    @contextmanager
    def taken(self, *shares: Share) -> Generator[None]:
        """A place in each of the shares, given back at the end. Raises NoPlace with the sentence of the first that is full."""
        with self._lock:
            for share in shares:
                if self._held[share.holder] >= share.most:
                    raise NoPlace(share.sentence)
            self._held.update(share.holder for share in shares)
        try:
            yield
        finally:
            with self._lock:
                self._held.subtract(share.holder for share in shares)
                for share in shares:
                    if not self._held[share.holder]:
                        del self._held[share.holder]
