"""Notes on the time line of a site's numbers: marks on its pictures that say what happened on a day."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.note_list import NoteList
from models.site import Site
from models.site.time_note import LONGEST, BadNote, TimeNote
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_site
from web.screens.note_list import note_list


def create(request: Request) -> Response:
    site = find_site(request, may="edit")
    here = context(request)
    return _answer(request, site, 0, lambda day, words: TimeNote.write(here.db, site, day, words, here.member, here.now))


def update(request: Request) -> Response:
    """The answer has what it said before in a form that says it again."""
    site, note = find_note(request)
    here, before = context(request), (str(note.day), note.words)
    return _answer(request, site, note.id, lambda day, words: note.change(day, words, here.member, here.now), before)


def destroy(request: Request) -> Response:
    """The answer has the note in a form that writes it again."""
    site, note = find_note(request)
    here, gone = context(request), (str(note.day), note.words)
    here.db.delete(note)
    here.db.flush()
    return partial(_listed(request, site, removed=gone))


def find_note(request: Request) -> tuple[Site, TimeNote]:
    site = find_site(request, may="edit")
    note = TimeNote.find(context(request).db, site, request.path_params["note_id"])
    if note is None:
        raise HTTPException(404)
    return site, note


def _answer(
    request: Request, site: Site, note_id: int, write: Callable[[str, str], object], before: tuple[str, str] | None = None
) -> Response:
    day, words = form_fields.text(request, "day", 20), form_fields.start_of_text(request, "words", LONGEST + 1)
    try:
        write(day, words)
    except BadNote as problem:
        return partial(_listed(request, site, typed=(day, words), wrong=note_id, problem=str(problem)), status=422)
    context(request).db.flush()
    if not wants_part(request):
        return go(request, f"/sites/{site.id}/numbers")
    if before is None or before == (day, words):
        return partial(_listed(request, site))
    return partial(_listed(request, site, changed=note_id, before=before))


def _listed(
    request: Request,
    site: Site,
    *,
    typed: tuple[str, str] = ("", ""),
    wrong: int = 0,
    problem: str = "",
    removed: tuple[str, str] = ("", ""),
    changed: int = 0,
    before: tuple[str, str] = ("", ""),
) -> NoteList:
    more = {"typed": typed, "wrong": wrong, "problem": problem, "removed": removed, "changed": changed, "before": before}
    return note_list(request, site, None, **more)
