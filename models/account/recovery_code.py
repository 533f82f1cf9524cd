"""Codes for whoever loses their authenticator: written down once, each good once. Only their hashes are kept."""

import re

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.support.database import Base
from models.support.deleted_rows import deleted_rows
from models.support.random_name import random_name, secret_hash

CODES = 10
LENGTH, GROUP = 16, 4


class RecoveryCode(Base):
    __tablename__ = "recovery_codes"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)

    @classmethod
    def make(cls, session: Session, member: Member) -> list[str]:
        """Ten new ones, as they are to be written down; earlier ones are no use any more."""
        session.execute(delete(cls).where(cls.member_id == member.id))
        names = [random_name(LENGTH) for _ in range(CODES)]
        session.add_all([cls(member_id=member.id, code_hash=secret_hash(name)) for name in names])
        return ["-".join(re.findall("." * GROUP, name)) for name in names]

    @classmethod
    def use(cls, session: Session, member_id: int, typed: str) -> bool:
        """Spends a code; whether it was one. Hyphens, spaces and the size of letters do not matter."""
        plain = re.sub(r"[\s-]", "", typed).lower()
        return deleted_rows(session, delete(cls).where(cls.member_id == member_id, cls.code_hash == secret_hash(plain))) == 1

    @classmethod
    def left(cls, session: Session, member_id: int) -> int:
        return session.scalar(select(func.count()).select_from(cls).where(cls.member_id == member_id)) or 0
