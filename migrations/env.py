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
    if not is_sqlite:
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=is_sqlite,
        render_item=render_item,
        compare_type=True,
        transactional_ddl=True,
        # What one migration locked is free again before the next one: whoever reads several tables meanwhile goes on.
        transaction_per_migration=not is_sqlite,
    )
    if is_sqlite:
        # Alembic rebuilds a table under another name and gives it its own back; triggers that read it mean the name.
        connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")
    try:
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    finally:
        if not is_sqlite:
            connection.rollback()
            connection.execute(text("RESET lock_timeout"))
            connection.commit()
