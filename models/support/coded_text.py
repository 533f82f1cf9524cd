"""A column for one of a few texts: kept as its place among them in two bytes, read and written as the text."""

from typing import Any

from sqlalchemy import ColumnElement, Dialect, SmallInteger, String, case, literal
from sqlalchemy.types import TypeDecorator


class CodedText(TypeDecorator[str]):
    """`values` may grow at its end, and never change otherwise."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, *values: str) -> None:
        super().__init__()
        self.values = values

    def process_bind_param(self, value: str | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Raises ValueError for any other text."""
        return None if value is None else self.values.index(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else self.values[value]

    def text_of(self, column: Any) -> ColumnElement[str]:
        """A column of this type as a text in SQL, for what is read together with columns that hold the text itself."""
        last = literal(self.values[-1], String())
        return case(*((column == value, literal(value, String())) for value in self.values[:-1]), else_=last)
