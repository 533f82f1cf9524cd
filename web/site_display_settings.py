"""Settings for every guide of a site: its clock, tours a day, and which hosts are staging."""

from starlette.requests import Request
from starlette.responses import Response

from components.competition_list import CompetitionList
from components.site_display_form import GROUPS, SiteDisplayForm, written
from models.guide.guide_contenders import competitions_on
from models.release.promote import renew
from models.site import Site
from models.site.display_settings import DisplaySettings
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import page, partial, wants_part
from web.lookup import find_site

MOST_LISTED = 100


def show(request: Request) -> Response:
    site = find_site(request, may="view")
    form = SiteDisplayForm.of(site, may_edit=context(request).reach.may_at("publish", site.id))
    return _answer(request, site, form)


def update(request: Request) -> Response:
    """Changes what was sent, answers with its groups, and brings the change to visitors at once."""
    site = find_site(request, may="publish")
    here = context(request)
    groups = tuple(name for name in GROUPS if name in here.form)
    zone = form_fields.start_of_text(request, "zone", 64) if "zone" in groups else site.zone
    budget = form_fields.start_of_text(request, "budget", 12) if "budget" in groups else str(site.budget)
    hosts = form_fields.block(request, "staging_hosts", 6000) if "staging_hosts" in groups else written(site)
    showing, problems = DisplaySettings.read(zone, budget, hosts)
    if showing is None:
        return _answer(request, site, SiteDisplayForm(site.id, zone, budget, hosts, problems, groups=groups), 422)
    if showing.apply_to(site):
        here.db.flush()
        renew(here.db, site, "Changed how guides show", by=here.member, now=here.now)
    return _answer(request, site, SiteDisplayForm.of(site, may_edit=True, state="Saved", groups=groups or GROUPS))


def _answer(request: Request, site: Site, form: SiteDisplayForm, status: int = 200) -> Response:
    if wants_part(request):
        return partial(form, status=status)
    found = competitions_on(context(request).db, site)
    listed = CompetitionList(tuple(one.sentence for one in found[:MOST_LISTED]), len(found))
    return page(request, "sites/showing.html", status, site=site, form=form, competitions=listed)
