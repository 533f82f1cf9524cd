"""Where the person who asks is signed in."""

from starlette.requests import Request

from components.session_list import SessionList
from models.account import MemberSession
from web.kit.context import person_context


def session_list(request: Request) -> SessionList:
    someone = person_context(request)
    return SessionList.of(MemberSession.all_of(someone.db, someone.member, someone.now), someone.session)
