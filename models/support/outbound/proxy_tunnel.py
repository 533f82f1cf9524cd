"""The operator's proxy: a tunnel through it to an address that was judged here, so that the proxy looks no name up."""

from base64 import b64encode
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from typing import Self
from urllib.parse import unquote, urlsplit

import httpcore2

from models.support.outbound.bounded_stream import BoundedStream, remaining
from models.support.outbound.refusal import Refused

LARGEST_ANSWER = 16 * 1024


@dataclass(frozen=True)
class ProxyTunnel:
    """`credentials` are sent as they are, `user:password`, where there are any."""

    host: str
    port: int
    credentials: str = ""

    @classmethod
    def read(cls, url: str) -> Self | None:
        """None for an empty one."""
        if not url:
            return None
        parts = urlsplit(url)
        words = [unquote(word or "") for word in (parts.username, parts.password)]
        return cls(parts.hostname or "", parts.port or 80, ":".join(words) if parts.username else "")

    def dial(self, address: IPv4Address | IPv6Address, port: int, deadline: float) -> BoundedStream:
        """A connection to that address. Raises Refused when the proxy does not make one, and what connecting raises."""
        stream = BoundedStream(httpcore2.SyncBackend().connect_tcp(self.host, self.port, remaining(deadline)))
        try:
            stream.write(self._request(address, port), deadline)
            self._check(self._answer(stream, deadline))
        except BaseException:
            stream.close()
            raise
        return stream

    def _request(self, address: IPv4Address | IPv6Address, port: int) -> bytes:
        place = f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"
        lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        if self.credentials:
            lines.append(f"Proxy-Authorization: Basic {b64encode(self.credentials.encode()).decode()}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    @staticmethod
    def _answer(stream: BoundedStream, deadline: float) -> bytes:
        """The head of what the proxy says. Byte by byte: what follows it is the other side's."""
        head = bytearray()
        while not head.endswith(b"\r\n\r\n"):
            byte = stream.read(1, deadline)
            if not byte or len(head) >= LARGEST_ANSWER:
                raise Refused("The proxy of CAIRN_OUTBOUND_PROXY does not answer as one.", "network")
            head += byte
        return bytes(head)

    @staticmethod
    def _check(head: bytes) -> None:
        words = head.split(b"\r\n", 1)[0].split(b" ", 2)
        status = words[1].decode("ascii", "replace") if len(words) > 1 and words[0].startswith(b"HTTP/1.") else ""
        if len(status) != 3 or not status.startswith("2"):
            why = f"answered {status}" if status.isdigit() else "does not answer as one"
            raise Refused(f"The proxy of CAIRN_OUTBOUND_PROXY {why}.", "network")
