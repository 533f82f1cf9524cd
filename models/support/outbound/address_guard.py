"""Where connections are made: names are resolved, their addresses judged, and exactly a judged address is dialled.

Resolving first and connecting later by name would let a name server answer twice, once to each; so the judgement
happens inside connect, for each connection that is made, redirects and assets included.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore2

from models.support.outbound.allow_list import AllowList
from models.support.outbound.bad_ports import BAD_PORTS
from models.support.outbound.bounded_stream import BoundedStream, remaining
from models.support.outbound.host import read_address
from models.support.outbound.proxy_tunnel import ProxyTunnel
from models.support.outbound.refusal import Refused
from models.support.public_address import why_not_public

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]
MOST_ADDRESSES = 16
_resolving = threading.BoundedSemaphore(32)


def resolve(host: str, port: int) -> list[str]:
    """The system's answer for a name, best first. Raises OSError when there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore2.NetworkBackend):
    """Connects to public addresses at the given ports, through the operator's proxy where there is one, and straight to what is
    on the allow list. The `timeout` given is a deadline.
    """

    def __init__(self, allow: AllowList, ports: frozenset[int], resolver: Resolve, proxy: ProxyTunnel | None = None) -> None:
        self._allow, self._ports = allow, ports
        self._resolver, self._proxy = resolver, proxy

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        deadline = timeout if timeout is not None else time.monotonic()
        allowed = self._allow.has(host, port)
        if port in BAD_PORTS and not allowed:
            raise Refused(f"Port {port} is not one that web servers use.", "url")
        addresses = self._addresses(host, port, deadline)
        if not allowed:
            for address in addresses:
                _check(host, address)
            if port not in self._ports:
                raise Refused(f"Port {port} is not fetched from; only 80, 443 and ports that CAIRN_FETCH_PORTS names are.", "url")
        if self._proxy is not None and not allowed:
            return self._proxy.dial(addresses[0], port, deadline)
        return _dial(addresses, port, deadline, local_address, socket_options)

    def _addresses(self, host: str, port: int, deadline: float) -> list[Address]:
        literal = read_address(host)
        if literal is not None:
            return [literal]
        found = _within(lambda: self._resolver(host, port), remaining(deadline))
        if isinstance(found, OSError) or not found:
            raise Refused(f"The name {host} can't be found.", "network")
        return [ip_address(address.partition("%")[0]) for address in found[:MOST_ADDRESSES]]


def _check(host: str, address: Address) -> None:
    """Refuses when any address of the name is not public: a name that has both kinds is most likely an attack."""
    why = why_not_public(address)
    if why is None:
        return
    place = str(address) if read_address(host) else f"{host} leads to {address}, which"
    raise Refused(f"{place} is {why}; only public addresses are fetched, and hosts that CAIRN_FETCH_ALLOW names.", "address")


def _within(work: Callable[[], list[str]], seconds: float) -> list[str] | OSError:
    """Runs a look-up that can't be interrupted beside this thread, and gives up on it when time is up."""
    if not _resolving.acquire(timeout=seconds):
        raise httpcore2.ConnectTimeout
    answer: list[list[str] | OSError] = []

    def run() -> None:
        try:
            answer.append(work())
        except (OSError, UnicodeError) as problem:
            answer.append(problem if isinstance(problem, OSError) else OSError(str(problem)))
        finally:
            _resolving.release()

    thread = threading.Thread(target=run, daemon=True, name="cairn-resolve")
    thread.start()
    thread.join(seconds)
    if not answer:
        raise httpcore2.ConnectTimeout
    return answer[0]


def _dial(
    addresses: list[Address],
    port: int,
    deadline: float,
    local_address: str | None,
    socket_options: Iterable[Any] | None,
) -> BoundedStream:
    """Tries the addresses in order, each with its share of the time that is left."""
    for place, address in enumerate(addresses):
        last = place == len(addresses) - 1
        patience = remaining(deadline) / (len(addresses) - place)
        try:
            return BoundedStream(httpcore2.SyncBackend().connect_tcp(str(address), port, patience, local_address, socket_options))
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
            if last:
                raise
    raise httpcore2.ConnectError
