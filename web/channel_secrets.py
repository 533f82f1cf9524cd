"""A webhook's signing secret: given another one, while the one before signs for a day more."""

from starlette.requests import Request
from starlette.responses import Response

from web.channel_lookup import find_channel
from web.kit.context import context
from web.kit.respond import notice, partial
from web.screens.channel_screen import changing, channel_form


def create(request: Request) -> Response:
    channel = find_channel(request)
    if not channel.is_webhook:
        return notice(request, "Slack takes no signature: its address is the secret.", 409)
    secret = changing(request).rotate(channel)
    context(request).db.flush()
    return partial(channel_form(request, channel, secret=secret))
