"""How a table's columns keep what is in them, what for, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.privacy.retention import Retention


class StoredAs(StrEnum):
    """How a column is kept; `MEANINGS` says what each is."""

    SEALED = "sealed"
    INDEX = "blind index"
    HASH = "hash"
    KEY = "key"
    CONTENT = "content"
    COUNT = "count"
    LINK = "link"
    FACT = "fact"


MEANINGS = {
    StoredAs.SEALED: "encrypted: personal fields and secrets",
    StoredAs.INDEX: "a keyed hash by which a row is found whose own field is encrypted; nothing can be read from it",
    StoredAs.HASH: "of a secret or a password: it tells whether somebody knows it",
    StoredAs.KEY: "wrapped by another key, or random and deleted within an hour",
    StoredAs.CONTENT: "what an organisation writes, makes or fetches: readable, and its own",
    StoredAs.COUNT: "a sum",
    StoredAs.LINK: "names this row or another one: a number, a random name, or what a figure counts",
    StoredAs.FACT: "a moment, a state, a choice: nothing that says who somebody is",
}
"""What each of them says to whoever reads the inventory."""


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
