"""A member's choice about mail."""

from starlette.requests import Request
from starlette.responses import Response

from components.news_form import NewsForm
from models.integration.news_channel import NewsChoice
from web.kit import form_fields
from web.kit.respond import partial
from web.lookup import must


def update(request: Request) -> Response:
    must(request, "view")
    membership = request.state.membership
    NewsChoice.choose(request.state.db, membership.organisation_id, membership.member_id, form_fields.text(request, "mail", 10))
    request.state.db.flush()
    return partial(news_form(request, saved=True))


def news_form(request: Request, *, saved: bool = False) -> NewsForm:
    membership = request.state.membership
    choice = NewsChoice.of(request.state.db, membership.organisation_id, membership.member_id)
    return NewsForm(choice, membership.member.email, bool(request.app.state.settings.mail_url), saved)
