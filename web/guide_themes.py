"""The theme that a guide wears."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Guide
from models.site.theme import Theme
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import notice, partial
from web.lookup import find_guide
from web.screens.translations_screen import first_translation, languages

USUAL = "the site's default"


def update(request: Request) -> Response:
    """Where somebody else chose another one since the form was drawn, both are said and nothing is overwritten."""
    guide = find_guide(request, may="edit")
    here = context(request)
    key, seen, now = form_fields.text(request, "theme", 16), here.form.get("seen"), guide.document.theme
    if key and Theme.chosen(here.db, guide.site_id, key) is None:
        return notice(request, "This theme no longer exists; somebody removed it.", 409)
    listed = languages(request, guide, first_translation(guide))
    if seen is not None and now not in {seen, key}:
        return partial(replace(listed, wanted=key, disputed=_dispute(guide, dict(listed.themes), key)), status=409)
    guide.edit(guide.document.with_theme(key), "Chose a theme", here.member, here.now)
    return partial(languages(request, guide, listed.chosen))


def _dispute(guide: Guide, names: dict[str, str], mine: str) -> str:
    who = guide.edited_by.name if guide.edited_by else "Somebody"
    theirs = names.get(guide.document.theme, USUAL)
    return f"{who} changed the theme to {theirs} meanwhile; you chose {names.get(mine, USUAL)}. Nothing was changed yet."
