"""The organisation's policy: approvals before publishing, and repairs that are taken over."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.review_policy import HIGHEST, LOWEST, MOST_APPROVALS, Policy, PolicyRefused
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must
from web.screens.settings_forms import policy_form


def update(request: Request) -> Response:
    """Takes all of it or nothing; what was chosen stays in the form."""
    must(request, "manage")
    here = context(request)
    session, organisation = here.db, here.organisation_id
    policy = Policy.of(session, organisation)
    share = form_fields.number(request, "accept_above", 0, 0, HIGHEST)
    asked = form_fields.number(request, "approvals_required", 0, 0, MOST_APPROVALS)
    before = policy.sentence
    try:
        policy.require(session, asked, staging_too=form_fields.ticked(request, "staging_too"))
    except PolicyRefused as problem:
        return partial(policy_form(request, problem=str(problem), asked=asked), status=422)
    policy.accept_above = max(share, LOWEST) if share else None
    session.add(policy)
    AuditEntry.note(session, organisation, "policy.changed", f"{policy.sentence} Before: {before}", here.member, here.now)
    return partial(policy_form(request, saved=True))
