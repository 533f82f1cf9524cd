"""A guide that is live only for its author: in one browser of theirs, beside what the site shows to everybody.

The link that opens it is good once, and for minutes. The browser that opened it keeps a token by which it asks for the guide at
each page, and every answer brings the next one. What somebody copied out of that browser is old soon, and a token that comes
after its time ends the whole.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account import Member
from models.guide.guide import Guide
from models.guide.preview import GOOD_FOR, Preview, PreviewOver
from models.support.random_name import random_name

LINK_GOOD_FOR = timedelta(minutes=10)
"""How long it may take from the editor to the page."""

OVERLAP = timedelta(minutes=1)
"""For which the token before is good, too: several tabs may ask at once."""

LINK = 0
"""The turn that the link has; those of a browser are counted from 1."""


def start(session: Session, guide: Guide, by: Member, now: datetime, *, version: str = "") -> Preview:
    """Of the draft, as it is whenever it is shown, or of that version. What the member had of this guide before is over."""
    Preview.forget_old(session, guide, now)
    mine = Preview.guide_id == guide.id, Preview.member_id == by.id, Preview.own.is_(True), Preview.ended_at.is_(None)
    for earlier in session.scalars(select(Preview).where(*mine)):
        earlier.end(now)
    preview = Preview(
        id=random_name(20),
        organisation_id=guide.organisation_id,
        guide=guide,
        member=by,
        content=f"v{version}" if version else "",
        made_at=now,
        expires_at=now + GOOD_FOR,
        own=True,
        turn=LINK,
    )
    session.add(preview)
    session.flush()
    return preview


def find_own(session: Session, site_key: str, identifier: str) -> Preview | None:
    """The one with that id on that site, over or not, for this transaction alone: of two tabs one comes after the other."""
    session.execute(select(Preview.id).where(Preview.id == identifier).with_for_update())
    preview = session.get(Preview, identifier)
    return preview if preview is not None and preview.own and preview.guide.site.key == site_key else None


def take_turn(session: Session, preview: Preview, turn: int, now: datetime) -> int:
    """What the next token's turn is, for a browser that comes with this one. Raises PreviewOver, and ends what is used twice."""
    preview.assert_shown(session, now, may="edit")
    if turn == LINK:
        if preview.turn != LINK:
            raise PreviewOver("This link was opened already; open the guide again from its editor.")
        if now > preview.made_at + LINK_GOOD_FOR:
            raise PreviewOver("This link is too old; open the guide again from its editor.")
    elif turn == preview.turn:
        return turn + 1  # the answer may not have arrived
    elif turn == preview.turn - 1 and turn and preview.turned_at and now <= preview.turned_at + OVERLAP:
        return preview.turn + 1
    elif turn != preview.turn + 1 or preview.turn == LINK:
        preview.end(now)
        raise PreviewOver("It was used in two browsers, and ended for that; open the guide again from its editor.")
    preview.turn, preview.turned_at = (1 if turn == LINK else turn), now
    return preview.turn if turn == LINK else turn + 1
