"""Checking a guide's targets against the pages as they are now."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.daily_use import DailyUse
from models.account.organisation_quota import assert_some_left
from models.check.draft_check import check_draft, pages_to_check
from models.guide.target_verdict import TargetVerdict
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.kit.respond import partial
from web.lookup import find_guide
from web.screens.workbench import chosen_step, workbench


def create(request: Request) -> Response:
    """Fetches each page once and gives every target on it a verdict."""
    guide = find_guide(request, may="edit")
    here = context(request)
    assert_some_left(here.db, guide.organisation_id, "fetches", here.now)
    pages = pages_to_check(guide.document)
    give_back_connection(request)
    found = check_draft(pages, context(request).outbound)
    with saving(request) as session:
        guide = find_guide(request, may="edit")
        DailyUse.add(session, guide.organisation_id, "fetches", here.now, max(len(pages), 1))
        for step_id, (verdict, reason, page) in found.items():
            TargetVerdict.note(session, guide, step_id, verdict, reason, page, context(request).now)
        session.flush()
        return partial(workbench(request, guide, chosen_step(request, guide)))
