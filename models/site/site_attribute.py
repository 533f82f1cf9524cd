"""Attributes that a site's pages tell the player: their names and types, so that segments are built by choosing.

Only what an attribute is called is stored here. Its value stays in the visitor's browser.
"""

from datetime import datetime
from functools import cache

from sqlalchemy import Select, String, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.site.site import Site
from models.site.site_columns import SiteColumns
from models.support.database import Base

TYPES = ("text", "number", "boolean", "date")
LONGEST_NAME = 200
LONGEST_NOTE = 200
MOST_ATTRIBUTES = 200


class BadAttribute(ValueError):
    """An attribute that can't be declared; the sentence says why."""


class SiteAttribute(SiteColumns, Base):
    """A declared attribute. `name` is written as the page writes it in `cairn.set({name: …})`; upper and lower case matter."""

    __tablename__ = "site_attributes"

    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    type: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")

    @classmethod
    def declare(cls, session: Session, site: Site, name: str, kind: str, note: str, now: datetime) -> "SiteAttribute":
        """Declares an attribute. Raises BadAttribute when it can't be, with the reason."""
        _assert_name(name)
        if kind not in TYPES:
            raise BadAttribute("An attribute is text, a number, yes or no, or a date.")
        if session.scalar(select(cls.id).where(cls.site_id == site.id, cls.name == name)) is not None:
            raise BadAttribute(f"{name} is declared already.")
        if (session.scalar(select(func.count()).where(cls.site_id == site.id)) or 0) >= MOST_ATTRIBUTES:
            raise BadAttribute(f"A site can have at most {MOST_ATTRIBUTES} attributes; remove one first.")
        attribute = cls(organisation_id=site.organisation_id, site_id=site.id, name=name, type=kind, note=note, created_at=now)
        session.add(attribute)
        session.flush()
        return attribute

    @classmethod
    def all_of(cls, session: Session, site: Site) -> list["SiteAttribute"]:
        return list(session.scalars(select(cls).where(cls.site_id == site.id).order_by(func.lower(cls.name), cls.id)))

    @classmethod
    def types_of(cls, session: Session, site: Site) -> dict[str, str]:
        """Name → type."""
        found = session.execute(_names_and_types(), {"site": site.id})
        return {name: kind if kind in TYPES else TYPES[0] for name, kind in found}


@cache
def _names_and_types() -> Select[str, str]:
    """Put together once: that takes longer than asking it."""
    query = select(SiteAttribute.name, SiteAttribute.type).where(SiteAttribute.site_id == bindparam("site"))
    return query.order_by(func.lower(SiteAttribute.name), SiteAttribute.id)


def _assert_name(name: str) -> None:
    if not name:
        raise BadAttribute("Enter the attribute's name, as your page writes it: cairn.set({ plan: … }).")
    if len(name) > LONGEST_NAME:
        raise BadAttribute(f"A name can have at most {LONGEST_NAME} characters.")
    if name == "__proto__":
        raise BadAttribute("No page can set an attribute of that name.")
