"""How a table's columns keep what is in them, what for, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.privacy.retention import Retention


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


@dataclass(frozen=True)
class KeptTable:
    """`purpose` is what its columns are kept for, but those that `purposes` names; all of a row goes together."""

    purpose: str
    retention: Retention | None
    ways: Mapping[str, StoredAs]
    purposes: Mapping[str, str]


def kept(
    purpose: str = "", retention: Retention | None = None, purposes: Mapping[str, str] | None = None, **columns: str
) -> KeptTable:
    """A table: what for, for how long, and its columns: those of each way, by its name in small letters, with spaces between."""
    ways = {name: StoredAs[way.upper()] for way, names in columns.items() for name in names.split()}
    return KeptTable(purpose, retention, ways, purposes or {})
