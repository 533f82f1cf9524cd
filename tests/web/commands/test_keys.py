import json

import pytest

from models.account import Member
from models.support.settings import BadSetting, Settings
from web.cli import main
from web.commands.migrate import migrate
from web.commands.serve import _check
from web.commands.worker import launch
from web.commands.worker_parts import close_parts

OWN = "m" * 43


@pytest.fixture
def environ(database, people, monkeypatch, tmp_path):
    values = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    migrate(Settings.read(values, tmp_path))
    return values


@pytest.mark.one_engine
def test_keys_are_shown_and_rotated_and_names_stay_readable(database, people, environ, capsys):
    assert main(["keys", "rotate", "--no-wait", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["newest"], done["unopened"], done["retired"]) == (3, 0, [1, 2])
    assert done["resealed"] == 6, "three members and their secrets"
    assert main(["keys", "show", "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["newest"] == 3
    assert "derived from CAIRN_SECRET_KEY" in shown["faults"][0]
    database.sealer.chain.refresh()
    with database.reading() as session:
        member = session.get_one(Member, people.alice.member.id)
        assert (member.name, member.sealed_name[:5]) == ("Alice", "v3.3.")


@pytest.mark.one_engine
def test_neither_serving_nor_working_starts_with_a_wrong_master_key(environ, tmp_path):
    wrapped = Settings.read({**environ, "CAIRN_MASTER_KEY": OWN}, tmp_path)
    migrate(wrapped)
    wrong = Settings.read(environ, tmp_path)
    for start in (_check, launch):
        with pytest.raises(BadSetting, match="CAIRN_MASTER_KEY is not the one"):
            start(wrong)
    close_parts()
