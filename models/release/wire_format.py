"""What of a release travels to visitors: everything needed to decide, and the content of small guides.

The release itself stays as it is and can be read under its hash. This is worked out from it: guides in the order of their
rank, their rules in normal form, themes as style sheets, and nothing that only people read.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from models.guide.guide_json import AdvanceJson, ContentJson, ListedGuide, StepJson
from models.guide.languages import is_right_to_left
from models.guide.rules.precedence import precedence
from models.guide.rules.rule_defaults import is_automatic, is_exempt
from models.guide.rules.rules_json import PageRuleJson, RulesJson
from models.release.release_json import ReleaseJson
from models.release.theme_css import theme_with_css
from models.release.wire_goal import with_goal
from models.release.wire_json import WireAddress, WireContent, WireGuide, WireName, WireRelease, WireRules, WireStart, WireStep
from models.release.wire_rules import UnsupportedGuide, expression, trigger_of, wire_rules
from models.site.release_theme import ThemeJson
from models.support.canonical_json import canonical

ROOM = 16_000
"""Bytes of content that travel together at most; that of further guides is fetched when they start."""

NAME = 12
"""Digits by which a version is called here, instead of 64: enough to tell those of one site apart."""

KINDS = frozenset({"tour", "hotspots"})
STEPS = frozenset({"tooltip", "modal", "slideout", "banner", "hotspot"})
_USUAL: dict[str, object] = {
    "placement": "auto",
    "progress": "none",
    "pulse": "ring",
    "open": "click",
    "missing": {},
    "backdrop": {},
}
"""What the player takes a member of a step for that is not there; of its parts, the same in `_USUAL_PARTS`."""

_USUAL_PARTS: dict[str, dict[str, object]] = {
    "missing": {"wait": 5, "then": "skip"},
    "backdrop": {"through": False},
}
_USUAL_BUTTON = {"style": "secondary"}
_USUAL_LANGUAGE = "en"

MOST_DOTS = 12
"""Of more steps, dots would not fit beside two buttons: they are counted."""

WAITING = frozenset({"click", "hover", "event", "delay", "scroll", "exit", "idle"})
"""Triggers that the player waits for on a page; the others are the page being there, a link and a call."""

Contents = Mapping[str, ContentJson]
"""By the hash that a release names them by."""


def wire_release(release: ReleaseJson, contents: Contents) -> WireRelease:
    """Theme and guides as they travel. `contents` are those that the release names by their hash.

    A guide has its content in `content`, or is `apart`: then its content is a request of its own. A guide of a kind,
    or with a rule, that this version of Cairn does not know is left out; the others show.
    """
    theme = release.get("theme", ThemeJson())
    return {"theme": theme_with_css(theme), "guides": list(_guides(release["guides"], theme, contents))}


def wire_content(content: ContentJson) -> WireContent:
    """A guide's content as the player reads it.

    Without what is usual anyway, addresses to wait for as expressions, and with those of its languages that are read from right
    to left in `rtl`.
    """
    languages = [content.get("language", "en"), *content.get("translations", {})]
    rtl = [language for language in languages if is_right_to_left(language)]
    found: WireContent = {**content, "steps": [_step(step) for step in _counted(content["steps"])]}
    if content.get("language") == _USUAL_LANGUAGE:
        del found["language"]
    if rtl:
        found["rtl"] = rtl
    return found


def apart_of(guide: ListedGuide) -> list[tuple[str, str]]:
    """What of a guide is a request of its own: the content's hash and the version's, of both versions where there are two."""
    split = guide.get("split")
    found = [(guide["content_hash"], guide["version"])] if "content_hash" in guide else []
    return [*found, (split["content_hash"], split["version"])] if split else found


def content_of(guide: ListedGuide, contents: Contents) -> ContentJson | None:
    return guide.get("content") or contents.get(guide.get("content_hash", ""))


def _guides(guides: list[ListedGuide], theme: ThemeJson, contents: Contents) -> Iterator[WireGuide]:
    room = ROOM
    for guide in sorted(guides, key=_rank):
        content = content_of(guide, contents)
        try:
            entry = _entry(guide, content)
        except UnsupportedGuide:
            continue
        if content and "theme" in content:
            entry["theme"] = theme_with_css({**theme, **content["theme"]})
        travels = wire_content(guide["content"]) if "content" in guide else None
        if travels:
            travels.pop("theme", None)  # the guide has it as a style sheet
        size = len(canonical(travels)) if travels else room + 1
        if travels and size <= room:
            room -= size
            entry["content"] = travels
        else:
            entry["apart"] = 1
        yield entry


def _rank(guide: ListedGuide) -> tuple[int, str, str]:
    return precedence(guide.get("priority", 0), guide["created"], guide["id"])


def _entry(guide: ListedGuide, content: ContentJson | None) -> WireGuide:
    step_kinds = [step["kind"] for step in content["steps"]] if content else None
    if guide["kind"] not in KINDS or any(kind not in STEPS for kind in step_kinds or ()):
        raise UnsupportedGuide(guide["kind"])
    rules = guide.get("rules", RulesJson())
    start: WireStart = {}
    if is_automatic(trigger_of(rules)):
        start["auto"] = 1
    if is_exempt(guide["kind"], step_kinds):
        start["exempt"] = 1
    if "trigger" in rules and trigger_of(rules) in WAITING:
        start["trigger"] = rules["trigger"]
    if "start" in guide:
        start["start"] = guide["start"]
    judged: WireRules = with_goal(guide["id"], rules, wire_rules(guide["kind"], rules))
    if "step_numbers" in guide:
        start["numbers"] = guide["step_numbers"]
    if split := guide.get("split"):  # before anything else is asked about it
        numbers = [split["step_numbers"]] if "step_numbers" in split else []
        judged = {"arm": [split["name"], split["percent"], split["version"][:NAME], *numbers], **judged}
    named: WireName = {"id": guide["id"], "version": guide["version"][:NAME], "kind": guide["kind"]}
    return {**named, **start, "rules": judged}


def _counted(steps: list[StepJson]) -> list[StepJson]:
    if len(steps) <= MOST_DOTS:
        return steps
    return [{**step, "progress": "count"} if step.get("progress") == "dots" else step for step in steps]


def _step(step: StepJson) -> WireStep:
    shown = {name: _unusual(part, _USUAL_PARTS[name]) if name in _USUAL_PARTS else part for name, part in step.items()}
    unusual = {name: part for name, part in shown.items() if name != "page" and part != _USUAL.get(name)}
    if step["kind"] == "modal":
        unusual.pop("placement", None)  # it stands in the middle, whatever it says
    if "buttons" in step:
        unusual["buttons"] = [_unusual(button, _USUAL_BUTTON) for button in step["buttons"]]
    if "advance" in step:
        unusual["advance"] = [_advance(rule) for rule in step["advance"]]
    if "on" in step:
        unusual["on"] = [expression(rule) for rule in step["on"]]
    return cast("WireStep", unusual)


def _unusual(part: object, usual: Mapping[str, object]) -> dict[str, object]:
    """Its members without those that say what is usual."""
    return {name: value for name, value in cast("dict[str, object]", part).items() if name not in usual or value != usual[name]}


def _advance(rule: AdvanceJson) -> AdvanceJson | WireAddress:
    # An address to wait for has the members of a page rule.
    return {"when": "url", "is": expression(cast("PageRuleJson", rule))} if rule["when"] == "url" else rule
