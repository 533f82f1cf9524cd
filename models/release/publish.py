"""Putting a guide live, taking it down, promoting it and rolling a site back."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.former_member import called
from models.account.member import Member
from models.guide.approval import why_not_approved
from models.guide.compiled_guide import compile_guide
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.guide.publication_refused import NotPublishable, PublicationRefused
from models.guide.version import Version
from models.release.live_theme import LiveTheme, default_theme
from models.release.planned_publication import PlannedPublication
from models.release.release import Release, ReleaseMove, move_pointer
from models.release.version_split import VersionSplit
from models.site.release_theme import ThemeJson
from models.site.site import Site
from models.site.site_lock import lock_site
from models.support.day_words import in_words


class PublishedMeanwhile(PublicationRefused):
    """Somebody else published this guide after the page in front of us was drawn."""


def publish(
    session: Session,
    guide: Guide,
    *,
    seen: str | None,
    by: Member,
    now: datetime,
    environment: str = "production",
    version: Version | None = None,
) -> Release:
    """Makes a version live: the draft, frozen, or the `version` that is given.

    `seen` is the version that was live when the author looked (empty for none): when another one is live by now,
    nothing changes and PublishedMeanwhile says who was faster. None is for whom it makes no difference. Raises
    NotPublishable with every reason, and NotApproved, one of them, where the organisation publishes reviewed versions only.
    """
    if guide.archived_at is not None:
        raise NotPublishable(["This guide is archived; restore it first."])
    lock_site(session, guide.site_id)
    live = Publication.of(session, guide, environment)
    if seen is not None and (live.version_hash if live else "") != seen:
        raise PublishedMeanwhile(_who(live))
    version = version or Version.freeze(session, guide, compile_guide(guide), by, now)
    theme = _theme_beside(session, guide.site, version, environment)
    before = f"version {live.version_hash[:8]}" if live else "nothing"
    _put(session, guide, environment, version.hash, by, now)
    LiveTheme.put(session, guide.site, environment, theme, now)
    sentence = f"{guide.name}: version {version.hash[:8]} is live in {environment}; before, {before} was."
    AuditEntry.note(session, guide.organisation_id, "guide.published", sentence, by, now, site_id=guide.site_id)
    return move_pointer(session, guide.site, environment, f"Published {guide.name}", by, now)


def take_down(session: Session, guide: Guide, *, by: Member, now: datetime, environment: str = "production") -> None:
    """Visitors no longer see the guide; its versions and numbers stay."""
    lock_site(session, guide.site_id)
    live = Publication.of(session, guide, environment)
    if live is None:
        return
    sentence = f"{guide.name}, version {live.version_hash[:8]}, is no longer live in {environment}."
    session.delete(live)
    VersionSplit.end(session, guide.site_id, environment, now, guide.id)
    if environment == "production":
        PlannedPublication.end_with(session, guide)
    session.flush()
    AuditEntry.note(session, guide.organisation_id, "guide.taken_down", sentence, by, now, site_id=guide.site_id)
    move_pointer(session, guide.site, environment, f"Took down {guide.name}", by, now)


def take_everything_down(session: Session, site: Site, *, by: Member, now: datetime, environment: str = "production") -> int:
    """The switch for when something is wrong and nobody knows yet what: visitors see none of the site's guides any more.

    Rolling back to the move before brings all of them back, but nothing that was planned. Returns how many were live or planned.
    """
    lock_site(session, site.id)
    gone = session.execute(
        delete(Publication)
        .where(Publication.site_id == site.id, Publication.environment == environment)
        .returning(Publication.guide_id)
    ).all()
    planned = PlannedPublication.drop_all(session, site) if environment == "production" else 0
    VersionSplit.end(session, site.id, environment, now)
    session.expire_all()
    if gone or planned:
        move_pointer(session, site, environment, f"Switched everything off ({len(gone)})", by, now)
        sentence = f"{site.name}, {environment}: {len(gone)} live guide{'' if len(gone) == 1 else 's'} switched off at once."
        sentence += f" {planned} planned publication{'' if planned == 1 else 's'} cancelled." if planned else ""
        AuditEntry.note(session, site.organisation_id, "site.switched_off", sentence, by, now, site_id=site.id)
    return len(gone) + planned


def roll_back(session: Session, site: Site, move: ReleaseMove, *, by: Member, now: datetime) -> Release:
    """Makes everything live exactly what it was after that move. Raises NotApproved where the policy wants more by now."""
    lock_site(session, site.id)
    release = session.get_one(Release, (site.id, move.release_hash))
    guides = {
        guide.key: guide for guide in session.scalars(select(Guide).where(Guide.site_id == site.id, Guide.deleted_at.is_(None)))
    }
    then = {guides[entry["id"]].id: entry["version"] for entry in release.guides() if entry["id"] in guides}
    session.execute(
        delete(Publication).where(
            Publication.site_id == site.id, Publication.environment == move.environment, Publication.guide_id.not_in(then)
        )
    )
    VersionSplit.end(session, site.id, move.environment, now)
    LiveTheme.put(session, site, move.environment, release.theme(), now)
    for guide in guides.values():
        if guide.id in then:
            _put(session, guide, move.environment, then[guide.id], by, now)
    before = ReleaseMove.history(session, site, move.environment, most=1)
    when = f"{in_words(move.moved_at)} {move.moved_at:%H:%M} UTC"
    sentence = f"{site.name}, {move.environment}: everything live is as on {when} (release {move.release_hash[:8]}); "
    sentence += f"before, it was release {before[0].release_hash[:8] if before else 'none'}."
    AuditEntry.note(session, site.organisation_id, "site.rolled_back", sentence, by, now, site_id=site.id)
    return move_pointer(session, site, move.environment, f"Rolled back to {when}", by, now)


def put_theme_live(session: Session, site: Site, *, by: Member, now: datetime, environment: str = "production") -> Release:
    """Gives everything live on the site its default theme as it is now, except guides with a theme of their own.

    Raises NotPublishable with every contrast that is too low.
    """
    lock_site(session, site.id)
    LiveTheme.put(session, site, environment, _readable_theme(session, site), now)
    sentence = f"{site.name}, {environment}: everything live has the default theme as it is now."
    AuditEntry.note(session, site.organisation_id, "site.theme_published", sentence, by, now, site_id=site.id)
    return move_pointer(session, site, environment, "Changed the theme", by, now)


def _theme_beside(session: Session, site: Site, version: Version, environment: str) -> ThemeJson:
    """What the rest of the site wears once that version is live. A default that can not be read keeps back only what wears it."""
    if "theme" in version.entry()["content"] and default_theme(session, site)[1]:
        return LiveTheme.of(session, site.id, environment)
    return _readable_theme(session, site)


def _readable_theme(session: Session, site: Site) -> ThemeJson:
    theme, unreadable = default_theme(session, site)
    if unreadable:
        raise NotPublishable(unreadable)
    return theme


def _put(session: Session, guide: Guide, environment: str, version_hash: str, by: Member, now: datetime) -> None:
    """The database has the last word: between our look at the policy and the flush, an approval may have been taken back."""
    live = Publication.of(session, guide, environment)
    if live is not None and live.version_hash == version_hash:
        return
    if refusal := why_not_approved(session, guide, version_hash, environment):
        raise refusal
    VersionSplit.end(session, guide.site_id, environment, now, guide.id)
    try:
        with session.begin_nested():
            live = live or Publication(
                guide_id=guide.id, environment=environment, organisation_id=guide.organisation_id, site_id=guide.site_id
            )
            live.version_hash, live.live_since, live.published_by_id = version_hash, now, by.id
            session.add(live)
            session.flush()
    except IntegrityError as problem:
        raise why_not_approved(session, guide, version_hash, environment) or problem from problem


def _who(live: Publication | None) -> str:
    if live is None:
        return "This guide was taken down while you were looking. Look at it again before you publish."
    name = called(live, live.published_by, "Somebody")
    return f"{name} published this guide while you were looking. Look at what is live before you publish over it."
