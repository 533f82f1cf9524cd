"""Draws the README's pictures from a demonstration that runs: `make pictures`. Only Cairn's and Harbour's pages are on them."""

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.author import OPEN
from tests.support.chromium import at_rest, launched
from tests.walks.demonstration import Demonstration, check, demonstration, release_the_redesign, work_a_week

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WINDOW = {"width": 1280, "height": 800}
SHARPNESS = 1.5
"""Pixels of the picture for each of the window."""

QUALITY = 78
Shot = Callable[[Page, Demonstration], None]


def draw(page: Page, name: str) -> None:
    """The window as it is, as WebP."""
    shot = Image.open(io.BytesIO(at_rest(page).screenshot()))
    path = FOLDER / f"{name}.webp"
    shot.convert("RGB").save(path, "WEBP", quality=QUALITY, method=6)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def editor(page: Page, shown: Demonstration) -> None:
    """A step at its element."""
    page.goto(f"{shown.base}/guides/1", wait_until="networkidle")
    page.locator(".step-list a", has_text="How full you are").click()
    expect(page.locator("#step-panel h2").first).to_have_text("Step 2")
    page.wait_for_load_state("networkidle")


def sheet(page: Page, shown: Demonstration) -> None:
    """What publishing would do, of a draft with a new title."""
    editor(page, shown)
    page.locator("#step-title").fill("How full you are tonight")
    expect(page.locator("#save-state")).to_contain_text("Saved")
    page.locator("#publish").click()
    expect(page.locator("#publish-now")).to_be_visible()


def numbers(page: Page, shown: Demonstration) -> None:
    page.goto(f"{shown.base}/guides/1/numbers", wait_until="networkidle")


def guides(page: Page, shown: Demonstration) -> None:
    page.goto(f"{shown.base}/guides", wait_until="networkidle")


def inbox(page: Page, shown: Demonstration) -> None:
    """A target that moved, with what is proposed."""
    page.goto(f"{shown.base}/inbox", wait_until="networkidle")
    page.get_by_role("link", name="Someone new at the pier?").click()
    expect(page.locator(".finding-side iframe")).to_have_count(2)
    page.wait_for_load_state("networkidle")


def visitor(browser: Browser, shown: Demonstration) -> None:
    """Harbour's own page, with the tour on it."""
    page = browser.new_context(viewport=WINDOW, device_scale_factor=SHARPNESS).new_page()
    page.add_init_script(OPEN)
    page.goto(shown.harbour, wait_until="networkidle")
    page.get_by_role("button", name="Show me around").click()
    expect(page.get_by_role("dialog")).to_contain_text("How full you are")
    draw(page, "visitor")
    page.context.close()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, demonstration(Path(folder)) as shown, launched() as browser:
        visitor(browser, shown)
        page = browser.new_context(viewport=WINDOW, device_scale_factor=SHARPNESS).new_page()
        shown.sign_in(page)
        work_a_week(page, shown)
        check(page, shown)
        for shot in (editor, sheet, numbers):
            shot(page, shown)
            draw(page, shot.__name__)
        release_the_redesign(page, shown)
        for shot in (guides, inbox):
            shot(page, shown)
            draw(page, shot.__name__)


if __name__ == "__main__":
    main()
