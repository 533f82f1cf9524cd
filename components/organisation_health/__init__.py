"""All organisations of an instance for who runs it: counts and health, and nothing of what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from components import Component
from models.account.organisation_deletion import DeletedOrganisation
from models.account.organisation_suspension import LONGEST_REASON
from models.account.refused_attempt import KINDS, RefusedAttempt
from models.job.organisation_health import OrganisationHealth as Health
from models.support.day_words import in_words

LATE = timedelta(minutes=15)
"""From when on something that waits is said in red."""


@dataclass(frozen=True)
class HealthLine:
    """`waits` and `is_late` are of the oldest thing that the worker should have done."""

    name: str
    key: str
    members: int
    sites: int
    live_guides: int
    stored: str
    signed_in_on: str
    checked_at: datetime | None = None
    waits: str = ""
    is_late: bool = False
    gone_at: datetime | None = None
    organisation_id: int = 0
    suspended_at: datetime | None = None
    because: str = ""


@dataclass(frozen=True)
class RefusedLine:
    """Attempts of one kind on one day: in how many minutes there were some, and when last."""

    what: str
    day: str
    minutes: int
    last_at: datetime


@dataclass(frozen=True)
class Receipt:
    key: str
    gone_on: str
    rows: int


@dataclass(frozen=True)
class OrganisationHealth(Component):
    lines: tuple[HealthLine, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    about: int = 0
    typed: str = ""
    problem: str = ""
    """With the suspension of the organisation `about`, for the reason that was `typed`."""

    @classmethod
    def of(
        cls,
        health: Sequence[Health],
        deleted: Sequence[DeletedOrganisation],
        now: datetime,
        refused: Sequence[RefusedAttempt] = (),
    ) -> "OrganisationHealth":
        receipts = (Receipt(one.key, in_words(one.gone_at), one.rows_in_all) for one in deleted)
        attempts = (_attempts(one) for one in refused if one.kind in KINDS)
        return cls(tuple(_line(one, now) for one in health), tuple(receipts), tuple(attempts))

    def refused_suspension(self, about: int, typed: str, problem: str) -> "OrganisationHealth":
        return replace(self, about=about, typed=typed, problem=problem)

    @property
    def longest_reason(self) -> int:
        return LONGEST_REASON


def _attempts(one: RefusedAttempt) -> RefusedLine:
    return RefusedLine(KINDS[one.kind], in_words(date.fromisoformat(one.day)), one.minutes, one.last_at)


def _line(one: Health, now: datetime) -> HealthLine:
    oldest = min((at for at in (one.waiting_since, one.overdue_since) if at is not None), default=None)
    organisation, seen = one.organisation, one.signed_in_at
    return HealthLine(
        organisation.name,
        organisation.key,
        one.members,
        one.sites,
        one.live_guides,
        size(one.stored_bytes),
        in_words(seen) if seen else "",
        one.checked_at,
        age(now - oldest) if oldest else "",
        oldest is not None and now - oldest > LATE,
        organisation.gone_at,
        organisation.id,
        organisation.suspended_at,
        organisation.suspended_because,
    )


def size(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB" if number >= 100_000 else f"{number / 1000:,.0f} kB"


def age(passed: timedelta) -> str:
    minutes = int(passed.total_seconds()) // 60
    if minutes < 120:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 2880 else f"{minutes // 1440} days"
