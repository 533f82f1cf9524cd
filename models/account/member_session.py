"""How a member stays signed in: one row for each browser, with the organisation that they work in there."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, String, Text, and_, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.account_subject import member_subject
from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import new_secret, secret_hash
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

SIGNED_IN_FOR = timedelta(days=14)
USED_AGAIN_AFTER = timedelta(minutes=10)
"""How exactly it is known when a session was last used."""

NAMED_BY = 16
"""As much of the hash as names a session among its member's own."""


class MemberSession(SealedRow, Base):
    """A browser in which a member is signed in. The cookie holds the secret, the row its hash. `organisation_id` is the one that
    they chose to work in there; `device` says in words what kind of browser it is. One that is bound was opened by the word of
    that organisation's own provider, and opens nothing else: whoever runs the provider could say it of anybody.
    """

    __tablename__ = "member_sessions"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    is_bound: Mapped[bool] = mapped_column(default=False)
    sealed_device: Mapped[str] = mapped_column("device", Text, default="")
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)

    member: Mapped[Member] = relationship(lazy="joined")

    device = sealed_text("sealed_device", gone="")

    @property
    def subject(self) -> str:
        return member_subject(self.member_id)

    @property
    def name(self) -> str:
        return self.secret_hash[:NAMED_BY]

    def lets_into(self, membership: Membership) -> bool:
        """Whether what signed this browser in opens that place. An owner's password always does: it is the way back in."""
        if self.is_bound:
            return membership.organisation_id == self.organisation_id
        return not membership.organisation.provider_required or membership.may("own")

    @classmethod
    def start(
        cls,
        session: Session,
        member: Member,
        now: datetime,
        device: str = "",
        organisation_id: int | None = None,
        *,
        is_bound: bool = False,
    ) -> str:
        """Signs the member in and returns the secret for the cookie. Where no organisation is named, they go on in the one that
        they were in last.
        """
        secret = new_secret()
        row = cls(secret_hash=secret_hash(secret), member=member, device=device[:60], created_at=now, used_at=now)
        row.organisation_id, row.is_bound, row.expires_at = organisation_id, is_bound, now + SIGNED_IN_FOR
        chosen = Membership.of(session, member.id) if organisation_id is None and not is_bound else None
        if organisation_id is not None:
            chosen = Membership.active(session, organisation_id, member.id)
        if chosen is not None and not row.lets_into(chosen):
            chosen = None
        if chosen is not None:
            chosen.signed_in_at = now
        row.organisation_id = chosen.organisation_id if chosen else None
        session.add(row)
        return secret

    def renew(self, session: Session, now: datetime, organisation_id: int | None = None) -> str:
        """The same browser under a new secret, as after every change of what its member may do; the old one opens nothing. One
        that is bound stays where it is.
        """
        member, device = self.member, self.device
        goes_to = self.organisation_id if self.is_bound else organisation_id or self.organisation_id
        session.execute(delete(MemberSession).where(MemberSession.secret_hash == self.secret_hash))
        session.expunge(self)
        return MemberSession.start(session, member, now, device, goes_to, is_bound=self.is_bound)

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "MemberSession | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.expires_at > now))

    @classmethod
    def sender(cls, session: Session, secret: str, now: datetime) -> tuple[int, int | None] | None:
        """The ids of the member and of the organisation they work in: as much as is asked of every request, in one question."""
        here = select(cls.member_id, Membership.organisation_id).outerjoin(Membership, cls._admits())
        row = session.execute(here.where(cls.secret_hash == secret_hash(secret), cls.expires_at > now)).first()
        return (row[0], row[1]) if row else None

    @classmethod
    def all_of(cls, session: Session, member: Member, now: datetime) -> list["MemberSession"]:
        """Where a member is signed in, the browser that was used last first."""
        query = select(cls).where(cls.member_id == member.id, cls.expires_at > now)
        return list(session.scalars(query.order_by(cls.used_at.desc(), cls.secret_hash)))

    @classmethod
    def was_used(cls, session: Session, kept_hash: str, now: datetime) -> None:
        session.execute(update(cls).where(cls.secret_hash == kept_hash).values(used_at=now))

    def is_stale(self, now: datetime) -> bool:
        """Whether it should be noted that it is used."""
        return self.used_at is None or now - self.used_at > USED_AGAIN_AFTER

    @classmethod
    def end(cls, session: Session, secret: str) -> None:
        session.execute(delete(cls).where(cls.secret_hash == secret_hash(secret)))

    @classmethod
    def end_all(cls, session: Session, member: Member, but: "MemberSession | None" = None) -> None:
        """Signs the member out everywhere: whoever knew the old password, or holds a copied cookie, has nothing any more."""
        kept = but.secret_hash if but else ""
        session.execute(delete(cls).where(cls.member_id == member.id, cls.secret_hash != kept))

    @classmethod
    def leave_organisation(cls, session: Session, organisation_id: int) -> None:
        """Whoever works there at present has to choose another organisation."""
        session.execute(update(cls).where(cls.organisation_id == organisation_id).values(organisation_id=None))

    @classmethod
    def purge(cls, session: Session, now: datetime) -> int:
        """Deletes what has expired; returns how many."""
        return deleted_rows(session, delete(cls).where(cls.expires_at <= now))

    @classmethod
    def _admits(cls) -> ColumnElement[bool]:
        return and_(
            Membership.member_id == cls.member_id,
            Membership.organisation_id == cls.organisation_id,
            Membership.suspended_at.is_(None),
            cls.organisation_id.in_(Organisation.admitting_ones()),
        )
