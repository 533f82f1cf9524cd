"""Encryption of backups: age (https://age-encryption.org/v1), so that the standard tool opens them without Cairn.

The instance has an identity of age, derived from its secret key; whoever has the secret key has the backups.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pyrage

from models.support.derived_key import derived_key

_age = cast("Any", pyrage)  # it comes without types

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
IDENTITY = "age-secret-key-"
NOT_OPENED = (
    "can't be opened with this key: it was made under another CAIRN_SECRET_KEY (--identity takes one of age), or is damaged."
)
DAMAGED = "is damaged: it was changed or cut short since it was written."


class NotOpened(ValueError):
    """The wrong key, or a file that is not what it was."""


class BackupKey:
    """The first identity is the one that is told to people; whoever has any of them opens what is sealed here."""

    def __init__(self, identities: Sequence[str], recipients: Sequence[str] = ()) -> None:
        """Raises NotOpened for an identity that is none."""
        try:
            self._identities = [_age.x25519.Identity.from_str(one) for one in identities]
        except _age.IdentityError as problem:
            raise NotOpened("This is no identity of age; they begin with AGE-SECRET-KEY-1.") from problem
        self.identity = identities[0]
        others = [_age.x25519.Recipient.from_str(one) for one in recipients]
        self._recipients = [*(one.to_public() for one in self._identities), *others]

    @classmethod
    def of(cls, secret_key: bytes, recipients: Sequence[str] = ()) -> "BackupKey":
        """The instance's own; `recipients` can open what it seals, too."""
        return cls([bech32(IDENTITY, derived_key(secret_key, "backups")).upper()], recipients)

    @classmethod
    def read(cls, path: Path) -> "BackupKey":
        """Those of a file as `age-keygen` writes it. Raises NotOpened, and OSError when there is no such file."""
        lines = [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
        found = [line for line in lines if line and not line.startswith("#")]
        if not found:
            raise NotOpened(f"{path} holds no identity of age.")
        return cls(found)

    @property
    def public(self) -> str:
        return str(self._recipients[0])

    def seal(self, data: bytes) -> bytes:
        return _age.encrypt(data, self._recipients)

    def open(self, data: bytes, name: str) -> bytes:
        try:
            return _age.decrypt(data, self._identities)
        except _age.DecryptError as problem:
            raise NotOpened(f"{name} {_why(problem)}") from problem

    def seal_file(self, plain: Path, sealed: Path) -> None:
        _age.encrypt_file(str(plain), str(sealed), self._recipients)

    def open_file(self, sealed: Path, plain: Path, name: str) -> None:
        """Raises NotOpened; what was written until then is not to be used, as the end of a file says whether it is whole."""
        try:
            _age.decrypt_file(str(sealed), str(plain), self._identities)
        except (_age.DecryptError, OSError) as problem:
            plain.unlink(missing_ok=True)
            if getattr(problem, "errno", None):  # the disk, not the file
                raise
            raise NotOpened(f"{name} {_why(problem)}") from problem


def _why(problem: Exception) -> str:
    return NOT_OPENED if "matching" in str(problem) else DAMAGED


def bech32(prefix: str, data: bytes) -> str:
    """How age writes keys down: BIP 173, in lower case."""
    number, rest = int.from_bytes(data, "big"), -len(data) * 8 % 5
    size = (len(data) * 8 + rest) // 5
    values = [(number << rest) >> 5 * place & 31 for place in reversed(range(size))]
    spread = [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]
    sum_ = _polymod([*spread, *values, *[0] * 6]) ^ 1
    checksum = [sum_ >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1{''.join(LETTERS[value] for value in [*values, *checksum])}"


def _polymod(values: Sequence[int]) -> int:
    found = 1
    for value in values:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(GENERATOR):
            found ^= generator if top >> place & 1 else 0
    return found
