"""Deliveries of a channel sent once more: one, or all that nobody took."""

from starlette.requests import Request
from starlette.responses import Response

from web.channel_lookup import find_channel
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import notice, partial
from web.screens.channel_screen import changing, delivery_log


def create(request: Request) -> Response:
    channel = find_channel(request)
    if channel.ended_at is not None:
        return notice(request, "This channel has ended; turn it on again first.", 409)
    number = form_fields.number(request, "delivery", 0, 0, 2**31 - 1)
    changing(request).replay(channel, number or None)
    context(request).db.flush()
    return partial(delivery_log(request, channel))
