"""Papers that the law asks for, with what this Cairn knows in them."""

import pytest

from tests.web.desk import PART, Desk

PAPERS = ("processing-record", "processor-agreement", "breach-record")

SLACK = {"kind": "slack", "url": "https://hooks.slack.example/x", "review": "1", "finding": "1"}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_filled_in_for_the_organisation_and_keeps_places_to_write(database, tmp_path, name):
    desk = Desk(database, tmp_path, CAIRN_CONTROLLER="Harbour Ltd, Quay 1")
    answer = desk.alice.get(f"/privacy/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.md"'
    assert "Harbour Ltd, Quay 1" in answer.text
    assert "______" in answer.text
    assert "Harbour" in desk.bob.get(f"/privacy/{name}").text
    assert desk.nobody.get(f"/privacy/{name}").headers["location"].startswith("/sign-in")


@pytest.mark.one_engine
def test_the_processing_record_names_sites_tables_and_who_gets_something(database, tmp_path):
    desk = Desk(database, tmp_path)
    before = desk.alice.get("/privacy/processing-record").text
    assert "nobody: nothing leaves this Cairn" in before
    assert "https://app.harbour.example/" in before
    assert "| members | The account itself | " in before
    assert desk.alice.post("/channels", data=SLACK, headers=PART).status_code == 200
    assert "Slack hooks.slack.example: news of reviews, findings" in desk.alice.get("/privacy/processing-record").text
