"""How somebody is called beside what they made, also when they left, or were erased: their work stays."""

from typing import Any

from sqlalchemy.orm import object_session

from models.account.member import Member
from models.account.organisation import Membership

ERASED = "Former member"


def called(made: Any, member: Member | None, nobody: str = ERASED) -> str:
    """`made` is a row of an organisation; `nobody` is what stands there without a member."""
    if member is None:
        return nobody
    session = object_session(made)
    return Membership.name_in(session, made.organisation_id, member) if session else member.name
