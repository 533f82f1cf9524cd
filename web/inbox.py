"""The inbox: what broke on any of the organisation's sites, newest first, and the first of it beside the list."""

import re
from dataclasses import replace
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from components.passed_list import PassedList
from models.check.finding import Finding
from models.event import often_passed
from models.release.planned_publication import PlannedPublication
from web.kit.context import context
from web.kit.respond import also, page, partial, wants_part
from web.lookup import must
from web.screens.finding_list import finding_list, inbox_checks
from web.screens.finding_panel import finding_panel

SHOWN = ("open", "later", "resolved")
LATELY = timedelta(days=7)
"""How long what visitors went past is told."""
MOST_PASSED = 20


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    chosen = request.query_params.get("show", "open")
    show = chosen if chosen in SHOWN else "open"
    if wants_part(request):
        asked = request.query_params.get("beside", "")
        beside = int(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else 0
        return partial(finding_list(request, show, beside), also("#inbox-checks", inbox_checks(request, show, beside)))
    listed = finding_list(request, show)
    listed = replace(listed, chosen=listed.first)
    first = Finding.find(here.db, here.organisation_id, listed.first)
    checks, is_open = inbox_checks(request, show, listed.first), show == "open"
    return page(
        request,
        "inbox/index.html",
        listed=listed,
        checks=checks,
        show=show,
        finding=None,
        panel=finding_panel(request, first) if first else None,
        passed=_passed(request) if is_open else None,
        missed=PlannedPublication.refused_in(here.db, here.organisation_id, here.reach.hidden) if is_open else [],
        has_worker=checks.has_worker,
    )


def _passed(request: Request) -> PassedList:
    here = context(request)
    since = (here.now - LATELY).date()
    passed = often_passed(here.db, here.organisation_id, since, here.reach.hidden)
    return PassedList(tuple(passed[:MOST_PASSED]), names_guides=True)
