"""Which modules of the player a release needs: a visitor pays for what the site shows, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.guide.guide_json import ContentJson, ListedGuide, StepJson
from models.release.release_json import ReleaseJson
from models.release.text_modules import text_modules
from models.release.wire_format import WAITING, Contents, content_of
from models.site.release_theme import ThemeJson
from models.support.canonical_json import canonical

CORE = "player.js"
FORWARDERS = "forwarders.js"
"""Forwards what is counted to the page's own analytics, on sites that turned it on."""

DECIDING = (
    *("judge/schedule.js", "judge/page_rules.js", "judge/dense_memory.js"),
    "visitor_facts.js",
    "event_recorder.js",
    "basic_triggers.js",
    "gesture_triggers.js",
    "armed_guides.js",
    "start_page.js",
    *("goals.js", "arms.js", FORWARDERS),
)
"""What it may take to know which guides are due."""

DRAWING = (
    "advances.js",
    "hotspots.js",
    "backdrop.js",
    "step_pages.js",
    "target_click.js",
    "merge_tags.js",
    "link_style.js",
    "layouts.js",
    "media.js",
    "header_banners.js",
    "languages.js",
    "links.js",
    "basic_triggers.js",
    "step_counter.js",
    "host_font.js",
    "edge_steps.js",
    "modals.js",
    "tour.js",
    "host_theme.js",
    "prose_blocks.js",
    "widths.js",
    "prose_styles.js",
    "beacon_pulses.js",
    "nested_targets.js",
    "actions.js",
    "step_bars.js",
    "step_way.js",
)
"""What it may take to show them, in an order that compresses well: another one may be 1 % larger."""

APART = "drawing_request.js"
"""Brings what draws guides, when it travels by itself."""

LARGE = "content_request.js"
"""Brings the content of one guide, when it is too large to travel with others."""


@dataclass(frozen=True)
class PlayerModules:
    """Files of the player's folder, in the order in which they are joined."""

    deciding: tuple[str, ...]
    drawing: tuple[str, ...]

    @property
    def together(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((CORE, *self.deciding, *self.drawing)))


EVERYTHING = PlayerModules(DECIDING, DRAWING)


def modules_of(release: ReleaseJson, contents: Contents) -> PlayerModules:
    """`contents` are those that the release names by their hash; everything is taken when one of them is not there."""
    guides = release["guides"]
    known = [content_of(guide, contents) for guide in guides]
    known += [contents.get(guide["split"]["content_hash"]) for guide in guides if "split" in guide]
    if None in known:
        return EVERYTHING
    deciding = {part for guide in guides for part in _by_guide(guide)}
    deciding |= {"judge/dense_memory.js"} if release.get("many_guides") else set()
    deciding |= {FORWARDERS} if release.get("forwards") else set()
    drawing = {_KINDS[guide["kind"]] for guide in guides if guide["kind"] in _KINDS}
    drawing.update(_by_theme(release.get("theme", {})), *map(_by_content, filter(None, known)))
    return PlayerModules(tuple(one for one in DECIDING if one in deciding), tuple(one for one in DRAWING if one in drawing))


_KINDS = {"tour": "tour.js", "hotspots": "hotspots.js"}


def _by_theme(theme: ThemeJson) -> Iterator[str]:
    if theme.get("mode") == "host":
        yield "host_theme.js"
    if theme.get("page_font"):
        yield "host_font.js"


def _by_guide(guide: ListedGuide) -> Iterator[str]:
    rules = guide.get("rules", {})
    if "pages" in rules or "page" in rules.get("goal", {}):
        yield "judge/page_rules.js"
    yield from (module for name, module in (("goal", "goals.js"), ("schedule", "judge/schedule.js")) if name in rules)
    yield from (module for name, module in (("split", "arms.js"), ("start", "start_page.js")) if name in guide)
    if "segment" in rules:
        yield "visitor_facts.js"
        if '"subject":"event"' in canonical(rules["segment"]).decode():
            yield "event_recorder.js"
    trigger = rules.get("trigger", {}).get("type")
    if trigger in WAITING:
        yield "armed_guides.js"
        yield from _by_occasion(trigger)


def _by_content(content: ContentJson) -> Iterator[str]:
    yield from _by_theme(content.get("theme", {}))
    for step in content["steps"]:
        yield from _by_step(step)
    if content.get("translations"):
        yield "languages.js"
    if b"{{" in canonical(content):
        yield "merge_tags.js"
    for texts in content.get("translations", {}).values():
        for text in texts.values():
            yield from text_modules(text)


def _by_step(step: StepJson) -> Iterator[str]:
    if step["kind"] in {"slideout", "banner"}:
        yield "edge_steps.js"
    if step.get("placement") == "header":
        yield "header_banners.js"
    if step["kind"] == "modal":
        yield "modals.js"
    yield from (f"{name}s.js" for name in ("layout", "width") if name in step)
    yield from _by_place(step)
    if step.get("progress", "none") != "none":
        yield "step_counter.js"
    if step.get("progress") == "bar":
        yield "step_bars.js"
    if step["kind"] == "hotspot" and step.get("pulse", "ring") != "ring":
        yield "beacon_pulses.js"
    if step["kind"] != "modal" and step.get("backdrop", {}).get("kind", "none") != "none":
        yield "backdrop.js"
    if any(button["action"]["type"] not in {"next", "back", "finish", "dismiss", "step"} for button in step.get("buttons", [])):
        yield "actions.js"
    for rule in step.get("advance", []):
        yield from _by_occasion(rule["when"])
    if any(button.get("style") == "link" for button in step.get("buttons", [])):
        yield "link_style.js"
    yield from text_modules(step.get("body", []))


def _by_place(step: StepJson) -> Iterator[str]:
    """Where it is, and how visitors come there."""
    if any(one.get("inside") for one in (step.get("target", {}), step.get("opener", {}))):
        yield "nested_targets.js"
    if "on" in step:
        yield "step_pages.js"
    if "way" in step or "opener" in step:
        yield "step_way.js"


def _by_occasion(name: str) -> Iterator[str]:
    """What a guide waits for to start, or a step to go on."""
    if name == "target_click":
        yield "target_click.js"
    elif name in {"delay", "event"}:
        yield "basic_triggers.js"
    elif name in {"click", "hover", "idle", "scroll", "exit"}:
        yield "gesture_triggers.js"
    elif name in {"value", "appears", "disappears", "url"}:
        yield "advances.js"
