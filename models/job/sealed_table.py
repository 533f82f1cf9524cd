"""Every table with envelopes: which of its rows are behind the newest data key or under a certain one, and sealing anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, LargeBinary, and_, func, inspect, not_, or_, true
from sqlalchemy.orm import Mapper, Session

from models.support.database import Base, sealer_of
from models.support.sealed_column import holds_envelopes
from models.support.sealed_field import FIELD_FORMAT, GONE
from models.support.sealed_row import SealedRow
from models.support.sealer import FIRST_KEY, FORMAT

Row = Any
"""A row of whichever class."""


@dataclass(frozen=True)
class SealedTable:
    rows: type[Row]
    attributes: tuple[str, ...]
    format: str
    seal_anew: Callable[[Session, Row, str], None]
    """Raises Unsealable. Takes the name of the newest key."""

    @property
    def name(self) -> str:
        return self.rows.__tablename__

    def behind(self, newest: str) -> ColumnElement[bool]:
        """Rows with an envelope under another key, or with something in the clear; of blobs only those that are to be sealed."""
        return (
            or_(
                *(
                    and_(func.length(column) > 0, not_(starts(column, f"{self.format}.{newest}.")), not_(starts(column, GONE)))
                    for column in self._columns()
                )
            )
            & self._sealed_ones()
        )

    def under(self, key: str) -> ColumnElement[bool]:
        formats = (self.format, "v1") if key == FIRST_KEY and self.format == FORMAT else (self.format,)
        return or_(*(starts(column, f"{one}.{key}.") for column in self._columns() for one in formats)) & self._sealed_ones()

    def _columns(self) -> list[Any]:
        return [getattr(self.rows, name) for name in self.attributes]

    def _sealed_ones(self) -> ColumnElement[bool]:
        return self.rows.site_id.is_not(None) if self.name == "blobs" else true()


def starts(column: Any, words: str) -> ColumnElement[bool]:
    wanted = words.encode() if isinstance(column.type, LargeBinary) else words
    return func.substr(column, 1, len(words)) == wanted


def sealed_tables() -> Iterator[SealedTable]:
    """Tables of fields, which seal themselves, and those whose rows have methods for it; of every class that is known by then."""
    for rows in sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda one: one.__tablename__):
        if issubclass(rows, SealedRow):
            columns = tuple(field.column for field in rows.sealed_fields.values())
            yield SealedTable(rows, columns, FIELD_FORMAT, _renew)
        mapper = cast("Mapper[Row]", inspect(rows))
        secrets = tuple(name for name, column in mapper.columns.items() if holds_envelopes(column))
        if secrets:
            yield SealedTable(rows, secrets, FORMAT, _seal_anew)


def _renew(_session: Session, row: Row, newest: str) -> None:
    for field in row.sealed_fields.values():
        kept = getattr(row, field.column)
        prefix = f"{FIELD_FORMAT}.{newest}."
        done = kept.startswith(prefix.encode() if isinstance(kept, bytes) else prefix)
        if kept and not done and kept not in {GONE, GONE.encode()}:
            field.renew(row)


def _seal_anew(session: Session, row: Row, _newest: str) -> None:
    row.seal_anew(sealer_of(session))
