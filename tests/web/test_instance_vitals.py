from datetime import UTC, datetime

from models.support.worker_pulse import WorkerPulse
from tests.web.desk import Desk, read


def rows(page):
    return {row.select_one("strong").text: row for row in page.select("#vital-signs li")}


def test_who_runs_it_sees_everything_and_an_admin_what_concerns_them(database, tmp_path):
    desk = Desk(database, tmp_path)
    with desk.writing() as session:
        desk.member(session, "bob").operator_since = datetime.now(UTC)
    seen, mine = rows(read(desk.bob.get("/health"))), rows(read(desk.alice.get("/health")))
    assert next(iter(seen)) == "Worker"
    assert "Start cairn worker" in seen["Worker"].text
    assert {"Settings", "Migrations", "Last check"} <= seen.keys() - mine.keys()
    assert {"Worker", "Mail", "Database", "Versions"} <= mine.keys()
    assert "Tell the operator of this Cairn" in mine["Worker"].text
    assert "cairn worker" not in mine["Worker"].text
    with desk.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))
    assert next(iter(rows(read(desk.alice.get("/health"))))) != "Worker"


def test_for_anybody_else_there_is_nothing(database, tmp_path):
    desk = Desk(database, tmp_path)
    assert desk.bob.get("/health").status_code == 404
    assert desk.nobody.get("/health").headers["location"].startswith("/sign-in")
