"""Secrets of subjects, the people and addresses whom personal fields are about: destroying one makes those fields unreadable."""

import secrets
from collections.abc import Collection
from datetime import UTC, datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.data_key import key_to_seal_under
from models.support.database import Base, sealer_of
from models.support.dialect_insert import insert_into
from models.support.key_chain import field_cipher
from models.support.sealed_column import SEALED
from models.support.sealer import Sealer

HELD = "cairn_subject_secrets"
"""In what a session knows: secrets of subjects that stay until its transaction ends, also those that nobody else sees yet."""


class SubjectKey(Base):
    """`subject` is `member:7`, `address:` with the blind index of an address, or `visitor:` with an identified visitor's name."""

    __tablename__ = "subject_keys"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    sealed: Mapped[str] = mapped_column(Text, info=SEALED)
    made_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def destroy(cls, session: Session, subject: str) -> bool:
        """Whatever is sealed for that subject opens nowhere any more, also in copies of the database that hold no such secrets.
        What is written about the same subject later gets a new one. Whether there was one.
        """
        gone = session.execute(delete(cls).where(cls.subject == subject).returning(cls.subject)).first()
        _held(session).pop(subject, None)
        sealer_of(session).chain.forget(subject)
        return gone is not None

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        self.sealed = sealer.seal_subject(sealer.open_subject(self.sealed, self.subject), self.subject, sealer.newest)


def cipher_to_seal(session: Session, subject: str) -> tuple[str, AESGCM]:
    """The name of the newest data key, and what seals the subject's fields under it; a secret is made when it is first asked for.
    Neither is destroyed before this transaction has ended.
    """
    name, held, sealer = key_to_seal_under(session), _held(session), sealer_of(session)
    if subject not in held:
        sealed = _kept(session, subject)
        if sealed is None:
            made = sealer.seal_subject(secrets.token_bytes(32), subject, name)
            row = insert_into(session, SubjectKey).values(subject=subject, sealed=made, made_at=datetime.now(UTC))
            session.connection().execute(row.on_conflict_do_nothing(index_elements=["subject"]))
            sealed = _kept(session, subject) or made
        held[subject] = sealer.open_subject(sealed, subject)
    return name, field_cipher(held[subject], sealer.data_key(name))


def made_secret(session: Session, subject: str) -> bytes:
    """The secret itself, for what is no field; made when it is first asked for."""
    cipher_to_seal(session, subject)
    return _held(session)[subject]


def subject_secret(session: Session, subject: str) -> bytes | None:
    """None where there is none, or none any more. Raises Unsealable."""
    hold_secrets(session, [subject])
    return _held(session).get(subject)


def hold_secrets(session: Session, subjects: Collection[str]) -> None:
    """Reads those of many subjects at once, so that opening their fields asks the database nothing. Raises Unsealable."""
    held, sealer = _held(session), sealer_of(session)
    rows = session.execute(select(SubjectKey.subject, SubjectKey.sealed).where(SubjectKey.subject.in_(subjects)))
    held.update((subject, sealer.open_subject(sealed, subject)) for subject, sealed in rows if subject not in held)


def cipher_to_open(session: Session, subject: str, name: str) -> AESGCM | None:
    """What opens the subject's fields under the data key of that name; None once the secret is destroyed. Raises Unsealable."""
    sealer, held = sealer_of(session), _held(session)
    data_key = sealer.data_key(name)
    if subject in held:
        return field_cipher(held[subject], data_key)
    found = sealer.chain.subject_cipher(subject, name, data_key)
    if found is None:  # it may have been made in a part of this transaction that has ended
        sealed = session.connection().execute(select(SubjectKey.sealed).where(SubjectKey.subject == subject)).scalar()
        found = field_cipher(sealer.open_subject(sealed, subject), data_key) if sealed else None
    return found


def _kept(session: Session, subject: str) -> str | None:
    """Also keeps whoever would destroy it waiting until this transaction has ended."""
    mine = select(SubjectKey.sealed).where(SubjectKey.subject == subject)
    return session.connection().execute(mine.with_for_update(read=True, key_share=True)).scalar()


def _held(session: Session) -> dict[str, bytes]:
    return session.info.setdefault(HELD, {})
