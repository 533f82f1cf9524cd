"""The forms of what comes out of the inbox by itself: mail to the member, and the organisation's policy."""

from dataclasses import replace

from starlette.requests import Request

from components.news_form import NewsForm
from components.policy_form import PolicyForm
from models.account.review_policy import Policy
from models.integration.news_channel import NewsChoice
from models.integration.weekly_choice import WeeklyChoice
from web.kit.context import context


def news_form(request: Request, *, saved: bool = False) -> NewsForm:
    here = context(request)
    membership = here.membership
    choice = NewsChoice.of(here.db, membership.organisation_id, membership.member_id)
    weekly = WeeklyChoice.of(here.db, membership.organisation_id, membership.member_id)
    return NewsForm(choice, membership.member.email, bool(here.settings.mail_url), saved, weekly)


def policy_form(request: Request, *, saved: bool = False, problem: str = "", asked: int = 0) -> PolicyForm:
    """`asked` is the number of approvals that was refused, for that `problem`."""
    here = context(request)
    policy = Policy.of(here.db, here.organisation_id)
    form = replace(PolicyForm.of(policy, may_manage=here.may("manage"), saved=saved), unmet=policy.unmet(here.db))
    return replace(form, approvals_required=asked, problem=problem) if problem else form
