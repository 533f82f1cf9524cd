"""From the editor to the site, where the guide is live for its author alone."""

import re

import pytest

from models.guide import Guide
from models.guide.preview import Preview
from tests.support.people import NOW, tour


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice, "Not public yet").id


def test_an_author_is_led_to_the_first_steps_page_and_finds_it_listed(client, alice, guide):
    page = client.sign_in(alice).post(f"/guides/{guide}/own-preview")
    address = page.html.select_one("#go")["href"]
    assert re.match(r"https://app\.acme\.example/#cairn-own=[\w.-]+$", address)
    assert "and for nobody else" in page.words("main")
    listed = client.get(f"/guides/{guide}/previews").words("main")
    assert "Live only for one browser: the draft, not opened yet" in listed
    assert client.get(f"/guides/{guide}").html.select_one("#own-preview")


def test_a_reviewer_and_a_stranger_have_none(client, database, bob, charlie, guide):
    assert client.post(f"/guides/{guide}/own-preview").where.startswith("/sign-in")
    assert client.sign_in(bob).post(f"/guides/{guide}/own-preview").status == 403
    assert client.sign_in(charlie).post(f"/guides/{guide}/own-preview").status == 404
    with database.reading() as session:
        assert session.query(Preview).count() == 0


def test_what_can_not_be_shown_starts_nothing(client, database, alice, guide):
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        draft.edit(draft.document.without_step("s1"), "Emptied", session.merge(alice.member), NOW)
    answer = client.sign_in(alice).post(f"/guides/{guide}/own-preview")
    assert answer.status == 409
    assert "There is nothing to show yet." in answer.words("body")
    client.post(f"/guides/{guide}/archival")
    assert client.post(f"/guides/{guide}/own-preview").status == 409


def test_whoever_ends_all_previews_ends_it_too(client, alice, guide):
    client.sign_in(alice).post(f"/guides/{guide}/own-preview")
    client.ask("DELETE", f"/guides/{guide}/previews", headers={"hx_request": "true", "hx_request_type": "partial"})
    assert "0 open previews" in client.get(f"/guides/{guide}/previews").words("main")
