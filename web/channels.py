"""Channels: the organisation's Slack and webhooks, each told of chosen kinds of news. They are looked after by who manages."""

from starlette.requests import Request
from starlette.responses import Response

from components.channel_form import ChannelForm
from models.integration.channel_change import KINDS, BadChannel
from models.integration.delivery import WEBHOOK
from web.channel_lookup import find_channel
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import must
from web.screens.channel_screen import changing, channel_form, channel_list, delivery_log, new_form, wanted_channel
from web.screens.felt_worker import has_worker


def index(request: Request) -> Response:
    must(request, "manage")
    return page(request, "channels/index.html", listed=channel_list(request), has_worker=has_worker(request))


def create(request: Request) -> Response:
    """Makes one; a webhook's secret is in this answer and nowhere else."""
    must(request, "manage")
    wanted, given = wanted_channel(request), form_fields.text(request, "kind", 10)
    kind = given if given in KINDS else WEBHOOK
    try:
        made, secret = changing(request).make(kind, wanted)
    except BadChannel as problem:
        return _answer(request, 422, form=new_form(request, kind, wanted, problem.problems))
    return _answer(request, form=new_form(request), secret=secret, shown=made.name)


def show(request: Request) -> Response:
    channel = find_channel(request)
    form, log = channel_form(request, channel), delivery_log(request, channel)
    if wants_part(request):
        return partial(log)
    return page(request, "channels/show.html", channel=channel, form=form, log=log, has_worker=has_worker(request))


def update(request: Request) -> Response:
    """An empty address keeps what there is; another one gets another secret."""
    channel = find_channel(request)
    wanted = wanted_channel(request)
    try:
        secret = changing(request).change(channel, wanted)
    except BadChannel as problem:
        return partial(channel_form(request, channel, wanted=wanted, problems=problem.problems), status=422)
    if form_fields.ticked(request, "on"):
        changing(request).reopen(channel)
    context(request).db.flush()
    return partial(channel_form(request, channel, secret=secret, saved=True))


def destroy(request: Request) -> Response:
    """Forgets its address; nothing is sent there any more."""
    changing(request).remove(find_channel(request))
    return go(request, "/channels")


def _answer(request: Request, status: int = 200, *, form: ChannelForm, secret: str = "", shown: str = "") -> Response:
    listed = channel_list(request, form=form, secret=secret, shown=shown)
    if wants_part(request):
        return partial(listed, status=status)
    return page(request, "channels/index.html", status, listed=listed, has_worker=has_worker(request))
