"""What the operator lets Cairn reach besides public addresses at the ports of the web."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from models.support.outbound.host import read_host

WEB_PORTS = frozenset({80, 443})


@dataclass(frozen=True)
class _Place:
    host: str
    port: int | None
    organisation: str

    @classmethod
    def read(cls, entry: str) -> Self:
        place, _, organisation = entry.partition("@")
        bracketed = place.startswith("[")
        host, _, port = place.partition("]") if bracketed else place.partition(":")
        if bracketed:
            host, port = f"{host}]", port.removeprefix(":")
        if port and not _is_port(port):
            raise ValueError(f"{entry} is not host or host:port")
        if "@" in entry and not (organisation.isascii() and organisation.isalnum()):
            raise ValueError(f"{entry} has no organisation's key after its @")
        return cls(read_host(host), int(port) if port else None, organisation)


class AllowList:
    """Places that may be reached although they are private: ``host`` for any port, ``host:port`` for that one, and each with
    ``@`` and the key of an organisation for that one only. ValueError names an entry that is none of these.
    """

    def __init__(self, entries: Iterable[str] = ()) -> None:
        self._places = frozenset(_Place.read(entry.strip()) for entry in entries if entry.strip())

    def of(self, organisation_key: str) -> "AllowList":
        """What everybody may reach, and what that organisation may."""
        mine = AllowList()
        mine._places = frozenset(place for place in self._places if place.organisation in {"", organisation_key})
        return mine

    def has(self, host: str, port: int) -> bool:
        return any(place.host == host and place.port in {None, port} for place in self._places)


def read_ports(entries: Iterable[str]) -> frozenset[int]:
    """The ports of the web and those in the list. ValueError names an entry that is no port."""
    named = [entry.strip() for entry in entries if entry.strip()]
    for entry in named:
        if not _is_port(entry):
            raise ValueError(f"{entry} is not a port, a whole number from 1 to 65535")
    return WEB_PORTS | {int(entry) for entry in named}


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536
