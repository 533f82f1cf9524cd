"""How many days of numbers an address asks for."""

from datetime import date, timedelta

from starlette.requests import Request

from web.kit.context import context

DAYS = (1, 7, 30, 90)


def asked_days(request: Request) -> int:
    """How many days back the numbers go, today included."""
    chosen = request.query_params.get("days", "")
    return int(chosen) if chosen in map(str, DAYS) else 30


def first_day(request: Request) -> date:
    here = context(request)
    return here.organisation.local(here.now).date() - timedelta(days=asked_days(request) - 1)
