"""The player finds what the server says that it finds: both read the same vectors."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.picker.stage import STATIC, _Open
from tests.sites.serving import serve_app

pytestmark = pytest.mark.browser

VECTORS = json.loads((Path(__file__).parents[1] / "corpus" / "identity" / "vectors.json").read_text())
FIND = """async ([base, vector]) => {
  const { find } = await import(base + "/static/player/target.js");
  document.documentElement.lang = vector.lang ?? "";
  document.documentElement.className = vector.class ?? "";
  document.body.innerHTML = "<style>body * { display: inline-block; min-width: 5px; min-height: 5px }</style>" + vector.html;
  const found = find(vector);
  return found === null ? null : found === document.querySelector(vector.found);
}"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Generator[tuple[Page, str]]:
    with serve_app(Starlette(routes=[Mount("/static", _Open(directory=STATIC))])) as base:
        page = browser.new_page()
        page.set_content("<!doctype html><title>Vectors</title>")
        yield page, base
        page.close()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_player_decides_as_the_server_does(blank: tuple[Page, str], vector: dict):
    page, base = blank
    assert page.evaluate(FIND, [base, vector]) is (True if vector["found"] else None)
