"""The keys under which rows are sealed, as one process holds them: read from the database, opened, and kept a while.

A data key seals secrets. Personal fields are sealed under a key that is derived from a data key and from the secret of the
subject whom they are about: `member:7`, or `address:` with the blind index of an address. Once that secret is destroyed nothing
that was sealed for the subject opens, wherever a copy of it lies.
"""

import time
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from models.support.derived_key import derived_key
from models.support.master_key import MasterKey

REFRESH = 10.0
"""Seconds after which a process asks anew which data key is the newest, and which subjects still have a secret."""

MOST_SUBJECTS = 1000
"""Of so many subjects the secrets are read at once, the newest first; of others when they are asked for. Visitors are many, and
asked for together by who shows them.
"""

NO_KEY = ""
NEWEST = "SELECT id FROM data_keys WHERE retired_at IS NULL ORDER BY id DESC LIMIT 1"
WRAPPED = "SELECT wrapped FROM data_keys WHERE id = :id AND wrapped <> ''"
SUBJECTS = "SELECT subject, sealed FROM subject_keys WHERE subject NOT LIKE 'visitor%' ORDER BY made_at DESC LIMIT :most"
SUBJECT = "SELECT subject, sealed FROM subject_keys WHERE subject = :subject"


class KeyChain:
    """`open_subject` opens what is kept of a subject's secret: how secrets are sealed is the sealer's business."""

    def __init__(self, master: MasterKey, open_subject: Callable[[str, str], bytes]) -> None:
        self.master = master
        self._open_subject = open_subject
        self._engine: Engine | None = None
        self._known: dict[str, bytes] = {}
        self._newest = NO_KEY
        self._subjects: dict[str, str] = {}
        self._ciphers: dict[tuple[str, str], AESGCM] = {}
        self._is_loaded, self._is_closed = False, True
        self._until = 0.0

    @property
    def is_free(self) -> bool:
        """Whether it belongs to no database, or to one that is closed."""
        return self._is_closed

    def follow(self, engine: Engine) -> None:
        """Reads from that database, by connections that nobody else takes."""
        self._engine, self._is_closed = engine, False
        self._known = {}
        self.refresh()

    def close(self) -> None:
        """Ends its connections. Whoever goes on with the database gets new ones, as from the database itself."""
        if self._engine is not None:
            self._engine.dispose()
        self._is_closed = True

    def refresh(self) -> None:
        """Forgets what may have changed."""
        self._until = 0.0

    def newest(self) -> str:
        """The name of the data key to seal under; `NO_KEY` where there is none yet."""
        if self._engine is not None and time.monotonic() >= self._until:
            found = self._asked(NEWEST)
            self._newest = str(found[0][0]) if found else NO_KEY
            self._subjects, self._ciphers, self._is_loaded = {}, {}, False
            self._until = time.monotonic() + REFRESH
        return self._newest

    def data_key(self, name: str) -> bytes | None:
        """The data key of that name; None when there is none, or none any more. Raises WrongMasterKey."""
        if name not in self._known and name.isascii() and name.isdigit():
            for (wrapped,) in self._asked(WRAPPED, id=int(name)):
                self._known[name] = self.master.unwrap(wrapped, name)
        return self._known.get(name)

    def subject_secret(self, subject: str) -> bytes | None:
        """None once it is destroyed."""
        self.newest()
        subjects = self._subjects
        if not self._is_loaded:
            subjects.update((whose, sealed) for whose, sealed in self._asked(SUBJECTS, most=MOST_SUBJECTS))
            self._is_loaded = True
        if subject not in subjects:
            subjects.update((whose, sealed) for whose, sealed in self._asked(SUBJECT, subject=subject))
        return self._open_subject(subjects[subject], subject) if subject in subjects else None

    def subject_cipher(self, subject: str, name: str, data_key: bytes) -> AESGCM | None:
        """What opens the subject's fields under that data key; None once its secret is destroyed."""
        self.newest()
        place, ciphers = (subject, name), self._ciphers
        cipher = ciphers.get(place)
        if cipher is None and (secret := self.subject_secret(subject)) is not None:
            if len(ciphers) >= MOST_SUBJECTS:
                ciphers.clear()
            cipher = ciphers[place] = field_cipher(secret, data_key)
        return cipher

    def forget(self, subject: str) -> None:
        """Its secret is destroyed."""
        self._subjects.pop(subject, None)
        self._ciphers = {place: cipher for place, cipher in self._ciphers.items() if place[0] != subject}

    def _asked(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows, by a connection of its own: what another transaction has not committed may never have been. None from before the
        first migration of keys.
        """
        if self._engine is None:
            return []
        try:
            with self._engine.connect() as connection:
                return [tuple(row) for row in connection.execute(text(statement), values)]
        except DBAPIError:
            if inspect(self._engine).has_table("data_keys"):
                raise
            return []


def field_cipher(secret: bytes, data_key: bytes) -> AESGCM:
    """What seals a subject's fields: without the subject's secret, or without that data key, nobody has it."""
    return AESGCM(derived_key(secret, "personal field", salt=data_key))
