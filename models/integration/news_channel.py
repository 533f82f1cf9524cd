"""Where news goes: an organisation's Slack and webhooks, each for chosen kinds of news, and each member's choice about mail."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypedDict

from sqlalchemy import ForeignKey, String, Text, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Membership
from models.integration.delivery import WEBHOOK
from models.integration.news_category import known_categories
from models.integration.webhook import new_signing_secret
from models.support.database import Base
from models.support.sealed_field import SealedField
from models.support.sealed_row import SealedRow

NEVER, DAILY, AT_ONCE = "never", "daily", "at_once"
CHOICES = (NEVER, DAILY, AT_ONCE)
BOTH_SECRETS_FOR = timedelta(days=1)
"""For so long the secret before the last rotation signs, too."""

MOST_CHANNELS = 50
LONGEST_NAME = 60


class Destination(TypedDict):
    """One envelope holds all three, so that a secret signs for its own address only. `former` is the secret before this one."""

    url: str
    secret: str
    former: str


def _written(value: Destination) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


class NewsChannel(SealedRow, Base):
    """One address that is told of the `categories` chosen for it, of one site or, without, of all of them.

    The address is sealed: whoever holds it can write there. One that ended, because its receiver said that it is gone for good,
    is told nothing until somebody turns it on again.
    """

    __tablename__ = "news_channels"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("sites.id"))
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    chosen: Mapped[str] = mapped_column(String(200))
    sealed_destination: Mapped[str] = mapped_column("destination", Text)
    former_until: Mapped[datetime | None]
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str] = mapped_column(String(200), default="")

    destination = SealedField[Destination]("sealed_destination", _written, json.loads, {"url": "", "secret": "", "former": ""})

    @classmethod
    def put(
        cls,
        session: Session,
        organisation_id: int,
        kind: str,
        name: str,
        chosen: Iterable[str],
        site_id: int | None,
        destination: Destination,
        now: datetime,
    ) -> "NewsChannel":
        row = cls(organisation_id=organisation_id, kind=kind, name=name[:LONGEST_NAME], site_id=site_id, made_at=now)
        row.chosen, row.destination, row.ended_because = " ".join(known_categories(chosen)), destination, ""
        session.add(row)
        session.flush()
        return row

    @property
    def categories(self) -> tuple[str, ...]:
        return known_categories(self.chosen.split())

    @property
    def is_webhook(self) -> bool:
        return self.kind == WEBHOOK

    def point_at(self, url: str) -> str:
        """Another address, and with it another secret, which is returned; empty for Slack, which is not signed for."""
        secret = new_signing_secret() if self.is_webhook else ""
        self.destination, self.former_until = {"url": url, "secret": secret, "former": ""}, None
        self.reopen()
        return secret

    def rotate(self, now: datetime) -> str:
        """A new secret, which is returned; for a day both sign, so that no delivery is refused meanwhile. Raises Unsealable."""
        before, secret = self.destination, new_signing_secret()
        self.destination = {"url": before["url"], "secret": secret, "former": before["secret"]}
        self.former_until = now + BOTH_SECRETS_FOR
        return secret

    def secrets(self, now: datetime) -> list[str]:
        """Those that sign now, the newest first. Raises Unsealable."""
        where, both = self.destination, self.former_until is not None and now < self.former_until
        return [one for one in (where["secret"], where["former"] if both else "") if one]

    def end(self, because: str, now: datetime) -> None:
        self.ended_at, self.ended_because = now, because[:200]

    def reopen(self) -> None:
        self.ended_at, self.ended_because = None, ""

    @classmethod
    def all_of(cls, session: Session, organisation_id: int) -> list["NewsChannel"]:
        return list(session.scalars(select(cls).where(cls.organisation_id == organisation_id).order_by(cls.name, cls.id)))

    @classmethod
    def find(cls, session: Session, organisation_id: int, channel_id: int) -> "NewsChannel | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == channel_id))

    @classmethod
    def how_many(cls, session: Session, organisation_id: int) -> int:
        """Those that are told something."""
        there = cls.organisation_id == organisation_id, cls.ended_at.is_(None)
        return session.scalar(select(func.count()).select_from(cls).where(*there)) or 0

    @classmethod
    def wanting(cls, session: Session, organisation_id: int, category: str, site_id: int | None) -> list["NewsChannel"]:
        """Who is told of news of that kind, of that site or of none."""
        query = select(cls).where(cls.organisation_id == organisation_id, cls.ended_at.is_(None))
        query = query.where(or_(cls.site_id.is_(None), cls.site_id == site_id)).order_by(cls.id)
        return [one for one in session.scalars(query) if category in one.categories]


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
        reached = (one for one in seats if not one.is_suspended and one.member.objected_at is None)
        return [one.member for one in reached if site_id is None or one.may_at("view", site_id)]
