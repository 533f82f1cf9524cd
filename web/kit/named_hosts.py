"""The names under which a request may reach this instance. Behind another name stands somebody who wants links, caches or
sign-ins to be made for it (DNS rebinding, poisoned caches, mail that leads elsewhere).
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

PORTS = {"http": "80", "https": "443"}
LOCAL = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?\Z")
"""This machine's own names, which nobody else's DNS can give away."""


class NamedHosts:
    """`base_url` is where people reach the instance; `others` are names with which only its public side is reached."""

    def __init__(self, base_url: str, others: Iterable[str] = ()) -> None:
        parts = urlsplit(base_url)
        self.name = parts.netloc.lower()
        self._own = _spellings(self.name, parts.scheme)
        self._public = self._own.union(*(_spellings(other.lower(), parts.scheme) for other in others))
        self._is_local = bool(LOCAL.match(self.name))

    def admits(self, host: str, *, public: bool) -> bool:
        """Whether a request may be for that value of `Host`. On this machine alone any of its names will do."""
        asked = host.lower()
        return asked in (self._public if public else self._own) or bool(self._is_local and LOCAL.match(asked))


def _spellings(name: str, scheme: str) -> frozenset[str]:
    """With and without the port that goes without saying."""
    port = f":{PORTS[scheme]}"
    return frozenset({name, name.removesuffix(port)} | ({name + port} if ":" not in name.rpartition("]")[2] else set()))
