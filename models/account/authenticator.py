"""The second step of a sign-in: codes that an authenticator app shows (TOTP, RFC 6238), each good once."""

import hmac
from datetime import datetime, timedelta

from pyotp import random_base32
from pyotp.totp import TOTP
from sqlalchemy import ForeignKey, Text, delete, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.account.recovery_code import RecoveryCode
from models.support.database import Base
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer

STEP = 30
DRIFT = 1
"""Codes before and after the present one that are taken, too: clocks differ, and people type."""

MOST_WRONG, REST = 10, timedelta(minutes=15)
"""After so many wrong codes in a row no code is looked at for a while: six digits are soon guessed otherwise."""


class Authenticator(Base):
    """What a member's app and Cairn have in common, sealed. It asks nothing of anybody until its first code was typed.

    `last_step` is the half minute of the last code that was taken: the same one, or an earlier one, is refused.
    """

    __tablename__ = "authenticators"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(Text, info=SEALED)
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)
    wrong: Mapped[int] = mapped_column(default=0)
    wrong_at: Mapped[datetime | None]

    @classmethod
    def make(cls, session: Session, sealer: Sealer, member: Member) -> "Authenticator":
        """A new secret, not in use yet; one that is in use stays."""
        found = session.get(cls, member.id)
        if found is None:
            found = cls(member_id=member.id, last_step=0, wrong=0)
            session.add(found)
        if found.confirmed_at is None:
            found.secret = sealer.seal(random_base32(), _binding(member.id))
        return found

    @classmethod
    def of(cls, session: Session, member_id: int) -> "Authenticator | None":
        """The one that is in use."""
        found = session.get(cls, member_id)
        return found if found is not None and found.confirmed_at is not None else None

    @classmethod
    def remove(cls, session: Session, member_id: int) -> None:
        """Ends it, and the codes for whoever loses it."""
        session.execute(delete(cls).where(cls.member_id == member_id))
        session.execute(delete(RecoveryCode).where(RecoveryCode.member_id == member_id))

    def key(self, sealer: Sealer) -> str:
        """Text typed into an app that reads no picture. Raises Unsealable."""
        return sealer.open(self.secret, _binding(self.member_id))

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        self.secret = sealer.seal(self.key(sealer), _binding(self.member_id))

    def address(self, sealer: Sealer, email: str) -> str:
        """What the app reads from the picture. Raises Unsealable."""
        return TOTP(self.key(sealer)).provisioning_uri(name=email, issuer_name="Cairn")

    def takes(self, session: Session, sealer: Sealer, code: str, now: datetime) -> bool:
        """Whether that is a code of now that was not used before; it is from then on. Of two requests at once one gets a yes."""
        if self.is_resting(now):
            return False
        totp, present = TOTP(self.key(sealer)), int(now.timestamp()) // STEP
        typed = "".join(code.split()).encode()
        nearby = range(present - DRIFT, present + DRIFT + 1)
        steps = [step for step in nearby if hmac.compare_digest(totp.at(step * STEP).encode(), typed)]
        mine = update(Authenticator).where(Authenticator.member_id == self.member_id)
        if not steps:
            wrong = 0 if self.wrong >= MOST_WRONG else self.wrong
            session.execute(mine.values(wrong=wrong + 1, wrong_at=now))
            return False
        later = mine.where(Authenticator.last_step < steps[-1]).values(last_step=steps[-1], wrong=0)
        return session.execute(later.returning(Authenticator.member_id)).first() is not None

    def is_resting(self, now: datetime) -> bool:
        return self.wrong >= MOST_WRONG and self.wrong_at is not None and now - self.wrong_at < REST


def _binding(member_id: int) -> Binding:
    return Binding.of(SealedKind.AUTHENTICATOR, member=member_id)
