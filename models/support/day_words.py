"""How a day is written for people: the same on screens, in letters and in files."""

from datetime import date


def in_words(day: date) -> str:
    """`1 Dec 2026`; of a moment, its day where it is."""
    return f"{day.day} {day:%b %Y}"
