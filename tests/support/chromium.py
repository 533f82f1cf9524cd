"""Chromium from this machine; without one, tests are skipped, and fail where CI says that nothing may be skipped."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launched() -> Generator[Browser]:
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        path = next(filter(None, map(shutil.which, NAMES)), None) or (own if Path(own).exists() else None)
        if path is None:
            pytest.fail("no Chromium on this machine") if os.environ.get("CI") else pytest.skip("no Chromium on this machine")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def node() -> str:
    """The Node that comes with Playwright: nobody needs another one to run the tests."""
    return str(compute_driver_executable()[0])
