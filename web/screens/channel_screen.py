"""What screens of channels show: the list, the form of one, and the log of what went there."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import func, select
from starlette.requests import Request

from components.channel_form import ChannelForm
from components.channel_list import ChannelEntry, ChannelList
from components.delivery_log import DeliveryLine, DeliveryLog
from models.integration.channel_change import KINDS, ChannelChange, WantedChannel
from models.integration.delivery import DEAD, WAITING, WEBHOOK, Delivery
from models.integration.news_category import CATEGORIES, known_categories
from models.integration.news_channel import LONGEST_NAME, NewsChannel
from models.support.sealer import Unsealable
from web.kit import form_fields
from web.kit.context import context
from web.lookup import sites_where

LONGEST_ADDRESS = 2000
SHOWN = 50
UNREADABLE = "can't be read any more; enter it again"


def changing(request: Request) -> ChannelChange:
    here = context(request)
    allowed = here.settings.fetch_allow.of(here.organisation.key)
    return ChannelChange(here.db, here.organisation_id, allowed, here.member, here.now)


def wanted_channel(request: Request) -> WantedChannel:
    """What was typed."""
    site = form_fields.number(request, "site", 0, 0, 2**31 - 1)
    chosen = known_categories(name for name in CATEGORIES if form_fields.ticked(request, name))
    name = form_fields.start_of_text(request, "name", LONGEST_NAME + 1)
    return WantedChannel(name, form_fields.start_of_text(request, "url", LONGEST_ADDRESS + 1), chosen, site or None)


def host_of(channel: NewsChannel) -> str:
    """Enough to know it by; the rest of the address is a secret."""
    try:
        return f"{urlsplit(channel.destination['url']).netloc}/…"
    except Unsealable:
        return UNREADABLE


def channel_list(request: Request, *, form: ChannelForm | None = None, secret: str = "", shown: str = "") -> ChannelList:
    here = context(request)
    sites, dead = _sites(request), _dead(request)
    entries = tuple(
        ChannelEntry(
            one.id,
            one.name,
            KINDS[one.kind],
            host_of(one),
            ", ".join(CATEGORIES[name].title for name in one.categories),
            sites.get(one.site_id, HIDDEN) if one.site_id else "",
            dead.get(one.id, 0),
            one.ended_because,
        )
        for one in NewsChannel.all_of(here.db, here.organisation_id)
    )
    return ChannelList(entries, form or new_form(request), secret, shown)


def new_form(
    request: Request, kind: str = WEBHOOK, wanted: WantedChannel | None = None, problems: Mapping[str, str] | None = None
) -> ChannelForm:
    typed = wanted or WantedChannel("", "", (), None)
    return ChannelForm(
        kind=kind,
        name=typed.name,
        url=typed.url,
        chosen=tuple(typed.categories),
        sites=_sites(request),
        site_id=typed.site_id or 0,
        problems=problems or {},
    )


def channel_form(
    request: Request,
    channel: NewsChannel,
    *,
    wanted: WantedChannel | None = None,
    problems: Mapping[str, str] | None = None,
    secret: str = "",
    saved: bool = False,
) -> ChannelForm:
    former = channel.former_until if channel.former_until and channel.former_until > context(request).now else None
    return ChannelForm(
        channel.id,
        channel.kind,
        wanted.name if wanted else channel.name,
        host_of(channel),
        wanted.url if wanted else "",
        tuple(wanted.categories) if wanted else channel.categories,
        _sites(request, channel.site_id),
        (wanted.site_id if wanted else channel.site_id) or 0,
        secret,
        former,
        channel.ended_because,
        saved=saved,
        problems=problems or {},
    )


def delivery_log(request: Request, channel: NewsChannel) -> DeliveryLog:
    """The newest of what went there; with `?state=dead`, of what nobody took."""
    here = context(request)
    only = request.query_params.get("state", "")
    only = only if only in {DEAD, WAITING} else ""
    rows = here.db.scalars(Delivery.to_channel(channel.id, only).order_by(Delivery.id.desc()).limit(SHOWN))
    lines = tuple(_line(row) for row in rows)
    return DeliveryLog(channel.id, lines, _dead(request).get(channel.id, 0), only, is_open=channel.ended_at is None)


def _line(row: Delivery) -> DeliveryLine:
    due = row.next_at if row.state == WAITING else None
    try:
        problem, body = row.problem, json.dumps(row.body, ensure_ascii=False, indent=2)
    except Unsealable:
        problem, body = "What it said can't be read any more.", ""
    return DeliveryLine(row.id, row.event, row.key, row.state, row.created_at, row.attempts, row.answered, problem, due, body)


HIDDEN = "a site that you have no access to"


def _sites(request: Request, chosen: int | None = None) -> dict[int, str]:
    """Those that the member may see, and the `chosen` one, so that saving keeps it."""
    sites = {site.id: site.name for site in sites_where(request, "view")}
    return sites if chosen is None or chosen in sites else {**sites, chosen: HIDDEN}


def _dead(request: Request) -> dict[int, int]:
    here = context(request)
    there = Delivery.organisation_id == here.organisation_id, Delivery.state == DEAD, Delivery.channel_id.is_not(None)
    query = select(Delivery.channel_id, func.count()).where(*there).group_by(Delivery.channel_id)
    found: list[Any] = list(here.db.execute(query))
    return {int(channel): int(many) for channel, many in found}
