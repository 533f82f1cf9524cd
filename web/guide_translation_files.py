"""A guide's translation into one language as a file, and a file brought back."""

from starlette.requests import Request
from starlette.responses import Response

from components.translation_files import TranslationFiles
from models.guide import Guide
from models.guide.exchange import FileRefused, ImportedTranslations, read_csv, read_xliff, write_csv, write_xliff
from models.guide.exchange.translation_import import LARGEST_FILE, refuse_too_large
from web.kit.context import context
from web.kit.respond import go, notice
from web.lookup import find_guide, find_language
from web.screens.translations_screen import translations_screen

SHORTER = "CSV is the shorter of the two; what does not fit into it either is translated here, text by text."
KINDS = {"xliff": ("xlf", "application/xliff+xml"), "csv": ("csv", "text/csv")}


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    language = find_language(request, guide)
    kind = request.query_params.get("as", "xliff")
    ending, media_type = KINDS.get(kind, KINDS["xliff"])
    file = write_csv(guide.document, language) if kind == "csv" else write_xliff(guide.document, guide.name, language)
    try:
        refuse_too_large(file)
    except FileRefused as problem:
        return notice(request, f"{problem} {SHORTER}", 409)
    name = f"{guide.key}.{language}.{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "private, no-store"}
    return Response(file, media_type=media_type, headers=headers)


def create(request: Request) -> Response:
    """Takes all of a file or nothing of it."""
    guide = find_guide(request, may="edit")
    here = context(request)
    file = here.form.get("file", "")
    file = file if isinstance(file, str) else ""
    document = guide.document
    try:
        taken = _read(guide, file)
    except FileRefused as problem:
        tag = here.form.get("language", "")
        language = tag if isinstance(tag, str) and tag in document.translations else next(iter(document.translations), "")
        files = TranslationFiles(guide.id, language, tuple(problem.faults), file[:LARGEST_FILE])
        return translations_screen(request, guide, language, 422, files=files)
    edited = document.with_translation(taken.language, taken.texts)
    guide.edit(edited, f"Imported {taken.language}", here.member, here.now)
    return go(request, f"/guides/{guide.id}/translations/{taken.language}")


def _read(guide: Guide, file: str) -> ImportedTranslations:
    read = read_xliff if file.lstrip("\ufeff \r\n\t").startswith("<") else read_csv
    return read(guide.document, file)
