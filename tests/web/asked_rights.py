"""What addresses of rights name: a link of a member's, the receipt of somebody else who asked to be
erased, an identified visitor, and a version of the policy."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account import Member
from models.guide import Guide
from models.privacy.erasure import Erasure
from models.privacy.policy_version import PolicyVersion
from models.privacy.rights_link import Right, RightsLink
from tests.models.event.identified import person_of
from web.right_address import right_token


def rights_asked(session: Session, member: Member, secret_key: bytes, now: datetime, guide: Guide) -> dict[str, object]:
    leaver = Member(email="leaver@x.example", name="Leaver", created_at=now)
    session.add(leaver)
    session.flush()
    token = right_token(secret_key, RightsLink.make(session, member, Right.COPY, now), now)
    policy = PolicyVersion.publish(session, "We keep little.", "", member, now)
    asked = {"right.token": token, "erasure.secret": Erasure.ask(session, leaver, "", now), "number": policy.number}
    return {**asked, **person_of(session, guide.site, guide, now)}
