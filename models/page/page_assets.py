"""Fetching what a page is dressed in: stylesheets and what they import, images, fonts; through the same guarded client."""

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

import tinycss2.bytes
import webencodings

from models.engine.media_type import kind_of_media
from models.engine.sanitise.asset_references import Kind
from models.support.confined import ConfinedError, run
from models.support.outbound import Answer, Limits, Refused
from models.support.outbound.answer import MEBIBYTE

Wanted = tuple[Kind, str]


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
class Allowance:
    """What the assets of one snapshot may come to: how many, bytes unpacked in all and each, and seconds for everything."""

    number: int = 200
    total: int = 24 * MEBIBYTE
    each: int = 5 * MEBIBYTE
    sheet: int = 2 * MEBIBYTE
    seconds: float = 20.0
    imports: int = 4


@dataclass(frozen=True)
class Piece:
    """A fetched asset. A stylesheet's `body` has marks in it; `wanted` tells what they stand for."""

    media_type: str
    body: bytes
    mark: str = ""
    wanted: tuple[Wanted, ...] = ()


@dataclass
class Gathered:
    """Pieces by what was wanted, and a sentence for each that is missing."""

    pieces: dict[Wanted, Piece] = field(default_factory=dict)
    missing: dict[Wanted, str] = field(default_factory=dict)
    size: int = 0


def gather(wanted: list[Wanted], outbound: AssetClient, allowance: Allowance) -> Gathered:
    """Stylesheets first and what they import, then images and fonts, until the allowance is used up. Raises nothing."""
    gathered = Gathered()
    deadline = time.monotonic() + allowance.seconds
    others = [found for found in wanted if found[0] != "style"]
    sheets = [found for found in wanted if found[0] == "style"]
    with outbound.visit() as visit, ThreadPoolExecutor(6, "cairn-gather") as threads:
        wave = _Wave(visit, threads, deadline, allowance, gathered)
        for _ in range(allowance.imports):
            fresh = [piece for piece in wave.fetch(sheets) if piece]
            inner = list(dict.fromkeys(found for piece in fresh for found in piece.wanted))
            others += [found for found in inner if found[0] != "style"]
            sheets = [found for found in inner if found[0] == "style"]
        wave.fetch(others)
    return gathered


@dataclass
class _Wave:
    visit: AssetVisit
    threads: ThreadPoolExecutor
    deadline: float
    allowance: Allowance
    gathered: Gathered

    def fetch(self, wanted: list[Wanted]) -> list[Piece | None]:
        """Fetches what is not there yet, side by side."""
        fresh = [
            found for found in dict.fromkeys(wanted) if found not in self.gathered.pieces and found not in self.gathered.missing
        ]
        room = self.allowance.number - len(self.gathered.pieces)
        for late in fresh[max(0, room) :]:
            self.gathered.missing[late] = f"The page has more than {self.allowance.number} assets."
        return list(self.threads.map(self._one, fresh[: max(0, room)]))

    def _one(self, wanted: Wanted) -> Piece | None:
        try:
            piece = self._fetch(wanted)
        except Refused as refusal:
            self.gathered.missing[wanted] = refusal.reason
            return None
        self.gathered.size += len(piece.body)
        self.gathered.pieces[wanted] = piece
        return piece

    def _fetch(self, wanted: Wanted) -> Piece:
        kind, url = wanted
        left = self.deadline - time.monotonic()
        room = min(self.allowance.sheet if kind == "style" else self.allowance.each, self.allowance.total - self.gathered.size)
        if left <= 0 or room <= 0:
            raise Refused("The page's assets take too long or are too large in all.", "time" if left <= 0 else "size")
        answer = self.visit.get(url, Limits(seconds=min(left, 10.0), size=room), {"accept": _ACCEPT[kind]})
        if answer.status >= 400:
            raise Refused(f"It answers {answer.status}.", "status")
        media_type = kind_of_media(kind, answer.media_type, answer.body)
        if media_type is None:
            raise Refused(f"It is {answer.media_type or 'something'} and no {kind}.", "type")
        return _sheet(answer) if kind == "style" else Piece(media_type, answer.body)


_ACCEPT: dict[Kind, str] = {
    "style": "text/css,*/*;q=0.1",
    "image": "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    "font": "font/woff2,font/woff;q=0.9,*/*;q=0.5",
}


def _sheet(answer: Answer) -> Piece:
    charset = answer.headers.get("content-type", "").partition("charset=")[2].strip(" \"';") or None
    css = tinycss2.bytes.decode_stylesheet_bytes(answer.body, charset, webencodings.UTF8)[0]
    try:
        found = run("models.page.confined_page:reread_sheet", css, answer.url, seconds=8.0)
    except ConfinedError as problem:
        raise Refused("It can't be read as a stylesheet.", "type") from problem
    return Piece("text/css", found["css"].encode(), found["mark"], tuple((kind, url) for kind, url in found["wanted"]))
