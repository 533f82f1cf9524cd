"""An organisation is the tenant: nothing crosses between organisations."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from models.account.member import Member
from models.account.reach import Reach
from models.account.role import Act, OrganisationAct, Role
from models.account.site_role import SiteRole
from models.support.database import Base
from models.support.quota_share import share
from models.support.random_name import random_name

KEY_LENGTH = 12
LONGEST_ORGANISATION_NAME = 100

WHO_IS_THERE = "cairn_who_is_there"
"""In what a session knows: who of those that were named is in which organisation."""

GRACE = timedelta(days=30)
"""For how long an owner can bring a deleted organisation back."""


class Organisation(Base):
    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(LONGEST_ORGANISATION_NAME))
    key: Mapped[str] = mapped_column(String(24), unique=True, default=lambda: random_name(KEY_LENGTH))
    """What the operator calls it by, in CAIRN_FETCH_ALLOW; no secret."""
    created_at: Mapped[datetime]
    provider_required: Mapped[bool] = mapped_column(default=False)
    """Whether members have to sign in through its own provider; owners may always do by their password, too."""
    zone: Mapped[str] = mapped_column(String(64), default="UTC", server_default="UTC")
    """The name of its time zone."""
    logo: Mapped[str] = mapped_column(String(16), default="", server_default="")
    """Says which logo it has (`organisation_logo`); empty for none."""
    deleted_at: Mapped[datetime | None]
    """When an owner deleted it: from then on it admits nobody and shows nothing, and `GRACE` later it is gone for good."""
    suspended_at: Mapped[datetime | None]
    """When the operator suspended it: from then on nobody gets in, while its visitors are served what is live."""
    suspended_because: Mapped[str] = mapped_column(String(300), default="", server_default="")
    """What its members are told."""
    held_at: Mapped[datetime | None]
    """Since when it is under legal hold (`models/privacy/legal_hold.py`): nothing of it is purged or erased."""
    held_because: Mapped[str] = mapped_column(String(300), default="", server_default="")
    """Which case it is held for."""
    authority: Mapped[str] = mapped_column(String(500), default="", server_default="")
    """The page of the supervisory authority that it chose (`models/privacy/authority.py`); empty for the instance's."""

    label_colours: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, server_default="{}")
    """Label of guides, in small letters → the number of the colour that was chosen for it (`models/guide/label_colour.py`)."""

    memberships: Mapped[list["Membership"]] = relationship(back_populates="organisation")

    @classmethod
    def found(cls, session: Session, name: str, owner: Member, now: datetime) -> "Organisation":
        """A new organisation, with its owner in it."""
        organisation = cls(name=name, created_at=now)
        session.add_all([organisation, organisation.admit(owner, Role.OWNER, now)])
        session.flush()
        return organisation

    @classmethod
    def is_any(cls, session: Session) -> bool:
        """Whether anybody lives on this instance."""
        return session.scalar(select(cls.id).limit(1)) is not None

    @classmethod
    def open_ones(cls) -> Select[int]:
        """The ids of those that are not deleted."""
        return select(cls.id).where(cls.deleted_at.is_(None))

    @classmethod
    def admitting_ones(cls) -> Select[int]:
        """The ids of those that let their members and their keys in: the operator did not suspend them, either."""
        return cls.open_ones().where(cls.suspended_at.is_(None))

    def local(self, moment: datetime) -> datetime:
        """The same moment by the organisation's own clock."""
        return moment.astimezone(ZoneInfo(self.zone))

    @property
    def is_open(self) -> bool:
        """To its members."""
        return self.deleted_at is None and self.suspended_at is None

    @property
    def gone_at(self) -> datetime | None:
        """When it can't be brought back any more."""
        return self.deleted_at + GRACE if self.deleted_at else None

    def admit(self, member: Member, role: Role, now: datetime | None = None) -> "Membership":
        return Membership(organisation=self, member=member, role=role.value, joined_at=now)


class Membership(Base):
    """A person's place in an organisation. One that is suspended stays in the list and admits nobody."""

    __tablename__ = "memberships"
    __table_args__ = share("members")

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(10))
    joined_at: Mapped[datetime | None]
    suspended_at: Mapped[datetime | None]
    signed_in_at: Mapped[datetime | None]
    """When they last came in here: by signing in, or from another organisation of theirs."""

    sends_pictures: Mapped[bool | None]
    """Whether pictures of pages on which they point are sent; None until they have seen what that is."""

    organisation: Mapped[Organisation] = relationship(back_populates="memberships", lazy="joined")
    member: Mapped[Member] = relationship(lazy="joined")

    site_roles: Mapped[list[SiteRole]] = relationship(
        lazy="selectin", order_by=SiteRole.site_id, cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def reach(self) -> Reach:
        return Reach(Role(self.role), {one.site_id: one.given for one in self.site_roles})

    def may(self, act: OrganisationAct) -> bool:
        """In the organisation itself."""
        return self.reach.may(act)

    def may_at(self, act: Act, site_id: int) -> bool:
        """With that site, and with everything that belongs to it."""
        return self.reach.may_at(act, site_id)

    @property
    def is_suspended(self) -> bool:
        """By somebody, or by themselves, as long as they have what is kept of them restricted."""
        return self.suspended_at is not None or self.member.restricted_at is not None

    @property
    def admits(self) -> bool:
        """Whether the member gets in by it: it is not suspended, and the organisation is not deleted."""
        return not self.is_suspended and self.organisation.is_open

    @classmethod
    def active(cls, session: Session, organisation_id: int, member_id: int) -> "Membership | None":
        """The place of that person in that organisation, if it admits them."""
        found = session.get(cls, (organisation_id, member_id), options=[joinedload(cls.site_roles)])
        return found if found is not None and found.admits else None

    @classmethod
    def name_in(cls, session: Session, organisation_id: int, member: Member) -> str:
        """How somebody is called beside what they made there, also when they are gone. Looked up once in a transaction."""
        known: dict[tuple[int, int], bool] = session.info.setdefault(WHO_IS_THERE, {})
        if (organisation_id, member.id) not in known:
            known[organisation_id, member.id] = session.get(cls, (organisation_id, member.id)) is not None
        if known[organisation_id, member.id]:
            return member.name
        return f"{member.name} ({'operator' if member.operator_since else 'former member'})"

    @classmethod
    def all_in(cls, session: Session, organisation_id: int) -> list["Membership"]:
        """Everybody in an organisation, by name; those who are suspended last."""
        rows = session.scalars(select(cls).where(cls.organisation_id == organisation_id))
        return sorted(rows, key=lambda row: (row.is_suspended, row.member.name.casefold(), row.member_id))

    @classmethod
    def members_of(cls, session: Session, organisation_id: int) -> list[Member]:
        """Who can be given work, by name."""
        return [row.member for row in cls.all_in(session, organisation_id) if not row.is_suspended]

    @classmethod
    def who_may_at(cls, session: Session, organisation_id: int, act: Act, site_id: int) -> list[Member]:
        """Who can be given such work on that site, by name."""
        rows = cls.all_in(session, organisation_id)
        return [row.member for row in rows if not row.is_suspended and row.may_at(act, site_id)]

    @classmethod
    def all_of(cls, session: Session, member_id: int) -> list["Membership"]:
        """Every organisation that a person is in, by name."""
        rows = session.scalars(select(cls).where(cls.member_id == member_id))
        return sorted(rows, key=lambda row: (row.organisation.name.casefold(), row.organisation_id))

    @classmethod
    def of(cls, session: Session, member_id: int) -> "Membership | None":
        """Where a person goes on when they sign in: in their only organisation, or in the one that they were in last. None when
        they have to choose.
        """
        rows = [row for row in cls.all_of(session, member_id) if row.admits]
        if len(rows) == 1:
            return rows[0]
        been = [(row.signed_in_at, row.organisation_id, row) for row in rows if row.signed_in_at]
        return max(been)[2] if been else None
