"""The screen of a guide's languages: the list of them, and each text beside its translation."""

from starlette.requests import Request
from starlette.responses import Response

from components.language_list import LanguageList
from components.translation_files import TranslationFiles
from components.translation_row import TranslationRow
from models.guide import Guide
from models.guide.translation import texts_of
from models.site.theme import Theme
from web.kit.context import context
from web.screens.guide_page import guide_page
from web.screens.rich_tools import rich_tools


def first_translation(guide: Guide) -> str:
    """The language whose texts the screen shows first; empty where there is no other than the guide's own."""
    return min(guide.document.translations, default="")


def languages(request: Request, guide: Guide, chosen: str, typed: str = "", problem: str = "") -> LanguageList:
    here = context(request)
    themes, may_edit = Theme.choices(here.db, guide.site_id), here.reach.may_at("edit", guide.site_id)
    return LanguageList.of(guide, guide.document, themes, chosen, may_edit=may_edit, typed=typed, problem=problem)


def translations_screen(
    request: Request,
    guide: Guide,
    language: str,
    status: int = 200,
    *,
    listed: LanguageList | None = None,
    files: TranslationFiles | None = None,
) -> Response:
    document, may_edit = guide.document, context(request).reach.may_at("edit", guide.site_id)
    translated = document.translations.get(language, {})
    texts = texts_of(document.steps) if language else []
    rows = [
        TranslationRow.of(guide.id, text, document.language, language, translated.get(text.path), may_edit=may_edit)
        for text in texts
    ]
    return guide_page(
        request,
        "guides/translations.html",
        guide,
        "languages",
        status,
        language=language,
        listed=listed or languages(request, guide, language),
        rows=rows,
        files=files or (TranslationFiles(guide.id, language, may_edit=may_edit) if language else ""),
        may_edit=may_edit,
        tools=rich_tools(request, guide),
    )
