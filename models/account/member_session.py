"""How a member stays signed in: one row for each browser, with the organisation that they work in there."""

from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, ForeignKey, String, Text, and_, delete, func, select, update
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
"""How long a sign-in lasts at most, however much it is used."""

UNUSED_FOR = timedelta(days=3)
"""How long it lasts unused: a weekend, and not much more."""

CHANGING_HANDS = timedelta(minutes=1)
"""How long the old secret still opens what the new one does: what the browser asked before it had that one."""

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
    is_to_renew: Mapped[bool] = mapped_column(default=False)
    """Whether somebody else changed what its member may do: the next page that they open brings a new secret."""

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
        that is bound stays where it is. It ends when it would have ended: nobody signed in anew.
        """
        member, device, began, ends = self.member, self.device, self.created_at, self.expires_at
        goes_to = self.organisation_id if self.is_bound else organisation_id or self.organisation_id
        session.execute(delete(MemberSession).where(MemberSession.secret_hash == self.secret_hash))
        session.expunge(self)
        secret = MemberSession.start(session, member, now, device, goes_to, is_bound=self.is_bound)
        session.flush()
        new = session.get_one(MemberSession, secret_hash(secret))
        new.created_at, new.expires_at = began, min(ends, now + SIGNED_IN_FOR)
        return secret

    @classmethod
    def change_hands(cls, session: Session, kept_hash: str, now: datetime) -> str | None:
        """The secret that takes the place of one whose member's rights somebody changed; None where another request was faster.
        What the browser asked meanwhile is still answered under the old one.
        """
        old = session.scalar(select(cls).where(cls.secret_hash == kept_hash, cls.is_to_renew).with_for_update(of=cls))
        if old is None:
            return None
        secret = new_secret()
        new = cls(secret_hash=secret_hash(secret), member=old.member, device=old.device, created_at=old.created_at, used_at=now)
        new.organisation_id, new.is_bound, new.expires_at = old.organisation_id, old.is_bound, old.expires_at
        session.add(new)
        old.is_to_renew, old.expires_at = False, min(old.expires_at, now + CHANGING_HANDS)
        return secret

    @classmethod
    def renew_soon(cls, session: Session, member_id: int) -> None:
        """Somebody else changed what the member may do: every browser of theirs gets a new secret with its next page."""
        session.execute(update(cls).where(cls.member_id == member_id).values(is_to_renew=True))

    @classmethod
    def find(cls, session: Session, secret: str, now: datetime) -> "MemberSession | None":
        return session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret), cls.lasts(now)))

    @classmethod
    def why_over(cls, session: Session, secret: str, now: datetime) -> str:
        """Why this browser is not signed in any more, for whoever was; what was ended or cleared away is only that."""
        found = session.scalar(select(cls).where(cls.secret_hash == secret_hash(secret)))
        if found is None:
            return "You are no longer signed in here. Sign in to go on."
        if found.expires_at <= now:
            return f"A sign-in lasts {SIGNED_IN_FOR.days} days. Sign in to go on."
        return f"This browser was not used for {UNUSED_FOR.days} days, so you were signed out. Sign in to go on."

    @classmethod
    def sender(cls, session: Session, secret: str, now: datetime) -> tuple[int, int | None] | None:
        """The ids of the member and of the organisation they work in: as much as is asked of every request, in one question."""
        here = select(cls.member_id, Membership.organisation_id).outerjoin(Membership, cls._admits())
        row = session.execute(here.where(cls.secret_hash == secret_hash(secret), cls.lasts(now))).first()
        return (row[0], row[1]) if row else None

    @classmethod
    def all_of(cls, session: Session, member: Member, now: datetime) -> list["MemberSession"]:
        """Where a member is signed in, the browser that was used last first."""
        query = select(cls).where(cls.member_id == member.id, cls.lasts(now), cls.expires_at > now + CHANGING_HANDS)
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
    def lasts(cls, now: datetime | BindParameter[datetime], since: BindParameter[datetime] | None = None) -> ColumnElement[bool]:
        used = func.coalesce(cls.used_at, cls.created_at)
        return and_(cls.expires_at > now, used > (now - UNUSED_FOR if since is None else since))

    @classmethod
    def _admits(cls) -> ColumnElement[bool]:
        return and_(
            Membership.member_id == cls.member_id,
            Membership.organisation_id == cls.organisation_id,
            Membership.suspended_at.is_(None),
            cls.member_id.not_in(select(Member.id).where(Member.restricted_at.is_not(None))),
            cls.organisation_id.in_(Organisation.admitting_ones()),
        )
