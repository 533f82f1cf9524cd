"""How something sealed is written: `FORMAT.KEY.NONCE.TEXT`, or `FORMAT.KEY.` and bytes. It names its key and nothing else."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

UNOPENED = "This secret can't be opened: it was sealed for another place or under another CAIRN_SECRET_KEY. Enter it again."
NONCE = 12
TAG = 16


class Unsealable(ValueError):
    """The envelope was sealed for something else, under another key or one that is gone, or is broken."""

    def __init__(self, sentence: str = UNOPENED) -> None:
        super().__init__(sentence)


def encrypt(cipher: AESGCM, data: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + cipher.encrypt(nonce, data, bound)


def decrypt(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytes:
    """Raises Unsealable."""
    if len(sealed) < NONCE + TAG:
        raise Unsealable
    try:
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound)
    except InvalidTag as problem:
        raise Unsealable from problem


def text_envelope(format_: str, key: str, sealed: bytes) -> str:
    return ".".join((format_, key, _written(sealed[:NONCE]), _written(sealed[NONCE:])))


def opened_envelope(envelope: str, format_: str) -> tuple[str, bytes]:
    """The name of its key, and what is sealed. Raises Unsealable."""
    parts = envelope.split(".")
    if len(parts) != 4 or parts[0] != format_:
        raise Unsealable
    try:
        nonce, sealed = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts[2:])
    except ValueError as problem:
        raise Unsealable from problem
    return parts[1], nonce + sealed


def bytes_envelope(envelope: bytes, format_: str) -> tuple[str, bytes]:
    """The name of its key, and what is sealed. Raises Unsealable."""
    parts = envelope.split(b".", 2)
    if len(parts) != 3 or parts[0] != format_.encode():
        raise Unsealable
    return parts[1].decode("latin-1"), parts[2]


def key_of(envelope: str | bytes) -> str:
    """The name of its key; empty for what is no envelope."""
    text = envelope[:40].decode("latin-1") if isinstance(envelope, bytes) else envelope
    return text.split(".", 2)[1] if text.count(".") > 1 else ""


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
