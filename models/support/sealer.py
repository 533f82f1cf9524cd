"""Secrets at rest: AES-256-GCM under data keys that are derived from the instance's secret key and named in every envelope.

An envelope reads `v1.KEY.NONCE.TEXT`. New ones are sealed under the newest key; older ones open for as long as their key is
listed, so that a rotation seals again at its own pace.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMAT = "v1"
NONCE = 12


class Unsealable(ValueError):
    """The envelope was sealed for something else, under another secret key, or is broken."""

    def __init__(self) -> None:
        super().__init__("This secret can't be opened: it was sealed under another CAIRN_SECRET_KEY. Enter it again.")


class Sealer:
    """Seals and opens short texts. `key_ids` names the data keys, newest first."""

    def __init__(self, secret_key: bytes, key_ids: tuple[str, ...] = ("1",)) -> None:
        self._newest = key_ids[0]
        self._keys = {name: AESGCM(_derived(secret_key, name)) for name in key_ids}

    def seal(self, text: str, purpose: str) -> str:
        """The text's envelope. `purpose` (such as `watch:7`) is bound into it: moved elsewhere, it does not open."""
        nonce = os.urandom(NONCE)
        sealed = self._keys[self._newest].encrypt(nonce, text.encode(), _bound(self._newest, purpose))
        return ".".join((FORMAT, self._newest, _written(nonce), _written(sealed)))

    def open(self, envelope: str, purpose: str) -> str:
        """What was sealed. Raises Unsealable."""
        parts = envelope.split(".")
        if len(parts) != 4 or parts[0] != FORMAT or parts[1] not in self._keys:
            raise Unsealable
        try:
            nonce, sealed = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in parts[2:])
            return self._keys[parts[1]].decrypt(nonce, sealed, _bound(parts[1], purpose)).decode()
        except (ValueError, InvalidTag) as problem:
            raise Unsealable from problem


def _derived(secret_key: bytes, name: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"cairn data key {name}".encode()).derive(secret_key)


def _bound(name: str, purpose: str) -> bytes:
    return f"{FORMAT}:{name}:{purpose}".encode()


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
