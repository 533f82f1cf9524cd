"""The inbox's list of findings, and the screen on which one of them stands beside it."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from components.empty_state import EmptyState
from components.finding_list import FindingBulk, FindingList
from components.finding_row import FindingRow
from components.inbox_checks import CheckLine, InboxChecks
from models.account import Membership
from models.check.check_state import check_states
from models.check.finding import Finding
from models.check.visitor_agreement import agreements
from web.kit.context import context
from web.kit.respond import also, partial
from web.screens.felt_worker import has_worker
from web.screens.finding_panel import finding_panel


def finding_list(request: Request, show: str, chosen: int = 0, bulk: FindingBulk | None = None) -> FindingList:
    """Where it lists what is open, several can be decided on at once; `bulk` is what just was."""
    here = context(request)
    decides = show == "open" and here.reach.may_anywhere("edit")
    found = Finding.inbox(here.db, here.organisation_id, show, here.now, but=here.reach.hidden)
    met = agreements(here.db, found)
    choosable = {one.id for one in found if decides and one.waits_at(here.now) and here.reach.may_at("edit", one.site_id)}
    rows = tuple(FindingRow.of(one, met[one.id], here.now, may_choose=one.id in choosable) for one in found)
    offered = replace(bulk or FindingBulk(), members=_members(request)) if decides else None
    return FindingList(rows, _empty(show), chosen, offered)


def _members(request: Request) -> tuple[tuple[int, str], ...]:
    """To whom findings can be given: whoever works here."""
    here = context(request)
    rows = Membership.all_in(here.db, here.organisation_id)
    return tuple((row.member.id, row.member.name) for row in rows if not row.is_suspended and row.reach.may_anywhere("view"))


def inbox_checks(request: Request, show: str, chosen: int = 0) -> InboxChecks:
    here = context(request)
    standings = check_states(here.db, here.organisation_id, here.now, here.reach.hidden)
    lines = (CheckLine.of(one, may_start=here.reach.may_at("edit", one.site_id)) for one in standings)
    return InboxChecks(tuple(lines), show, has_worker(request), chosen)


def decided(request: Request, finding: Finding, problem: str = "", status: int = 200) -> Response:
    """Its panel after something was done about it, or was not; its row in the list rides along."""
    met = agreements(context(request).db, [finding])[finding.id]
    now = context(request).now
    row = FindingRow.of(finding, met, now, is_chosen=True, may_choose=finding.waits_at(now))
    return partial(finding_panel(request, finding, problem), also(f"#finding-row-{finding.id}", row), status=status)


def _empty(show: str) -> EmptyState:
    if show == "later":
        return EmptyState(
            "Nothing is snoozed or ignored", "What you snooze or ignore is listed here.", "Back to the inbox", "/inbox", "check"
        )
    if show == "resolved":
        return EmptyState("Nothing is resolved yet", "A finding closes by itself after the next good check.", icon="check")
    what = "Checks look for every live target each night. What they don't find is listed here, with what was done about it."
    return EmptyState("Every target is where it should be", what, "See the sites' checks", "/sites", "check")
