"""Brotli with types: the library has none."""

from typing import Any

import brotli

_library: Any = brotli


class BadBrotli(ValueError):
    """Bytes that are no brotli stream."""


def compress(data: bytes, quality: int, *, is_text: bool = False) -> bytes:
    """`quality` is from 0, fast, to 11, small."""
    return _library.compress(data, mode=_library.MODE_TEXT if is_text else _library.MODE_GENERIC, quality=quality)


def decompress(data: bytes) -> bytes:
    """Of bytes that were compressed here; strangers' go through a BrotliStream, piece by piece."""
    return _library.decompress(data)


class BrotliStream:
    """Decompresses what comes in pieces, no further than was asked."""

    def __init__(self) -> None:
        self._decompressor = _library.Decompressor()

    @property
    def is_finished(self) -> bool:
        return self._decompressor.is_finished()

    def feed(self, data: bytes, room: int) -> bytes:
        """Unpacks until there is more than `room` bytes, or nothing more comes of `data`. Raises BadBrotli."""
        try:
            unpacked: bytes = self._decompressor.process(data, output_buffer_limit=room + 1)
            while len(unpacked) <= room and not self._decompressor.can_accept_more_data():
                unpacked += self._decompressor.process(b"", output_buffer_limit=room + 1 - len(unpacked))
        except _library.error as problem:
            raise BadBrotli(str(problem)) from problem
        return unpacked
