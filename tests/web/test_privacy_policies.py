"""The privacy policy: published by an operator, asked for once, readable in every version, and who acknowledged it is shown."""

import pytest

from tests.web.desk import PART, Desk, read
from tests.web.test_operators import make_operator

NOTE = ".shell-policy a"


@pytest.fixture
def desk(database, tmp_path):
    desk = Desk(database, tmp_path)
    make_operator(desk)
    return desk


def publish(desk, text, changed="", status=200):
    return read(desk.bob.post("/operator/policies", data={"text": text, "changed": changed}, headers=PART), status)


@pytest.mark.one_engine
def test_every_member_is_asked_once_and_can_read_both_versions(desk):
    assert read(desk.alice.get("/guides")).select_one(NOTE) is None
    assert desk.nobody.get("/privacy/policies").status_code == 404
    publish(desk, "We keep little.\n\nWrite to us.")
    publish(desk, "We keep less.", "Backups are kept for a year.")
    asked = read(desk.alice.get("/guides")).select_one(NOTE)["href"]
    assert asked == "/privacy/policies/2"
    page = read(desk.alice.get(asked))
    assert "Backups are kept for a year." in page.text
    before = page.select_one("a[href='/privacy/policies/1']")["href"]
    assert "Not in force any more" in read(desk.alice.get(before)).text
    assert read(desk.alice.get(before)).select_one("form[action$=acknowledgement]") is None
    said = read(desk.alice.post(f"{asked}/acknowledgement", headers=PART))
    assert "You acknowledged it" in said.text
    assert read(desk.alice.get("/guides")).select_one(NOTE) is None
    assert "We keep less." in read(desk.nobody.get("/privacy/policies")).text
    assert read(desk.nobody.get("/privacy")).select_one("a[href='/privacy/policies']")


@pytest.mark.one_engine
def test_who_manages_sees_who_acknowledged_which(desk):
    publish(desk, "We keep little.")
    desk.alice.post("/privacy/policies/1/acknowledgement", headers=PART)
    table = read(desk.alice.get("/privacy/acknowledgements")).select_one("#acknowledgement-table")
    assert "Version 1: 1 of 2 members acknowledged it" in table.text
    assert len(table.select(".badge.good")) == len(table.select(".badge.warn")) == 1
    assert desk.bob.get("/privacy/acknowledgements").status_code == 403


@pytest.mark.one_engine
def test_a_refused_version_stays_typed_and_nobody_else_publishes(desk):
    publish(desk, "We keep little.")
    page = publish(desk, "We keep less.", status=422)
    assert "Say what changed" in page.select_one("#policy-problem").text
    assert page.select_one("[name=changed]")["aria-describedby"] == "policy-problem"
    assert not page.select_one("textarea").has_attr("aria-invalid")
    assert publish(desk, " ", status=422).select_one("textarea")["aria-describedby"] == "policy-problem"
    assert page.select_one("textarea").text.strip() == "We keep less."
    for browser in (desk.alice, desk.charlie):
        assert browser.post("/operator/policies", data={"text": "x"}, headers=PART).status_code == 404
