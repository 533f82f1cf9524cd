"""Personal fields of rows: in the clear while somebody works with the row, sealed in its column.

A field is sealed when its row is written, bound to table, column, row, organisation and subject, and opened when it is first
asked for. A row is found by a field's blind index, never by the field itself.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Never, Self, TypeVar, overload

from sqlalchemy.orm import InstanceState, Session, object_session

from models.support.data_key import key_to_seal_under
from models.support.database import SEALER
from models.support.envelope import Unsealable, bytes_envelope, decrypt, encrypt, opened_envelope, text_envelope
from models.support.sealer import Sealer
from models.support.subject_key import cipher_to_open, cipher_to_seal

T = TypeVar("T")

FIELD_FORMAT = "v3"
NOBODYS = "0"
GONE = f"{FIELD_FORMAT}.{NOBODYS}.."
"""The envelope of what nobody can open any more: there is no such key."""

OPENED = "cairn_opened"
"""In a row: field → the envelope that it was opened from, or None while it waits to be sealed, and what is in it."""


@dataclass(frozen=True)
class BlindIndex:
    """By `column` a row is found. `words` is what of the row and the value is indexed, in the one spelling of it; fields with the
    same scope have the same index for the same words.
    """

    column: str
    scope: str
    words: Callable[[Any, str], str]


class SealedField(Generic[T]):
    """Sits in a class of rows beside `column`, the mapped attribute that holds the envelope.

    `gone` is what is read once the subject's key was destroyed; without one, reading it raises Unsealable. What `was_clear` is
    read as it is where a process of an earlier version wrote it, until it is sealed in the background.
    """

    def __init__(
        self,
        column: str,
        encode: Callable[[T], bytes],
        decode: Callable[[bytes], T],
        empty: T,
        index: BlindIndex | None = None,
        gone: T | None = None,
        *,
        is_bytes: bool = False,
        was_clear: bool = False,
    ) -> None:
        self.column, self.encode, self.decode = column, encode, decode
        self.empty, self.index, self.gone, self.is_bytes = empty, index, gone, is_bytes
        self.was_clear = was_clear
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...
    @overload
    def __get__(self, row: object, owner: type) -> T: ...
    def __get__(self, row: Any, owner: type) -> Self | T:
        if row is None:
            return self
        opened, envelope = _opened(row).get(self.name), getattr(row, self.column)
        if opened is None or opened[0] not in {None, envelope}:
            opened = _opened(row)[self.name] = (envelope, self.open(row, envelope))
        return opened[1]

    def __set__(self, row: Any, value: T) -> None:
        _opened(row)[self.name] = (None, value)
        setattr(row, self.column, b"" if self.is_bytes else "")

    def __eq__(self, other: object) -> Never:
        raise TypeError(f"{self.name} is sealed, so that no query can compare it: ask for its index")

    __hash__ = object.__hash__

    def waits(self, row: Any) -> bool:
        """Whether it was given a value that is not sealed yet."""
        return _opened(row).get(self.name, ("",))[0] is None

    def put_index(self, row: Any, sealer: Sealer) -> None:
        if self.index is not None:
            words = self.index.words(row, _opened(row)[self.name][1])
            setattr(row, self.index.column, sealer.index_of(words, self.index.scope))

    def seal(self, session: Session, row: Any) -> str | bytes:
        """The envelope of what waits, for the row as it is. The row has its number by now."""
        value = _opened(row)[self.name][1]
        envelope: str | bytes = b"" if self.is_bytes else ""
        if value != self.empty:
            subject, data = row.subject, self.encode(value)
            name, cipher = cipher_to_seal(session, subject) if subject else _directly(session)
            sealed = encrypt(cipher, data, self._bound(row, name))
            envelope = f"{FIELD_FORMAT}.{name}.".encode() + sealed if self.is_bytes else text_envelope(FIELD_FORMAT, name, sealed)
        _opened(row)[self.name] = (envelope, value)
        return envelope

    def open(self, row: Any, envelope: str | bytes) -> T:
        """Raises Unsealable."""
        if not envelope:
            return self.empty
        if self.was_clear and isinstance(envelope, str) and not envelope.startswith(f"{FIELD_FORMAT}."):
            return self.decode(envelope.encode())
        name, sealed = self._read(envelope)
        cipher = _cipher(row, name)
        if cipher is None and self.gone is not None:
            return self.gone
        if cipher is None:
            raise Unsealable
        return self.decode(decrypt(cipher, sealed, self._bound(row, name)))

    def take_first(self, row: Any) -> bool:
        """Takes what an older version left in the clear, so that it is sealed when the row is written; False for an envelope."""
        kept: Any = getattr(row, self.column)
        if not kept or kept[:3] in {f"{FIELD_FORMAT}.", f"{FIELD_FORMAT}.".encode()}:
            return False
        self.__set__(row, self.decode(kept if isinstance(kept, bytes) else kept.encode()))
        return True

    def renew(self, row: Any) -> None:
        """Has it sealed anew, under the newest keys, when the row is written. What was left in the clear is sealed for the first
        time; of a subject whose key was destroyed nothing is left. Raises Unsealable.
        """
        if self.take_first(row):
            return
        name, sealed = self._read(getattr(row, self.column))
        cipher = _cipher(row, name)
        if cipher is None:
            setattr(row, self.column, GONE.encode() if self.is_bytes else GONE)
        else:
            self.__set__(row, self.decode(decrypt(cipher, sealed, self._bound(row, name))))

    def _read(self, envelope: str | bytes) -> tuple[str, bytes]:
        if isinstance(envelope, bytes):
            return bytes_envelope(envelope, FIELD_FORMAT)
        return opened_envelope(envelope, FIELD_FORMAT)

    def _bound(self, row: Any, key: str) -> bytes:
        state: InstanceState[Any] = row._sa_instance_state  # noqa: SLF001 - what SQLAlchemy's `inspect` gives, at half the cost
        mapper = state.mapper
        place: list[Any] = [row.__tablename__, self.column, *mapper.primary_key_from_instance(row)]
        bound: list[Any] = [FIELD_FORMAT, key, *place, getattr(row, "organisation_id", None), row.subject]
        return json.dumps(bound, default=str).encode()


def sealed_text(
    column: str, index: BlindIndex | None = None, gone: str | None = None, *, was_clear: bool = False
) -> SealedField[str]:
    return SealedField(column, str.encode, bytes.decode, "", index, gone, was_clear=was_clear)


def sealed_bytes(column: str) -> SealedField[bytes]:
    return SealedField(column, bytes, bytes, b"", is_bytes=True)


def _opened(row: Any) -> dict[str, tuple[Any, Any]]:
    return row.__dict__.setdefault(OPENED, {})


def _directly(session: Session) -> tuple[str, Any]:
    name = key_to_seal_under(session)
    return name, session.info[SEALER].cipher(name)


def _cipher(row: Any, name: str) -> Any:
    session, subject = object_session(row), row.subject
    sealer: Sealer | None = session.info.get(SEALER) if session is not None else row.__dict__.get(SEALER)
    if sealer is None:
        raise LookupError("this database was opened without the secret key")
    if name == NOBODYS:
        return None
    if not subject:
        return sealer.cipher(name)
    if session is not None:
        return cipher_to_open(session, subject, name)
    return sealer.chain.subject_cipher(subject, name, sealer.data_key(name))
