"""How much is used month by month, over all sites that a member may look at: active visitors and guides shown."""

from starlette.requests import Request
from starlette.responses import Response

from components.month_table import MonthTable
from models.event.monthly_use import monthly_use
from models.event.numbers_overview import guides_ever
from models.site import Site
from web.kit.context import context
from web.kit.respond import page
from web.lookup import must


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    guides = guides_ever(here.db, here.organisation_id, but=here.reach.hidden)
    sites = [site.id for site in Site.all_of(here.db, here.organisation_id) if here.reach.role_at(site.id)]
    months = monthly_use(here.db, here.organisation_id, guides, sites, here.organisation.local(here.now).date())
    return page(request, "numbers/months.html", table=MonthTable(months), title=here.organisation.name)
