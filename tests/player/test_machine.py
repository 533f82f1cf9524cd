"""Who is shown guides and not counted: programs, and the site's own team."""

import pytest

from tests.player.conftest import guide, step

PAGE = "<title>Page</title><h1>Page</h1>"
TOUR = [guide(step("one", "modal"))]


def figures(page):
    """What was counted once the guide was shown and closed."""
    page.locator("cairn-stage").first.wait_for(state="attached")
    page.keyboard.press("Escape")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")  # what waits to be sent goes now
    return [entry for entry in page.evaluate("cairn.ledger()") if entry["method"] == "POST"]


def remembered(page, opted_out):
    """Waits until the browser remembers it: what a link of the team asks for is done by a part that comes by itself."""
    page.wait_for_function(f"localStorage['cairn:abc']?.startsWith('1,{opted_out},')")


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; YandexBot/3.0)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/150.0.0.0 Safari/537.36",
    ],
)
def test_programs_see_guides_and_are_not_counted(visit, agent):
    assert figures(visit(TOUR, PAGE, user_agent=agent)) == []


def test_who_drives_the_browser_is_not_counted(visit):
    script = "Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => true })"
    assert figures(visit(TOUR, PAGE, script=script)) == []


def test_people_are_counted_also_with_a_telephone_that_sounds_like_a_program(visit):
    assert figures(visit(TOUR, PAGE))
    agent = "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36"
    assert figures(visit(TOUR, PAGE, user_agent=agent))


def test_a_browser_of_the_team_is_shown_guides_and_not_counted_until_it_leaves(visit):
    always = {"frequency": {"show": "always"}, "stop": {"dismissed": False}}
    page = visit([guide(step("one", "modal"), rules=always)], PAGE, "/#cairn-team")
    remembered(page, 2)
    assert figures(page) == []
    page.goto(page.url.partition("#")[0] + "?again")
    assert figures(page) == [], "it is remembered"
    page.goto(page.url.partition("?")[0] + "?people#cairn-team=off")
    remembered(page, 0)
    assert figures(page)


def test_who_opted_out_stays_so_when_a_link_of_the_team_is_opened(visit):
    page = visit(TOUR, PAGE, "/#cairn-team=off", script="window.cairn ??= [['optOut']]")
    assert figures(page) == []
