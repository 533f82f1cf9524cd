"""What this Cairn stores, for everybody who wants to know: a page that can be printed as an annex, and the same as JSON."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.browser_storage import BrowserStorage
from components.privacy_inventory import PrivacyInventory
from models.privacy.authority import authority_of
from models.privacy.inventory import inventory, inventory_json
from models.privacy.policy_version import PolicyVersion
from models.release.schema_conformity import storage_manifest
from models.site.identified_mode import IdentifiedMode
from web.kit.context import public_context, signed_in
from web.kit.respond import page


def show(request: Request) -> Response:
    settings, here = public_context(request).settings, signed_in(request)
    modes = IdentifiedMode.all_in(here.db, here.organisation_id) if here else []
    return page(
        request,
        "privacy/show.html",
        inventory=PrivacyInventory(inventory(settings.retention)),
        browser=BrowserStorage.of(storage_manifest()),
        version=inventory_json(settings.retention, settings.privacy)["version"],
        said=settings.privacy,
        has_papers=here is not None,
        modes=[(site, mode) for site, mode in modes if here and here.reach.may_at("view", site.id)],
        authority=authority_of(here.organisation if here else None, settings.privacy),
        has_policy=PolicyVersion.newest(public_context(request).db) is not None,
    )


def show_json(request: Request) -> Response:
    settings = public_context(request).settings
    return JSONResponse(inventory_json(settings.retention, settings.privacy), headers={"cache-control": "no-cache"})
