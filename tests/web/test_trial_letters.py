from datetime import UTC, datetime

import pytest

from models.account.audit_log import AuditEntry
from models.integration import trial_letter
from models.integration.trial_letter import MOST_AN_HOUR
from tests.models.integration.test_trial_letter import listener
from tests.support.mailbox import mail_server
from tests.web.desk import PART, Desk, read

HERE = "/trial-letters"


@pytest.fixture
def box():
    with mail_server() as box:
        yield box


@pytest.fixture
def desk(database, tmp_path, box):
    """Bob runs the instance."""
    desk = Desk(database, tmp_path, CAIRN_MAIL_URL=box.url)
    with desk.writing() as session:
        desk.member(session, "bob").operator_since = datetime.now(UTC)
    return desk


def said(answer):
    return " ".join(read(answer).select_one("#trial-panel [role=status]").text.split())


def test_a_letter_goes_at_once_to_the_address_of_who_asks_and_it_is_noted(desk, box):
    for screen, browser in (("/operator", desk.bob), ("/health", desk.alice), ("/inbox/settings", desk.alice)):
        assert read(browser.get(screen)).select_one(f'#trial-panel form[action="{HERE}"] button')
    assert said(desk.bob.post(HERE, headers=PART)).startswith("The mail server accepted it.")
    assert said(desk.alice.post(HERE)).startswith("The mail server accepted it.")
    assert [letter["To"] for letter in box.letters] == ["bob@harbour.example", "alice@harbour.example"]
    with desk.database.reading() as session:
        noted = AuditEntry.newest(session, 1)
        assert [one.sentence for one in noted if one.act == "mail.tried"] == [
            f"{name} asked for a test mail to themselves." for name in ("Alice", "Bob")
        ]


@pytest.mark.one_engine
def test_what_the_server_says_is_for_who_runs_it_and_others_are_told_whom_to_ask(desk, box):
    box.refuses = ("bob@harbour.example", "alice@harbour.example")
    mine, hers = said(desk.bob.post(HERE, headers=PART)), said(desk.alice.post(HERE, headers=PART))
    assert mine == "The mail server refused it. Mend CAIRN_MAIL_URL, or the server. It said: 550 5.1.1 No such user here"
    assert hers == "The mail server refused it. Tell the operator of this Cairn."


@pytest.mark.one_engine
def test_a_server_that_hangs_is_given_up(database, tmp_path, monkeypatch):
    monkeypatch.setattr(trial_letter, "PATIENCE", 0.2)
    with listener() as url:
        answer = Desk(database, tmp_path, CAIRN_MAIL_URL=url).alice.post(HERE, headers=PART)
    assert said(answer).startswith("The mail server was reached and did not answer in time.")


@pytest.mark.one_engine
def test_where_no_server_is_set_there_is_no_button_and_what_to_do(database, tmp_path):
    desk = Desk(database, tmp_path)
    page = read(desk.alice.get("/health"))
    assert page.select("#trial-panel form") == []
    sentence = "No mail server is set up, so that no mail is sent. Tell the operator of this Cairn."
    assert sentence in page.select_one("#trial-panel").text
    assert said(desk.alice.post(HERE, headers=PART)) == sentence


@pytest.mark.one_engine
def test_a_few_an_hour_and_then_a_sentence(desk, box):
    tries = [desk.alice.post(HERE, headers=PART) for _ in range(MOST_AN_HOUR + 1)]
    if tries[-1].status_code == 200:  # an hour began meanwhile
        tries += [desk.alice.post(HERE, headers=PART) for _ in range(MOST_AN_HOUR)]
    assert tries[-1].status_code == 429
    assert "Try again when the next one begins" in tries[-1].text
    assert len(box.letters) == sum(one.status_code == 200 for one in tries)
    assert desk.bob.post(HERE, headers=PART).status_code == 200


@pytest.mark.one_engine
def test_for_anybody_else_there_is_nothing(database, tmp_path, box):
    desk = Desk(database, tmp_path, CAIRN_MAIL_URL=box.url)
    assert desk.bob.post(HERE, headers=PART).status_code == 404
    assert desk.nobody.post(HERE).headers["location"].startswith("/sign-in")
    assert read(desk.bob.get("/inbox/settings")).select("#trial-panel") == []
    assert box.letters == []
