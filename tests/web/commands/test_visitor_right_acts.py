"""`cairn privacy … --site`: the rights of an end user, for who runs the instance."""

import json
import zipfile
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor
from models.guide import Guide
from models.privacy.visitor_erasure import VisitorErasure
from models.site import Site
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.web.desk import Desk
from web.cli import main

NOW = datetime.now(UTC)


@pytest.fixture
def desk(monkeypatch, tmp_path, database):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    desk = Desk(database, tmp_path, CAIRN_SECRET_KEY="k" * 32)
    with desk.writing() as session:
        site = session.get_one(Site, desk.site)
        in_identified_mode(session, site, NOW)
        engaged(session, site, session.get_one(Guide, desk.guide), NOW)
        desk.key = site.key
    return desk


def told(desk, capsys, *words):
    assert main(["privacy", *words, "--site", desk.key, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_promise_m2_a_visitors_copy_is_written_for_nobody_else_and_noted(desk, capsys, tmp_path):
    said = told(desk, capsys, "access", MARK, "--out", "person.zip")
    assert said["rows"] == {"identified_visitors": 1, "visitor_attributes": 2, "engagements": 3}
    path = tmp_path / "person.zip"
    assert path.stat().st_mode & 0o777 == 0o600
    tables = json.loads(zipfile.ZipFile(path).read("everything.json"))["tables"]
    assert MARK in str(tables["visitor_attributes"])
    with desk.writing() as session:
        newest = AuditEntry.newest(session, 1)[0]
        assert (newest.act, newest.asked_from) == ("person.right_used", "the command line")
        assert MARK not in newest.sentence


def test_promise_m2_a_visitors_erasure_is_asked_cancelled_and_done_at_once(desk, capsys):
    said = told(desk, capsys, "erase", MARK)
    assert desk.nobody.get(said["receipt"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert told(desk, capsys, "erase", MARK, "--cancel") == {"erasure": "cancelled"}
    assert main(["privacy", "erase", MARK, "--cancel", "--site", desk.key]) == 2
    assert told(desk, capsys, "erase", MARK)["erasure"] == "asked"
    done = told(desk, capsys, "erase", MARK, "--now")
    assert done["rows"]["identified_visitors"] == 1
    with desk.writing() as session:
        assert session.scalars(select(VisitorErasure)).one().rows == done["rows"]
    assert main(["privacy", "erase", MARK, "--site", desk.key]) == 2


def test_promise_m2_a_visitor_is_restricted_and_that_is_lifted(desk, capsys):
    assert told(desk, capsys, "restrict", MARK) == {"restricted": True}
    with desk.writing() as session:
        assert session.scalars(select(IdentifiedVisitor)).one().restricted_at
    assert told(desk, capsys, "restrict", MARK, "--lift") == {"restricted": False}
    with desk.writing() as session:
        assert session.scalars(select(IdentifiedVisitor)).one().restricted_at is None


def test_who_is_not_there_is_said_in_one_line(desk, capsys):
    for words in (["nobody", "--site", desk.key], [MARK, "--site", "none"]):
        assert main(["privacy", "access", *words]) == 2
        assert capsys.readouterr().err.count("\n") == 1
