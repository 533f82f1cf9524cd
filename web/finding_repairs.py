"""A proposed repair taken over into the draft, and taken back; one, or those of several findings at once."""

from starlette.requests import Request
from starlette.responses import Response

from components.finding_list import FindingBulk
from models.check.accept_repair import NotAcceptable, accept, assert_sure, take_back
from models.check.finding import Finding
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import Target
from models.targets import accept as describe_anew
from web.kit import form_fields
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.lookup import find_finding
from web.screens.chosen_findings import chosen_findings, counted, fields, inbox_again, told
from web.screens.finding_list import decided

MOST_REPAIRED = 50
"""At once: each element is described anew, on its page."""


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


def create_all(request: Request) -> Response:
    """Accepts the repairs of all that were chosen of which Cairn is sure; the others are left for somebody to look at."""
    left: dict[str, str] = {}
    described = {one.id: made for one in chosen_findings(request, MOST_REPAIRED) if (made := _sure(request, one, left))}
    with saving(request) as session:
        here, changed = context(request), list[Finding]()
        for one in chosen_findings(request, MOST_REPAIRED):
            if one.id not in described:
                continue
            try:
                accept(session, one, described[one.id], f"{one.proposals[0]['score']:.0%} agree.", here.member, here.now)
                changed.append(one)
            except NotAcceptable as problem:
                left[told(one)] = str(problem)
        said = f"{counted(changed, 'repair')} accepted. Visitors get {'it' if len(changed) == 1 else 'them'} once you publish."
        undo = FindingBulk(said, counted(changed, "repair"), "/inbox/repairs", fields=fields(changed))
        return inbox_again(request, undo, changed, left)


def destroy_all(request: Request) -> Response:
    """Takes the repairs back of all that were chosen, where the draft was not changed since."""
    left: dict[str, str] = {}
    with saving(request) as session:
        here, changed = context(request), list[Finding]()
        for one in chosen_findings(request):
            try:
                take_back(session, one, here.member, here.now)
                changed.append(one)
            except NotAcceptable as problem:
                left[told(one)] = str(problem)
        return inbox_again(request, FindingBulk(f"{counted(changed, 'repair')} taken back."), changed, left)


def _sure(request: Request, finding: Finding, left: dict[str, str]) -> Target | None:
    """Its element, described anew, where Cairn is sure of it; otherwise `left` says why not."""
    try:
        assert_sure(finding)
        return _described(request, finding, 0)
    except (ValueError, ConfinedError) as problem:
        left[told(finding)] = str(problem)
        return None


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
