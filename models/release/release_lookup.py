"""What visitors may be given, looked up by their site's key: nothing of another site is found by any hash."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from models.account.organisation import Organisation
from models.guide.guide import Guide
from models.guide.guide_json import ContentJson, GuideEntry
from models.guide.version import Version
from models.release.release import Release, ReleaseMove, empty_release
from models.release.release_json import ReleaseJson
from models.release.wire_format import NAME, apart_of, wire_content
from models.release.wire_json import WireContent
from models.site.site import Site
from models.support.canonical_json import content_hash
from models.support.unreadable import Unreadable

LOG = logging.getLogger("cairn")


@dataclass(frozen=True)
class StoredRelease:
    """A release by its hash, as it is or was live; the contents are those that it names by theirs."""

    hash: str
    document: ReleaseJson
    contents: dict[str, ContentJson] = field(default_factory=dict[str, ContentJson])


def find_live(session: Session, key: str, environment: str, known: str = "") -> StoredRelease | str | None:
    """What is live on that site; just its hash when that is the `known` one; None for a key that no site has.

    A site on which nothing was ever published has a release without guides; so has one that is deleted, or whose organisation is.
    """
    row = session.execute(select(Site, _is_open()).where(Site.key == key)).one_or_none()
    if row is None:
        return None
    site, is_open = row
    newest = select(ReleaseMove.release_hash).where(ReleaseMove.site_id == site.id, ReleaseMove.environment == environment)
    name = session.scalar(newest.order_by(ReleaseMove.id.desc()).limit(1)) if is_open else None
    if name is None:
        document = empty_release(site, environment)
        name = content_hash(document)
        return name if name == known else StoredRelease(name, document)
    if name == known:
        return name
    try:
        return _with_contents(session, key, session.get_one(Release, (site.id, name)))
    except Unreadable:
        LOG.exception("Nothing is shown on the site %s.", key)
        return StoredRelease(name, empty_release(site, environment))


def _is_open() -> ColumnElement[bool]:
    return Site.organisation_id.in_(Organisation.open_ones()) & Site.deleted_at.is_(None)


def find_called(session: Session, key: str, name: str) -> StoredRelease | None:
    """A release that is or once was live on that site, by the player's name for it: the first digits of its hash."""
    query = select(Release).join(Site).where(Site.key == key, Release.hash.startswith(name))
    release = session.scalar(query.limit(1))
    return _with_contents(session, key, release) if release else None


def _with_contents(session: Session, key: str, release: Release) -> StoredRelease:
    document = release.read()
    large = {version for guide in document["guides"] for _, version in apart_of(guide)}
    versions = session.scalars(_versions(key).where(Version.hash.in_(large))) if large else ()
    return StoredRelease(release.hash, document, dict(_contents(versions)))


def _contents(versions: Iterable[Version]) -> Iterator[tuple[str, ContentJson]]:
    """Those that can be read: a damaged one keeps no other guide from showing."""
    for version in versions:
        try:
            yield version.content_hash, version.entry()["content"]
        except Unreadable:
            LOG.exception("A guide is left out.")


def find_release(session: Session, key: str, name: str) -> ReleaseJson | None:
    """A release that is or once was live on that site, by its hash."""
    release = session.scalar(select(Release).join(Site).where(Site.key == key, Release.hash == name))
    return release.read() if release else None


def find_content(session: Session, key: str, name: str) -> ContentJson | WireContent | None:
    """The content of a version of one of the site's guides: by its hash, or as it travels by the player's name for it."""
    if len(name) == NAME:
        entry = find_called_version(session, key, name)
        return wire_content(entry["content"]) if entry else None
    version = session.scalar(_versions(key).where(Version.content_hash == name).limit(1))
    return version.entry()["content"] if version else None


def find_called_version(session: Session, key: str, name: str) -> GuideEntry | None:
    """A version of one of the site's guides, as a release lists it, by the player's name for it: the first digits of its hash."""
    version = session.scalar(_versions(key).where(Version.hash.startswith(name)).limit(1))
    return version.entry() if version else None


def _versions(key: str) -> Select[Version]:
    return select(Version).join(Guide).join(Site, Guide.site_id == Site.id).where(Site.key == key)
