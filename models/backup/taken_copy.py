"""What a copy of a database is, whichever engine it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


class CopyFailed(RuntimeError):
    """The database could not be copied or restored; the sentence says why, and what to do where that is known."""


@dataclass(frozen=True)
class Taken:
    """One file, and what the database held at the moment that is in it: its migration, and rows by table."""

    path: Path
    migration: str
    rows: dict[str, int] = field(default_factory=dict[str, int])


def counted(tables: Iterable[str]) -> str:
    """The question how many rows there are, of all tables at once. Names are those of our own tables."""
    return " UNION ALL ".join(f"SELECT '{one}', COUNT(*) FROM {one}" for one in sorted(tables))  # noqa: S608 - of our own metadata
