"""From staging to production: the same version, not whatever the draft has become since."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.guide.publication_refused import NotPublishable
from models.release.publish import publish
from models.release.release import Release, ReleaseMove, move_pointer
from models.site.site import ENVIRONMENTS, Site


def promote(session: Session, guide: Guide, *, seen: str, staged: str, by: Member, now: datetime) -> Release:
    """Makes the version that is on staging live in production.

    `seen` and `staged` are the versions that were in production and on staging when the author looked. Raises what `publish`
    raises, and NotPublishable when staging has another version by now, or none.
    """
    publication = Publication.of(session, guide, "staging")
    if publication is None:
        raise NotPublishable(["This guide is not on staging any more."])
    if publication.version_hash != staged:
        raise NotPublishable(["Staging got another version while you were looking. Look at it again before you promote it."])
    return publish(session, guide, seen=seen, by=by, now=now, version=publication.version(session))


def renew(session: Session, site: Site, reason: str, *, by: Member, now: datetime) -> None:
    """Brings a change of the site itself to visitors, in each environment in which something was ever published."""
    for environment in ENVIRONMENTS:
        if ReleaseMove.history(session, site, environment, most=1):
            move_pointer(session, site, environment, reason, by, now)
