"""The transaction that a request runs in, and the one in which it writes after it waited for something else."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request

from models.support.tenancy import narrow, reach_of
from web.kit.asked_from import put_origin
from web.kit.client_identity import identify
from web.kit.context import Context, Note, PersonContext, PublicContext, instance, public_context, put_context


@dataclass(frozen=True)
class Sent:
    """What came with a request."""

    body: bytes
    form: FormData


def begun(request: Request, who: PublicContext) -> Note | None:
    """What the audit log says of this request, where it says it of itself."""
    if not isinstance(who, Context):
        return None
    action = f"{request.method} {request.scope['route'].name}"
    return instance(request).begin_note(who.db, (action,), who.organisation_id, request.path_params)


def give_back_connection(request: Request) -> None:
    """For as long as something other than the database is waited for. What was read stays readable; asking the database again
    takes a connection again.
    """
    public_context(request).db.commit()


@contextmanager
def saving(request: Request) -> Generator[Session]:
    """The transaction in which an endpoint that waits writes, once it has waited."""
    looking = public_context(request)
    give_back_connection(request)
    with instance(request).database.writing() as session:
        who = context_of(request, session, looking.now, Sent(looking.body, looking.form))
        put_context(request, who)
        if (organisation_id := reach_of(looking.db)) is not None:
            narrow(session, organisation_id)
        note = begun(request, who)
        try:
            yield session
            if note is not None and isinstance(who, Context):
                note.end(who.member, who.now)
        finally:
            put_context(request, looking)


def context_of(request: Request, session: Session, now: datetime, sent: Sent) -> PublicContext:
    """What is known of a request, in that transaction."""
    put_origin(session, request)
    here, known = instance(request), identify(request, session, now)
    shared = (session, now, sent.body, sent.form, here.settings, here.ways_out, here.sealer)
    if known is None:
        return PublicContext(*shared)
    found, membership = known
    return Context(*shared, found.member, found, membership) if membership else PersonContext(*shared, found.member, found)
