"""The last fetch of each watched page, so that the next one transfers only what changed."""

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.page.blob import Blob, BlobShelf
from models.page.page_fetch import FetchedPage
from models.page.site_crawl import CachedPage
from models.site.site import Site
from models.support.database import Base
from models.support.sealer import Sealer, Unsealable


class PageVisit(Base):
    """One row for each watched page of a site: its validators, and the HTML they belong to."""

    __tablename__ = "page_visits"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    url_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    url: Mapped[str] = mapped_column(String(2000))
    final_url: Mapped[str] = mapped_column(String(2000))
    etag: Mapped[str] = mapped_column(String(300), default="")
    last_modified: Mapped[str] = mapped_column(String(100), default="")
    source_hash: Mapped[str] = mapped_column(String(64))
    visited_at: Mapped[datetime]
    snapshot_at: Mapped[datetime | None]

    @classmethod
    def find(cls, session: Session, site_id: int, url: str) -> "PageVisit | None":
        return session.get(cls, (site_id, _name(url)))

    @classmethod
    def note(
        cls, session: Session, shelf: BlobShelf, url: str, page: FetchedPage, headers: dict[str, str], now: datetime
    ) -> "PageVisit":
        """Stores the newest fetch. `headers` are the answer's, with lower-case names."""
        site, source = shelf.site, shelf.keep(session, page.utf8, "text/html")
        row = cls.find(session, site.id, url)
        if row is None:
            row = cls(site_id=site.id, url_hash=_name(url), organisation_id=site.organisation_id, url=url[:2000])
            session.add(row)
        row.source_hash = source
        row.final_url, row.visited_at = page.final_url[:2000], now
        # A validator that was cut would never match again.
        row.etag = headers.get("etag", "") if len(headers.get("etag", "")) <= 300 else ""
        row.last_modified = headers.get("last-modified", "") if len(headers.get("last-modified", "")) <= 100 else ""
        return row

    def cached(self, session: Session, site: Site, sealer: Sealer) -> CachedPage | None:
        """What a conditional request needs; None when the page can't be asked for that way, or can't be read."""
        if not (self.etag or self.last_modified):
            return None
        try:
            blob = Blob.of(session, site, self.source_hash)
            html = blob.read(sealer).decode()
        except (NoResultFound, Unsealable):
            return None
        return CachedPage(self.etag, self.last_modified, self.final_url, html, blob.is_sealed)


def _name(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
