"""Stored snapshots: one row per fetch of a page; see `blob` for its bytes."""

from datetime import datetime
from functools import cache

from sqlalchemy import BindParameter, ForeignKey, Select, String, bindparam, select
from sqlalchemy.orm import Mapped, Session, lazyload, mapped_column, relationship

from models.page.blob import Blob, BlobShelf
from models.page.page_fetch import LONGEST_POLICY, FetchedPage
from models.page.snapshot import Snapshot
from models.site.site import Site
from models.support.database import Base
from models.support.sealer import Sealer


class PageSnapshot(Base):
    """A page as the server fetched it, and as it is shown for pointing. The title of one from behind a sign-in is not kept.

    One with a `step_id` was not fetched: it is the picture that an author's browser drew when they pointed for that step, `node`
    being the number of the element and `width` that of their window (see `page_picture`). It is asked for there alone.
    """

    __tablename__ = "page_snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    url: Mapped[str] = mapped_column(String(2000))
    final_url: Mapped[str] = mapped_column(String(2000))
    title: Mapped[str] = mapped_column(String(300))
    source_hash: Mapped[str] = mapped_column(String(64))
    shown_hash: Mapped[str] = mapped_column(String(64))
    warning: Mapped[str] = mapped_column(String(500), default="")
    fetched_at: Mapped[datetime]
    guide_id: Mapped[int | None] = mapped_column(ForeignKey("guides.id", ondelete="CASCADE"), index=True)
    step_id: Mapped[str] = mapped_column(String(40), default="")
    policy: Mapped[str] = mapped_column(String(LONGEST_POLICY), default="")
    """The page's Content-Security-Policy."""

    node: Mapped[int | None]
    width: Mapped[int | None]

    site: Mapped[Site] = relationship(lazy="joined")

    @property
    def is_picture(self) -> bool:
        return self.step_id != ""

    @classmethod
    def find(cls, session: Session, organisation_id: int, snapshot_id: int) -> "PageSnapshot | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == snapshot_id))

    @classmethod
    def newest(cls, session: Session, site: Site, url: str) -> "PageSnapshot | None":
        """The latest snapshot of that page, by the address asked for or the one it led to."""
        return session.scalar(_newest(), {"site": site.id, "url": url})

    @classmethod
    def earlier(cls, session: Session, site: Site, url: str, most: int = 3) -> list["PageSnapshot"]:
        """The latest snapshots of a page, newest first."""
        query = _fetched(site).where(cls.url == url).order_by(cls.id.desc()).limit(most)
        return list(session.scalars(query))

    @classmethod
    def pages_of(cls, session: Session, site: Site, most: int = 30) -> list["PageSnapshot"]:
        """The newest snapshot of each page of a site, newest first."""
        newest: dict[str, PageSnapshot] = {}
        for snapshot in session.scalars(_fetched(site).order_by(cls.id.desc()).limit(500)):
            newest.setdefault(snapshot.url, snapshot)
        return list(newest.values())[:most]

    @classmethod
    def keep(
        cls, session: Session, shelf: BlobShelf, url: str, fetched: FetchedPage, snapshot: Snapshot, now: datetime
    ) -> "PageSnapshot":
        """Stores a page as it was fetched and as it is shown, with its assets, which were named by the same shelf."""
        site = shelf.site
        for asset in snapshot.assets.values():
            shelf.keep(session, asset.body, asset.media_type)
        row = cls(
            organisation_id=site.organisation_id,
            site_id=site.id,
            url=url,
            final_url=fetched.final_url[:2000],
            title="" if shelf.is_sealed else snapshot.title[:300],
            source_hash=shelf.keep(session, fetched.utf8, "text/html"),
            shown_hash=shelf.keep(session, snapshot.html, "text/html"),
            policy=fetched.policy,
            warning=snapshot.problem.sentence[:500] if snapshot.problem else "",
            fetched_at=now,
        )
        session.add(row)
        session.flush()
        return row

    def source(self, session: Session, sealer: Sealer) -> str:
        """The HTML as it was fetched: what targets are described and checked against. Raises Unsealable."""
        return Blob.of(session, self.site, self.source_hash).read(sealer).decode()

    def shown(self, session: Session, sealer: Sealer) -> bytes:
        """The HTML as it is shown in the frame, harmless. Raises Unsealable."""
        return Blob.of(session, self.site, self.shown_hash).read(sealer)


def _fetched(site: Site) -> Select[PageSnapshot]:
    """Pages of a site, without pictures."""
    return select(PageSnapshot).where(PageSnapshot.site_id == site.id, PageSnapshot.step_id == "")


@cache
def _newest() -> Select[PageSnapshot]:
    """Put together once: that takes longer than asking it."""
    asked: BindParameter[str] = bindparam("url")
    query = select(PageSnapshot).where(PageSnapshot.site_id == bindparam("site"), PageSnapshot.step_id == "")
    query = query.where((PageSnapshot.url == asked) | (PageSnapshot.final_url == asked))
    return query.order_by(PageSnapshot.id.desc()).limit(1).options(lazyload(PageSnapshot.site))  # whoever asks has the site
