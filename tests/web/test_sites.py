from datetime import UTC, datetime

import pytest

from models.guide import Guide
from models.release.publish import publish, take_down
from models.release.release import ReleaseMove
from models.site import Site
from tests.web.desk import NOW, PART, read


@pytest.fixture
def published(desk):
    """Published, then taken down: the first move can be rolled back to."""
    with desk.writing() as session:
        alice, guide = desk.member(session, "alice"), session.get_one(Guide, desk.guide)
        publish(session, guide, seen="", by=alice, now=NOW)
        take_down(session, guide, by=alice, now=NOW)
        return [move.id for move in ReleaseMove.history(session, guide.site, "production")]


def test_the_list_shows_the_organisations_sites_only(desk):
    page = read(desk.bob.get("/sites"))
    assert [link.text for link in page.select(".site-card h2 a")] == ["Harbour"]
    assert "1 guide" in page.main.text


def test_a_new_site_is_named_after_its_host_and_shows_its_tag(desk):
    answer = desk.alice.post("/sites", data={"name": "", "address": "https://Docs.Harbour.example"})
    page = read(desk.alice.get(answer.headers["location"]))
    assert page.h1.text == "docs.harbour.example"
    tag = page.select_one(".install code").text
    assert tag.startswith('<script async src="http://cairn.test/player/v1/')
    assert page.select_one("[data-copy]")["data-copy"] == tag


def test_a_bad_address_is_explained_beside_the_field_and_everything_typed_is_kept(desk):
    page = read(desk.alice.post("/sites", data={"name": "Docs", "address": "ftp://docs.example"}), 422)
    assert "Only http" in page.select_one("#problem-address").text
    assert [page.select_one(f"[name={name}]")["value"] for name in ("name", "address")] == ["Docs", "ftp://docs.example"]


def test_a_host_is_enough_and_what_was_added_and_left_out_is_said(desk):
    answer = desk.alice.post("/sites", data={"name": "", "address": "docs.example/start?page=1"})
    page = read(desk.alice.get(answer.headers["location"]))
    assert page.h1.text == "docs.example"
    said = "The address was read as https://docs.example/: https:// was added and guides begin on the page that you pasted."
    assert page.select_one("#address-said").text.startswith(said)
    first = read(desk.alice.get(f"/guides/new?site={answer.headers['location'].partition('?')[0].rpartition('/')[2]}"))
    assert first.select_one("[name=address]")["value"] == "https://docs.example/start", "its query may hold a secret"
    assert not read(desk.alice.get(f"/sites/{desk.site}?added=javascript&cut=%3Cb%3E")).select_one("#address-said")


def test_a_second_site_at_one_address_is_asked_about_and_made_when_it_is_wanted(desk):
    form = {"name": "Twin", "address": "app.acme.example"}
    with desk.writing() as session:
        session.get_one(Site, desk.site).address = "https://app.acme.example/boats"
    page = read(desk.alice.post("/sites", data=form), 409)
    assert page.select_one("#site-twin strong").text == "Harbour is at https://app.acme.example/ already."
    assert page.select_one("#field-name")["value"] == "Twin"
    button = page.select_one("#site-twin button")
    made = desk.alice.post("/sites", data={**form, button["name"]: button["value"]}).headers["location"].partition("?")[0]
    assert desk.alice.post(made, data={"name": "Twin", "address": "app.acme.example"}).status_code == 303, "it stays where it is"
    assert desk.charlie.post("/sites", data=form).status_code == 303, "what others have is nobody's business"


def test_an_owner_without_sites_is_told_what_to_do_next(desk):
    with desk.writing() as session:
        session.delete(session.get_one(Site, desk.other_site))
    assert read(desk.charlie.get("/sites")).select_one(".empty-state a")["href"] == "/sites/new"


def test_the_tag_asks_again_until_it_was_seen(desk):
    waiting = read(desk.alice.get(f"/sites/{desk.site}/tag", headers=PART)).select_one(".site-tag")
    assert waiting["hx-trigger"] == "every 3s"
    with desk.writing() as session:
        session.get_one(Site, desk.site).tag_seen_at = datetime.now(UTC)
    seen = read(desk.alice.get(f"/sites/{desk.site}/tag", headers=PART)).select_one(".site-tag")
    assert "Seen just now" in seen.text
    assert "hx-get" not in seen.attrs


def test_a_site_changes_its_address_and_keeps_its_key(desk):
    before = read(desk.alice.get(f"/sites/{desk.site}")).select_one(".install code").text
    desk.alice.post(f"/sites/{desk.site}", data={"name": "Port", "address": "https://port.example/"})
    page = read(desk.alice.get(f"/sites/{desk.site}"))
    assert (page.h1.text, page.select_one(".install code").text) == ("Port", before)
    assert read(desk.alice.post(f"/sites/{desk.site}", data={"address": "port"}), 422).select_one("#problem-address")


def test_rolling_back_makes_an_earlier_release_live_again_and_says_who_did(desk, published):
    page = read(desk.alice.post(f"/sites/{desk.site}/releases", data={"move": published[1]}, headers=PART))
    first = page.select_one(".release-entry").text
    assert "Rolled back to" in first
    assert "Alice" in first
    assert "Live" in page.select_one(".guide-row .badge").text


def test_rolling_back_to_what_is_live_changes_nothing(desk, published):
    page = read(desk.alice.post(f"/sites/{desk.site}/releases", data={"move": published[0]}, headers=PART), 422)
    assert "live already" in page.select_one("[role=alert]").text
    assert len(page.select(".release-entry")) == 2


def test_only_moves_of_this_site_can_be_rolled_back_to(desk, published):
    assert desk.alice.post(f"/sites/{desk.site}/releases", data={"move": "999"}, headers=PART).status_code == 404
    assert desk.charlie.post(f"/sites/{desk.other_site}/releases", data={"move": published[1]}, headers=PART).status_code == 404


def test_the_history_has_a_page_of_its_own(desk, published):
    assert len(read(desk.bob.get(f"/sites/{desk.site}/releases")).select(".release-entry")) == 2


def test_a_reviewer_sees_sites_but_changes_nothing(desk, published):
    page = read(desk.bob.get(f"/sites/{desk.site}"))
    assert not page.select("main form")
    for path in ("/sites", f"/sites/{desk.site}", f"/sites/{desk.site}/releases"):
        assert desk.bob.post(path, data={"address": "https://x.example/", "move": published[1]}, headers=PART).status_code == 403
    assert desk.bob.get("/sites/new").status_code == 403


@pytest.mark.parametrize("rest", ["", "/tag", "/releases"])
def test_a_strangers_site_is_not_there(desk, rest):
    assert desk.charlie.get(f"/sites/{desk.site}{rest}").status_code == 404
    assert desk.nobody.get(f"/sites/{desk.site}{rest}").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("rest", ["", "/releases"])
def test_a_stranger_changes_no_site(desk, rest):
    form = {"address": "https://x.example/", "move": "1"}
    assert desk.charlie.post(f"/sites/{desk.site}{rest}", data=form, headers=PART).status_code == 404
    assert desk.nobody.post(f"/sites/{desk.site}{rest}", data=form).headers["location"].startswith("/sign-in")
