"""Runs migrations on the engine that was handed in; on PostgreSQL never waiting long for a lock that visitors need."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import text

from models.schema import metadata
from models.support.database import Moment


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name database types, not ours: they must still run when ours have moved."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


engine = context.config.attributes["engine"]

with engine.connect() as connection:
    is_sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=is_sqlite,
        render_item=render_item,
        compare_type=True,
        transactional_ddl=True,
    )
    if is_sqlite:
        # Alembic rebuilds a table under another name and gives it its own back; triggers that read it mean the name.
        connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")
    with context.begin_transaction():
        if not is_sqlite:
            connection.execute(text("SET LOCAL lock_timeout = '5s'"))
        context.run_migrations()
    connection.commit()
