"""Examples for the gallery and its test."""

from datetime import date

from components.note_list import NoteLine, NoteList

_TODAY = date(2026, 11, 30)
_LINES = (NoteLine(1, date(2026, 11, 9), "Relaunch of all pages", "Maren"), NoteLine(2, _TODAY, "Winter sale", "Bob"))
EXAMPLES = {
    "two": NoteList(1, _LINES, _TODAY, may_edit=True),
    "read only": NoteList(1, _LINES, _TODAY),
    "removed": NoteList(1, _LINES[:1], _TODAY, may_edit=True, removed=("2026-11-30", "Winter sale")),
    "changed": NoteList(1, _LINES, _TODAY, may_edit=True, changed=2, before=("2026-11-29", "Sale")),
    "wrong": NoteList(1, _LINES, _TODAY, may_edit=True, typed=("2026-11-09", ""), wrong=1, problem="Write what happened."),
    "wrong and new": NoteList(1, (), _TODAY, may_edit=True, typed=("", "Sale"), problem="The day has to be one like 2026-11-24."),
}
