"""Lists in pages: each says where the next one begins, so that nothing is left out or shown twice while rows come and go."""

import base64
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import Field
from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from web.api.operation import Call, Query
from web.api.problem import Fault, Problem

LARGEST_ID = 2**31 - 1
R = TypeVar("R")


class Page(Query):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=200, description="How many, at most.")
    cursor: str = Field("", max_length=100, description="`next` of the page before; empty for the first.")


def keyset(
    call: Call, rows: Select[R], by: InstrumentedAttribute[int], *, newest: bool = False
) -> tuple[Sequence[R], str | None]:
    """A page of these rows in the order of that number, and the cursor of the next page."""
    page = call.asked(Page)
    after = _read(page.cursor)
    if after is not None:
        rows = rows.where(by < after if newest else by > after)
    found = _found(call.db, rows.order_by(by.desc() if newest else by).limit(page.limit + 1))
    if len(found) <= page.limit:
        return found, None
    kept = found[: page.limit]
    return kept, _cursor(getattr(kept[-1], by.key))


def _found(session: Session, rows: Select[Any]) -> list[Any]:
    return list(session.scalars(rows))


def _cursor(number: int) -> str:
    return base64.urlsafe_b64encode(f"n{number}".encode()).decode().rstrip("=")


def _read(cursor: str) -> int | None:
    if not cursor:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
        number = int(text.removeprefix("n")) if text.startswith("n") and text[1:].isdigit() else -1
    except ValueError:
        number = -1
    if not 0 <= number <= LARGEST_ID:
        faults = [Fault(path="cursor", code="not_allowed", sentence="is no cursor of a page before")]
        raise Problem(422, "The address can't be taken as it is. Nothing was changed.", faults=faults)
    return number
