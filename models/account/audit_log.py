"""The audit log: what was decided, by whom or by which policy. Entries are only ever added.

Its words, who did it and from where are sealed (`audit_key`); in the clear is what a filter needs: when, what kind of act, and
the numbers of member and site. Each entry is chained to the one before by hashes of what is sealed (`audit_chain`), and the
database itself refuses to change or delete one.
"""

from collections.abc import Collection
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, ForeignKey, Index, String, Text, or_, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session, relationship

from models.account.audit_key import AuditKey, open_under, opened_keys, seal_under
from models.account.audit_words import AuditWords, bound_to, chained, commitment_of, hash_of
from models.account.member import Member
from models.account.organisation import Membership
from models.support.database import Base, sealer_of

LOCK = 20_261
"""The space of PostgreSQL's advisory locks in which an organisation's number stands for the end of its log."""

ABOUT_SITE = "cairn_site"
"""In what a session knows: the site that the request is about, whose entries are seen only by who has access to it."""

ASKED_FROM = "cairn_asked_from"
"""In what a session knows: the network, shortened, and the key from which it is asked for what it does."""

NOTED = "cairn_noted"
"""In what a session knows: that something was noted in it."""

LONGEST_SENTENCE = 500
LOOKED_THROUGH = 5000
"""How many entries are opened at most to look for words: they are sealed, so that the database can't."""


class AuditEntry(Base):
    """`act` is a short name such as `repair.accepted`, `sentence` what a person reads; without a member, Cairn did it itself.

    `about_id` is whom it was done to. Of an entry whose key was destroyed only act, time and hashes are left.
    """

    __tablename__ = "audit_entries"
    __table_args__ = (Index("ix_audit_entries_organisation_id_member_id_at", "organisation_id", "member_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    at: Mapped[datetime]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    about_id: Mapped[int | None]
    act: Mapped[str] = mapped_column(String(40))
    site_id: Mapped[int | None]
    """The site that it is about, which may be gone since; it is no part of the chain."""
    key_id: Mapped[int | None]
    about_key_id: Mapped[int | None]
    sealed: Mapped[str] = mapped_column(Text, default="")
    sealed_hash: Mapped[str] = mapped_column(String(64), default="")
    """Empty for an entry from before entries were sealed: its commitment was made of its words."""
    open_sentence: Mapped[str] = mapped_column("sentence", String(500), default="")
    salt: Mapped[str] = mapped_column(String(32), default="")
    """What an entry had before it was sealed by `cairn migrate`; new ones have neither."""
    commitment: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    member: Mapped[Member | None] = relationship(lazy="joined")

    @classmethod
    def note(
        cls,
        session: Session,
        organisation_id: int,
        act: str,
        sentence: str,
        by: Member | None,
        now: datetime,
        *,
        about: Member | None = None,
        site_id: int | None = None,
    ) -> "AuditEntry":
        """Adds an entry behind the last one, as nobody else does meanwhile. Without a `site_id` it is about the request's."""
        if session.get_bind().dialect.name == "postgresql":
            session.execute(
                text("SELECT pg_advisory_xact_lock(:space, :organisation)"), {"space": LOCK, "organisation": organisation_id}
            )
        about = None if about is by else about
        entry = cls(organisation_id=organisation_id, at=now, act=act, site_id=site_id or session.info.get(ABOUT_SITE))
        entry.member_id, entry.about_id = by.id if by else None, about.id if about else None
        words = AuditWords(sentence[:LONGEST_SENTENCE], session.info.get(ASKED_FROM, ""), entry.member_id, entry.about_id)
        entry.seal(session, words)
        entry.sealed_hash = hash_of(entry.sealed)
        entry.commitment = entry.committed()
        last = select(cls.hash).where(cls.organisation_id == organisation_id).order_by(cls.id.desc()).limit(1)
        entry.hash = chained(session.scalar(last) or "", entry.commitment)
        session.add(entry)
        session.flush()
        session.info[NOTED] = True
        return entry

    def seal(self, session: Session, words: AuditWords) -> None:
        """Puts them under the keys of who did it and whom it is about, of the entry's month."""
        sealer, people = sealer_of(session), [self.member_id, *([self.about_id] if self.about_id is not None else [])]
        keys = [AuditKey.of(session, sealer, self.organisation_id, person, self.at) for person in people]
        self.key_id, self.about_key_id = keys[0].id, keys[1].id if len(keys) > 1 else None
        self.sealed = seal_under([key.secret(sealer) for key in keys], words.to_json(), self._bound)

    def opened(self) -> AuditWords:
        """What is sealed in it. Raises Unsealable when a key was destroyed, or somebody changed it."""
        session = object_session(self)
        if session is None:
            raise LookupError("this entry is not in a transaction")
        secrets = opened_keys(session, self.organisation_id, self.key_ids)
        return AuditWords.of_json(open_under(secrets, self.sealed, self._bound))

    @property
    def key_ids(self) -> list[int]:
        return [number for number in (self.key_id, self.about_key_id) if number is not None]

    @property
    def sentence(self) -> str:
        return self.opened().sentence if self.sealed else self.open_sentence

    @property
    def asked_from(self) -> str:
        return self.opened().asked_from if self.sealed else ""

    @property
    def is_purged(self) -> bool:
        return not self.sealed and not self.open_sentence

    def committed(self) -> str:
        """What commits to what is sealed, and to what is in the clear beside it."""
        return commitment_of(self.organisation_id, self.at, self.act, self.key_ids, self.sealed_hash)

    @property
    def _bound(self) -> bytes:
        return bound_to(self.organisation_id, self.at, self.act)

    @staticmethod
    def asked_from_command_line(session: Session) -> None:
        session.info[ASKED_FROM] = "the command line"

    @staticmethod
    def about(session: Session, site_id: int) -> None:
        """What is noted in this transaction from now on is about that site."""
        session.info[ABOUT_SITE] = site_id

    @classmethod
    def note_of_person(cls, session: Session, member: Member, act: str, sentence: str, now: datetime) -> None:
        """What a person changed about their account, in the log of each organisation that they are in."""
        for one in Membership.all_of(session, member.id):
            cls.note(session, one.organisation_id, act, sentence, member, now)

    @classmethod
    def there(cls) -> ColumnElement[bool]:
        """Those that can still be read."""
        return or_(cls.sealed != "", cls.open_sentence != "")

    @classmethod
    def not_of(cls, sites: Collection[int]) -> ColumnElement[bool]:
        return or_(cls.site_id.is_(None), cls.site_id.not_in(sites))

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
        site_id: int | None = None,
        but: Collection[int] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        older_than: int | None = None,
    ) -> list["AuditEntry"]:
        """Those that say all of that, `about` a subject such as `review`; words are looked for in `LOOKED_THROUGH` entries."""
        query = select(cls).where(cls.organisation_id == organisation_id, cls.there(), cls.not_of(but))
        if member_id is not None:
            query = query.where(or_(cls.member_id == member_id, cls.about_id == member_id))
        if about:
            query = query.where(cls.act.startswith(f"{about}.", autoescape=True))
        query = query.where(
            *([cls.site_id == site_id] if site_id else []),
            *([cls.at >= since] if since else []),
            *([cls.at < until] if until else []),
        )
        query = query.where(*([cls.id < older_than] if older_than is not None else [])).order_by(cls.id.desc())
        wanted = words.casefold().split()[:8]
        if not wanted:
            return list(session.scalars(query.limit(most)))
        found = (one for one in session.scalars(query.limit(LOOKED_THROUGH)) if _says(one, wanted))
        return list(islice(found, most))


def _says(entry: AuditEntry, wanted: Collection[str]) -> bool:
    said = f"{entry.sentence} {entry.act}".casefold()
    return all(word in said for word in wanted)
