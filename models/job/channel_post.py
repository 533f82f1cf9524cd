"""One message to one channel: where it goes, what signs it, and what the receiver's answer means."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.account.organisation import Organisation
from models.integration.delivery_body import Message, SlackBody
from models.integration.news_channel import NewsChannel
from models.integration.webhook import signed_headers
from models.support.database import Database
from models.support.outbound import Limits, Refused, WaysOut
from models.support.outbound.redirects import REDIRECTS
from models.support.sealer import Unsealable

LIMITS = Limits(seconds=15.0, size=64 * 1024)
GONE = 410
ASKS_FOR_PATIENCE = frozenset({429, 503})
TURNED_OFF = "This channel was turned off."
GONE_FOR_GOOD = "The receiver answered 410 Gone, which ends a channel."


@dataclass(frozen=True)
class Outcome:
    """Of one attempt: `problem` is empty when it went. `answered` is the status, `wait` what the receiver asks for, and
    `is_absent` says that there was nobody who answered. What `is_final` is not tried again.
    """

    problem: str = ""
    answered: int | None = None
    wait: timedelta = timedelta(0)
    is_absent: bool = False
    is_final: bool = False


def post_to_channel(
    database: Database,
    ways_out: WaysOut,
    channel_id: int | None,
    key: str,
    body: Message | SlackBody,
    organisation_id: int,
    now: datetime,
) -> Outcome:
    payload = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    with database.reading() as session:
        whose = session.get_one(Organisation, organisation_id).key
        channel = NewsChannel.find(session, organisation_id, channel_id) if channel_id is not None else None
        if channel is None or channel.ended_at is not None:
            return Outcome(TURNED_OFF, is_final=True)
        try:
            url, signing = channel.destination["url"], channel.secrets(now)
        except Unsealable as problem:
            return Outcome(str(problem))
    headers = signed_headers(signing, key, payload, now) if signing else {"content-type": "application/json"}
    try:
        answer = ways_out.of(whose).send("POST", url, payload, limits=LIMITS, headers=headers)
    except Refused as refused:
        return Outcome(refused.reason, is_absent=refused.kind in {"time", "network"})
    if 200 <= answer.status < 300:
        return Outcome(answered=answer.status)
    if answer.status == GONE:
        _end(database, organisation_id, channel_id, now)
        return Outcome(GONE_FOR_GOOD, GONE, is_final=True)
    wait = _patience(answer.headers.get("retry-after", "")) if answer.status in ASKS_FOR_PATIENCE else timedelta(0)
    led = " It redirects, and deliveries follow no redirect." if answer.status in REDIRECTS else ""
    return Outcome(f"The receiver answered {answer.status}.{led}", answer.status, wait)


def _end(database: Database, organisation_id: int, channel_id: int | None, now: datetime) -> None:
    with database.writing() as session:
        channel = NewsChannel.find(session, organisation_id, channel_id) if channel_id is not None else None
        if channel is not None:
            channel.end(GONE_FOR_GOOD, now)


def _patience(header: str) -> timedelta:
    """From `Retry-After` in seconds; its other form, a date, is rare and not read."""
    return timedelta(seconds=int(header)) if header.isascii() and header.isdigit() and len(header) < 9 else timedelta(0)
