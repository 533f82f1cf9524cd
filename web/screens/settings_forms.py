"""The forms of what comes out of the inbox by itself: mail to the member, the organisation's channels and its policy."""

from dataclasses import replace
from urllib.parse import urlsplit

from starlette.requests import Request

from components.channel_form import ChannelForm
from components.news_form import NewsForm
from components.policy_form import PolicyForm
from models.account.review_policy import Policy
from models.integration.news_channel import NewsChannel, NewsChoice
from models.support.sealer import Unsealable
from web.kit.context import context

CHANNEL_FIELDS = ("slack_url", "webhook_url")


def news_form(request: Request, *, saved: bool = False) -> NewsForm:
    here = context(request)
    membership = here.membership
    choice = NewsChoice.of(here.db, membership.organisation_id, membership.member_id)
    return NewsForm(choice, membership.member.email, bool(here.settings.mail_url), saved)


def policy_form(request: Request, *, saved: bool = False, problem: str = "", asked: int = 0) -> PolicyForm:
    """`asked` is the number of approvals that was refused, for that `problem`."""
    here = context(request)
    policy = Policy.of(here.db, here.organisation_id)
    form = replace(PolicyForm.of(policy, may_manage=here.may("manage"), saved=saved), unmet=policy.unmet(here.db))
    return replace(form, approvals_required=asked, problem=problem) if problem else form


def channel_form(
    request: Request,
    *,
    secret: str = "",
    saved: bool = False,
    typed: dict[str, str] | None = None,
    problems: dict[str, str] | None = None,
) -> ChannelForm:
    here = context(request)
    channel = NewsChannel.of(here.db, here.organisation_id)
    slack, webhook = (_shown(request, channel, name) for name in CHANNEL_FIELDS)
    return ChannelForm(slack, webhook, secret, here.may("manage"), saved=saved, typed=typed or {}, problems=problems or {})


def _shown(request: Request, channel: NewsChannel, name: str) -> str:
    """The host is enough to know it by; the rest of the address is a secret."""
    try:
        value = channel.read(context(request).sealer, name)
    except Unsealable:
        return "can't be read any more; enter it again"
    return f"{urlsplit(value).netloc}/…" if value else ""
