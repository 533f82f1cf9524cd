"""Planned publications of one guide: what the worker does at a moment, and what came of it."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.guide import Guide, Publication
from models.job.due_publications import guides_due, keep_appointment
from models.release.planned_publication import PlannedPublication
from tests.support.people import NOW

HOUR = timedelta(hours=1)
SOON, LATER = NOW + HOUR, NOW + 3 * HOUR


def edit(database, guide_id, title, person):
    with database.writing() as session:
        guide = session.get_one(Guide, guide_id)
        after = guide.document.changed("s1", lambda step: replace(step, title=title))
        guide.edit(after, "Wrote", session.merge(person.member), NOW)


def work(database, now):
    """What a worker does in that minute; returns why something was refused."""
    return [keep_appointment(database, *due, "https://cairn.example", now) for due in guides_due(database, now)]


def live(database, guide_id):
    with database.reading() as session:
        found = session.get(Publication, (guide_id, "production"))
        return found.version_hash if found else None


def state(database, guide_id):
    with database.reading() as session:
        found = session.get(PlannedPublication, guide_id)
        return found.state if found else None


def acts(database):
    with database.reading() as session:
        return list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))
