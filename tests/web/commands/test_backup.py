"""`cairn backup` and `cairn restore`, as an operator types them."""

import json
import os

import pytest

from tests.support.databases import postgres_programs
from tests.support.people import tour
from tests.support.s3 import BUCKET, environment, s3_server
from web.cli import main


@pytest.fixture(autouse=True)
def _here(database, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{postgres_programs()}{os.pathsep}{os.environ['PATH']}")
    for name, value in {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}.items():
        monkeypatch.setenv(name, value)


def test_a_backup_is_made_and_restored_and_one_organisation_is_taken_out_of_it(
    database, databases, alice, charlie, monkeypatch, capsys, tmp_path
):
    with database.writing() as session:
        tour(session, alice)
    assert main(["backup", "there", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["rehearsed"]
    assert made["rows"]["guides"] == 1
    with databases.fresh(migrated=False) as target:
        monkeypatch.setenv("CAIRN_DATABASE_URL", target.url)
        assert main(["restore", f"there/{made['name']}", "--organisation", alice.organisation.key]) == 0
        (site,) = json.loads(capsys.readouterr().out)["sites"]
        assert (site["key"], len(site["guides"])) == (alice.site.key, 1)
        assert main(["restore", f"there/{made['name']}", "--organisation", "none"]) == 2
        assert "no organisation with the key none" in capsys.readouterr().err
        assert main(["restore", f"{tmp_path}/there/{made['name']}", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["organisations"] == 2
        assert main(["restore", f"there/{made['name']}"]) == 2
        assert "into an empty one only" in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.one_engine
def test_a_backup_goes_to_s3_and_comes_back(databases, alice, monkeypatch, capsys):
    with s3_server() as address, databases.fresh(migrated=False) as target:
        for name, value in environment(address).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("CAIRN_BACKUP_URL", f"s3://{BUCKET}/backups")
        assert main(["backup", "--json", "--rotate"]) == 0
        name = json.loads(capsys.readouterr().out)["name"]
        monkeypatch.setenv("CAIRN_DATABASE_URL", target.url)
        assert main(["restore", f"s3://{BUCKET}/backups/{name}"]) == 0
        assert "organisations: 2, members: 3" in capsys.readouterr().out
        monkeypatch.setenv("CAIRN_BACKUP_URL", "s3://nowhere/backups")
        assert main(["backup"]) == 1
        assert "s3://nowhere/backups" in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.one_engine
def test_another_key_opens_what_it_made_and_a_missing_file_is_said(databases, alice, monkeypatch, capsys, tmp_path):
    assert main(["backup", "there", "--json"]) == 0
    name = json.loads(capsys.readouterr().out)["name"]
    assert main(["backup", "--identity"]) == 0
    (tmp_path / "key").write_text(capsys.readouterr().out)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "j" * 32)
    with databases.fresh(migrated=False) as target:
        monkeypatch.setenv("CAIRN_DATABASE_URL", target.url)
        assert main(["restore", f"there/{name}"]) == 2
        assert "another CAIRN_SECRET_KEY" in capsys.readouterr().err
        assert main(["restore", f"there/{name}", "--identity", "key"]) == 0
        missing = "cairn-20000101T000000Z." + name.partition(".")[2]
        assert main(["restore", f"there/{missing}"]) == 2
        capsys.readouterr()
    with databases.fresh(migrated=False) as target:
        monkeypatch.setenv("CAIRN_DATABASE_URL", target.url)
        assert main(["restore", f"there/{missing}"]) == 2
        assert missing in capsys.readouterr().err
