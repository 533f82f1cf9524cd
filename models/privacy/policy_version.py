"""The privacy policy of this Cairn in its versions, as the operator writes them, and which members have acknowledged which."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, Select, String, Text, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.support.database import Base

LONGEST_TEXT = 100_000
LONGEST_CHANGE = 500


class PolicyVersionRefused(ValueError):
    """It can't be published like this: the sentence says why, and `field`, `text` or `changed`, where to mend it."""

    def __init__(self, sentence: str, field: str = "text") -> None:
        super().__init__(sentence)
        self.field = field


class PolicyVersion(Base):
    """Versions are numbered from 1 and never change: a change is another version."""

    __tablename__ = "policy_versions"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    """As it was typed, in paragraphs."""
    changed: Mapped[str] = mapped_column(String(LONGEST_CHANGE))
    """What is other than in the version before, in a sentence or two."""
    published_at: Mapped[datetime]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("members.id"))

    @classmethod
    def publish(cls, session: Session, text: str, changed: str, by: Member, now: datetime) -> "PolicyVersion":
        """Every member is asked to acknowledge it. Raises PolicyVersionRefused."""
        before = cls.newest(session)
        if not text.strip():
            raise PolicyVersionRefused("A policy says something: its text is empty.")
        if len(text) > LONGEST_TEXT:
            raise PolicyVersionRefused(f"A policy can have at most {LONGEST_TEXT:,} characters.")
        if len(changed) > LONGEST_CHANGE:
            raise PolicyVersionRefused(f"Say it in at most {LONGEST_CHANGE} characters.", "changed")
        if before and before.text == text:
            raise PolicyVersionRefused(f"That is what version {before.number} says already.")
        if before and not changed.strip():
            raise PolicyVersionRefused("Say what changed: members read it before anything else.", "changed")
        made = cls(number=before.number + 1 if before else 1, text=text, changed=changed, published_at=now, published_by_id=by.id)
        session.add(made)
        session.flush()
        sentence = f"{by.name}, as operator, published version {made.number} of the privacy policy."
        for organisation_id in session.scalars(Organisation.open_ones()):
            AuditEntry.note(session, organisation_id, "privacy.policy_published", sentence, by, now)
        return made

    @classmethod
    def newest(cls, session: Session) -> "PolicyVersion | None":
        return session.scalar(select(cls).order_by(cls.number.desc()).limit(1))

    @classmethod
    def all_of(cls, session: Session) -> Sequence["PolicyVersion"]:
        """The newest first."""
        return session.scalars(select(cls).order_by(cls.number.desc())).all()

    @classmethod
    def unread_by(cls, member_id: int) -> Select[int]:
        """The number of the newest version, where the member has not acknowledged it; none otherwise."""
        newest = select(func.max(cls.number)).scalar_subquery()
        told = exists().where(PolicyAcknowledgement.member_id == member_id, PolicyAcknowledgement.number == newest)
        return select(func.max(cls.number)).where(~told)

    @property
    def paragraphs(self) -> list[str]:
        return [one.strip() for one in self.text.replace("\r\n", "\n").split("\n\n") if one.strip()]


class PolicyAcknowledgement(Base):
    """That a member has read a version and said so."""

    __tablename__ = "policy_acknowledgements"

    number: Mapped[int] = mapped_column(ForeignKey("policy_versions.number"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    at: Mapped[datetime]

    @classmethod
    def give(cls, session: Session, member: Member, version: PolicyVersion, now: datetime) -> bool:
        """Whether it was not there yet."""
        if session.get(cls, (version.number, member.id)) is not None:
            return False
        session.add(cls(number=version.number, member_id=member.id, at=now))
        sentence = f"{member.name} acknowledged version {version.number} of the privacy policy."
        AuditEntry.note_of_person(session, member, "privacy.policy_acknowledged", sentence, now)
        return True

    @classmethod
    def of_organisation(cls, session: Session, organisation_id: int) -> list[tuple[Member, int | None, datetime | None]]:
        """Every member of it, with the newest version that they acknowledged and when."""
        found = session.execute(
            select(cls.member_id, cls.number, cls.at)
            .join(Membership, Membership.member_id == cls.member_id)
            .where(Membership.organisation_id == organisation_id)
            .order_by(cls.number)
        )
        newest: dict[int, tuple[int | None, datetime | None]] = {member_id: (number, at) for member_id, number, at in found}
        people = [one.member for one in Membership.all_in(session, organisation_id)]
        return [(one, number, at) for one in people for number, at in [newest.get(one.id, (None, None))]]
