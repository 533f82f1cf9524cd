"""The JSON of a guide: as releases carry it, which their schema describes and versions keep, and as drafts keep it."""

from typing import NotRequired, TypedDict

from models.guide.rich_tree import RichText
from models.guide.rules.rules_json import DraftRulesJson, PageRuleJson, RulesJson
from models.site.release_theme import ThemeJson
from models.targets.target_json import TargetForVisitors, TargetJson


class ActionJson(TypedDict):
    """What a button does: a step or guide to go to, an address, a text to copy, a name and a value, as the type needs it."""

    type: str
    step: NotRequired[str]
    guide: NotRequired[str]
    url: NotRequired[str]
    tab: NotRequired[str]
    text: NotRequired[str]
    name: NotRequired[str]
    value: NotRequired[str | float | bool]


class ButtonJson(TypedDict):
    """`style` is primary, secondary or link."""

    label: str
    action: ActionJson
    style: NotRequired[str]


class AdvanceJson(TypedDict):
    """A way to go on. An address has the members of a page rule; a selector, a name or seconds come as `when` needs it."""

    when: str
    operator: NotRequired[str]
    part: NotRequired[str]
    value: NotRequired[str]
    strict: NotRequired[bool]
    selector: NotRequired[str]
    name: NotRequired[str]
    seconds: NotRequired[float]


class MissingJson(TypedDict):
    """Seconds to wait for a target, and what happens then."""

    wait: int
    then: str


class OpenerJson(TargetForVisitors):
    """What opens what a target is in, and the sentence that is shown beside it while it is closed."""

    way: str


class BackdropJson(TypedDict):
    """What lies over the page around a step; `through` lets visitors click the page below it."""

    kind: str
    through: bool


class StepJson(TypedDict):
    """A step as visitors get it; what has its usual value may be left out. `on`: its pages, `width`: in CSS pixels.

    `page` is where its element was picked, for checks in a build; it does not travel to visitors. `way` is what visitors are told
    who have to come to its pages first, `opener` what they have to open before its target is there.
    """

    id: str
    kind: str
    title: NotRequired[str]
    body: NotRequired[RichText]
    page: NotRequired[str]
    on: NotRequired[list[PageRuleJson]]
    way: NotRequired[str]
    target: NotRequired[TargetForVisitors]
    opener: NotRequired[OpenerJson]
    missing: NotRequired[MissingJson]
    placement: NotRequired[str]
    backdrop: NotRequired[BackdropJson]
    width: NotRequired[int]
    arrow: NotRequired[bool]
    progress: NotRequired[str]
    push: NotRequired[bool]
    layout: NotRequired[str]
    pulse: NotRequired[str]
    open: NotRequired[str]
    buttons: NotRequired[list[ButtonJson]]
    advance: NotRequired[list[AdvanceJson]]


TranslationsJson = dict[str, dict[str, str | RichText]]
"""Language → path of a text → the text."""


class ContentJson(TypedDict):
    """What a guide says; `theme` is its own, where it does not have the site's."""

    steps: list[StepJson]
    language: NotRequired[str]
    translations: NotRequired[TranslationsJson]
    theme: NotRequired[ThemeJson]


class GuideHead(TypedDict):
    """What a guide has wherever it is listed."""

    id: str
    name: str
    kind: str
    created: str
    priority: NotRequired[int]
    rules: NotRequired[RulesJson]
    start: NotRequired[str]


class CompiledGuide(GuideHead):
    """A guide as its version is named by: without the version."""

    content: ContentJson


class GuideEntry(CompiledGuide):
    """A version of a guide with its content."""

    version: str


class SplitJson(TypedDict):
    """A second version that `percent` of browsers are given instead; the share is drawn by `name`."""

    name: str
    percent: int
    version: str
    content_hash: str
    step_numbers: NotRequired[list[int]]


class ListedGuide(GuideHead):
    """A guide in a release, which names a large content by its hash; its step numbers are those of `release/step_number.py`."""

    version: str
    content: NotRequired[ContentJson]
    content_hash: NotRequired[str]
    step_numbers: NotRequired[list[int]]
    split: NotRequired[SplitJson]


class StepDraftJson(TypedDict):
    """A step as a draft keeps it, with every member; `body` is sanitised HTML and `page` the address it was picked on."""

    id: str
    kind: str
    title: str
    body: str
    page: str
    on: NotRequired[str]
    page_name: NotRequired[str]
    target: TargetJson | None
    opener: NotRequired[TargetJson | None]
    placement: str
    backdrop: BackdropJson
    width: int
    arrow: bool
    progress: str
    missing: MissingJson
    layout: NotRequired[str]
    pulse: str
    open: str
    push: bool
    buttons: list[ButtonJson]
    advance: list[AdvanceJson]


class TranslationJson(TypedDict):
    """A text in another language; `of` names the source it was made from."""

    text: str
    of: str


class DocumentJson(TypedDict):
    """A guide's content as a draft keeps it; `format` is 1. Translations: language → path of a text → translation."""

    format: int
    steps: list[StepDraftJson]
    rules: DraftRulesJson
    language: NotRequired[str]
    theme: NotRequired[str]
    translations: NotRequired[dict[str, dict[str, TranslationJson]]]


class FrozenTarget(TypedDict):
    """What a version keeps of a step's target for checks: the page it was picked on, and all of the target."""

    page: str
    target: TargetJson
