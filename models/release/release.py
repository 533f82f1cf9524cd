"""A release: everything live on one site and environment, immutable and named by its hash.

Publishing, taking down and rolling back make or find a release and move the site's pointer to it, in one transaction.
"""

from datetime import datetime
from typing import cast

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.guide.guide_json import GuideEntry, ListedGuide
from models.guide.publication import Publication
from models.release.live_news import tell
from models.release.live_theme import LiveTheme
from models.release.mapped_hosts import on_staging
from models.release.release_json import ReleaseJson
from models.release.schema_conformity import assert_conforms
from models.release.shown_version import ShownVersion
from models.release.step_number import with_step_numbers
from models.release.version_split import with_splits
from models.site.identified_mode import IdentifiedMode
from models.site.release_theme import ThemeJson
from models.site.site import Site
from models.support.canonical_json import canonical, content_hash, read_named
from models.support.database import Base

INLINE_GUIDE = 6_000
INLINE_ALL = 40_000


class Release(Base):
    __tablename__ = "releases"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    environment: Mapped[str] = mapped_column(String(10))
    document: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]

    def read(self) -> ReleaseJson:
        """The document. Raises Unreadable."""
        return cast("ReleaseJson", read_named(self.document, self.hash, f"Release {self.hash[:8]}"))

    def guides(self) -> list[ListedGuide]:
        return self.read()["guides"]

    def theme(self) -> ThemeJson:
        return self.read().get("theme", {})


class ReleaseMove(Base):
    """That a site's pointer moved to a release: the newest move of an environment is what is live."""

    __tablename__ = "release_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    environment: Mapped[str] = mapped_column(String(10))
    release_hash: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(200))
    moved_at: Mapped[datetime]
    moved_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))

    moved_by: Mapped[Member | None] = relationship(lazy="joined")

    @classmethod
    def history(cls, session: Session, site: Site, environment: str, most: int = 30) -> list["ReleaseMove"]:
        """The newest move first."""
        query = select(cls).where(cls.site_id == site.id, cls.environment == environment).order_by(cls.id.desc()).limit(most)
        return list(session.scalars(query))


def compose_release(session: Session, site: Site, environment: str) -> ReleaseJson:
    """The document of what is published now, and noted as shown, with all content."""
    release = empty_release(site, environment)
    publications = Publication.all_on(session, site.id, environment)
    guides = with_splits(session, publications, [_listed(one.entry(session)) for one in publications])
    odd = ShownVersion.odd_numbers(session, site.id, environment)
    listed = zip(publications, guides, strict=True)
    release["guides"] += [with_step_numbers(guide, publication.guide_id, odd) for publication, guide in listed]
    if (mode := IdentifiedMode.of(session, site)) is not None:
        release["people"] = mode.attributes
    if ShownVersion.has_many(session, site.id, len(release["guides"])):
        release["many_guides"] = True
    if environment == "staging":
        release["guides"] = [_mapped(guide, site) for guide in release["guides"]]
    if theme := LiveTheme.of(session, site.id, environment):
        release["theme"] = theme
    return release


def _mapped(guide: ListedGuide, site: Site) -> ListedGuide:
    return {**guide, "rules": on_staging(guide["rules"], site)} if "rules" in guide else guide


def empty_release(site: Site, environment: str) -> ReleaseJson:
    """The release of a site on which nothing is live."""
    release: ReleaseJson = {
        "schema": 1,
        "site": site.key,
        "environment": environment,
        "budget": site.budget,
        "zone": site.zone,
        "guides": [],
    }
    if environment == "production" and site.staging_hosts:  # where production hands over to staging
        release["staging"] = site.staging_hosts
    if site.forwards:
        release["forwards"] = site.forwards
    return release


def without_large(release: ReleaseJson) -> ReleaseJson:
    """The content of large guides is left to a request of its own."""
    guides, room = [guide.copy() for guide in release["guides"]], INLINE_ALL
    for guide in guides:
        if "content" not in guide:
            continue
        size = len(canonical(guide["content"]))
        # Of two versions neither is nearer than the other.
        if size > INLINE_GUIDE or size > room or "split" in guide:
            guide["content_hash"] = content_hash(guide.pop("content"))
        else:
            room -= size
    return {**release, "guides": guides}


def _listed(entry: GuideEntry) -> ListedGuide:
    return {**entry}


def move_pointer(session: Session, site: Site, environment: str, reason: str, by: Member, now: datetime) -> Release:
    """Makes what is published now the site's release. Raises DoesNotConform rather than publish a broken one."""
    ShownVersion.note(session, site, environment, now)
    whole = compose_release(session, site, environment)
    assert_conforms(whole)
    document = without_large(whole)
    name = content_hash(document)
    release = session.get(Release, (site.id, name))
    if release is None:
        release = Release(
            site_id=site.id,
            hash=name,
            organisation_id=site.organisation_id,
            environment=environment,
            document=canonical(document).decode(),
            created_at=now,
        )
        session.add(release)
        session.flush()
    session.add(_move(site, environment, release, reason, by, now))
    session.flush()
    tell(session, site.id)
    return release


def _move(site: Site, environment: str, release: Release, reason: str, by: Member, now: datetime) -> ReleaseMove:
    return ReleaseMove(
        organisation_id=site.organisation_id,
        site_id=site.id,
        environment=environment,
        release_hash=release.hash,
        reason=reason[:200],
        moved_at=now,
        moved_by_id=by.id,
    )
