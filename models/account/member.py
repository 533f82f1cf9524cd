"""A member: a person with an account."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.account_subject import address_index, index_of_address, member_subject
from models.account.guessable_password import why_guessable
from models.account.password_hash import belongs, hashed
from models.support.database import Base
from models.support.sealed_field import sealed_text
from models.support.sealed_row import SealedRow

LONGEST_NAME = 100
ERASED_NAME = "Somebody who was erased"
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200


class PasswordRefused(ValueError):
    """A password that can't be taken; the sentence says why."""


class Member(SealedRow, Base):
    __tablename__ = "members"

    id: Mapped[int] = mapped_column(primary_key=True)
    sealed_email: Mapped[str] = mapped_column("email", Text)
    email_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    sealed_name: Mapped[str] = mapped_column("name", Text)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    picture: Mapped[str] = mapped_column(String(16), default="", server_default="")
    """Says which picture they have (`member_picture`); empty for none."""
    created_at: Mapped[datetime]
    operator_since: Mapped[datetime | None]
    """For who runs the instance, and sees the counts and the health of all organisations: `cairn operator` makes them one."""
    restricted_at: Mapped[datetime | None]
    """Since when what is kept of them is kept and nothing else, as they asked: they get in nowhere, and get no mail."""
    objected_at: Mapped[datetime | None]
    """Since when they are shown to nobody as present and get no news, as they asked."""
    seen_at: Mapped[datetime | None]
    """The last night on which they were in an organisation or signed in."""
    held_at: Mapped[datetime | None]
    """Since when what is kept of them is under legal hold (`models/privacy/legal_hold.py`)."""
    sealed_held_because: Mapped[str] = mapped_column("held_because", Text, default="", server_default="")

    email = sealed_text("sealed_email", address_index(), gone="")
    name = sealed_text("sealed_name", gone=ERASED_NAME)
    held_because = sealed_text("sealed_held_because", gone="")

    @property
    def subject(self) -> str:
        return member_subject(self.id)

    def set_password(self, password: str) -> None:
        """Takes a new password; raises what `hash_of` raises."""
        self.password_hash = self.hash_of(password)

    def hash_of(self, password: str) -> str:
        """The argon2id hash to keep of a new password of theirs. It takes a while, so that no transaction should be open.

        Raises PasswordRefused and TooManyComparisons.
        """
        if reason := why_no_password(password, (self.email, self.name)):
            raise PasswordRefused(reason)
        return hashed(password)

    @classmethod
    def by_email(cls, session: Session, email: str) -> "Member | None":
        return session.scalar(select(cls).where(cls.email_index == index_of_address(session, email)))


def why_no_password(password: str, names: Iterable[str]) -> str:
    """A sentence that says why that can't be the password of whoever is called by those names; empty for a good one."""
    if len(password) < SHORTEST_PASSWORD:
        return f"Use at least {SHORTEST_PASSWORD} characters; a few words in a row are easy to remember."
    if len(password) > LONGEST_PASSWORD:
        return f"Use at most {LONGEST_PASSWORD} characters."
    return why_guessable(password, names)


def is_password_of(member: Member | None, password: str) -> bool:
    """Whether that is the member's password. Takes as long for nobody's as for a member's, and needs no database meanwhile.

    Raises TooManyComparisons.
    """
    return belongs(password[: LONGEST_PASSWORD + 1], member.password_hash if member else None)
