"""The organisation's policy: reviews before publishing, and repairs that are taken over."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.review_policy import HIGHEST, LOWEST, Policy
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must
from web.screens.settings_forms import policy_form


def update(request: Request) -> Response:
    must(request, "manage")
    here = context(request)
    session, organisation = here.db, here.organisation_id
    policy = Policy.of(session, organisation)
    policy.reviews_required = form_fields.ticked(request, "reviews_required")
    share = form_fields.number(request, "accept_above", 0, 0, HIGHEST)
    policy.accept_above = max(share, LOWEST) if share else None
    session.add(policy)
    sure = f"sure repairs from {policy.accept_above} % are taken over" if policy.accept_above else "members accept repairs"
    sentence = f"{'Only reviewed versions are published' if policy.reviews_required else 'Reviews are optional'}; {sure}."
    AuditEntry.note(session, organisation, "policy.changed", sentence, here.member, here.now)
    return partial(policy_form(request, saved=True))
