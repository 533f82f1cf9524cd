"""A guide that is live only for its author: in their own browser, on the site, beside what everybody gets, counted nowhere."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from models.account import Member
from models.guide import Button, Guide, Publication, Step
from tests.picker.own_tour import NOW, at, badge, card, counted, key_of, opened, put_live, tour

pytestmark = pytest.mark.browser


def test_the_author_sees_it_across_pages_and_a_reload_and_nobody_else_does(harbour):
    page = opened(harbour, tour(harbour))
    assert "#cairn-own" not in page.url
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    expect(card(page, "Go to the boats")).to_be_visible()
    page.reload()
    expect(card(page, "Go to the boats")).to_be_visible()
    page.locator("#nav-boats").click()
    page.wait_for_url(f"{harbour.home}/boats")
    expect(card(page, "Then to the berths")).to_be_visible()
    page.reload()
    card(page, "Then to the berths").get_by_role("button", name="Done").click()
    expect(card(page, "Then to the berths")).to_have_count(0)
    other = harbour.visitor()
    other.goto(f"{harbour.home}/")
    other.wait_for_function("window.cairn?.version")
    expect(badge(other)).to_have_count(0)
    expect(card(other, "Go to the boats")).to_have_count(0)
    assert not [url for url in sent if url.endswith("/events")]
    assert counted(harbour) == 0


def test_it_takes_the_place_of_what_is_live_for_the_author_and_for_nobody_else(harbour):
    guide = tour(harbour)
    released = put_live(harbour, guide)
    other = harbour.visitor()
    other.goto(f"{harbour.home}/")
    expect(card(other, "As everybody gets it")).to_be_visible()
    page = opened(harbour, guide)
    expect(card(page, "Go to the boats")).to_be_visible()
    expect(card(page, "As everybody gets it")).to_have_count(0)
    other.reload()
    expect(card(other, "As everybody gets it")).to_be_visible()
    with harbour.database.reading() as session:
        assert session.query(Publication).one().version_hash == released


def test_it_follows_the_draft_and_says_when_that_can_not_be_shown(harbour):
    guide = tour(harbour)
    page = opened(harbour, guide)
    with harbour.database.writing() as session:
        found, alice = session.get_one(Guide, guide), session.query(Member).one()
        first = found.document.steps[0]
        found.edit(found.document.changed(first.id, lambda one: Step(**{**vars(one), "title": "Ahoy"})), "Told", alice, NOW)
    page.reload()
    expect(card(page, "Ahoy")).to_be_visible()
    with harbour.database.writing() as session:
        found, alice = session.get_one(Guide, guide), session.query(Member).one()
        found.edit(found.document.changed(first.id, lambda one: Step(**{**vars(one), "title": ""})), "Emptied", alice, NOW)
    page.reload()
    expect(badge(page)).to_contain_text(re.compile("can.t be shown now. Step 1 is empty"))


def test_a_reviewed_version_stays_what_it_was_however_the_draft_goes_on(harbour):
    guide = tour(harbour)
    harbour.editor.goto(f"{harbour.base}/guides/{guide}/reviews")
    harbour.editor.locator("#ask-review").click()
    harbour.editor.wait_for_url(f"{harbour.base}/reviews/*")
    with harbour.database.writing() as session:
        found, alice = session.get_one(Guide, guide), session.query(Member).one()
        first = found.document.steps[0]
        found.edit(found.document.changed(first.id, lambda one: Step(**{**vars(one), "title": "Ahoy"})), "Told", alice, NOW)
    with harbour.context.expect_page() as tab:
        harbour.editor.get_by_role("button", name="Live only for me").click()
    page = tab.value
    expect(badge(page)).to_be_visible()
    expect(card(page, "Go to the boats")).to_be_visible()
    page.reload()
    expect(card(page, "Go to the boats")).to_be_visible()
    expect(card(page, "Ahoy")).to_have_count(0)
    assert counted(harbour) == 0


def test_rules_decide_by_what_the_page_says_of_the_author(harbour):
    guide = tour(harbour)
    with harbour.database.writing() as session:
        found, alice = session.get_one(Guide, guide), session.query(Member).one()
        plan = {"subject": "attribute", "name": "plan", "operator": "equals", "value": "pro"}
        rules = {"segment": {"match": "all", "conditions": [plan]}}
        found.edit(replace(found.document, rules=rules), "For some", alice, NOW)
    page = opened(harbour, guide)
    why = page.evaluate("id => cairn.explain(id)", key_of(harbour, guide))
    assert [one["rule"] for one in why["rules"] if not one["held"]] == ["segment"]
    expect(card(page, "Go to the boats")).to_have_count(0)
    page.evaluate("cairn.set({ plan: 'pro' })")
    expect(card(page, "Go to the boats")).to_be_visible()
    badge(page).get_by_role("button", name="Live only for you").click()
    badge(page).get_by_role("button", name=re.compile("^Why doesn")).click()
    expect(page.get_by_role("dialog", name="Cairn: would it show?")).to_contain_text("Welcome")


def test_it_keeps_to_a_strict_policy_and_to_a_page_that_forgets_its_visitor(shop):
    guide = shop.guide(at("#send", f"{shop.home}/", "Send it", buttons=(Button("Done", action={"type": "finish"}),)))
    page = opened(shop, guide)
    expect(card(page, "Send it")).to_be_visible()
    page.evaluate("cairn.reset()")
    page.reload()
    expect(badge(page)).to_be_visible()
