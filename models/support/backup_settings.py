"""How backups are made: where to, how many are kept, and who can open them besides this instance."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pyrage

from models.support.storage_url import folder_url, read_storage_url

URL, KEEP, RECIPIENTS = "CAIRN_BACKUP_URL", "CAIRN_BACKUP_KEEP", "CAIRN_BACKUP_RECIPIENTS"
MOST_KEPT = 1000


@dataclass(frozen=True)
class Keep:
    """How many backups stay: of as many of the newest days, weeks and months, the newest one each."""

    days: int = 7
    weeks: int = 4
    months: int = 12


@dataclass(frozen=True)
class BackupSetting:
    url: str
    keep: Keep = Keep()
    recipients: tuple[str, ...] = ()
    """Public keys of age (`age1…`) that open backups besides the instance's own key."""

    @classmethod
    def read(cls, environ: Mapping[str, str], var: Path) -> "BackupSetting":
        """Raises ValueError naming the setting."""
        return cls(
            url=_named(URL, read_storage_url, environ.get(URL, "").strip() or folder_url(var / "backups")),
            keep=_named(KEEP, _keep, environ.get(KEEP, "").strip() or "7,4,12"),
            recipients=_named(RECIPIENTS, _recipients, environ.get(RECIPIENTS, "")),
        )


def _named(name: str, read: Any, text: str) -> Any:
    try:
        return read(text)
    except ValueError as problem:
        raise ValueError(f"{name}: {problem}") from problem


def _keep(text: str) -> Keep:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and int(part) <= MOST_KEPT for part in parts):
        raise ValueError("must be three numbers such as 7,4,12: of how many days, weeks and months a backup is kept")
    if not any(map(int, parts)):
        raise ValueError("would keep no backup at all")
    return Keep(*map(int, parts))


def _recipients(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    age = cast("Any", pyrage)  # it comes without types
    for one in found:
        try:
            age.x25519.Recipient.from_str(one)
        except age.RecipientError as problem:
            raise ValueError(f"{one[:80]} is no public key of age, which begin with age1") from problem
    return found
