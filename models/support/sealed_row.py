"""Rows with sealed fields: what is given to them in the clear is sealed in the transaction that writes them."""

from typing import Any, ClassVar, cast

from sqlalchemy import Connection, Table, event
from sqlalchemy.orm import Mapper, QueryContext, Session, SessionTransaction, object_session
from sqlalchemy.orm.attributes import set_committed_value

from models.support.data_key import CHECKED, KeyGone, keep_until_the_end
from models.support.database import SEALER, Base, sealer_of
from models.support.envelope import key_of
from models.support.sealed_column import holds_envelopes
from models.support.sealed_field import SealedField
from models.support.subject_key import HELD


class SealedRow:
    """Mixed into a class of rows. `subject` is whom its fields are about, such as `member:7`; empty for nobody in particular."""

    sealed_fields: ClassVar[dict[str, SealedField[Any]]] = {}

    def __init_subclass__(cls, **options: Any) -> None:
        cls.sealed_fields = {name: one for name, one in vars(cls).items() if isinstance(one, SealedField)}
        super().__init_subclass__(**options)

    @property
    def subject(self) -> str:
        return ""

    @property
    def unsealed(self) -> list[SealedField[Any]]:
        return [field for field in self.sealed_fields.values() if field.waits(self)]


@event.listens_for(SealedRow, "load", propagate=True)
def _remember(row: SealedRow, context: QueryContext) -> None:
    """So that it can be opened when its session is over."""
    row.__dict__[SEALER] = context.session.info.get(SEALER)


@event.listens_for(SealedRow, "before_insert", propagate=True)
@event.listens_for(SealedRow, "before_update", propagate=True)
def _seal_before(mapper: Mapper[Any], _connection: Connection, row: SealedRow) -> None:
    waiting = row.unsealed
    session = object_session(row)
    if session is None or not waiting:
        return
    row.__dict__[SEALER] = sealer = sealer_of(session)
    for field in waiting:
        field.put_index(row, sealer)
    if None not in mapper.primary_key_from_instance(row):
        for field in waiting:
            setattr(row, field.column, field.seal(session, row))


@event.listens_for(SealedRow, "after_insert", propagate=True)
def _seal_after(mapper: Mapper[Any], connection: Connection, row: SealedRow) -> None:
    """A row that got its number from the database is sealed now that it has one."""
    waiting = row.unsealed
    session = object_session(row)
    if session is None or not waiting:
        return
    table = cast("Table", mapper.local_table)
    sealed = {field.column: field.seal(session, row) for field in waiting}
    columns = {mapper.attrs[name].columns[0]: envelope for name, envelope in sealed.items()}
    own = [column == value for column, value in zip(table.primary_key, mapper.primary_key_from_instance(row), strict=True)]
    connection.execute(table.update().where(*own).values(columns))
    for name, envelope in sealed.items():
        set_committed_value(row, name, envelope)


@event.listens_for(Session, "before_flush")
def _keep_keys(session: Session, _context: Any, _instances: Any) -> None:
    """Makes sure that the data key of every envelope that is written is there until the transaction has ended."""
    rows: list[Base] = [*session.new, *session.dirty]
    for row in rows:
        for name in _envelopes(type(row)) if getattr(row, "is_sealed", True) else ():
            key = key_of(row.__dict__.get(name) or "")
            if key and not keep_until_the_end(session, key):
                raise KeyGone


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    """Keys that were made or kept in it: a part that was taken back may have taken them along."""
    if transaction.nested or transaction.parent is None:
        for kept in (CHECKED, HELD):
            session.info.pop(kept, None)


_known: dict[type[Any], tuple[str, ...]] = {}


def _envelopes(kind: type[Base]) -> tuple[str, ...]:
    """Attributes that hold envelopes which the row's own methods seal."""
    if kind not in _known:
        columns = kind.__mapper__.columns.items()
        _known[kind] = tuple(name for name, column in columns if holds_envelopes(column))
    return _known[kind]
