"""Bytes ready to be sent: compressed once, named for good."""

import gzip
from dataclasses import dataclass

from models.engine.brotli_codec import compress


@dataclass(frozen=True)
class CompressedBytes:
    """Bytes in every encoding visitors accept, and their strong ETag, with its quotes."""

    plain: bytes
    brotli: bytes
    gzip: bytes
    etag: str

    @classmethod
    def of(cls, body: bytes, name: str) -> "CompressedBytes":
        return cls(body, compress(body, quality=9), gzip.compress(body, 9, mtime=0), f'"{name}"')
