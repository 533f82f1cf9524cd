"""The theme that a guide wears."""

from starlette.requests import Request
from starlette.responses import Response

from models.site.theme import Theme
from web.finding import find_guide
from web.guide_translations import languages
from web.kit import forms
from web.kit.respond import notice, partial


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    key = forms.text(request, "theme", 16)
    if key and Theme.chosen(request.state.db, guide.site_id, key) is None:
        return notice(request, "This theme no longer exists; somebody removed it.", 409)
    guide.edit(guide.document.with_theme(key), "Chose a theme", request.state.member, request.state.now)
    return partial(languages(request, guide, next(iter(sorted(guide.document.translations)), "")))
