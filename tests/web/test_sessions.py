import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text
from starlette.testclient import TestClient

from models.account import MemberSession
from models.account.audit_log import AuditEntry
from models.account.password_hash import TooManyComparisons
from tests.web.desk import NOW, PASSWORD, read
from web.kit.capacity import REFUSALS_A_SECOND
from web.kit.resource import REFUSED_AFTER

ALICE = "alice@harbour.example"


def sign_in(desk, email=ALICE, password=PASSWORD, where="/"):
    return desk.nobody.post("/sign-in", data={"email": email, "password": password, "next": where})


def test_a_member_signs_in_with_a_plain_form_and_goes_on_to_where_they_were_going(desk):
    answer = sign_in(desk, where="/guides?q=boat")
    assert (answer.status_code, answer.headers["location"]) == (303, "/guides?q=boat")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert desk.nobody.get("/guides").status_code == 200


@pytest.mark.one_engine
@pytest.mark.parametrize("where", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "", "evil"])
def test_nobody_is_led_to_another_site_by_the_sign_in_page(desk, where):
    page = read(desk.nobody.get("/sign-in", params={"next": where}))
    assert page.select_one("[name=next]")["value"] == "/"


def test_a_wrong_password_keeps_the_typed_address_and_says_one_sentence(desk):
    page = read(sign_in(desk, password="wrong"), 422)
    assert page.select_one("[name=email]")["value"] == ALICE
    assert page.select_one("[name=password]").get("value", "") == ""
    assert len(page.select("[role=alert]")) == 1


def test_an_unknown_address_is_answered_like_a_wrong_password(desk):
    unknown = read(sign_in(desk, email="dora@harbour.example"), 422).select_one("[role=alert]").text
    assert unknown == read(sign_in(desk, password="wrong"), 422).select_one("[role=alert]").text


def test_after_ten_failures_even_the_right_password_waits(desk):
    for _ in range(10):
        assert sign_in(desk, password="wrong").status_code == 422
    page = read(sign_in(desk), 429)
    assert "Wait a minute" in page.select_one("[role=alert]").text


def test_failures_from_elsewhere_do_not_keep_a_member_out(desk):
    for _ in range(10):
        desk.nobody.post("/sign-in", data={"email": ALICE, "password": "wrong"})
    elsewhere = TestClient(desk.nobody.app, base_url="http://cairn.test", client=("203.0.113.9", 5), follow_redirects=False)
    assert elsewhere.post("/sign-in", data={"email": ALICE, "password": PASSWORD}).status_code == 303


@pytest.mark.one_engine
def test_one_place_can_not_guess_for_ever_at_many_addresses(desk):
    answers = [sign_in(desk, email=f"{number}@harbour.example", password="wrong").status_code for number in range(61)]
    assert answers == [422] * 60 + [429]


def test_comparing_a_password_keeps_nobody_from_writing(desk):
    with desk.database.writing():
        assert sign_in(desk, password="wrong").status_code == 422


def test_who_is_refused_keeps_no_other_writer_waiting_and_waits_for_none(desk):
    for _ in range(10):
        sign_in(desk, password="wrong")
    with desk.database.writing() as session:
        session.execute(text("select 1"))  # from here on SQLite has one writer
        assert sign_in(desk, password="wrong").status_code == 429


def test_a_browser_that_signed_in_before_is_not_kept_out_by_guesses_from_everywhere(desk):
    assert sign_in(desk).status_code == 303
    desk.nobody.post("/session")
    for number in range(40):
        elsewhere = TestClient(desk.app, base_url="http://cairn.test", client=(f"203.0.{number}.9", 5), follow_redirects=False)
        elsewhere.post("/sign-in", data={"email": ALICE, "password": "wrong"})
    stranger = TestClient(desk.app, base_url="http://cairn.test", client=("198.51.100.1", 5), follow_redirects=False)
    assert stranger.post("/sign-in", data={"email": ALICE, "password": PASSWORD}).status_code == 429
    assert sign_in(desk).status_code == 303


def test_a_browser_known_for_one_member_counts_as_a_strangers_for_another(desk):
    assert sign_in(desk).status_code == 303
    known = desk.nobody.cookies["cairn_known"]
    stranger = TestClient(desk.app, base_url="http://cairn.test", follow_redirects=False, cookies={"cairn_known": known})
    answers = [stranger.post("/sign-in", data={"email": "bob@harbour.example", "password": "wrong"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]


def test_the_attempt_counts_before_the_password_is_compared(desk, monkeypatch):
    """Sixty at once are not sixty comparisons: whoever comes after the tenth is refused without one."""
    compared = []
    monkeypatch.setattr("web.sessions.is_password_of", lambda member, _password: compared.append(member) or False)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: sign_in(desk, password="wrong").status_code, range(30)))
    assert sorted(answers) == [422] * 10 + [429] * 20
    assert len(compared) == 10


def test_a_full_queue_of_comparisons_keeps_what_was_typed(desk, monkeypatch):
    def full(_member, _password):
        raise TooManyComparisons

    monkeypatch.setattr("web.sessions.is_password_of", full)
    page = read(sign_in(desk), 503)
    assert page.select_one("[name=email]")["value"] == ALICE
    assert "Try again in a few seconds" in page.select_one("[role=alert]").text


def test_signing_out_ends_the_session_itself(desk):
    secret = desk.alice.cookies["cairn_session"]
    answer = desk.alice.post("/session")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    with desk.database.reading() as session:
        assert MemberSession.find(session, secret, NOW) is None


def test_a_stranger_is_asked_to_sign_in_and_a_member_is_not(desk):
    assert desk.nobody.get("/").headers["location"] == "/sign-in?next=/"
    assert desk.alice.get("/sign-in").headers["location"] == "/"
    assert desk.alice.get("/").headers["location"] == "/guides"


def test_signing_in_from_another_site_is_refused(desk):
    answer = desk.nobody.post("/sign-in", data={"email": ALICE, "password": PASSWORD}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_who_is_refused_all_the_time_waits_for_each_refusal(desk):
    """Thousands of forms a second that nobody reads the answers of would keep everybody else waiting."""
    refusals = desk.app.state.instance.capacity.refusals
    assert desk.nobody.post("/guides", data={"name": "x"}).status_code == 303
    refusals.charge("", 2 * REFUSALS_A_SECOND)
    answered = time.monotonic()
    assert desk.nobody.post("/guides", data={"name": "x"}).status_code == 303
    assert time.monotonic() - answered >= REFUSED_AFTER


def test_who_comes_in_and_who_does_not_stands_in_the_log_and_guesses_do_not_fill_it(desk):
    for password in ("wrong", "wrong again", PASSWORD):
        sign_in(desk, password=password)
    sign_in(desk, email="dora@harbour.example", password="wrong")
    desk.nobody.post("/session")
    with desk.database.reading() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.act.startswith("session.")).order_by(AuditEntry.id))
        assert [(entry.act, entry.sentence.partition(", in ")[0]) for entry in found] == [
            ("session.refused", "A wrong password for Alice."),
            ("session.begun", "Alice signed in"),
            ("session.ended", "Alice signed out."),
        ]
