"""What the audit log says."""

from sqlalchemy import select

from models.account.audit_log import AuditEntry


def entries(database, *acts):
    """The sentences of entries that are called so, in their order."""
    with database.reading() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.act.in_(acts)).order_by(AuditEntry.id))
        return [entry.sentence for entry in found]
