"""What the player leaves in a browser is what the published manifest says, and nothing else."""

import json
import re

import jsonschema
from playwright.sync_api import expect

from models.release.schema_conformity import storage_manifest

PAGE = "<p>Harbour</p>"
LEFT = """async () => ({
  local: Object.entries(localStorage),
  session: Object.entries(sessionStorage),
  cookie: document.cookie,
  databases: (await indexedDB.databases()).length,
  caches: "caches" in window ? (await caches.keys()).length : 0,
})"""

FILL = """for (let size = 2 ** 22; size >= 1; size /= 2) {
  try { for (;;) localStorage.page = (localStorage.page ?? "") + "x".repeat(size) } catch { /* no room for so much */ }
}"""


def test_only_the_published_keys_are_used_and_in_the_published_format(visit, make, served):
    local, session = storage_manifest()["stores"]
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], PAGE)
    page.get_by_role("dialog").get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    page.evaluate("cairn.track('Exported, twice'); cairn.set({plan: 'free'})")
    left = page.evaluate(LEFT)
    assert (left["cookie"], left["databases"], left["caches"]) == ("", 0, 0)
    ((name, text),) = left["local"]
    assert name == local["key"].format(**{"site key": "abc"})
    head, *lines = text.split("\n")
    assert re.search(local["format"]["head"]["pattern"], head)
    assert lines
    for line in lines:
        assert re.search(local["format"]["event" if line[0] == "!" else "guide"]["pattern"], line), line
    ((name, text),) = left["session"]
    assert name == session["key"].format(**{"site key": "abc"})
    jsonschema.validate(json.loads(text), session["format"]["json_schema"])
    assert "free" not in json.dumps(left)


def test_a_full_storage_still_shows_the_guide(visit, make):
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], PAGE, script=FILL)
    page.get_by_role("dialog").get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name="Title s2")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["page"]
