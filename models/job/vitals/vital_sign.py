"""How one thing of an instance is: a sentence, and what to do where it is not well."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from models.support.database import Database
from models.support.outbound import WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings

State = Literal["good", "watch", "bad"]


@dataclass(frozen=True)
class VitalSign:
    """`name` is what was looked at. `remedy` says what to do, where something is to be done. What `is_shared` concerns everybody
    who relies on the instance; the rest only who runs it. No sentence names an organisation, or anything that one holds.
    """

    name: str
    state: State
    sentence: str
    remedy: str = ""
    is_shared: bool = False


@dataclass(frozen=True)
class Patient:
    """The instance that is looked at. `is_current` says whether its database has every migration."""

    settings: Settings
    database: Database
    sealer: Sealer
    ways_out: WaysOut
    now: datetime
    is_current: Callable[[Database], bool]


@dataclass(frozen=True)
class Look:
    """Looks at one thing. One `with_tables` is spared while the database does not answer or misses a migration; one that is
    `thorough` takes its time, or asks somebody outside, and is for `cairn doctor` alone.
    """

    name: str
    at: Callable[[Patient], Iterable[VitalSign]]
    with_tables: bool = True
    thorough: bool = False


def of_session(look: Callable[[Session, Patient], Iterable[VitalSign]]) -> Callable[[Patient], Iterable[VitalSign]]:
    """A look at rows, in a session that only reads."""

    def at(patient: Patient) -> list[VitalSign]:
        with patient.database.reading() as session:
            return list(look(session, patient))

    return at


def ago(passed_seconds: float) -> str:
    """A time that has passed, such as 3 minutes, 5 hours or 2 days."""
    minutes = int(passed_seconds // 60)
    number, unit = (
        (minutes, "minute") if minutes < 120 else (minutes // 60, "hour") if minutes < 2880 else (minutes // 1440, "day")
    )
    return f"{number} {unit}{'' if number == 1 else 's'}"
