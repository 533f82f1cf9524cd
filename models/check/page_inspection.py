"""Looking at pages: fetched one after the other on one connection, while earlier ones are judged in other processes."""

import os
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from types import TracebackType

from models.check.checked_target import CheckedTarget
from models.check.dependencies import CheckDependencies, Draw
from models.check.judge_page import RepairEvidence, evidence, is_fine, judge, settle
from models.check.snapshot_retention import RetainedSnapshots, SnapshotRetention
from models.check.watched_targets import WatchedTarget
from models.page.page_fetch import FetchedPage
from models.page.page_visit import PageVisit
from models.page.site_crawl import AskedToWait, CachedPage, CrawledPage, SiteCrawl
from models.page.snapshot import Snapshot
from models.site.site import Site
from models.site.watch_schedule import Watch
from models.support.confined import ConfinedError
from models.support.outbound import Refused
from models.targets import Target, Verdict, accept

JUDGES = min(4, os.cpu_count() or 1)
GONE_WORDS = ("parked domain", "moved to another host")


@dataclass(frozen=True)
class Inspection:
    """One page looked at. `is_gone` when the whole page is; `snapshot` is to be kept, `same_snapshot` the id of one that shows
    just this.
    """

    url: str
    targets: list[CheckedTarget]
    page: FetchedPage | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    is_gone: bool = False
    snapshot: Snapshot | None = None
    same_snapshot: int | None = None


class SiteInspection(AbstractContextManager["SiteInspection"]):
    """One walk; leaving it closes the connection and the browser."""

    def __init__(self, means: CheckDependencies, site: Site, watch: Watch, *, accepts: bool) -> None:
        self._means, self._site, self._accepts = means, site, accepts
        self._stack = ExitStack()
        signing = means.signing(watch)
        self._crawl = self._stack.enter_context(SiteCrawl(means.outbound, signing))
        self._keeping = SnapshotRetention(means, site)
        self._judges = self._stack.enter_context(ThreadPoolExecutor(JUDGES, "cairn-judge"))
        self._signing, self._drawing = signing, means.drawing if watch.renders else None
        self._draw: Draw | None = None

    def walk(self, pages: Mapping[str, list[WatchedTarget]]) -> Iterator[Inspection]:
        """The pages in order. Raises AskedToWait once what was fetched before is handed out."""
        waiting: deque[_Waiting] = deque()
        refusal: AskedToWait | None = None
        for url, ones in pages.items():
            try:
                look = self._crawl.fetch(url, self._known(url))
            except AskedToWait as problem:
                refusal = problem
                break
            waiting.append((url, ones, look, self._judges.submit(_judge, look, ones)))
            # Two for each judge: enough to keep them busy, and no more pages in memory than that.
            while len(waiting) >= 2 * JUDGES:
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())
        if refusal is not None:
            raise refusal

    def close(self) -> None:
        self._stack.close()

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _known(self, url: str) -> CachedPage | None:
        with self._means.database.reading() as session:
            visit = PageVisit.find(session, self._site.id, url)
            return visit.cached(session, self._site, self._means.sealer) if visit else None

    def _finish(self, url: str, ones: list[WatchedTarget], look: CrawledPage, judged: Future[list[Verdict]]) -> Inspection:
        verdicts, page = judged.result(), look.page
        if page is None:
            return Inspection(url, [CheckedTarget(*pair) for pair in zip(ones, verdicts, strict=True)], is_gone=look.is_gone)
        page, verdicts = self._drawn(page, ones, verdicts)
        if any(_is_broken(verdict) for verdict in verdicts):
            page, verdicts = self._twice(url, ones, page, verdicts)
        is_gone = any(word in verdict.reason for verdict in verdicts for word in GONE_WORDS)
        retained = self._keeping.of(url, page, wanted=any(_is_broken(verdict) for verdict in verdicts))
        found = [self._checked(one, verdict, page, retained) for one, verdict in zip(ones, verdicts, strict=True)]
        return Inspection(url, found, page, look.headers, is_gone, retained.fresh, retained.same)

    def _drawn(self, page: FetchedPage, ones: list[WatchedTarget], verdicts: list[Verdict]) -> tuple[FetchedPage, list[Verdict]]:
        """The page as a browser draws it, where the server's HTML can't show its targets and a browser is there."""
        if self._drawing is None or not any("scripts" in one.reason for one in verdicts if one.verdict == "cannot_tell"):
            return page, verdicts
        if self._draw is None:
            self._draw = self._stack.enter_context(self._drawing(self._signing))
        try:
            drawn = self._draw(page)
        except Refused as refused:
            return page, [Verdict("cannot_tell", refused.reason)] * len(ones)
        return drawn, judge(drawn, [one.target for one in ones])

    def _twice(
        self, url: str, ones: list[WatchedTarget], page: FetchedPage, verdicts: list[Verdict]
    ) -> tuple[FetchedPage, list[Verdict]]:
        """A second look before anything is called broken: pages differ from one answer to the next."""
        again = self._crawl.fetch(url)
        if again.page is None:
            return page, [one if is_fine(one) else Verdict("cannot_tell", again.sentence) for one in verdicts]
        second, told = self._drawn(again.page, ones, judge(again.page, [one.target for one in ones]))
        return second, settle(verdicts, told)

    def _checked(self, one: WatchedTarget, verdict: Verdict, page: FetchedPage, retained: RetainedSnapshots) -> CheckedTarget:
        if not one.is_live or not _is_broken(verdict):
            return CheckedTarget(one, verdict)
        shown, old = None, None
        for snapshot_id, html in retained.earlier or [(None, None)]:
            shown, old = evidence(page, html, one.target), snapshot_id
            if shown is None or shown.old.node is not None:
                break
        return CheckedTarget(one, verdict, shown, old, accepted=self._acceptable(one, page, shown))

    def _acceptable(self, one: WatchedTarget, page: FetchedPage, shown: RepairEvidence | None) -> Target | None:
        if not self._accepts or shown is None or shown.repair["verdict"] != "moved":
            return None
        try:
            return accept(page.html, Target.from_json(one.target), shown.repair["proposals"][0]["xpath"])
        except (ValueError, ConfinedError):
            return None


_Waiting = tuple[str, list[WatchedTarget], CrawledPage, "Future[list[Verdict]]"]


def _judge(look: CrawledPage, ones: list[WatchedTarget]) -> list[Verdict]:
    if look.page is None:
        return [Verdict("cannot_tell", look.sentence)] * len(ones)
    return judge(look.page, [one.target for one in ones])


def _is_broken(verdict: Verdict) -> bool:
    return not is_fine(verdict) and verdict.verdict != "cannot_tell"
