"""What an organisation asks of its own work: reviews before publishing, repairs that are accepted without asking."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base

LOWEST, HIGHEST = 80, 100


class Policy(Base):
    """One row for an organisation that changed anything; without one, the defaults hold.

    `accept_above` is a percentage of agreement from which a sure repair goes into a draft by itself; None leaves every
    repair to a member.
    """

    __tablename__ = "organisation_policies"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    reviews_required: Mapped[bool] = mapped_column(default=False)
    accept_above: Mapped[int | None]

    @classmethod
    def of(cls, session: Session, organisation_id: int) -> "Policy":
        """The organisation's policy; the defaults are not stored until something is changed."""
        stored = session.get(cls, organisation_id)
        return stored or cls(organisation_id=organisation_id, reviews_required=False, accept_above=None)

    def accepts(self, share: float) -> bool:
        """Whether a sure repair with that share of agreement (0 to 1) is taken over without asking."""
        return self.accept_above is not None and share * 100 >= self.accept_above
