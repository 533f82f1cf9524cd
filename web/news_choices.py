"""A member's choice about mail."""

from starlette.requests import Request
from starlette.responses import Response

from models.integration.news_channel import NewsChoice
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must
from web.screens.settings_forms import news_form


def update(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    membership = here.membership
    NewsChoice.choose(here.db, membership.organisation_id, membership.member_id, form_fields.text(request, "mail", 10))
    here.db.flush()
    return partial(news_form(request, saved=True))
