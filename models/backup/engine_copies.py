"""Copies of whichever database the instance has."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from models.backup.postgres_copy import PostgresCopies
from models.backup.sqlite_copy import SqliteCopies
from models.backup.taken_copy import Taken


class Copies(Protocol):
    """Everything here raises CopyFailed."""

    @property
    def kind(self) -> str:
        """The ending of a packed copy."""
        ...

    @property
    def folder(self) -> Path:
        """Where there is room for one."""
        ...

    def take(self, folder: Path, tables: Collection[str], left_out: Collection[str]) -> Taken:
        """The database as it is at one moment, without the rows of `left_out`; counted are `tables`."""
        ...

    def restored(self, packed: Path) -> AbstractContextManager[str]:
        """The address of a database that is what was packed, for as long as the block lasts."""
        ...

    def put(self, url: str) -> None:
        """Makes the database, which has nothing in it, what the one at `url` is: all of it or nothing."""
        ...


def copies_of(url: str) -> Copies:
    return SqliteCopies(url) if url.startswith("sqlite") else PostgresCopies(url)
