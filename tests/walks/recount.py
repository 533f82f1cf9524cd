"""A recount: two browsers, a desktop and a telephone in German, and in the end every figure against what they did."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser as Chromium

from tests.player.conftest import OPEN
from tests.support.chromium import PATIENCE
from tests.walks.recount_desk import desk
from tests.walks.recount_figures import compare
from tests.walks.recount_log import Browser, Log
from tests.walks.recount_visits import Visitor

DESKTOP: dict[str, Any] = {"viewport": {"width": 1000, "height": 700}, "locale": "en-GB"}
TELEPHONE: dict[str, Any] = {
    "viewport": {"width": 400, "height": 800},
    "screen": {"width": 400, "height": 800},
    "is_mobile": True,
    "has_touch": True,
    "locale": "de-DE",
}


@contextmanager
def recount(browser: Chromium, database: Any, folder: Any, names: Iterable[str]) -> Generator[tuple[Visitor, Visitor]]:
    """Visitors of guides of those names; compares when they are done."""
    log = Log()
    with desk(database, folder, sorted(names)) as here:
        visitors: list[Visitor] = []
        for device, language, options in (("desktop", "en", DESKTOP), ("mobile", "de", TELEPHONE)):
            context = browser.new_context(reduced_motion="reduce", **options)
            context.set_default_timeout(PATIENCE)
            context.add_init_script(OPEN)
            visitors.append(Visitor(context, Browser(log, device, language), here.origin, here.elsewhere, here.versions))
        yield visitors[0], visitors[1]
        for visitor in visitors:
            visitor.page.goto(f"{here.origin}/away")  # what waits to be sent is sent when a page is left
        compare(here, log)
        for visitor in visitors:
            visitor.context.close()
