"""What tests of live pages look at, and the button most of them are about."""

from playwright.sync_api import expect

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
BUTTON = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "api"}}


def shows(page, name):
    """What is expected of the step with that name."""
    return expect(page.get_by_role("dialog", name=f"Title {name}"))
