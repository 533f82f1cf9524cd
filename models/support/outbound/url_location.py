"""Where a request goes: a URL taken apart strictly enough that nobody can read it differently."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

from models.support.outbound.host import read_host
from models.support.outbound.refusal import Refused

LONGEST = 4096
DEFAULT_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(//)?", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_KEPT = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class Location:
    """An http or https address; `host` is canonical (see `read_host`), `target` the path and query as sent."""

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Takes apart an absolute URL, dropping its fragment. Raises Refused with a sentence for anything else."""
        text = text.strip(" \t\r\n\f")
        if len(text) > LONGEST:
            raise Refused(f"The address is longer than {LONGEST} characters.", "url")
        _check_scheme(text)
        if _UNSAFE.search(text):
            raise Refused("The address has a space, a backslash or a control character in it.", "url")
        try:
            parts = urlsplit(text)
            port = parts.port
            host = read_host(_host_of(parts.netloc))
        except ValueError as problem:
            raise Refused("The address can't be read: check its host and port.", "url") from problem
        if "@" in parts.netloc:
            raise Refused("The address has a user name or password in it; leave them out.", "url")
        target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
        scheme = parts.scheme.lower()
        return cls(scheme, host, DEFAULT_PORTS[scheme] if port is None else port, target)

    def join(self, reference: str) -> "Location":
        """Where a link or redirect leads from here. Raises Refused as `read` does."""
        reference = reference.strip(" \t\r\n\f")
        if len(reference) > LONGEST:
            raise Refused(f"An address is longer than {LONGEST} characters.", "url")
        try:
            return Location.read(urljoin(self.url, reference))
        except ValueError as problem:
            raise Refused("The address can't be read: check its host and port.", "url") from problem

    @property
    def url(self) -> str:
        return f"{self.origin}{self.target}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as in the Host header: the port only when it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def _check_scheme(text: str) -> None:
    found = _SCHEME.match(text)
    scheme = found.group(1).lower() if found else ""
    if scheme in DEFAULT_PORTS and found and found.group(2):
        return
    if found and (found.group(2) or not re.match(r"[^:]+:\d", text)):
        raise Refused(f"Only http:// and https:// addresses are fetched, not {scheme}:.", "url")
    raise Refused("The address has no scheme: start it with https:// or http://.", "url")


def _host_of(netloc: str) -> str:
    """The host as it was typed: urlsplit's own `hostname` would lower-case and lose the brackets."""
    place = netloc.rpartition("@")[2]
    if place.startswith("["):
        return place[: place.index("]") + 1]
    return place.partition(":")[0]
