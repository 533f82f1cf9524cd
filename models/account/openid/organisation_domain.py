"""Domains of organisations: whose one is was shown by a DNS record, or listed by the operator. A domain is one organisation's."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Organisation
from models.support.database import Base
from models.support.outbound.host import read_address, read_host
from models.support.random_name import random_name

MOST_DOMAINS = 50
LONGEST_DOMAIN = 190


class DomainRefused(ValueError):
    """That domain can't be added; the sentence says why."""


class OrganisationDomain(Base):
    """`held` is the name once more when it is verified, and unique: until then anybody may say that a domain is theirs."""

    __tablename__ = "organisation_domains"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_DOMAIN))
    token: Mapped[str] = mapped_column(String(40))
    held: Mapped[str | None] = mapped_column(String(LONGEST_DOMAIN), unique=True)
    created_at: Mapped[datetime]
    verified_at: Mapped[datetime | None]

    @classmethod
    def add(cls, session: Session, organisation_id: int, typed: str, now: datetime) -> "OrganisationDomain":
        """Says that a domain is the organisation's, which still has to be shown. Raises DomainRefused."""
        name, present = read_domain(typed), cls.all_of(session, organisation_id)
        if any(one.name == name for one in present):
            raise DomainRefused(f"{name} is in the list already.")
        if len(present) >= MOST_DOMAINS:
            raise DomainRefused(f"An organisation has at most {MOST_DOMAINS} domains; remove one first.")
        made = cls(organisation_id=organisation_id, name=name, token=random_name(30), created_at=now)
        made.held = made.verified_at = None
        session.add(made)
        session.flush()
        return made

    @property
    def record(self) -> str:
        """What the TXT record has to say."""
        return f"cairn={self.token}"

    def verify(self, session: Session, now: datetime) -> None:
        """To be called once the record was seen. Raises IntegrityError when it is another organisation's."""
        self.held, self.verified_at = self.name, now
        session.flush()

    @classmethod
    def all_of(cls, session: Session, organisation_id: int) -> list["OrganisationDomain"]:
        return list(session.scalars(select(cls).where(cls.organisation_id == organisation_id).order_by(cls.name)))

    @classmethod
    def of(cls, session: Session, organisation_id: int, domain_id: int) -> "OrganisationDomain | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == domain_id))


def holder_of(session: Session, domain: str, listed: Mapping[str, str]) -> Organisation | None:
    """Whose domain that is, as long as the organisation is there. `listed` is the operator's word, which comes first."""
    if domain in listed:
        found = session.scalar(select(Organisation).where(Organisation.key == listed[domain]))
    else:
        held = select(OrganisationDomain.organisation_id).where(OrganisationDomain.held == domain)
        found = session.scalar(select(Organisation).where(Organisation.id.in_(held))) if domain else None
    return found if found is not None and found.is_open else None


def read_domain(typed: str) -> str:
    """The domain in its one form. Raises DomainRefused."""
    try:
        name = read_host(typed.strip().removeprefix("@"))
    except ValueError as problem:
        raise DomainRefused("That is no domain. One looks like example.com.") from problem
    if "." not in name or read_address(name) is not None or len(name) > LONGEST_DOMAIN:
        raise DomainRefused("That is no domain. One looks like example.com.")
    return name
