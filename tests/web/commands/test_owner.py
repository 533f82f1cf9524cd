import json

import pytest

from tests.support.people import PASSWORD
from web.cli import main
from web.commands.first_link import first_link


@pytest.fixture
def owner(database, capsys, monkeypatch):
    """Runs `cairn owner`; returns the exit code, and the path of the link or what was said instead."""
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)

    def run(email, *more):
        code = main(["owner", email, "--json", *more])
        printed = capsys.readouterr()
        return code, json.loads(printed.out)["link"].partition(":8000")[2] if code == 0 else printed.err

    return run


def test_somebody_unknown_founds_an_organisation(owner, client, alice):
    code, link = owner("Maren@Harbour.example")
    assert (code, link[:8]) == (0, "/set-up/")
    assert client.get(link).html.select_one("#field-email")["value"] == "maren@harbour.example"


def test_an_owner_who_lost_the_password_gets_in_again_and_the_log_says_so(owner, client, alice):
    code, link = owner(alice.email.upper())
    assert (code, link[:9]) == (0, "/welcome/")
    assert client.post(link, {"password": PASSWORD}).status == 303
    assert "The operator made a one-time sign-in link for Alice" in client.get("/inbox/settings").words("main")


def test_who_owns_nothing_gets_no_link_and_neither_does_text_that_is_no_address(owner, bob):
    for email, word in ((bob.email, "owns no organisation"), ("bob", "no e-mail address")):
        code, said = owner(email)
        assert code == 2
        assert word in said
        assert len(said.splitlines()) == 1


def test_only_an_empty_instance_has_a_first_link(database, alice):
    assert first_link(database, "http://127.0.0.1:8000", alice.site.created_at) == ""
