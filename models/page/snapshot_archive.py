"""Stored snapshots: one row per fetch of a page, its bytes compressed and stored once however often they come."""

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.engine.brotli_codec import compress, decompress
from models.page.page_fetch import FetchedPage
from models.page.snapshot import Snapshot
from models.site.site import Site
from models.support.database import Base

COMPRESSED_ALREADY = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/avif", "font/woff", "font/woff2")


class Blob(Base):
    """Bytes named by their SHA-256, stored once per organisation."""

    __tablename__ = "blobs"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(100))
    encoding: Mapped[str] = mapped_column(String(8))
    body: Mapped[bytes] = mapped_column(LargeBinary)

    def read(self) -> bytes:
        return decompress(self.body) if self.encoding == "br" else self.body

    @classmethod
    def keep(cls, session: Session, organisation_id: int, body: bytes, media_type: str) -> str:
        """Stores the bytes unless they already are there, and returns their name."""
        name = hashlib.sha256(body).hexdigest()
        if session.get(cls, (organisation_id, name)) is None:
            compressed = body if media_type.startswith(COMPRESSED_ALREADY) else compress(body, quality=5)
            smaller = len(compressed) < len(body)
            session.add(
                cls(
                    organisation_id=organisation_id,
                    hash=name,
                    media_type=media_type[:100],
                    encoding="br" if smaller else "",
                    body=compressed if smaller else body,
                )
            )
            session.flush()
        return name


class PageSnapshot(Base):
    """A page as the server fetched it, and as it is shown for pointing."""

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

    site: Mapped[Site] = relationship(lazy="joined")

    @classmethod
    def find(cls, session: Session, organisation_id: int, snapshot_id: int) -> "PageSnapshot | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == snapshot_id))

    @classmethod
    def newest(cls, session: Session, site: Site, url: str) -> "PageSnapshot | None":
        """The latest snapshot of that page, by the address asked for or the one it led to."""
        query = select(cls).where(cls.site_id == site.id, (cls.url == url) | (cls.final_url == url))
        return session.scalar(query.order_by(cls.id.desc()).limit(1))

    @classmethod
    def earlier(cls, session: Session, site: Site, url: str, most: int = 3) -> list["PageSnapshot"]:
        """The latest snapshots of a page, newest first."""
        query = select(cls).where(cls.site_id == site.id, cls.url == url).order_by(cls.id.desc()).limit(most)
        return list(session.scalars(query))

    @classmethod
    def pages_of(cls, session: Session, site: Site, most: int = 30) -> list["PageSnapshot"]:
        """The newest snapshot of each page of a site, newest first."""
        newest: dict[str, PageSnapshot] = {}
        for snapshot in session.scalars(select(cls).where(cls.site_id == site.id).order_by(cls.id.desc()).limit(500)):
            newest.setdefault(snapshot.url, snapshot)
        return list(newest.values())[:most]

    @classmethod
    def keep(
        cls, session: Session, site: Site, url: str, fetched: FetchedPage, snapshot: Snapshot, now: datetime
    ) -> "PageSnapshot":
        """Stores a page as it was fetched and as it is shown, with its assets."""
        for asset in snapshot.assets.values():
            Blob.keep(session, site.organisation_id, asset.body, asset.media_type)
        row = cls(
            organisation_id=site.organisation_id,
            site_id=site.id,
            url=url,
            final_url=fetched.final_url[:2000],
            title=snapshot.title[:300],
            source_hash=Blob.keep(session, site.organisation_id, fetched.utf8, "text/html"),
            shown_hash=Blob.keep(session, site.organisation_id, snapshot.html, "text/html"),
            warning=snapshot.problem.sentence[:500] if snapshot.problem else "",
            fetched_at=now,
        )
        session.add(row)
        session.flush()
        return row

    def source(self, session: Session) -> str:
        """The HTML as it was fetched: what targets are described and checked against."""
        return session.get_one(Blob, (self.organisation_id, self.source_hash)).read().decode()

    def shown(self, session: Session) -> bytes:
        """The HTML as it is shown in the frame, harmless."""
        return session.get_one(Blob, (self.organisation_id, self.shown_hash)).read()
