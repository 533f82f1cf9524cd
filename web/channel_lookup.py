"""Which channel an address is about."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.integration.news_channel import NewsChannel
from web.kit.context import context
from web.lookup import must


def find_channel(request: Request) -> NewsChannel:
    """For who manages the organisation."""
    here = context(request)
    channel = NewsChannel.find(here.db, here.organisation_id, request.path_params["channel_id"])
    if channel is None:
        raise HTTPException(404, "This channel no longer exists; somebody removed it.")
    must(request, "manage")
    return channel
