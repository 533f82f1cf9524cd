import pytest

from models.backup.postgres_tools import check_tool
from models.backup.taken_copy import CopyFailed


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", r"older \(15\) than the server \(18\)"),
        ("something else", "does not say which version"),
    ],
)
def test_a_program_that_is_too_old_is_named(said, sentence, monkeypatch, tmp_path):
    (tmp_path / "pg_dump").write_text(f"#!/bin/sh\necho '{said}'\n")
    (tmp_path / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CopyFailed, match=sentence):
        check_tool("pg_dump", 18)


def test_a_program_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CopyFailed, match=r"pg_dump is not on PATH.*version 18"):
        check_tool("pg_dump", 18)
