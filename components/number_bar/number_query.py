"""What of the numbers a screen shows, as its address says it."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

UNSAID = "-"
"""In an address: what browsers did not say. Empty stands for all."""


@dataclass(frozen=True)
class NumberQuery:
    """`since` and `until` are days like 2026-11-24, both empty where the last `days` are asked for; `count` is all or unique."""

    days: int = 30
    since: str = ""
    until: str = ""
    environment: str = "production"
    count: str = "all"
    by: str = "version"
    version: str = ""
    locale: str = ""
    device: str = ""

    def link(self, **changes: Any) -> str:
        """What stands behind an address for the same with these changes; only what is not usual."""
        asked, usual = replace(self, **changes), {one.name: one.default for one in fields(self)}
        differs = {_NAMES.get(name, name): value for name, value in asdict(asked).items() if value != usual[name]}
        return f"?{urlencode(differs)}" if differs else "?"

    @property
    def is_narrowed(self) -> bool:
        return bool(self.version or self.locale or self.device)

    def pairs(self, *but: str) -> list[tuple[str, str]]:
        """What a form sends along, but for its own fields."""
        usual = {one.name: one.default for one in fields(self)}
        return [(_NAMES.get(n, n), str(v)) for n, v in asdict(self).items() if n not in but and v != usual[n]]


_NAMES = {"since": "from", "until": "to"}
