"""An invitation: a link through which one address joins one organisation with one role, once."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.account_subject import address_index, address_subject, index_of_address
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.account.organisation_quota import assert_room
from models.account.role import Role
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import new_secret, secret_hash
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

GOOD_FOR_DAYS = (7, 1, 30)
"""How many days a link can be good for; the first unless another one is chosen."""

MOST_OPEN = 200
"""Invitations of one organisation that wait for an answer."""


class InvitationRefused(ValueError):
    """Nobody can be invited like this; the sentence says why."""


class Invitation(SealedRow, Base):
    """An organisation has one for each address, however it is written. The link holds the secret, the row its hash."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("organisation_id", "email_index"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    sealed_email: Mapped[str] = mapped_column("email", Text)
    email_index: Mapped[str | None] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(10))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    organisation: Mapped[Organisation] = relationship(lazy="joined")
    invited_by: Mapped[Member | None] = relationship(lazy="joined")

    email = sealed_text("sealed_email", address_index(), gone="")

    @property
    def subject(self) -> str:
        return address_subject(self.email_index)

    @classmethod
    def make(
        cls,
        session: Session,
        organisation_id: int,
        email: str,
        role: Role,
        by: Member | None,
        now: datetime,
        days: int = GOOD_FOR_DAYS[0],
    ) -> tuple["Invitation", str]:
        """Invites an address, read by `read_mail_address`, and returns the secret of the link. One that waits for an answer
        already gets the new role and link, and its old link stops working. Raises InvitationRefused, and
        QuotaReached when those who may come fill the organisation.
        """
        member = Member.by_email(session, email)
        if member and session.get(Membership, (organisation_id, member.id)):
            raise InvitationRefused(f"{member.name} is a member already; change the role in the list.")
        waiting = cls.waiting_for(session, organisation_id, email)
        count = select(func.count()).where(cls.organisation_id == organisation_id)
        if waiting is None and (session.scalar(count) or 0) >= MOST_OPEN:
            raise InvitationRefused(f"{MOST_OPEN} invitations wait for an answer; revoke some first.")
        if waiting is None:
            assert_room(session, organisation_id, "members", 1 + (session.scalar(count) or 0))
        invitation = waiting or cls(organisation_id=organisation_id, email=email)
        invitation.role, invitation.invited_by_id, invitation.created_at = role.value, by.id if by else None, now
        session.add(invitation)
        return invitation, invitation.renew(session, now, days)

    def renew(self, session: Session, now: datetime, days: int = GOOD_FOR_DAYS[0]) -> str:
        """A new link; returns its secret. The old one stops working."""
        secret = new_secret()
        self.secret_hash, self.expires_at = secret_hash(secret), now + timedelta(days=days)
        session.flush()
        session.refresh(self)
        return secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "Invitation | None":
        """The one that this link opens, as long as its organisation is there."""
        good = (
            cls.secret_hash == secret_hash(secret),
            cls.expires_at > now,
            cls.organisation_id.in_(Organisation.admitting_ones()),
        )
        return session.scalar(select(cls).where(*good))

    @classmethod
    def of(cls, session: Session, organisation_id: int, invitation_id: int) -> "Invitation | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == invitation_id))

    @classmethod
    def all_of(cls, session: Session, organisation_id: int) -> list["Invitation"]:
        """By address."""
        return sorted(session.scalars(select(cls).where(cls.organisation_id == organisation_id)), key=lambda one: one.email)

    @classmethod
    def waiting_for(cls, session: Session, organisation_id: int, address: str) -> "Invitation | None":
        """That of an address, however it is written."""
        mine = cls.organisation_id == organisation_id, cls.email_index == index_of_address(session, address)
        return session.scalar(select(cls).where(*mine))

    def take_back(self, session: Session) -> bool:
        """Whether it was still there."""
        return (
            deleted_rows(session, delete(Invitation).where(Invitation.id == self.id, Invitation.secret_hash == self.secret_hash))
            == 1
        )

    def accept(self, session: Session, member: Member, now: datetime) -> Membership | None:
        """Spends the link and admits the member with its role; None when another request was faster. Who is in already stays
        what they are.
        """
        if not self.take_back(session):
            return None
        present = session.get(Membership, (self.organisation_id, member.id))
        if present is None:
            organisation = session.get_one(Organisation, self.organisation_id)
            present = organisation.admit(member, Role(self.role), now)
            session.add(present)
        session.flush()
        return present

    @staticmethod
    def note_acceptance(session: Session, place: Membership, now: datetime, how: str = "") -> None:
        sentence = f"{place.member.name} ({place.member.email}) accepted an invitation{how} and is {place.role}."
        AuditEntry.note(session, place.organisation_id, "member.joined", sentence, place.member, now)
