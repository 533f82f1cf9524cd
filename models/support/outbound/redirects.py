"""Requests made together: redirects are followed here, each hop checked like the first."""

import ssl
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from types import TracebackType

import httpcore2

from models.support.outbound.answer import Answer, Limits
from models.support.outbound.bounded_answer import check_media_type, read_body, read_headers, read_set_cookies
from models.support.outbound.bounded_stream import ReadDeadline
from models.support.outbound.decompression import ACCEPTED
from models.support.outbound.refusal import Refused
from models.support.outbound.url_location import Location
from models.support.outbound.wire_problem import broken, too_slow

USER_AGENT = "Mozilla/5.0 (compatible; Cairn/1.0)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CONNECTIONS = 6
_HARMLESS_HEADERS = frozenset({"accept", "accept-language", "cache-control", "user-agent"})


class Visit(AbstractContextManager["Visit"]):
    """Requests that may share connections, from as many threads as there are connections. See `Outbound` for the methods."""

    def __init__(self, backend: httpcore2.NetworkBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls, network_backend=backend, max_connections=CONNECTIONS, keepalive_expiry=5.0
        )

    def get(self, url: str, limits: Limits | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        request, location, passed = _Request("GET", headers or {}, limits or Limits()), Location.read(url), list[str]()
        while True:
            answer = self._ask(request, location)
            target = answer.headers.get("location")
            if answer.status not in REDIRECTS or target is None:
                return replace(answer, redirects=tuple(passed))
            passed.append(location.url)
            previous, location = location, _redirected(location, target)
            _check_circle(location, passed, request.limits)
            if previous.origin != location.origin:
                request = request.without_secrets()

    def send(
        self,
        method: str,
        url: str,
        body: bytes,
        *,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        return self._ask(_Request(method, headers or {}, limits or Limits(), body), Location.read(url))

    def close(self) -> None:
        self._pool.close()

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _ask(self, request: "_Request", location: Location) -> Answer:
        """One request and its answer."""
        reading = ReadDeadline(request.deadline)
        try:
            with self._pool.stream(
                request.method,
                _url(location),
                headers=request.headers_for(location),
                content=request.body or None,
                extensions={"timeout": request.timeouts(reading)},
            ) as response:
                reading.end_head()
                headers, cookies = read_headers(response), read_set_cookies(response)
                body, received = b"", 0
                if response.status not in REDIRECTS:
                    check_media_type(response.status, headers, request.limits)
                    body, received = read_body(response, headers, request.limits.size, request.deadline)
        except httpcore2.TimeoutException as problem:
            raise too_slow(location, request.limits.seconds) from problem
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as problem:
            raise broken(problem, location) from problem
        seconds = time.monotonic() - request.started
        return Answer(location.url, response.status, headers, body, received, seconds, set_cookies=cookies)


@dataclass(frozen=True)
class _Request:
    """What is asked at each hop."""

    method: str
    headers: Mapping[str, str]
    limits: Limits
    body: bytes = b""
    started: float = field(default_factory=time.monotonic)

    @property
    def deadline(self) -> float:
        return self.started + self.limits.seconds

    def timeouts(self, reading: ReadDeadline) -> dict[str, float]:
        """Deadlines for the guard and its streams (see `BoundedStream`); seconds for the wait for a free connection."""
        wait = max(0.0, self.deadline - time.monotonic())
        return {"connect": self.deadline, "read": reading, "write": self.deadline, "pool": wait}

    def headers_for(self, location: Location) -> list[tuple[bytes, bytes]]:
        sent = {"host": location.authority, "user-agent": USER_AGENT, "accept": "*/*", "accept-encoding": ACCEPTED}
        sent |= {name.lower(): value for name, value in self.headers.items()}
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in sent.items()]

    def without_secrets(self) -> "_Request":
        """The same for another origin, which must not be shown what was meant for the first."""
        return replace(self, headers={name: value for name, value in self.headers.items() if name.lower() in _HARMLESS_HEADERS})


def _url(location: Location) -> httpcore2.URL:
    host, target = location.host.encode(), location.target.encode()
    return httpcore2.URL(scheme=location.scheme.encode(), host=host, port=location.port, target=target)


def _redirected(location: Location, target: str) -> Location:
    """Where a Location header leads; header bytes were read as Latin-1, addresses in them are UTF-8 as browsers take them."""
    try:
        return location.join(target.encode("latin-1").decode("utf-8", "replace"))
    except Refused as problem:
        raise Refused(f"The page redirects to an address that is not fetched. {problem.reason}", problem.kind) from problem


def _check_circle(location: Location, passed: list[str], limits: Limits) -> None:
    if location.url in passed:
        raise Refused("The page redirects in a circle.", "redirects")
    if len(passed) > limits.redirects:
        raise Refused(f"The page redirects more than {limits.redirects} times.", "redirects")
