"""A short sample of the recount: what a test saw browsers do equals every figure everywhere. All of it is in tests/walks."""

import pytest
from playwright.sync_api import Browser as Chromium

from tests.walks.recount import recount
from tests.walks.recount_hotspots import visit
from tests.walks.recount_ways import Way

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = (
    Way("tooltip", "target_click", "go at once", "finished"),
    Way("tooltip", "target_click", "stay", "left and back twice"),
    Way("tooltip", "target_click", "reload", "skip"),
    Way("modal", "button", "go afterwards", "escape"),
    Way("modal", "button", "swap", "end"),
    Way("modal", "button", "stay", "tab closed"),
)
OF_HOTSPOTS = ("opened both", "loaded again", "missing")


def test_show_3_a_sample_every_figure_is_what_browsers_did(browser: Chromium, database, tmp_path):
    names = {way.guide for way in SAMPLE} | {"hotspots-none", "hotspots-missing"}
    with recount(browser, database, tmp_path, names) as visitors:
        for number, way in enumerate(SAMPLE):
            visitors[number % 2].walk(way)
        for ending in OF_HOTSPOTS:
            visit(visitors[0], ending)
