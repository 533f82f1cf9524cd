"""What a visitor's browser asks for: a site's key and an environment. And how such a question is refused."""

import re
import time
from collections.abc import Awaitable, Callable
from functools import wraps

from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event import Ledger
from models.release.live_release import LiveRelease
from models.release.release_shelf import ReleaseShelf
from models.release.wire_format import NAME
from models.site import ENVIRONMENTS
from models.support.database_trouble import DatabaseTrouble, trouble_of
from web.kit.precompressed import refused
from web.kit.token_bucket import Pace

Endpoint = Callable[[Request], Awaitable[Response]]

BUSY = "Too much is waiting to be written; try again in a moment."

_KEY = re.compile(r"[0-9a-z]{1,24}\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_NAME = re.compile(rf"[0-9a-f]{{{NAME}}}\Z")


def visitors(endpoint: Endpoint) -> Endpoint:
    """An endpoint for strangers' pages: whatever it refuses can be read from there, and never executed."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except HTTPException as problem:
            return refused(problem.detail, problem.status_code, dict(problem.headers or {}))
        except SQLAlchemyError as problem:
            trouble = trouble_of(problem) or DatabaseTrouble.SILENT
            return refused(f"{trouble.value} Try again in a moment.", 503, {"retry-after": "2"})

    return answer


def asked_key(request: Request) -> str:
    key = request.path_params["key"]
    if not _KEY.match(key):
        raise HTTPException(404, "No site has this key.")
    return key


def asked_hash(request: Request) -> str:
    name = request.path_params["hash"]
    if not _HASH.match(name):
        raise HTTPException(404, "Nothing has this hash.")
    return name


def asked_content(request: Request) -> str:
    """A content's hash, or the digits by which the player calls its guide's version."""
    name = request.path_params["hash"]
    return name if _NAME.match(name) else asked_hash(request)


def asked_name(request: Request, part: str) -> str:
    """The digits by which the player calls a release or the version of a guide, in that part of the address."""
    name = request.path_params[part]
    if not _NAME.match(name):
        raise HTTPException(404, "Nothing is called this.")
    return name


def asked_environment(request: Request) -> str:
    if not request.scope["query_string"]:
        return "production"
    environment = request.query_params.get("environment", "production")
    if environment not in ENVIRONMENTS:
        raise HTTPException(400, "environment must be production or staging.")
    return environment


def shelf(request: Request) -> ReleaseShelf:
    return shelf_of(request.app.state)


def shelf_of(state: State) -> ReleaseShelf:
    """That of an application, by its state."""
    found: object = state.shelf
    assert isinstance(found, ReleaseShelf)
    return found


def ledger(request: Request) -> Ledger:
    return ledger_of(request.app.state)


def ledger_of(state: State) -> Ledger:
    """That of an application, by its state."""
    found: object = state.ledger
    assert isinstance(found, Ledger)
    return found


async def find_live(request: Request) -> LiveRelease:
    """What is live on that site and environment."""
    key, environment = asked_key(request), asked_environment(request)
    live = await shelf(request).get(key, environment)
    if live is None:
        raise HTTPException(404, "No site has this key.")
    return live


def is_soon(request: Request, what: str, key: str, pace: Callable[[], Pace]) -> bool:
    """Whether that happened too often lately for this site's key; the first question makes the pace for `what`."""
    return not pace_of(request.app.state, what, pace).allows(key, time.monotonic())


def pace_of(state: State, what: str, pace: Callable[[], Pace]) -> Pace:
    """The pace that this process keeps for `what`; the first question makes it."""
    paces: dict[str, Pace] = state.paces
    found = paces.get(what)
    if found is None:
        found = paces[what] = pace()
    return found


def saw_tag(request: Request) -> None:
    note_tag(request.app.state, asked_key(request))


def note_tag(state: State, key: str) -> None:
    """Notes that a page of the site has its tag, once a minute at most in this process."""
    if pace_of(state, "tags", lambda: Pace(per_second=1 / 60, at_once=1)).allows(key, time.monotonic()):
        ledger_of(state).saw_tag(key)
