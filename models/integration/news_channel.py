"""Where news goes: an organisation's Slack and webhook, and each member's choice about mail."""

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Membership
from models.support.database import Base
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer

NEVER, DAILY, AT_ONCE = "never", "daily", "at_once"
CHOICES = (NEVER, DAILY, AT_ONCE)
ADDRESSES = {"slack_url": SealedKind.SLACK_ADDRESS, "webhook_url": SealedKind.WEBHOOK_ADDRESS}


class NewsChannel(Base):
    """An organisation's addresses for news, sealed: whoever holds one can write there. Empty ones are off."""

    __tablename__ = "channels"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    slack_url: Mapped[str] = mapped_column(Text, info=SEALED, default="")
    webhook_url: Mapped[str] = mapped_column(Text, info=SEALED, default="")
    webhook_secret: Mapped[str] = mapped_column(Text, info=SEALED, default="")

    @classmethod
    def of(cls, session: Session, organisation_id: int) -> "NewsChannel":
        """The organisation's channel; not stored until it is added."""
        kept = session.get(cls, organisation_id)
        return kept or cls(organisation_id=organisation_id, slack_url="", webhook_url="", webhook_secret="")

    def put(self, sealer: Sealer, name: str, value: str) -> None:
        """Seals a value into `slack_url`, `webhook_url` or `webhook_secret`; an empty one turns it off. The webhook's secret
        belongs to its address and goes with it.
        """
        if name == "webhook_url":
            self.webhook_secret = ""
        self.reseal(sealer, name, value)

    def reseal(self, sealer: Sealer, name: str, value: str) -> None:
        """Seals the same value anew. Raises Unsealable for the secret of an address that can't be opened."""
        setattr(self, name, sealer.seal(value, self._binding(sealer, name)) if value else "")

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        for name, value in {name: self.read(sealer, name) for name in (*ADDRESSES, "webhook_secret")}.items():
            self.reseal(sealer, name, value)

    def read(self, sealer: Sealer, name: str) -> str:
        """The value, or empty. Raises Unsealable."""
        sealed: str = getattr(self, name)
        return sealer.open(sealed, self._binding(sealer, name)) if sealed else ""

    def _binding(self, sealer: Sealer, name: str) -> Binding:
        if name == "webhook_secret":
            address = self.read(sealer, "webhook_url")
            return Binding.of(SealedKind.WEBHOOK_SECRET, organisation=self.organisation_id, address=address)
        return Binding.of(ADDRESSES[name], organisation=self.organisation_id)


class NewsChoice(Base):
    """How a member wants to hear of findings and reviews by mail. Without a row: never."""

    __tablename__ = "news_choices"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    mail: Mapped[str] = mapped_column(String(10), default=NEVER)

    member: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def of(cls, session: Session, organisation_id: int, member_id: int) -> str:
        kept = session.get(cls, (organisation_id, member_id))
        return kept.mail if kept else NEVER

    @classmethod
    def choose(cls, session: Session, organisation_id: int, member_id: int, mail: str) -> None:
        kept = session.get(cls, (organisation_id, member_id)) or cls(organisation_id=organisation_id, member_id=member_id)
        kept.mail = mail if mail in CHOICES else NEVER
        session.add(kept)

    @classmethod
    def who_wants(cls, session: Session, organisation_id: int, mail: str, site_id: int | None = None) -> list[Member]:
        """The members of the organisation who chose that; somebody who left gets nothing, nor who may not look at that site."""
        chose = cls.organisation_id == organisation_id, cls.mail == mail
        query = select(Membership).join(
            cls, (Membership.organisation_id == cls.organisation_id) & (Membership.member_id == cls.member_id)
        )
        seats = session.scalars(query.where(*chose, Membership.suspended_at.is_(None)).order_by(cls.member_id))
        return [one.member for one in seats if site_id is None or one.may_at("view", site_id)]
