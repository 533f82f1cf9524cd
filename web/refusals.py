"""Refusals that are written down once a minute at most: in the logs of a member's organisations, and for the operator."""

import time
from datetime import UTC, datetime

from starlette.requests import Request

from models.account import Member, seldom_entry
from models.account.refused_attempt import RefusedAttempt
from web.kit.asked_from import put_origin
from web.kit.context import Instance, instance


def count_refusal(here: Instance, kind: str) -> None:
    """For the operator, who sees of what kind, and nobody's name. Outside of any transaction."""
    if here.capacity.noted.allows(kind, time.monotonic()):
        with here.database.writing() as session:
            RefusedAttempt.note(session, kind, datetime.now(UTC))


def note_throttled(request: Request, member_id: int) -> None:
    """That more was tried as that member than may be. At the door after the answer, whose time would tell whom Cairn knows."""
    here = instance(request)
    if not here.capacity.noted.allows(f"member {member_id}", time.monotonic()):
        return
    with here.database.reading() as session:
        member, now = session.get_one(Member, member_id), datetime.now(UTC)
        sentence = f"Too many attempts to sign in as {member.name}; more were refused."
        if seldom_entry.is_refusal_said(session, member_id, sentence, now):
            return
    with here.database.writing() as session:
        put_origin(session, request)
        seldom_entry.note_refusal(session, session.get_one(Member, member_id), sentence, now)
