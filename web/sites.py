"""Sites: the web products that guides are made for."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from components.bookmarklet import Bookmarklet
from components.empty_state import EmptyState
from components.site_card import SiteCard
from components.site_form import SiteForm, Twin
from components.site_tag import SiteTag
from models.account.audit_log import AuditEntry
from models.account.organisation_quota import QuotaReached
from models.guide.guide_search import GuideSearch
from models.site import BadAddress, Site
from models.site.page_address import origin_of
from models.site.site import LONGEST_NAME, host_name
from models.site.site_address import SiteAddress, at_the_same_address, read_site_address
from models.site.site_move import move
from models.site.watch_schedule import Watch
from web.forms.name_field import name_problem, typed_name
from web.kit.context import context
from web.kit.form_fields import start_of_text, text
from web.kit.respond import go, page
from web.lookup import find_site, must, must_add_sites, sites_where
from web.screens.guide_rows import site_guides
from web.screens.release_history import release_history


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    guides = GuideSearch(here.organisation_id).by_site(here.db)
    cards = [SiteCard.of(site, guides[site.id], here.now) for site in sites_where(request, "view")]
    may_add = here.reach.may_add_sites
    return page(request, "sites/index.html", cards=cards, empty=_empty(may_edit=may_add), may_edit=may_add)


def new(request: Request) -> Response:
    must_add_sites(request)
    return page(request, "sites/new.html", form=SiteForm())


def create(request: Request) -> Response:
    """Adds a site and goes on to its install tag."""
    must_add_sites(request)
    here = context(request)
    form, address = _read(request, None)
    if form.is_refused:
        return page(request, "sites/new.html", 409 if form.twin else 422, form=form)
    organisation = here.organisation
    try:
        site = Site.create(here.db, organisation, form.name or host_name(address.address), address.page, here.now)
    except QuotaReached as problem:
        return page(request, "sites/new.html", 422, form=replace(form, name_problem=str(problem)))
    AuditEntry.about(here.db, site.id)
    return go(request, _address(site, address))


def show(request: Request) -> Response:
    site = find_site(request, may="view")
    return _show(request, site, SiteForm.of(Watch.of(context(request).db, site)))


def update(request: Request) -> Response:
    """Changes a site's name and address; its key and its install tag stay, a sign-in for another origin does not."""
    site = find_site(request, may="edit")
    here = context(request)
    form, address = _read(request, site)
    if form.is_refused:
        return _show(request, site, form, 409 if form.twin else 422)
    site.name = form.name or host_name(address.address)
    move(here.db, site, address.page, here.member, here.now)
    return go(request, _address(site, address))


def _read(request: Request, site: Site | None) -> tuple[SiteForm, SiteAddress]:
    """The form as it was typed, with what is wrong in it or to be asked, and the address as browsers write it."""
    name, typed, address, problem = typed_name(request), start_of_text(request, "address", 2001), SiteAddress(""), ""
    try:
        address = read_site_address(typed)
    except BadAddress as refused:
        problem = str(refused)
    form = SiteForm.of(Watch.of(context(request).db, site)) if site else SiteForm()
    form = replace(form, name=name, address=typed, problem=problem, name_problem=name_problem(name, LONGEST_NAME))
    stays = site is not None and site.origin == origin_of(address.address)
    if form.is_refused or stays or text(request, "twice", 2001) == address.address:
        return form, address
    twin = at_the_same_address(sites_where(request, "view"), address.address, site.id if site else None)
    return (replace(form, twin=Twin(twin.id, twin.name, address.address)) if twin else form), address


def _address(site: Site, read: SiteAddress) -> str:
    """The site's own, which says what was read otherwise than it was typed."""
    said = {"added": read.added, "cut": read.cut.removeprefix("its ")}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"/sites/{site.id}{'?' if query else ''}{query}"


def _said(request: Request, site: Site) -> str:
    query = request.query_params
    added = query.get("added", "") if query.get("added") in {"http", "https"} else ""
    cut = f"its {query['cut']}" if query.get("cut") in {"path", "query", "fragment"} else ""
    return SiteAddress(f"{site.origin}/", added, cut).said


def _show(request: Request, site: Site, form: SiteForm, status: int = 200) -> Response:
    here = context(request)
    nothing = EmptyState("No guides on this site yet", "Point at a page of it and write the first step.", icon="steps")
    may_edit = here.reach.may_at("edit", site.id)
    if may_edit:
        nothing = EmptyState(nothing.title, nothing.text, "Make a guide", f"/guides/new?site={site.id}", "steps")
    return page(
        request,
        "sites/show.html",
        status,
        site=site,
        tag=site.tag(here.settings.base_url),
        seen=SiteTag.of(site, here.now),
        guides=site_guides(request, site, nothing),
        bookmarklet=Bookmarklet.of(site, here.settings.base_url),
        releases=release_history(request, site),
        form=form,
        may_edit=may_edit,
        may_delete=here.reach.may_at("manage", site.id),
        said=_said(request, site),
    )


def _empty(*, may_edit: bool) -> EmptyState:
    title, what = "No sites yet", "A site is one web product of yours. Guides are made on its pages and shown there."
    if may_edit:
        return EmptyState(title, what, "Add your first site", "/sites/new", "site")
    return EmptyState(title, f"{what} An author or an admin can add the first one.", icon="site")
