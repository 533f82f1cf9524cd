"""The versions of the privacy policy, published by an operator. For anybody else there is nothing here."""

from collections.abc import Mapping

from sqlalchemy import func, select
from starlette.requests import Request
from starlette.responses import Response

from components.policy_list import PolicyList
from models.privacy.policy_version import (
    LONGEST_CHANGE,
    LONGEST_TEXT,
    PolicyAcknowledgement,
    PolicyVersion,
    PolicyVersionRefused,
)
from web.kit.form_fields import start_of_block, start_of_text
from web.kit.respond import page, partial, wants_part
from web.lookup import operator_context


def index(request: Request) -> Response:
    return page(request, "operator/policies.html", versions=_list(request))


def create(request: Request) -> Response:
    """What is published stays; a change is another version."""
    here = operator_context(request)
    text = start_of_block(request, "text", LONGEST_TEXT + 1)
    changed = start_of_text(request, "changed", LONGEST_CHANGE + 1)
    try:
        PolicyVersion.publish(here.db, text, changed, here.member, here.now)
    except PolicyVersionRefused as problem:
        return _answer(request, _list(request, text, changed, {problem.field: str(problem)}), 422)
    return _answer(request, _list(request))


def _list(request: Request, text: str | None = None, changed: str = "", problems: Mapping[str, str] | None = None) -> PolicyList:
    session = operator_context(request).db
    told = select(PolicyAcknowledgement.number, func.count()).group_by(PolicyAcknowledgement.number)
    counts = {number: int(count) for number, count in session.execute(told)}
    return PolicyList.of(PolicyVersion.all_of(session), counts, text, changed, problems)


def _answer(request: Request, versions: PolicyList, status: int = 200) -> Response:
    if wants_part(request):
        return partial(versions, status=status)
    return page(request, "operator/policies.html", status, versions=versions)
