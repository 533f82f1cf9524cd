"""The suspension of an organisation by the operator: its members and keys get in nowhere, its visitors are served as before."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Organisation

LONGEST_REASON = 300


class SuspensionRefused(ValueError):
    """That organisation can't be suspended like this; the sentence says why."""


def suspend_organisation(session: Session, organisation: Organisation, reason: str, by: Member, now: datetime) -> None:
    """From their next request on; members read the reason. One that is suspended already gets another reason."""
    reason = " ".join(reason.split())
    if not reason:
        raise SuspensionRefused("Give a reason: members will read it.")
    if len(reason) > LONGEST_REASON:
        raise SuspensionRefused(f"A reason can have at most {LONGEST_REASON} characters; shorten it.")
    if organisation.deleted_at is not None:
        raise SuspensionRefused(f"{organisation.name} was deleted; nobody gets in anyway.")
    organisation.suspended_at, organisation.suspended_because = organisation.suspended_at or now, reason
    sentence = f"{by.name}, as operator, suspended {organisation.name}: {reason}"
    AuditEntry.note(session, organisation.id, "organisation.suspended", sentence, by, now)


def resume_organisation(session: Session, organisation: Organisation, by: Member, now: datetime) -> None:
    """Everything is as it was."""
    if organisation.suspended_at is None:
        return
    organisation.suspended_at, organisation.suspended_because = None, ""
    sentence = f"{by.name}, as operator, reactivated the organisation for the members of {organisation.name} in again."
    AuditEntry.note(session, organisation.id, "organisation.resumed", sentence, by, now)
