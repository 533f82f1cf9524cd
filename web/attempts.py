"""Attempts at what is open to strangers, such as signing in: counted before anything slow is done for whoever asks."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session
from starlette.requests import Request

from models.account import Member, is_password_of, seldom_entry
from models.account.authenticator import Authenticator
from models.account.password_hash import TooManyComparisons
from models.account.refused_attempt import RefusedAttempt
from models.account.sign_in_limit import SignInLimit
from models.support.random_name import secret_hash
from web.kit.asked_from import put_origin
from web.kit.client_identity import client_address, known_browser
from web.kit.context import instance, public_context
from web.kit.resource import saving

TOO_MANY = "Too many attempts. Wait a minute, then try again."
TOO_OFTEN = "Too many attempts to sign in"
BUSY = "Many people are signing in right now. Try again in a few seconds."


def may_try(request: Request, account: str, member: Member | None = None) -> bool:
    """Counts an attempt at that account; whether it may go on."""
    here = public_context(request)
    if SignInLimit.is_reached(here.db, client_address(request), account, known_browser(request, member), here.now):
        return False
    with saving(request) as session:
        left = limit_of(request, session, account, member).count()
        if left <= 0:
            RefusedAttempt.note(session, "sign_in", here.now)  # here, because a refusal itself writes nothing
        return left > -1


def may_try_link(request: Request) -> bool:
    """Counts an attempt at the link of this address, and at nobody's account: whoever guesses at links keeps no member out."""
    return may_try(request, f"link {secret_hash(request.path_params['secret'])[:32]}")


def why_not_theirs(request: Request, member: Member, password: str) -> str:
    """Why somebody who is signed in can't do what takes their password; empty when it is theirs. Guesses count as at the door."""
    if not may_try(request, member.email, member):
        return TOO_MANY
    try:
        right = is_password_of(member, password)
    except TooManyComparisons:
        return BUSY
    if not right:
        note_refusal(request, member.id, f"A wrong password for {member.name}, from a browser that is signed in.")
    return "" if right else "That is not your password."


def why_not_confirmed(request: Request, member: Member, typed: str) -> str:
    """The same for what can be shown by a code of the authenticator app as well."""
    if problem := why_not_theirs(request, member, typed):
        with saving(request) as session:
            authenticator = Authenticator.of(session, member.id)
            here = public_context(request)
            if problem != TOO_MANY and authenticator and authenticator.takes(session, here.sealer, typed[:100], here.now):
                return ""
    return problem


def note_refusal(request: Request, member_id: int, sentence: str) -> None:
    """That somebody did not get in as that member. At the door after the answer, whose time would tell whom Cairn knows."""
    here = instance(request)
    with here.database.writing() as session:
        put_origin(session, request)
        member, now = session.get_one(Member, member_id), datetime.now(UTC)
        seldom_entry.note_refusal(session, member, sentence, now)
        if SignInLimit.is_reached(session, client_address(request), member.email, known_browser(request, member), now):
            seldom_entry.note_refusal(session, member, f"{TOO_OFTEN} as {member.name}; no more are taken for a minute.", now)


def limit_of(request: Request, session: Session, account: str, member: Member | None) -> SignInLimit:
    here = public_context(request)
    return SignInLimit(session, client_address(request), account, known_browser(request, member), here.now)
