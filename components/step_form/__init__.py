"""The form of one step: what it says, where it points, how a visitor goes on. Saved while typing."""

from collections.abc import Collection
from dataclasses import dataclass

from components import Component
from components.advance_editor import AdvanceEditor
from components.attribute_note import AttributeNote
from components.button_editor import ActionChoices, ButtonEditor
from components.kind_picker import KindPicker
from components.opener_field import OpenerField
from components.placement_picker import PlacementPicker
from components.save_state import SaveState
from components.step_form.fold_words import look_words, place_words
from components.step_list import title_of
from components.target_panel import TargetPanel
from models.guide import Guide, GuideDocument, Step
from models.guide.picture_markup import for_editor
from models.guide.step import BACKDROPS, MOST_BUTTONS, PLACEMENTS
from models.guide.step_gaps import button_gap
from models.guide.step_pages import usual_page
from models.guide.step_ways import page_name
from models.guide.target_verdict import TargetVerdict

BACKDROP_WORDS = {"none": "Nothing", "dim": "The page, dimmed", "spotlight": "The page dimmed, but not the element"}
PROGRESS_WORDS = {"none": "None", "dots": "Dots", "count": "2 of 5", "bar": "Bar"}
LAYOUT_WORDS = {
    "plain": "Plain",
    "above": "Picture above",
    "beside": "Picture beside",
    "bubble": "Speech bubble",
}
MISSING_WORDS = {"skip": "skip this step", "end": "end the guide", "show": "show it without the element"}
PULSE_WORDS = {"ring": "Spreading ring", "dot": "Breathing dot", "none": "Still"}
OPEN_WORDS = {"click": "When clicked", "hover": "When hovered or clicked"}


@dataclass(frozen=True)
class StepForm(Component):
    """`kind` is None in a group of hotspots, where there is nothing to choose."""

    guide_id: int
    step: Step
    number: int
    kind: KindPicker | None
    placement: PlacementPicker | None
    buttons: tuple[ButtonEditor, ...]
    advance: AdvanceEditor | None
    save_state: SaveState
    target: TargetPanel | None
    may_edit: bool
    opener: OpenerField | None = None
    attributes: AttributeNote | None = None

    @classmethod
    def of(
        cls,
        guide: Guide,
        document: GuideDocument,
        step: Step,
        verdict: TargetVerdict | None,
        *,
        may_edit: bool,
        guides: ActionChoices = (),
        declared: Collection[str] = (),
        saved: bool = False,
    ) -> "StepForm":
        """`guides` are the site's others, for a button that starts one, as pairs of key and name; `declared` its attributes."""
        hotspot = step.kind == "hotspot"
        return cls(
            guide_id=guide.id,
            step=step,
            number=document.steps.index(step) + 1,
            kind=None if guide.kind == "hotspots" else KindPicker(step.kind),
            placement=PlacementPicker.of(step) if len(PLACEMENTS[step.kind]) > 1 else None,
            buttons=_buttons(document, step, guides),
            advance=None if hotspot else AdvanceEditor.of(step),
            save_state=SaveState.of(step, "Saved" if saved else ""),
            target=TargetPanel.of(guide, step, verdict, may_edit=may_edit) if step.needs_target else None,
            may_edit=may_edit,
            attributes=AttributeNote.of(guide.site_id, step, declared),
            opener=OpenerField.of(guide.id, document, step) if step.kind == "tooltip" else None,
        )

    @property
    def body(self) -> str:
        """The text as its field loads it."""
        return for_editor(self.step.body)

    @property
    def has_room(self) -> bool:
        """Whether another button fits."""
        return len(self.buttons) < MOST_BUTTONS

    @property
    def backdrops(self) -> list[tuple[str, str]]:
        """A spotlight needs an element to leave lit."""
        return [(name, BACKDROP_WORDS[name]) for name in BACKDROPS if name != "spotlight" or self.step.needs_target]

    @property
    def progress(self) -> dict[str, str]:
        return PROGRESS_WORDS

    @property
    def look_words(self) -> str:
        return look_words(self.step)

    @property
    def place_words(self) -> str:
        return place_words(self.step)

    @property
    def layouts(self) -> dict[str, str]:
        return LAYOUT_WORDS

    @property
    def layout_hint(self) -> str:
        """What a layout still needs."""
        needs_picture = self.step.layout in {"above", "beside"} and "<img" not in self.step.body
        return "Put a picture into the text: it goes there." if needs_picture else ""

    @property
    def usual_page(self) -> str:
        return usual_page(self.step.page) if self.step.page else "/"

    @property
    def usual_page_name(self) -> str:
        return page_name(self.step)

    @property
    def missing(self) -> dict[str, str]:
        return MISSING_WORDS

    @property
    def pulses(self) -> dict[str, str]:
        return PULSE_WORDS

    @property
    def openings(self) -> dict[str, str]:
        return OPEN_WORDS


def _buttons(document: GuideDocument, step: Step, guides: ActionChoices) -> tuple[ButtonEditor, ...]:
    ids = [other.id for other in document.steps]
    steps = tuple((other.id, f"{number}. {title_of(other)}") for number, other in enumerate(document.steps, start=1))
    return tuple(ButtonEditor(index, button, steps, guides, button_gap(button, ids)) for index, button in enumerate(step.buttons))
