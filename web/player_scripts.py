"""The script that a customer's pages install."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.ready import SHORTLY, ready
from web.player_asking import asked_key, find_live


async def show(request: Request) -> Response:
    script = (await find_live(request)).script
    request.app.state.ledger.saw_tag(asked_key(request))
    return ready(request, script, script.source, "text/javascript", SHORTLY)
