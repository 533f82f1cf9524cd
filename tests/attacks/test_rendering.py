"""`rendering.py` with less patience."""

import pytest

from models.page import rendered_page
from models.page.rendered_page import can_render
from tests.attacks.rendering import attack

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.skipif(not can_render(), reason="no Chromium on this machine")]
LATE = "The page's scripts did not come to rest within 5 seconds."


@pytest.fixture
def little_patience(monkeypatch):
    monkeypatch.setattr(rendered_page, "SECONDS", 5.0)


@pytest.mark.usefixtures("little_patience")
def test_forty_scripts_that_never_come_cost_one_deadline():
    found = attack("hanging")
    assert found["ended"] == LATE
    assert found["seconds"] < 15


@pytest.mark.usefixtures("little_patience")
def test_a_page_gets_so_many_bytes_and_no_more():
    assert attack("hungry")["MiB"] <= 31


@pytest.mark.usefixtures("little_patience")
def test_a_page_that_keeps_the_browser_busy_does_not_keep_it_from_the_next():
    found = attack("busy")
    assert (found["ended"], found["next"]) == (LATE, "fine")


def test_no_packet_of_a_page_reaches_a_port_inside():
    assert attack("prying") == {"packets": 0, "ended": "pried"}
