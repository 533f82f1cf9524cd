"""A server of this machine, a way out that may reach it, and what is refused."""

from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, contextmanager

import pytest

from models.support.outbound import Outbound, Refused
from tests.models.support.wire import Saying, Wire, wire

MEBIBYTE = 1024 * 1024


@contextmanager
def serving(said: bytes | Callable[[Wire], Saying]) -> Generator[tuple[Wire, Outbound]]:
    """A server, and a way out that may reach it."""
    with wire(said if callable(said) else lambda _: lambda _path: said) as served:
        yield served, Outbound([served.place])


def refused(work: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        work()
    assert refusal.value.reason.endswith(".")
    return refusal.value


def slowly(pieces: Callable[[Wire], Iterable[bytes]]) -> AbstractContextManager[tuple[Wire, Outbound]]:
    return serving(lambda served: lambda _path: pieces(served))
