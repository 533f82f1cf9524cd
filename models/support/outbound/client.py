"""The guarded HTTP client: everything that Cairn fetches or delivers goes through here."""

import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import httpcore2

from models.support.outbound.address_guard import Guard, Resolve, resolve
from models.support.outbound.allow_list import WEB_PORTS, AllowList
from models.support.outbound.answer import Answer, Limits
from models.support.outbound.proxy_tunnel import ProxyTunnel
from models.support.outbound.redirects import Visit


class Outbound:
    """The client. It may be shared by threads and holds no connection.

    `allow` is what may be reached although it is private, `ports` where public addresses are asked, `proxy` what they are asked
    through, `ca_file` who is trusted besides the system's authorities. `resolver` and `tls` stand in for the system's own.
    """

    def __init__(
        self,
        allow: AllowList | Iterable[str] = (),
        *,
        ports: frozenset[int] = WEB_PORTS,
        resolver: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
        proxy: ProxyTunnel | None = None,
        ca_file: str = "",
    ) -> None:
        self._guard = Guard(allow if isinstance(allow, AllowList) else AllowList(allow), ports, resolver, proxy)
        self._tls, self._ca_file = tls, ca_file

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
        return Visit(self._guard, self._tls or _trust(self._ca_file))


@dataclass(frozen=True)
class WaysOut:
    """A client for each organisation: what the operator opened to one of them stays closed to the others."""

    allow: AllowList
    ports: frozenset[int] = WEB_PORTS
    proxy: ProxyTunnel | None = None
    ca_file: str = ""

    def of(self, organisation_key: str) -> Outbound:
        return Outbound(self.allow.of(organisation_key), ports=self.ports, proxy=self.proxy, ca_file=self.ca_file)


@cache
def _trust(ca_file: str) -> ssl.SSLContext:
    """The certificates that the system trusts, and those in the file; reading them takes longer than many a request."""
    context = httpcore2.default_ssl_context()
    if ca_file:
        context.load_verify_locations(ca_file)
    return context
