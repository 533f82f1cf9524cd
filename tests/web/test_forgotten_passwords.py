import re

import pytest
from sqlalchemy import select

from models.account import SignInLink
from models.integration.delivery import Delivery
from tests.support.at_rest import at_rest
from tests.support.people import PASSWORD
from tests.web.desk import Desk, read

ALICE = "alice@harbour.example"


def ask(desk, email=ALICE):
    return desk.nobody.post("/forgotten-password", data={"email": email})


def test_without_mail_the_operators_log_has_the_link_and_the_answer_says_nothing(desk, caplog):
    said = [read(ask(desk, email)).main.get_text().replace(email, "?") for email in (ALICE, "nobody@else.example")]
    assert said[0] == said[1]
    assert len(caplog.records) == 1
    link = re.search(r"/welcome/[\w-]+", caplog.text)[0]
    assert desk.nobody.post(link, data={"password": PASSWORD}).status_code == 303
    assert desk.alice.get("/guides").status_code == 303, "the old password's sessions are over"


@pytest.mark.one_engine
def test_with_mail_a_sealed_letter_has_the_link_and_the_next_is_not_written_at_once(database, tmp_path, caplog):
    desk = Desk(database, tmp_path, CAIRN_MAIL_URL="smtp://127.0.0.1:1?from=cairn@x.example", CAIRN_SECRET_KEY="k" * 32)
    answers = [read(ask(desk)).main.text for _ in range(3)]
    assert len(set(answers)) == 1
    with database.reading() as session:
        row = session.scalars(select(Delivery)).one()
        secret = re.search(r"/welcome/([\w-]+)", row.body["text"])[1]
        assert SignInLink.find(session, secret, row.created_at) is not None
    assert (row.body["to"], caplog.text) == (ALICE, "")
    kept = at_rest(database)
    assert secret.encode() not in kept
    assert ALICE.encode() not in kept


@pytest.mark.one_engine
def test_asking_all_the_time_is_refused_and_does_not_keep_the_member_from_signing_in(desk):
    assert [ask(desk).status_code for _ in range(11)] == [200] * 10 + [429]
    assert read(ask(desk, "alice"), 422).select_one("#field-email")["value"] == "alice"
    from tests.web.desk import PASSWORD as OWN

    assert desk.nobody.post("/sign-in", data={"email": ALICE, "password": OWN}).status_code == 303
