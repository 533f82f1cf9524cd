"""A browser's session with its member's place in the organisation that was chosen in it: each page begins with it."""

from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, joinedload

from models.account.member_session import MemberSession
from models.account.organisation import Membership
from models.support.random_name import secret_hash


def session_place(session: Session, secret: str, now: datetime) -> tuple[MemberSession, Membership | None] | None:
    """In one question. None where the secret opens no session that lasts; whether the place admits is not looked at."""
    chosen = and_(Membership.organisation_id == MemberSession.organisation_id, Membership.member_id == MemberSession.member_id)
    query = select(MemberSession, Membership).outerjoin(Membership, chosen).options(joinedload(Membership.site_roles))
    query = query.where(MemberSession.secret_hash == secret_hash(secret), MemberSession.lasts(now))
    row = session.execute(query).unique().first()
    return (row[0], row[1]) if row else None
