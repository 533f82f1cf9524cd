"""An organisation's own OpenID Connect providers. What they say opens that organisation and nothing else."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.openid.openid_provider import OpenIdProvider
from models.account.organisation import Organisation
from models.support.database import Base
from models.support.oidc_settings import LONGEST
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer

LONGEST_PROVIDER_NAME = 60
MOST_PROVIDERS = 10


class OrganisationProvider(Base):
    """`key` names it in addresses, for good: the provider has it written down. The secret is sealed for this row and issuer."""

    __tablename__ = "organisation_providers"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    key: Mapped[str] = mapped_column(String(24), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_PROVIDER_NAME))
    issuer: Mapped[str] = mapped_column(String(LONGEST))
    client_id: Mapped[str] = mapped_column(String(LONGEST))
    client_secret: Mapped[str] = mapped_column(Text, info=SEALED, default="")
    created_at: Mapped[datetime]

    organisation: Mapped[Organisation] = relationship(lazy="joined")

    @classmethod
    def next_key(cls, session: Session, organisation: Organisation) -> str:
        """How the next one will be called, so that it can be registered at the provider before it is added here."""
        taken = [one.key.rpartition("-")[2] for one in cls.all_of(session, organisation.id)]
        return f"{organisation.key}-{max(map(int, taken), default=0) + 1}"

    @classmethod
    def all_of(cls, session: Session, organisation_id: int) -> list["OrganisationProvider"]:
        return list(session.scalars(select(cls).where(cls.organisation_id == organisation_id).order_by(cls.id)))

    @classmethod
    def find(cls, session: Session, key: str) -> "OrganisationProvider | None":
        """The one that an address names, as long as its organisation is there."""
        found = session.scalar(select(cls).where(cls.key == key))
        return found if found is not None and found.organisation.is_open else None

    @classmethod
    def of_key(cls, session: Session, organisation_key: str) -> list["OrganisationProvider"]:
        """Those of the organisation that a link names."""
        organisation = session.scalar(select(Organisation).where(Organisation.key == organisation_key))
        return cls.all_of(session, organisation.id) if organisation and organisation.is_open else []

    @classmethod
    def of(cls, session: Session, organisation_id: int, provider_id: int) -> "OrganisationProvider | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == provider_id))

    def put_secret(self, sealer: Sealer, secret: str) -> None:
        self.client_secret = sealer.seal(secret, self._binding()) if secret else ""

    @property
    def described(self) -> OpenIdProvider:
        """As a list needs it, without its secret."""
        return OpenIdProvider(self.key, self.name, self.issuer, self.client_id, "", self.organisation_id)

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        self.put_secret(sealer, sealer.open(self.client_secret, self._binding()))

    def opened(self, sealer: Sealer) -> OpenIdProvider:
        """As a sign-in needs it. Raises Unsealable."""
        secret = sealer.open(self.client_secret, self._binding()) if self.client_secret else ""
        return replace(self.described, client_secret=secret)

    def _binding(self) -> Binding:
        to = {"organisation": self.organisation_id, "provider": self.key, "issuer": self.issuer}
        return Binding.of(SealedKind.PROVIDER_SECRET, **to)
