"""What backups lack on purpose, in one file beside them that each backup writes anew: keys, and what was erased.

A backup holds what is sealed under a person's key, and never the key. Destroying the key therefore reaches the backups from
before as well, with the next writing of this file. It also says which organisations are gone, so that a restore of an older
backup does not bring them back. Keys are in it as they are, not as they are sealed: data keys differ between backups.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NotRequired, TypedDict

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.account.audit_key import AuditKey
from models.account.organisation import Organisation
from models.account.organisation_deletion import DeletedOrganisation
from models.backup.age_envelope import BackupKey
from models.privacy.erasure import Erasure
from models.privacy.visitor_erasure import VisitorErasure
from models.support.database import Database, sealer_of
from models.support.sealer import Unsealable
from models.support.storage import Storage
from models.support.subject_key import SubjectKey

NAME = "cairn-keys.age"


class KeyJson(TypedDict):
    id: int
    organisation: int
    member: int | None
    month: str
    secret: str
    """Empty for a key that was destroyed."""
    destroyed_at: str | None
    signature: str


class ErasedVisitorJson(TypedDict):
    subject: str
    organisation: int
    site: int
    receipt: str


class KeptJson(TypedDict):
    keys: list[KeyJson]
    subjects: NotRequired[dict[str, str]]
    """Subject → the secret without which none of their personal fields opens."""
    erased: list[str]
    """Keys of organisations that are gone."""
    members: NotRequired[dict[str, str]]
    """Numbers of members who were erased, with what their receipt is found by."""
    visitors: NotRequired[list[ErasedVisitorJson]]
    """Identified visitors who were erased, and identified modes that are off."""


def keep(database: Database, storage: Storage, key: BackupKey) -> None:
    """Writes the file anew; after an erasure, too, for until then backups are as readable as before. Raises StorageProblem."""
    with database.reading() as session:
        keys = [_written(session, one) for one in session.scalars(select(AuditKey).order_by(AuditKey.id))]
        subjects = {one.subject: secret for one in session.scalars(select(SubjectKey)) if (secret := _subject(session, one))}
        erased = list(session.scalars(select(DeletedOrganisation.key).order_by(DeletedOrganisation.key)))
        members = {str(one.member_id): one.receipt_hash for one in session.scalars(Erasure.done())}
        visitors = [_erased(one) for one in session.scalars(VisitorErasure.done())]
    kept = KeptJson(keys=keys, subjects=subjects, erased=erased, members=members, visitors=visitors)
    storage.put(NAME, key.seal(json.dumps(kept).encode()))


def read_kept(data: bytes, key: BackupKey) -> KeptJson:
    """Raises NotOpened."""
    return json.loads(key.open(data, NAME))


def put_back(session: Session, kept: KeptJson) -> int:
    """Puts the keys into a database that was restored without them; returns how many."""
    there = set(session.scalars(select(Organisation.id)))
    keys = [one for one in kept["keys"] if one["organisation"] in there]
    session.add_all(_read(session, one) for one in keys)
    sealer, now = sealer_of(session), datetime.now(UTC)
    for subject, secret in kept.get("subjects", {}).items():
        sealed = sealer.seal_subject(bytes.fromhex(secret), subject, sealer.newest)
        session.add(SubjectKey(subject=subject, sealed=sealed, made_at=now))
    session.flush()
    if keys and session.get_bind().dialect.name == "postgresql":
        newest = select(func.max(AuditKey.id)).scalar_subquery()
        session.execute(select(func.setval(text(f"'{AuditKey.__tablename__}_id_seq'"), newest)))
    return len(keys) + len(kept.get("subjects", {}))


def _erased(one: VisitorErasure) -> ErasedVisitorJson:
    return {"subject": one.subject, "organisation": one.organisation_id, "site": one.site_id, "receipt": one.receipt_hash}


def _written(session: Session, key: AuditKey) -> KeyJson:
    return KeyJson(
        id=key.id,
        organisation=key.organisation_id,
        member=key.member_id,
        month=key.month,
        secret=_secret(session, key),
        destroyed_at=key.destroyed_at.isoformat() if key.destroyed_at else None,
        signature=key.signature,
    )


def _secret(session: Session, key: AuditKey) -> str:
    try:
        return key.secret(sealer_of(session)).hex() if key.sealed else ""
    except Unsealable:  # damaged, or of another secret key: as little use in a backup as here
        return ""


def _subject(session: Session, key: SubjectKey) -> str:
    try:
        return sealer_of(session).open_subject(key.sealed, key.subject).hex()
    except Unsealable:
        return ""


def _read(session: Session, written: KeyJson) -> AuditKey:
    found = AuditKey(
        id=written["id"], organisation_id=written["organisation"], member_id=written["member"], month=written["month"]
    )
    found.signature = written["signature"]
    found.destroyed_at = datetime.fromisoformat(written["destroyed_at"]) if written["destroyed_at"] else None
    found.sealed = ""
    if written["secret"]:
        found.hold(sealer_of(session), bytes.fromhex(written["secret"]))
    return found


def erased_ones(session: Session, kept: KeptJson) -> Sequence[Organisation]:
    """The organisations of a restored database that were gone by the time the file was written."""
    return session.scalars(select(Organisation).where(Organisation.key.in_(kept["erased"]))).all()
