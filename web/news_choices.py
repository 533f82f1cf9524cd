"""A member's choice about mail."""

from starlette.requests import Request
from starlette.responses import Response

from components.news_form import NewsForm
from models.integration.channel import NewsChoice
from web.finding import must
from web.kit import forms
from web.kit.respond import partial


def update(request: Request) -> Response:
    must(request, "view")
    membership = request.state.membership
    NewsChoice.choose(request.state.db, membership.organisation_id, membership.member_id, forms.text(request, "mail", 10))
    request.state.db.flush()
    return partial(news_form(request, saved=True))


def news_form(request: Request, *, saved: bool = False) -> NewsForm:
    membership = request.state.membership
    choice = NewsChoice.of(request.state.db, membership.organisation_id, membership.member_id)
    return NewsForm(choice, membership.member.email, bool(request.app.state.settings.mail_url), saved)
