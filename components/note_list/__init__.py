"""Notes on the time line of a site's numbers: read, added, changed and removed, both with a way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components import Component
from models.account.former_member import called
from models.site.time_note import LONGEST, TimeNote
from models.support.day_words import in_words


@dataclass(frozen=True)
class NoteLine:
    note_id: int
    day: date
    words: str
    by: str

    @classmethod
    def of(cls, note: TimeNote) -> "NoteLine":
        return cls(note.id, note.day, note.words, called(note, note.edited_by))

    @property
    def when(self) -> str:
        return in_words(self.day)


@dataclass(frozen=True)
class NoteList(Component):
    """`typed` is the day and the words of a form that was refused because of `problem`, `wrong` the note that it was about,
    0 for a new one; `removed` what was removed a moment ago, `before` what the note `changed` said until a moment ago.
    """

    site_id: int
    lines: Sequence[NoteLine]
    today: date
    may_edit: bool = False
    typed: tuple[str, str] = ("", "")
    wrong: int = 0
    problem: str = ""
    removed: tuple[str, str] = ("", "")
    changed: int = 0
    before: tuple[str, str] = ("", "")

    @property
    def day_before(self) -> str:
        return in_words(date.fromisoformat(self.before[0]))

    @property
    def longest(self) -> int:
        return LONGEST
