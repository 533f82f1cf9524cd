"""Who looks after a finding, or after several at once."""

from starlette.requests import Request
from starlette.responses import Response

from components.finding_list import FindingBulk
from models.account import Member, Membership
from models.check.finding import Finding
from web.kit import form_fields
from web.kit.chosen_numbers import is_number, sent
from web.kit.context import context
from web.lookup import find_finding
from web.screens.chosen_findings import chosen_findings, counted, inbox_again, note_each, told
from web.screens.finding_list import decided

GONE = "That member no longer works on this site."


def update(request: Request) -> Response:
    """Member 0 is nobody."""
    finding = find_finding(request, may="edit")
    wanted = form_fields.number(request, "member", 0, 0, 2**31 - 1)
    member = _members(request, finding).get(wanted)
    if wanted and member is None:
        return decided(request, finding, GONE, 422)
    finding.assign(member)
    return decided(request, finding)


def update_all(request: Request) -> Response:
    """Gives all that were chosen to the `member`, nobody for 0; or each to its own, where as many members came in the same order,
    by which it is taken back.
    """
    wanted = _wanted(request)
    changed = [one for one in chosen_findings(request) if (one.assignee_id or 0) != wanted[one.id]]
    members = {one.site_id: _members(request, one) for one in {one.site_id: one for one in changed}.values()}
    found = {one.id: members[one.site_id].get(wanted[one.id]) for one in changed}
    if gone := next((one for one in changed if wanted[one.id] and found[one.id] is None), None):
        return inbox_again(request, FindingBulk(problem=f"{told(gone)}: {GONE} Nothing was changed."), (), status=422)
    before = tuple(pair for one in changed for pair in (("finding", str(one.id)), ("member", str(one.assignee_id or 0))))
    for one in changed:
        one.assign(found[one.id])
    note_each(request, changed, "it has another assignee")
    if "back" in sent(request):
        return inbox_again(request, FindingBulk(f"{counted(changed)} assigned as before."), changed)
    whom = next((member.name for member in found.values() if member), "nobody")
    said, what = f"{counted(changed)} assigned to {whom}.", f"assigning {counted(changed)}"
    undo = FindingBulk(said, what, "/inbox/assignees", "put", fields=(("back", "1"), *before))
    return inbox_again(request, undo, changed)


def _members(request: Request, finding: Finding) -> dict[int, Member]:
    """Who may look after what is on its site, by number."""
    members = Membership.who_may_at(context(request).db, finding.organisation_id, "view", finding.site_id)
    return {member.id: member for member in members}


def _wanted(request: Request) -> dict[int, int]:
    """Finding → member."""
    came = sent(request)
    findings = [int(one) for one in came.getlist("finding") if is_number(one)]
    members = [int(one) for one in came.getlist("member") if is_number(one)]
    each = members if len(members) == len(findings) else (members or [0])[:1] * len(findings)
    return dict(zip(findings, each, strict=True))
