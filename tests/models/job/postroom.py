"""What a check leads to and what leaves the house because of it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models.integration.delivery import Delivery
from models.integration.mail import Postbox
from models.integration.news_category import CATEGORIES
from models.integration.news_channel import NewsChannel
from models.job.delivery_run import DeliveryRun
from models.job.due_checks import begin_due_checks, check_site
from models.support.outbound import AllowList, WaysOut
from models.support.sealer import Sealer

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SEALER = Sealer(b"k" * 32)
BASE = "https://cairn.example"


def unsubscribe(organisation: int, member: int) -> str:
    return f"{BASE}/unsubscriptions/{organisation}.{member}"


def look(night) -> None:
    begin_due_checks(night.database, night.now)
    night.now += timedelta(days=2)
    handed_out = {site_id: check_id for _, site_id, check_id, _ in begin_due_checks(night.database, night.now)}
    check_site(night.means, night.site_id, handed_out[night.site_id], BASE, unsubscribe)


def channel(session, organisation_id, kind, url, *, told=tuple(CATEGORIES), site_id=None, secret="") -> int:
    where = {"url": url, "secret": secret, "former": ""}
    return NewsChannel.put(session, organisation_id, kind, f"A {kind}", told, site_id, where, NOW).id


def delivering(night, url: str = "", *places: str) -> DeliveryRun:
    postbox = Postbox.read(url) if url else None
    return DeliveryRun(night.database, WaysOut(AllowList(places)), SEALER, postbox, lambda: night.now)


def deliveries(database) -> list[Delivery]:
    with database.reading() as session:
        return list(session.scalars(select(Delivery).order_by(Delivery.id)))
