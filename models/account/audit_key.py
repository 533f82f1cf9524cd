"""The keys of the audit log: one for each person and month of an organisation, so that words can be destroyed by destroying keys.

An entry is sealed under the key of who did it together with the key of whom it is about. Destroying either makes it unreadable,
also in backups that hold no keys: of a month whose time is over (retention), or of a person (erasure). What is left of a
destroyed key is a signed row that says so, which is how `cairn audit verify` tells it from an entry that somebody emptied.
"""

import base64
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base, sealer_of
from models.support.derived_key import derived_key
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer, Unsealable

SCOPE = "audit key"
OPENED = "cairn_opened_keys"
"""In what a session knows: the keys of the log that were opened in it, by their number."""

NONCE = 12


class AuditKey(Base):
    """`member_id` is nobody for what Cairn does itself, and for what is left of a destroyed key."""

    __tablename__ = "audit_keys"
    __table_args__ = (Index("ix_audit_keys_organisation_id_member_id_month", "organisation_id", "member_id", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    member_id: Mapped[int | None]
    month: Mapped[str] = mapped_column(String(7))
    sealed: Mapped[str] = mapped_column(Text, info=SEALED)
    """The key under the instance's own; empty once it is destroyed."""
    destroyed_at: Mapped[datetime | None]
    signature: Mapped[str] = mapped_column(String(64), default="")

    @classmethod
    def of(cls, session: Session, sealer: Sealer, organisation_id: int, member_id: int | None, now: datetime) -> "AuditKey":
        """Made when it is first asked for, by whoever holds the end of the organisation's log."""
        month = month_of(now)
        asked = select(cls).where(cls.organisation_id == organisation_id, cls.month == month, cls.destroyed_at.is_(None))
        found = session.scalar(asked.where(cls.member_id == member_id if member_id is not None else cls.member_id.is_(None)))
        if found is None:
            found = cls(organisation_id=organisation_id, member_id=member_id, month=month)
            found.hold(sealer, secrets.token_bytes(32))
            session.add(found)
            session.flush()
        return found

    def secret(self, sealer: Sealer) -> bytes:
        """Raises Unsealable once it is destroyed."""
        return bytes.fromhex(sealer.open(self.sealed, self._binding))

    def hold(self, sealer: Sealer, secret: bytes) -> None:
        """Keeps the secret, sealed."""
        self.sealed = sealer.seal(secret.hex(), self._binding)

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        self.hold(sealer, self.secret(sealer))

    def destroy(self, sealer: Sealer, now: datetime) -> None:
        self.sealed, self.member_id, self.destroyed_at = "", None, now
        self.signature = self._signed(sealer)

    def is_destroyed(self, sealer: Sealer) -> bool:
        """Whether it was this Cairn that destroyed it."""
        return self.destroyed_at is not None and not self.sealed and self.signature == self._signed(sealer)

    @property
    def _binding(self) -> Binding:
        return Binding.of(SealedKind.AUDIT_KEY, organisation=self.organisation_id, month=self.month)

    def _signed(self, sealer: Sealer) -> str:
        at = self.destroyed_at.astimezone(UTC).isoformat() if self.destroyed_at else ""
        return sealer.name_of(f"{self.id}:{self.organisation_id}:{self.month}:{at}".encode(), SCOPE)


def opened_keys(session: Session, organisation_id: int, numbers: Sequence[int]) -> list[bytes]:
    """Each is opened once in a transaction. Raises Unsealable for one that was destroyed or is not there."""
    known: dict[int, bytes] = session.info.setdefault(OPENED, {})
    for number in numbers:
        if number in known:
            continue
        key = session.get(AuditKey, number)
        if key is None or key.organisation_id != organisation_id:
            raise Unsealable
        known[number] = key.secret(sealer_of(session))
    return [known[number] for number in numbers]


def month_of(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m}"


def seal_under(keys: Sequence[bytes], text: str, bound: bytes) -> str:
    nonce = secrets.token_bytes(NONCE)
    return base64.b64encode(nonce + _cipher(keys).encrypt(nonce, text.encode(), bound)).decode()


def open_under(keys: Sequence[bytes], sealed: str, bound: bytes) -> str:
    """What was sealed under all of the keys. Raises Unsealable."""
    try:
        data = base64.b64decode(sealed, validate=True)
        return _cipher(keys).decrypt(data[:NONCE], data[NONCE:], bound).decode()
    except (InvalidTag, ValueError) as problem:
        raise Unsealable from problem


def _cipher(keys: Sequence[bytes]) -> AESGCM:
    return AESGCM(derived_key(b"".join(keys), "audit entry"))
