"""A site that moves: what was stored for its old origin does not go along."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.site.site import Site
from models.site.watch_schedule import Watch


def move(session: Session, site: Site, address: str, by: Member, now: datetime) -> None:
    """Gives the site another address. On another origin (scheme, host or port) the stored sign-in is removed: whoever may move a
    site would otherwise be sent what only those who manage it may store.
    """
    before, site.address = site.origin, address
    if site.origin == before:
        return
    watch = Watch.of(session, site)
    sentence = f"{site.name}: from {before} to {site.origin}."
    if watch.sign_in_kind:
        watch.remove_sign_in(left=before)
        sentence += " The stored sign-in was removed."
    AuditEntry.note(session, site.organisation_id, "site.moved", sentence, by, now, site_id=site.id)
