"""Guides: the list of them, starting one, renaming one, and opening it in the editor."""

from starlette.requests import Request
from starlette.responses import Response

from components.guide_name import GuideName
from components.label_pick import LabelPick
from components.notice import Notice
from components.unreadable_guide import UnreadableGuide
from models.guide import Guide
from models.guide.guide import LONGEST_NAME
from models.guide.guide_label import all_labels
from models.guide.guide_search import GuideSearch
from models.support.unreadable import Unreadable
from web.forms.name_field import name_problem, typed_name
from web.forms.new_guide_fields import BadBeginning, begin, filled_form, typed_form
from web.kit.context import context
from web.kit.form_fields import text
from web.kit.respond import also, go, notice, page, partial, wants_part
from web.lookup import find_guide, must, must_add_sites, must_at, sites_where
from web.screens.attention_strip import attention_strip
from web.screens.guide_conflict import guide_name, seen
from web.screens.guide_filters import SORTS, STANDINGS, Filters
from web.screens.guide_rows import guide_list, page_number
from web.screens.workbench import editor


def index(request: Request) -> Response:
    """The organisation's guides, as its address narrows and orders them."""
    must(request, "view")
    here = context(request)
    filters = Filters.read(request, request.query_params)
    listed = guide_list(request, filters, page_number(request.query_params))
    if wants_part(request):
        return partial(listed, push=filters.address(listed.number))
    hidden, sites = here.reach.hidden, sites_where(request, "view")
    archive = GuideSearch(here.organisation_id, archived=True, but=hidden)
    return page(
        request,
        "guides/index.html",
        attention=None if filters.is_any or listed.number > 1 else attention_strip(request),
        guides=listed,
        sites=sites,
        filters=filters,
        standings=STANDINGS,
        sorts=SORTS,
        labels=LabelPick(
            listed.bulk.labels if listed.bulk else tuple(all_labels(here.db, here.organisation_id, hidden)), filters.label
        ),
        any_guide=bool(listed.rows or filters.is_any or archive.found(here.db, 1)),
        may_edit=any(here.reach.may_at("edit", site.id) for site in sites),
    )


def new(request: Request) -> Response:
    """The form for a new guide; asked for again with another site, it proposes a page of that one."""
    sites = sites_where(request, "edit")
    if not sites:
        must_add_sites(request)
        return go(request, "/sites/new")
    form = filled_form(request, sites)
    return partial(form) if wants_part(request) else page(request, "guides/new.html", form=form)


def create(request: Request) -> Response:
    """Starts a guide with its first step and opens the editor."""
    sites = sites_where(request, "edit")
    if not sites:
        must_add_sites(request)
        return go(request, "/sites/new")
    site = next((site for site in sites if str(site.id) == text(request, "site", 20)), None)
    if site is None:
        return page(request, "guides/new.html", 422, form=typed_form(request, sites, {"site": "Choose one of your sites."}))
    must_at(request, "edit", site.id)
    try:
        guide = begin(request, site)
    except BadBeginning as refused:
        return page(request, "guides/new.html", 422, form=typed_form(request, sites, refused.problems))
    return go(request, f"/guides/{guide.id}")


def show(request: Request) -> Response:
    """The editor on a guide's first step, or the way back where its draft is damaged."""
    guide = find_guide(request, may="view")
    try:
        document = guide.document
    except Unreadable as problem:
        if wants_part(request):
            raise
        damaged = UnreadableGuide.of(guide, problem, may_edit=context(request).reach.may_at("edit", guide.site_id))
        return page(request, "guides/unreadable.html", guide=guide, unreadable=damaged)
    return editor(request, guide, document.step_or_first(""))


def update(request: Request) -> Response:
    """Gives a guide another name. Where somebody else did meanwhile, both are said and nothing is overwritten."""
    guide = find_guide(request, may="edit")
    here = context(request)
    name = typed_name(request)
    problem = name_problem(name, LONGEST_NAME) if name else "A guide needs a name."
    if problem:
        return notice(request, f"{problem} It is still called {guide.name}.", 422)
    if seen(request) not in {None, guide.name, name} and name != guide.name:
        disputed = guide_name(request, guide, name)
        return partial(disputed, status=409) if wants_part(request) else _disputed(request, guide, disputed)
    if name != guide.name:
        guide.rename(name, here.member, here.now)
    if wants_part(request):
        said = also("#notices", Notice(f"The guide is now called {name}."), "beforeend")
        return partial(guide_name(request, guide), said)
    return go(request, f"/guides/{guide.id}")


def _disputed(request: Request, guide: Guide, name: GuideName) -> Response:
    return editor(request, guide, guide.document.step_or_first(""), 409, name=name)
