from datetime import UTC, datetime, timedelta

import pytest
from dbos import DBOS
from sqlalchemy import func, select

from models.account import MemberSession
from models.account.session import SIGNED_IN_FOR
from models.support.settings import Settings
from web.commands import worker


@pytest.mark.slow
def test_a_night_deletes_the_sign_ins_that_have_expired(database, alice, monkeypatch, tmp_path):
    environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    now = datetime.now(UTC)
    with database.writing() as session:
        member = session.merge(alice.member)
        for started in (now, now - SIGNED_IN_FOR - timedelta(seconds=1)):
            MemberSession.start(session, member, started)
    worker.launch(Settings.read(environ, tmp_path))
    try:
        schedules = {schedule["schedule_name"] for schedule in DBOS.list_schedules()}
        assert schedules == {"nightly", "each_minute", "each_morning"}
        DBOS.trigger_schedule("nightly").get_result()
    finally:
        worker.stop()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(MemberSession)) == 1
