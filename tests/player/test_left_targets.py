"""A target that went with the page is not a target that was missing."""

import pytest

from tests.player.test_recount import RECOUNT, Walk, body, counted


@pytest.mark.parametrize("then", ["skip", "end"])
def test_a_visitor_who_goes_on_with_the_page_has_not_missed_the_target_that_was_there(visit, make, served, then):
    steps = [make.step(f"s{number}", **make.at(f"#t{number}"), missing={"wait": 1, "then": then}) for number in (1, 2)]
    page = visit([make.guide(*steps)], body("button", 1, 2), script=RECOUNT)
    walk = Walk(page, "button", "stay", served.origin)
    walk.painted("s1")
    page.get_by_role("dialog").get_by_role("button", name="Next").click()
    walk.painted("s2")
    page.evaluate("document.querySelector('main').innerHTML = 'Saved.'")
    served.figures_until("left_page")
    assert "target_missing" not in [figure for figure, _ in counted(served)]
