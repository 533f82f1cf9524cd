"""What the organisation asks of its own work."""

from pydantic import BaseModel, ConfigDict, Field

from models.account.audit_log import AuditEntry
from models.account.review_policy import HIGHEST, LOWEST, MOST_APPROVALS, Policy, PolicyRefused
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.problem import Problem


class PolicyRow(BaseModel):
    approvals_required: int = Field(description="By others than the author, before a version goes live.")
    staging_too: bool
    accept_above: int | None = Field(description="Percent of agreement from which a sure repair goes into a draft by itself.")


class PolicyBody(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"approvals_required": 0, "staging_too": False}]})

    approvals_required: int = Field(ge=0, le=MOST_APPROVALS)
    staging_too: bool = False
    accept_above: int | None = Field(None, ge=LOWEST, le=HIGHEST)


def show(call: Call) -> Reply:
    """Read the organisation's policy"""
    return Reply(_row(Policy.of(call.db, call.organisation_id)))


def replace(call: Call) -> Reply:
    """Replace the organisation's policy
    One that its members can't meet is refused.
    """
    policy, sent = Policy.of(call.db, call.organisation_id), call.sent(PolicyBody)
    before = policy.sentence
    try:
        policy.require(call.db, sent.approvals_required, staging_too=sent.staging_too)
    except PolicyRefused as problem:
        raise Problem(409, str(problem), code="not_possible") from problem
    policy.accept_above = sent.accept_above
    call.db.add(policy)
    sentence = f"{policy.sentence} Before: {before}"
    AuditEntry.note(call.db, call.organisation_id, "policy.changed", sentence, call.by, call.now)
    return Reply(_row(policy))


def _row(policy: Policy) -> PolicyRow:
    values = (policy.approvals_required, policy.staging_too, policy.accept_above)
    return PolicyRow(approvals_required=values[0], staging_too=values[1], accept_above=values[2])


OPERATIONS = (
    Operation("GET /policy", show, "read", {200: PolicyRow}),
    Operation("PUT /policy", replace, "manage", {200: PolicyRow}, PolicyBody, Trial, (409,), ("PUT policy",)),
)
