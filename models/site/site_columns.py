"""Columns that tables share whose rows belong to a site and have a name: attributes, segments, themes."""

from datetime import datetime
from typing import Any, Self

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, declared_attr, mapped_column, relationship

from models.account.member import Member
from models.site.site import Site


class SiteColumns:
    """The site, and when the row was made; the table adds its `name`, which is unique on a site."""

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    created_at: Mapped[datetime]

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("site_id", "name"),)

    @classmethod
    def find(cls, session: Session, site: Site, row_id: int) -> Self | None:
        """The row, if it is the site's."""
        return session.scalar(select(cls).where(cls.site_id == site.id, cls.id == row_id))


class EditColumns:
    """When a member changed the row last, and who; nobody where Cairn made it."""

    edited_at: Mapped[datetime]
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))

    @declared_attr
    @classmethod
    def edited_by(cls) -> Mapped[Member | None]:
        return relationship(lazy="joined")
