"""The inventory of what is stored, made of the tags: what the privacy page shows and what its JSON says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.privacy.stored_columns import PLANES
from models.release.schema_conformity import storage_manifest
from models.support.canonical_json import content_hash
from models.support.privacy_settings import PrivacySettings
from models.support.retention_settings import RetentionSettings

ABOUT = {
    "member": "People with an account, and people who were invited",
    "visitor": "Visits of the customers' pages: figures, and nothing about whoever visits unless a site runs in identified mode",
    "content": "What organisations write, make and fetch: it belongs to them",
    "operations": "What Cairn needs to run",
}
VERSION = 12
"""How many characters of its hash name a version of the inventory."""


@dataclass(frozen=True)
class KeptColumn:
    name: str
    way: str
    purpose: str


@dataclass(frozen=True)
class InventoryTable:
    name: str
    purpose: str
    retention: str
    columns: tuple[KeptColumn, ...]

    @property
    def ways(self) -> list[tuple[str, list[str]]]:
        """How its columns are kept, with the names of those that are kept so."""
        found: dict[str, list[str]] = {}
        for one in self.columns:
            found.setdefault(one.way, []).append(one.name)
        return list(found.items())

    @property
    def own_purposes(self) -> list[KeptColumn]:
        """Those that are there for something of their own."""
        return [one for one in self.columns if one.purpose != self.purpose]


@dataclass(frozen=True)
class InventoryPlane:
    name: str
    about: str
    tables: tuple[InventoryTable, ...]


def inventory(retention: RetentionSettings) -> tuple[InventoryPlane, ...]:
    """Every plane, with the days that hold on this instance."""
    return tuple(InventoryPlane(name, ABOUT[name], tuple(_tables(name, retention))) for name in PLANES)


def _tables(plane: str, retention: RetentionSettings) -> Iterator[InventoryTable]:
    for name, kept in sorted(PLANES[plane].items()):
        columns = (KeptColumn(one, way.value, kept.purposes.get(one, kept.purpose)) for one, way in kept.ways.items())
        yield InventoryTable(name, kept.purpose, kept.retention.said(retention) if kept.retention else "", tuple(columns))


def inventory_json(retention: RetentionSettings, privacy: PrivacySettings) -> dict[str, Any]:
    """The same for programs, and what a version of it is named by."""
    columns = [
        {
            "plane": plane.name,
            "table": table.name,
            "column": column.name,
            "kept_as": column.way,
            "purpose": column.purpose,
            "retention": table.retention,
        }
        for plane in inventory(retention)
        for table in plane.tables
        for column in table.columns
    ]
    said = {
        "controller": privacy.controller,
        "contact": privacy.contact,
        "authority": privacy.authority,
        "columns": columns,
        "browser": storage_manifest()["stores"],
    }
    return {"version": content_hash(said)[:VERSION], **said}
