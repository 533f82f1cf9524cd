"""A member's role on one site, where it is not the one that they have in the organisation."""

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from models.account.role import Role
from models.support.database import Base

NO_ACCESS = "none"
"""The site is not there for them."""

GIVEN_ON_SITES = (Role.ADMIN.value, Role.AUTHOR.value, Role.REVIEWER.value, Role.VIEWER.value, NO_ACCESS)


class SiteRole(Base):
    """Ends with the place of its member, and with its site."""

    __tablename__ = "site_roles"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "member_id"], ["memberships.organisation_id", "memberships.member_id"], ondelete="CASCADE"
        ),
    )

    organisation_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(10))

    @property
    def given(self) -> Role | None:
        return None if self.role == NO_ACCESS else Role(self.role)
