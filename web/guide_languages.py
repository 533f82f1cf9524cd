"""The language that a guide is written in."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from components.language_list import LanguageList
from models.guide import Guide
from models.guide.languages import BadLanguage, read_language
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, notice, partial, wants_part
from web.lookup import find_guide
from web.screens.guide_conflict import language_conflict, seen
from web.screens.translations_screen import first_translation, languages, translations_screen


def update(request: Request) -> Response:
    """Where somebody else chose another one since the form was drawn, both are said and nothing is overwritten."""
    guide = find_guide(request, may="edit")
    here = context(request)
    try:
        language = read_language(form_fields.start_of_text(request, "language", 40))
    except BadLanguage as problem:
        return notice(request, str(problem), 422)
    if guide.document.translations.get(language):
        return notice(request, f"There is a translation into {language}; remove it first, so that it is not lost.", 409)
    if seen(request) not in {None, guide.document.language} and language != guide.document.language:
        disputed = language_conflict(request, guide, language)
        listed = replace(
            languages(request, guide, first_translation(guide)), disputed_language=disputed, wanted_language=language
        )
        return partial(listed, status=409) if wants_part(request) else _page(request, guide, listed)
    guide.edit(guide.document.with_language(language), f"Written in {language}", here.member, here.now)
    return go(request, f"/guides/{guide.id}/translations")


def _page(request: Request, guide: Guide, listed: LanguageList) -> Response:
    return translations_screen(request, guide, first_translation(guide), 409, listed=listed)
