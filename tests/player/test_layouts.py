"""Cards whose picture has a place of its own; a site pays for that only where it has one."""

import pytest
from playwright.sync_api import expect

PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
BODY = [["p", "Boats "], ["p", ["img", {"src": PICTURE, "alt": "A boat", "width": 300, "height": 150}]], ["p", "More words."]]

pytestmark = pytest.mark.browser


def shown(visit, make, layout, body=BODY, **given):
    step = make.step("s1", "modal", title="Hello", body=body, width=480, layout=layout, **given)
    page = visit([make.guide(step)], "<p>Page</p>", viewport=given.get("viewport", {"width": 900, "height": 700}))
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    return card


@pytest.mark.parametrize("layout", ["above", "beside", "bubble"])
def test_the_picture_stands_where_the_layout_puts_it_and_is_read_with_its_words(visit, make, layout):
    card = shown(visit, make, layout)
    picture, heading = card.get_by_role("img", name="A boat"), card.get_by_role("heading", name="Hello")
    image, words, box = picture.bounding_box(), heading.bounding_box(), card.bounding_box()
    if layout == "above":
        assert image["y"] + image["height"] <= words["y"]
        assert image["width"] == pytest.approx(box["width"], abs=3)
    else:
        assert image["x"] + image["width"] <= words["x"]
        assert image["y"] == pytest.approx(words["y"], abs=3)
    assert card.locator("p").all_inner_texts() == ["Boats", "More words."], "the line that it stood on is gone"


def test_a_layout_without_a_picture_is_the_words_alone(visit, make):
    card = shown(visit, make, "beside", [["p", "Boats"]])
    assert card.get_by_text("Boats").bounding_box()["width"] > 400
