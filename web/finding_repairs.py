"""A proposed repair taken over into the draft, and taken back."""

from starlette.requests import Request
from starlette.responses import Response

from models.check.accept_repair import NotAcceptable, accept, take_back
from models.check.finding import Finding
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import Target
from models.targets import accept as describe_anew
from web.kit import form_fields
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.lookup import find_finding
from web.screens.finding_list import decided


def create(request: Request) -> Response:
    """Describes the proposed element anew, on the page as the check saw it, and makes the draft point there."""
    finding = find_finding(request, may="edit")
    number = form_fields.number(request, "proposal", 0, 0, 2)
    try:
        target = _described(request, finding, number)
        with saving(request) as session:
            finding = find_finding(request, may="edit")
            why = f"{finding.proposals[number]['score']:.0%} agree."
            here = context(request)
            accept(session, finding, target, why, here.member, here.now)
            return decided(request, finding)
    except (ValueError, ConfinedError) as problem:
        return _refused(request, str(problem))


def destroy(request: Request) -> Response:
    try:
        with saving(request) as session:
            finding = find_finding(request, may="edit")
            here = context(request)
            take_back(session, finding, here.member, here.now)
            return decided(request, finding)
    except NotAcceptable as problem:
        return _refused(request, str(problem))


def _refused(request: Request, problem: str) -> Response:
    return decided(request, find_finding(request, may="edit"), problem, 422)


def _described(request: Request, finding: Finding, number: int) -> Target:
    here = context(request)
    snapshot_id = finding.after.snapshot
    snapshot = PageSnapshot.find(here.db, finding.organisation_id, snapshot_id) if snapshot_id else None
    if number >= len(finding.proposals) or snapshot is None:
        raise NotAcceptable("This proposal is no longer there; the next check makes a new one.")
    read, xpath, html = (
        Target.from_json(finding.target),
        finding.proposals[number]["xpath"],
        snapshot.source(here.db, here.sealer),
    )
    give_back_connection(request)
    return describe_anew(html, read, xpath)
