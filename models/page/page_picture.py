"""A picture of a page: what an author's browser drew when they pointed, with every text masked but the target's own label.

It becomes a step's canvas where the server can't fetch what visitors see. The picker makes it (`static/picker/masked_page.js`);
here it is cleaned like any page, loads nothing at all, and is sealed, because it may be of a page behind a sign-in.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import BindParameter, Select, bindparam, select
from sqlalchemy.orm import Session, lazyload

from models.engine.json_value import is_object
from models.engine.sanitise.asset_references import NOTHING
from models.page.blob import BlobShelf
from models.page.page_retention import drop_unused
from models.page.snapshot_archive import PageSnapshot
from models.site.site import Site
from models.support.confined import ConfinedError, run
from models.support.sealer import Sealer

if TYPE_CHECKING:
    from models.engine.sanitise.harmless_page import HarmlessPage

LARGEST = 4 * 1024 * 1024
"""Bytes of one picture."""

LONGEST_HEAD = 8_000
MOST_NODES = 20_000
MOST_ADDED = 10
"""Elements that are of the document and not of the page: its head and body."""

WIDEST = 10_000
_PICKED = re.compile(r'<[a-z]+ data-cairn-node="(\d+)"[^>]* data-picked=""')


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Of a `page`, for a step: harmless `html`; `node` is the number of what was pointed at, if the picture shows it; `width` is
    that of the window in CSS pixels.
    """

    step: str
    page: str
    html: bytes
    node: int | None
    width: int


def read_picture(body: bytes) -> PagePicture:
    """What the picker sent: a line of JSON (`step`, `page`, `width`), then the page. Raises ValueError with a sentence."""
    head, _, page = body.partition(b"\n")
    try:
        said: object = json.loads(head[:LONGEST_HEAD])
    except (ValueError, RecursionError) as problem:
        raise ValueError("This is no picture of a page.") from problem
    if not is_object(said) or not isinstance(said.get("step"), str) or not isinstance(said.get("page"), str):
        raise ValueError("A picture says of which step and page it is.")
    if len(page) > LARGEST:
        raise ValueError(f"A picture of a page can have at most {LARGEST:,} bytes; this one has {len(page):,}.")
    html = _cleaned(page.decode("utf-8", "replace"))
    found = _PICKED.search(html)
    node = int(found[1]) if found else None
    return PagePicture(said["step"][:40], said["page"][:2000], html.encode(), node, _width(said.get("width")))


def _width(said: object) -> int:
    """Of a window; 0 for what is none."""
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 < said <= WIDEST else 0


def _cleaned(html: str) -> str:
    try:
        clean: HarmlessPage = run("models.page.confined_page:reread_page", html, "about:blank", seconds=10.0)
    except (ConfinedError, ValueError) as problem:
        raise ValueError("This picture of the page can't be read.") from problem
    if clean["elements"] > MOST_NODES + MOST_ADDED:
        raise ValueError(f"A picture of a page can have at most {MOST_NODES:,} elements.")
    return re.sub(f"{clean['mark']}[0-9]+z", NOTHING, clean["html"])


def keep_picture(
    session: Session, sealer: Sealer, site: Site, guide_id: int, picture: PagePicture, now: datetime
) -> PageSnapshot:
    """In place of the one that the step had."""
    shelf = BlobShelf(sealer, site, is_sealed=True)
    earlier = session.scalars(select(PageSnapshot).where(PageSnapshot.guide_id == guide_id, PageSnapshot.step_id == picture.step))
    for old in earlier.all():
        session.delete(old)
        drop_unused(session, site.organisation_id, {old.shown_hash})
    name = shelf.keep(session, picture.html, "text/html")
    row = PageSnapshot(
        organisation_id=site.organisation_id,
        site_id=site.id,
        guide_id=guide_id,
        step_id=picture.step,
        url=picture.page,
        final_url=picture.page,
        title="",
        source_hash=name,
        shown_hash=name,
        node=picture.node,
        width=picture.width,
        fetched_at=now,
    )
    session.add(row)
    session.flush()
    return row


def picture_of(session: Session, guide_id: int, step_id: str) -> PageSnapshot | None:
    """The picture of the page on which a step was pointed at, if its author's browser sent one."""
    return session.scalar(select(PageSnapshot).where(PageSnapshot.guide_id == guide_id, PageSnapshot.step_id == step_id).limit(1))


def canvas_of(
    session: Session, site: Site, guide_id: int, step_id: str, page: str, *, is_unseen: bool = False
) -> PageSnapshot | None:
    """What a step is drawn on: its page as it was fetched last; a picture of it where that is a shell or a sign-in form, or where
    the step's element `is_unseen` in it.
    """
    if not page:
        return None
    places = {"site": site.id, "url": page, "guide": guide_id, "step": step_id}
    both = session.scalars(_fetched_or_picture(), places).all()
    fetched = next((one for one in both if not one.step_id), None)
    picture = next((one for one in both if one.step_id), None)
    return picture if picture and (fetched is None or fetched.warning or is_unseen) else fetched


@cache
def _fetched_or_picture() -> Select[PageSnapshot]:
    """Put together once, and asked once: both are rows of one table."""
    url: BindParameter[str] = bindparam("url")
    is_of_page = (PageSnapshot.url == url) | (PageSnapshot.final_url == url)
    newest = select(PageSnapshot.id).where(PageSnapshot.site_id == bindparam("site"), PageSnapshot.step_id == "", is_of_page)
    is_picture = (PageSnapshot.guide_id == bindparam("guide")) & (PageSnapshot.step_id == bindparam("step"))
    is_newest = PageSnapshot.id == newest.order_by(PageSnapshot.id.desc()).limit(1).scalar_subquery()
    return select(PageSnapshot).where(is_newest | (is_picture & (PageSnapshot.url == url))).options(lazyload(PageSnapshot.site))
