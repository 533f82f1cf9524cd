"""Where the organisation's news goes: Slack and a webhook."""

from starlette.requests import Request
from starlette.responses import Response

from models.integration.channel_change import change_channel, why_no_channel
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import must
from web.screens.settings_forms import CHANNEL_FIELDS, channel_form


def update(request: Request) -> Response:
    """An empty field keeps what there is; ticking *Turn off* forgets it."""
    must(request, "manage")
    here = context(request)
    typed = {name: form_fields.start_of_text(request, name, 2001) for name in CHANNEL_FIELDS}
    allowed = here.settings.fetch_allow.of(here.organisation.key)
    problems = {name: problem for name, value in typed.items() if value and (problem := why_no_channel(value, allowed))}
    if problems:
        return partial(channel_form(request, typed=typed, problems=problems), status=422)
    wanted = {name: value for name, value in typed.items() if value or form_fields.ticked(request, f"off_{name}")}
    secret = change_channel(here.db, here.sealer, here.organisation_id, wanted, here.member, here.now)
    return partial(channel_form(request, secret=secret, saved=True))
