"""The logo of an organisation, whole and small; those that have none are known by their first letter."""

from sqlalchemy import ForeignKey, LargeBinary, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Organisation
from models.engine.small_picture import picture_mark
from models.support.database import Base


class OrganisationLogo(Base):
    __tablename__ = "organisation_logos"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)

    @classmethod
    def keep(cls, session: Session, organisation: Organisation, body: bytes) -> None:
        """A logo that `whole_picture` drew, in place of the one before."""
        session.merge(cls(organisation_id=organisation.id, body=body))
        organisation.logo = picture_mark(body)

    @classmethod
    def remove(cls, session: Session, organisation: Organisation) -> None:
        session.execute(delete(cls).where(cls.organisation_id == organisation.id))
        organisation.logo = ""
