"""What a site has several of, each with a name of its own: attributes, segments, themes."""

from datetime import datetime
from typing import Any, Self

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, declared_attr, mapped_column, relationship

from models.account.member import Member
from models.site.site import Site


class Named:
    """Columns of a table whose rows are one site's; the table adds its `name`, which is given once on a site."""

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    created_at: Mapped[datetime]

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        return (UniqueConstraint("site_id", "name"),)

    @classmethod
    def find(cls, session: Session, site: Site, own_id: int) -> Self | None:
        """That one, if it is the site's."""
        return session.scalar(select(cls).where(cls.site_id == site.id, cls.id == own_id))


class Edited:
    """Columns of what members change: when and by whom last, nobody where Cairn made it itself."""

    edited_at: Mapped[datetime]
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))

    @declared_attr
    @classmethod
    def edited_by(cls) -> Mapped[Member | None]:
        return relationship(lazy="joined")
