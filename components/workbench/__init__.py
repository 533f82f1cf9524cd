"""The editor's three panes: the steps, the page with the step drawn on it, the step's form."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from components import Component
from components.button_editor import ActionChoices
from components.live_page_link import LivePageLink
from components.step_form import StepForm
from components.step_list import StepList
from models.guide import Guide, GuideDocument, Step
from models.guide.live_edit import draft_state
from models.guide.step_target import target_state
from models.guide.target_verdict import TargetVerdict
from models.page.content_policy import blocking_directive
from models.page.snapshot_archive import PageSnapshot


@dataclass(frozen=True)
class CanvasPicture:
    """The element of that number is the step's; `width` is that of the window it was drawn in, in CSS pixels."""

    node: int | None
    width: int | None


@dataclass(frozen=True)
class Workbench(Component):
    guide_id: int
    chosen: str
    number: int
    total: int
    steps: StepList
    form: StepForm | None
    page: str
    snapshot_id: int | None
    fetched_at: datetime | None
    warning: str
    needs_target: bool
    has_targets: bool
    may_edit: bool
    problem: str
    target_state: str = ""
    has_words: bool = False
    draft: str = ""
    """Names the draft that is drawn."""

    is_pointed: bool = False
    blocked: tuple[str, str] | None = None
    """The directive of the page's policy that keeps Cairn out of it, and the origin that it has to allow."""

    picture: "CanvasPicture | None" = None
    """What an author's browser drew of the page, where what the server fetched does not show the step's element."""

    @classmethod
    def of(
        cls,
        guide: Guide,
        document: GuideDocument,
        step: Step | None,
        *,
        snapshot: PageSnapshot | None,
        verdicts: dict[str, TargetVerdict],
        may_edit: bool,
        problem: str = "",
        guides: ActionChoices = (),
        declared: Collection[str] = (),
        saved: bool = False,
        origin: str = "",
    ) -> "Workbench":
        return cls(
            guide_id=guide.id,
            chosen=step.id if step else "",
            number=document.steps.index(step) + 1 if step else 0,
            total=len(document.steps),
            steps=StepList.of(guide, document, step, verdicts, may_edit=may_edit),
            form=StepForm.of(
                guide, document, step, verdicts.get(step.id), may_edit=may_edit, guides=guides, declared=declared, saved=saved
            )
            if step
            else None,
            page=step.page if step else "",
            snapshot_id=snapshot.id if snapshot else None,
            fetched_at=snapshot.fetched_at if snapshot else None,
            warning=snapshot.warning if snapshot else "",
            needs_target=bool(step and step.needs_target and not step.first_selector and may_edit),
            has_targets=any(other.first_selector for other in document.steps),
            may_edit=may_edit,
            problem=problem,
            target_state=target_state(step.target) if step else "",
            has_words=bool(step and (step.title or step.body)),
            draft=draft_state(guide),
            blocked=_blocked(snapshot, origin),
            is_pointed=bool(step and step.first_selector),
            picture=CanvasPicture(snapshot.node, snapshot.width) if snapshot and snapshot.is_picture else None,
        )

    @property
    def is_elsewhere(self) -> bool:
        """Whether what was fetched is not what visitors see: a sign-in form, or a shell that scripts fill."""
        return bool(self.snapshot_id and self.warning)

    @property
    def live(self) -> LivePageLink:
        return LivePageLink(self.guide_id, self.chosen, "point", main=True)

    @property
    def record(self) -> LivePageLink:
        return LivePageLink(self.guide_id, self.chosen, "record")


def _blocked(snapshot: PageSnapshot | None, origin: str) -> tuple[str, str] | None:
    directive = blocking_directive(snapshot.policy, origin) if snapshot and origin else ""
    return (directive, origin) if directive else None
