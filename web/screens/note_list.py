"""Notes on the time line, as lists and as marks on pictures show them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

from components.note_list import NoteLine, NoteList
from components.trend_chart import Marker
from models.event.number_period import Period
from models.site import Site
from models.site.time_note import FIRST, LAST, TimeNote
from models.support.day_words import in_words
from web.kit.context import context

SIGNS = "abcdefghijklmnopqrstuvwxyz"


def note_list(request: Request, site: Site, period: Period | None, **more: Any) -> NoteList:
    """The site's notes, of that period or all of them."""
    here = context(request)
    since, until = (period.since, period.until) if period else (FIRST, LAST)
    notes = TimeNote.between(here.db, site.organisation_id, [site.id], since, until)
    today = here.organisation.local(here.now).date()
    return NoteList(site.id, tuple(map(NoteLine.of, notes)), today, may_edit=here.reach.may_at("edit", site.id), **more)


def note_marks(request: Request, sites: Sequence[int], period: Period, *, with_site: bool = False) -> list[Marker]:
    """The notes of these sites in the period, as marks on a picture of it."""
    here, starts = context(request), [span.since for span in period.spans()]
    notes = TimeNote.between(here.db, here.organisation_id, sites, period.since, period.until)
    return [
        Marker(
            bisect_right(starts, note.day) - 1,
            SIGNS[number % len(SIGNS)],
            note.words,
            in_words(note.day) + (f", {note.site.name}" if with_site else ""),
            "note",
        )
        for number, note in enumerate(notes)
    ]
