"""A browser's session with its member's place in the organisation that was chosen in it: each page begins with it."""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session, joinedload, lazyload

from models.account.member_session import UNUSED_FOR, MemberSession
from models.account.organisation import Membership
from models.support.maintenance import Maintenance
from models.support.random_name import secret_hash


def session_place(session: Session, secret: str, now: datetime) -> tuple[MemberSession, Membership | None] | None:
    """In one question, which asks for the operator's maintenance, too. None where the secret opens no session that lasts; whether
    the place admits is not looked at.
    """
    named = {"secret": secret_hash(secret), "now": now, "unused_since": now - UNUSED_FOR}
    row = session.execute(_question(), named).unique().first()
    if row is None:
        return None
    found, place, sentence = row
    Maintenance.hear(session, sentence)
    return found, place


@cache
def _question() -> Select[MemberSession, Membership, str]:
    """Put together once: that takes longer than asking it. The member of both is the same one, and read once."""
    chosen = and_(Membership.organisation_id == MemberSession.organisation_id, Membership.member_id == MemberSession.member_id)
    query = select(MemberSession, Membership, Maintenance.sentences().scalar_subquery()).outerjoin(Membership, chosen)
    query = query.options(joinedload(Membership.site_roles), lazyload(Membership.member))
    lasts = MemberSession.lasts(bindparam("now"), bindparam("unused_since"))
    return query.where(MemberSession.secret_hash == bindparam("secret"), lasts)
