"""A site's themes: the list of them, and one with its form and preview."""

from starlette.requests import Request
from starlette.responses import Response

from components.theme_form import ThemeForm
from models.site.theme import BadTheme, Theme
from models.site.theme_document import Look
from models.support.canonical_json import content_hash
from web.forms.name_field import typed_name
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, notice, page, partial, wants_part
from web.lookup import find_site, find_theme
from web.screens.theme_screen import saved_state, stage, theme_list, typed_form


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    return page(request, "sites/themes.html", site=site, listed=theme_list(request, site))


def create(request: Request) -> Response:
    """Makes a theme with Cairn's own look and opens its form."""
    site = find_site(request, may="edit")
    here = context(request)
    name = typed_name(request)
    try:
        theme = Theme.create(here.db, site, name, Look(), here.member, here.now)
    except BadTheme as problem:
        return page(request, "sites/themes.html", 422, site=site, listed=theme_list(request, site, name, str(problem)))
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
    form = typed_form(request, site, theme)
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
    return partial(theme_list(request, site))


def _refused(form: ThemeForm, theirs: str = "", problems: dict[str, str] | None = None) -> ThemeForm:
    wrong = {**form.problems, **(problems or {})}
    return ThemeForm(form.saved, form.name, form.typed, form.look, wrong, form.seen, "Not saved", theirs)
