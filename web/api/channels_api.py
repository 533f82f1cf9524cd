"""Where the organisation's news goes: Slack and webhooks."""

from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select

from models.integration.channel_change import BadChannel, ChannelChange, WantedChannel
from models.integration.news_channel import NewsChannel
from models.support.sealer import Unsealable
from web.api.channel_shapes import ChannelBody, ChannelList, ChannelPatch, ChannelRow
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply, Trial
from web.api.owned import there
from web.api.problem import Fault, Problem


def index(call: Call) -> Reply:
    """List the channels"""
    rows = select(NewsChannel).where(NewsChannel.organisation_id == call.organisation_id)
    found, following = keyset(call, rows, NewsChannel.id)
    return Reply(ChannelList(data=[_row(one) for one in found], next=following))


def create(call: Call) -> Reply:
    """Add a channel
    Off until then: each sends what its categories say. A webhook's secret is in this answer only.
    """
    sent = call.sent(ChannelBody)
    try:
        made, secret = change_of(call).make(
            sent.kind, WantedChannel(sent.name.strip(), sent.url.strip(), sent.categories, sent.site_id)
        )
    except BadChannel as problem:
        raise _refused(problem) from problem
    return Reply(_row(made, secret), 201, {"location": f"/api/v1/channels/{made.id}"})


def show(call: Call) -> Reply:
    """Read a channel
    Its host is told, its address never again.
    """
    return Reply(_row(find_channel(call)))


def change(call: Call) -> Reply:
    """Change a channel"""
    channel, sent = find_channel(call), call.sent(ChannelPatch)
    site_id = sent.site_id if "site_id" in sent.model_fields_set else channel.site_id
    categories = channel.categories if sent.categories is None else sent.categories
    try:
        secret = change_of(call).change(
            channel, WantedChannel((sent.name or "").strip(), (sent.url or "").strip(), categories, site_id)
        )
    except BadChannel as problem:
        raise _refused(problem) from problem
    if sent.on:
        change_of(call).reopen(channel)
    call.db.flush()
    return Reply(_row(channel, secret))


def destroy(call: Call) -> Reply:
    """Remove a channel
    Its address is forgotten; what waits to go there is given up.
    """
    change_of(call).remove(find_channel(call))
    return Reply(status=204)


def rotate(call: Call) -> Reply:
    """Give a webhook another signing secret
    The one before signs for a day more, so that no delivery is refused meanwhile.
    """
    channel = find_channel(call)
    if not channel.is_webhook:
        raise Problem(409, "Slack takes no signature: its address is the secret.", code="not_possible")
    try:
        secret = change_of(call).rotate(channel)
    except Unsealable as problem:
        raise Problem(409, str(problem), code="not_possible") from problem
    call.db.flush()
    return Reply(_row(channel, secret), 201)


def find_channel(call: Call) -> NewsChannel:
    return there(NewsChannel.find(call.db, call.organisation_id, call.id("channel_id")))


def change_of(call: Call) -> ChannelChange:
    allowed = call.instance.settings.fetch_allow.of(call.organisation.key)
    return ChannelChange(call.db, call.organisation_id, allowed, call.by, call.now)


def _refused(problem: BadChannel) -> Problem:
    named = {"site": "site_id"}
    faults = [
        Fault(path=named.get(path, path), code="not_allowed", sentence=sentence) for path, sentence in problem.problems.items()
    ]
    return Problem(422, "News goes where it went before: nothing was changed.", faults=faults)


def _row(channel: NewsChannel, secret: str = "") -> ChannelRow:
    try:
        host = urlsplit(channel.destination["url"]).netloc
    except Unsealable:
        host = None
    values: dict[str, Any] = {
        "id": channel.id,
        "kind": channel.kind,
        "name": channel.name,
        "host": host,
        "categories": list(channel.categories),
        "site_id": channel.site_id,
        "secret": secret,
        "former_until": channel.former_until,
        "ended_because": channel.ended_because,
    }
    return ChannelRow.model_validate(values)


ONE = "/channels/{channel_id}"
OPERATIONS = (
    Operation("GET /channels", index, "manage", {200: ChannelList}, query=Page),
    Operation("POST /channels", create, "manage", {201: ChannelRow}, ChannelBody, Trial, twins=("POST channels",)),
    Operation(f"GET {ONE}", show, "manage", {200: ChannelRow}),
    Operation(f"PATCH {ONE}", change, "manage", {200: ChannelRow}, ChannelPatch, Trial, twins=("PUT channel",)),
    Operation(f"DELETE {ONE}", destroy, "manage", {204: None}, twins=("DELETE channel",)),
    Operation(f"POST {ONE}/secret", rotate, "manage", {201: ChannelRow}, refuses=(409,), twins=("POST channel_secret",)),
)
