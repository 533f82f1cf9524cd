"""The deletion of guides and sites: visitors get nothing of them at once, and for 30 days they can be brought back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation_quota import assert_room
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.guide.segment import Segment
from models.guide.version import Version
from models.release.planned_publication import PlannedPublication
from models.release.publish import take_down
from models.site.site import ENVIRONMENTS, Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.support.day_words import in_words

UNDOABLE = timedelta(days=30)


class GoneForGood(ValueError):
    """It was deleted too long ago to be brought back."""


@dataclass(frozen=True)
class GoesAlong:
    """How many of what goes with a guide or a site: pairs of a number and what one of them is called."""

    counts: tuple[tuple[int, str], ...]

    @classmethod
    def with_guide(cls, session: Session, guide: Guide) -> "GoesAlong":
        document = guide.readable
        steps, languages = (len(document.steps), len(document.translations)) if document else (0, 0)
        versions = session.scalar(select(func.count()).select_from(Version).where(Version.guide_id == guide.id)) or 0
        return cls(((steps, "step"), (languages, "translation"), (versions, "version")))

    @classmethod
    def with_site(cls, session: Session, site: Site) -> "GoesAlong":
        guides = select(func.count()).select_from(Guide).where(Guide.site_id == site.id, Guide.deleted_at.is_(None))
        live = select(func.count()).select_from(Publication).where(Publication.site_id == site.id)
        kinds = ((Theme, "theme"), (Segment, "segment"), (SiteAttribute, "attribute"))
        rest = ((select(func.count()).select_from(kind).where(kind.site_id == site.id), name) for kind, name in kinds)
        asked = ((guides, "guide"), (live.where(Publication.environment == "production"), "live guide"), *rest)
        return cls(tuple((session.scalar(query) or 0, name) for query, name in asked))


def delete_guide(session: Session, guide: Guide, by: Member, now: datetime) -> None:
    """Takes it down everywhere; what was counted of it stays counted."""
    if plan := PlannedPublication.of(session, guide):
        plan.cancel(session, by, now)
    for environment in ENVIRONMENTS:
        take_down(session, guide, by=by, now=now, environment=environment)
    _mark(guide, now)
    sentence = f"{guide.name}: the guide was deleted; it is gone for good on {in_words(now + UNDOABLE)}."
    AuditEntry.note(session, guide.organisation_id, "guide.deleted", sentence, by, now, site_id=guide.site_id)
    session.flush()


def bring_guide_back(session: Session, guide: Guide, by: Member, now: datetime) -> None:
    """As a draft, to be published again by hand; an archived one as archived. Raises GoneForGood and QuotaReached."""
    _assert_kept(guide.name, guide.deleted_at, now)
    _unmark(session, guide)
    sentence = f"{guide.name}: the guide was brought back."
    AuditEntry.note(session, guide.organisation_id, "guide.brought_back", sentence, by, now, site_id=guide.site_id)
    session.flush()


def delete_site(session: Session, site: Site, by: Member, now: datetime) -> None:
    """Its guides go with it. Nothing of what is live is changed, only nobody gets it: it comes back as it was."""
    PlannedPublication.drop_all(session, site)
    for guide in session.scalars(select(Guide).where(Guide.site_id == site.id, Guide.deleted_at.is_(None))):
        _mark(guide, now)
    site.deleted_at = now
    sentence = f"{site.name}: the site was deleted with its guides; it is gone for good on {in_words(now + UNDOABLE)}."
    AuditEntry.note(session, site.organisation_id, "site.deleted", sentence, by, now, site_id=site.id)
    session.flush()


def bring_site_back(session: Session, site: Site, by: Member, now: datetime) -> None:
    """With the guides that went with it, live as they were. Raises GoneForGood and QuotaReached."""
    _assert_kept(site.name, site.deleted_at, now)
    assert_room(session, site.organisation_id, "sites")
    for guide in session.scalars(select(Guide).where(Guide.site_id == site.id, Guide.deleted_at == site.deleted_at)):
        _unmark(session, guide)
    site.deleted_at = None
    sentence = f"{site.name}: the site was brought back with its guides."
    AuditEntry.note(session, site.organisation_id, "site.brought_back", sentence, by, now, site_id=site.id)
    session.flush()


def deleted_guides(session: Session, organisation_id: int, now: datetime, but: Collection[int] = ()) -> list[Guide]:
    """Those that can be brought back by themselves, not with their site, the last one first; none of the sites `but`."""
    query = select(Guide).join(Site, Site.id == Guide.site_id).where(Guide.organisation_id == organisation_id)
    query = query.where(Guide.deleted_at > now - UNDOABLE, Site.deleted_at.is_(None), Guide.site_id.not_in(but))
    return list(session.scalars(query.order_by(Guide.deleted_at.desc(), Guide.id.desc()).limit(200)))


def deleted_sites(session: Session, organisation_id: int, now: datetime, but: Collection[int] = ()) -> list[Site]:
    """The same of sites."""
    query = select(Site).where(Site.organisation_id == organisation_id, Site.deleted_at > now - UNDOABLE, Site.id.not_in(but))
    return list(session.scalars(query.order_by(Site.deleted_at.desc(), Site.id.desc()).limit(200)))


def deleted_guide(session: Session, organisation_id: int, guide_id: int) -> Guide | None:
    """The organisation's guide of that id, if it was deleted and its site was not."""
    query = (
        select(Guide).join(Site, Site.id == Guide.site_id).where(Guide.organisation_id == organisation_id, Guide.id == guide_id)
    )
    return session.scalar(query.where(Guide.deleted_at.is_not(None), Site.deleted_at.is_(None)))


def _mark(guide: Guide, now: datetime) -> None:
    guide.deleted_at = now
    guide.archived_at = guide.archived_at or now


def _unmark(session: Session, guide: Guide) -> None:
    if guide.archived_at == guide.deleted_at:
        guide.restore()
    guide.deleted_at = None
    session.flush()


def _assert_kept(name: str, deleted_at: datetime | None, now: datetime) -> None:
    if deleted_at is None or deleted_at <= now - UNDOABLE:
        raise GoneForGood(f"{name} was deleted too long ago to be brought back.")
