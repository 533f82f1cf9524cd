"""Which day it is for organisations, each by its own clock, for a writer that asks all the time."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from models.account.organisation import Organisation

FRESH = timedelta(seconds=5)
"""For how long a clock is not asked for again; no figure is promised to be fresher."""

MOST = 5000


class OrganisationClocks:
    """Remembers the zones that it was asked for."""

    def __init__(self) -> None:
        self._zones: dict[int, str] = {}
        self._looked_at: datetime | None = None

    def days(self, connection: Connection, ids: Collection[int], now: datetime) -> dict[int, date]:
        """By the ids of organisations; without those that are gone."""
        before = self._looked_at
        if before is None or not timedelta() <= now - before < FRESH or len(self._zones) > MOST:
            self._zones, self._looked_at = {}, now
        if missing := sorted(one for one in ids if one not in self._zones):
            asked = select(Organisation.id, Organisation.zone).where(Organisation.id.in_(missing))
            self._zones |= dict(connection.execute(asked).all())
        zones = {one: self._zones[one] for one in ids if one in self._zones}
        days = {zone: now.astimezone(ZoneInfo(zone)).date() for zone in set(zones.values())}
        return {one: days[zone] for one, zone in zones.items()}
