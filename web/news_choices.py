"""A member's choice about mail."""

from starlette.requests import Request
from starlette.responses import Response

from models.integration.news_channel import NewsChoice
from models.integration.weekly_choice import WeeklyChoice
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must
from web.screens.settings_forms import news_form


def update(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    membership = here.membership
    place = membership.organisation_id, membership.member_id
    NewsChoice.choose(here.db, *place, form_fields.text(request, "mail", 10))
    WeeklyChoice.choose(here.db, *place, wants=form_fields.text(request, "weekly", 1) == "1")
    here.db.flush()
    return partial(news_form(request, saved=True))
