"""Unpacking a compressed answer piece by piece, so that a decompression bomb is refused before it fills the memory."""

import zlib
from typing import Protocol

from models.engine.brotli_codec import BadBrotli, BrotliStream
from models.support.outbound.refusal import Refused

ACCEPTED = "gzip, deflate, br"


class Decoder(Protocol):
    """Undoes one content coding."""

    def feed(self, data: bytes, room: int) -> bytes:
        """What `data` unpacks to, cut off shortly after `room` bytes."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether the packed data came to its proper end."""
        ...


def decoder_for(encoding: str) -> Decoder:
    """The decoder for a Content-Encoding header. Raises Refused for codings Cairn did not ask for."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return _Plain()
    if name in {"gzip", "x-gzip"}:
        return _Zlib(wbits=zlib.MAX_WBITS | 16)
    if name == "deflate":
        return _Zlib(wbits=zlib.MAX_WBITS, or_raw=True)
    if name == "br":
        return _Brotli()
    raise Refused(f"The answer is packed in a way Cairn does not read ({name[:40]}).", "encoding")


class _Plain:
    is_whole = True

    def feed(self, data: bytes, room: int) -> bytes:
        return data[: room + 1]


class _Zlib:
    def __init__(self, wbits: int, *, or_raw: bool = False) -> None:
        self._inflate = zlib.decompressobj(wbits)
        self._or_raw = or_raw

    def feed(self, data: bytes, room: int) -> bytes:
        if self._inflate.eof:  # browsers ignore what follows the end
            return b""
        try:
            unpacked = self._inflate.decompress(data, room + 1)
        except zlib.error as problem:
            if not self._or_raw:
                raise _broken() from problem
            self._or_raw = False  # some servers send deflate without its zlib wrapping
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            return self.feed(data, room)
        self._or_raw = False
        return unpacked

    @property
    def is_whole(self) -> bool:
        return self._inflate.eof


class _Brotli:
    def __init__(self) -> None:
        self._stream = BrotliStream()

    def feed(self, data: bytes, room: int) -> bytes:
        if self._stream.is_finished:
            return b""
        try:
            return self._stream.feed(data, room)
        except BadBrotli as problem:
            raise _broken() from problem

    @property
    def is_whole(self) -> bool:
        return self._stream.is_finished


def _broken() -> Refused:
    return Refused("The answer's compression is broken.", "encoding")
