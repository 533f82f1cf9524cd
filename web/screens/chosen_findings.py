"""What is done with several findings of the inbox at once: which ones, and the inbox afterwards."""

from collections.abc import Iterable, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.finding_list import FindingBulk
from components.finding_row import step_of
from models.account.audit_log import AuditEntry
from models.check.finding import Finding
from web.kit.chosen_numbers import chosen_numbers, is_number, sent
from web.kit.context import context
from web.kit.respond import also, go, partial, wants_part
from web.lookup import must_at
from web.screens.finding_list import finding_list
from web.screens.finding_panel import finding_panel

MOST_CHOSEN = 200
"""As many as the inbox lists."""


def chosen_findings(request: Request, most: int = MOST_CHOSEN) -> list[Finding]:
    """Each once. One that is not there, or not to be decided on by whoever asks, refuses all of them."""
    here = context(request)
    if not here.reach.may_anywhere("edit"):
        raise HTTPException(403, f"Your role here is {here.membership.role}; it does not allow this.")
    numbers = chosen_numbers(request, "finding", most)
    found = Finding.several(here.db, here.organisation_id, numbers)
    if len(found) != len(numbers):
        raise HTTPException(404)
    for finding in found:
        must_at(request, "edit", finding.site_id)
    return found


def inbox_again(
    request: Request,
    bulk: FindingBulk,
    changed: Sequence[Finding],
    left: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """The open findings, with what was done and its way back; the one that stands beside them rides along where it was changed.
    `left` says of each that stayed as it was why.
    """
    here = context(request)
    here.db.flush()
    if not changed and not bulk.problem:
        bulk = FindingBulk(problem="Nothing was changed." if sent(request).getlist("finding") else "Choose at least one finding.")
    if not wants_part(request):
        return go(request, "/inbox")
    typed = sent(request).get("beside", "")
    beside = int(typed) if is_number(typed) else 0
    listed = finding_list(request, "open", beside, bulk.leaving(left or {}))
    panel = next((finding_panel(request, one) for one in changed if one.id == beside), None)
    return partial(listed, *([also(f"#finding-{beside}", panel)] if panel else []), status=status)


def taken_up_again(request: Request, state: str) -> Response:
    """All that were chosen and are in that state, ignored or snoozed, are open again."""
    changed = [one for one in chosen_findings(request) if one.state == state]
    for one in changed:
        one.reopen()
    note_each(request, changed, f"it is no longer {state}")
    return inbox_again(request, FindingBulk(f"{counted(changed)} no longer {state}."), changed)


def note_each(request: Request, findings: Iterable[Finding], what: str) -> None:
    """An entry of the audit log for each; `what` became of it."""
    here = context(request)
    for one in findings:
        sentence = f"{one.guide.name}, finding {one.id}: {what}."
        AuditEntry.note(here.db, here.organisation_id, "finding.changed", sentence, here.member, here.now, site_id=one.site_id)


def told(finding: Finding) -> str:
    """What a finding is called in a sentence."""
    number, step = step_of(finding)
    return f"{finding.guide.name}, {f'step {number}' if number else step}"


def fields(findings: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    """By which the same ones are chosen again."""
    return tuple(("finding", str(one.id)) for one in findings)


def counted(findings: Sequence[Finding], noun: str = "finding") -> str:
    return f"{len(findings)} {noun}{'' if len(findings) == 1 else 's'}"
