"""The few cookies that signing in to one site hands out."""

import re
from dataclasses import dataclass, field

MOST = 50
LONGEST = 8000
# Repeated headers were joined by commas; one in a date (`Expires=Wed, 01 Jan`) is not followed by a name and an equals sign.
_BETWEEN = re.compile(r",\s*(?=[^\s;,=]+=)")


@dataclass
class Cookies:
    """Names and values; what a cookie says of paths and domains does not matter, for all of it goes to one origin."""

    values: dict[str, str] = field(default_factory=dict[str, str])

    def take(self, set_cookie: str) -> None:
        """Reads `Set-Cookie`. A cookie that is set to expire at once is let go."""
        for line in _BETWEEN.split(set_cookie) if set_cookie else []:
            pair, *attributes = line.split(";")
            name, _, value = pair.strip().partition("=")
            if any(attribute.strip().lower() == "max-age=0" for attribute in attributes):
                self.values.pop(name, None)
            elif name and len(self.values) < MOST:
                self.values[name] = value.strip()

    @property
    def header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.values.items())[:LONGEST]
