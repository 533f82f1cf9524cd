"""A site's themes: the list of them, and one with its form and preview."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.theme_form import ThemeForm
from components.theme_list import ThemeLine, ThemeList
from models.account.role import Act
from models.guide.theme_usage import wearers
from models.release.live_theme import WornTheme, default_theme
from models.site import Site
from models.site.look import Look
from models.site.theme import LONGEST_NAME, BadTheme, Theme
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults
from web.forms.theme_fields import typed_look
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, notice, page, partial, wants_part
from web.lookup import find_site
from web.screens.theme_screen import saved_state, stage


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    return page(request, "sites/themes.html", site=site, listed=listed(request, site))


def create(request: Request) -> Response:
    """Makes a theme with Cairn's own look and opens its form."""
    site = find_site(request, may="edit")
    here = context(request)
    name = form_fields.text(request, "name", LONGEST_NAME)
    try:
        theme = Theme.create(here.db, site, name, Look(), here.member, here.now)
    except BadTheme as problem:
        return page(request, "sites/themes.html", 422, site=site, listed=listed(request, site, name, str(problem)))
    return go(request, f"/sites/{site.id}/themes/{theme.id}")


def show(request: Request) -> Response:
    site, theme = find_theme(request, may="view")
    form = ThemeForm.of(theme, saved_state(request, site, theme))
    if wants_part(request):
        return partial(form)
    return page(request, "sites/theme.html", site=site, theme=theme, form=form, stage=stage(request, site))


def update(request: Request) -> Response:
    """Saves a theme when all of it can be read and nobody else saved another meanwhile."""
    site, theme = find_theme(request, may="edit")
    here = context(request)
    form = tried(request, site, theme)
    seen = form_fields.text(request, "keep", 64) or form_fields.text(request, "seen", 64)
    conflict = seen != content_hash([theme.name, theme.document])
    if form.problems or conflict:
        who = theme.edited_by.name if theme.edited_by else "Somebody"
        theirs = f"{who} saved this theme meanwhile." if conflict else ""
        return partial(_refused(form, theirs), status=422)
    try:
        theme.change(here.db, form.name, form.look, here.member, here.now)
    except BadTheme as problem:
        return partial(_refused(form, problems={"name": f"can't be the name: {problem}".rstrip(".")}), status=422)
    return partial(ThemeForm.of(theme, saved_state(request, site, theme), "Saved"))


def destroy(request: Request) -> Response:
    site, theme = find_theme(request, may="edit")
    try:
        theme.remove(context(request).db)
    except BadTheme as problem:
        return notice(request, str(problem), 409)
    return partial(listed(request, site))


def find_theme(request: Request, *, may: Act) -> tuple[Site, Theme]:
    site = find_site(request, may=may)
    theme = Theme.find(context(request).db, site, request.path_params["theme_id"])
    if theme is None:
        raise HTTPException(404, "This theme no longer exists; somebody removed it.")
    return site, theme


def tried(request: Request, site: Site, theme: Theme) -> ThemeForm:
    """The form as it was typed, with what is wrong in it; what can't be read is drawn as it was saved."""
    name, typed = form_fields.text(request, "name", LONGEST_NAME), typed_look(request)
    problems = {} if name else {"name": "is empty: give the theme a name"}
    try:
        look = Look.read(typed)
    except Faults as faults:
        look, problems = theme.look, {**problems, **dict(faults.faults)}
    saved, seen = saved_state(request, site, theme), form_fields.text(request, "seen", 64)
    return ThemeForm(saved, name, typed, look, problems, seen, "Not saved yet")


def listed(request: Request, site: Site, typed: str = "", problem: str = "") -> ThemeList:
    here = context(request)
    session, membership = here.db, here.membership
    worn = wearers(session, site.id)
    lines = tuple(ThemeLine.of(theme, len(worn.get(theme.key, ()))) for theme in Theme.all_of(session, site.id))
    is_live = default_theme(session, site)[0] == WornTheme.of(session, site.id, "production")
    may_edit, may_publish = membership.may("edit"), membership.may("publish")
    return ThemeList(site.id, lines, typed, problem, is_live, may_edit, may_publish)


def _refused(form: ThemeForm, theirs: str = "", problems: dict[str, str] | None = None) -> ThemeForm:
    wrong = {**form.problems, **(problems or {})}
    return ThemeForm(form.saved, form.name, form.typed, form.look, wrong, form.seen, "Not saved", theirs)
