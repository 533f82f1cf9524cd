"""Which numbers an address asks for: a period, an environment, every time or unique, and what they are narrowed to."""

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request

from components.breakdown_table import NAMES
from components.number_bar.number_query import UNSAID, NumberQuery
from models.event import Period, Selection
from models.event.figure_selection import WAYS
from models.event.number_period import BadPeriod
from models.guide import Guide
from models.site import ENVIRONMENTS
from web.kit.context import context

DAYS = (1, 7, 30, 90)
USUAL = 30
LONGEST_VALUE = 64


@dataclass(frozen=True)
class AskedNumbers:
    """`problem` says why days that were typed are no period; then it is the last days that are shown."""

    query: NumberQuery
    period: Period
    today: date
    problem: str = ""

    def of(self, guide: Guide) -> Selection:
        asked = self.query
        version, locale, device = (_narrowed(value) for value in (asked.version, asked.locale, asked.device))
        return Selection(guide, self.period, asked.environment, version, locale, device)

    @property
    def days(self) -> tuple[str, str, str]:
        """The first and the last day, and today, as forms have them."""
        return str(self.period.since), str(self.period.until), str(self.today)

    @property
    def file_name(self) -> str:
        return f"{self.period.since}-to-{self.period.until}"


def asked_numbers(request: Request) -> AskedNumbers:
    here, asked = context(request), request.query_params
    today = here.organisation.local(here.now).date()
    days, since, until = _days(asked.get("days", "")), asked.get("from", "").strip(), asked.get("to", "").strip()
    period, problem = Period.last(days, today), ""
    if since or until:
        try:
            period = Period.read(since or until, until or str(today), today)
            since, until = str(period.since), str(period.until)
        except BadPeriod as refused:
            since = until = ""
            problem = str(refused)
    query = NumberQuery(
        days=days,
        since=since,
        until=until,
        environment=_one_of(asked.get("environment", ""), ENVIRONMENTS),
        count=_one_of(asked.get("count", ""), WAYS),
        by=_one_of(asked.get("by", ""), tuple(NAMES)),
        version=_value(asked.get("version", "")),
        locale=_value(asked.get("locale", "")),
        device=_value(asked.get("device", "")),
    )
    return AskedNumbers(query, period, today, problem)


def _days(text: str) -> int:
    return int(text) if text in map(str, DAYS) else USUAL


def _one_of(text: str, values: tuple[str, ...]) -> str:
    """The first where it is none of them."""
    return text if text in values else values[0]


def _value(text: str) -> str:
    """As it may stand in a count; whatever else was asked for fits nothing."""
    return text.replace("\0", "")[:LONGEST_VALUE]


def _narrowed(value: str) -> str | None:
    return None if not value else "" if value == UNSAID else value
