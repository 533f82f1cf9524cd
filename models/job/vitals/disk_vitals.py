"""How much room is left where Cairn writes files."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from models.job.vitals.vital_sign import Look, Patient, VitalSign

LITTLE, HARDLY_ANY = 0.10, 0.05
"""Shares of a disk that are left."""

GIGABYTE = 1_000_000_000


def _disk(patient: Patient) -> Iterator[VitalSign]:
    for name, folder in _folders(patient).items():
        there = next(one for one in (folder, *folder.parents) if one.exists())
        if not os.access(there, os.W_OK | os.X_OK):
            remedy = f"Let the account that runs Cairn write to {folder}."
            yield VitalSign(f"Disk of the {name}", "bad", "Cairn may not write there.", remedy)
            continue
        usage = shutil.disk_usage(there)
        left = usage.free / usage.total
        sentence = f"{usage.free / GIGABYTE:,.1f} GB are left, {left:.0%} of the disk."
        state = "bad" if left < HARDLY_ANY else "watch" if left < LITTLE else "good"
        yield VitalSign(
            f"Disk of the {name}", state, sentence, "" if state == "good" else "Make room, or move it to a larger disk."
        )


def _folders(patient: Patient) -> dict[str, Path]:
    """A worker on another machine may be the one that has the backups: where there is no such folder, nothing is said of it."""
    found: dict[str, Path] = {}
    if patient.settings.database_url.startswith("sqlite:///"):
        found["database"] = Path(patient.settings.database_url.removeprefix("sqlite:///")).absolute().parent
    if storage := _local(patient.settings.storage_url):
        found["storage"] = storage
    if (backups := _local(patient.settings.backup.url)) and backups.exists():
        found["backups"] = backups
    return found


def _local(url: str) -> Path | None:
    parts = urlsplit(url)
    return Path(unquote(parts.path)) if parts.scheme == "file" else None


DISK = Look("Disk", _disk, with_tables=False)
