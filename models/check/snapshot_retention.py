"""Which snapshots of a page are kept: one when something broke, one a day while it changes, none of what is known already."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from models.check.caching_client import CachingClient
from models.check.dependencies import CheckDependencies
from models.page.blob import BlobShelf
from models.page.page_fetch import FetchedPage
from models.page.page_visit import PageVisit
from models.page.snapshot import Snapshot, take_snapshot
from models.page.snapshot_archive import PageSnapshot
from models.site.site import Site
from models.support.outbound import Refused
from models.support.sealer import Unsealable

OFTEN_ENOUGH = timedelta(hours=20)


@dataclass(frozen=True)
class RetainedSnapshots:
    """`fresh` is to be stored; `same` is the id of a snapshot that shows just this page; `earlier` (id, HTML), newest first, are
    what the page looked like before.
    """

    fresh: Snapshot | None
    same: int | None
    earlier: list[tuple[int | None, str | None]]


class SnapshotRetention:
    """The snapshots of one check."""

    def __init__(self, means: CheckDependencies, site: Site) -> None:
        self._means, self._site, self._outbound = means, site, CachingClient(means.outbound)

    def of(self, url: str, page: FetchedPage, *, wanted: bool) -> RetainedSnapshots:
        """What there is and what is worth keeping. `wanted` when a target on the page broke: evidence is shown on both sides."""
        shelf = BlobShelf.of(self._means.sealer, self._site, page)
        name = shelf.name(page.utf8)
        with self._means.database.reading() as session:
            rows = PageSnapshot.earlier(session, self._site, url)
            same = next((row.id for row in rows if row.source_hash == name), None)
            others = [row for row in rows if row.source_hash != name] if wanted else []
            earlier: list[tuple[int | None, str | None]] = [(row.id, self._source(session, row)) for row in others]
            visit = PageVisit.find(session, self._site.id, url)
            last = visit.snapshot_at if visit else None
        if same is not None:
            return RetainedSnapshots(None, same, earlier)
        fresh = wanted or not rows or last is None or self._means.clock() - last >= OFTEN_ENOUGH
        return RetainedSnapshots(self._take(page, shelf) if fresh else None, None, earlier)

    def _source(self, session: Session, row: PageSnapshot) -> str | None:
        try:
            return row.source(session, self._means.sealer)
        except Unsealable:
            return None

    def _take(self, page: FetchedPage, shelf: BlobShelf) -> Snapshot | None:
        organisation = self._site.organisation_id
        try:
            return take_snapshot(
                page, self._outbound, lambda name, _type: self._means.asset_url(organisation, name), name_of=shelf.name
            )
        except Refused:
            return None
