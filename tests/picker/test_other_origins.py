"""A link to the live page that got about: on a page that carries the site's tag without being the site's."""

from datetime import UTC, datetime

import pytest

from models.account import Member
from models.guide import Guide, Step
from models.guide.build_session import POINT, BuildSession
from tests.picker.customer import create_customer
from tests.picker.walking import says
from tests.sites.serving import serve_app
from web.player.builder_request import build_token

pytestmark = pytest.mark.browser


def test_a_link_that_got_about_does_nothing_on_a_page_of_another_origin(shop):
    guide = shop.guide(Step.new("tooltip", f"{shop.home}/"))
    with shop.database.writing() as session:
        found, alice = session.get_one(Guide, guide), session.query(Member).one()
        step_id = found.document.steps[0].id
        token = build_token(b"k" * 32, BuildSession.start(session, found, step_id, POINT, alice, datetime.now(UTC)))
    page = shop.visitor()
    with serve_app(create_customer(f"{shop.base}/player/v1/{shop.site_key}.js")) as elsewhere:
        page.goto(f"{elsewhere}/#cairn-build={token}")
        says(page, f"this link works on the pages of Customer: on {shop.home}")
    assert shop.document(guide).steps[0].target is None
    page.goto(f"{shop.home}/#cairn-build={token}")
    says(page, "Point at the element for step 1")
