"""The page that says what went wrong where a whole page was asked for: whoever is signed in keeps their way around."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.support.tenancy import narrow
from web.kit.client_identity import cookie_name
from web.kit.closed_door import refuse_during_maintenance
from web.kit.context import Context, PersonContext, forget_context, instance, put_context
from web.kit.respond import notice, wants_part
from web.kit.transaction import Sent, context_of

UNASKED = frozenset({429, 503})
"""Refusals for which the database is not asked who it is: it is busy, or saying no has to stay cheap."""


@dataclass(frozen=True)
class WayBack:
    """`name` is the list's, as the navigation calls it; `path` its address."""

    name: str
    path: str


GUIDES = WayBack("guides", "/guides")
LISTS = tuple(WayBack(name, f"/{name}") for name in ("sites", "numbers", "inbox", "reviews", "members"))


def way_back(path: str) -> WayBack:
    """The list that an address belongs to, as far as that can be told; guides are what members come for."""
    return next((one for one in LISTS if f"{path}/".startswith(f"{one.path}/")), GUIDES)


def problem_page(request: Request, sentence: str, status: int) -> Response:
    """Drawn in a transaction of its own: that of the request was rolled back. Asks the database: not for the event loop."""
    forget_context(request)
    if wants_part(request) or status in UNASKED or cookie_name(request) not in request.cookies:
        return notice(request, sentence, status)
    try:
        with instance(request).database.reading() as session:
            refuse_during_maintenance(session)
            who = context_of(request, session, datetime.now(UTC), Sent(b"", FormData()))
            if isinstance(who, Context):
                narrow(session, who.organisation_id)
            if isinstance(who, PersonContext):
                put_context(request, who)
            return notice(request, sentence, status)
    except (SQLAlchemyError, HTTPException):
        forget_context(request)
        return notice(request, sentence, status)
    finally:
        forget_context(request)
