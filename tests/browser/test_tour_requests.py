"""What counting a tour costs the visitor who takes it at once: requests, and bytes of what is sent and answered.

Figures that happen within 0.8 seconds travel together. Who reads each step for longer sends one request for each.
"""

from datetime import UTC, datetime

from playwright.sync_api import Browser, Page, Request, expect

from models.account import Member
from models.guide import Button, Guide, GuideDocument, Step
from models.release.publish import publish
from models.site import Site
from tests.browser.author import OPEN
from tests.sites.serving import serve_app
from tests.support.chromium import PATIENCE
from tests.support.live import cairn
from tests.support.people import settle
from web.harbour import create_harbour

STEPS = 5
MOST_REQUESTS, MOST_BYTES = 3, 1_500


def put_live(database, alice, origin):
    """A tour of five steps on the first page; the site's key."""
    with database.writing() as session:
        site, member = session.get_one(Site, alice.site.id), session.get_one(Member, alice.member.id)
        site.address, site.budget = f"{origin}/", 0
        on = {"placement": "center", "buttons": (Button("Next", action={"type": "next"}),)}
        steps = tuple(Step(id=f"s{number}", kind="modal", title=f"Step {number}", **on) for number in range(1, STEPS + 1))
        guide = Guide.create(session, site, "Welcome", "tour", GuideDocument(steps), member, datetime.now(UTC))
        publish(session, guide, seen="", by=member, now=datetime.now(UTC))


def test_a_tour_of_five_steps_is_counted_with_at_most_three_requests_and_1500_bytes(browser: Browser, database, tmp_path):
    alice = settle(database).alice
    with cairn(database, tmp_path, "") as base, serve_app(create_harbour(f"{base}/player/v1/{alice.site.key}.js")) as harbour:
        put_live(database, alice, harbour)
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(PATIENCE)
        context.add_init_script(OPEN)
        page = context.new_page()
        sent: list[Request] = []
        page.on("request", lambda one: sent.append(one) if one.url.endswith("/events") else None)
        page.goto(f"{harbour}/")
        walk(page)
        while "completed" not in (figures := [one["figure"] for batch in sent for one in batch.post_data_json["events"]]):
            page.wait_for_event("request")
        answers = [
            page.request.post(one.url, data=one.post_data_buffer, headers={"origin": harbour, "content-type": "text/plain"})
            for one in sent
        ]
        context.close()
    assert sorted(figures) == sorted(["active", "eligible", "started", *["reached"] * STEPS, "completed"])
    assert [one.status for one in answers] == [202] * len(sent)
    bodies = sum(len(one.post_data_buffer) for one in sent) + sum(int(one.headers.get("content-length", 0)) for one in answers)
    print(f"A tour of {STEPS} steps: {len(sent)} requests, {bodies:,} B of bodies")
    assert len(sent) <= MOST_REQUESTS
    assert bodies <= MOST_BYTES


def walk(page: Page) -> None:
    for number in range(1, STEPS + 1):
        step = page.get_by_role("dialog", name=f"Step {number}")
        expect(step).to_be_visible()
        step.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
