"""What the API says of channels and of what went to them."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from models.integration.news_channel import LONGEST_NAME
from web.api.keyset import LARGEST_ID, Page
from web.api.operation import Shape

Category = Literal["review", "release", "finding", "numbers", "members"]
Kind = Literal["slack", "webhook"]
State = Literal["waiting", "sent", "dead"]


class ChannelRow(BaseModel):
    """Its address is a secret: the host says which one it is."""

    id: int
    kind: Kind
    name: str
    host: str | None = Field(description="Null when its address can't be read any more.")
    categories: list[Category]
    site_id: int | None = Field(description="Null for every site.")
    secret: str = Field("", description="What signs deliveries to a webhook. It is said this once, when it is made.")
    former_until: datetime | None = Field(None, description="Until then the secret before the last one signs, too.")
    ended_because: str = Field(description="Why nothing is sent any more; empty while it is on.")


class ChannelList(BaseModel):
    data: list[ChannelRow]
    next: str | None


class ChannelBody(Shape):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "webhook", "url": "https://ci.acme.example/cairn", "categories": ["release"]}]}
    )

    kind: Kind
    url: str = Field(min_length=1, max_length=2000, description="An incoming webhook of Slack, or what takes Standard Webhooks.")
    name: str = Field("", max_length=LONGEST_NAME, description="Empty for the address's host.")
    categories: list[Category] = Field(min_length=1, max_length=5)
    site_id: int | None = Field(None, ge=1, le=LARGEST_ID, description="Only news of that site; null for every site.")


class ChannelPatch(Shape):
    """What is left out stays as it is. Another address gets another secret."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"categories": ["release", "review"]}]})

    url: str | None = Field(None, min_length=1, max_length=2000)
    name: str | None = Field(None, min_length=1, max_length=LONGEST_NAME)
    categories: list[Category] | None = Field(None, min_length=1, max_length=5)
    site_id: int | None = Field(None, ge=1, le=LARGEST_ID, description="Null for every site.")
    on: Literal[True] | None = Field(None, description="Turns one on again that has ended.")


class DeliveryRow(BaseModel):
    id: int
    type: str
    message_id: str = Field(description="The `webhook-id`: the same over every attempt and replay.")
    state: State
    made_at: datetime
    tried_at: datetime | None
    next_at: datetime | None = Field(description="When it is tried next; null once it was taken or given up.")
    attempts: int
    answered: int | None = Field(description="The status of the last answer.")
    problem: str
    sent: dict[str, Any] | None = Field(description="Exactly what is sent; null when it can't be read any more.")


class DeliveryList(BaseModel):
    data: list[DeliveryRow]
    next: str | None


class DeliveryPage(Page):
    state: State | None = Field(None, description="Only deliveries in that state.")


class ReplayBody(Shape):
    """Without a delivery, all that nobody took."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    delivery_id: int | None = Field(None, ge=1, le=LARGEST_ID)


class Replayed(BaseModel):
    replayed: int
