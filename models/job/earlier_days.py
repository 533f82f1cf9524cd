"""Days that an earlier Cairn counted are rolled up one after the other, each in a transaction of its own."""

from datetime import datetime

from models.event.rolled_day import due_day, roll_up
from models.support.database import Database

MOST = 60
"""Days at a time: some seconds, however much was counted on each."""


def roll_up_days(database: Database, now: datetime) -> int:
    """How many days that were. Looks without writing first: mostly there are none."""
    for number in range(MOST):
        with database.reading() as session:
            day = due_day(session, now.date())
        if day is None:
            return number
        with database.writing() as session:
            roll_up(session, day)
    return MOST
