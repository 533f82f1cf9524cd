"""Columns whose envelopes the methods of their rows seal and open, for what they are bound to (`sealed_kind`)."""

from typing import Any

from sqlalchemy import Column

SEALED = {"cairn": "sealed"}
"""What such a column says of itself."""


def holds_envelopes(column: Column[Any]) -> bool:
    return column.info == SEALED
