"""One check of one site, from the first page to the last: fetched one after the other, judged beside it, noted page by page.

What is held in memory does not grow with the site beyond the list of its targets: pages come, are judged and are let go.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.review_policy import Policy
from models.check.check import Check
from models.check.checked_target import CheckedTarget
from models.check.close_findings import close_findings
from models.check.dependencies import CheckDependencies
from models.check.finding import Finding
from models.check.page_inspection import Inspection, SiteInspection
from models.check.record_verdict import record_verdicts
from models.check.watched_targets import WatchedTarget, watched_targets
from models.page.blob import BlobShelf
from models.page.page_retention import drop_unused, prune
from models.page.page_visit import PageVisit
from models.page.site_crawl import AskedToWait
from models.page.site_sign_in import NotSignedIn
from models.page.snapshot_archive import PageSnapshot
from models.site.site import Site
from models.site.watch_schedule import Watch
from models.targets import Verdict

OnFinish = Callable[[Session, Check], None]


@dataclass(frozen=True)
class _RunningCheck:
    check_id: int
    site: Site
    watch: Watch
    pages: dict[str, list[WatchedTarget]]
    accepts: bool


def run_check(means: CheckDependencies, site_id: int, *, check_id: int | None = None, afterwards: OnFinish | None = None) -> int:
    """Checks every live target and every draft's target of a site; returns the check's id.

    `check_id` is that of a check that was begun already and is now done, from the start. `afterwards` joins the transaction that
    ends the check. Raises CheckRunning; LookupError when the site or the check is gone, or the check was finished before.
    """
    begun = _begin(means, site_id, check_id)
    sentence = _walk(means, begun)
    with means.database.writing() as session:
        check = session.get_one(Check, begun.check_id)
        close_findings(session, check, {(one.guide_id, one.step_id) for one in _all(begun.pages) if one.is_live}, means.clock())
        check.finish(session, sentence, means.clock())
        if afterwards is not None:
            afterwards(session, check)
    return begun.check_id


def _walk(means: CheckDependencies, begun: _RunningCheck) -> str:
    """Looks at every page; returns the sentence of what ended it early, or none."""
    left = dict(begun.pages)
    try:
        with SiteInspection(means, begun.site, begun.watch, accepts=begun.accepts) as inspecting:
            for inspection in inspecting.walk(begun.pages):
                _write(means, begun, inspection)
                left.pop(inspection.url)
    except AskedToWait as refusal:
        return _give_up(means, begun, left, refusal.seconds)
    except NotSignedIn as refused:
        return _leave(means, begun, left, f"Cairn could not sign in: {refused}")
    return ""


def _begin(means: CheckDependencies, site_id: int, check_id: int | None) -> _RunningCheck:
    now = means.clock()
    with means.database.writing() as session:
        site = session.get(Site, site_id)
        if site is None:
            raise LookupError(f"site {site_id} is gone")
        check = Check.begin(session, site, None, now) if check_id is None else _handed_out(session, site, check_id, now)
        watch = Watch.of(session, site)
        session.add(watch)
        accepts = Policy.of(session, site.organisation_id).accept_above is not None
        session.flush()
        begun_id = check.id
    with means.database.reading() as session:
        pages = watched_targets(session, session.get_one(Site, site_id))
    with means.database.writing() as session:
        session.get_one(Check, begun_id).planned = len(pages)
    return _RunningCheck(begun_id, site, watch, pages, accepts)


def _handed_out(session: Session, site: Site, check_id: int, now: datetime) -> Check:
    check = session.get(Check, check_id)
    if check is None or check.site_id != site.id or check.finished_at is not None:
        raise LookupError(f"check {check_id} is gone or was finished before")
    check.restart(session, now)
    return check


def _write(means: CheckDependencies, begun: _RunningCheck, inspection: Inspection) -> None:
    """One page's verdicts in one short transaction."""
    now = means.clock()
    with means.database.writing() as session:
        check = session.get_one(Check, begun.check_id)
        check.pages += 1
        snapshot = None
        if inspection.page is not None:
            last = PageVisit.find(session, begun.site.id, inspection.url)
            before = last.source_hash if last else ""
            shelf = BlobShelf.of(means.sealer, begun.site, inspection.page)
            visit = PageVisit.note(session, shelf, inspection.url, inspection.page, dict(inspection.headers), now)
            if inspection.snapshot is not None:
                snapshot = PageSnapshot.keep(session, shelf, inspection.url, inspection.page, inspection.snapshot, now)
                visit.snapshot_at = now
                prune(session, begun.site, inspection.url, Finding.snapshots_of(session, begun.site.id))
            if before and before != visit.source_hash:
                drop_unused(session, begun.site.organisation_id, {before})
        new = snapshot.id if snapshot else inspection.same_snapshot
        seen = [replace(one, new_snapshot=new, is_gone=inspection.is_gone) for one in inspection.targets]
        record_verdicts(session, check, seen, now)


def _give_up(means: CheckDependencies, begun: _RunningCheck, left: dict[str, list[WatchedTarget]], seconds: float) -> str:
    """The site asked to be left alone: the next look waits as long as was asked."""
    with means.database.writing() as session:
        until = session.get_one(Watch, begun.site.id).wait(seconds, means.clock())
    return _leave(means, begun, left, f"The site asked to wait; the check goes on after {_clock(until)}.")


def _leave(means: CheckDependencies, begun: _RunningCheck, left: dict[str, list[WatchedTarget]], sentence: str) -> str:
    """What was not looked at can't be told."""
    now = means.clock()
    with means.database.writing() as session:
        check = session.get_one(Check, begun.check_id)
        record_verdicts(session, check, [CheckedTarget(one, Verdict("cannot_tell", sentence)) for one in _all(left)], now)
    return sentence


def _clock(moment: datetime) -> str:
    return moment.strftime("%d %b, %H:%M UTC")


def _all(pages: dict[str, list[WatchedTarget]]) -> Iterator[WatchedTarget]:
    for ones in pages.values():
        yield from ones
