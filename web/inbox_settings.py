"""What comes out of the inbox by itself: mail to the member, Slack, a webhook, and the organisation's policy with its log."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.integration.news_channel import NewsChannel
from web.kit.context import context
from web.kit.respond import page
from web.lookup import must
from web.screens.felt_worker import has_worker
from web.screens.settings_forms import news_form, policy_form
from web.screens.trial_panel import trial_panel


def show(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    manages = here.may("manage")
    return page(
        request,
        "inbox/settings.html",
        log=AuditEntry.newest(here.db, here.organisation_id, but=here.reach.hidden),
        news=news_form(request),
        channels=NewsChannel.how_many(here.db, here.organisation_id),
        policy=policy_form(request),
        key=here.organisation.key,
        manages=manages,
        has_worker=has_worker(request),
        trial=trial_panel(request) if manages else None,
    )
