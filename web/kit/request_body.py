"""Bodies of requests, bounded before anything is made of them: in bytes, in time, and over all that are on their way at once."""

from collections import Counter
from collections.abc import Hashable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive

from web.kit.shared_deadline import SharedDeadline

LARGEST = 1024 * 1024
LARGEST_OF_STRANGERS = 16 * 1024
"""What somebody who is not signed in may send to a form: an address, a password, where to go next."""

LONGEST_SECONDS = 20.0
MOST_OF_ONE = 8 * 1024 * 1024
MOST_IN_ALL = 64 * 1024 * 1024
SOON = {"retry-after": "5"}


class Bodies:
    """The bodies that this process is reading. `read` is called on the event loop only, so that nothing needs a lock."""

    def __init__(self, most_in_all: int = MOST_IN_ALL, most_of_one: int = MOST_OF_ONE, seconds: float = LONGEST_SECONDS) -> None:
        self._most_in_all, self._most_of_one, self._seconds = most_in_all, most_of_one, seconds
        self._deadline = SharedDeadline(seconds)
        self._arrived: Counter[Hashable] = Counter()
        self.arrived = 0
        """How many bytes of bodies that are not complete are held at present."""

    async def read(self, request: Request, sender: Hashable, largest: int = LARGEST) -> bytes:
        """The body, read no further than allowed. `sender` is whose share of the memory it takes meanwhile.

        Raises HTTPException: 400 for a length that is none or a body that breaks off, 408 when it takes too long, 413 when it is
        too large, 429 and 503 when the sender, or everybody together, has too much on the way.
        """
        return await self.take(request.receive, _said_length(request), sender, largest)

    async def take(self, receive: Receive, said: int, sender: Hashable, largest: int) -> bytes:
        """The same of one that is said to have so many bytes."""
        if said > largest:
            raise _too_large(largest)
        try:
            with self._deadline.here():
                message = await receive()
                chunk = message.get("body", b"")
                most = min(largest, self._most_of_one, self._most_in_all)
                if chunk and len(chunk) <= most and not self.arrived and not message.get("more_body"):
                    return chunk  # as it is nearly always: there at once, and nobody else's on the way
                return await self._collected(message, receive, sender, largest)
        except TimeoutError as problem:
            sentence = f"The request took longer than {self._seconds:g} seconds to arrive. Nothing was changed."
            raise HTTPException(408, sentence) from problem

    async def _collected(self, message: Message, receive: Receive, sender: Hashable, largest: int) -> bytes:
        chunks: list[bytes] = []
        size = 0
        try:
            while True:
                if message["type"] == "http.disconnect":
                    raise HTTPException(400, "The request broke off. Nothing was changed.")
                chunk = message.get("body", b"")
                if size + len(chunk) > largest:
                    raise _too_large(largest)
                self._refuse_more_than_its_share(sender, len(chunk))
                size += len(chunk)
                self.arrived += len(chunk)
                self._arrived[sender] += len(chunk)
                chunks.append(chunk)
                if not message.get("more_body"):
                    return b"".join(chunks)
                message = await receive()
        finally:
            self.arrived -= size
            self._arrived[sender] -= size
            if not self._arrived[sender]:
                del self._arrived[sender]

    def _refuse_more_than_its_share(self, sender: Hashable, more: int) -> None:
        if self._arrived[sender] + more > self._most_of_one:
            raise HTTPException(429, "You are sending too much at once. Nothing was changed; try again in a moment.", SOON)
        if self.arrived + more > self._most_in_all:
            raise HTTPException(503, "Cairn is receiving too much at once. Nothing was changed; try again in a moment.", SOON)


def _said_length(request: Request) -> int:
    declared = request.headers.get("content-length", "0")
    if not (declared.isascii() and declared.isdigit() and len(declared) < 16):
        raise HTTPException(400, "The request says a length that is none. Nothing was changed.")
    return int(declared)


def _too_large(largest: int) -> HTTPException:
    return HTTPException(413, f"That is more than Cairn takes at once ({largest // 1024} KiB). Nothing was changed.")
