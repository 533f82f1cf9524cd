"""Which analytics of a site's own pages receive what is counted: each off until who manages turns it on, with what is sent."""

from starlette.requests import Request
from starlette.responses import Response

from components.forwarder_form import ForwarderForm
from models.release.promote import renew
from models.site.forwarder import FORWARDS_CHANGED, forward
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_site


def show(request: Request) -> Response:
    site = find_site(request, may="view")
    may_edit = context(request).reach.may_at("manage", site.id)
    return page(request, "sites/forwarders.html", site=site, form=ForwarderForm.of(site, may_edit=may_edit))


def update(request: Request) -> Response:
    """What is ticked receives it from now on, and nothing else; visitors get it at once."""
    site = find_site(request, may="manage")
    here = context(request)
    if forward(here.db, site, [str(one) for one in here.form.getlist("forwards")]):
        renew(here.db, site, FORWARDS_CHANGED, by=here.member, now=here.now)
    if not wants_part(request):
        return go(request, f"/sites/{site.id}/forwarders")
    return partial(ForwarderForm.of(site, may_edit=True, state="Saved"))
