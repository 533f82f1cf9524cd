"""Pages that stand for the kinds on which tours break in the wild. They lie beside the repository."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.player.looking import PAINTED, shows

PAGES = Path(__file__).parents[3] / "shared" / "data" / "hard-pages"
CARD = "document.querySelector('cairn-stage')?.shadowRoot.querySelector('.card')"

beside = pytest.mark.skipif(not PAGES.is_dir(), reason="the hard pages are not beside this repository")


def html(name: str) -> str:
    return next(PAGES.glob(f"{name}*.html")).read_text()


def start(page: Page) -> None:
    page.wait_for_function("window.cairn?.version")
    page.evaluate("cairn.start('welcome')")


def press_next(page: Page, after: str) -> None:
    page.get_by_role("button", name="Next").click()
    shows(page, after).to_be_visible()


def settle(page: Page) -> None:
    for _ in range(3):
        page.evaluate(PAINTED)


def no_card(page: Page) -> None:
    page.wait_for_function(f"!{CARD}?.checkVisibility({{visibilityProperty: true}})")
