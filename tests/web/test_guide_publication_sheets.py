"""What the sheet says before a guide goes live, and that exactly this goes live."""

from dataclasses import replace

import pytest

from models.account.review_policy import Policy
from models.guide import Guide, Publication
from models.guide.step import Button
from models.release.release import ReleaseMove
from tests.web.desk import NOW, PART, read


def sheet(desk):
    return read(desk.alice.get(f"/guides/{desk.guide}/publication-sheet", headers=PART))


def sent(page):
    return {field["name"]: field["value"] for field in page.select("form input")}


def publish(desk, values, status=200):
    return read(desk.alice.post(f"/guides/{desk.guide}/publication", data=values, headers=PART), status)


def live(desk):
    with desk.database.reading() as session:
        publication = Publication.of(session, session.get_one(Guide, desk.guide))
        return publication.entry(session) if publication else None


def change(desk, **values):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        document = guide.document
        changed = document.changed(document.steps[0].id, lambda step: replace(step, **values))
        guide.edit(changed, "A change", desk.member(session, "alice"), NOW)


def test_the_first_publication_says_so_and_publishes_what_it_showed(desk):
    page = sheet(desk)
    assert "Goes live for the first time" in page.select_one(".publication-sheet").text
    assert "Reaches visitors within a minute" in page.select_one(".publication-sheet").text
    publish(desk, sent(page))
    assert live(desk)["version"] == sent(page)["drafted"]


def test_a_change_is_said_by_step_and_part(desk):
    publish(desk, sent(sheet(desk)))
    change(desk, title="Good evening")
    page = sheet(desk)
    assert "1 step changed" in page.select_one(".publication-sheet").text
    assert page.select_one(".sheet-step .badge.warn").text == "Changed"
    assert "title" in page.select_one(".sheet-facts").text


def test_a_draft_that_was_changed_meanwhile_is_shown_again_and_not_published(desk):
    shown = sheet(desk)
    change(desk, title="Good evening")
    page = publish(desk, sent(shown), 422)
    assert "changed after you opened this" in page.select_one("[role=alert]").text
    assert live(desk) is None
    publish(desk, sent(page))
    assert live(desk)["content"]["steps"][0]["title"] == "Good evening"


def test_pressing_twice_publishes_once(desk):
    values = sent(sheet(desk))
    publish(desk, values)
    publish(desk, values)
    with desk.database.reading() as session:
        guide = session.get_one(Guide, desk.guide)
        assert Publication.of(session, guide).version_hash == values["drafted"]
        assert len(ReleaseMove.history(session, guide.site, "production")) == 1


def test_what_is_missing_is_listed_and_there_is_no_button(desk):
    change(desk, title="", body="")
    page = sheet(desk)
    assert page.select(".publication-sheet [role=alert]")
    assert page.select("#publish-now") == []


def test_a_policy_that_wants_approval_leads_to_a_review(desk):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        session.add(Policy(organisation_id=guide.organisation_id, approvals_required=1))
    page = sheet(desk)
    assert page.select("#publish-now") == []
    assert "Ask for a review" in [link.text for link in page.select("a.button")]


def test_a_last_step_that_says_next_is_pointed_out(desk):
    change(desk, buttons=(Button("Next"),))
    assert "nothing comes after it" in page_text(sheet(desk))


def page_text(page):
    return page.select_one(".sheet-list").text


def test_taking_down_can_be_undone_with_the_version_that_was_live(desk):
    publish(desk, sent(sheet(desk)))
    before = live(desk)
    change(desk, title="Good evening")
    bar = read(desk.alice.delete(f"/guides/{desk.guide}/publication", headers=PART))
    assert live(desk) is None
    undo = {field["name"]: field["value"] for field in bar.select(".publication-undo input")}
    bar = publish(desk, undo)
    assert live(desk) == before, "not the draft as it is by now"
    assert bar.select(".publication-undo") == []


def test_a_version_of_nobody_is_not_published(desk):
    page = publish(desk, {"seen": "", "version": "0" * 64}, 422)
    assert "no such version" in page.select_one("[role=alert]").text


@pytest.mark.one_engine
def test_without_scripts_the_sheet_is_a_page(desk):
    page = read(desk.alice.get(f"/guides/{desk.guide}/publication-sheet"))
    assert page.select_one("#publish-now")
