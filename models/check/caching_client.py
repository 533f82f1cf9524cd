"""An HTTP client that asks for each stylesheet and picture of a site once in a check, however many of its pages use it."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from models.engine.lru_cache import LruCache
from models.support.outbound import Answer, Limits, Outbound, Refused, Visit

ROOM = 32 * 1024 * 1024
MOST_ANSWERS = 10_000


class CachingClient:
    """Remembers what was fetched last, up to `ROOM` bytes."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound
        self._answers: LruCache[str, Answer | Refused] = LruCache(MOST_ANSWERS, room=ROOM, weigh=_size)

    def visit(self) -> "CachingVisit":
        return CachingVisit(self, self._outbound.visit())

    def known(self, url: str) -> Answer | Refused | None:
        return self._answers.get(url)

    def remember(self, url: str, answer: Answer | Refused) -> None:
        self._answers.put(url, answer)


class CachingVisit:
    """Requests over connections that they share, answered from memory where they were asked before."""

    def __init__(self, client: CachingClient, visit: Visit) -> None:
        self._client, self._visit = client, visit

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._visit.close()

    def get(self, url: str, limits: Limits | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Raises Refused, also when it was refused before."""
        answer = self._client.known(url) or self._fetch(url, limits, headers)
        if isinstance(answer, Refused):
            raise answer
        return answer

    def _fetch(self, url: str, limits: Limits | None, headers: Mapping[str, str] | None) -> Answer | Refused:
        try:
            answer: Answer | Refused = self._visit.get(url, limits, headers)
        except Refused as refused:
            answer = refused
        self._client.remember(url, answer)
        return answer


def _size(answer: Answer | Refused) -> int:
    return len(answer.body) if isinstance(answer, Answer) else 0
