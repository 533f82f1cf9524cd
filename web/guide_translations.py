"""A guide's translations: the languages it is in, and each of its texts beside its translation."""

from starlette.requests import Request
from starlette.responses import Response

from components.translation_status import TranslationStatus, name_of_state
from models.guide.compiled_translations import new_language
from models.guide.languages import BadLanguage
from models.guide.rich_text import LONGEST_TYPED, plain_text
from models.guide.translation import SourceText, Translation
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import also, go, partial
from web.lookup import find_guide, find_language, text_of
from web.screens.translations_screen import first_translation, languages, translations_screen


def index(request: Request) -> Response:
    """The first of its languages, or how to begin."""
    guide = find_guide(request, may="view")
    return translations_screen(request, guide, first_translation(guide))


def create(request: Request) -> Response:
    """Adds a language and opens it."""
    guide = find_guide(request, may="edit")
    here = context(request)
    document, typed = guide.document, form_fields.start_of_text(request, "language", 40)
    try:
        language = new_language(document, typed)
    except BadLanguage as problem:
        return translations_screen(request, guide, "", 422, listed=languages(request, guide, "", typed, str(problem)))
    if language not in document.translations:
        edited = document.with_translation(language, {})
        guide.edit(edited, f"Added the language {language}", here.member, here.now)
    return go(request, f"/guides/{guide.id}/translations/{language}")


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    return translations_screen(request, guide, find_language(request, guide))


def update(request: Request) -> Response:
    """Saves one text. `was` names its translation as it was seen, `of` the wording that it is a translation of."""
    guide = find_guide(request, may="edit")
    language = find_language(request, guide)
    here = context(request)
    text = text_of(guide, form_fields.text(request, "path", 100))
    now = guide.document.translations[language].get(text.path)
    typed = _typed(request, text)
    status = TranslationStatus.of(text, now)
    try:
        text_typed = "" if text.is_empty(typed) else text.read(typed)
    except ValueError as problem:
        refused = TranslationStatus(text.path, text.name, status.was, status.state, problem=f"This {problem}.")
        return partial(refused, status=422)
    text_stored, unseen = now.text if now else "", form_fields.text(request, "was", 16) != name_of_state(now)
    if unseen and text_typed != text_stored and not form_fields.text(request, "keep", 1):
        theirs = plain_text(text_stored) or "nothing"
        return partial(TranslationStatus(text.path, text.name, status.was, status.state, theirs=theirs[:300]), status=409)
    of = text.name if form_fields.text(request, "confirm", 1) else form_fields.text(request, "of", 16) or text.name
    edited = guide.document.with_translation(language, {text.path: Translation(text_typed, of)})
    guide.edit(edited, f"Translated into {language}", here.member, here.now)
    after = guide.document.translations[language].get(text.path)
    return partial(TranslationStatus.of(text, after, saved=True), also("#language-list", languages(request, guide, language)))


def _typed(request: Request, text: SourceText) -> str:
    """As much as shows that it is too long: the text itself knows what it may have."""
    if text.is_rich:
        return form_fields.start_of_block(request, "text", LONGEST_TYPED + 1)
    return form_fields.start_of_text(request, "text", 4000)


def destroy(request: Request) -> Response:
    """Takes a language away; undo brings it back."""
    guide = find_guide(request, may="edit")
    language = find_language(request, guide)
    here = context(request)
    edited = guide.document.without_translation(language)
    guide.edit(edited, f"Removed the language {language}", here.member, here.now)
    return go(request, f"/guides/{guide.id}/translations")
