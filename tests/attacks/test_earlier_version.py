"""Expand and contract, tried: an earlier commit's code serves on while the present one migrates, beside it afterwards, and alone
again after the way back. On both databases; on PostgreSQL both serve in the role that owns no table.
"""

import os
import threading
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import make_url

import migrations
from tests.attacks.earlier_version import ROOT, Version, commit_before

SCRIPTS = ScriptDirectory(str(Path(migrations.__file__).parent))
SEALING = "2026_12_01_sealed_fields"
"""The one that code from before it does not read: docs/releases.md says so."""

WHOLE = [200] * 5


def first_after(revision):
    return next(one.revision for one in SCRIPTS.walk_revisions() if one.down_revision == revision)


@pytest.mark.lasting
@pytest.mark.parametrize("back", [SCRIPTS.get_current_head(), first_after(SEALING)], ids=["newest", "since the sealing"])
def test_earlier_code_serves_through_an_upgrade_and_after_the_way_back(databases, tmp_path, told, back):
    with databases.fresh(migrated=False, serving=True) as database:
        environ, migrates = _settings(database.url)
        old, new = Version.of(commit_before(back), tmp_path / "old", environ), Version(ROOT, environ)
        assert old.head() in {one.revision for one in SCRIPTS.walk_revisions(head=back)} - {back}
        old.cairn("migrate", **migrates)
        known = old.settle()
        with old.serving(known) as before:
            assert before.served() == WHOLE
            assert before.write("Of the old one") == 200
            assert before.counted("batch-of-the-old-one-1") == 202
            asked = _asked_while(before, lambda: new.cairn("migrate", **migrates))
            assert before.is_ready()
            assert before.write("Of the old one on the new schema") == 200
            assert before.counted("batch-of-the-old-one-2") == 202
            with new.serving(known) as after:
                assert (after.served(), after.title()) == (WHOLE, "Of the old one on the new schema")
                assert after.write("Of the new one") == 200
                assert after.counted("batch-of-the-new-one-1") == 202
                assert (after.started(), before.title()) == (3, "Of the new one")
                assert before.write("Of the old one beside") == 200
                assert before.served() == WHOLE
                assert after.title() == "Of the old one beside"
        with old.serving(known) as returned:  # the way back: the old code on the new schema
            assert (returned.served(), returned.title(), returned.shown()) == (WHOLE, *["Of the old one beside"] * 2)
            assert returned.counted("batch-of-the-way-back") == 202
            assert returned.write("After the way back") == 200
            seen = returned.started()
        with new.serving(known) as again:
            assert (again.title(), again.started()) == ("After the way back", 4)
        found = f"no error; on the way back the old code finds {seen} of 4 visits"
        told(f"upgrade from before {back}", f"{asked} answers", f"{asked}", found)


def _settings(address):
    """What both versions run with, and what `cairn migrate` gets besides: the owner of the tables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    environ = kept | {"CAIRN_DATABASE_URL": address, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_BASE_URL": "http://127.0.0.1:8000"}
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return environ, {}
    return environ, {"CAIRN_OWNER_DATABASE_URL": url.set(username="postgres").render_as_string(hide_password=False)}


def _asked_while(version, work):
    """How many answers there were while that was done, each of them whole."""
    heard, over = [], threading.Event()

    def ask():
        while not over.is_set():
            heard.append(version.served())

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        work()
    finally:
        over.set()
        asking.join()
    assert heard
    assert [one for one in heard if one != WHOLE] == []
    return len(heard) * len(WHOLE)
