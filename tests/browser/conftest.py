"""A window as wide as an author's, with time for a busy machine; and what several walks begin with."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.editor_desk import desk
from tests.browser.marina import marina
from tests.support.chromium import PATIENCE

__all__ = ["browser_page", "desk", "marina"]


@pytest.fixture
def browser_page(browser: Browser) -> Generator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
