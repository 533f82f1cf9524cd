"""The language that a guide is written in."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.languages import BadLanguage, read_language
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, notice
from web.lookup import find_guide


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    here = context(request)
    try:
        language = read_language(form_fields.start_of_text(request, "language", 40))
    except BadLanguage as problem:
        return notice(request, str(problem), 422)
    if guide.document.translations.get(language):
        return notice(request, f"There is a translation into {language}; remove it first, so that it is not lost.", 409)
    guide.edit(guide.document.with_language(language), f"Written in {language}", here.member, here.now)
    return go(request, f"/guides/{guide.id}/translations")
