"""A page as it was fetched, made harmless and complete, so that an author can point at it."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from models.engine.sanitise.asset_references import NOTHING
from models.page.page_assets import AssetClient, AssetLimits, AssetRequest, FetchedAssets, fetch_assets
from models.page.page_fetch import FetchedPage
from models.page.page_problem import PageFacts, PageProblem, judge_content, judge_status
from models.page.used_symbols import with_used_symbols
from models.support.confined import ConfinedError, run
from models.support.outbound import Refused

if TYPE_CHECKING:
    from models.engine.sanitise.harmless_page import HarmlessPage

AssetUrl = Callable[[str, str], str]
"""The address under which an asset will be served, from its name and media type."""


@dataclass(frozen=True)
class Asset:
    """A stylesheet, image or font of a snapshot."""

    media_type: str
    body: bytes


@dataclass(frozen=True)
class Snapshot:
    """`html` is what to show (UTF-8, no script; see `with_picker`); `assets` are by the name they are kept under; `elements`
    counts the page's; `problem` warns of a sign-in form or an empty shell; `missing` has a sentence for each asset that could
    not be had.
    """

    html: bytes
    assets: dict[str, Asset]
    title: str
    elements: int
    problem: PageProblem | None = None
    missing: dict[str, str] = field(default_factory=dict)


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def take_snapshot(
    page: FetchedPage,
    outbound: AssetClient,
    asset_url: AssetUrl,
    limits: AssetLimits | None = None,
    name_of: Callable[[bytes], str] = sha256,
) -> Snapshot:
    """Sanitises a page and fetches its assets; `name_of` says how they will be called. Raises Refused with one sentence when
    there is nothing to point at: an error status, an empty page, or one that can't be read within bounds.
    """
    sanitised = sanitise_page(page)
    problem = sanitised.problem
    if problem and problem.is_fatal:
        raise Refused(problem.sentence, "status")
    fetched = fetch_assets(sanitised.wanted, outbound, limits or AssetLimits())
    linker = _AssetLinker(fetched, asset_url, name_of)
    html = with_used_symbols(linker.link(sanitised.html, sanitised.mark, sanitised.wanted, ()), linker.drawings)
    missing = {url: reason for (_, url), reason in fetched.missing.items()}
    return Snapshot(html.encode("utf-8", "replace"), linker.assets, sanitised.title, sanitised.elements, problem, missing)


@dataclass(frozen=True)
class SanitisedPage:
    """Harmless `html` with marks for the addresses in `wanted`, and what is wrong with the page, if anything."""

    html: str
    mark: str
    wanted: list[AssetRequest]
    title: str
    elements: int
    problem: PageProblem | None


def sanitise_page(page: FetchedPage) -> SanitisedPage:
    """Reads the page in a confined process. Raises Refused when that takes too long or too much memory."""
    if (early := judge_status(page) or (judge_content(page, PageFacts()) if not page.html.strip() else None)) is not None:
        return SanitisedPage("", "", [], "", 0, early)
    try:
        found: HarmlessPage = run("models.page.confined_page:reread_page", page.html, page.final_url, seconds=10.0)
    except ConfinedError as error:
        raise Refused("The page is built in a way that takes too long to read.", "size") from error
    wanted: list[AssetRequest] = [(kind, url) for kind, url in found["wanted"]]
    problem = judge_content(page, PageFacts(**found["facts"]))
    return SanitisedPage(found["html"], found["mark"], wanted, found["title"], found["elements"], problem)


class _AssetLinker:
    """Puts assets in place of marks, from the innermost stylesheet outwards."""

    def __init__(self, fetched: FetchedAssets, asset_url: AssetUrl, name_of: Callable[[bytes], str]) -> None:
        self.assets: dict[str, Asset] = {}
        self._fetched = fetched
        self._asset_url, self._name_of = asset_url, name_of
        self._known: dict[AssetRequest, str] = {}

    def link(
        self, text: str, mark: str, wanted: list[AssetRequest] | tuple[AssetRequest, ...], above: tuple[AssetRequest, ...]
    ) -> str:
        return re.sub(f"{mark}([0-9]+)z", lambda found: self._address(wanted[int(found.group(1))], above), text)

    @property
    def drawings(self) -> dict[str, bytes]:
        """By their addresses."""
        fetched = self._fetched.fetched
        return {address: fetched[one].body for one, address in self._known.items() if fetched[one].media_type == "image/svg+xml"}

    def _address(self, wanted: AssetRequest, above: tuple[AssetRequest, ...]) -> str:
        asset = self._fetched.fetched.get(wanted)
        if asset is None or wanted in above:  # a stylesheet that imports itself: browsers stop there, too
            return NOTHING
        if wanted not in self._known:
            body = asset.body
            if asset.mark:
                body = self.link(asset.body.decode(), asset.mark, asset.wanted, (*above, wanted)).encode()
            name = self._name_of(body)
            self.assets[name] = Asset(asset.media_type, body)
            self._known[wanted] = self._asset_url(name, asset.media_type)
        return self._known[wanted]
