"""The master key, which wraps the data keys: given by the operator, kept in a file, asked of a command, or derived.

The secret key derives one where the operator names none, so that whoever has the secret key and the database has everything.
"""

import base64
import binascii
import hmac
import re
import shlex
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.support.derived_key import LENGTH, derived_key
from models.support.envelope import Unsealable, decrypt, encrypt

PURPOSE = "master key"
COMMAND_SECONDS = 20.0
MOST_OUTPUT = 4096
HEXADECIMAL = re.compile(r"[0-9a-fA-F]{64}")
WANTED = "32 bytes in hexadecimal or base64, such as `openssl rand -hex 32` prints"


class BadMasterKey(ValueError):
    """No master key can be had like this; the sentence says why, and never what was given."""


class WrongMasterKey(ValueError):
    """What was wrapped by another master key."""


@dataclass(frozen=True, repr=False)
class MasterKey:
    """`former` are master keys that still open what they wrapped, until `cairn migrate` has wrapped it anew."""

    key: bytes
    is_derived: bool
    former: tuple[bytes, ...] = ()

    @classmethod
    def derived(cls, secret_key: bytes) -> "MasterKey":
        return cls(derived_key(secret_key, PURPOSE), is_derived=True)

    @classmethod
    def of(cls, environ: Mapping[str, str], secret_key: bytes) -> "MasterKey":
        """What the environment says. Raises BadMasterKey, which names the setting."""
        given, before = (_named(environ, name) for name in ("CAIRN_MASTER_KEY", "CAIRN_FORMER_MASTER_KEY"))
        derived, former = derived_key(secret_key, PURPOSE), (before,) if before else ()
        if not given:
            return cls(derived, is_derived=True, former=former)
        return cls(given, is_derived=False, former=(*former, derived))

    @property
    def fingerprint(self) -> str:
        """Tells master keys apart and says nothing about this one."""
        return _fingerprint(self.key)

    def wrap(self, key: bytes, name: str) -> str:
        return base64.b64encode(encrypt(AESGCM(self.key), key, _bound(name))).decode()

    def unwrap(self, wrapped: str, name: str) -> bytes:
        """A key that this master key, or one before it, wrapped under that name. Raises WrongMasterKey."""
        data = base64.b64decode(wrapped)
        for key in (self.key, *self.former):
            try:
                return decrypt(AESGCM(key), data, _bound(name))
            except Unsealable:
                continue
        raise WrongMasterKey(
            "CAIRN_MASTER_KEY is not the one under which this database is sealed. Give the former one, too, as "
            "CAIRN_FORMER_MASTER_KEY; without it names, addresses and secrets can't be opened by anybody."
        )


def _bound(name: str) -> bytes:
    return f"cairn data key {name}".encode()


def _fingerprint(key: bytes) -> str:
    return hmac.digest(key, b"cairn master key", "sha256")[:8].hex()


def _named(environ: Mapping[str, str], name: str) -> bytes:
    given = environ.get(name, "").strip()
    try:
        return _key(given) if given else b""
    except BadMasterKey as problem:
        raise BadMasterKey(f"{name}: {problem}") from problem


def _key(given: str) -> bytes:
    if given.startswith("file:"):
        return _decoded(_of_file(given), "the file")
    if given.startswith("command:"):
        return _decoded(_of_command(given.removeprefix("command:")), "the command's output")
    return _decoded(given, "it")


def _of_file(address: str) -> str:
    parts = urlsplit(address)
    if parts.netloc not in {"", "localhost"} or not parts.path.startswith("/"):
        raise BadMasterKey("a file is named like file:///etc/cairn/master_key")
    try:
        with Path(unquote(parts.path)).open("rb") as file:
            return file.read(MOST_OUTPUT).decode("ascii", "replace")
    except OSError as problem:
        raise BadMasterKey(f"the file can't be read: {problem.strerror or type(problem).__name__}") from problem


def _of_command(line: str) -> str:
    """Run without a shell, and ended when it takes too long. What it prints beyond `MOST_OUTPUT` is no part of a key."""
    try:
        words = shlex.split(line)
    except ValueError as problem:
        raise BadMasterKey(f"the command can't be read: {problem}") from problem
    if not words:
        raise BadMasterKey("a command is named like command:/usr/local/bin/print-key cairn")
    try:
        with subprocess.Popen(  # noqa: S603 - the operator's own command, from their own environment
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as running:
            return _output(running)
    except OSError as problem:
        raise BadMasterKey(f"the command can't be run: {problem.strerror or type(problem).__name__}") from problem


def _output(running: subprocess.Popen[bytes]) -> str:
    try:
        said, _ = running.communicate(timeout=COMMAND_SECONDS)
    except subprocess.TimeoutExpired as problem:
        running.kill()
        raise BadMasterKey(f"the command took longer than {COMMAND_SECONDS:.0f} seconds") from problem
    if running.returncode:
        raise BadMasterKey(f"the command ended with {running.returncode}")
    return said[:MOST_OUTPUT].decode("ascii", "replace")


def _decoded(text: str, what: str) -> bytes:
    text = text.strip()
    if HEXADECIMAL.fullmatch(text):
        return bytes.fromhex(text)
    try:
        key = base64.b64decode(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != LENGTH:
        raise BadMasterKey(f"{what} must be {WANTED}")
    return key
