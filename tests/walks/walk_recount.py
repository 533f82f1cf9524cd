"""The recount: what a test saw browsers do equals every figure everywhere, over every kind, page change and ending.

Each way to go on is walked with each page change and each ending, kinds taking turns; `CAIRN_RECOUNT_ALL=1` walks every kind with
all of them. `-k banner-1` does the second part of the banners.
"""

import os

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error as Failure

from tests.walks.recount import recount
from tests.walks.recount_hotspots import ENDINGS, NAMES, visit
from tests.walks.recount_ways import KINDS, ways

pytestmark = [pytest.mark.browser, pytest.mark.slow]


PARTS = 4
"""In how many recounts the walks of a kind are done, so that one of them takes some minutes at most."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", KINDS)
def test_show_3_every_figure_is_what_browsers_did(browser: Chromium, database, tmp_path, kind, part):
    walks = ways(kind, every=bool(os.environ.get("CAIRN_RECOUNT_ALL")))[part::PARTS]
    with recount(browser, database, tmp_path, {way.guide for way in walks}) as visitors:
        for number, way in enumerate(walks):
            try:
                visitors[number % 2].walk(way)
            except Failure as problem:
                problem.add_note(f"Walk {number + 1} of {len(walks)}: {way}")
                raise
        print(f"{len(walks)} walks: ", end="")


def test_show_3_every_figure_of_hotspots_is_what_browsers_did(browser: Chromium, database, tmp_path):
    with recount(browser, database, tmp_path, NAMES) as visitors:
        for ending in ENDINGS:
            for visitor in (*visitors, visitors[0]):
                visit(visitor, ending)
        print(f"{len(ENDINGS) * 3} walks: ", end="")
