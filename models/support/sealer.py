"""Secrets at rest: AES-256-GCM under data keys, which the master key wraps (`key_chain`) and every envelope names.

New ones are sealed under the newest key; older ones open for as long as their key is there, so that a rotation seals again at
its own pace. What a secret is bound to (see `sealed_kind`) is authenticated with it.
"""

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.support.derived_key import derived_key
from models.support.envelope import Unsealable, bytes_envelope, decrypt, encrypt, key_of, opened_envelope, text_envelope
from models.support.key_chain import KeyChain
from models.support.master_key import MasterKey, WrongMasterKey
from models.support.sealed_kind import Binding, SealedKind

FORMAT = "v2"
FIRST_FORMAT = "v1"
"""Bound to one word instead of a list; `cairn migrate` seals what is left of it anew, and nothing else opens it."""

FIRST_KEY = "1"
"""The data key that is derived from the secret key; those in the database have higher numbers."""


class Sealer:
    """Seals and opens, under the newest data key of the database that it belongs to. Where there is none, as before the first
    migration that makes keys, it seals under one that is derived from the secret key, which always opens what it sealed.
    """

    def __init__(self, secret_key: bytes, master: MasterKey | None = None) -> None:
        self._secret_key = secret_key
        self.chain = KeyChain(master or MasterKey.derived(secret_key), self.open_subject)
        self._first = derived_key(secret_key, f"data key {FIRST_KEY}")
        self._naming_key = derived_key(secret_key, "names of sealed bytes")
        self._index_key = derived_key(secret_key, "blind index")

    def of_another_database(self) -> "Sealer":
        """One of the same secret and master key, with data keys of its own."""
        return Sealer(self._secret_key, self.chain.master)

    @property
    def newest(self) -> str:
        """The name of the data key that it seals under. One that went since it was asked for is not it any more."""
        name = self.chain.newest() or FIRST_KEY
        if name != FIRST_KEY and self._kept_key(name) is None:
            self.chain.refresh()
            name = self.chain.newest() or FIRST_KEY
        return name

    def seal(self, text: str, binding: Binding) -> str:
        """The text's envelope: moved to where another binding holds, it does not open."""
        return self._sealed(self.newest, text, binding)

    def seal_outside(self, text: str, binding: Binding) -> str:
        """The same for what is no row, such as a cookie, so that no rotation could seal it anew."""
        return self._sealed(FIRST_KEY, text, binding)

    def open(self, envelope: str, binding: Binding) -> str:
        """What was sealed. Raises Unsealable."""
        return self._opened(envelope, FORMAT, _bound(key_of(envelope), binding))

    def open_first(self, envelope: str, purpose: str) -> str:
        """What was sealed in the first format, which said only for what, such as `watch:7`. Raises Unsealable."""
        return self._opened(envelope, FIRST_FORMAT, f"{FIRST_FORMAT}:{key_of(envelope)}:{purpose}".encode())

    def seal_bytes(self, data: bytes, binding: Binding) -> bytes:
        key = self.newest
        return f"{FORMAT}.{key}.".encode() + encrypt(self.cipher(key), data, _bound(key, binding))

    def open_bytes(self, envelope: bytes, binding: Binding) -> bytes:
        """What was sealed. Raises Unsealable."""
        key, sealed = bytes_envelope(envelope, FORMAT)
        return decrypt(self.cipher(key), sealed, _bound(key, binding))

    def name_of(self, data: bytes, scope: str) -> str:
        """A name for bytes, the same each time, from which nobody without the key can tell whether it is theirs."""
        return hmac.digest(self._naming_key, scope.encode() + b"\0" + data, "sha256").hex()

    def index_of(self, text: str, scope: str) -> str:
        """The blind index of a text: by it a row is found whose own text is sealed. Empty for an empty one."""
        return hmac.digest(self._index_key, f"{scope}\0{text}".encode(), "sha256").hex() if text else ""

    def cipher(self, key: str) -> AESGCM:
        """The data key of that name. Raises Unsealable."""
        return AESGCM(self.data_key(key))

    def data_key(self, key: str) -> bytes:
        """Raises Unsealable."""
        found = self._first if key == FIRST_KEY else self._kept_key(key)
        if found is None:
            raise Unsealable
        return found

    def seal_subject(self, secret: bytes, subject: str, key: str) -> str:
        return self._sealed(key, secret.hex(), _subject_binding(subject))

    def open_subject(self, sealed: str, subject: str) -> bytes:
        """Raises Unsealable."""
        return bytes.fromhex(self.open(sealed, _subject_binding(subject)))

    def _kept_key(self, key: str) -> bytes | None:
        try:
            return self.chain.data_key(key)
        except WrongMasterKey as problem:
            raise Unsealable(str(problem)) from problem

    def _sealed(self, key: str, text: str, binding: Binding) -> str:
        return text_envelope(FORMAT, key, encrypt(self.cipher(key), text.encode(), _bound(key, binding)))

    def _opened(self, envelope: str, format_: str, bound: bytes) -> str:
        key, sealed = opened_envelope(envelope, format_)
        return decrypt(self.cipher(key), sealed, bound).decode()


def is_of_first_format(envelope: str) -> bool:
    return envelope.startswith(f"{FIRST_FORMAT}.")


def _bound(key: str, binding: Binding) -> bytes:
    return f"{FORMAT}:{key}:{binding.written()}".encode()


def _subject_binding(subject: str) -> Binding:
    return Binding.of(SealedKind.SUBJECT_KEY, subject=subject)
