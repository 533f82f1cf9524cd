"""`cairn privacy`: a member's rights, for who runs the instance."""

import json
import stat
import zipfile

import pytest

from models.account import Member
from models.account.audit_log import AuditEntry
from models.privacy.erasure import Erasure
from tests.web.desk import Desk
from web.cli import main

BOB = "bob@harbour.example"


@pytest.fixture
def desk(monkeypatch, tmp_path, database):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    monkeypatch.setenv("CAIRN_REGION", "DE")
    return Desk(database, tmp_path, CAIRN_SECRET_KEY="k" * 32)


def told(capsys, *words):
    assert main(["privacy", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_promise_m2_access_writes_a_file_for_nobody_else_and_notes_it(desk, capsys, tmp_path):
    said = told(capsys, "access", BOB, "--out", "bob.zip")
    assert said["rows"]["members"] == 1
    path = tmp_path / "bob.zip"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(zipfile.ZipFile(path).read("everything.json"))["tables"]["members"]["rows"][0]["email"] == BOB
    assert main(["privacy", "access", BOB, "--out", "bob.zip"]) == 2, "never over a file that is there"
    with desk.writing() as session:
        newest = AuditEntry.newest(session, 1)[0]
        assert (newest.act, newest.asked_from) == ("account.copied", "the command line")


def test_promise_m2_erase_is_asked_cancelled_and_done_at_once(desk, capsys):
    said = told(capsys, "erase", BOB)
    assert said["erasure"] == "asked"
    assert desk.nobody.get(said["receipt"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert told(capsys, "erase", BOB, "--cancel") == {"erasure": "cancelled"}
    assert main(["privacy", "erase", BOB, "--cancel"]) == 2
    done = told(capsys, "erase", BOB, "--now")
    assert done["rows"]["members"] == 1
    with desk.writing() as session:
        assert Member.by_email(session, BOB) is None
        assert session.query(Erasure).one().rows == done["rows"]
    assert main(["privacy", "erase", BOB]) == 2


def test_promise_m2_restrict_keeps_them_out_and_is_lifted(desk, capsys):
    assert desk.bob.get("/guides").status_code == 200
    assert told(capsys, "restrict", BOB) == {"restricted": True}
    assert desk.bob.get("/guides").headers["location"] == "/organisations"
    assert told(capsys, "restrict", BOB, "--lift") == {"restricted": False}


@pytest.mark.one_engine
@pytest.mark.parametrize("act", ["erase", "restrict"])
def test_the_last_owner_and_nobody_are_one_line(desk, capsys, act):
    assert main(["privacy", act, "alice@harbour.example"]) == 2
    assert "would be left without an owner" in capsys.readouterr().err
    assert main(["privacy", act, "nobody@harbour.example"]) == 2
    assert capsys.readouterr().err == "cairn: nobody@harbour.example has no account here\n"


def test_hold_keeps_an_erasure_waiting_until_it_is_lifted(desk, capsys):
    assert main(["privacy", "hold", BOB]) == 2, "it says which case it is for"
    assert told(capsys, "hold", BOB, "--because", "Case 4711") == {"held": True}
    assert main(["privacy", "erase", BOB, "--now"]) == 2
    assert "under legal hold" in capsys.readouterr().err
    assert told(capsys, "hold", BOB, "--lift") == {"held": False}
    assert main(["privacy", "hold", BOB, "--lift"]) == 2
    capsys.readouterr()
    assert told(capsys, "erase", BOB, "--now")["erasure"] == "done"
