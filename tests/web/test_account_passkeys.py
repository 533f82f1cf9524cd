from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.account.authenticator import Authenticator
from models.account.passkey import Passkey
from models.account.spent_secret import SpentSecret
from tests.support.passkey_lies import LIES
from tests.support.soft_passkey import PRESENT, SoftPasskey
from tests.web.desk import PART, PASSWORD, Desk, read

BASE = {"CAIRN_BASE_URL": "http://localhost:8000"}


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path, **BASE)


def to_make(browser, password=PASSWORD):
    return browser.post("/account/passkeys/challenge", data={"passkey_password": password})


def make(browser, passkey, name="Laptop", **said):
    answer = passkey.made(to_make(browser).json(), **said)
    return browser.post("/account/passkeys", data={"credential": answer, "passkey_name": name}, headers=PART)


def sign_in(browser, answer, where="/guides"):
    return browser.post("/sign-in/passkey", data={"credential": answer, "next": where})


def to_sign_in(browser):
    return browser.post("/sign-in/passkey/challenge").json()


def problem(answer):
    return read(answer, 422).select_one("[role=alert]:not([hidden])").text


def audited(desk):
    """What was changed of accounts; that people came in and were refused stands between it."""
    with desk.database.reading() as session:
        query = select(AuditEntry.act).where(AuditEntry.act.startswith("account.")).order_by(AuditEntry.id)
        return list(session.scalars(query))


def test_a_passkey_signs_in_without_a_password_and_without_a_code_and_is_listed_with_its_use(desk):
    passkey = SoftPasskey()
    assert to_make(desk.alice, "guess").json() == {"detail": "That is not your password."}
    made = read(make(desk.alice, passkey))
    assert "Laptop" in made.select_one("#passkey-list li").text
    with desk.writing() as session:
        alice = desk.member(session, "alice")
        Authenticator.make(session, desk.app.state.instance.sealer, alice).confirmed_at = datetime.now(UTC)
    options = to_sign_in(desk.nobody)
    assert (options["allowCredentials"], options["userVerification"], options["rpId"]) == ([], "required", "localhost")
    done = sign_in(desk.nobody, passkey.shown(options))
    assert (done.status_code, done.headers["location"]) == (303, "/guides")
    assert desk.nobody.get("/guides").status_code == 200
    assert "Used" in read(desk.alice.get("/account")).select_one("#passkey-list li").text
    assert audited(desk) == ["account.passkey_added"]


def test_removing_a_passkey_takes_the_password_and_ends_every_other_session(desk):
    passkey = SoftPasskey()
    make(desk.alice, passkey)
    sign_in(desk.nobody, passkey.shown(to_sign_in(desk.nobody)))
    with desk.database.reading() as session:
        removal = f"/account/passkeys/{session.scalars(select(Passkey.id)).one()}/removal"
    assert problem(desk.alice.post(removal, data={"passkey_password": "guess"}, headers=PART)) == "That is not your password."
    assert desk.charlie.post(removal, data={"passkey_password": PASSWORD}, headers=PART).status_code == 404
    assert read(desk.alice.post(removal, data={"passkey_password": PASSWORD}, headers=PART)).select("li") == []
    assert desk.nobody.get("/guides").headers["location"].startswith("/sign-in")
    assert desk.alice.get("/guides").status_code == 200
    assert "does not know this passkey" in problem(sign_in(desk.nobody, passkey.shown(to_sign_in(desk.nobody))))
    assert audited(desk) == ["account.passkey_added", "account.passkey_removed"]


@pytest.mark.one_engine
def test_after_the_password_a_passkey_of_that_person_stands_in_for_the_code(desk):
    hers, other = SoftPasskey(), SoftPasskey()
    make(desk.alice, hers)
    with desk.writing() as session:
        alice, bob = desk.member(session, "alice"), desk.member(session, "bob")
        bob.password_hash = alice.password_hash
        Authenticator.make(session, desk.app.state.instance.sealer, alice).confirmed_at = datetime.now(UTC)
    make(desk.bob, other)
    first = desk.nobody.post("/sign-in", data={"email": "alice@harbour.example", "password": PASSWORD, "next": "/sites"})
    page = read(desk.nobody.get(first.headers["location"]))
    assert page.select_one("form.passkey-sign-in input[name=next]")["value"] == "/sites"
    options = to_sign_in(desk.nobody)
    assert len(options["allowCredentials"]) == 1
    assert "somebody else's" in problem(sign_in(desk.nobody, other.shown(options)))
    assert sign_in(desk.nobody, hers.shown(to_sign_in(desk.nobody)), "/sites").headers["location"] == "/sites"


@pytest.mark.one_engine
def test_nothing_but_a_true_answer_signs_in_and_the_challenge_is_spent_by_it(desk):
    passkey = SoftPasskey()
    make(desk.alice, passkey)
    for lie in LIES:
        passkey.host, passkey.flags = "localhost", SoftPasskey().flags
        options = to_sign_in(desk.nobody)
        assert not problem(sign_in(desk.nobody, lie(passkey, options))).startswith("That took too long"), lie
        passkey.host, passkey.flags = "localhost", SoftPasskey().flags
        late = sign_in(desk.nobody, passkey.shown(options))
        assert problem(late).startswith("That took too long"), lie
    assert desk.nobody.get("/guides").headers["location"].startswith("/sign-in")
    options = to_sign_in(desk.nobody)
    answer = passkey.shown(options)
    assert problem(sign_in(desk.charlie, answer)).startswith("That took too long"), "another browser"
    assert sign_in(desk.nobody, answer).status_code == 303
    assert problem(sign_in(desk.nobody, answer)).startswith("That took too long"), "a second time"


@pytest.mark.one_engine
def test_a_passkey_whose_count_goes_back_is_refused_and_it_is_said_in_the_log(desk):
    passkey = SoftPasskey()
    passkey.count = 5
    make(desk.alice, passkey)
    assert sign_in(desk.nobody, passkey.shown(to_sign_in(desk.nobody))).status_code == 303
    passkey.count = 4
    assert "may have been copied" in problem(sign_in(desk.nobody, passkey.shown(to_sign_in(desk.nobody))))
    assert audited(desk)[-1] == "account.passkey_refused"


@pytest.mark.one_engine
def test_only_what_a_browser_made_for_this_session_and_account_is_kept(desk):
    for bent_one in ({"origin": "http://evil.example"}, {"type": "webauthn.get"}, {"challenge": "AAAA"}):
        assert problem(make(desk.alice, SoftPasskey(), **bent_one)) == "Your browser's answer was not taken. Start again."
    lazy = SoftPasskey()
    lazy.flags = PRESENT
    assert "not taken" in problem(make(desk.alice, lazy))
    assert "Give it a name" in problem(make(desk.alice, SoftPasskey(), name=""))
    assert "at most 60" in problem(make(desk.alice, SoftPasskey(), name="x" * 61))
    options = to_make(desk.alice).json()
    with desk.writing() as session:
        desk.member(session, "alice").email = "alice@new.example"
    late = {"credential": SoftPasskey().made(options), "passkey_name": "Late"}
    assert problem(desk.alice.post("/account/passkeys", data=late, headers=PART)).startswith("That took too long")
    twice = SoftPasskey()
    assert make(desk.alice, twice).status_code == 200
    assert problem(make(desk.alice, twice)) == "This passkey is in use already."
    assert len(to_make(desk.alice).json()["excludeCredentials"]) == 1


@pytest.mark.one_engine
def test_where_browsers_make_no_passkeys_nothing_offers_them(database, tmp_path):
    desk = Desk(database, tmp_path, CAIRN_BASE_URL="http://127.0.0.1:8000")
    assert read(desk.nobody.get("/sign-in")).select(".passkey-sign-in") == []
    assert "CAIRN_BASE_URL" in read(desk.alice.get("/account")).select_one("#passkey-list").text
    assert to_make(desk.alice).status_code == 422
    assert desk.nobody.post("/sign-in/passkey/challenge").status_code == 422


@pytest.mark.one_engine
def test_spent_challenges_are_forgotten_once_nobody_could_answer_them_again(database):
    now = datetime.now(UTC)
    with database.writing() as session:
        good_for = timedelta(minutes=5)
        assert SpentSecret.spend(session, "one", good_for, now - timedelta(minutes=6))
        assert not SpentSecret.spend(session, "one", good_for, now)
        assert SpentSecret.spend(session, "two", good_for, now)
        SpentSecret.forget(session, now)
        assert SpentSecret.spend(session, "one", good_for, now)
        assert not SpentSecret.spend(session, "two", good_for, now)
