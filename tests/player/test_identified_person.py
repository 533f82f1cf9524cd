"""Whom the page identified, as sites in identified mode are sent it; no other site has the module at all."""

import hmac
import json

import pytest

from models.release.player_script import compose

PAGE = "<title>Page</title><h1>Page</h1>"
ALWAYS = {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}


@pytest.fixture
def met(visit, make):
    """Opens a page of a site in identified mode that may keep these attributes."""

    def show(script="", people=("plan", "seats", "active"), **context):
        told = [make.guide(make.step("s1", "modal"), rules=ALWAYS)]
        page = visit(told, PAGE, script=script, people=list(people), **context)
        page.get_by_role("dialog").wait_for()
        return page

    return show


def subject(person):
    return hmac.digest(b"abc", person.encode(), "sha256").hex()


def batches(served):
    return [json.loads(body) for body in served.batches]


def sent_now(page):
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")


@pytest.mark.parametrize("person", ["4711", "Zoë ⚓ Ünal", "x" * 55, "y" * 64, "z" * 300, "m@x.example"])
def test_the_subject_is_hmac_sha256_of_the_id_under_the_sites_key(met, served, person):
    met(f"window.cairn ??= [['identify', {json.dumps(person)}, {{}}]]")
    served.figures_until("reached")
    assert batches(served)[-1]["person"]["subject"] == subject(person)
    assert person not in str(served.requests) or len(person) < 5


def test_only_listed_attributes_are_sent_as_they_are_when_the_batch_goes(met, served):
    page = met("window.cairn ??= [['identify', 'ann', {plan: 'free', mail: 'ann@x.example', seats: 3, since: new Date(0)}]]")
    page.evaluate("cairn.set({active: true, plan: 'p'.repeat(300)})")
    served.figures_until("reached")
    assert batches(served)[-1]["person"]["attributes"] == {"plan": "p" * 200, "seats": 3, "active": True}
    assert "ann@" not in str(served.requests)


def test_nobody_is_named_before_the_page_says_who_it_is_and_after_it_forgets_them(met, served):
    page = met()
    served.figures_until("reached")
    page.evaluate("cairn.identify('ann', {plan: 'free'})")
    page.get_by_role("button", name="Next").click()
    served.figures_until("completed")
    page.evaluate("cairn.reset()")
    page.evaluate("cairn.start('welcome', {force: true})")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    served.figures_until("dismissed")
    assert [one.get("person", {}).get("subject") for one in batches(served)] == [None, subject("ann"), None]


def test_what_was_told_of_one_person_is_not_said_of_the_next(met, served):
    page = met("window.cairn ??= [['identify', 'ann', {plan: 'free', seats: 3}]]")
    page.evaluate("cairn.identify('ben', {seats: 5})")
    page.get_by_role("button", name="Next").click()
    served.figures_until("completed")
    named = [(one["person"]["subject"], one["person"]["attributes"]) for one in batches(served)]
    assert named == [(subject("ann"), {"plan": "free", "seats": 3}), (subject("ben"), {"seats": 5})]


def test_promise_4_signals_and_opting_out_hold_in_identified_mode_too(met, served):
    told = "window.cairn ??= [['identify', 'ann', {plan: 'free'}]];"
    page = met(f"{told} Object.defineProperty(navigator, 'globalPrivacyControl', {{value: true}})")
    page.keyboard.press("Escape")
    sent_now(page)
    other = met("window.cairn ??= [['optOut'], ['identify', 'ann', {plan: 'free'}]]")
    other.keyboard.press("Escape")
    sent_now(other)
    assert served.batches == []


def test_promise_6_a_site_that_did_not_turn_it_on_does_not_even_have_what_it_takes(make):
    release = {"schema": 1, "site": "abc", "environment": "production", "guides": [make.guide(make.step("s1", "modal"))]}
    without, having = (compose(one, "https://c.example").script.source for one in (release, {**release, "people": []}))
    assert b"person" in having
    assert b"person" not in without
