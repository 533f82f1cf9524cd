"""Papers that the law asks for, filled in with what this Cairn knows of the organisation, to be saved and completed."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from models.integration.channel_change import KINDS
from models.integration.news_category import CATEGORIES
from models.integration.news_channel import NewsChannel
from models.privacy.authority import authority_of
from models.privacy.inventory import inventory, inventory_json
from models.privacy.papers import Facts
from models.privacy.papers.breach_record import breach_record
from models.privacy.papers.processing_record import processing_record
from models.privacy.papers.processor_agreement import processor_agreement
from models.site import Site
from models.site.forwarder import FORWARDERS
from models.site.identified_mode import IdentifiedMode
from web.kit.context import Context, context
from web.lookup import must, sites_where


def show_record(request: Request) -> Response:
    return _paper(request, "processing-record", processing_record)


def show_agreement(request: Request) -> Response:
    return _paper(request, "processor-agreement", processor_agreement)


def show_breach(request: Request) -> Response:
    return _paper(request, "breach-record", breach_record)


def _paper(request: Request, name: str, write: Callable[[Facts], str]) -> Response:
    must(request, "view")
    headers = {"content-disposition": f'attachment; filename="{name}.md"', "cache-control": "private, no-store"}
    return Response(write(_facts(request)), media_type="text/markdown", headers=headers)


def _facts(request: Request) -> Facts:
    here = context(request)
    settings, organisation = here.settings, here.organisation
    return Facts(
        organisation.name,
        tuple(_sites(request)),
        inventory(settings.retention),
        inventory_json(settings.retention, settings.privacy)["version"],
        settings.privacy,
        settings.base_url,
        (*_connected(here), *_forwards(request)),
        organisation.local(here.now).date(),
        tuple(_identified(here)),
        authority_of(organisation, settings.privacy),
    )


def _sites(request: Request) -> list[str]:
    here, seen = context(request), sites_where(request, "view")
    hidden = len(Site.all_of(here.db, here.organisation_id)) - len(seen)
    left = [f"{hidden} more, to which whoever made this paper has no access"] if hidden else []
    return [*(f"{one.name}: {one.address}" for one in seen), *left]


def _identified(here: Context) -> list[str]:
    return [
        f"{site.name}: {mode.purpose} {mode.basis_in_words}; attributes: {', '.join(mode.attributes) or 'none'}"
        for site, mode in IdentifiedMode.all_in(here.db, here.organisation_id)
        if here.reach.may_at("view", site.id)
    ]


def _forwards(request: Request) -> list[str]:
    """Analytics of the sites' own pages, which get it in the visitor's browser and from no server."""
    titles = {one.name: one.title for one in FORWARDERS}
    return [
        f"{titles[name]} on pages of {site.name}, in the visitor's browser: which guides are shown, by id and name"
        for site in sites_where(request, "view")
        for name in site.forwards
    ]


def _connected(here: Context) -> list[str]:
    settings, found = here.settings, list[str]()
    for one in NewsChannel.all_of(here.db, here.organisation_id):
        told = ", ".join(CATEGORIES[name].title.lower() for name in one.categories)
        found += [] if one.ended_at else [f"{KINDS[one.kind]} {one.name}: news of {told}"]
    set_up = {
        "A mail server: e-mail to members": settings.mail_url,
        "Storage: what visitors' browsers get": settings.storage_url,
        "Sentry: faults, without personal data": settings.operating.sentry_dsn,
    }
    return [*found, *(said for said, is_there in set_up.items() if is_there)]
