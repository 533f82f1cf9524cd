"""A site's library in Chromium: pictures that are added, described, replaced and removed; a step kept and used again."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from models.guide import Guide
from tests.browser.editor_desk import Desk
from tests.models.site.test_picture import png
from tests.support.chromium import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]


def picture(page: Page, field: str, width: int) -> None:
    page.locator(field).set_input_files({"name": "boat.png", "mimeType": "image/png", "buffer": png(width)})


def assert_accessible(page: Page) -> None:
    at_rest(page)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in Axe().run(page).response["violations"]] == []


def test_a_picture_is_used_again_replaced_everywhere_and_what_is_unused_goes_and_comes_back(desk: Desk):
    page = desk.page
    page.goto(f"{desk.base}/sites/1")
    page.get_by_role("link", name="Library").click()
    page.wait_for_url("**/library")  # and until its scripts are there
    picture(page, "#new-picture", 30)
    field = page.get_by_label("What Picture")
    field.fill("A boat")
    field.press("Tab")
    expect(page.locator(".picture-said")).to_contain_text("Saved")
    assert_accessible(page)

    page.goto(f"{desk.base}/guides/1")
    page.locator("trix-editor").click()
    page.get_by_role("button", name="Picture", exact=True).click()
    page.get_by_text("From the library").click()
    page.get_by_role("button", name="A boat").click()
    expect(page.locator("#picture-alt")).to_have_value("A boat")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("trix-editor img")).to_be_visible()
    desk.saved()
    assert 'alt="A boat"' in desk.steps[0]["body"]

    page.goto(f"{desk.base}/sites/1/library")
    expect(page.get_by_text("Not used")).to_have_count(0)
    picture(page, "[data-instead]", 40)
    expect(page.locator(".picture-said")).to_contain_text("Replaced in 1 draft.")
    assert 'width="40"' in desk.steps[0]["body"]
    page.get_by_role("button", name="Remove 1 unused").click()
    expect(page.locator(".picture-said")).to_contain_text("1 picture was removed.")
    expect(page.locator("#picture-list-title")).to_have_text("1 picture")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#picture-list-title")).to_have_text("2 pictures")
    assert_accessible(page)


def test_a_step_is_kept_under_a_name_and_reused_and_copied(desk: Desk):
    page = desk.page
    page.get_by_role("button", name="Use step 1 elsewhere").click()
    expect(page.locator("#step-reuse")).to_contain_text("There is no other guide")
    page.locator("#keep-name").fill("Where boats are")
    page.keyboard.press("Enter")
    expect(page.locator("#step-reuse")).to_contain_text("Kept as “Where boats are”")
    assert_accessible(page)
    page.locator("#reuse-dialog").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Reuse a step").click()
    page.get_by_role("button", name="Add Where boats are").click()
    expect(page.locator("#kept-dialog")).not_to_be_visible()
    expect(page.locator("#step-list .step-title")).to_have_text(["Boats", "Boats"])
    assert [[one["label"] for one in step["buttons"]] for step in desk.steps] == [["Next"], ["Done"]]
    with desk.database.writing() as session:
        session.get_one(Guide, 1).duplicate(session.get_one(Guide, 1).edited_by, session.get_one(Guide, 1).edited_at)
    page.get_by_role("button", name="Use step 2 elsewhere").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#step-reuse")).to_contain_text("Copied into “")
    with desk.database.reading() as session:
        assert len(session.get_one(Guide, 2).document.steps) == 3
