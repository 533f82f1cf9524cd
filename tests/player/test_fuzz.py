"""Releases that nobody would write, in the real player: the page never hears of it, and a sound guide beside them shows."""

import json
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from models.engine.js_bundle import joined
from models.release.player_modules import EVERYTHING, LARGE

LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 2**40), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=12)
)
NAMES = st.sampled_from(
    [
        *("id", "kind", "version", "auto", "exempt", "trigger", "rules", "content", "theme", "steps", "title", "body", "buttons"),
        *("target", "selectors", "identity", "advance", "missing", "pages", "segment", "schedule", "frequency", "stop", "type"),
        *("match", "conditions", "subject", "operator", "value", "name", "when", "backdrop", "placement", "progress", "css"),
        *("translations", "language", "inside", "constructor", "toString", "length", "start"),
    ]
)
ANYTHING = st.recursive(
    LEAVES, lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(NAMES, deeper, max_size=5), max_leaves=12
)

STEP: dict[str, Any] = {
    "id": "s1",
    "kind": "tooltip",
    "title": "T",
    "body": [["p", "B"]],
    "target": {"selectors": ["#a"]},
    "buttons": [{"label": "Next", "action": {"type": "next"}}],
    "advance": [{"when": "appears", "selector": "#b"}],
    "missing": {"wait": 0, "then": "skip"},
    "backdrop": {"kind": "spotlight"},
    "progress": "dots",
}
GUIDE: dict[str, Any] = {
    "id": "one",
    "version": "0" * 12,
    "kind": "tour",
    "auto": 1,
    "rules": {
        "pages": [[["path", "starts_with", ["/"]]], []],
        "segment": {"match": "all", "conditions": [{"subject": "visits", "operator": "at_least", "value": 0}]},
        "schedule": {"from": "2020-01-01T00:00"},
        "stop": [0, 1, 1],
        "frequency": 1e9,
    },
    "content": {"language": "en", "steps": [STEP, {**STEP, "id": "s2", "kind": "modal"}]},
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [deeper for name, inner in entries for deeper in places(inner, (*path, name))]


@st.composite
def broken(draw: Any) -> dict[str, Any]:
    """A guide with one to three of its parts replaced by anything, or taken out."""
    guide = json.loads(json.dumps(GUIDE))
    guide["kind"] = draw(st.sampled_from(["tour", "hotspots"]))
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from(places(guide)))
        owner = guide
        for name in path:
            owner = owner[name]
        if draw(st.booleans()):
            owner[last] = draw(ANYTHING)
        else:
            del owner[last]
    return guide


TRY = """async configs => {
  const heard = [];
  const hear = event => heard.push(String(event.reason ?? event.message));
  addEventListener("error", hear);
  addEventListener("unhandledrejection", hear);
  for (const config of configs) {
    delete window.cairn;
    localStorage.clear();
    sessionStorage.clear();
    try { start(config) } catch (problem) { heard.push("thrown: " + problem) }
    for (const call of ["next", "next", "back", "stop", "reset"]) {
      try { cairn[call]() } catch (problem) { heard.push(call + ": " + problem) }
    }
    await new Promise(done => setTimeout(done, 5));
    try { cairn.stop() } catch (problem) { heard.push("stop: " + problem) }
    document.querySelectorAll("cairn-stage").forEach(stage => stage.remove());
  }
  return heard;
}"""


@pytest.fixture
def fuzzed(browser, served):
    """A page with the whole player, which a test starts with whatever it likes."""
    served.pages = {"/": '<button id="a">A</button>'}
    served.release = {"schema": 1, "site": "none", "environment": "production", "guides": []}
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(served.origin)
    page.wait_for_function("window.cairn")
    code = joined((*EVERYTHING.together, LARGE), wrapper="window.start=config=>{'use strict';MODULES;boot(config)};0")
    page.evaluate(code)
    yield page
    context.close()


def config(*guides: Any) -> dict[str, Any]:
    return {
        "home": "http://127.0.0.1:9/p/none/",
        "key": f"k{random.random()}",  # a name, so that each is a player of its own
        "environment": "production",
        "version": "1.0",
        "budget": 0,
        "zone": "UTC",
        "theme": {"css": ""},
        "guides": list(guides),
    }


@pytest.mark.long
def test_no_broken_guide_makes_the_player_throw_into_the_page(fuzzed):
    @seed(20261125)
    @settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(broken(), min_size=25, max_size=25))
    def walk(guides: list[Any]) -> None:
        assert fuzzed.evaluate(TRY, [config(guide) for guide in guides]) == []

    walk()


def test_a_sound_guide_shows_whatever_the_others_are(fuzzed):
    @seed(1125)
    @settings(max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(broken(), min_size=1, max_size=3))
    def walk(guides: list[Any]) -> None:
        asked = [{**guide, "id": f"g{number}", "auto": 0} for number, guide in enumerate(guides)]
        sound = {**GUIDE, "id": "sound", "content": {"steps": [{"id": "s", "kind": "modal", "title": "Sound"}]}}
        fuzzed.evaluate("delete window.cairn, localStorage.clear(), sessionStorage.clear()")
        fuzzed.evaluate("config => start(config)", config(*asked, sound))
        expect(fuzzed.locator("cairn-stage")).to_have_count(1)
        fuzzed.evaluate("cairn.stop()")
        expect(fuzzed.locator("cairn-stage")).to_have_count(0)

    walk()
