"""The server's normal form of rules is the one that the player's own code makes, over the whole corpus of rules."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright._impl._driver import compute_driver_executable

from models.guide.rules.rule_defaults import is_automatic, is_exempt
from models.guide.rules.trigger import TRIGGERS
from models.release.wire_rules import UnsupportedGuide, expression, trigger_of, wire_rules

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "tests" / "corpus" / "rules"
NODE = compute_driver_executable()[0]
ASK = """import { wireGuide } from %s;
const guides = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const said = guides.map((guide) => { try { return wireGuide(guide) } catch { return null } });
process.stdout.write(JSON.stringify(said));"""


def by_the_player(guides: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    module = json.dumps((ROOT / "static" / "player" / "explain" / "wire_rules.js").as_uri())
    code = ASK.replace('require("node:fs")', 'process.getBuiltinModule("node:fs")') % module
    command = [NODE, "--input-type=module", "-e", code]
    finished = subprocess.run(command, input=json.dumps(guides), capture_output=True, text=True, check=True)
    return json.loads(finished.stdout)


def by_the_server(guide: dict[str, Any]) -> dict[str, Any] | None:
    rules, content = guide.get("rules", {}), guide.get("content")
    try:
        normal = wire_rules(guide["kind"], rules)
    except UnsupportedGuide:
        return None
    known = {"id": guide["id"], "auto": is_automatic(trigger_of(rules)), "rules": normal}
    exempt = is_exempt(guide["kind"], [step["kind"] for step in content["steps"]] if content else None)
    return known | ({"exempt": exempt} if content or exempt else {})


def corpus() -> list[dict[str, Any]]:
    """Every guide of the corpus that the schema of a release would let through."""
    guides: list[dict[str, Any]] = []
    for name in ("pages", "conditions", "groups", "schedules", "frequency"):
        cases = json.loads((CORPUS / f"{name}.json").read_text())["cases"]
        guides += [{"id": "guide", "kind": one.get("kind", "tour"), "rules": one.get("rules", {})} for one in cases]
    return [guide for guide in guides if is_well_formed(guide["rules"])]


def is_well_formed(rules: Any) -> bool:
    if not isinstance(rules, dict):
        return False
    parts = {"pages": dict, "trigger": dict, "frequency": dict, "stop": dict}
    if any(not isinstance(rules.get(name, {}), kind) for name, kind in parts.items()):
        return False
    lists = [rules.get("pages", {}).get(name, []) for name in ("include", "exclude")]
    return all(isinstance(one, list) for one in lists) and all("value" in rule for one in lists for rule in one)


def test_both_make_the_same_of_every_guide_of_the_corpus() -> None:
    guides = [guide for guide in corpus() if by_the_server(guide) is not None]
    assert len(guides) > 900
    assert by_the_player(guides) == [by_the_server(guide) for guide in guides]


def test_both_have_the_same_defaults_for_every_trigger_and_kind() -> None:
    kinds = [("tour", ["banner"]), ("tour", ["banner", "modal"]), ("hotspots", ["hotspot"])]
    guides = [
        {"id": "g", "kind": kind, "rules": {"trigger": {"type": trigger}}, "content": {"steps": [{"kind": one} for one in steps]}}
        for kind, steps in kinds
        for trigger in TRIGGERS
    ]
    made = [by_the_server(guide) for guide in guides]
    assert len({json.dumps(one) for one in made}) > len(kinds)
    assert by_the_player(guides) == made


OPERATORS = ("equals", "contains", "starts_with", "ends_with", "pattern", "regex")
TEXTS = st.text(alphabet="ab/?&=#.*:-_[]()|\\$^+{}\x00é😀 1", max_size=14)
RULES = st.fixed_dictionaries(
    {
        "part": st.sampled_from(["url", "host", "path", "query", "fragment"]),
        "operator": st.sampled_from(
            [
                f"{no}{name}"
                for no in ("", "not_")
                for name in ("equals", "contains", "starts_with", "ends_with", "pattern", "regex")
            ]
        ),
        "value": TEXTS,
    },
    optional={"strict": st.booleans()},
)


@settings(max_examples=30, deadline=None)
@given(st.lists(RULES, min_size=1, max_size=60))
def test_both_make_the_same_of_made_up_page_rules(rules: list[dict[str, Any]]) -> None:
    guides = [{"id": "g", "kind": "tour", "rules": {"pages": {"include": [rule]}}} for rule in rules]
    assert by_the_player(guides) == [by_the_server(guide) for guide in guides]


@pytest.mark.parametrize(
    ("rule", "made"),
    [
        ({"part": "path", "operator": "equals", "value": "/a.b"}, ["path", "equals", ["/a.b"]]),
        ({"part": "host", "operator": "not_equals", "value": "a.b:8000"}, ["port", "equals", ["a.b:8000"], 1]),
        ({"part": "url", "operator": "contains", "value": "b=1&a=2", "strict": True}, ["url", "contains", ["b=1&a=2"], 0, 1]),
        ({"part": "query", "operator": "equals", "value": "b=1&a=2"}, ["query", "equals", ["b=1&a=2", "a=2&b=1"]]),
        ({"part": "host", "operator": "regex", "value": "^a"}, ["host", "regex", ["^a"], 0, 0, "i"]),
        (
            {"part": "path", "operator": "pattern", "value": "/a.b/:id/*"},
            ["path", "pattern", [["/a.b/", "", r"^/a\.b/[^/?#&]+?/.*$"]]],
        ),
    ],
)
def test_a_page_rule_becomes_an_expression(rule: dict[str, Any], made: list[Any]) -> None:
    assert expression(rule) == made


def test_a_rule_of_a_later_version_is_unreadable() -> None:
    with pytest.raises(UnsupportedGuide, match="weather"):
        wire_rules("tour", {"weather": "sun"})
    with pytest.raises(UnsupportedGuide, match="rhymes_with"):
        wire_rules("tour", {"pages": {"include": [{"part": "path", "operator": "rhymes_with", "value": "x"}]}})
