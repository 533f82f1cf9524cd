"""The name of a backup says when it was made, of which database, and how it is opened: `cairn-20261130T033000Z.sqlite.gz.age`."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from models.support.backup_settings import Keep

KINDS = ("sqlite.gz", "pgdump")
STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(rf"cairn-(\d{{8}}T\d{{6}}Z)\.({'|'.join(map(re.escape, KINDS))})\.age\Z")


@dataclass(frozen=True, order=True)
class BackupName:
    at: datetime
    kind: str

    @classmethod
    def read(cls, name: str) -> "BackupName | None":
        """None for a file that is no backup."""
        found = _NAME.match(name)
        try:
            return cls(datetime.strptime(found[1], STAMP).replace(tzinfo=UTC), found[2]) if found else None
        except ValueError:  # the 31st of February
            return None

    def __str__(self) -> str:
        return f"cairn-{self.at.astimezone(UTC).strftime(STAMP)}.{self.kind}.age"


def outdated(names: list[BackupName], keep: Keep) -> list[BackupName]:
    """Those that are not the newest of one of the days, weeks and months for which one is kept."""
    kept: set[BackupName] = set()
    for most, span in ((keep.days, "%Y-%m-%d"), (keep.weeks, "%G-%V"), (keep.months, "%Y-%m")):
        newest: dict[str, BackupName] = {}
        for name in sorted(names):
            newest[name.at.strftime(span)] = name
        kept.update([newest[one] for one in sorted(newest, reverse=True)[:most]])
    return [name for name in sorted(names) if name not in kept]
