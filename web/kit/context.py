"""What a request is about, typed: the running instance that answers it, the transaction it runs in, what was sent, who asks.

`web.kit.resource` makes a context for each request and keeps it in the request's scope; endpoints ask for it here.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account import Member, MemberSession, Membership, Organisation
from models.account.reach import Reach
from models.account.role import OrganisationAct
from models.support.database import Database
from models.support.outbound import Outbound, WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings
from web.kit.assets import Assets
from web.kit.capacity import Capacity

CONTEXT, NONCE = "cairn.context", "cairn.nonce"


@dataclass(frozen=True, slots=True)
class PublicContext:
    """A request to an address that is open to everybody: who asks may be a stranger."""

    db: Session
    now: datetime
    body: bytes
    form: FormData
    settings: Settings
    ways_out: WaysOut
    sealer: Sealer


@dataclass(frozen=True, slots=True)
class PersonContext(PublicContext):
    """A request of somebody who is signed in, in whichever organisation or in none."""

    member: Member
    session: MemberSession


@dataclass(frozen=True, slots=True)
class Context(PersonContext):
    """A request of a member of an organisation, who works in it at present."""

    membership: Membership

    @property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @property
    def outbound(self) -> Outbound:
        """The organisation's own way out."""
        return self.ways_out.of(self.organisation.key)

    @property
    def organisation_id(self) -> int:
        return self.membership.organisation_id

    @property
    def reach(self) -> Reach:
        return self.membership.reach

    def may(self, act: OrganisationAct) -> bool:
        """Whether the member's role allows it in the organisation itself; where it has places of their own, `reach` is asked."""
        return self.reach.may(act)


class Note(Protocol):
    """The entry about one request, begun before it did anything."""

    def end(self, by: Member, now: datetime, leads_to: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class Instance:
    """What all requests of one running Cairn share."""

    settings: Settings
    database: Database
    public_database: Database
    """The same database through connections of its own, for what the public waits for."""
    ways_out: WaysOut
    sealer: Sealer
    assets: Assets
    capacity: Capacity
    badges: Callable[[Context], Mapping[str, int]]
    """What the navigation counts for a member."""
    begin_note: Callable[[Session, tuple[str, ...], int, Mapping[str, Any]], "Note | None"]
    """What goes into the audit log of a request: its session, what it does, in which organisation, and what its address names."""


def instance(request: Request) -> Instance:
    found: object = request.app.state.instance
    assert isinstance(found, Instance)
    return found


def context(request: Request) -> Context:
    """The context of a signed-in member's request."""
    found = signed_in(request)
    if found is None:
        raise HTTPException(403, "You are no longer signed in here. Sign in again; nothing was changed.")
    return found


def signed_in(request: Request) -> Context | None:
    """The same where strangers are welcome; None for one of them."""
    found: object = request.scope.get(CONTEXT)
    return found if isinstance(found, Context) else None


def person(request: Request) -> PersonContext | None:
    """Whoever is signed in, even if no organisation admits them; None for a stranger."""
    found: object = request.scope.get(CONTEXT)
    return found if isinstance(found, PersonContext) else None


def person_context(request: Request) -> PersonContext:
    """The context of a request to what belongs to a person, in whichever organisation they are."""
    found = person(request)
    if found is None:
        raise HTTPException(403, "You are no longer signed in. Sign in again; nothing was changed.")
    return found


def public_context(request: Request) -> PublicContext:
    """What is known of any request, whoever asks."""
    found: object = request.scope[CONTEXT]
    assert isinstance(found, PublicContext)
    return found


def put_context(request: Request, made: PublicContext) -> None:
    request.scope[CONTEXT] = made


def forget_context(request: Request) -> None:
    """For an answer after the transaction was rolled back: what was read in it can no longer be."""
    request.scope.pop(CONTEXT, None)


def nonce(request: Request) -> str:
    """What marks the scripts and styles of this one answer as Cairn's own."""
    made: str = request.scope.setdefault(NONCE, secrets.token_urlsafe(16))
    return made
