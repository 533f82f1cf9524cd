"""A site: one web product of an organisation."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Organisation
from models.site.page_address import origin_of
from models.support.database import Base
from models.support.quota_share import share
from models.support.random_name import random_name

LONGEST_NAME = 100
ENVIRONMENTS = ("production", "staging")
SEEN_LATELY = timedelta(days=2)
SEEN_AGAIN_AFTER = timedelta(minutes=5)


def host_name(address: str) -> str:
    """What a site is called whose name nobody typed: the host of its address."""
    return urlsplit(address).netloc[:LONGEST_NAME]


class Site(Base):
    __tablename__ = "sites"
    __table_args__ = share("sites", but="deleted_at")

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    address: Mapped[str] = mapped_column(String(2000))
    key: Mapped[str] = mapped_column(String(24), unique=True)
    zone: Mapped[str] = mapped_column(String(64), default="UTC")
    budget: Mapped[int] = mapped_column(default=1)
    staging_hosts: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    """Hosts on which the player asks for the staging release; one that begins with a dot stands for every host below it."""
    forwards: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    """Analytics of its own pages that receive what is counted, by their names in `forwarder.py`."""
    tag_seen_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    """From then on it is found by nobody and shows nothing, and some time later it is gone for good."""

    @classmethod
    def create(cls, session: Session, organisation: Organisation, name: str, address: str, now: datetime) -> "Site":
        site = cls(organisation_id=organisation.id, name=name, address=address, key=random_name(16), created_at=now)
        site.zone = organisation.zone or "UTC"
        session.add(site)
        session.flush()
        return site

    @property
    def origin(self) -> str:
        return origin_of(self.address)

    def owns(self, address: str) -> bool:
        """Whether a page at that address, or any page of that origin, is the site's: on its own origin or a staging host."""
        if address and address == self.origin:
            return True
        try:
            parts = urlsplit(address)
        except ValueError:
            return False
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            return False
        host = parts.netloc.lower()
        staging = any(host.endswith(one) if one.startswith(".") else host == one for one in self.staging_hosts)
        return staging or f"{parts.scheme}://{host}" == self.origin

    def tag(self, base_url: str) -> str:
        """What the customer's developer puts into every page."""
        return f'<script async src="{base_url}/player/v1/{self.key}.js" referrerpolicy="no-referrer"></script>'

    def tag_is_alive(self, now: datetime) -> bool:
        return self.tag_seen_at is not None and now - self.tag_seen_at < SEEN_LATELY

    @classmethod
    def all_of(cls, session: Session, organisation_id: int) -> list["Site"]:
        return list(
            session.scalars(
                select(cls).where(cls.organisation_id == organisation_id, cls.deleted_at.is_(None)).order_by(cls.name, cls.id)
            )
        )

    @classmethod
    def find(cls, session: Session, organisation_id: int, site_id: int) -> "Site | None":
        return session.scalar(
            select(cls).where(cls.organisation_id == organisation_id, cls.id == site_id, cls.deleted_at.is_(None))
        )

    @classmethod
    def find_deleted(cls, session: Session, organisation_id: int, site_id: int) -> "Site | None":
        query = select(cls).where(cls.organisation_id == organisation_id, cls.id == site_id, cls.deleted_at.is_not(None))
        return session.scalar(query)

    @classmethod
    def saw_tag(cls, session: Session, key: str, now: datetime) -> None:
        """Notes that a browser asked for this site's script; nothing about the browser is kept."""
        stale = (cls.tag_seen_at.is_(None)) | (cls.tag_seen_at < now - SEEN_AGAIN_AFTER)
        session.execute(update(cls).where(cls.key == key, stale).values(tag_seen_at=now))
