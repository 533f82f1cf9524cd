"""What a visitor downloads, in bytes as sent with brotli: the script on every page, and what draws guides when one is due."""

from typing import Any

from models.release.player_script import Script
from models.support.canonical_json import content_hash
from tests.bench.player.releases import EVERY_MODULE, HARBOUR, THREE_STEPS, guide, release, sent, step


def size(script: Script | None) -> int:
    return len(script.brotli) if script else 0


def test_the_script_for_a_site_with_tours_hotspots_rules_and_a_theme_stays_small() -> None:
    composed = sent(HARBOUR)
    assert size(composed.script) <= 4_050
    assert size(composed.drawing) <= 5_635


def test_the_script_with_every_module_stays_small() -> None:
    composed = sent(EVERY_MODULE)
    assert size(composed.script) <= 6_000
    assert size(composed.drawing) <= 8_370


def test_the_script_and_a_guide_of_three_steps_are_one_small_request() -> None:
    composed = sent(THREE_STEPS)
    assert composed.drawing is None
    assert size(composed.script) <= 7_200


def test_five_hundred_guides_are_decided_on_from_one_request_of_at_most_12_kilobytes() -> None:
    script = sent(many(500)).script
    assert size(script) <= 12_000
    assert script.source.count(b'"id":"guide-') == 500


def many(guides: int) -> dict[str, Any]:
    """A site that has been at it for years: each guide with pages of its own, a segment, and texts that nobody shares."""
    return release(*(_varied(number) for number in range(guides)))


def _varied(number: int) -> dict[str, Any]:
    digest = content_hash(number)
    pages = {"include": [{"part": "path", "operator": "starts_with", "value": f"/{digest[:6]}/{digest[6:10]}"}]}
    plan = {"subject": "attribute", "name": "plan", "operator": "equals", "value": ["free", "pro", "team"][number % 3]}
    rules = {"pages": pages, "segment": {"match": "all", "conditions": [plan]}}
    told = step("a", title=f"About {digest[10:30]}", body=[["p", f"What {digest[30:50]} is for, and why."]])
    return guide(f"guide-{digest[:8]}", told, step("b", "modal"), version=digest, rules=rules)
