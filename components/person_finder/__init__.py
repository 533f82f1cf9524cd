"""Finds an identified visitor by the id that the page gives them; beside it those who engaged last, and what is due."""

from dataclasses import dataclass
from datetime import date, datetime

from components import Component
from models.support.day_words import in_words


@dataclass(frozen=True)
class PersonFinder(Component):
    """`latest` are pseudonyms with the day on which they last engaged, and why nothing more is
    noted of them, where that is so.
    """

    site_id: int
    is_on: bool = True
    typed: str = ""
    problem: str = ""
    may_object: bool = False
    """Whether nothing is stored about whoever has the id that was typed, so that they may object to that ever being so."""
    number: int = 0
    latest: tuple[tuple[str, date, str], ...] = ()
    due: tuple[datetime, ...] = ()
    has_worker: bool = True

    def day(self, day: date) -> str:
        return in_words(day)
