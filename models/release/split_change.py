"""Giving a share of visitors another version of a live guide, and ending that."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.guide.approval import why_not_approved
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.guide.publication_refused import PublicationRefused
from models.guide.version import Version
from models.release.release import Release, move_pointer
from models.release.version_split import FEWEST_PERCENT, MOST_PERCENT, VersionSplit
from models.site.site_lock import lock_site


class NotSplit(PublicationRefused):
    """Two versions can't be shown at once; the sentence says why."""


def begin_split(
    session: Session, guide: Guide, second: Version, percent: int, *, by: Member, now: datetime, environment: str = "production"
) -> Release:
    """Gives that percentage of browsers the second version. Raises NotSplit, and NotApproved where the policy wants approvals."""
    lock_site(session, guide.site_id)
    live = Publication.of(session, guide, environment)
    if live is None:
        raise NotSplit("The guide is not live: publish it first.")
    if guide.id in VersionSplit.running(session, guide.site_id, environment):
        raise NotSplit("Two versions are shown already: end that first.")
    if second.hash == live.version_hash:
        raise NotSplit("That version is live: choose another one to compare it with.")
    if not FEWEST_PERCENT <= percent <= MOST_PERCENT:
        raise NotSplit(f"The share has to be from {FEWEST_PERCENT} to {MOST_PERCENT} percent.")
    first, other = live.entry(session), second.entry()
    if first.get("rules", {}) != other.get("rules", {}) or first["kind"] != other["kind"]:
        raise NotSplit("Its rules are others: who is shown the guide, where and when has to be the same for both.")
    if refusal := why_not_approved(session, guide, second.hash, environment):
        raise refusal
    names = {"first_hash": live.version_hash, "second_hash": second.hash}
    session.add(
        VersionSplit(
            **names,
            organisation_id=guide.organisation_id,
            site_id=guide.site_id,
            guide_id=guide.id,
            environment=environment,
            percent=percent,
            began_at=now,
            began_by_id=by.id,
        )
    )
    session.flush()
    sentence = (
        f"{guide.name}: {percent} % of browsers get version {second.hash[:8]} in {environment}, others {live.version_hash[:8]}."
    )
    AuditEntry.note(session, guide.organisation_id, "guide.split", sentence, by, now, site_id=guide.site_id)
    return move_pointer(session, guide.site, environment, f"Two versions of {guide.name}", by, now)


def end_split(session: Session, guide: Guide, *, by: Member, now: datetime, environment: str = "production") -> bool:
    """Everybody gets the first version again; whether two were shown."""
    lock_site(session, guide.site_id)
    if not VersionSplit.end(session, guide.site_id, environment, now, guide.id):
        return False
    sentence = f"{guide.name}: everybody gets the same version in {environment} again."
    AuditEntry.note(session, guide.organisation_id, "guide.split_ended", sentence, by, now, site_id=guide.site_id)
    move_pointer(session, guide.site, environment, f"One version of {guide.name}", by, now)
    return True
