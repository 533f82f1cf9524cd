"""What of the numbers is shown: environment, period, every time or unique, one version, language or device class."""

from dataclasses import dataclass, field

from components import Component
from components.number_bar.number_query import NumberQuery


@dataclass(frozen=True)
class NumberBar(Component):
    """`choices` are what counts can be narrowed to: by field, its values and what they are called. `latest` is today."""

    address: str
    query: NumberQuery
    periods: tuple[int, ...]
    since: str
    until: str
    latest: str
    zone: str
    choices: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict[str, tuple[tuple[str, str], ...]])
    problem: str = ""

    @property
    def labels(self) -> dict[str, str]:
        return {"version": "Version", "locale": "Language", "device": "Device class"}

    def chosen(self, name: str) -> str:
        """What a field is narrowed to."""
        return {"version": self.query.version, "locale": self.query.locale, "device": self.query.device}[name]
