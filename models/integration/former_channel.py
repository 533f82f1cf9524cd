"""The one Slack and the one webhook that an organisation had before it could have several: `cairn migrate` moves them."""

from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import ForeignKey, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.integration.delivery import SLACK, WEBHOOK
from models.integration.news_category import FINDING, REVIEW
from models.integration.news_channel import Destination, NewsChannel
from models.support.database import Base
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer, Unsealable, is_of_first_format

ADDRESSES = {"slack_url": SealedKind.SLACK_ADDRESS, "webhook_url": SealedKind.WEBHOOK_ADDRESS}
TOLD = (REVIEW, FINDING)
"""What these were told of."""


class FormerChannel(Base):
    """Nothing is written here any more; what is left could not be opened."""

    __tablename__ = "channels"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    slack_url: Mapped[str] = mapped_column(Text, info=SEALED, default="")
    webhook_url: Mapped[str] = mapped_column(Text, info=SEALED, default="")
    webhook_secret: Mapped[str] = mapped_column(Text, info=SEALED, default="")

    @classmethod
    def move_all(cls, session: Session, sealer: Sealer, now: datetime) -> list[bool]:
        """Makes a channel of each address; says of each whether it could be opened. Those that can't be stay where they are."""
        return [done for row in session.scalars(select(cls)) for done in row._move(session, sealer, now)]  # noqa: SLF001 - its own

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        for name in (*ADDRESSES, "webhook_secret"):
            if value := self._read(sealer, name):
                setattr(self, name, sealer.seal(value, self._binding(sealer, name)))

    def _move(self, session: Session, sealer: Sealer, now: datetime) -> list[bool]:
        done: list[bool] = []
        for name, kind in (("slack_url", SLACK), ("webhook_url", WEBHOOK)):
            if not getattr(self, name):
                continue
            try:
                url = self._read(sealer, name)
                secret = self._read(sealer, "webhook_secret") if kind == WEBHOOK else ""
            except Unsealable:
                done.append(False)
                continue
            where: Destination = {"url": url, "secret": secret, "former": ""}
            NewsChannel.put(session, self.organisation_id, kind, urlsplit(url).netloc, TOLD, None, where, now)
            setattr(self, name, "")
            self.webhook_secret = "" if kind == WEBHOOK else self.webhook_secret
            done += [True, True] if secret else [True]
        return done

    def _read(self, sealer: Sealer, name: str) -> str:
        """The value, or empty. Raises Unsealable."""
        sealed: str = getattr(self, name)
        if is_of_first_format(sealed):
            return sealer.open_first(sealed, f"channel:{self.organisation_id}:{name}")
        return sealer.open(sealed, self._binding(sealer, name)) if sealed else ""

    def _binding(self, sealer: Sealer, name: str) -> Binding:
        if name == "webhook_secret":
            address = self._read(sealer, "webhook_url")
            return Binding.of(SealedKind.WEBHOOK_SECRET, organisation=self.organisation_id, address=address)
        return Binding.of(ADDRESSES[name], organisation=self.organisation_id)
