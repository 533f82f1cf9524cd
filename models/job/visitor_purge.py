"""What identified visitors did is deleted when its days are over, and with the last of it whatever was kept about the person."""

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, not_, or_, select

from models.event.identified_visitor import IdentifiedVisitor
from models.event.visitor_engagement import Engagement
from models.privacy.erased_visitor import erase_visitors
from models.privacy.legal_hold import ids_of_held
from models.support.database import Database
from models.support.deleted_rows import deleted_rows


def purge_visitors(database: Database, kept_for: timedelta, now: datetime) -> dict[str, int]:
    """Table → how many rows went. Of who is restricted everything stays, and of an organisation that a legal hold keeps; of who
    objected, that they did.
    """
    since = (now - kept_for).date()
    is_held = IdentifiedVisitor.organisation_id.in_(ids_of_held())
    is_kept = or_(IdentifiedVisitor.restricted_at.is_not(None), is_held)
    with database.writing() as session:
        others = Engagement.visitor.not_in(select(IdentifiedVisitor.name).where(is_kept))
        deeds = deleted_rows(session, delete(Engagement).where(Engagement.day < since, others))
    gone = {Engagement.__tablename__: deeds} if deeds else {}
    is_over = and_(IdentifiedVisitor.last_day < since, not_(is_kept), IdentifiedVisitor.objected_at.is_(None))
    with database.writing() as session:
        for table, rows in erase_visitors(session, is_over).items():
            gone[table] = gone.get(table, 0) + rows
    return gone
