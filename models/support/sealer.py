"""Secrets at rest: AES-256-GCM under data keys that are derived from the instance's secret key and named in every envelope.

An envelope reads `v2.KEY.NONCE.TEXT`. New ones are sealed under the newest key; older ones open for as long as their key is
listed, so that a rotation seals again at its own pace. What a secret is bound to (see `sealed_kind`) is authenticated with it.
"""

import base64
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.support.sealed_kind import Binding

FORMAT = "v2"
FIRST_FORMAT = "v1"
"""Bound to one word instead of a list; `cairn migrate` seals what is left of it anew, and nothing else opens it."""

UNOPENED = "This secret can't be opened: it was sealed for another place or under another CAIRN_SECRET_KEY. Enter it again."
NONCE = 12
TAG = 16


class Unsealable(ValueError):
    """The envelope was sealed for something else, under another secret key, or is broken."""

    def __init__(self, sentence: str = UNOPENED) -> None:
        super().__init__(sentence)


class Sealer:
    """Seals and opens. `key_ids` names the data keys, newest first."""

    def __init__(self, secret_key: bytes, key_ids: tuple[str, ...] = ("1",)) -> None:
        self._newest = key_ids[0]
        self._keys = {name: AESGCM(_derived(secret_key, f"data key {name}")) for name in key_ids}
        self._naming_key = _derived(secret_key, "names of sealed bytes")

    def seal(self, text: str, binding: Binding) -> str:
        """The text's envelope: moved to where another binding holds, it does not open."""
        sealed = self._encrypt(text.encode(), binding)
        return ".".join((FORMAT, self._newest, _written(sealed[:NONCE]), _written(sealed[NONCE:])))

    def open(self, envelope: str, binding: Binding) -> str:
        """What was sealed. Raises Unsealable."""
        return self._opened(envelope, FORMAT, _bound(_key_of(envelope), binding))

    def open_first(self, envelope: str, purpose: str) -> str:
        """What was sealed in the first format, which said only for what, such as `watch:7`. Raises Unsealable."""
        return self._opened(envelope, FIRST_FORMAT, f"{FIRST_FORMAT}:{_key_of(envelope)}:{purpose}".encode())

    def seal_bytes(self, data: bytes, binding: Binding) -> bytes:
        return f"{FORMAT}.{self._newest}.".encode() + self._encrypt(data, binding)

    def open_bytes(self, envelope: bytes, binding: Binding) -> bytes:
        """What was sealed. Raises Unsealable."""
        parts = envelope.split(b".", 2)
        if len(parts) != 3 or parts[0] != FORMAT.encode():
            raise Unsealable
        key = parts[1].decode("latin-1")
        return self._decrypt(key, parts[2], _bound(key, binding))

    def name_of(self, data: bytes, scope: str) -> str:
        """A name for bytes, the same each time, from which nobody without the key can tell whether it is theirs."""
        return hmac.digest(self._naming_key, scope.encode() + b"\0" + data, "sha256").hex()

    def _encrypt(self, data: bytes, binding: Binding) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._keys[self._newest].encrypt(nonce, data, _bound(self._newest, binding))

    def _opened(self, envelope: str, format_: str, bound: bytes) -> str:
        parts = envelope.split(".")
        if len(parts) != 4 or parts[0] != format_:
            raise Unsealable
        try:
            nonce, sealed = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts[2:])
            return self._decrypt(parts[1], nonce + sealed, bound).decode()
        except ValueError as problem:
            raise Unsealable from problem

    def _decrypt(self, key: str, sealed: bytes, bound: bytes) -> bytes:
        if key not in self._keys or len(sealed) < NONCE + TAG:
            raise Unsealable
        try:
            return self._keys[key].decrypt(sealed[:NONCE], sealed[NONCE:], bound)
        except InvalidTag as problem:
            raise Unsealable from problem


def is_of_first_format(envelope: str) -> bool:
    return envelope.startswith(f"{FIRST_FORMAT}.")


def _derived(secret_key: bytes, name: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"cairn {name}".encode()).derive(secret_key)


def _key_of(envelope: str) -> str:
    return envelope.split(".", 2)[1] if envelope.count(".") > 1 else ""


def _bound(key: str, binding: Binding) -> bytes:
    return f"{FORMAT}:{key}:{binding.written()}".encode()


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
