"""What somebody gets who has the database and not its secret key."""

from pathlib import Path

from sqlalchemy import make_url, select, text

from models.page.blob import Blob
from models.support.sealer import Sealer, Unsealable


def at_rest(database) -> bytes:
    """Everything that the database holds, unpacked: on SQLite its files, on PostgreSQL each row of each table."""
    with database.reading() as session:
        found = b"".join(map(_unpacked, session.scalars(select(Blob))))
    if database.engine.dialect.name == "sqlite":
        file = Path(make_url(database.url).database or "")
        return found + b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))
    with database.engine.connect() as connection:
        names = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
        rows = [connection.scalars(text(f'SELECT row_to_json(one)::text FROM "{name}" AS one')).all() for name in names]
        bodies = connection.scalars(text("SELECT body FROM blobs")).all()
    return found + b"".join(map(bytes, bodies)) + "".join(row for table in rows for row in table).encode()


def _unpacked(blob: Blob) -> bytes:
    """What somebody with the database and without the key gets."""
    try:
        return blob.read(Sealer(b"somebody else's" * 3))
    except Unsealable:
        return b""
