"""Visits of a group of two hotspots, by every way in which it ends."""

from tests.walks.recount_visits import Visitor

ENDINGS = (
    *("opened both", "closed the second", "closed both unopened", "stopped"),
    *("another origin", "another page", "tab closed", "loaded again", "missing"),
)
NAMES = ("hotspots-none", "hotspots-missing")


def visit(visitor: Visitor, ending: str) -> None:
    """One visit: the page, what is done with its beacons, and what of it the log says."""
    name = NAMES[ending == "missing"]
    browser, page = visitor.browser, visitor.page
    visitor.begin(name)
    base = f"{visitor.origin}/{name}/page"
    page.goto(base)
    if ending == "missing":  # at once, as nothing is waited for
        browser.count("target_missing", "two")
    if ending == "closed both unopened":
        for one in ("one", "two"):
            page.get_by_role("button", name=one, exact=True).press("Escape")
        browser.count("dismissed")
        return
    _open(visitor, "one")
    if ending in {"another origin", "another page"}:
        visitor.go_elsewhere("", "" if ending == "another origin" else f"{visitor.origin}/away")
        visitor.open_tab()
    elif ending == "tab closed":
        visitor.leaves("")
        visitor.open_tab()
    elif ending == "loaded again":
        browser.count("left_page")
        with page.expect_navigation():
            visitor.do("location.reload()")
        visitor.begin(name)
        _both(visitor)
    elif ending == "stopped":
        browser.count("dismissed")
        page.evaluate("cairn.stop()")
    elif ending == "closed the second":
        _close(visitor, "one")
        page.get_by_role("button", name="two", exact=True).press("Escape")
        browser.count("dismissed")
    elif ending == "missing":
        _close(visitor, "one")
    else:
        _close(visitor, "one")
        _open(visitor, "two")
        _close(visitor, "two")
        browser.count("completed")


def _both(visitor: Visitor) -> None:
    for one in ("one", "two"):
        _open(visitor, one)
        _close(visitor, one)
    visitor.browser.count("completed")


def _open(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()
    visitor.painted(name)


def _close(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("dialog", name=name).get_by_role("button", name="Next").click()
