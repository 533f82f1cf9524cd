"""Names for networks that last an hour: limits shared by processes, and reports counted by network, without an address kept.

The name of a network is a keyed hash of its prefix (IPv4 /24, IPv6 /48). Its key is random, the same for every process, made for
one hour of the clock, kept sealed, and deleted afterwards: from then on nobody can tell which network a name stood for, and the
names of one hour can't be matched with those of another.
"""

import hmac
import re
import secrets
from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address, ip_network

from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.support.data_key import KeyGone, keep_until_the_end
from models.support.database import Base, sealer_of
from models.support.dialect_insert import insert_into
from models.support.envelope import Unsealable, key_of
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer

HOUR = 3600
KEY_SIZE = 32
"""Bytes. What has just so many in a row is no envelope: a version before 2 December 2026 kept keys in the clear."""

IPV4_PREFIX, IPV6_PREFIX = 24, 48

_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4 = re.compile(rf"({_BYTE}\.{_BYTE}\.{_BYTE})\.{_BYTE}")
"""What most addresses are: taken apart twenty times as fast as by `ipaddress`."""


class HourKey(Base):
    """The key of one hour of the clock, counted from 1970."""

    __tablename__ = "hour_keys"

    hour: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[bytes] = mapped_column(LargeBinary(KEY_SIZE), info=SEALED)
    """Its envelope, which is longer: no database holds bytes to that length."""

    @classmethod
    def known(cls, session: Session, now: datetime) -> bytes | None:
        """The key of the hour of `now`, if it was asked for before and can be opened; nothing is written."""
        hour = int(now.timestamp()) // HOUR
        kept = session.scalar(select(cls.key).where(cls.hour == hour))
        try:
            return _opened(sealer_of(session), hour, kept) if kept else None
        except Unsealable:
            return None

    @classmethod
    def at(cls, session: Session, now: datetime) -> bytes:
        """The key of the hour of `now`, made when it is first asked for; keys of hours that are over are deleted. One that can't
        be opened any more is left for another one: what was counted under it in that hour is not found again. Raises KeyGone.
        """
        hour = int(now.timestamp()) // HOUR
        sealer, kept = sealer_of(session), session.scalar(select(cls.key).where(cls.hour == hour))
        if kept:
            try:
                return _opened(sealer, hour, kept)
            except Unsealable:  # this very one: another process may have made a better one since
                session.execute(delete(cls).where(cls.hour == hour, cls.key == kept))
        envelope = sealer.seal_bytes(secrets.token_bytes(KEY_SIZE), _binding(hour))
        if not keep_until_the_end(session, key_of(envelope)):
            raise KeyGone
        made = insert_into(session, cls).values(hour=hour, key=envelope)
        session.execute(made.on_conflict_do_nothing(index_elements=[cls.hour]))
        cls.forget(session, now)
        return _opened(sealer, hour, session.scalars(select(cls.key).where(cls.hour == hour)).one())

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        self.key = sealer.seal_bytes(_opened(sealer, self.hour, self.key), _binding(self.hour))

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Deletes the keys of hours that are over, also where nobody asks for the next one."""
        session.execute(delete(cls).where(cls.hour < int(now.timestamp()) // HOUR))


class HeldHourKey:
    """The key of the present hour, for one thread that needs it all the time. Whoever holds it has it forgotten in time."""

    def __init__(self) -> None:
        self._held: tuple[int, bytes] | None = None

    def at(self, session: Callable[[], Session], now: datetime) -> bytes:
        """As `HourKey.at`, which is asked once for an hour."""
        hour = int(now.timestamp()) // HOUR
        if self._held is None or self._held[0] != hour:
            self._held = hour, HourKey.at(session(), now)
        return self._held[1]

    def forget(self, now: datetime) -> None:
        """The key of an hour that is over."""
        if self._held is not None and self._held[0] != int(now.timestamp()) // HOUR:
            self.clear()

    def clear(self) -> None:
        self._held = None


def _binding(hour: int) -> Binding:
    return Binding.of(SealedKind.HOUR_KEY, hour=hour)


def _opened(sealer: Sealer, hour: int, kept: bytes) -> bytes:
    return kept if len(kept) == KEY_SIZE else sealer.open_bytes(kept, _binding(hour))


def hour_name(key: bytes, kind: str, text: str) -> str:
    """A name of 32 hexadecimal digits for `text`, for as long as `key` lives. `kind` keeps names of different uses apart."""
    return hmac.digest(key, f"{kind}\0{text}".encode(), "sha256")[:16].hex()


def network_of(address: str) -> str:
    """The network of a client's address, such as `192.0.2.0/24` or `2001:db8::/48`; text that is no address stays as it is."""
    if usual := _IPV4.fullmatch(address):
        return f"{usual[1]}.0/{IPV4_PREFIX}"
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return str(ip_network((found, IPV4_PREFIX if found.version == 4 else IPV6_PREFIX), strict=False))
