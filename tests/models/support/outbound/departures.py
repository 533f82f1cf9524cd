"""Every way out of the product: each asks an address by the product's own code, and says what became of it."""

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from models.account.openid.discovery import Discovery
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay
from models.account.openid.signing_keys import fetch_keys
from models.account.openid.token_request import fetch_tokens
from models.check.build.build_targets import NoGuides, from_cairn
from models.check.build.built_pages import BuiltPages, NoPages
from models.check.caching_client import CachingClient
from models.page.page_assets import AssetLimits, fetch_assets
from models.page.page_fetch import fetch_page
from models.page.site_crawl import SiteCrawl
from models.page.site_sign_in import NotSignedIn, SignIn
from models.page.snapshot import take_snapshot
from models.site.page_address import origin_of
from models.support.outbound import AllowList, Outbound, Refused, WaysOut
from models.support.outbound.proxy_tunnel import ProxyTunnel
from tests.models.support.outbound.dangers import ADDRESSES
from tests.models.support.outbound.open_web import PUBLIC, OpenWeb
from tests.models.support.wire import answer

ROOT = Path(__file__).parents[4]
SHOP = "http://shop.test/"
GUARD = "models/support/outbound/address_guard.py"
"""The file in which every connection is judged."""


class Witness(AllowList):
    """Allows nothing, and notes which files of the product had a connection judged."""

    def __init__(self) -> None:
        super().__init__()
        self.askers: set[str] = set()

    def of(self, organisation_key: str) -> AllowList:  # noqa: ARG002 - everybody's is this one
        return self

    def has(self, host: str, port: int) -> bool:
        files = _stack()
        if GUARD in files:
            self.askers |= files
        return super().has(host, port)


def _stack() -> set[str]:
    files, frame = set(), sys._getframe(1)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(ROOT):
            files.add(path.relative_to(ROOT).as_posix())
        frame = frame.f_back
    return files


@dataclass(frozen=True)
class Ways(WaysOut):
    """Out through the open web; `resolves` are the answers of the name service, one after the other, the last for good."""

    resolves: list[list[str]] = field(default_factory=lambda: [[PUBLIC]])

    @classmethod
    def through(cls, web: OpenWeb, ports: tuple[int, ...] = (), *resolves: str) -> "Ways":
        tunnel = ProxyTunnel.read(f"http://127.0.0.1:{web.port}")
        return cls(Witness(), frozenset({80, 443, *ports}), tunnel, "", [[one] for one in resolves] or [[PUBLIC]])

    def of(self, organisation_key: str) -> Outbound:
        return Outbound(self.allow.of(organisation_key), ports=self.ports, proxy=self.proxy, resolver=self._resolve)

    def _resolve(self, host: str, _port: int) -> list[str]:
        if host != "shop.test":
            return ["127.0.0.1"]
        return self.resolves.pop(0) if len(self.resolves) > 1 else self.resolves[0]


@dataclass(frozen=True)
class Departure:
    """`ask` returns the sentence about what went wrong, empty when nothing did. `at` is the path at which the danger is, where
    it is not everywhere; other paths answer with what `otherwise` says of them. `secure` asks over https alone. One that `ends`
    with a redirect takes it for an answer, and follows it nowhere. `addresses` are those that it is tried with.
    """

    ask: Callable[[Ways, str], str]
    at: str = ""
    otherwise: dict[str, bytes] = field(default_factory=dict)
    secure: bool = False
    ends: bool = False
    addresses: Collection[str] = tuple(ADDRESSES)

    def says(self, danger: Callable[[str], object]) -> Callable[[str], object]:
        """What the web answers, with the danger in it."""
        return lambda path: danger(path) if not self.at or path == self.at or path not in self.otherwise else self.otherwise[path]


def _said(work: Callable[[], object]) -> str:
    try:
        work()
    except (Refused, ProviderRefused, NoGuides, NotSignedIn) as problem:
        return getattr(problem, "reason", "") or str(problem) or type(problem).__name__
    return ""


def _crawl(ways: Ways, url: str) -> str:
    with SiteCrawl(ways.of("")) as crawl:
        return crawl.fetch(url).sentence


def _assets(ways: Ways, *wanted: tuple) -> str:
    return "".join(fetch_assets(list(wanted), CachingClient(ways.of("")), AssetLimits()).missing.values())


def _snapshot(ways: Ways, url: str) -> str:
    page = fetch_page(f"{SHOP}page", ways.of(""))
    html = page.html.replace("URL", url)
    taken = take_snapshot(type(page)(**{**vars(page), "html": html}), ways.of(""), lambda name, _type: f"/{name}")
    return "".join(taken.missing.values()) or ("" if taken.assets else "Nothing of it was asked for.")


def _built(ways: Ways, url: str) -> str:
    try:
        return next(BuiltPages([url], "", ways.of("")).all()).problem
    except NoPages as problem:
        return str(problem)


def _form(ways: Ways, url: str) -> str:
    fields = {"form_url": url, "form_user": "a", "form_password": "b"}
    return _said(lambda: SignIn("form", fields).open(origin_of(url), ways.of("")))


def _tokens(ways: Ways, url: str) -> str:
    provider = OpenIdProvider("key", "A", SHOP, "cairn", "s3cret")
    endpoints = Discovery(SHOP, url, url, url, url, ("RS256",), "client_secret_post", names_itself=False)
    return _said(lambda: fetch_tokens(_way(ways), provider, endpoints, SHOP, "c0de", "v" * 43))


def _way(ways: Ways) -> ProviderWay:
    return ProviderWay(ways.of(""), ways.allow)


SIGN_IN = answer(b'<!doctype html><form action="/go" method="post"><input name="u"><input type="password" name="p"></form>')
PAGE = answer(b'<!doctype html><title>Boats</title><style>@import "URL";</style><main><p>Boats</p><img src="URL"></main>')
NO_RULES = answer(b"", "404 Not Found")

DEPARTURES: dict[str, Departure] = {
    "page": Departure(lambda ways, url: _said(lambda: fetch_page(url, ways.of("")))),
    "crawl": Departure(_crawl, "/", {"/robots.txt": NO_RULES}),
    "robots.txt": Departure(_crawl, "/robots.txt", {"/": PAGE}),
    "picture": Departure(lambda ways, url: _assets(ways, ("image", url))),
    "font": Departure(lambda ways, url: _assets(ways, ("font", url))),
    "stylesheet": Departure(lambda ways, url: _assets(ways, ("style", url))),
    "snapshot": Departure(_snapshot, "/", {"/page": PAGE}),
    "sign-in form": Departure(_form),
    "sent sign-in": Departure(_form, "/go", {"/": SIGN_IN}, ends=True),
    "built page": Departure(_built),
    "release of another Cairn": Departure(lambda ways, url: _said(lambda: from_cairn(url, "key", ways.of("")))),
    "OpenID discovery": Departure(lambda ways, url: _said(lambda: Discovery.fetch(_way(ways), url)), secure=True),
    "OpenID keys": Departure(lambda ways, url: _said(lambda: fetch_keys(_way(ways), url))),
    "OpenID person": Departure(
        lambda ways, url: _said(lambda: _way(ways).get(url, "information about you", {"authorization": "x"}))
    ),
    "OpenID tokens": Departure(_tokens),
}
"""What needs no database; those that do are in `tests/models/support/test_ways_out.py`, Chromium in `tests/attacks`."""
