"""Fetching the page of a step, so that its author can point at it."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from models.account.daily_use import DailyUse
from models.account.organisation_quota import QuotaReached, assert_room, assert_some_left
from models.page.blob import BlobShelf
from models.page.page_fetch import fetch_page
from models.page.snapshot import take_snapshot
from models.page.snapshot_archive import PageSnapshot
from models.site import BadAddress, Site, read_address
from models.support.outbound import Refused
from web.asset_address import asset_url
from web.kit import form_fields
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.kit.respond import partial
from web.lookup import find_guide, find_step
from web.screens.workbench import workbench


def create(request: Request) -> Response:
    """Fetches the address, keeps a snapshot and makes it the step's page."""
    guide = find_guide(request, may="edit")
    here, step = context(request), find_step(request, guide)
    try:
        address = _address_on(guide.site, form_fields.start_of_text(request, "url", 2001))
        assert_some_left(here.db, guide.organisation_id, "fetches", here.now)
        assert_room(here.db, guide.organisation_id, "storage")
        key, organisation_id = here.settings.secret_key, guide.organisation_id
        give_back_connection(request)
        fetched = fetch_page(address, here.outbound)
        snapshot = take_snapshot(fetched, here.outbound, lambda name, _type: asset_url(key, organisation_id, name))
    except (BadAddress, QuotaReached, Refused) as problem:
        reason = problem.reason if isinstance(problem, Refused) else str(problem)
        return partial(workbench(request, guide, step, reason), status=422)
    with saving(request):
        guide = find_guide(request, may="edit")
        here, step = context(request), find_step(request, guide)
        DailyUse.add(here.db, guide.organisation_id, "fetches", here.now)
        shelf = BlobShelf.of(here.sealer, guide.site, fetched)
        PageSnapshot.keep(here.db, shelf, address, fetched, snapshot, here.now)
        if step.page != address:
            step = replace(step, page=address)
            guide.edit(guide.document.with_step(step), "Changed a step's page", here.member, here.now)
        return partial(workbench(request, guide, step))


def _address_on(site: Site, text: str) -> str:
    if text.startswith("/") and not text.startswith("//"):
        text = site.origin + text
    address = read_address(text)
    if not site.owns(address):
        raise BadAddress(f"This guide belongs to {site.name}; choose a page on {site.origin} or on one of its staging hosts.")
    return address
