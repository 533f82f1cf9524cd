"""An organisation is the tenant: nothing crosses between organisations."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.role import Act, Role
from models.support.database import Base
from models.support.random_name import random_name

KEY_LENGTH = 12
LONGEST_ORGANISATION_NAME = 100


class Organisation(Base):
    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(LONGEST_ORGANISATION_NAME))
    key: Mapped[str] = mapped_column(String(24), unique=True, default=lambda: random_name(KEY_LENGTH))
    """What the operator calls it by, in CAIRN_FETCH_ALLOW; no secret."""
    created_at: Mapped[datetime]

    memberships: Mapped[list["Membership"]] = relationship(back_populates="organisation")

    @classmethod
    def found(cls, session: Session, name: str, owner: Member, now: datetime) -> "Organisation":
        """A new organisation, with its owner in it."""
        organisation = cls(name=name, created_at=now)
        session.add_all([organisation, organisation.admit(owner, Role.OWNER)])
        session.flush()
        return organisation

    @classmethod
    def is_any(cls, session: Session) -> bool:
        """Whether anybody lives on this instance."""
        return session.scalar(select(cls.id).limit(1)) is not None

    def admit(self, member: Member, role: Role) -> "Membership":
        return Membership(organisation=self, member=member, role=role.value)


class Membership(Base):
    __tablename__ = "memberships"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(10))

    organisation: Mapped[Organisation] = relationship(back_populates="memberships", lazy="joined")
    member: Mapped[Member] = relationship(lazy="joined")

    def may(self, act: Act) -> bool:
        return Role(self.role).may(act)

    @classmethod
    def members_of(cls, session: Session, organisation_id: int) -> list[Member]:
        """By name."""
        rows = session.scalars(select(cls).where(cls.organisation_id == organisation_id))
        return sorted((row.member for row in rows), key=lambda member: (member.name.casefold(), member.id))

    @classmethod
    def of(cls, session: Session, member_id: int) -> "Membership | None":
        """The organisation a member works in: for now the first that admitted them."""
        return session.scalar(select(cls).where(cls.member_id == member_id).order_by(cls.organisation_id).limit(1))

    @classmethod
    def all_of(cls, session: Session, member_id: int) -> list["Membership"]:
        """Every organisation that a person is in, by name."""
        rows = session.scalars(select(cls).where(cls.member_id == member_id))
        return sorted(rows, key=lambda row: (row.organisation.name.casefold(), row.organisation_id))
