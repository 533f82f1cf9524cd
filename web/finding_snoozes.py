"""A finding, or several at once, put off for some days, and taken up again."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from components.finding_list import FindingBulk
from models.check.finding import RESOLVED, SNOOZED
from web.kit import form_fields
from web.kit.context import context
from web.lookup import find_finding
from web.screens.chosen_findings import chosen_findings, counted, fields, inbox_again, note_each, taken_up_again
from web.screens.finding_list import decided

WEEK = 7


def create(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == RESOLVED:
        return decided(request, finding, "It is resolved already.", 422)
    finding.snooze(context(request).now + timedelta(days=form_fields.number(request, "days", 1, 1, 90)))
    return decided(request, finding)


def destroy(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == SNOOZED:
        finding.reopen()
    return decided(request, finding)


def create_all(request: Request) -> Response:
    """Puts off all that were chosen and want a decision."""
    here, days = context(request), form_fields.number(request, "days", 1, 1, 90)
    changed = [one for one in chosen_findings(request) if one.waits_at(here.now)]
    for one in changed:
        one.snooze(here.now + timedelta(days=days))
    period = "a day" if days == 1 else "a week" if days == WEEK else f"{days} days"
    note_each(request, changed, f"it is put off for {period}")
    said, what = f"{counted(changed)} snoozed for {period}.", f"snoozing {counted(changed)}"
    return inbox_again(request, FindingBulk(said, what, "/inbox/snoozes", fields=fields(changed)), changed)


def destroy_all(request: Request) -> Response:
    """Takes up again all that were chosen and are put off."""
    return taken_up_again(request, SNOOZED)
