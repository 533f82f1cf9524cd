import pytest
from starlette.testclient import TestClient

from models.integration.news_channel import NewsChoice
from models.integration.weekly_choice import WeeklyChoice
from web.unsubscribe_address import unsubscribe_url, weekly_unsubscribing

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_promise_m7_mail_is_off_until_a_member_chooses_it_and_ends_with_one_click(client, bob, database, app):
    client.sign_in(bob)
    assert client.get("/inbox/settings").html.select_one('[name="mail"][checked]')["value"] == "never"
    client.put("/news-choice", {"mail": "daily"}, **PART)
    choice = bob.organisation.id, bob.member.id
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "daily"
    client.delete("/session")
    link = unsubscribe_url(app.state.instance.settings.secret_key, "", *choice)
    assert client.get(link).status == 200
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "daily"
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status == 200
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "never"
    assert client.post(f"{link}x").status == 404


@pytest.mark.parametrize("encoding", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_promise_m7_mail_programs_may_end_mail_in_either_encoding_of_forms(client, bob, database, app, encoding):
    choice = bob.organisation.id, bob.member.id
    with database.writing() as session:
        NewsChoice.choose(session, *choice, "daily")
    bodies = {"multipart": b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'}
    body = bodies.get(encoding.partition("/")[0], b"List-Unsubscribe=One-Click")
    link = unsubscribe_url(app.state.instance.settings.secret_key, "", *choice)
    with TestClient(app, base_url="http://127.0.0.1:8000") as program:
        assert program.post(link, content=body, headers={"content-type": encoding}).status_code == 200
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "never"


def test_promise_m7_the_weekly_letter_is_chosen_and_ends_with_one_click_of_its_own(client, bob, database, app):
    choice = bob.organisation.id, bob.member.id

    def wants():
        with database.reading() as session:
            return WeeklyChoice.of(session, *choice), NewsChoice.of(session, *choice)

    client.sign_in(bob)
    assert not client.get("/inbox/settings").html.select('[name="weekly"][checked]'), "nobody is asked for it"
    client.put("/news-choice", {"mail": "daily", "weekly": "1"}, **PART)
    client.put("/news-choice", {"mail": "daily", "weekly": "1"}, **PART)
    assert client.get("/inbox/settings").html.select('[name="weekly"][checked]')
    client.delete("/session")
    settings = app.state.instance.settings
    link = weekly_unsubscribing(settings)(*choice).removeprefix(settings.base_url)
    assert "Unsubscribe from the numbers of the week?" in client.get(link).text
    assert wants() == (True, "daily")
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status == 200
    assert wants() == (False, "daily"), "what else was chosen stays"
    assert client.post(unsubscribe_url(settings.secret_key, "", *choice), {}).status == 200
    assert wants() == (False, "never")
