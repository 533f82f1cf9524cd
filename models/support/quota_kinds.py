"""What an organisation can be given a bound of: what it has at one time, and what it does in a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MEGABYTE = 1_000_000
MOST = 1_000_000_000
"""The largest bound; more is none."""


@dataclass(frozen=True)
class QuotaKind:
    """`what` is counted, in the plural; a daily one begins anew at midnight UTC. `scale` is how many of what is counted are one
    of what people read: bytes in a megabyte. `instead` is what a member can do who is at the bound.
    """

    name: str
    label: str
    what: str
    one: str
    is_daily: bool = False
    scale: int = 1
    instead: str = ""

    def said(self, number: int) -> str:
        """So many of what is counted, as people read it."""
        shown = number / self.scale
        amount = f"{shown:,.0f}" if self.scale == 1 or shown >= 10 else f"{shown:,.1f}"
        return f"{amount} {self.one if amount == '1' else self.what}"


KINDS = {
    kind.name: kind
    for kind in (
        QuotaKind("sites", "Sites", "sites", "site"),
        QuotaKind("guides", "Guides, without archived ones", "guides", "guide", instead="Archive one that is no longer needed"),
        QuotaKind("members", "Members", "members", "member", instead="Remove somebody, or take an invitation back"),
        QuotaKind("storage", "Pictures and pages", "MB of pictures and pages", "MB of pictures and pages", scale=MEGABYTE),
        QuotaKind("fetches", "Pages fetched while editing, a day", "page fetches", "page fetch", is_daily=True),
        QuotaKind("checks", "Checks of sites, a day", "checks", "check", is_daily=True),
        QuotaKind("requests", "Requests to the API, a day", "requests to the API", "request to the API", is_daily=True),
    )
}


def read_quotas(parts: Iterable[str]) -> Mapping[str, int]:
    """`sites=10`, `storage=500` (MB) and so on, in what is counted. Raises ValueError."""
    found: dict[str, int] = {}
    for part in (one.strip() for one in parts if one.strip()):
        name, _, number = part.partition("=")
        kind = KINDS.get(name.strip())
        if kind is None:
            raise ValueError(f"{name.strip()[:40]} is no quota; there are {', '.join(KINDS)}, such as sites=10")
        found[kind.name] = read_bound(kind, number)
    return found


def read_bound(kind: QuotaKind, text: str) -> int:
    """What somebody typed, in what is counted. Raises ValueError."""
    text = text.strip().replace(",", "").replace(" ", "")
    if not text.isascii() or not text.isdigit() or len(text) > len(str(MOST)) or int(text) > MOST:
        unit = " of MB" if kind.scale == MEGABYTE else ""
        raise ValueError(f"{kind.name} must be a whole number{unit} up to {MOST:,}")
    return int(text) * kind.scale
