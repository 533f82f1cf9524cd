"""The audit log: what was decided in an organisation, by whom or by which policy. Entries are only ever added.

Each is chained to the one before by hashes (`audit_chain`), and the database itself refuses to change or delete one.
"""

import hashlib
import secrets
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, String, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.member import Member
from models.account.organisation import Membership
from models.support.canonical_json import canonical
from models.support.database import Base

LOCK = 20_261
"""The space of PostgreSQL's advisory locks in which an organisation's number stands for the end of its log."""


ABOUT_SITE = "cairn_site"
"""In what a session knows: the site that the request is about, whose entries are seen only by who has access to it."""

LONGEST_SENTENCE = 500
NOTED = "cairn_noted"
"""In what a session knows: that something was noted in it."""

SELDOM = timedelta(hours=1)
MOST_REFUSALS = 10
LOOKED_BACK = 20
"""How many entries are looked at for the same words."""


class AuditEntry(Base):
    """`act` is a short name such as `repair.accepted`, `sentence` what a person reads; without a member, Cairn did it itself."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    at: Mapped[datetime]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    act: Mapped[str] = mapped_column(String(40))
    sentence: Mapped[str] = mapped_column(String(LONGEST_SENTENCE))
    site_id: Mapped[int | None]
    """The site that it is about, which may be gone since; it is no part of the chain."""
    salt: Mapped[str] = mapped_column(String(32))
    """Random: once it and the words are purged, nobody can tell from the commitment what they were, not even by guessing."""
    commitment: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    member: Mapped[Member | None] = relationship(lazy="joined")

    @classmethod
    def note(
        cls, session: Session, organisation_id: int, act: str, sentence: str, by: Member | None, now: datetime
    ) -> "AuditEntry":
        """Adds an entry behind the organisation's last one, which nobody else does at the same time."""
        if session.get_bind().dialect.name == "postgresql":
            session.execute(
                text("SELECT pg_advisory_xact_lock(:space, :organisation)"), {"space": LOCK, "organisation": organisation_id}
            )
        entry = cls(
            organisation_id=organisation_id,
            at=now,
            member_id=by.id if by else None,
            act=act,
            sentence=sentence[:LONGEST_SENTENCE],
        )
        entry.site_id = session.info.get(ABOUT_SITE)
        entry.salt = secrets.token_hex(16)
        entry.commitment = entry.committed()
        last = select(cls.hash).where(cls.organisation_id == organisation_id).order_by(cls.id.desc()).limit(1)
        entry.hash = chained(session.scalar(last) or "", entry.commitment)
        session.add(entry)
        session.flush()
        session.info[NOTED] = True
        return entry

    @staticmethod
    def about(session: Session, site_id: int) -> None:
        """What is noted in this transaction from now on is about that site."""
        session.info[ABOUT_SITE] = site_id

    @classmethod
    def note_seldom(
        cls,
        session: Session,
        organisation_id: int,
        act: str,
        sentence: str,
        by: Member,
        now: datetime,
        *,
        most: int | None = None,
    ) -> None:
        """The same words of the same member are noted once an hour, and at most `most` of such an act."""
        if cls.is_said(session, organisation_id, act, sentence, by.id, now, most=most):
            return
        cls.note(session, organisation_id, act, sentence, by, now)

    @classmethod
    def is_said(
        cls,
        session: Session,
        organisation_id: int,
        act: str,
        sentence: str,
        member_id: int,
        now: datetime,
        *,
        most: int | None = None,
    ) -> bool:
        """Whether `note_seldom` would add nothing."""
        query = select(cls).where(cls.organisation_id == organisation_id, cls.member_id == member_id, cls.act == act)
        query = query.where(cls.at > now - SELDOM, cls.salt != "").order_by(cls.id.desc()).limit(most or LOOKED_BACK)
        said = [entry.sentence for entry in session.scalars(query)]
        return sentence[:LONGEST_SENTENCE] in said or (most is not None and len(said) >= most)

    def committed(self) -> str:
        """What commits to this entry's words without saying them."""
        said = canonical([self.organisation_id, self.at.astimezone(UTC).isoformat(), self.member_id, self.act, self.sentence])
        return hashlib.sha256(self.salt.encode() + said).hexdigest()

    @property
    def is_purged(self) -> bool:
        return not self.salt

    @classmethod
    def note_of_person(cls, session: Session, member: Member, act: str, sentence: str, now: datetime) -> None:
        """What a person changed about their account, in the log of each organisation that they are in."""
        for one in Membership.all_of(session, member.id):
            cls.note(session, one.organisation_id, act, sentence, member, now)

    @classmethod
    def not_of(cls, sites: Collection[int]) -> ColumnElement[bool]:
        return or_(cls.site_id.is_(None), cls.site_id.not_in(sites))

    @classmethod
    def note_refusal(cls, session: Session, member: Member, sentence: str, now: datetime) -> None:
        """That somebody did not get in as that person, in the same logs: not each time, lest whoever guesses fills them."""
        for one in Membership.all_of(session, member.id):
            cls.note_seldom(session, one.organisation_id, "session.refused", sentence, member, now, most=MOST_REFUSALS)

    @classmethod
    def newest(
        cls,
        session: Session,
        organisation_id: int,
        most: int = 50,
        *,
        words: str = "",
        member_id: int | None = None,
        about: str = "",
        but: Collection[int] = (),
    ) -> list["AuditEntry"]:
        """Those that have each of the words, by that member, about that subject, such as `review`; nothing of the sites `but`."""
        query = select(cls).where(cls.organisation_id == organisation_id, cls.salt != "", cls.not_of(but))
        for word in words.split()[:8]:
            query = query.where(or_(*(column.icontains(word, autoescape=True) for column in (cls.sentence, cls.act))))
        if member_id is not None:
            query = query.where(cls.member_id == member_id)
        if about:
            query = query.where(cls.act.startswith(f"{about}.", autoescape=True))
        return list(session.scalars(query.order_by(cls.id.desc()).limit(most)))


def chained(before: str, commitment: str) -> str:
    """The hash of an entry behind another one."""
    return hashlib.sha256(f"{before}:{commitment}".encode()).hexdigest()
