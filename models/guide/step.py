"""A step: one thing shown to a visitor."""

from dataclasses import dataclass, field, replace
from typing import Any, cast

from models.guide.bounded_object import bounded
from models.guide.guide_json import ActionJson, AdvanceJson, ButtonJson, StepDraftJson
from models.guide.link_address import check_web_address
from models.guide.rich_text import read_rich_text
from models.guide.rules.page_rule import OPERATORS
from models.guide.rules.rule_address import PARTS
from models.guide.step_target import read_opener, read_target
from models.site.page_address import kept_page
from models.support.json_reader import Reader
from models.support.random_name import random_name
from models.targets.target import Target
from models.targets.target_json import TargetJson

KINDS = ("tooltip", "modal", "slideout", "banner", "hotspot")
POINTING_KINDS = frozenset({"tooltip", "hotspot"})
SIDES = tuple(f"{side}{end}" for side in ("top", "right", "bottom", "left") for end in ("", "-start", "-end"))
PLACEMENTS = {
    "tooltip": ("auto", *SIDES),
    "hotspot": ("auto", *SIDES),
    "modal": ("center",),
    "slideout": ("bottom-right", "bottom-left", "top-right", "top-left"),
    "banner": ("top", "header", "bottom"),
}
BACKDROPS = ("none", "dim", "spotlight")
LAYOUTS = ("plain", "above", "beside", "bubble")
PROGRESS = ("none", "dots", "count", "bar")
ACTIONS = ("next", "back", "finish", "dismiss", "step", "link", "guide", "copy", "attribute", "event")
BUTTON_STYLES = ("primary", "secondary", "link")
ADVANCES = ("target_click", "value", "appears", "disappears", "url", "delay", "event")
TYPED = ("non_empty", "equals", "matches")
MISSING = ("skip", "end", "show")

LONGEST_TITLE = 200
LONGEST_LABEL = 60
MOST_BUTTONS = 3
MOST_ADVANCES = 6
LONGEST_WAIT = 86_400
"""Seconds after which a step may go on by itself, at most."""


@dataclass(frozen=True)
class Button:
    label: str
    style: str = "primary"
    action: ActionJson = field(default_factory=lambda: ActionJson(type="next"))

    @classmethod
    def read(cls, reader: Reader) -> "Button":
        action = reader.inner("action")
        kind = action.one_of("type", ACTIONS, "next")
        if kind == "link":
            check_web_address(action, "url")
        label, style = reader.text("label", LONGEST_LABEL), reader.one_of("style", BUTTON_STYLES, "primary")
        # What else its type needs is a gap, and judged before anybody publishes it.
        return cls(label, style, cast("ActionJson", {**bounded(action), "type": kind}))

    def to_json(self) -> ButtonJson:
        return {"label": self.label, "style": self.style, "action": self.action}


@dataclass(frozen=True)
class Step:
    """What is shown (`kind`, `title`, `body`), where (`page`, `target`, `placement`) and how a visitor goes on."""

    id: str
    kind: str = "tooltip"
    title: str = ""
    body: str = ""
    page: str = ""
    on: str = ""
    """The path of the pages that it belongs to, `*` for every page; empty for that of `page`."""
    page_name: str = ""
    """What visitors are told to open to come to its page; empty for what its path says."""
    target: TargetJson | None = None
    opener: TargetJson | None = None
    """What has to be opened before its target is there, such as a menu's button, with what it is called in `name`."""
    placement: str = "auto"
    backdrop: str = "none"
    through: bool = False
    width: int = 320
    arrow: bool = True
    progress: str = "dots"
    layout: str = "plain"
    missing_wait: int = 5
    missing_then: str = "skip"
    pulse: str = "ring"
    open: str = "click"
    push: bool = False
    buttons: tuple[Button, ...] = ()
    advance: tuple[AdvanceJson, ...] = ()

    @classmethod
    def new(cls, kind: str, page: str, *, buttons: tuple[Button, ...] = ()) -> "Step":
        backdrop = "dim" if kind == "modal" else "none"
        identifier = f"s-{random_name(8)}"
        return cls(identifier, kind, page=page, placement=PLACEMENTS[kind][0], backdrop=backdrop, buttons=buttons)

    @property
    def needs_target(self) -> bool:
        return self.kind in POINTING_KINDS

    @property
    def first_selector(self) -> str:
        return next(iter(self.target.get("selectors", ())), "") if self.target else ""

    def pointing_at(self, target: Target) -> "Step":
        """The same about that element; what the page says opens what it is in is proposed."""
        return replace(self, target=target.to_json(), opener=target.opener or self.opener)

    def copy(self) -> "Step":
        return replace(self, id=f"s-{random_name(8)}")

    @classmethod
    def read(cls, reader: Reader) -> "Step":
        """A step from JSON; rich text is sanitised here, on the way in."""
        kind = reader.one_of("kind", KINDS, "tooltip")
        backdrop, missing = reader.inner("backdrop"), reader.inner("missing")
        return cls(
            id=_identifier(reader),
            kind=kind,
            title=reader.text("title", LONGEST_TITLE),
            body=read_rich_text(reader, "body"),
            page=kept_page(reader, "page"),
            on=reader.text("on", 2000).strip(),
            page_name=reader.text("page_name", LONGEST_LABEL).strip(),
            target=read_target(reader.inner("target")) if reader.value.get("target") else None,
            opener=read_opener(reader.inner("opener")) if reader.value.get("opener") not in (None, {}) else None,
            placement=reader.one_of("placement", PLACEMENTS[kind], PLACEMENTS[kind][0]),
            backdrop=backdrop.one_of("kind", BACKDROPS, "none"),
            through=backdrop.flag("through", default=False),
            width=reader.number("width", 200, 800, 320),
            arrow=reader.flag("arrow", default=True),
            progress=reader.one_of("progress", PROGRESS, "dots"),
            missing_wait=missing.number("wait", 0, 60, 5),
            missing_then=missing.one_of("then", MISSING, "skip"),
            layout=reader.one_of("layout", LAYOUTS, "plain"),
            pulse=reader.one_of("pulse", ("ring", "dot", "none"), "ring"),
            open=reader.one_of("open", ("click", "hover"), "click"),
            push=reader.flag("push", default=False),
            buttons=tuple(Button.read(button) for button in reader.items("buttons", MOST_BUTTONS)),
            advance=tuple(_advance(advance) for advance in reader.items("advance", MOST_ADVANCES)),
        )

    def to_json(self) -> StepDraftJson:
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "body": self.body,
            "page": self.page,
            "on": self.on,
            "page_name": self.page_name,
            "target": self.target,
            "opener": self.opener,
            "placement": self.placement,
            "backdrop": {"kind": self.backdrop, "through": self.through},
            "width": self.width,
            "arrow": self.arrow,
            "progress": self.progress,
            "missing": {"wait": self.missing_wait, "then": self.missing_then},
            "layout": self.layout,
            "pulse": self.pulse,
            "open": self.open,
            "push": self.push,
            "buttons": [button.to_json() for button in self.buttons],
            "advance": list(self.advance),
        }


def _identifier(reader: Reader) -> str:
    value = reader.text("id", 40)
    if value and not all(c.isascii() and (c.isalnum() or c in "-_") for c in value):
        reader.fault("id", "may have letters, digits, hyphens and underscores only")
    return value or f"s-{random_name(8)}"


def _advance(reader: Reader) -> AdvanceJson:
    """One way to go on. Only its shape is checked here: a selector or an address half typed is kept, and is a gap."""
    when = reader.one_of("when", ADVANCES, "target_click")
    if when == "value":
        reader.one_of("operator", TYPED, "non_empty")
    elif when == "url":
        reader.one_of("part", PARTS, "path")
        reader.one_of("operator", OPERATORS, "equals")
    elif when == "delay" and not _is_a_wait(reader.value.get("seconds")):
        reader.fault("seconds", f"must be a number from 0 to {LONGEST_WAIT:,}")
    return cast("AdvanceJson", {**bounded(reader), "when": when})


def _is_a_wait(seconds: Any) -> bool:
    return isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds <= LONGEST_WAIT
