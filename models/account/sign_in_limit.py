"""How often somebody may try to sign in: counted before the password is looked at, shared by every process.

An attempt counts for the network it comes from, for the account it is about, and for both together. A browser in which the member
signed in before counts by itself and for nothing else: whoever guesses at an account from elsewhere can't keep its owner out.
Names are keyed hashes that nobody can read when their hour is over (`models.support.hour_key`); counts are kept for minutes.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from models.account.minute_count import MinuteCount
from models.support.hour_key import HourKey, hour_name, network_of

NETWORK = 60
"""Attempts a minute from one network, whoever they are for."""

ACCOUNT = 30
"""Attempts a minute for one account, from all networks together."""

ACCOUNT_FROM_NETWORK = 10
"""Attempts a minute for one account from one network."""

KNOWN_BROWSER = 10
"""Attempts a minute for a member from one browser in which they signed in before."""


class SignInLimit:
    """The limits of one attempt: `address` is the client's, `email` the account's, and `browser` says which known browser of that
    account it comes from, if it is one.
    """

    def __init__(
        self, session: Session, address: str, email: str, browser: str | None, now: datetime, key: bytes | None = None
    ) -> None:
        self._session, self._now = session, now
        self._minute, second = divmod(int(now.timestamp()), 60)
        self._of_last_minute = (60 - second) / 60
        key, account, network = key or HourKey.at(session, now), email.strip().casefold(), network_of(address)
        if browser:
            self._limits = {hour_name(key, "known browser", f"{browser} {account}"): KNOWN_BROWSER}
            self._own = next(iter(self._limits))
        else:
            self._own = hour_name(key, "account from network", f"{network} {account}")
            self._limits = {
                hour_name(key, "network", network): NETWORK,
                hour_name(key, "account", account): ACCOUNT,
                self._own: ACCOUNT_FROM_NETWORK,
            }

    @classmethod
    def is_reached(cls, session: Session, address: str, email: str, browser: str | None, now: datetime) -> bool:
        """Whether this attempt would be one too many. Nothing is written: who is refused anyway keeps no other writer waiting."""
        key = HourKey.known(session, now)
        if key is None:
            return False
        limit = cls(session, address, email, browser, now, key)
        before = {name: limit._before(name) + MinuteCount.of(session, name, limit._minute) for name in limit._limits}
        return any(before[name] >= most for name, most in limit._limits.items())

    def count(self) -> float:
        """Counts the attempt; how many more may follow, and -1 or less where this one may not go on. To be committed before the
        password is compared.
        """
        MinuteCount.forget(self._session, self._now)
        # In one order everywhere, so that two attempts never wait for each other's rows.
        counts = [(self._counted(name), limit) for name, limit in sorted(self._limits.items())]
        return min(limit - attempts for attempts, limit in counts)

    def succeeded(self) -> None:
        """The password was right: earlier slips of the same person from the same place are forgotten."""
        MinuteCount.remove(self._session, self._own)

    def _counted(self, name: str) -> float:
        """The attempts of the last sixty seconds, this one included: those of this minute, and of the one before as large
        a part as lies within sixty seconds.
        """
        return MinuteCount.add(self._session, name, self._minute) + self._before(name)

    def _before(self, name: str) -> float:
        return MinuteCount.of(self._session, name, self._minute - 1) * self._of_last_minute
