from sqlalchemy import select

from models.check.check import KEPT, Check
from models.page.page_retention import KEPT as SNAPSHOTS
from models.page.snapshot_archive import Blob, PageSnapshot
from tests.models.support.wire import answer
from tests.support.watching import PAGE


def test_promise_m3_checks_and_snapshots_are_kept_within_bounds(night, harbour, database, alice):
    for number in range(KEPT + 3):
        harbour.say["/boats"] = answer(PAGE.replace("Luna", f"Luna {number}").encode())
        night.check()
    with database.reading() as session:
        assert len(Check.history(session, alice.site, 100)) == KEPT
        assert len(PageSnapshot.earlier(session, alice.site, harbour.wire.url("/boats"), 100)) == SNAPSHOTS
        kept = set(session.scalars(select(Blob.hash)))
        used = {h for s in session.scalars(select(PageSnapshot)) for h in (s.source_hash, s.shown_hash)}
        assert kept == used
