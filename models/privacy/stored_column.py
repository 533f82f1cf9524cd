"""How a column keeps what is in it."""

from collections.abc import Mapping
from enum import StrEnum


class StoredAs(StrEnum):
    SEALED = "sealed"
    """An envelope: personal fields and secrets."""

    INDEX = "blind index"
    """A keyed hash by which a row is found whose own field is sealed."""

    HASH = "hash"
    """Of a secret or a password: it tells whether somebody knows it."""

    KEY = "key"
    """Wrapped by another key, or random and deleted within an hour."""

    CONTENT = "content"
    """What an organisation writes, makes or fetches: in the clear, and its own."""

    COUNT = "count"
    """A sum."""

    LINK = "link"
    """Names this row or another one: a number, a random name, or what a figure counts."""

    FACT = "fact"
    """A moment, a state, a choice: nothing that says who somebody is."""


def kept(**columns: str) -> Mapping[str, StoredAs]:
    """The columns of a table: those of each way, by its name in small letters, with spaces between them."""
    return {name: StoredAs[way.upper()] for way, names in columns.items() for name in names.split()}
