"""An owner's way back into an organisation whose members have to sign in through its provider: always open, and always noted."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.member_session import MemberSession
from models.account.organisation import Organisation

ACT = "sign_in.way_back"


def note_way_back(session: Session, member: Member, secret: str, now: datetime) -> None:
    """To be called for a session that was just begun or that goes on elsewhere."""
    begun = MemberSession.find(session, secret, now)
    organisation = session.get(Organisation, begun.organisation_id) if begun and begun.organisation_id is not None else None
    if begun is None or begun.is_bound or organisation is None or not organisation.provider_required:
        return
    sentence = f"{member.name}, an owner, signed in without the provider that members have to use."
    AuditEntry.note(session, organisation.id, ACT, sentence, member, now)
