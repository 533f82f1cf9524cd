"""What a member was refused, in the audit log: once an hour for each thing, and not more than some of them."""

import re
from datetime import UTC, datetime

from sqlalchemy import inspect
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account import Member
from models.account.seldom_entry import about_the_same, is_said, note_seldom
from web.kit import guard
from web.kit.asked_from import put_origin
from web.kit.context import instance, signed_in

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
ACT = "access.refused"
MOST = 20
"""Entries an hour about one member."""


def note(request: Request, problem: HTTPException) -> None:
    """What their role does not allow, and what they tried to change that is not there for them."""
    here = signed_in(request)
    is_refused = problem.status_code == 403 or (problem.status_code == 404 and request.method not in guard.SAFE)
    if here is None or not is_refused:
        return
    path = written(request.scope["route"].path, request.path_params)
    sentence = f"{request.method} {path} was refused: {problem.detail}"
    identity = inspect(here.membership).identity  # the row itself is gone with its transaction
    if identity is not None:
        organisation_id, member_id = identity
        put(request, organisation_id, member_id, sentence, as_in=here.db)


def put(
    request: Request, organisation_id: int, member_id: int, sentence: str, key: str = "", as_in: Session | None = None
) -> None:
    """In a transaction of its own, as the refused one was rolled back; whoever asks all the time keeps no writer waiting."""
    database, now = instance(request).database, datetime.now(UTC)
    with database.reading() as session:
        if is_said(session, organisation_id, ACT, sentence, member_id, now, most=MOST):
            return
    with database.writing() as session:
        put_origin(session, request, key)
        if as_in is not None:
            about_the_same(session, as_in)
        member = session.get_one(Member, member_id)
        note_seldom(session, organisation_id, ACT, sentence, member, now, most=MOST)


def written(path: str, names: dict[str, object]) -> str:
    """An address with its numbers; a word in it might open something."""
    return PARAMETER.sub(lambda found: str(value) if isinstance(value := names.get(found[1]), int) else "…", path)
