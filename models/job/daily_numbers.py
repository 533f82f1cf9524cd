"""The numbers of the day before, to the channels that want them."""

from datetime import datetime, timedelta

from sqlalchemy import select

from models.account.organisation import Organisation
from models.integration.number_news import announce_numbers
from models.support.database import Database


def send_numbers(database: Database, now: datetime) -> None:
    """Of every organisation, one transaction each; the day is that of its own clock. Harmless when run again."""
    with database.reading() as session:
        organisations = session.scalars(select(Organisation).where(Organisation.id.in_(Organisation.open_ones()))).all()
        days = {one.id: (one.local(now) - timedelta(days=1)).date() for one in organisations}
    for organisation_id, day in days.items():
        with database.narrowed(organisation_id).writing() as session:
            announce_numbers(session, organisation_id, day, now)
