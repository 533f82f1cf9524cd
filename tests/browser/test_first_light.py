"""The whole job, by mouse and keyboard, on pages served from another origin; nothing in it is stubbed."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.site import Site
from tests.browser.author import OPEN, Author, follow
from tests.sites.django_admin import django_admin
from tests.sites.documentation import documentation
from tests.sites.serving import serve_app
from tests.support.live import cairn
from tests.support.people import sign_in_alice
from web.harbour import create_harbour

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass(frozen=True)
class Product:
    """Somebody's product: `serve(None)` yields its base URL, `serve(script)` the same product with the tag in its pages."""

    serve: Callable[[str | None], AbstractContextManager[str]]
    path: str
    steps: dict[str, str] = field(default_factory=dict)


PRODUCTS = {
    "harbour": Product(
        lambda script: serve_app(create_harbour(script)),
        "/",
        {'[data-testid="figure-occupancy"]': "How full you are", "#nav-boats": "Your boats", "#nav-berths": "Your berths"},
    ),
    "sphinx": Product(
        documentation,
        "/index.html",
        {
            ".sidebar-search": "Find anything",
            ".sidebar-tree li:nth-of-type(2) a": "Where templates come from",
            "article h1": "Read on here",
        },
    ),
    "django": Product(
        django_admin,
        "/admin/library/book/",
        {
            "#searchbar": "Search the shelves",
            ".object-tools .addlink": "A new book",
            "#result_list thead .column-title": "Sort them",
        },
    ),
}


@pytest.mark.parametrize(
    "product",
    [pytest.param(one, marks=[pytest.mark.thin_thread] if name == "harbour" else [], id=name) for name, one in PRODUCTS.items()],
)
def test_a_tour_is_made_by_pointing_published_and_met_by_a_visitor(browser_page: Page, database, tmp_path, product: Product):
    with product.serve(None) as before, cairn(database, tmp_path, before.removeprefix("http://")) as base:
        browser_page.context.add_cookies([{"name": "cairn_session", "value": sign_in_alice(database), "url": base}])
        author = Author(browser_page, base)
        script = author.add_site(before + product.path)
        author.click(browser_page.get_by_role("link", name="Make a guide"))
        if product.path != "/":  # a site's address is its host alone: the page is named where the guide begins
            browser_page.get_by_label("Page to start on").fill(before + product.path)
        author.tour(product.steps)
        assert author.problems == []
        assert author.clicks <= 12, "from nothing at all to a published tour of three steps"
        guide = re.sub(r"(/guides/\d+).*", r"\1", browser_page.url)

        with product.serve(script) as live:
            moved(database, live + product.path)
            visit = browser_page.context.browser.new_page(viewport={"width": 1280, "height": 800})
            visit.add_init_script(OPEN)
            visit.goto(live + product.path)
            follow(visit, product.steps)
            visit.close()

        browser_page.goto(f"{guide}/numbers")
        for figure in ("started", "completed"):
            expect(browser_page.locator(f"#figure-{figure}")).to_have_text("1")
        expect(browser_page.locator(".funnel-figure")).to_have_text([re.compile(r"^\s*1\s+100 %\s*$")] * 4)


def moved(database, address: str) -> None:
    """With its tag the product is served at another port; events count from the site's own pages only."""
    with database.writing() as session:
        session.scalars(select(Site)).one().address = address


def test_a_tour_of_three_steps_takes_twelve_clicks_and_three_texts_at_most(browser_page: Page, database, tmp_path):
    harbour = PRODUCTS["harbour"]
    with harbour.serve(None) as before, cairn(database, tmp_path, before.removeprefix("http://")) as base:
        browser_page.context.add_cookies([{"name": "cairn_session", "value": sign_in_alice(database), "url": base}])
        Author(browser_page, base).add_site(f"{before}/")
        browser_page.goto(f"{base}/guides")
        author = Author(browser_page, base)
        author.click(browser_page.get_by_role("link", name="Make your first guide"))
        author.tour(harbour.steps)
        assert (author.clicks, author.texts) == (9, 3)
