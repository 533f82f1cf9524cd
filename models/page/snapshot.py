"""A page as it was fetched, made harmless and complete, so that an author can point at it."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from models.engine.sanitise.asset_references import NOTHING
from models.page.page_assets import Allowance, AssetClient, Gathered, Wanted, gather
from models.page.page_fetch import FetchedPage
from models.page.page_problem import Facts, Finding, judge_content, judge_status
from models.support.confined import ConfinedError, run
from models.support.outbound import Refused

AssetUrl = Callable[[str, str], str]
"""The address under which an asset will be served, from its SHA-256 and media type."""


@dataclass(frozen=True)
class Asset:
    """A stylesheet, image or font of a snapshot."""

    media_type: str
    body: bytes


@dataclass(frozen=True)
class Snapshot:
    """`html` is what to show (UTF-8, no script; see `with_picker`); `assets` are by SHA-256; `elements` counts the page's;
    `finding` warns of a sign-in form or an empty shell; `missing` has a sentence for each asset that could not be had.
    """

    html: bytes
    assets: dict[str, Asset]
    title: str
    elements: int
    finding: Finding | None = None
    missing: dict[str, str] = field(default_factory=dict)


def take_snapshot(page: FetchedPage, outbound: AssetClient, asset_url: AssetUrl, allowance: Allowance | None = None) -> Snapshot:
    """Sanitises a page and fetches its assets. Raises Refused with one sentence when there is nothing to point at: an error
    status, an empty page, or one that can't be read within bounds.
    """
    read = read_page(page)
    finding = read.finding
    if finding and finding.is_fatal:
        raise Refused(finding.sentence, "status")
    gathered = gather(read.wanted, outbound, allowance or Allowance())
    joining = _Joining(gathered, asset_url)
    html = joining.join(read.html, read.mark, read.wanted, ())
    missing = {url: reason for (_, url), reason in gathered.missing.items()}
    return Snapshot(html.encode("utf-8", "replace"), joining.assets, read.title, read.elements, finding, missing)


@dataclass(frozen=True)
class Reading:
    """A page read in a confined process: harmless `html` with marks for the addresses in `wanted`."""

    html: str
    mark: str
    wanted: list[Wanted]
    title: str
    elements: int
    finding: Finding | None


def read_page(page: FetchedPage) -> Reading:
    """Raises Refused when the page can't be read within bounds. `finding` is what is wrong with it, if anything."""
    if (early := judge_status(page) or (judge_content(page, Facts()) if not page.html.strip() else None)) is not None:
        return Reading("", "", [], "", 0, early)
    try:
        found = run("models.page.confined_page:reread_page", page.html, page.final_url, seconds=10.0)
    except ConfinedError as problem:
        raise Refused("The page is built in a way that takes too long to read.", "size") from problem
    wanted: list[Wanted] = [(kind, url) for kind, url in found["wanted"]]
    finding = judge_content(page, Facts(**found["facts"]))
    return Reading(found["html"], found["mark"], wanted, found["title"], found["elements"], finding)


class _Joining:
    """Puts assets in place of marks, from the innermost stylesheet outwards."""

    def __init__(self, gathered: Gathered, asset_url: AssetUrl) -> None:
        self.assets: dict[str, Asset] = {}
        self._gathered = gathered
        self._asset_url = asset_url
        self._known: dict[Wanted, str] = {}

    def join(self, text: str, mark: str, wanted: list[Wanted] | tuple[Wanted, ...], above: tuple[Wanted, ...]) -> str:
        return re.sub(f"{mark}([0-9]+)z", lambda found: self._address(wanted[int(found.group(1))], above), text)

    def _address(self, wanted: Wanted, above: tuple[Wanted, ...]) -> str:
        piece = self._gathered.pieces.get(wanted)
        if piece is None or wanted in above:  # a stylesheet that imports itself: browsers stop there, too
            return NOTHING
        if wanted not in self._known:
            body = piece.body
            if piece.mark:
                body = self.join(piece.body.decode(), piece.mark, piece.wanted, (*above, wanted)).encode()
            name = hashlib.sha256(body).hexdigest()
            self.assets[name] = Asset(piece.media_type, body)
            self._known[wanted] = self._asset_url(name, piece.media_type)
        return self._known[wanted]
