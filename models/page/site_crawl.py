"""Fetching many pages of a site: robots.txt first, one connection, only what changed, waiting when told to."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Protocol
from urllib.parse import urlsplit

from models.page.page_fetch import HEADERS, LIMITS, FetchedPage, read_page_answer
from models.page.page_problem import judge_status
from models.site.page_address import leads_elsewhere
from models.support.outbound import Answer, Limits, Outbound, Refused
from models.support.outbound.robots import EVERYTHING, LARGEST, NOTHING, Robots

DEFAULT_WAIT = 600.0
ROBOTS_LIMITS = Limits(seconds=10.0, size=LARGEST)


@dataclass(frozen=True)
class CachedPage:
    """A page as it came last time, with what the server called that state of it."""

    etag: str
    last_modified: str
    final_url: str
    html: str
    is_behind_sign_in: bool = False


@dataclass(frozen=True)
class CrawledPage:
    """A page that can be checked (`page`), or the sentence why not; `is_gone` when it won't come back by itself. `headers` are
    the answer's.
    """

    page: FetchedPage | None = None
    sentence: str = ""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    is_gone: bool = False


class AskedToWait(Exception):
    """The site answered 429 or 503 with the wish to be left alone for that many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"asked to wait {seconds:g} seconds")
        self.seconds = seconds


class RequestSigner(Protocol):
    """How requests are signed in; see `models.page.site_sign_in`."""

    def headers_for(self, url: str) -> dict[str, str]: ...


class SiteCrawl(AbstractContextManager["SiteCrawl"]):
    """One request after the other, on one connection that stays open."""

    def __init__(self, outbound: Outbound, signer: RequestSigner | None = None) -> None:
        self._visit = outbound.visit()
        self._signer = signer
        self._robots: dict[str, Robots] = {}

    def fetch(self, url: str, cached: CachedPage | None = None) -> CrawledPage:
        """Fetches one page. Raises AskedToWait; whatever else is wrong with the page is in its sentence."""
        signed_in = self._signer is not None
        if cached is not None and cached.is_behind_sign_in != signed_in:
            cached = None
        try:
            if not self._robots_of(url).allows(url):
                return CrawledPage(sentence="The site's robots.txt keeps this page from Cairn; allow the user agent Cairn there.")
            answer = self._visit.get(url, LIMITS, {**HEADERS, **_conditional_headers(cached), **self._sign_in_headers(url)})
            _wait_if_asked(answer)
            unchanged = cached if answer.status == 304 else None
            page = _unchanged(url, unchanged, answer) if unchanged else read_page_answer(url, answer)
        except Refused as refused:
            return CrawledPage(sentence=refused.reason)
        page = replace(page, is_behind_sign_in=signed_in)
        if unchanged:
            return CrawledPage(page, headers=_with_validators(unchanged, answer))
        if moved := _moved(url, page.final_url):
            return CrawledPage(sentence=moved, is_gone=True)
        problem = judge_status(page)
        if problem is not None:
            return CrawledPage(sentence=problem.sentence, is_gone=page.status in {404, 410})
        return CrawledPage(page, headers=answer.headers)

    def close(self) -> None:
        self._visit.close()

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _sign_in_headers(self, url: str) -> dict[str, str]:
        return self._signer.headers_for(url) if self._signer else {}

    def _robots_of(self, url: str) -> Robots:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._ask_robots(origin)
        return self._robots[origin]

    def _ask_robots(self, origin: str) -> Robots:
        """Without the file everything is allowed; while the server fails, nothing is (RFC 9309, 2.3.1)."""
        answer = self._visit.get(f"{origin}/robots.txt", ROBOTS_LIMITS, {"accept": "text/plain"})
        _wait_if_asked(answer)
        if answer.status >= 500:
            return NOTHING
        return Robots.read(answer.body.decode("utf-8", "replace")) if answer.status < 300 else EVERYTHING


def _conditional_headers(cached: CachedPage | None) -> dict[str, str]:
    if cached is None:
        return {"cache-control": "no-cache"}
    given = {"if-none-match": cached.etag, "if-modified-since": "" if cached.etag else cached.last_modified}
    return {name: value for name, value in given.items() if value}


def _unchanged(url: str, cached: CachedPage, answer: Answer) -> FetchedPage:
    page = read_page_answer(url, replace(answer, url=cached.final_url, status=200, headers={}))
    return replace(page, html=cached.html, charset="utf-8", size=len(cached.html.encode()))


def _wait_if_asked(answer: Answer) -> None:
    if answer.status == 429 or (answer.status == 503 and "retry-after" in answer.headers):
        raise AskedToWait(_seconds(answer.headers.get("retry-after", "")))


def _seconds(text: str) -> float:
    """Retry-After is a number of seconds or a date."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return DEFAULT_WAIT
    return max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())


def _moved(requested: str, got: str) -> str:
    if not leads_elsewhere(requested, got):
        return ""
    there = urlsplit(got).netloc
    return f"The page moved to another host, {there}; if that is its new home, change the site's address and the step's page."


def _with_validators(cached: CachedPage, answer: Answer) -> dict[str, str]:
    """A 304 may leave out the validators that still hold."""
    return {"etag": cached.etag, "last-modified": cached.last_modified, **answer.headers}
