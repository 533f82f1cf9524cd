"""Who may join an organisation on their own, because their address is in one of its domains: nobody, unless an admin says so."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.role import Role
from models.support.database import Base

JOINING = (Role.VIEWER, Role.REVIEWER, Role.AUTHOR)
"""Roles that a domain can give; who runs the organisation is made so by name."""


class DomainPolicy(Base):
    """`role` is what they become; by their first sign-in through a provider, and by a link that is mailed to their address."""

    __tablename__ = "domain_policies"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(10), default=Role.VIEWER.value)
    by_provider: Mapped[bool] = mapped_column(default=False)
    by_mail: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def of(cls, session: Session, organisation_id: int) -> "DomainPolicy":
        """The organisation's; not stored until it is added."""
        kept = session.get(cls, organisation_id)
        return kept or cls(organisation_id=organisation_id, role=Role.VIEWER.value, by_provider=False, by_mail=False)
