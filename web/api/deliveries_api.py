"""What went to a channel, or is to go: trials, the log, and replays."""

from typing import Any

from models.integration.delivery import Delivery
from models.integration.news_channel import NewsChannel
from models.support.sealer import Unsealable
from web.api.channel_shapes import DeliveryList, DeliveryPage, DeliveryRow, ReplayBody, Replayed
from web.api.channels_api import ONE, change_of, find_channel
from web.api.keyset import keyset
from web.api.operation import Call, Operation, Reply
from web.api.problem import Problem


def try_out(call: Call) -> Reply:
    """Send a trial message to a channel"""
    channel = _open(call)
    change_of(call).try_out(channel)
    call.db.flush()
    newest = call.db.scalars(Delivery.to_channel(channel.id).order_by(Delivery.id.desc()).limit(1)).one()
    return Reply(_delivery(newest), 201)


def index(call: Call) -> Reply:
    """List what went to a channel
    The newest first, each with exactly what is sent. They are kept for 30 days.
    """
    channel, asked = find_channel(call), call.asked(DeliveryPage)
    rows = Delivery.to_channel(channel.id, asked.state or "").where(Delivery.organisation_id == call.organisation_id)
    found, following = keyset(call, rows, Delivery.id, newest=True)
    return Reply(DeliveryList(data=[_delivery(one) for one in found], next=following))


def replay(call: Call) -> Reply:
    """Send deliveries again
    With the same message id, by which the receiver can tell that it came before.
    """
    channel, wanted = _open(call), call.sent(ReplayBody)
    many = change_of(call).replay(channel, wanted.delivery_id)
    if wanted.delivery_id and not many:
        raise Problem(404, "There is no such delivery to this channel.")
    return Reply(Replayed(replayed=many), 201)


def _open(call: Call) -> NewsChannel:
    channel = find_channel(call)
    if channel.ended_at is not None:
        raise Problem(409, "This channel has ended; turn it on again first.", code="not_possible")
    return channel


def _delivery(row: Delivery) -> DeliveryRow:
    try:
        sent, problem = dict(row.body), row.problem
    except Unsealable:
        sent, problem = None, "What it said can't be read any more."
    values: dict[str, Any] = {
        "id": row.id,
        "type": row.event,
        "message_id": row.key,
        "state": row.state,
        "made_at": row.created_at,
        "tried_at": row.tried_at,
        "next_at": row.next_at if row.state == "waiting" else None,
        "attempts": row.attempts,
        "answered": row.answered,
        "problem": problem,
        "sent": sent,
    }
    return DeliveryRow.model_validate(values)


OPERATIONS = (
    Operation(f"POST {ONE}/trial", try_out, "manage", {201: DeliveryRow}, refuses=(409,), twins=("POST channel_trial",)),
    Operation(f"GET {ONE}/deliveries", index, "manage", {200: DeliveryList}, query=DeliveryPage),
    Operation(
        f"POST {ONE}/replays", replay, "manage", {201: Replayed}, ReplayBody, refuses=(409,), twins=("POST channel_replays",)
    ),
)
