"""A browser's session with its member's place in the organisation that was chosen in it: each page begins with it."""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session, joinedload

from models.account.member_session import UNUSED_FOR, MemberSession
from models.account.organisation import Membership
from models.support.random_name import secret_hash


def session_place(session: Session, secret: str, now: datetime) -> tuple[MemberSession, Membership | None] | None:
    """In one question. None where the secret opens no session that lasts; whether the place admits is not looked at."""
    named = {"secret": secret_hash(secret), "now": now, "unused_since": now - UNUSED_FOR}
    row = session.execute(_question(), named).unique().first()
    return (row[0], row[1]) if row else None


@cache
def _question() -> Select[MemberSession, Membership]:
    """Put together once: that takes longer than asking it."""
    chosen = and_(Membership.organisation_id == MemberSession.organisation_id, Membership.member_id == MemberSession.member_id)
    query = select(MemberSession, Membership).outerjoin(Membership, chosen).options(joinedload(Membership.site_roles))
    lasts = MemberSession.lasts(bindparam("now"), bindparam("unused_since"))
    return query.where(MemberSession.secret_hash == bindparam("secret"), lasts)
