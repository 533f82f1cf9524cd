"""What is stored, by plane: each table with what for, how each of its columns is kept, and for how long."""

from dataclasses import dataclass

from components import Component
from models.privacy.inventory import InventoryPlane


@dataclass(frozen=True)
class PrivacyInventory(Component):
    planes: tuple[InventoryPlane, ...]
