"""When visitors got another version of a guide: told by the site's releases, which name the version of each guide that is live.

A version that was only sent to review was never in a release, and so it is never here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine.lru_cache import LruCache
from models.guide.guide import Guide
from models.guide.version import Version, dated
from models.release.release import Release, ReleaseMove
from models.release.wire_format import NAME
from models.support.unreadable import Unreadable

_versions: LruCache[str, dict[str, str]] = LruCache(500)
"""By a release's name: the version of each of its guides, by the guide's key. What has that name never changes."""


@dataclass(frozen=True)
class VersionChange:
    """`version` is empty where the guide was taken down; `title` is what members call the version."""

    at: datetime
    version: str
    title: str


def version_changes(
    session: Session, guide: Guide, environment: str, since: datetime, until: datetime, titles: Mapping[str, str]
) -> list[VersionChange]:
    """In that time, the oldest first, and the one that was live when it began before them; `titles` as `version_titles` says."""
    there = (
        ReleaseMove.organisation_id == guide.organisation_id,
        ReleaseMove.site_id == guide.site_id,
        ReleaseMove.environment == environment,
    )
    moves = select(ReleaseMove.moved_at, ReleaseMove.release_hash).where(*there).order_by(ReleaseMove.id)
    before = moves.where(ReleaseMove.moved_at < since).order_by(None).order_by(ReleaseMove.id.desc()).limit(1)
    during = moves.where(ReleaseMove.moved_at >= since, ReleaseMove.moved_at < until)
    found: list[VersionChange] = []
    for at, release in [*session.execute(before), *session.execute(during)]:
        version = _versions_of(session, guide.site_id, release).get(guide.key, "")
        if version != (found[-1].version if found else ""):
            found.append(VersionChange(at, version, title_in(titles, version) if version else ""))
    return found


def _versions_of(session: Session, site_id: int, release: str) -> dict[str, str]:
    known = _versions.get(release)
    if known is None:
        found = session.get(Release, (site_id, release))
        try:
            known = {one["id"]: one["version"] for one in found.guides()} if found else {}
        except Unreadable:
            known = {}
        _versions.put(release, known)
    return known


def version_titles(session: Session, guide_id: int, zone: str) -> dict[str, str]:
    """What members call each version of a guide, by the player's name for it; dates are those of that zone.

    However many versions there are, this is one question, and none of their contents is read.
    """
    found = session.execute(select(Version.hash, Version.name, Version.created_at).where(Version.guide_id == guide_id))
    return {version[:NAME]: dated(name, created_at, zone) for version, name, created_at in found}


def title_in(titles: Mapping[str, str], name: str) -> str:
    """What members call the version that is counted by that name, of which none may be known any more."""
    return titles.get(name[:NAME]) or f"Version {name[:8]}"


def full_names(session: Session, guide_id: int) -> dict[str, str]:
    """The hash of each version of a guide, by the player's name for it, which is what is counted."""
    return {name[:NAME]: name for name in session.scalars(select(Version.hash).where(Version.guide_id == guide_id))}
