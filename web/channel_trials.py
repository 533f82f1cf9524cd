"""A trial of a channel: a message that says nothing but that it arrives."""

from starlette.requests import Request
from starlette.responses import Response

from web.channel_lookup import find_channel
from web.kit.context import context
from web.kit.respond import notice, partial
from web.screens.channel_screen import changing, delivery_log


def create(request: Request) -> Response:
    channel = find_channel(request)
    if channel.ended_at is not None:
        return notice(request, "This channel has ended; turn it on again first.", 409)
    changing(request).try_out(channel)
    context(request).db.flush()
    return partial(delivery_log(request, channel))
