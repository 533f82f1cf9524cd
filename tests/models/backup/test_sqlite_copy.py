import sqlite3
from contextlib import closing

import pytest

from models.backup.sqlite_copy import damage_of


def test_a_table_without_row_numbers_is_whole_and_a_torn_page_is_damage(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, c INT, d TEXT NOT NULL, PRIMARY KEY (a, d)) WITHOUT ROWID")
        made.executemany("INSERT INTO t VALUES (?, 2, NULL, 'x')", ((number,) for number in range(2000)))
        made.commit()
        assert damage_of(made) == ""
    torn = bytearray(path.read_bytes())
    torn[8192:8300] = b"\xff" * 108
    path.write_bytes(torn)
    with closing(sqlite3.connect(path)) as found, pytest.raises(sqlite3.DatabaseError, match="malformed"):
        damage_of(found)


def test_what_is_empty_where_nothing_may_be_is_damage():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("CREATE TABLE t (a INT, b INT, PRIMARY KEY (a)) WITHOUT ROWID")
        made.execute("INSERT INTO t VALUES (1, NULL)")
        made.execute("PRAGMA writable_schema=ON")
        made.execute("UPDATE sqlite_schema SET sql = replace(sql, 'b INT', 'b INT NOT NULL')")
        made.execute("PRAGMA writable_schema=RESET")
        assert damage_of(made) == "NULL value in t.b"
