"""What is stored, by plane: each table with what for, how each of its columns is kept, and for how long."""

from dataclasses import dataclass

from components import Component
from models.privacy.inventory import InventoryPlane
from models.privacy.stored_column import MEANINGS


@dataclass(frozen=True)
class PrivacyInventory(Component):
    planes: tuple[InventoryPlane, ...]

    @property
    def meanings(self) -> list[tuple[str, str]]:
        """The words under *How*, of those that stand there."""
        used = {way for plane in self.planes for table in plane.tables for way, _ in table.ways}
        return [(way.value, meaning) for way, meaning in MEANINGS.items() if way in used]
