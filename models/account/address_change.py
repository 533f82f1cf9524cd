"""A new address of a member, which holds once its link was opened: whoever reads mail there says so."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.account_subject import member_subject
from models.account.member import Member
from models.account.sign_in_link import SignInLink
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import new_secret, secret_hash
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

CONFIRMED_WITHIN = timedelta(days=1)


class AddressChange(SealedRow, Base):
    """A member has one at most. The link holds the secret, the row its hash."""

    __tablename__ = "address_changes"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    sealed_email: Mapped[str] = mapped_column("email", Text)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]

    member: Mapped[Member] = relationship(lazy="joined")

    email = sealed_text("sealed_email")

    @property
    def subject(self) -> str:
        return member_subject(self.member_id)

    @classmethod
    def make(cls, session: Session, member: Member, email: str, now: datetime) -> str:
        """Asks for a new address, read by `read_mail_address`, and returns the secret of its link; an earlier one is dropped."""
        session.execute(delete(cls).where(cls.member_id == member.id))
        secret = new_secret()
        change = cls(member_id=member.id, email=email, secret_hash=secret_hash(secret), expires_at=now + CONFIRMED_WITHIN)
        session.add(change)
        return secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "AddressChange | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    def confirm(self, session: Session) -> Member | None:
        """Gives the member the new address; links that went to the old one open nothing any more. None when another request was
        faster, or when somebody else has the address by now.
        """
        gone = deleted_rows(session, delete(AddressChange).where(AddressChange.secret_hash == self.secret_hash))
        if gone != 1 or Member.by_email(session, self.email):
            return None
        member = session.get_one(Member, self.member_id)
        member.email = self.email
        SignInLink.end_all(session, member)
        return member
