"""What opens what an element is in, read in a browser as from a page that was fetched."""

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.models.targets.choose.test_opener import CASES
from tests.picker.stage import STATIC, _Open
from tests.sites.serving import serve_app

pytestmark = pytest.mark.browser

OPENER = """async (base) => {
  const { openerOf } = await import(base + "/static/picker/opener.js");
  const { skeletonOf } = await import(base + "/static/picker/skeleton.js");
  const target = document.querySelector("#target");
  const [{ opener, elements }] = skeletonOf(target);
  return [openerOf(target)?.id ?? null, opener ? elements[opener][2].id : null];
}"""


def test_what_opens_an_element_is_found_and_sent_with_it(browser: Browser) -> None:
    with serve_app(Starlette(routes=[Mount("/static", _Open(directory=STATIC))])) as base:
        page = browser.new_page()
        for case in CASES:
            page.set_content(case["html"])
            assert page.evaluate(OPENER, base) == [case["opens"] and "opener"] * 2, case["name"]
        page.close()
