"""Two snapshots of one page: what differs between them is no ground, neither for selectors nor for identity."""

from models.engine.dom.document import MAX_CHARACTERS
from models.engine.selector.match.selector import Selector
from models.targets import describe_selector
from models.targets.choose.describe_target import describe
from tests.models.targets.saved_pages import page

PAGE = (
    "<header class=top><a href=/home>Home</a><a href=/orders>Orders</a></header>"
    "<section class='panel {theme}'><h2>Queue</h2><button id=queue-{run} class='reload {theme}' name=reload data-run={run}"
    " title='Loaded at {time}'>Reload {people}</button><button>Other</button></section>"
)
EARLIER = PAGE.format(run="alpha", theme="autumn", time="nine", people="two waiting")
NOW = PAGE.format(run="beta", theme="winter", time="ten", people="three waiting")


def test_what_differs_from_an_earlier_snapshot_is_no_ground():
    now, earlier = page(NOW), page(EARLIER)
    alone, proved = describe(now, "[name=reload]"), describe(now, "[name=reload]", before=earlier)
    assert "#queue-beta" in alone.selectors
    assert not any(word in css for css in proved.selectors for word in ("beta", "winter", "ten"))
    for css in proved.selectors:
        assert len(Selector(css).select(earlier)) == len(Selector(css).select(now)) == 1
    assert proved.identity == {"tag": "button", "attrs": {"name": "reload"}}


def test_of_what_is_new_on_the_page_an_earlier_snapshot_says_nothing():
    now, earlier = page(NOW), page("<header class=top><a href=/home>Home</a></header>")
    assert describe(now, "[name=reload]", before=earlier) == describe(now, "[name=reload]")


def test_a_test_id_that_was_given_meanwhile_is_the_best_ground():
    given = NOW.replace("name=reload", "name=reload data-testid=reload")
    assert describe(page(given), "[name=reload]", before=page(EARLIER)).selectors[0] == '[data-testid="reload"]'


def test_an_earlier_snapshot_that_cannot_be_read_is_left_out():
    html = f"<!doctype html><body>{NOW}"
    assert "#queue-beta" in describe_selector(html, "[name=reload]", before=" " * (MAX_CHARACTERS + 1)).selectors
