"""Channels are made, changed and removed: checked, sealed, and noted in the audit log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.integration.channel_news import put_news
from models.integration.delivery import DEAD, WEBHOOK, Delivery
from models.integration.delivery_body import TrialBody
from models.integration.news_category import CATEGORIES, known_categories
from models.integration.news_channel import LONGEST_NAME, MOST_CHANNELS, Destination, NewsChannel
from models.integration.webhook import new_signing_secret
from models.site.page_address import BadAddress, read_address
from models.site.site import Site
from models.support.outbound import AllowList, Location

KINDS = {"slack": "Slack", "webhook": "Webhook"}
MOST_REPLAYED = 1000


def why_no_channel(value: str, allowed: AllowList) -> str:
    """Why news can't go to that address, in a sentence; empty when it can."""
    try:
        address = read_address(value)
    except BadAddress as problem:
        return str(problem)
    location = Location.read(address)
    fine = location.scheme == "https" or allowed.has(location.host, location.port)
    return "" if fine else "The address must start with https://: what is sent is nobody else's business."


class BadChannel(ValueError):
    """A channel can't be like that; `problems` has a sentence for each field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(*problems.values())
        self.problems = problems


@dataclass(frozen=True)
class WantedChannel:
    """As somebody asks for it. An empty `url` keeps the address that there is, an empty `name` is the address's host."""

    name: str
    url: str
    categories: Sequence[str]
    site_id: int | None


@dataclass(frozen=True)
class ChannelChange:
    """Changes to an organisation's channels, by a member; `allowed` is what the operator opened besides https."""

    session: Session
    organisation_id: int
    allowed: AllowList
    by: Member
    now: datetime

    def make(self, kind: str, wanted: WantedChannel) -> tuple[NewsChannel, str]:
        """The channel, and a webhook's secret, which nobody can read again. Raises BadChannel."""
        self._check(wanted, is_new=True)
        if len(NewsChannel.all_of(self.session, self.organisation_id)) >= MOST_CHANNELS:
            raise BadChannel({"url": f"There are {MOST_CHANNELS} channels, which is the most. Remove one first."})
        secret = new_signing_secret() if kind == WEBHOOK else ""
        where: Destination = {"url": wanted.url, "secret": secret, "former": ""}
        name = wanted.name or urlsplit(wanted.url).netloc
        made = NewsChannel.put(self.session, self.organisation_id, kind, name, wanted.categories, wanted.site_id, where, self.now)
        self._note("channel.made", made, f"{KINDS[kind]} at {urlsplit(wanted.url).netloc} is told of {self._told(made)}.")
        return made, secret

    def change(self, channel: NewsChannel, wanted: WantedChannel) -> str:
        """Returns the secret that came with another address; empty where the address stays. Raises BadChannel."""
        self._check(wanted, is_new=False)
        channel.name = wanted.name[:LONGEST_NAME] or channel.name
        channel.chosen, channel.site_id = " ".join(known_categories(wanted.categories)), wanted.site_id
        secret = channel.point_at(wanted.url) if wanted.url else ""
        where = f" It has another address, at {urlsplit(wanted.url).netloc}." if wanted.url else ""
        self._note("channel.changed", channel, f"it is told of {self._told(channel)}.{where}")
        return secret

    def rotate(self, channel: NewsChannel) -> str:
        """The new secret; the one before signs for a day more. Raises Unsealable."""
        secret = channel.rotate(self.now)
        self._note("channel.rotated", channel, "it has another signing secret; the one before signs for a day more.")
        return secret

    def reopen(self, channel: NewsChannel) -> None:
        channel.reopen()
        self._note("channel.changed", channel, "it is on again.")

    def remove(self, channel: NewsChannel) -> None:
        """What still waits to go there is given up by the worker."""
        self._note("channel.removed", channel, "nothing is sent there any more, and its address is forgotten.")
        self.session.delete(channel)
        self.session.flush()

    def try_out(self, channel: NewsChannel) -> None:
        """Puts a message into the outbox that says nothing but that it arrives."""
        put_news(self.session, channel, _trial(channel, self.now), "Cairn can reach this channel.", self.now)
        self._note("channel.tried", channel, "a trial message was sent.")

    def replay(self, channel: NewsChannel, delivery_id: int | None = None) -> int:
        """Sends a delivery once more or, without a number, all dead ones; returns how many."""
        query = Delivery.to_channel(channel.id, "" if delivery_id else DEAD).order_by(Delivery.id)
        query = query.where(Delivery.organisation_id == self.organisation_id)
        query = query.where(Delivery.id == delivery_id) if delivery_id else query.limit(MOST_REPLAYED)
        rows = [row for row in self.session.scalars(query) if row.sealed_body]
        for row in rows:
            row.replay(self.now)
        if rows:
            self._note("channel.replayed", channel, f"{len(rows)} deliver{'y' if len(rows) == 1 else 'ies'} sent again.")
        return len(rows)

    def _check(self, wanted: WantedChannel, *, is_new: bool) -> None:
        problems: dict[str, str] = {}
        if (wanted.url or is_new) and (problem := why_no_channel(wanted.url, self.allowed)):
            problems["url"] = problem
        if len(wanted.name) > LONGEST_NAME:
            problems["name"] = f"At most {LONGEST_NAME} characters."
        if not known_categories(wanted.categories):
            problems["categories"] = "Choose at least one kind of news."
        elif wanted.site_id is not None:
            if Site.find(self.session, self.organisation_id, wanted.site_id) is None:
                problems["site"] = "There is no such site."
            elif all(CATEGORIES[one].is_of_organisation for one in known_categories(wanted.categories)):
                problems["categories"] = "News of members is of the whole organisation: choose every site, or more kinds of news."
        if problems:
            raise BadChannel(problems)

    def _told(self, channel: NewsChannel) -> str:
        site = Site.find(self.session, self.organisation_id, channel.site_id) if channel.site_id else None
        return f"{', '.join(channel.categories)}{f' of {site.name} only' if site else ''}"

    def _note(self, act: str, channel: NewsChannel, what: str) -> None:
        AuditEntry.note(self.session, self.organisation_id, act, f"{channel.name}: {what}", self.by, self.now)


def _trial(channel: NewsChannel, now: datetime) -> TrialBody:
    return {"type": "channel.trial", "timestamp": now.isoformat(timespec="seconds"), "data": {"channel": channel.name}}
