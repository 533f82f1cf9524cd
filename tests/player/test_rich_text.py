"""Hostile and honest rich texts, sanitised, made into trees, and drawn by the player in Chromium.

Each is drawn in a modal of its own. What counts as hostile is neutral when nothing runs, nothing is asked for, and nothing
but plain elements with their few attributes is there.
"""

import json
from itertools import groupby
from pathlib import Path

import pytest

from models.engine.js_bundle import joined
from models.guide.compiled_guide import MOST_NODES
from models.guide.rich_text import clean, most_in_one_place, plain_text, to_tree
from models.guide.rich_tree import BLOCKS, DIRECTIONS, INLINE, SAME_AS
from models.release.schema_conformity import assert_conforms

pytestmark = pytest.mark.long

OWN = Path(__file__).parents[1] / "corpus" / "rich_text" / "cases.jsonl"
MORE = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "rich_text.jsonl"  # beside the checkout, where it is kept
ATTRIBUTES = {"a": {"href", "rel", "target"}, "img": {"src", "alt", "width", "height", "decoding", "referrerpolicy", "class"}}
WATCH = """window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (x) => ran.push(name + x);"""
DRAW = """(trees) => trees.map((body) => {
  const shown = show({ id: "s", kind: "modal", body, buttons: [] }, {});
  const host = document.querySelector("cairn-stage");
  const text = host.shadowRoot.querySelector(".body");
  const given = (one) => Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]));
  const elements = [...text.querySelectorAll("*")].map((one) => [one.localName, given(one)]);
  const said = text.textContent;
  shown.stop();
  return { elements, said };
})"""


def read(path):
    if not path.exists():
        return []
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [case | {"html": case["repeat"][0] * case["repeat"][1]} if "repeat" in case else case for case in cases]


@pytest.fixture(scope="module", params=[OWN, MORE], ids=["own", "more"])
def cases(request):
    found = read(request.param)
    if not found:
        pytest.skip("the larger collection is not beside this checkout")
    return {
        expect: list(group)
        for expect, group in groupby(sorted(found, key=lambda one: one["expect"]), key=lambda one: one["expect"])
    }


@pytest.fixture
def drawn(visit):
    """Draws trees in Chromium; gives elements and words of each, and what ran or was asked for meanwhile."""

    def draw(trees):
        page = visit([], "<h1>A page</h1>", script=WATCH)
        page.add_script_tag(content=joined(("step_preview.js",), wrapper="window.show=(()=>{MODULES;return preview})()"))
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        shown = page.evaluate(DRAW, trees)
        page.wait_for_function("() => new Promise(requestAnimationFrame)")
        return shown, asked, page.evaluate("ran")

    return draw


def test_nothing_of_a_hostile_text_runs_or_is_asked_for(cases, drawn):
    neutral = cases["neutral"]
    shown, asked, ran = drawn([to_tree(clean(case["html"])) for case in neutral])
    assert (asked, ran) == ([], [])
    for case, one in zip(neutral, shown, strict=True):
        for tag, attributes in one["elements"]:
            assert attributes.pop("dir", "auto") in DIRECTIONS, case["id"]
            assert tag in INLINE | BLOCKS, (case["id"], tag)
            assert attributes.keys() <= ATTRIBUTES.get(tag, set()), (case["id"], attributes)
            href = attributes.get("href", "")
            assert not href or href.lower().startswith(("https:", "http:", "mailto:", "tel:")), (case["id"], href)


def test_what_would_be_computed_elsewhere_is_text(cases, drawn):
    shown, _, ran = drawn([to_tree(clean(case["html"])) for case in cases["literal"]])
    assert ran == []
    for case, one in zip(cases["literal"], shown, strict=True):
        assert "49" not in one["said"], case["id"]
        if "must_text" in case:
            assert one["said"] == case["must_text"], case["id"]


def test_marks_and_words_survive(cases, drawn):
    survive = [case for case in cases["survive"] if case.get("tier") != "extended"]
    shown, _, _ = drawn([to_tree(clean(case["html"])) for case in survive])
    for case, one in zip(survive, shown, strict=True):
        if "{{" not in case["must_text"]:
            assert _words(one["said"]) == _words(case["must_text"]), case["id"]
        there = {tag for tag, _ in one["elements"]}
        for wanted in case["must_tags"]:
            either = {wanted} if isinstance(wanted, str) else set(wanted)
            assert there & {SAME_AS.get(tag, tag) for tag in either}, (case["id"], wanted, there)


def test_no_text_is_too_much_and_each_is_stable(cases):
    for case in cases["fast"] + cases["survive"] + cases["literal"]:
        tree = to_tree(clean(case["html"]))
        plain_text(case["html"])
        assert to_tree(clean(clean(case["html"]))) == tree, case["id"]
        if most_in_one_place(tree) <= MOST_NODES and len(case["html"]) <= 20_000:
            step = {"id": "s", "kind": "modal", "title": "x", "body": tree}
            entry = {"id": "a", "name": "a", "kind": "tour", "version": "0" * 64, "created": "2026-11-24T10:00:00Z"}
            entry["content"] = {"steps": [step]}
            assert_conforms({"schema": 1, "site": "a", "environment": "production", "guides": [entry]})


def test_a_video_is_asked_for_only_when_it_is_wanted(drawn):
    tree = to_tree("<div>Watch this<br>https://www.youtube.com/watch?v=abc123&amp;t=4s</div>")
    assert tree == [["p", "Watch this"], ["video", {"provider": "youtube", "id": "abc123", "title": "YouTube video"}]]
    shown, asked, _ = drawn([tree])
    assert asked == []
    assert [tag for tag, _ in shown[0]["elements"]] == ["p", "button"]


def _words(text):
    return " ".join(text.split())


def test_a_text_is_drawn_in_the_direction_its_author_gave_it(drawn):
    (shown,), _, _ = drawn([to_tree('<p dir="rtl">abc <strong dir="ltr">Cairn</strong></p><p>d</p>')])
    assert shown["elements"] == [["p", {"dir": "rtl"}], ["strong", {"dir": "ltr"}], ["p", {}]]
