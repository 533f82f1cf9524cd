"""The theme that a guide wears."""

from starlette.requests import Request
from starlette.responses import Response

from models.site.theme import Theme
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import notice, partial
from web.lookup import find_guide
from web.screens.translations_screen import languages


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    here = context(request)
    key = form_fields.text(request, "theme", 16)
    if key and Theme.chosen(here.db, guide.site_id, key) is None:
        return notice(request, "This theme no longer exists; somebody removed it.", 409)
    guide.edit(guide.document.with_theme(key), "Chose a theme", here.member, here.now)
    return partial(languages(request, guide, next(iter(sorted(guide.document.translations)), "")))
