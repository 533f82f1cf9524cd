"""Findings: live targets that broke, and what becomes of them."""

from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.account.organisation import Membership
from models.check.accept_repair import NotAcceptable, accept, take_back
from models.check.finding import IGNORED, LONGEST_REASON, RESOLVED, SNOOZED, Finding
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import Target, TargetRefused
from models.targets import accept as describe_anew
from web.api.keyset import LARGEST_ID, Page, keyset
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_finding
from web.api.problem import Problem, one_fault

State = Literal["open", "snoozed", "ignored", "repaired", "resolved"]


class ProposalRow(BaseModel):
    selector: str
    score: float = Field(description="How much agrees, from 0 to 1.")


class FindingRow(BaseModel):
    """A target that visitors' pages no longer have where it was."""

    id: int
    site_id: int
    guide_id: int
    step_id: str
    state: State
    verdict: str
    reason: str
    is_weak: bool = Field(description="Visitors are still shown the step.")
    page: str
    opened_at: datetime
    seen_at: datetime
    resolved_at: datetime | None
    snoozed_until: datetime | None
    note: str
    assignee_id: int | None
    proposals: list[ProposalRow]

    @classmethod
    def of(cls, one: Finding) -> "FindingRow":
        names = [name for name in cls.model_fields if name != "proposals"]
        proposals = [{"selector": found["selector"], "score": found["score"]} for found in one.proposals]
        return cls.model_validate({**{name: getattr(one, name) for name in names}, "proposals": proposals})


class FindingList(BaseModel):
    data: list[FindingRow]
    next: str | None


class FindingChange(Shape):
    """What is left out stays as it is. Only a check closes a finding."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"state": "snoozed", "days": 7}]})

    state: Literal["open", "snoozed", "ignored"] | None = None
    days: int = Field(7, ge=1, le=90, description="How long it is put off, where it is.")
    reason: str = Field("", max_length=LONGEST_REASON, description="Why it may stay as it is, where it may.")
    assignee_id: int | None = Field(None, ge=0, le=LARGEST_ID, description="Its assignee; 0 is none.")


class Repair(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"proposal": 0}]})

    proposal: int = Field(0, ge=0, le=2, description="Which of its `proposals`, counted from 0.")


class FindingPage(Page):
    state: State | None = None
    site: int | None = Field(None, ge=1, le=LARGEST_ID)


def index(call: Call) -> Reply:
    """List the findings"""
    asked = call.asked(FindingPage)
    rows = select(Finding).where(Finding.organisation_id == call.organisation_id, call.reach.sees(Finding.site_id))
    rows = rows.where(Finding.state == asked.state) if asked.state else rows
    rows = rows.where(Finding.site_id == asked.site) if asked.site is not None else rows
    found, following = keyset(call, rows, Finding.id, newest=True)
    return Reply(FindingList(data=[FindingRow.of(one) for one in found], next=following))


def show(call: Call) -> Reply:
    """Read a finding"""
    return Reply(FindingRow.of(find_finding(call)))


def change(call: Call) -> Reply:
    """Put a finding off, ignore it, take it up again, or give it to somebody"""
    finding, sent = find_finding(call), call.sent(FindingChange)
    if sent.assignee_id is not None:
        finding.assign(_member(call, finding, sent.assignee_id) if sent.assignee_id else None)
    if sent.state is not None:
        _move(call, finding, sent)
    call.db.flush()
    return Reply(FindingRow.of(finding))


def repair(call: Call) -> Reply:
    """Take over a proposed repair
    Makes a draft that points at the proposed element; visitors get it when it is published.
    """
    number = call.sent(Repair).proposal
    try:
        finding = find_finding(call)
        target = _described(call, finding, number)
        with call.saving() as saving:
            finding = find_finding(saving)
            accept(saving.db, finding, target, f"{finding.proposals[number]['score']:.0%} agree.", saving.by, call.now)
            saving.db.flush()
            return Reply(FindingRow.of(finding), 201)
    except (NotAcceptable, TargetRefused, ConfinedError) as problem:
        raise Problem(409, str(problem), code="not_acceptable") from problem


def take_repair_back(call: Call) -> Reply:
    """Take an accepted repair back"""
    finding = find_finding(call)
    try:
        take_back(call.db, finding, call.by, call.now)
    except NotAcceptable as problem:
        raise Problem(409, str(problem), code="not_acceptable") from problem
    call.db.flush()
    return Reply(FindingRow.of(finding))


def _member(call: Call, finding: Finding, member_id: int) -> Any:
    there = Membership.who_may_at(call.db, call.organisation_id, "view", finding.site_id)
    members = {member.id: member for member in there}
    if member_id not in members:
        raise one_fault("The finding was not changed.", "assignee_id", "is no member who may look at this site", "unknown_name")
    return members[member_id]


def _move(call: Call, finding: Finding, sent: FindingChange) -> None:
    if finding.state == RESOLVED:
        raise Problem(409, "It is resolved already.", code="resolved")
    if sent.state == SNOOZED:
        finding.snooze(call.now + timedelta(days=sent.days))
    elif sent.state == IGNORED:
        try:
            finding.ignore(sent.reason)
        except ValueError as problem:
            raise one_fault("The finding was not changed.", "reason", str(problem), "empty") from problem
        sentence = f"{finding.guide.name}: {finding.note}"
        AuditEntry.note(call.db, finding.organisation_id, "finding.ignored", sentence, call.by, call.now)
    elif finding.state in {SNOOZED, IGNORED}:
        finding.reopen()


def _described(call: Call, finding: Finding, number: int) -> Target:
    kept = PageSnapshot.find(call.db, call.organisation_id, finding.after.snapshot) if finding.after.snapshot else None
    if number >= len(finding.proposals) or kept is None:
        raise NotAcceptable("This proposal is no longer there; the next check makes a new one.")
    target, xpath = Target.from_json(finding.target), finding.proposals[number]["xpath"]
    html = kept.source(call.db, call.instance.sealer)
    call.db.commit()  # the connection is somebody else's while the page is looked at
    return describe_anew(html, target, xpath)


ONE = "/findings/{finding_id}"
CHANGES = (
    "PUT finding_assignee",
    "POST finding_dismissal",
    "DELETE finding_dismissal",
    "POST finding_snooze",
    "DELETE finding_snooze",
    "PUT finding_assignees",
    "POST finding_dismissals",
    "DELETE finding_dismissals",
    "POST finding_snoozes",
    "DELETE finding_snoozes",
)
TAKEN, BACK = ("POST finding_repair", "POST finding_repairs"), ("DELETE finding_repair", "DELETE finding_repairs")
OPERATIONS = (
    Operation("GET /findings", index, "read", {200: FindingList}, query=FindingPage, across_sites=True),
    Operation(f"GET {ONE}", show, "read", {200: FindingRow}),
    Operation(f"PATCH {ONE}", change, "write", {200: FindingRow}, FindingChange, Trial, (409,), CHANGES),
    Operation(f"POST {ONE}/repair", repair, "write", {201: FindingRow}, Repair, refuses=(409,), waits=True, twins=TAKEN),
    Operation(f"DELETE {ONE}/repair", take_repair_back, "write", {200: FindingRow}, refuses=(409,), twins=BACK),
)
