"""A way out that asks for each stylesheet and picture of a site once in a check, however many of its pages use it."""

from collections.abc import Mapping
from threading import Lock

from models.support.outbound import Answer, Limits, Outbound, Refused, Visit

ROOM = 32 * 1024 * 1024


class Thrift(Outbound):
    """Remembers what was fetched, up to `ROOM` bytes; beyond that it asks again."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound
        self.known: dict[str, Answer | Refused] = {}
        self.size = 0
        self.lock = Lock()

    def visit(self) -> Visit:
        return _ThriftyVisit(self, self._outbound.visit())


class _ThriftyVisit(Visit):
    def __init__(self, thrift: Thrift, visit: Visit) -> None:
        self._thrift, self._visit = thrift, visit

    def get(self, url: str, limits: Limits | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        known = self._thrift.known.get(url)
        if known is None:
            known = self._fetch(url, limits, headers)
        if isinstance(known, Refused):
            raise known
        return known

    def close(self) -> None:
        self._visit.close()

    def _fetch(self, url: str, limits: Limits | None, headers: Mapping[str, str] | None) -> Answer | Refused:
        try:
            answer: Answer | Refused = self._visit.get(url, limits, headers)
        except Refused as refused:
            answer = refused
        size = len(answer.body) if isinstance(answer, Answer) else 0
        with self._thrift.lock:
            if self._thrift.size + size <= ROOM and len(self._thrift.known) < 10_000:
                self._thrift.known[url] = answer
                self._thrift.size += size
        return answer
