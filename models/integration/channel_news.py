"""News into the outbox of every channel that wants it: a sentence for Slack, a message for programs."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.integration.delivery import WEBHOOK, Delivery
from models.integration.delivery_body import DeliveryBody, Message, SlackBody
from models.integration.news_channel import NewsChannel
from models.support.random_name import random_name

LONGEST_TEXT = 30_000


def tell_channels(
    session: Session,
    organisation_id: int,
    category: str,
    site_id: int | None,
    message: Message,
    said: str,
    now: datetime,
    *,
    title: str = "",
    once: str = "",
) -> None:
    """In the transaction that made the news. `said` is `message` in a person's words. With `once`, which names what it is about,
    it is told once only, however often this runs.
    """
    for channel in NewsChannel.wanting(session, organisation_id, category, site_id):
        put_news(session, channel, message, said, now, title=title, once=once)


def put_news(
    session: Session, channel: NewsChannel, message: Message, said: str, now: datetime, *, title: str = "", once: str = ""
) -> None:
    key = f"msg_{once}_{channel.id}" if once else f"msg_{random_name(24)}"
    if once and Delivery.is_known(session, channel.id, key):
        return
    body: DeliveryBody = message if channel.kind == WEBHOOK else _slack(said, title)
    event = message["type"]
    Delivery.put(session, channel.organisation_id, channel.kind, key, body, now, channel_id=channel.id, event=event)


def _slack(said: str, title: str) -> SlackBody:
    head = f"*{_plain(title)}*\n" if title else ""
    return {"text": f"{head}{_plain(said)}"[:LONGEST_TEXT]}


def _plain(text: str) -> str:
    """Slack reads these three as its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
