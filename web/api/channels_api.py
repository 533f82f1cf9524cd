"""Where the organisation's news goes: Slack and a webhook."""

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from models.integration.channel_change import change_channel, why_no_channel
from models.integration.news_channel import ADDRESSES, NewsChannel
from models.support.sealer import Unsealable
from web.api.operation import Call, Operation, Reply, Shape
from web.api.problem import Fault, Problem


class ChannelRow(BaseModel):
    """An address is a secret: its host says which one it is."""

    slack_host: str | None = Field(description="Empty when it is off; null when its address can't be read any more.")
    webhook_host: str | None = Field(description="Empty when it is off; null when its address can't be read any more.")
    webhook_secret: str = Field(description="What signs deliveries to a new webhook. It is said this once.")


class ChannelBody(Shape):
    """What is left out stays as it is; empty turns it off. A new webhook gets a new secret."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"slack_url": "https://hooks.slack.com/services/T0/B0/xyz"}]})

    slack_url: str | None = Field(None, max_length=2000, description="An incoming webhook of Slack.")
    webhook_url: str | None = Field(None, max_length=2000, description="Gets Standard Webhooks.")


def show(call: Call) -> Reply:
    """Read where news goes"""
    return Reply(_row(call, NewsChannel.of(call.db, call.organisation_id)))


def change(call: Call) -> Reply:
    """Change where news goes
    Its hosts are told, the addresses never again.
    """
    wanted: dict[str, str] = call.sent(ChannelBody).model_dump(exclude_none=True)
    wanted = {name: value.strip() for name, value in wanted.items()}
    allowed = call.instance.settings.fetch_allow.of(call.organisation.key)
    problems = {name: sentence for name, value in wanted.items() if value and (sentence := why_no_channel(value, allowed))}
    if problems:
        faults = [Fault(path=path, code="not_allowed", sentence=sentence) for path, sentence in problems.items()]
        raise Problem(422, "News goes where it went before: nothing was changed.", faults=faults)
    secret = change_channel(call.db, call.instance.sealer, call.organisation_id, wanted, call.by, call.now)
    return Reply(_row(call, NewsChannel.of(call.db, call.organisation_id), secret))


def _row(call: Call, channel: NewsChannel, secret: str = "") -> ChannelRow:
    slack, webhook = (_host(call, channel, name) for name in ADDRESSES)
    return ChannelRow(slack_host=slack, webhook_host=webhook, webhook_secret=secret)


def _host(call: Call, channel: NewsChannel, name: str) -> str | None:
    try:
        return urlsplit(channel.read(call.instance.sealer, name)).netloc
    except Unsealable:
        return None


OPERATIONS = (
    Operation("GET /channel", show, "read", {200: ChannelRow}),
    Operation("PATCH /channel", change, "manage", {200: ChannelRow}, ChannelBody, twins=("PUT channel",)),
)
