"""What is under legal hold, as an operator sees it."""

from starlette.requests import Request

from components.hold_list import HoldList
from models.privacy.legal_hold import held_members, held_organisations
from web.lookup import operator_context


def held_list(request: Request, subject: str = "", reason: str = "", problem: str = "", at: str = "subject") -> HoldList:
    """With what was typed, where it was refused, and the field that the problem is about."""
    session = operator_context(request).db
    return HoldList.of(held_organisations(session), held_members(session), subject, reason, problem, at)
