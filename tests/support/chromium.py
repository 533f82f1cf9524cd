"""Chromium from this machine; without one, tests are skipped, and fail where CI says that nothing may be skipped."""

import os
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, Page, expect, sync_playwright

WHOLE = ("chromium", "chromium-browser", "google-chrome")
"""Browsers as people have them."""

QUICK = ("chromium-headless-shell", *WHOLE)
"""The shell draws pages as the browser does and opens a window in a third of the time."""

PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"
"""What the browsers of people say that they are; headless ones say so."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-blink-features=AutomationControlled",  # as people's do: what a program does is not counted
    f"--user-agent={PERSON}",
    "--site-per-process",  # as whole browsers do by themselves: frames of others have processes of their own
]

PATIENCE = 15_000
"""Milliseconds after which something that was awaited counts as not happening, on a machine that may be busy."""


def found(names: Iterable[str], own: str) -> str:
    """The first of these browsers that is on PATH, or Playwright's `own`; without any, the test is over."""
    path = next(filter(None, map(shutil.which, names)), None) or (own if Path(own).exists() else None)
    if path is None:
        pytest.fail("no Chromium on this machine") if os.environ.get("CI") else pytest.skip("no Chromium on this machine")
    return path


@contextmanager
def launched() -> Generator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        path = found(QUICK, playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def at_rest(page: Page) -> Page:
    """The page once nothing in it moves or fades any more: a colour on its way to another is no colour to be judged.

    Now and then a headless browser draws nothing until it is asked for a picture, and nothing comes to its end either: five
    seconds are waited at most.
    """
    page.evaluate(
        """() => Promise.race([new Promise((done) => setTimeout(done, 5000)), Promise.all(document.getAnimations()
          .filter((one) => one.effect?.getComputedTiming().endTime < Infinity).map((one) => one.finished.catch(() => {})))])
          .then(() => null)"""
    )
    return page


def node() -> str:
    """The Node that comes with Playwright: nobody needs another one to run the tests."""
    return str(compute_driver_executable()[0])
