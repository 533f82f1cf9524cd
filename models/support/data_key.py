"""Data keys: what rows are sealed under, each wrapped by the master key. One is the newest; the others are retired and go when
nothing is sealed under them any more.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import String, Text, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base, sealer_of
from models.support.dialect_insert import insert_into
from models.support.sealer import FIRST_KEY, Unsealable

AGE = timedelta(days=90)
"""How old the newest key grows before the worker makes another one."""

CHECKED = "cairn_keys_in_use"
"""In what a session knows: data keys that stay until its transaction ends."""


class KeyGone(RuntimeError):
    """Something was sealed under a key that was destroyed meanwhile. Nothing was kept of it; asked again, it goes well."""


class DataKey(Base):
    """`master` is the fingerprint of the master key that wraps it. The first one is derived from the secret key and has nothing
    to wrap; its row says that something may still be sealed under it.
    """

    __tablename__ = "data_keys"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    wrapped: Mapped[str] = mapped_column(Text)
    master: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    @property
    def name(self) -> str:
        return str(self.id)

    @classmethod
    def newest(cls, session: Session) -> "DataKey | None":
        return session.scalar(select(cls).where(cls.retired_at.is_(None)).order_by(cls.id.desc()).limit(1))

    @classmethod
    def retired(cls, session: Session) -> list["DataKey"]:
        return list(session.scalars(select(cls).where(cls.retired_at.is_not(None)).order_by(cls.id)))

    @classmethod
    def make(cls, session: Session, now: datetime) -> "DataKey":
        """A new one, under which everything is sealed from now on; of two that are made at once there is one."""
        master = sealer_of(session).chain.master
        number = max(int(FIRST_KEY), session.scalar(select(func.max(cls.id))) or 0) + 1
        wrapped = master.wrap(secrets.token_bytes(32), str(number))
        row = insert_into(session, cls).values(id=number, wrapped=wrapped, master=master.fingerprint, made_at=now)
        session.execute(row.on_conflict_do_nothing(index_elements=[cls.id]))
        session.execute(update(cls).where(cls.id < number, cls.retired_at.is_(None)).values(retired_at=now))
        return session.get_one(cls, number, populate_existing=True)

    @classmethod
    def start(cls, session: Session, now: datetime) -> bool:
        """The first key of an instance that has none. What was sealed before keys were kept here is sealed anew like under any
        retired key.
        """
        if session.scalar(select(cls.id).limit(1)) is not None:
            return False
        session.add(cls(id=int(FIRST_KEY), wrapped="", master="", made_at=now, retired_at=now))
        session.flush()
        cls.make(session, now)
        return True

    @classmethod
    def rewrap(cls, session: Session) -> int:
        """Wraps anew, under the present master key, what a former one wraps; returns how many. Raises WrongMasterKey."""
        master = sealer_of(session).chain.master
        old = session.scalars(select(cls).where(cls.wrapped != "", cls.master != master.fingerprint)).all()
        for row in old:
            row.wrapped, row.master = master.wrap(master.unwrap(row.wrapped, row.name), row.name), master.fingerprint
        return len(old)

    def is_due(self, now: datetime) -> bool:
        return now - self.made_at >= AGE


def keep_until_the_end(session: Session, name: str) -> bool:
    """Whether that data key is there, and makes sure that nobody destroys it before this transaction has ended."""
    checked: set[str] = session.info.setdefault(CHECKED, set())
    if name == FIRST_KEY or name in checked:
        return True
    if not name.isdigit():
        raise Unsealable
    there = select(DataKey.id).where(DataKey.id == int(name)).with_for_update(read=True, key_share=True)
    if session.connection().execute(there).first() is None:
        return False
    checked.add(name)
    return True


def key_to_seal_under(session: Session) -> str:
    """The name of the newest data key, which stays until this transaction has ended. Raises KeyGone."""
    sealer = sealer_of(session)
    if keep_until_the_end(session, sealer.newest):
        return sealer.newest
    sealer.chain.refresh()
    if not keep_until_the_end(session, sealer.newest):
        raise KeyGone
    return sealer.newest
