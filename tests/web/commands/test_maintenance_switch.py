import pytest

from models.site import Site
from tests.web.desk import Desk, read
from web.cli import main

SENTENCE = "Back at noon: the harbour is being dredged."


@pytest.fixture
def desk(monkeypatch, tmp_path, database):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    return Desk(database, tmp_path, CAIRN_SECRET_KEY="k" * 32)


def test_members_wait_with_a_sentence_and_visitors_are_served(desk, capsys):
    with desk.database.reading() as session:
        key = session.get_one(Site, desk.site).key
    assert main(["maintenance", "on", SENTENCE]) == 0
    assert SENTENCE in capsys.readouterr().out
    for answer in (desk.alice.get("/guides"), desk.alice.post("/guides", data={"name": "x"}), desk.nobody.get("/sign-in")):
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "120"
        assert SENTENCE in answer.text
    api = desk.nobody.get("/api/v1/sites", headers={"authorization": "Bearer nothing"})
    assert (api.status_code, api.json()["detail"]) == (503, SENTENCE)
    assert desk.nobody.get(f"/player/v1/{key}/guides.json").status_code == 200
    assert desk.nobody.get("/readyz").status_code == 200
    assert main(["maintenance", "off"]) == 0
    assert read(desk.alice.get("/guides"))


@pytest.mark.one_engine
def test_a_sentence_that_is_none_is_refused(desk, capsys):
    assert main(["maintenance", "on", " "]) == 2
    assert "300 characters" in capsys.readouterr().err
