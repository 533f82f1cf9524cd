"""Letting go of pages' older states: what no snapshot shows and no visit compares with is deleted."""

from collections.abc import Collection

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.page.blob import Blob
from models.page.page_visit import PageVisit
from models.page.snapshot_archive import PageSnapshot
from models.site.site import Site

KEPT = 5
"""Snapshots of one page that are kept."""


def prune(session: Session, site: Site, url: str, needed: Collection[int]) -> None:
    """Lets go of a page's older snapshots but the `needed` ones. Their assets stay: other snapshots may show them."""
    fetched = select(PageSnapshot).where(PageSnapshot.site_id == site.id, PageSnapshot.url == url, PageSnapshot.step_id == "")
    rows = session.scalars(fetched).all()
    old = [row for row in sorted(rows, key=lambda row: -row.id)[KEPT:] if row.id not in needed]
    for row in old:
        session.delete(row)
    drop_unused(session, site.organisation_id, {name for row in old for name in (row.source_hash, row.shown_hash)})


def drop_unused(session: Session, organisation_id: int, hashes: Collection[str]) -> None:
    """Deletes those of these bytes that nothing of the organisation refers to any more."""
    session.flush()
    used: set[str] = set()
    for owner, column in (
        (PageSnapshot.organisation_id, PageSnapshot.source_hash),
        (PageSnapshot.organisation_id, PageSnapshot.shown_hash),
        (PageVisit.organisation_id, PageVisit.source_hash),
    ):
        used |= set(session.scalars(select(column).where(owner == organisation_id, column.in_(hashes))))
    session.execute(delete(Blob).where(Blob.organisation_id == organisation_id, Blob.hash.in_(set(hashes) - used)))
