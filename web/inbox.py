"""The inbox: what broke on any of the organisation's sites, newest first."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from components.empty_state import EmptyState
from components.finding_list import FindingList
from components.finding_row import FindingRow
from components.inbox_checks import CheckLine, InboxChecks
from components.passed_list import PassedList
from models.check.check_state import check_states
from models.check.finding import Finding
from models.check.visitor_agreement import agreements
from models.event import often_passed
from models.release.planned_publication import PlannedPublication
from web.kit.context import context
from web.kit.respond import also, page, partial, wants_part
from web.lookup import must
from web.screens.felt_worker import has_worker

SHOWN = ("open", "later", "resolved")
LATELY = timedelta(days=7)
"""How long what visitors went past is told."""
MOST_PASSED = 20


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    chosen = request.query_params.get("show", "open")
    show = chosen if chosen in SHOWN else "open"
    listed, checks = _listed(request, show), _checks(request, show)
    if wants_part(request):
        return partial(listed, also("#inbox-checks", checks))
    is_open = show == "open"
    passed = _passed(request) if is_open else None
    missed = PlannedPublication.refused_in(here.db, here.organisation_id, here.reach.hidden) if is_open else []
    return page(
        request,
        "inbox/index.html",
        listed=listed,
        checks=checks,
        show=show,
        passed=passed,
        missed=missed,
        has_worker=checks.has_worker,
    )


def _checks(request: Request, show: str) -> InboxChecks:
    here = context(request)
    standings = check_states(here.db, here.organisation_id, here.now, here.reach.hidden)
    lines = (CheckLine.of(one, may_start=here.reach.may_at("edit", one.site_id)) for one in standings)
    return InboxChecks(tuple(lines), show, has_worker(request))


def _passed(request: Request) -> PassedList:
    here = context(request)
    since = (here.now - LATELY).date()
    passed = often_passed(here.db, here.organisation_id, since, here.reach.hidden)
    return PassedList(tuple(passed[:MOST_PASSED]), names_guides=True)


def _listed(request: Request, show: str) -> FindingList:
    here = context(request)
    session = here.db
    found = Finding.inbox(session, here.organisation_id, show, here.now, but=here.reach.hidden)
    met = agreements(session, found)
    return FindingList(tuple(FindingRow.of(one, met[one.id]) for one in found), _empty(show))


def _empty(show: str) -> EmptyState:
    if show == "later":
        return EmptyState(
            "Nothing is snoozed or ignored", "What you snooze or ignore is listed here.", "Back to the inbox", "/inbox", "check"
        )
    if show == "resolved":
        return EmptyState("Nothing is resolved yet", "A finding closes by itself after the next good check.", icon="check")
    what = "Checks look for every live target each night. What they don't find is listed here, with what was done about it."
    return EmptyState("Every target is where it should be", what, "See the sites' checks", "/sites", "check")
