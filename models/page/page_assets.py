"""The assets of a page: stylesheets and what they import, images, fonts; fetched through the same guarded client."""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

import tinycss2.bytes
import webencodings

from models.engine.media_type import asset_type
from models.engine.sanitise.asset_references import Kind
from models.support.confined import ConfinedError, run
from models.support.outbound import Answer, Limits, Refused
from models.support.outbound.answer import MEBIBYTE

if TYPE_CHECKING:
    from models.page.confined_page import HarmlessSheet

AssetRequest = tuple[Kind, str]


class AssetVisit(Protocol):
    """Requests that share connections."""

    def get(self, url: str, limits: Limits | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Raises Refused."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None: ...


class AssetClient(Protocol):
    """What fetches assets: `Outbound`, or a client that remembers what it fetched."""

    def visit(self) -> AssetVisit: ...


@dataclass(frozen=True)
class AssetLimits:
    """How much the assets of one snapshot may be: how many, bytes unpacked in all and each, and seconds for everything."""

    number: int = 200
    total: int = 24 * MEBIBYTE
    each: int = 5 * MEBIBYTE
    sheet: int = 2 * MEBIBYTE
    seconds: float = 20.0
    imports: int = 4


@dataclass(frozen=True)
class FetchedAsset:
    """A stylesheet's `body` has marks in it; `wanted` tells what they stand for."""

    media_type: str
    body: bytes
    mark: str = ""
    wanted: tuple[AssetRequest, ...] = ()


@dataclass
class FetchedAssets:
    """Assets by their requests, and a sentence for each that is missing."""

    fetched: dict[AssetRequest, FetchedAsset] = field(default_factory=dict)
    missing: dict[AssetRequest, str] = field(default_factory=dict)
    size: int = 0


def fetch_assets(wanted: list[AssetRequest], outbound: AssetClient, limits: AssetLimits) -> FetchedAssets:
    """Stylesheets first and what they import, then images and fonts, until the limits are reached. Raises nothing."""
    assets = FetchedAssets()
    deadline = time.monotonic() + limits.seconds
    others = [found for found in wanted if found[0] != "style"]
    sheets = [found for found in wanted if found[0] == "style"]
    with outbound.visit() as visit, ThreadPoolExecutor(6, "cairn-assets") as threads:
        fetch = _AssetFetch(visit, threads, deadline, limits, assets)
        for _ in range(limits.imports):
            fresh = [asset for asset in fetch.fetch(sheets) if asset]
            inner = list(dict.fromkeys(found for asset in fresh for found in asset.wanted))
            others += [found for found in inner if found[0] != "style"]
            sheets = [found for found in inner if found[0] == "style"]
        fetch.fetch(others)
    return assets


@dataclass
class _AssetFetch:
    visit: AssetVisit
    threads: ThreadPoolExecutor
    deadline: float
    limits: AssetLimits
    assets: FetchedAssets

    def fetch(self, wanted: list[AssetRequest]) -> list[FetchedAsset | None]:
        """Fetches what is not there yet, side by side."""
        fresh = [
            found for found in dict.fromkeys(wanted) if found not in self.assets.fetched and found not in self.assets.missing
        ]
        room = self.limits.number - len(self.assets.fetched)
        for late in fresh[max(0, room) :]:
            self.assets.missing[late] = f"The page has more than {self.limits.number} assets."
        return list(self.threads.map(self._fetch_one, fresh[: max(0, room)]))

    def _fetch_one(self, wanted: AssetRequest) -> FetchedAsset | None:
        try:
            asset = self._fetch(wanted)
        except Refused as refusal:
            self.assets.missing[wanted] = refusal.reason
            return None
        self.assets.size += len(asset.body)
        self.assets.fetched[wanted] = asset
        return asset

    def _fetch(self, wanted: AssetRequest) -> FetchedAsset:
        kind, url = wanted
        left = self.deadline - time.monotonic()
        room = min(self.limits.sheet if kind == "style" else self.limits.each, self.limits.total - self.assets.size)
        if left <= 0 or room <= 0:
            raise Refused("The page's assets take too long or are too large in all.", "time" if left <= 0 else "size")
        answer = self.visit.get(url, Limits(seconds=min(left, 10.0), size=room), {"accept": _ACCEPT[kind]})
        if answer.status >= 400:
            raise Refused(f"It answers {answer.status}.", "status")
        media_type = asset_type(kind, answer.media_type, answer.body)
        if media_type is None:
            raise Refused(f"It is {answer.media_type or 'something'} and no {kind}.", "type")
        return _sheet(answer) if kind == "style" else FetchedAsset(media_type, answer.body)


_ACCEPT: dict[Kind, str] = {
    "style": "text/css,*/*;q=0.1",
    "image": "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    "font": "font/woff2,font/woff;q=0.9,*/*;q=0.5",
}


def _sheet(answer: Answer) -> FetchedAsset:
    charset = answer.headers.get("content-type", "").partition("charset=")[2].strip(" \"';") or None
    css = tinycss2.bytes.decode_stylesheet_bytes(answer.body, charset, webencodings.UTF8)[0]
    try:
        found: HarmlessSheet = run("models.page.confined_page:reread_sheet", css, answer.url, seconds=8.0)
    except ConfinedError as problem:
        raise Refused("It can't be read as a stylesheet.", "type") from problem
    return FetchedAsset("text/css", found["css"].encode(), found["mark"], tuple((kind, url) for kind, url in found["wanted"]))
