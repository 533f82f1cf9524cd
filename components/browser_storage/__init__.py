"""What the player keeps in a visitor's browser: each place with its name, what for and how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import Component


@dataclass(frozen=True)
class BrowserPlace:
    """`most` is in characters; 0 where nothing bounds it but what is in it."""

    area: str
    key: str
    purpose: str
    kept: str
    most: int = 0


@dataclass(frozen=True)
class BrowserStorage(Component):
    places: tuple[BrowserPlace, ...]

    @classmethod
    def of(cls, manifest: Mapping[str, Any]) -> "BrowserStorage":
        """From what is published for machines."""
        stores = manifest["stores"]
        return cls(
            tuple(
                BrowserPlace(one["area"], one["key"], one["purpose"], one["kept"], one.get("most_characters", 0))
                for one in stores
            )
        )
