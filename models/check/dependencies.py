"""What a check works with."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from models.page.page_fetch import FetchedPage
from models.page.site_crawl import RequestSigner
from models.site.watch_schedule import Watch
from models.support.database import Database
from models.support.outbound import Outbound
from models.support.sealer import Sealer

Draw = Callable[[FetchedPage], FetchedPage]
"""Draws a page as a browser would. Raises Refused."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class CheckDependencies:
    """`asset_url` gives the address of a snapshot's asset from organisation and name; `signing` opens a watch's sign-in (None
    for a site without); `drawing` starts a browser for pages that scripts draw (None when none is installed).
    """

    database: Database
    outbound: Outbound
    asset_url: Callable[[int, str], str]
    sealer: Sealer
    clock: Callable[[], datetime] = _now
    signing: Callable[[Watch], RequestSigner | None] = lambda _watch: None
    drawing: Callable[[RequestSigner | None], AbstractContextManager[Draw]] | None = None
