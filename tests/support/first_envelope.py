"""Secrets as the release before `v2` sealed them, and its database."""

import base64
import os
from datetime import UTC, datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import MetaData, insert

from migrations import upgrade
from models.support.database import Database

RELEASE_BEFORE = "2026_11_29_organisation_keys"


def first_envelope(secret_key: bytes, text: str, purpose: str) -> str:
    key = HKDF(SHA256(), 32, salt=None, info=b"cairn data key 1").derive(secret_key)
    nonce = os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), f"v1:1:{purpose}".encode())
    return ".".join(("v1", "1", *(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in (nonce, sealed))))


class OldDatabase:
    """Of one organisation with one site, as the release before left it; `put` adds rows to it."""

    def __init__(self, database: Database) -> None:
        upgrade(database, RELEASE_BEFORE)
        self.database, self._tables = database, MetaData()
        self._tables.reflect(database.engine)
        now = datetime(2026, 11, 29, tzinfo=UTC)
        self.now = now
        self.put("organisations", id=1, name="Acme", key="acme", created_at=now)
        site = {"name": "App", "address": "https://app.acme.example/", "key": "site-key", "zone": "UTC", "budget": 1}
        self.put("sites", id=1, organisation_id=1, created_at=now, staging_hosts=[], **site)

    def put(self, table: str, **values: object) -> None:
        with self.database.writing() as session:
            session.execute(insert(self._tables.tables[table]).values(**values))
