"""The guarded HTTP client: everything that Cairn fetches or delivers goes through here."""

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import httpcore2

from models.support.outbound.address_guard import Guard, Resolve, resolve
from models.support.outbound.allow_list import WEB_PORTS, AllowList
from models.support.outbound.answer import Answer, Limits
from models.support.outbound.redirects import Visit


class Outbound:
    """The client. It may be shared by threads and holds no connection.

    `allow` is what may be reached although it is private, `ports` where public addresses are asked. `resolver` and `tls` stand
    in for the system's name service and trust store.
    """

    def __init__(
        self,
        allow: AllowList | Iterable[str] = (),
        *,
        ports: frozenset[int] = WEB_PORTS,
        resolver: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._guard = Guard(allow if isinstance(allow, AllowList) else AllowList(allow), ports, resolver)
        self._tls = tls

    def get(self, url: str, limits: Limits | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetches a URL, following redirects. Raises Refused; an error status is an answer, not a refusal."""
        with self.visit() as visit:
            return visit.get(url, limits, headers)

    def send(
        self,
        method: str,
        url: str,
        body: bytes,
        *,
        limits: Limits | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Delivers `body`. A redirect is an answer like any other: a delivery is not made twice. Raises Refused."""
        with self.visit() as visit:
            return visit.send(method, url, body, limits=limits, headers=headers)

    def visit(self) -> Visit:
        """Several requests that may share connections; close it, or use it in a `with`."""
        return Visit(self._guard, self._tls or _system_trust())


@dataclass(frozen=True)
class WaysOut:
    """A client for each organisation: what the operator opened to one of them stays closed to the others."""

    allow: AllowList
    ports: frozenset[int] = WEB_PORTS

    def of(self, organisation_key: str) -> Outbound:
        return Outbound(self.allow.of(organisation_key), ports=self.ports)


@cache
def _system_trust() -> ssl.SSLContext:
    """The certificates that the system trusts; reading them takes longer than many a request."""
    return httpcore2.default_ssl_context()
