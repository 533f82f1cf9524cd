"""A split: two versions of a guide at once, each for a stable share of browsers, to see which of them does better."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.guide.guide import Guide
from models.guide.guide_json import ListedGuide, SplitJson
from models.guide.publication import Publication
from models.guide.version import Version
from models.support.database import Base

FEWEST_PERCENT, MOST_PERCENT, USUAL_PERCENT = 5, 95, 50


class VersionSplit(Base):
    """Beside the version that is live, the first, `percent` of browsers are given the second. It runs until `ended_at`."""

    __tablename__ = "version_splits"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), index=True)
    environment: Mapped[str] = mapped_column(String(10))
    first_hash: Mapped[str] = mapped_column(String(64))
    second_hash: Mapped[str] = mapped_column(String(64))
    percent: Mapped[int]
    began_at: Mapped[datetime]
    began_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    ended_at: Mapped[datetime | None]

    @classmethod
    def running(cls, session: Session, site_id: int, environment: str) -> dict[int, "VersionSplit"]:
        """Guide → its split, of those that run on a site."""
        query = select(cls).where(cls.site_id == site_id, cls.environment == environment, cls.ended_at.is_(None))
        return {one.guide_id: one for one in session.scalars(query)}

    @classmethod
    def newest(cls, session: Session, guide: Guide, environment: str = "production") -> "VersionSplit | None":
        """The one that runs, or the last one that did."""
        query = select(cls).where(cls.guide_id == guide.id, cls.environment == environment).order_by(cls.id.desc())
        return session.scalar(query.limit(1))

    @classmethod
    def end(cls, session: Session, site_id: int, environment: str, now: datetime, guide_id: int | None = None) -> int:
        """Of one guide or of all of the site; returns how many ran. Visitors notice with the next move of the release."""
        ended = [one for one in cls.running(session, site_id, environment).values() if guide_id in {None, one.guide_id}]
        for one in ended:
            one.ended_at = now
        session.flush()
        return len(ended)

    @property
    def name(self) -> str:
        """What the share is drawn by: another split of the guide draws anew."""
        return f"arm{self.id}"

    def entry(self, session: Session) -> SplitJson:
        """As the release lists it, beside the first version."""
        content = session.get_one(Version, (self.guide_id, self.second_hash)).content_hash
        return {"name": self.name, "percent": self.percent, "version": self.second_hash, "content_hash": content}


def with_splits(session: Session, publications: list[Publication], guides: list[ListedGuide]) -> list[ListedGuide]:
    """The guides of a release with their splits, where what is live is still the first version of one."""
    if not publications:
        return guides
    running = VersionSplit.running(session, publications[0].site_id, publications[0].environment)
    found: list[ListedGuide] = []
    for publication, guide in zip(publications, guides, strict=True):
        split = running.get(publication.guide_id)
        is_on = split is not None and split.first_hash == publication.version_hash
        found.append({**guide, "split": split.entry(session)} if split and is_on else guide)
    return found


def shown_beside(session: Session, site_id: int, environment: str) -> Iterator[tuple[Publication, str]]:
    """What visitors are shown beside what is published: the publication, and the second version's hash."""
    running = VersionSplit.running(session, site_id, environment)
    for publication in Publication.all_on(session, site_id, environment) if running else ():
        split = running.get(publication.guide_id)
        if split and split.first_hash == publication.version_hash:
            yield publication, split.second_hash
