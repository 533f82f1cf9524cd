"""A page without the tag: the author's bookmark brings the picker, unless the page's policy forbids it."""

from urllib.parse import unquote

import pytest

from models.guide import Step
from models.site import Site
from tests.picker.customer import create_customer
from tests.picker.walking import says, walking

pytestmark = pytest.mark.browser


def press(page, bookmark: str) -> None:
    """What a browser does with a bookmark: it runs in the page, as if its author had typed it."""
    page.evaluate(unquote(bookmark.removeprefix("javascript:")))


def unseen(walk) -> tuple[int, str]:
    """A guide on a site whose tag nobody has seen, and the bookmark that its page offers."""
    with walk.database.writing() as session:
        site = session.query(Site).one()
        site.tag_seen_at = None
        address = f"{walk.base}/sites/{site.id}"
    walk.editor.goto(address)
    walk.editor.get_by_text("Point at a page that does not carry the tag yet").click()
    bookmark = walk.editor.get_by_role("link", name="Cairn on Customer").get_attribute("href")
    guide = walk.guide(Step.new("tooltip", f"{walk.home}/"))
    walk.open(guide)
    return guide, bookmark


def follow(walk):
    with walk.context.expect_page() as opened:
        walk.editor.get_by_role("button", name="Point on the live page").click()
    page = opened.value
    page.get_by_role("link", name="Go to the page").click()
    page.wait_for_url(f"{walk.home}/**")
    return page


def test_the_bookmark_brings_the_picker_to_a_page_without_the_tag(browser, database, tmp_path):
    def without_tag(script: str):
        return create_customer("", policy="")

    with walking(browser, database, tmp_path, without_tag) as walk:
        guide, bookmark = unseen(walk)
        page = follow(walk)
        assert page.evaluate("window.cairn") is None  # the page has loaded, and nothing of Cairn's with it
        press(page, bookmark)
        says(page, "Point at the element for step 1")
        page.locator("#send").click()
        says(page, "Saved. Found")
        assert walk.document(guide).steps[0].first_selector


@pytest.mark.parametrize("policy", [None, "script-src 'self' 'unsafe-eval'"], ids=["trusted types", "script-src"])
def test_a_page_whose_policy_forbids_it_says_so(browser, database, tmp_path, policy):
    with walking(browser, database, tmp_path, lambda _: create_customer("", policy=policy)) as walk:
        _, bookmark = unseen(walk)
        page = follow(walk)
        said = []
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
        with page.expect_event("dialog"):
            press(page, bookmark)
        assert page.evaluate("window.cairn") is None
        assert len(said) == 1
        assert "Content-Security-Policy" in said[0]
