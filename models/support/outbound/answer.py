"""What came back, and how much of it Cairn is ready to take."""

from collections.abc import Mapping
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """How far one request may go: `seconds` in all (redirects included), `size` in bytes once unpacked, `redirects`
    followed, and the media types that are read (None: any).
    """

    seconds: float = 10.0
    size: int = 5 * MEBIBYTE
    redirects: int = 5
    media_types: frozenset[str] | None = None


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, read to its end and unpacked.

    `url` is where it finally came from, `headers` have lower-case names (repeated ones joined by a comma, which cookies do not
    survive: `set_cookies` has them one by one), `received` counts the body's bytes as they were sent, `seconds` is the time from
    asking to the last byte. The body of an error (status 400 and above) is cut after 64 KiB instead of being refused.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    received: int
    seconds: float
    redirects: tuple[str, ...] = ()
    set_cookies: tuple[str, ...] = ()

    @property
    def media_type(self) -> str:
        """``text/html``, without parameters and in lower case; empty when the server did not say."""
        return media_type_of(self.headers.get("content-type", ""))


def media_type_of(content_type: str) -> str:
    return content_type.partition(";")[0].partition(",")[0].strip().lower()
