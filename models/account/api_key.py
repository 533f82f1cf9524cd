"""API keys: what a program acts with. A key belongs to the organisation; only the hash of its secret is kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.account.reach import Reach
from models.account.role import Act, Role
from models.account.site_role import NO_ACCESS
from models.support.database import Base
from models.support.random_name import new_secret, secret_hash

PREFIX = "cairn_"
"""What every secret begins with, so that whoever finds one in a log or a repository knows what it opens."""

SCOPES: dict[str, Act] = {"read": "view", "write": "edit", "review": "review", "publish": "publish", "manage": "manage"}
"""Scope → what its holder may do; the words are those of roles (`models.account.role`)."""

LONGEST_NAME = 100
MOST_KEYS = 100
LONGEST_DAYS = 366
GRACE = timedelta(hours=24)
"""How long the secret before a rotation opens as well, so that programs can be changed one after the other."""


class BadKey(ValueError):
    """A key that can't be made; the sentence says why."""


class ApiKey(Base):
    """`made_by` is whose work it does: what the key writes is theirs, and what they wrote it can't approve.

    `used_on` is the day of its last use, for telling keys that nobody needs any more; no time, no address.
    """

    __tablename__ = "api_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    ending: Mapped[str] = mapped_column(String(4))
    """The secret's last four characters, to know it by."""
    former_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    former_until: Mapped[datetime | None]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    used_on: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[datetime | None]
    sites: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    """The ids of the sites that it is for; None for all of them, and the organisation itself."""
    left_reach: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """How far its maker reached when they left: their role, and those on sites by the site's number."""

    made_by: Mapped[Member] = relationship(lazy="joined")

    @classmethod
    def make(
        cls,
        session: Session,
        maker: Membership,
        name: str,
        scopes: list[str],
        days: int | None,
        now: datetime,
        sites: Iterable[int] | None = None,
    ) -> tuple["ApiKey", str]:
        """A key and its secret, which nobody can read again. It expires after so many days, or never, and is for those `sites`
        of the organisation or for all of it. Raises BadKey.
        """
        only_at = None if sites is None else frozenset(sites)
        _assert_can_be_made(session, maker, name, scopes, days, now, only_at)
        secret = _new_secret()
        key = cls(organisation_id=maker.organisation_id, name=name, scopes=[one for one in SCOPES if one in scopes])
        key.secret_hash, key.ending = secret_hash(secret), secret[-4:]
        key.made_by, key.made_at = maker.member, now
        key.sites = None if only_at is None else sorted(only_at)
        key.expires_at = now + timedelta(days=days) if days else None
        session.add(key)
        session.flush()
        return key, secret

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "ApiKey | None":
        """The key of that secret, if it opens anything at that time."""
        if not secret.startswith(PREFIX):
            return None
        given = secret_hash(secret)
        still = (cls.former_hash == given) & (cls.former_until > now)
        unexpired = or_(cls.expires_at.is_(None), cls.expires_at > now)
        found = select(cls).where(or_(cls.secret_hash == given, still), cls.ended_at.is_(None), unexpired)
        return session.scalar(found.where(cls.organisation_id.in_(Organisation.admitting_ones())))

    @classmethod
    def of(cls, session: Session, organisation_id: int, key_id: int) -> "ApiKey | None":
        return session.scalar(select(cls).where(cls.organisation_id == organisation_id, cls.id == key_id))

    @classmethod
    def all_of(cls, session: Session, organisation_id: int) -> list["ApiKey"]:
        """Those that were not ended, the newest first; those that expired too."""
        query = select(cls).where(cls.organisation_id == organisation_id, cls.ended_at.is_(None))
        return list(session.scalars(query.order_by(cls.id.desc())))

    def reach(self, session: Session) -> Reach:
        """What it may do now: its scopes, and while its maker is a member never more than they may, on each site; nothing while
        they are suspended.

        When they have left, the key is the organisation's alone and keeps what `hand_over` left it.
        """
        asked = frozenset[Act](SCOPES[one] for one in self.scopes if one in SCOPES)
        maker = session.get(Membership, (self.organisation_id, self.made_by_id))
        if maker is None:
            left = self.left_reach or {"role": Role.ADMIN, "sites": {}}
            sites = {int(site): None if role == NO_ACCESS else Role(role) for site, role in left["sites"].items()}
            return Reach(Role(left["role"]), sites, asked, self._only_at)
        return Reach(maker.reach.role, maker.reach.on_sites, frozenset() if maker.is_suspended else asked, self._only_at)

    @property
    def _only_at(self) -> frozenset[int] | None:
        return None if self.sites is None else frozenset(self.sites)

    def rotate(self, now: datetime) -> str:
        """Gives it another secret; the present one opens for as long as `GRACE`, one from before no longer."""
        secret = _new_secret()
        self.former_hash, self.former_until = self.secret_hash, now + GRACE
        self.secret_hash, self.ending = secret_hash(secret), secret[-4:]
        return secret

    def end(self, now: datetime) -> None:
        """For good: neither of its secrets opens anything from now on."""
        self.ended_at = self.ended_at or now

    def is_over(self, now: datetime) -> bool:
        return self.ended_at is not None or (self.expires_at is not None and self.expires_at <= now)

    def note_use(self, now: datetime) -> None:
        self.used_on = str(now.date())

    @classmethod
    def hand_over(cls, session: Session, leaver: Membership) -> int:
        """Before a member leaves or is removed: their keys go on, as far as their role reached, and never further afterwards.

        Returns how many.
        """
        keys = [one for one in cls.all_of(session, leaver.organisation_id) if one.made_by_id == leaver.member_id]
        for key in keys:
            key.scopes = [one for one in key.scopes if leaver.reach.may_anywhere(SCOPES[one])]
            key.left_reach = {"role": leaver.role, "sites": {str(one.site_id): one.role for one in leaver.site_roles}}
        return len(keys)


def _assert_can_be_made(
    session: Session,
    maker: Membership,
    name: str,
    scopes: list[str],
    days: int | None,
    now: datetime,
    only_at: frozenset[int] | None,
) -> None:
    if not name or len(name) > LONGEST_NAME:
        raise BadKey(f"Give the key a name of at most {LONGEST_NAME} characters, such as Deploy.")
    if not scopes or any(one not in SCOPES for one in scopes):
        raise BadKey(f"Choose what the key may do: {', '.join(SCOPES)}.")
    if only_at is not None and (not only_at or not all(maker.reach.role_at(site) for site in only_at)):
        raise BadKey("Choose the sites that the key is for, or let it be for all of them.")
    reach = replace(maker.reach, only_at=only_at)
    beyond = [one for one in SCOPES if one in scopes and not reach.may_anywhere(SCOPES[one])]
    if beyond:
        where = "; " if only_at is None else ", and no higher on these sites; "
        raise BadKey(f"Your role here is {maker.role}{where}a key of yours can't have the scope {beyond[0]}.")
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise BadKey(f"A key is good for 1 to {LONGEST_DAYS} days, or until it is ended.")
    there = select(func.count()).where(ApiKey.organisation_id == maker.organisation_id, ApiKey.ended_at.is_(None))
    if (session.scalar(there.where(or_(ApiKey.expires_at.is_(None), ApiKey.expires_at > now))) or 0) >= MOST_KEYS:
        raise BadKey(f"An organisation can have at most {MOST_KEYS} keys; end one first.")


def _new_secret() -> str:
    return PREFIX + new_secret()
