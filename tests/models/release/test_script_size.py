"""What a visitor downloads, in bytes as sent with brotli. A bar that is higher than the issue's says how far it is missed."""

from typing import Any

from models.release.script import Script, compose
from models.support.canonical import content_hash
from tests.bench.player.releases import HARBOUR, THREE_STEPS, code_of, every_module, guide, release, sent, step


def size(script: Script) -> int:
    return len(script.brotli)


def test_the_script_for_a_site_with_tours_hotspots_rules_and_a_theme_stays_small() -> None:
    assert size(code_of(HARBOUR)) <= 8_250  # aimed at: 6,400


def test_the_script_with_every_module_stays_small() -> None:
    assert size(every_module()) <= 11_630  # aimed at: 9,000


def test_the_script_and_a_guide_of_three_steps_are_one_small_request() -> None:
    assert size(sent(THREE_STEPS)) <= 6_930


def test_five_hundred_guides_are_decided_on_from_one_request_of_at_most_30_kilobytes() -> None:
    script = compose(many(500), "https://cairn.example")
    assert size(script) <= 26_000
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
