"""Whose word about a request counts: proxies that the operator named, by the address of the connection."""

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import ip_address, ip_network

from starlette.types import Scope

REMEMBERED = 4096
"""Addresses of which it is known whether they are trusted: taking one apart takes longer than all else that is done with it."""

_IPV4 = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}\Z")
"""What has one spelling only, so that it can be looked up as it is."""


class TrustedPeers:
    """`named` are addresses and networks; `*` is everybody, for a process that only its proxy can reach."""

    def __init__(self, named: Iterable[str]) -> None:
        given = frozenset(named)
        self.everybody = "*" in given
        self._names = frozenset(_canonical(name) for name in given if not _is_network(name))
        self._networks = tuple(ip_network(name, strict=False) for name in given if _is_network(name))
        self._looked_up = lru_cache(REMEMBERED)(self._look_up)

    def sent(self, scope: Scope) -> bool:
        """Whether the connection of this request is one of theirs."""
        return self.trusts((scope.get("client") or ("", 0))[0])

    def trusts(self, peer: str) -> bool:
        if self.everybody or peer in self._names:
            return True
        if not self._networks and _IPV4.match(peer):
            return False
        return self._looked_up(peer)

    def _look_up(self, peer: str) -> bool:
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return str(address) in self._names or any(address in network for network in self._networks)


def _canonical(name: str) -> str:
    try:
        return str(ip_address(name))
    except ValueError:
        return name


def _is_network(name: str) -> bool:
    if "/" not in name:
        return False
    try:
        ip_network(name, strict=False)
    except ValueError:
        return False
    return True
