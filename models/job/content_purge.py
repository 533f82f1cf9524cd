"""What is left of deleted guides and sites goes by night, once nobody can bring them back any more.

Which rows are a guide's or a site's is read from the tables themselves. What was counted of a guide stays in its site's totals,
and so does the row that the counts refer to, without its name.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, MetaData, Table, delete, or_, select
from sqlalchemy.orm import Session

from models.guide.guide import Guide
from models.release.content_deletion import UNDOABLE
from models.site.site import Site
from models.support.database import Database
from models.support.deleted_rows import deleted_rows
from models.support.random_name import random_name

NAMELESS = "A deleted guide"
LOGGED = frozenset({"audit_entries"})
"""The audit log is only ever added to."""
COUNTED = LOGGED | {"counts", "guide_days", "guides", "step_counts"}
"""Tables of which a guide's rows stay, for as long as its site is there."""


def purge_deleted(database: Database, metadata: MetaData, now: datetime) -> dict[str, int]:
    """Table → how many rows went; each site and each guide in a transaction of its own. `metadata` knows every table."""
    gone: dict[str, int] = {}
    with database.reading() as session:
        sites = session.scalars(select(Site.id).where(Site.deleted_at <= now - UNDOABLE)).all()
        over = select(Guide.id).where(Guide.deleted_at <= now - UNDOABLE, Guide.name != NAMELESS, Guide.site_id.not_in(sites))
        guides = session.scalars(over).all()
    for site_id in sites:
        with database.writing() as session:
            if session.scalar(select(Site.id).where(Site.id == site_id, Site.deleted_at <= now - UNDOABLE).with_for_update()):
                _clear(session, metadata, "site_id", site_id, LOGGED, gone)
    for guide_id in guides:
        with database.writing() as session:
            asked = select(Guide).where(Guide.id == guide_id, Guide.deleted_at <= now - UNDOABLE)
            guide = session.scalar(asked.with_for_update(of=Guide))
            if guide is not None:
                guide.name, guide.key, guide.labels, guide.edited_by = NAMELESS, f"gone-{random_name(16)}", "", None
                session.flush()
                _clear(session, metadata, "guide_id", guide_id, COUNTED, gone)
    return gone


def rows_of(table: Table, column: str, row_id: int) -> ColumnElement[bool] | None:
    """Which rows of a table belong to the guide or site that `column` names elsewhere; None for other tables."""
    if f"{table.name[:-1]}_id" == column:
        return table.c.id == row_id
    if column in table.c:
        return table.c[column] == row_id
    found: list[ColumnElement[bool]] = []
    for key in table.foreign_keys:
        owner, names_a_row = key.column.table, len(key.column.table.primary_key.columns) == 1
        theirs = rows_of(owner, column, row_id) if names_a_row and owner is not table else None
        if theirs is not None:
            found.append(key.parent.in_(select(key.column).where(theirs)))
    return or_(*found) if found else None


def _clear(session: Session, metadata: MetaData, column: str, row_id: int, but: Collection[str], gone: dict[str, int]) -> None:
    for table in reversed(metadata.sorted_tables):
        theirs = None if table.name in but else rows_of(table, column, row_id)
        if theirs is not None and (rows := deleted_rows(session, delete(table).where(theirs))):
            gone[table.name] = gone.get(table.name, 0) + rows
