"""What tests of live pages look at, and the button most of them are about."""

from playwright.sync_api import expect

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
BUTTON = '<button id="a" style="margin:80px">A</button>'
ASKED = {"trigger": {"type": "api"}}
ITEMS = '<button id="a">A</button> <button id="b">B</button>'


def shows(page, name):
    """What is expected of the step with that name."""
    return expect(page.get_by_role("dialog", name=f"Title {name}"))


def panel(role="", inner=ITEMS):
    """A layer of the page, away from its edges."""
    return f'<div style="padding:90px"><div id="panel" {role} aria-label="Panel">{inner}</div></div>'
