"""Guides: the list of them, starting one, renaming one, and opening it in the editor."""

from typing import TypedDict
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from components.empty_state import EmptyState
from components.guide_name import GuideName
from components.notice import Notice
from components.unreadable_guide import UnreadableGuide
from models.guide import Guide
from models.guide.guide import LONGEST_NAME
from models.guide.guide_search import GuideSearch
from models.site import Site
from models.support.unreadable import Unreadable
from web.forms.name_field import name_problem, typed_name
from web.forms.new_guide_fields import BadBeginning, begin, filled_form, typed_form
from web.kit.context import context
from web.kit.form_fields import text
from web.kit.respond import also, go, notice, page, partial, wants_part
from web.lookup import find_guide, must, must_add_sites, must_at, sites_where
from web.screens.guide_conflict import guide_name, seen
from web.screens.guide_rows import guide_list
from web.screens.workbench import editor


class Filters(TypedDict):
    """What the list is narrowed to, named as in its address: words, a site's id, and "1" for archived guides."""

    q: str
    site: int | None
    archived: str


def index(request: Request) -> Response:
    """The organisation's guides, by words in their names, by site, and whether they are archived."""
    must(request, "view")
    here = context(request)
    organisation, query = here.organisation_id, request.query_params
    sites = sites_where(request, "view")
    words, archived = query.get("q", "").replace("\0", "").strip()[:100], query.get("archived") == "1"
    site = next((site for site in sites if str(site.id) == query.get("site")), None)
    site_id, hidden = site.id if site else None, here.reach.hidden
    search = GuideSearch(organisation, words, site_id, archived, hidden)
    filters: Filters = {"q": words, "site": site_id, "archived": "1" if archived else ""}
    empty = _empty(request, sites, filters)
    listed = guide_list(request, search, _number(query), lambda number: _address(filters, number), empty)
    if wants_part(request):
        return partial(listed, push=_address(filters, listed.number))
    archive = GuideSearch(organisation, archived=True, but=hidden)
    any_guide = bool(listed.rows or any(filters.values()) or archive.found(here.db, 1))
    may_edit = bool(sites_where(request, "edit"))
    return page(request, "guides/index.html", guides=listed, sites=sites, filters=filters, any_guide=any_guide, may_edit=may_edit)


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


def _empty(request: Request, sites: list[Site], filters: Filters) -> EmptyState:
    if filters["q"] or filters["site"]:
        return EmptyState("No guide fits", "Every word has to be in its name.", "Clear the search", "/guides", "search")
    if filters["archived"]:
        return EmptyState("Nothing is archived", "Archived guides stay here with their versions.", "Back", "/guides", "archive")
    here = context(request)
    if not here.reach.may_anywhere("edit"):
        return EmptyState("No guides yet", "An author can make the first one.", icon="steps")
    if not sites and here.reach.may_add_sites:
        what = "Add the web product that your guides are for."
        return EmptyState("Start with a site", what, "Add your first site", "/sites/new", "site")
    what = "Choose an element on your page, write what to say, publish. It takes a few minutes."
    return EmptyState("No guides yet", what, "Make your first guide", "/guides/new", "steps")


def _number(query: QueryParams) -> int:
    """Which page is asked for; what is no number is the first."""
    typed = query.get("page", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 6 else 1


def _address(filters: Filters, number: int) -> str:
    query = urlencode({name: value for name, value in {**filters, "page": number if number > 1 else ""}.items() if value})
    return urlsplit("/guides")._replace(query=query).geturl()
