"""Planned publications whose moment has come; of several workers one does each."""

from datetime import datetime

from models.integration.plan_news import tell_refused
from models.release.due_publication import carry_out, due_guides
from models.support.database import Database


def guides_due(database: Database, now: datetime) -> list[tuple[int, int]]:
    """Organisation and guide, of all of which something is to go live or to be taken down by now."""
    with database.reading() as session:
        return due_guides(session, now)


def keep_appointment(database: Database, organisation_id: int, guide_id: int, base_url: str, now: datetime) -> str:
    """Does what is due of that guide in one transaction that sees nothing of other organisations, and tells whose plan was
    refused; returns why, for the log. Of another organisation's guide nothing is done.
    """
    with database.narrowed(organisation_id).writing() as session:
        refused = carry_out(session, organisation_id, guide_id, now)
        if refused is None:
            return ""
        tell_refused(session, refused, base_url, now)
        return refused.reason
