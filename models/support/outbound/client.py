"""The guarded HTTP client: everything that Cairn fetches or delivers goes through here."""

import ssl
from collections.abc import Iterable, Mapping
from functools import cache

import httpcore2

from models.support.outbound.address_guard import AllowList, Guard, Resolve, resolve
from models.support.outbound.answer import Answer, Limits
from models.support.outbound.redirects import Visit


class Outbound:
    """The way out. It may be shared by threads and holds no connection.

    `allow` lists hosts (``host`` or ``host:port``) that may be reached although they are private; ValueError names an entry
    that is neither. `resolver` and `tls` stand in for the system's name service and trust store.
    """

    def __init__(self, allow: Iterable[str] = (), *, resolver: Resolve = resolve, tls: ssl.SSLContext | None = None) -> None:
        self._guard = Guard(AllowList(allow), resolver)
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


@cache
def _system_trust() -> ssl.SSLContext:
    """The certificates that the system trusts; reading them takes longer than many a request."""
    return httpcore2.default_ssl_context()
