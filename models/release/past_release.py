"""What was live at a moment of the past, answered from the history of releases."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.account.organisation import Organisation
from models.guide.guide import Guide
from models.guide.version import Version
from models.release.release import Release, ReleaseMove
from models.site.site import Site
from models.support.unreadable import Unreadable


@dataclass(frozen=True)
class PastGuide:
    """A guide as it was live then; `guide_id` is None for one that was deleted since. `version` is what members call it."""

    key: str
    name: str
    kind: str
    version_hash: str
    version: str
    guide_id: int | None


@dataclass(frozen=True)
class PastRelease:
    """`since` is when it became live on the site; `guides` is None where its document can't be read any more."""

    site: Site
    since: datetime
    hash: str
    guides: tuple[PastGuide, ...] | None


def live_at(
    session: Session, organisation_id: int, moment: datetime, environment: str = "production", but: Collection[int] = ()
) -> list[PastRelease]:
    """Of each of the organisation's sites, but for some, that had anything published by then; by their names."""
    zone = session.get_one(Organisation, organisation_id).zone
    newest = (
        select(func.max(ReleaseMove.id))
        .where(ReleaseMove.organisation_id == organisation_id, ReleaseMove.environment == environment)
        .where(ReleaseMove.moved_at <= moment, ReleaseMove.site_id.not_in(but))
        .group_by(ReleaseMove.site_id)
    )
    query = (
        select(ReleaseMove, Site)
        .join(Site, Site.id == ReleaseMove.site_id)
        .where(ReleaseMove.organisation_id == organisation_id, ReleaseMove.id.in_(newest))
    )
    found = [_past(session, move, site, zone) for move, site in session.execute(query)]
    return sorted(found, key=lambda one: (one.site.name.casefold(), one.site.id))


def _past(session: Session, move: ReleaseMove, site: Site, zone: str) -> PastRelease:
    release = session.get(Release, (site.id, move.release_hash))
    try:
        entries = release.guides() if release else None
    except Unreadable:
        entries = None
    if entries is None:
        return PastRelease(site, move.moved_at, move.release_hash, None)
    ids = {guide.key: guide.id for guide in session.scalars(select(Guide).where(Guide.site_id == site.id))}
    guides: list[PastGuide] = []
    for entry in entries:
        number, name = ids.get(entry["id"]), entry["version"]
        version = session.get(Version, (number, name)) if number else None
        called = version.dated(zone) if version else f"Version {name[:8]}"
        guides.append(PastGuide(entry["id"], entry["name"], entry["kind"], name, called, number))
    return PastRelease(site, move.moved_at, move.release_hash, tuple(guides))
