"""Days and moments that a program names: as text alone, because a number could be seconds or milliseconds."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: object) -> object:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]
"""Such as `2026-11-03`."""

Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
"""With its offset, such as `2026-11-03T09:30:00Z`."""
