"""Whose word about a request counts: proxies that the operator named, by the address of the connection."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network

from starlette.types import Scope


class TrustedPeers:
    """`named` are addresses and networks; `*` is everybody, for a process that only its proxy can reach."""

    def __init__(self, named: Iterable[str]) -> None:
        given = frozenset(named)
        self._everybody = "*" in given
        self._names = frozenset(name for name in given if not _is_network(name))
        self._networks = tuple(ip_network(name, strict=False) for name in given if _is_network(name))

    def sent(self, scope: Scope) -> bool:
        """Whether the connection of this request is one of theirs."""
        peer = (scope.get("client") or ("", 0))[0]
        if self._everybody or peer in self._names:
            return True
        try:
            address = ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def _is_network(name: str) -> bool:
    try:
        ip_network(name, strict=False)
    except ValueError:
        return False
    return True
