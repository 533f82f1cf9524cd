"""How many rows a deletion took: of two that delete one row at once, one has taken it."""

from sqlalchemy import CursorResult, Delete
from sqlalchemy.orm import Session


def deleted_rows(session: Session, deletion: Delete) -> int:
    result = session.execute(deletion)
    return result.rowcount if isinstance(result, CursorResult) else 0
