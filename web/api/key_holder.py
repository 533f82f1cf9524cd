"""Who asks the API: the key, counted and held against the scope of what is asked, before anything is read."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account.api_key import SCOPES, ApiKey
from models.account.organisation_quota import QuotaReached, use
from models.account.reach import Reach
from web.api.operation import Operation
from web.api.problem import Problem
from web.kit import guard, refused_member
from web.kit.closed_door import refuse_during_maintenance
from web.kit.context import Instance
from web.kit.quota import Left
from web.refusals import count_refusal


@dataclass(frozen=True)
class Holder:
    """Who asks, as it was before the transaction."""

    key_id: int
    organisation_id: int
    made_by_id: int
    name: str
    secret: str
    refusal: Problem | None
    """Why the key does not open this."""


def assert_left(left: Left, whose: str) -> None:
    if not left.allowed:
        raise Problem(
            429, f"{whose} has had its {left.most} requests of this minute. Wait, then try again.", headers=left.headers
        )


def holder_of(request: Request, here: Instance, operation: Operation, network: str) -> tuple[Holder, Left]:
    """Whose key it is, whether it opens this, and how often it may ask yet. Raises Problem for one that opens nothing, and for
    what is asked too often.
    """
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    secret, now, holder, is_stale = secret.strip(), datetime.now(UTC), None, False
    with here.database.reading() as session:
        refuse_during_maintenance(session)
        key = ApiKey.find(session, secret, now) if kind.lower() == "bearer" else None
        if key is not None:
            refusal = scope_refusal(key, key.reach(session), operation)
            holder = Holder(key.id, key.organisation_id, key.made_by_id, key.name, secret, refusal)
            is_stale = key.used_on != str(now.date())
    try:
        left = _counted(here, network, holder, now, is_stale=is_stale)
    except Problem as problem:
        note_spent(request, here, holder, problem)
        raise
    if holder is None:
        sentence = "This key opens nothing: it is wrong, expired or ended." if secret else "Send a key as a bearer token."
        raise Problem(401, sentence, headers={"www-authenticate": 'Bearer realm="Cairn"'})
    return holder, left


def _counted(here: Instance, network: str, holder: Holder | None, now: datetime, *, is_stale: bool) -> Left:
    """What is left of the key's requests, after this one. Committed before anything is refused; networks are counted first
    everywhere, so that two requests never wait for each other's rows.
    """
    capacity, refusal = here.capacity, None
    with here.database.writing() as session:
        left, whose = capacity.of_network.take(session, network, now), "Your network"
        if left.allowed and holder is None:
            left = capacity.of_wrong_keys.take(session, network, now)
        elif left.allowed and holder is not None:
            left, whose = capacity.of_key.take(session, str(holder.key_id), now), "This key"
            refusal = _of_the_day(session, holder, now) if left.allowed else None
            if left.allowed and is_stale:
                session.get_one(ApiKey, holder.key_id).note_use(now)
    assert_left(left, whose)
    if refusal:
        raise refusal
    return left


def _of_the_day(session: Session, holder: Holder, now: datetime) -> Problem | None:
    """Why an organisation that had its requests of the day has no more; None while there are some."""
    try:
        use(session, holder.organisation_id, "requests", now)
    except QuotaReached as problem:
        midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC)
        headers = {"retry-after": str(int((midnight - now).total_seconds()) + 1)}
        return Problem(429, str(problem), headers=headers, code="quota_reached")
    return None


def scope_refusal(key: ApiKey, reach: Reach, operation: Operation) -> Problem | None:
    """Why the key does not reach as far; None when it does. What is about a site is looked at again once the site is known
    (`web.api.owned`).
    """
    act = SCOPES[operation.scope]
    if reach.may_anywhere(act) if operation.is_of_site else reach.may_in_organisation(act):
        return None
    if key.sites is not None and not operation.is_of_site:
        return Problem(403, "This key is for chosen sites; with the organisation itself it does nothing.", code="sites")
    if operation.scope in key.scopes:
        return Problem(
            403, f"The role of {key.made_by.name}, who made this key, no longer allows {operation.scope}.", code="role"
        )
    return Problem(403, f"This key has not the scope {operation.scope}.", code="scope")


def note_refusal(request: Request, holder: Holder, problem: HTTPException) -> None:
    """In the audit log: what the key does not open, and what it tried to change that is not there for it."""
    if problem.status_code == HTTPStatus.FORBIDDEN or (
        problem.status_code == HTTPStatus.NOT_FOUND and request.method not in guard.SAFE
    ):
        path = refused_member.written(request.scope["route"].path, request.path_params)
        sentence = f"{request.method} {path} was refused to the key {holder.name}: {problem.detail}"
        refused_member.put(request, holder.organisation_id, holder.made_by_id, sentence, holder.name)


def note_spent(request: Request, here: Instance, holder: Holder | None, problem: HTTPException) -> None:
    """That there was no room for more requests, once a minute at most: with the key in its organisation's log, without one for
    the operator.
    """
    if holder is None:
        count_refusal(here, "api")
    elif here.capacity.noted.allows(f"key {holder.key_id}", time.monotonic()):
        sentence = f"Requests with the key {holder.name} were refused: {problem.detail}"
        refused_member.put(request, holder.organisation_id, holder.made_by_id, sentence, holder.name)
