"""A member: a person with an account."""

from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.database import Base

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200

_hasher = PasswordHasher()  # argon2id with the parameters of RFC 9106's second recommendation


class PasswordRefused(ValueError):
    """A password that can't be taken; the sentence says why."""


@cache
def _nobody() -> str:
    """A hash to compare with where there is none, so that a wrong address takes as long as a wrong password."""
    return _hasher.hash("nobody has this password")


class Member(Base):
    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]

    def set_password(self, password: str) -> None:
        """Takes a new password, kept as an argon2id hash; raises PasswordRefused."""
        if len(password) < SHORTEST_PASSWORD:
            raise PasswordRefused(f"Use at least {SHORTEST_PASSWORD} characters; a few words in a row are easy to remember.")
        if len(password) > LONGEST_PASSWORD:
            raise PasswordRefused(f"Use at most {LONGEST_PASSWORD} characters.")
        if password.casefold() in {self.email.casefold(), self.name.casefold()} or len(set(password)) < 4:
            raise PasswordRefused("That would be guessed at once; use something that is not your name or one letter repeated.")
        self.password_hash = _hasher.hash(password)

    @classmethod
    def by_password(cls, session: Session, email: str, password: str) -> "Member | None":
        """The member with that address and password. Takes as long for an unknown address as for a known one."""
        member = session.scalar(select(cls).where(cls.email == email.strip().casefold()))
        stored = member.password_hash if member and member.password_hash else _nobody()
        try:
            _hasher.verify(stored, password[: LONGEST_PASSWORD + 1])
        except (VerificationError, InvalidHashError):
            return None
        return member if stored is not _nobody() else None
