"""Identified mode of a site: off until an admin turns it on, says what for and on which legal basis, and lists what may be kept.

Each time that it is turned on it has a new name, by which what it kept is known, also in backups: once it is off, all of that is
gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.site.site import Site
from models.support.database import Base
from models.support.random_name import random_name

LONGEST_PURPOSE = 500
SHORTEST_PURPOSE = 10
MOST_ATTRIBUTES = 20
LONGEST_NAME = 100
BASES: Mapping[str, str] = {
    "consent": "Consent (Art. 6(1)(a) GDPR)",
    "contract": "Performance of a contract (Art. 6(1)(b) GDPR)",
    "legal_obligation": "A legal obligation (Art. 6(1)(c) GDPR)",
    "vital_interests": "Vital interests (Art. 6(1)(d) GDPR)",
    "public_task": "A public task (Art. 6(1)(e) GDPR)",
    "legitimate_interests": "Legitimate interests (Art. 6(1)(f) GDPR)",
}


class IdentifiedMode(Base):
    """That a site runs in it, since when and for what. `attributes` are names, as the page writes them in `cairn.identify`."""

    __tablename__ = "identified_modes"

    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(LONGEST_PURPOSE))
    legal_basis: Mapped[str] = mapped_column(String(24))
    attributes: Mapped[list[str]] = mapped_column(default=list)
    since: Mapped[datetime]

    @classmethod
    def of(cls, session: Session, site: Site) -> Self | None:
        return session.scalar(select(cls).where(cls.site_id == site.id, cls.organisation_id == site.organisation_id))

    @classmethod
    def all_in(cls, session: Session, organisation_id: int) -> list[tuple[Site, "IdentifiedMode"]]:
        """With the sites, by their names."""
        asked = select(Site, cls).join(cls, cls.site_id == Site.id).where(cls.organisation_id == organisation_id)
        return [(site, mode) for site, mode in session.execute(asked.order_by(Site.name, Site.id))]

    @property
    def basis_in_words(self) -> str:
        return BASES.get(self.legal_basis, self.legal_basis)


@dataclass(frozen=True)
class IdentifiedModeTerms:
    """What an admin has to say: the purpose and the legal basis; and the names of attributes, none of which is needed."""

    purpose: str
    legal_basis: str
    attributes: tuple[str, ...] = ()

    @classmethod
    def read(cls, purpose: str, legal_basis: str, attributes: str) -> tuple["IdentifiedModeTerms | None", dict[str, str]]:
        """From what was typed, names of attributes one on a line: the terms, or what is wrong by field."""
        said, names, problems = purpose.strip(), _names(attributes), dict[str, str]()
        if len(said) < SHORTEST_PURPOSE:
            problems["purpose"] = "Say in a sentence what it is for: it stands in your record of processing."
        elif len(said) > LONGEST_PURPOSE:
            problems["purpose"] = f"A purpose can have at most {LONGEST_PURPOSE} characters."
        if legal_basis not in BASES:
            problems["legal_basis"] = "Choose the legal basis on which you do this."
        if wrong := _problem(names):
            problems["attributes"] = wrong
        return (None if problems else cls(said, legal_basis, names)), problems

    def turn_on(self, session: Session, site: Site, now: datetime) -> IdentifiedMode:
        mode = IdentifiedMode(name=random_name(20), site_id=site.id, organisation_id=site.organisation_id, since=now)
        self.put(mode)
        session.add(mode)
        session.flush()
        return mode

    def put(self, mode: IdentifiedMode) -> tuple[str, ...]:
        """Makes them the mode's; returns the names of attributes that are not allowed any more."""
        gone = tuple(name for name in mode.attributes or () if name not in self.attributes)
        mode.purpose, mode.legal_basis, mode.attributes = self.purpose, self.legal_basis, list(self.attributes)
        return gone


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in text.splitlines() for one in line.split(",") if (name := one.strip())))


def _problem(names: tuple[str, ...]) -> str:
    if len(names) > MOST_ATTRIBUTES:
        return f"At most {MOST_ATTRIBUTES} attributes can be allowed; each is one more thing to answer for."
    long = next((name for name in names if len(name) > LONGEST_NAME), "")
    if long:
        return f"{long[:20]}…: a name can have at most {LONGEST_NAME} characters."
    return "No page can set an attribute of the name __proto__." if "__proto__" in names else ""
