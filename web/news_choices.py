"""A member's choice about mail."""

from starlette.requests import Request
from starlette.responses import Response

from components.news_form import NewsForm
from models.integration.news_channel import NewsChoice
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must


def update(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    membership = here.membership
    NewsChoice.choose(here.db, membership.organisation_id, membership.member_id, form_fields.text(request, "mail", 10))
    here.db.flush()
    return partial(news_form(request, saved=True))


def news_form(request: Request, *, saved: bool = False) -> NewsForm:
    here = context(request)
    membership = here.membership
    choice = NewsChoice.of(here.db, membership.organisation_id, membership.member_id)
    return NewsForm(choice, membership.member.email, bool(here.settings.mail_url), saved)
