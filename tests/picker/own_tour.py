"""A tour on the customer's site that is live for its author alone."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from models.account import Member
from models.event.event_count import Count
from models.guide import Button, Guide, Publication, Step
from models.guide.preview import Preview
from models.release.publish import publish
from web.player.own_preview_token import own_preview_token

NOW = datetime.now(UTC)


def at(selector: str, page: str, title: str, **members) -> Step:
    target = {"format": 1, "page": page, "selectors": [selector], "grade": "good", "reason": ""}
    step = Step.new("tooltip", page)
    return Step(**{**vars(step), "title": title, "target": target, "missing_wait": 1, **members})


def tour(walk, **members) -> int:
    done = (Button("Done", action={"type": "finish"}),)
    click = ({"when": "target_click"},)
    return walk.guide(
        at("#nav-boats", f"{walk.home}/", "Go to the boats", advance=click),
        at("#nav-berths", f"{walk.home}/boats", "Then to the berths", buttons=done),
        **members,
    )


def counted(walk) -> int:
    with walk.database.reading() as session:
        return session.query(Count).count()


def opened(walk, guide):
    """The author's tab on the site, once the guide is live for it."""
    walk.open(guide)
    with walk.context.expect_page() as tab:
        walk.editor.locator("#publish").click()
        walk.editor.locator("#sheet-own-preview").click()
    page = tab.value
    page.on("pageerror", lambda error: walk.problems.append(str(error)))
    expect(badge(page)).to_be_visible()
    return page


def badge(page):
    return page.locator("cairn-own section")


def card(page, title):
    return page.get_by_role("dialog", name=title)


def put_live(walk, guide, title="As everybody gets it"):
    """The guide's draft goes live, and after that its first step is called otherwise in the draft."""
    with walk.database.writing() as session:
        found, alice = session.get_one(Guide, guide), session.query(Member).one()
        draft = found.document
        step = draft.steps[0]
        found.edit(draft.changed(step.id, lambda one: Step(**{**vars(one), "title": title})), "Other", alice, NOW)
        publish(session, found, seen=None, by=alice, now=NOW)
        found.edit(draft, "Back", alice, NOW)
        return session.query(Publication).one().version_hash


def key_of(walk, guide):
    with walk.database.reading() as session:
        return session.get_one(Guide, guide).key


def memory(page):
    """What the browser remembers of guides, without its head."""
    return page.evaluate("localStorage[Object.keys(localStorage).find(key => key.startsWith('cairn:'))].split('\\n').slice(1)")


def token_of(walk):
    with walk.database.reading() as session:
        return own_preview_token(b"k" * 32, session.query(Preview).one())
