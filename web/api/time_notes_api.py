"""Notes on the time line: what happened on a day that figures alone do not tell."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.site.time_note import LONGEST, BadNote, TimeNote
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_site, there
from web.api.problem import one_fault


class TimeNoteRow(BaseModel):
    id: int
    day: date
    words: str
    edited_at: datetime


class TimeNoteList(BaseModel):
    data: list[TimeNoteRow]
    next: str | None


class WrittenNote(Shape):
    """A day of the organisation's clock, and what happened on it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"day": "2026-11-24", "words": "Winter sale begins"}]})

    day: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="Such as `2026-11-24`.")
    words: str = Field(min_length=1, max_length=LONGEST, pattern=r"\S")


def index(call: Call) -> Reply:
    """List a site's notes on the time line"""
    rows = select(TimeNote).where(TimeNote.site_id == find_site(call).id)
    found, following = keyset(call, rows, TimeNote.id)
    return Reply(TimeNoteList(data=[_row(one) for one in found], next=following))


def create(call: Call) -> Reply:
    """Write a note on the time line"""
    sent = call.sent(WrittenNote)
    try:
        made = TimeNote.write(call.db, find_site(call), sent.day, sent.words, call.by, call.now)
    except BadNote as problem:
        raise one_fault("Nothing was written.", "day", str(problem)) from problem
    return Reply(_row(made), 201)


def update(call: Call) -> Reply:
    """Change a note on the time line"""
    sent, note = call.sent(WrittenNote), _find(call)
    try:
        note.change(sent.day, sent.words, call.by, call.now)
    except BadNote as problem:
        raise one_fault("Nothing was changed.", "day", str(problem)) from problem
    return Reply(_row(note))


def destroy(call: Call) -> Reply:
    """Remove a note from the time line"""
    call.db.delete(_find(call))
    return Reply(status=204)


def _find(call: Call) -> TimeNote:
    return there(TimeNote.find(call.db, find_site(call), call.id("note_id")))


def _row(one: TimeNote) -> TimeNoteRow:
    return TimeNoteRow(id=one.id, day=one.day, words=one.words, edited_at=one.edited_at)


ALL = "/sites/{site_id}/notes"
OPERATIONS = (
    Operation(f"GET {ALL}", index, "read", {200: TimeNoteList}, query=Page),
    Operation(f"POST {ALL}", create, "write", {201: TimeNoteRow}, WrittenNote, Trial, (), ("POST time_notes",)),
    Operation(f"PUT {ALL}/{{note_id}}", update, "write", {200: TimeNoteRow}, WrittenNote, Trial, (), ("PUT time_note",)),
    Operation(f"DELETE {ALL}/{{note_id}}", destroy, "write", {204: None}, twins=("DELETE time_note",)),
)
