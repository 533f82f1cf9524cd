"""What a member's browser sends from the live page they point at: the token of their link, then what it is about.

The token is the first line of the body: no header and no cookie, so that the browser asks nothing beforehand, and what comes
after it is read only once the token is known to be good.
"""

import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.guide import Guide
from models.guide.build_session import BuildOver, BuildSession
from models.support.hour_key import network_of
from models.support.tenancy import narrow
from web.kit.capacity import shares_of
from web.kit.client_identity import client_address
from web.kit.context import instance
from web.kit.precompressed import OPEN
from web.kit.signed_token import sign, unsign
from web.kit.token_bucket import Pace
from web.player.visitor_request import asked_key, is_soon

PURPOSE = "build"
LONGEST_TOKEN = 300
ANSWERED = {**OPEN, "cache-control": "no-store"}
MAY_SEND = {
    **OPEN,
    "access-control-allow-methods": "POST, DELETE",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "7200",
}


def build_token(secret_key: bytes, build: BuildSession) -> str:
    """What follows `#cairn-build=` in a link to the live page; good as long as the session."""
    return sign(secret_key, PURPOSE, build.id, build.expires_at.timestamp())


@dataclass(frozen=True)
class Building:
    """A request of a build session that exists or once did."""

    request: Request
    build_id: str
    rest: bytes

    @contextmanager
    def place(self) -> Generator[None]:
        """A place for describing what was sent, which takes a while; refuses a session that is over. Raises NoPlace."""
        with self.looking() as (_, build):
            shares = shares_of(build.member_id, build.organisation_id)
        with instance(self.request).capacity.places.taken(*shares):
            yield

    @contextmanager
    def looking(self) -> Generator[tuple[Session, BuildSession]]:
        with instance(self.request).database.reading() as session:
            yield session, self._find(session)

    @contextmanager
    def writing(self) -> Generator[tuple[Session, BuildSession, datetime]]:
        """The guide is this one's alone meanwhile: of two authors who build it at once, each changes what the other has left."""
        with instance(self.request).database.writing() as session:
            guide_id = self._find(session).guide_id
            session.execute(select(Guide.id).where(Guide.id == guide_id).with_for_update())
            session.expire_all()
            yield session, self._find(session), datetime.now(UTC)

    def _find(self, session: Session) -> BuildSession:
        try:
            build = BuildSession.find(session, asked_key(self.request), self.build_id, datetime.now(UTC))
        except BuildOver as problem:
            raise HTTPException(410, str(problem)) from problem
        if build is None:
            raise HTTPException(403, "This link is not valid here; open the page again from the guide's editor.")
        self._refuse_strange_pages(build)
        narrow(session, build.organisation_id)
        return build

    def _refuse_strange_pages(self, build: BuildSession) -> None:
        """A link that got about is good on the site's own pages only. Browsers name the page's origin, and no script can."""
        site = build.guide.site
        if not site.owns(self.request.headers.get("origin", "")):
            where = f"{site.name}: on {site.origin} and on its staging hosts"
            raise HTTPException(403, f"Nothing was done: this link works on the pages of {where}.")


async def building(request: Request, most: int = 0) -> Building:
    """The session whose token the body begins with, and up to `most` bytes after it. Refuses with a sentence."""
    key = asked_key(request)
    if is_soon(request, "building", key, lambda: Pace(per_second=10, at_once=200)):
        raise HTTPException(429, "That is more than Cairn takes at once; try again in a moment.", {"retry-after": "2"})
    try:
        sender = ("network", network_of(client_address(request)))
        body = await instance(request).capacity.bodies.read(request, sender, LONGEST_TOKEN + most)
    except HTTPException as problem:
        if problem.status_code != 413:
            raise
        raise HTTPException(413, f"This page is too large to be described: {most:,} bytes at most.") from problem
    token, _, rest = body.partition(b"\n")
    text = token[:LONGEST_TOKEN].decode("ascii", "replace")
    secret = instance(request).settings.secret_key
    build_id = unsign(secret, PURPOSE, text, time.time())
    if build_id is None:
        # What was ours once is told apart from what never was.
        if unsign(secret, PURPOSE, text, 0) is not None:
            raise HTTPException(410, "This link is too old; open the page again from the guide's editor.")
        raise HTTPException(403, "This link is not valid here; open the page again from the guide's editor.")
    if is_soon(request, "picks", build_id, lambda: Pace(per_second=2, at_once=30)):
        raise HTTPException(429, "Too fast: one page at a time.", {"retry-after": "2"})
    return Building(request, build_id, rest)
