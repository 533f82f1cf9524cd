import json
from datetime import UTC, datetime

import pytest

from models.support.worker_pulse import WorkerPulse
from tests.support.mailbox import mail_server
from web.cli import main


@pytest.fixture
def environ(monkeypatch, tmp_path, database):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    return monkeypatch


@pytest.mark.one_engine
def test_a_finding_is_exit_code_one_with_what_to_do(environ, database, capsys):
    assert main(["doctor"]) == 1
    line = next(one for one in capsys.readouterr().out.splitlines() if " Worker " in one)
    assert line.startswith("BAD")
    assert line.endswith("Start cairn worker, or look into its log.")
    with database.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))
    assert main(["doctor", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["well"] is True
    assert {"name", "state", "sentence", "remedy", "is_shared"} == said["signs"][0].keys()


@pytest.mark.one_engine
def test_a_mail_server_that_is_not_there_is_found_and_a_letter_can_be_tried(environ, capsys):
    assert main(["doctor", "--mail", "a@x.example"]) == 2
    assert "CAIRN_MAIL_URL" in capsys.readouterr().err
    environ.setenv("CAIRN_MAIL_URL", "smtp://127.0.0.1:1?from=cairn@x.example")
    assert main(["doctor"]) == 1
    assert "Mend CAIRN_MAIL_URL" in capsys.readouterr().out
    assert main(["doctor", "--mail", "a@x.example"]) == 1
    assert main(["doctor", "--mail", "nobody"]) == 1
    assert "no e-mail address" in capsys.readouterr().err


@pytest.mark.one_engine
def test_a_letter_arrives_and_says_nothing_but_that(environ, capsys):
    with mail_server() as box:
        environ.setenv("CAIRN_MAIL_URL", box.url)
        assert main(["doctor", "--mail", "Maren@X.example"]) == 0
    assert [letter["To"] for letter in box.letters] == ["maren@x.example"]
    assert "maren@x.example" in capsys.readouterr().out
