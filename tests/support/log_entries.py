"""What the audit log says."""

from sqlalchemy import select

from models.account.audit_log import AuditEntry

PERSON_NOTES = {
    **{f"{verb} site_identified_mode": "site.identified_mode" for verb in ("PUT", "POST", "DELETE")},
    **dict.fromkeys(("PUT site_person", "POST site_person_copies", "POST site_objections"), "person.right_used"),
    **{
        f"{verb} site_person_{right}": "person.right_used"
        for verb in ("POST", "DELETE")
        for right in ("erasure", "objection", "restriction")
    },
}
"""What is noted where identified mode changes or a right of an identified visitor is served."""


def entries(database, *acts):
    """The sentences of entries that are called so, in their order."""
    with database.reading() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.act.in_(acts)).order_by(AuditEntry.id))
        return [entry.sentence for entry in found]


def newest(database):
    """The number of the newest entry; 0 where there is none."""
    with database.reading() as session:
        return session.scalar(select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(1)) or 0
