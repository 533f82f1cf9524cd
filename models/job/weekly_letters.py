"""The weekly letters, once it is Monday morning where an organisation is."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.organisation import Organisation
from models.integration.check_news import Unsubscribe
from models.integration.weekly_choice import WeeklyChoice
from models.integration.weekly_letter import announce_week, due_week
from models.support.database import Database


def send_weekly(database: Database, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> int:
    """Of every organisation in which somebody waits for one, a transaction each; returns how many. Harmless when run again."""
    with database.reading() as session:
        wanted = select(WeeklyChoice.organisation_id)
        query = select(Organisation).where(Organisation.id.in_(wanted), Organisation.id.in_(Organisation.admitting_ones()))
        due = [one.id for one in session.scalars(query.order_by(Organisation.id)) if _waits(session, one, now)]
    letters = 0
    for organisation_id in due:
        with database.narrowed(organisation_id).writing() as session:
            letters += announce_week(session, session.get_one(Organisation, organisation_id), base_url, unsubscribe, now)
    return letters


def _waits(session: Session, organisation: Organisation, now: datetime) -> bool:
    monday = due_week(organisation, now)
    return monday is not None and bool(WeeklyChoice.waiting(session, organisation.id, monday))
