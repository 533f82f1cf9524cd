"""Where a site runs, from what somebody types or pastes: a host is enough. Of a page's address the origin is where the site runs,
and the page is where its first guide begins; a query, which may hold a secret, is never kept.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from models.site.page_address import BadAddress, origin_of, read_address
from models.site.site import Site

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_ROUTE = re.compile(r"!?/[\w/.~!-]*\Z")
_SAID = {"its path": "guides begin on the page that you pasted"}
_LOCAL = re.compile(r"(localhost|.*\.localhost|[0-9.]+|\[[0-9a-f:.]+\])(:\d*)?", re.IGNORECASE)


@dataclass(frozen=True)
class SiteAddress:
    """`added` is the scheme that nobody typed, empty where somebody did; `cut` what followed the host and is not where the site
    runs. `page` is the page that was pasted, without its query.
    """

    address: str
    added: str = ""
    cut: str = ""
    page: str = field(default="", compare=False)

    @property
    def said(self) -> str:
        """What was read otherwise than it was typed, in a sentence; empty for nothing."""
        parts = [f"{self.added}:// was added"] * bool(self.added)
        parts += [_SAID.get(self.cut, f"{self.cut} was left out")] * bool(self.cut)
        return f"The address was read as {self.address}: {' and '.join(parts)}." if parts else ""


def read_site_address(text: str) -> SiteAddress:
    """Raises BadAddress. Machines that are named by a number or `localhost` seldom speak https."""
    typed, added = text.strip(), ""
    if typed and not _SCHEME.match(typed):
        typed = typed.lstrip("/")
        host = re.split(r"[/?#]", typed)[0]
        added = "http" if _LOCAL.fullmatch(host) else "https"
        if host and added == "https" and not re.search(r"[.:]", host):
            raise BadAddress(f"Is {host[:60]} a host? Type it like app.example.com, or with https:// in front of it.")
        typed = f"{added}://{typed}"
    address = read_address(typed)
    origin = f"{origin_of(address)}/"
    parts = urlsplit(address)
    # Some applications have the paths of their pages in the fragment.
    route = f"#{parts.fragment}" if _ROUTE.match(parts.fragment) else ""
    path = parts.path.lstrip("/") + route
    cut = next((what for what, there in _parts(path, parts.query, parts.fragment) if there), "")
    return SiteAddress(origin, added, cut, f"{origin}{path}")


def at_the_same_address(sites: Iterable[Site], address: str, but: int | None = None) -> Site | None:
    """The first of those sites whose pages would be its pages, too."""
    origin = origin_of(address)
    return next((site for site in sites if site.origin == origin and site.id != but), None)


def _parts(path: str, query: str, fragment: str) -> tuple[tuple[str, str], ...]:
    return ("its path", path), ("its query", query), ("its fragment", fragment)
