"""Pages from behind a sign-in that an older version kept in the clear: sealed one after the other, and their clear bytes wiped.

The migration marks their bytes with the site; what is marked and not sealed yet is what is left to do.
"""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.page.blob import Blob, BlobShelf
from models.page.page_retention import drop_unused
from models.page.page_visit import PageVisit
from models.page.snapshot_archive import PageSnapshot
from models.site.site import Site
from models.site.watch_schedule import Watch
from models.support.database import Database
from models.support.sealer import FORMAT, Sealer
from models.support.wiped_remains import wipe_remains

NAMED_BY: tuple[tuple[type[PageSnapshot] | type[PageVisit], str], ...] = (
    (PageSnapshot, "source_hash"),
    (PageSnapshot, "shown_hash"),
    (PageVisit, "source_hash"),
)


def seal_pages(database: Database, sealer: Sealer) -> int:
    """One transaction for each, so that nobody waits long; returns how many there were."""
    with database.reading() as session:
        marked = select(Blob.organisation_id, Blob.hash).where(Blob.site_id.is_not(None), _is_open())
        left = session.execute(marked).all()
    for organisation_id, name in left:
        with database.writing() as session:
            _seal(session, sealer, session.get_one(Blob, (organisation_id, name)))
    if left:
        wipe_remains(database, ["blobs"])
    return len(left)


def _is_open() -> ColumnElement[bool]:
    start = f"{FORMAT}.".encode()
    return func.substr(Blob.body, 1, len(start)) != start


def _seal(session: Session, sealer: Sealer, blob: Blob) -> None:
    """Gives each site that signs in a sealed copy; the open one stays only where another site shows the same."""
    name, marked, blob.site_id = blob.hash, blob.site_id, None
    body = blob.read(sealer)
    signing_in = select(Watch.site_id).where(Watch.organisation_id == blob.organisation_id, Watch.sign_in_kind != "")
    sites = session.scalars(select(Site).where((Site.id == marked) | Site.id.in_(signing_in))).all()
    for site in sites:
        rows = [
            (row, column)
            for row_of, column in NAMED_BY
            for row in session.scalars(select(row_of).where(row_of.site_id == site.id, getattr(row_of, column) == name)).all()
        ]
        if not rows:
            continue
        sealed = BlobShelf(sealer, site, is_sealed=True).keep(session, body, blob.media_type)
        for row, column in rows:
            setattr(row, column, sealed)
            if isinstance(row, PageSnapshot):
                row.title = ""
    drop_unused(session, blob.organisation_id, {name})
