"""Servers that say something every half second and never come to an end: each way out leaves them when its own time is up."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.models.support.outbound.dangers import DRIPS
from tests.models.support.outbound.departures import DEPARTURES, SHOP, Ways
from tests.models.support.outbound.open_web import open_web

pytestmark = [pytest.mark.lasting, pytest.mark.slow]
LONGEST = 32.0
"""Seconds: the largest bound is the thirty of another Cairn's release."""


def asked(departure, drip):
    with open_web() as web:
        web.say = departure.says(drip(web.over))
        began = time.monotonic()
        said = departure.ask(Ways.through(web), SHOP)
        return said, time.monotonic() - began


def test_whoever_asks_a_server_that_drips_is_left():
    """All of them beside each other: what each takes is its own time."""
    pairs = [(name, drip) for name, one in DEPARTURES.items() if not one.secure for drip in DRIPS]
    with ThreadPoolExecutor(len(pairs)) as threads:
        found = list(threads.map(lambda pair: asked(DEPARTURES[pair[0]], DRIPS[pair[1]]), pairs))
    late = [
        f"{pair}: {said!r}, {seconds:.1f} s"
        for pair, (said, seconds) in zip(pairs, found, strict=True)
        if not said or seconds > LONGEST
    ]
    assert late == []
