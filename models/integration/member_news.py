"""News of members: what became of their place in the organisation. Told wherever the audit log notes it, in that transaction."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.organisation import Membership
from models.integration.channel_news import tell_channels
from models.integration.delivery_body import MemberBody
from models.integration.news_category import MEMBERS

SAID: Mapping[str, str] = {
    "member.joined": "joined",
    "member.left": "left",
    "member.removed": "was removed",
    "member.role_changed": "has another role",
    "member.site_role_changed": "has another role on one site",
    "member.suspended": "was suspended",
    "member.restored": "is no longer suspended",
    "organisation.handed_over": "owns the organisation now",
}
"""Acts of the audit log that are news of a member, and what is said of them."""


def announce_member(session: Session, entry: AuditEntry) -> None:
    member_id = entry.about_id or entry.member_id
    if entry.act not in SAID or member_id is None:
        return
    place = session.get(Membership, (entry.organisation_id, member_id))
    role = place.role if place is not None and place not in session.deleted else None
    said = f"Member {member_id} {SAID[entry.act]}{f'; their role is {role}' if role else ''}."
    tell_channels(session, entry.organisation_id, MEMBERS, None, _message(entry, member_id, role), said, entry.at)


def _message(entry: AuditEntry, member_id: int, role: str | None) -> MemberBody:
    return {
        "type": "members.changed",
        "timestamp": entry.at.isoformat(timespec="seconds"),
        "data": {
            "member": member_id,
            "change": entry.act.partition(".")[2],
            "role": role,
            "site": entry.site_id if entry.act == "member.site_role_changed" else None,
            "by": entry.member_id,
        },
    }
