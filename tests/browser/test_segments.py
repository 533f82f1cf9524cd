"""Who sees what: a segment built by choosing in the editor, met by visitors of Harbour, and what of it the network learns."""

import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from models.account import Member
from models.guide import Guide
from models.release.promote import renew
from models.release.publish import publish
from tests.browser.author import go_live
from tests.browser.marina import ARRIVED, NOW, Visitor, build

pytestmark = pytest.mark.browser


def test_promise_2_a_segment_chosen_in_the_editor_decides_in_the_browser_and_tells_the_network_nothing(
    browser_page, browser, marina
):
    build(browser_page, marina)
    go_live(browser_page)
    expect(browser_page.locator("#publication-bar .badge").first).to_have_text("Live")
    later = NOW + timedelta(hours=1)

    free = Visitor(browser, marina, "free")
    first = free.at("/boats", NOW)
    assert free.reasons(first) == ["visits"]
    assert first.get_by_role("dialog").count() == 0
    second = free.at("/boats", later)
    expect(second.get_by_role("dialog")).to_contain_text("Boats for free plans")
    with second.expect_response(lambda answer: answer.url.endswith("/events") and answer.status == 202):
        second.get_by_role("dialog").get_by_role("button", name="Done").click()

    welcomed = Visitor(browser, marina, "free")
    expect(welcomed.at("/", NOW).get_by_role("dialog")).to_contain_text("Welcome")
    assert welcomed.reasons(welcomed.at("/boats", later)) == ["guide"]

    paying = Visitor(browser, marina, "pro")
    paying.at("/boats", NOW)
    assert paying.reasons(paying.at("/boats", later)) == ["attribute"]

    for visitor in (free, welcomed, paying):
        assert visitor.sent
        assert visitor.context.cookies() == []
        for request in visitor.sent:
            headers = request.all_headers()
            assert "cookie" not in headers
            told = f"{request.url} {request.post_data or ''} {json.dumps(headers)}".replace(marina.key, "")
            assert not re.search(r"qzx4711|plan|free|\bpro\b|marina", told)
        visitor.context.close()


def test_a_host_that_is_staging_gets_what_is_on_staging_and_no_other_host_does(browser, marina):
    with marina.database.writing() as session:
        boats, alice = session.get_one(Guide, marina.boats), session.scalars(select(Member)).one()
        publish(session, boats, seen="", by=alice, now=NOW, environment="staging")
        boats.site.staging_hosts = [marina.harbour.removeprefix("http://").replace("127.0.0.1", "localhost")]
        session.flush()
        renew(session, boats.site, "Changed how guides show", by=alice, now=NOW)
    production = Visitor(browser, marina, "free")
    page = production.at("/boats", NOW)
    assert page.evaluate("key => cairn.explain(key)", marina.key)["rules"][0]["rule"] == "released"
    production.context.close()

    staging = Visitor(browser, replace(marina, harbour=marina.harbour.replace("127.0.0.1", "localhost")), "free")
    expect(staging.at("/boats", NOW).get_by_role("dialog")).to_contain_text("Boats for free plans")
    scripts = [request.url for request in staging.sent if re.search(r"/player/v1/\w+\.js(\?|$)", request.url)]
    assert [url.partition("?")[2] for url in scripts] == ["", "environment=staging"]
    staging.context.close()


def test_a_link_to_a_guide_leads_to_the_page_where_it_begins_and_starts_it_there(browser, marina):
    with marina.database.writing() as session:
        boats, alice = session.get_one(Guide, marina.boats), session.scalars(select(Member)).one()
        rules = {**boats.document.rules, "trigger": {"type": "link"}}
        boats.edit(boats.document.with_rules(rules), "Link", alice, NOW)
        publish(session, boats, seen="", by=alice, now=NOW)
    visitor = Visitor(browser, marina, "free")
    page = visitor.at("/boats", NOW)
    assert visitor.reasons(page) == ["trigger"], "it does not start by itself"
    assert page.get_by_role("dialog").count() == 0
    page.goto(f"{marina.harbour}/berths#cairn={marina.key}")
    expect(page.get_by_role("dialog")).to_contain_text("Boats for free plans")
    assert page.url == f"{marina.harbour}/boats#cairn={marina.key}"
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    page.goto(f"{marina.harbour}/invoices")
    page.evaluate(ARRIVED)
    page.evaluate("key => cairn.start(key)", marina.key)
    expect(page.get_by_role("dialog")).to_contain_text("Boats for free plans")
    assert page.url.startswith(f"{marina.harbour}/boats")
    visitor.context.close()
