"""A guide's funnel: how many started, how many reached each step, and what became of those that did not reach the next.

A run is counted at each step once. Whoever is not at the next step finished here, closed the guide, left the page, or the next
step's target was not there; what is left over went without a word. More can come to a step than left the one before: past a step
whose target was missing, back on the page after leaving it, or by a button that leads on. The funnel says so and hides nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.event.counted_step import CountedStep
from models.event.figure_selection import ALL, UNIQUE, Selection
from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.publication import Publication
from models.guide.step import Step
from models.guide.version import Version
from models.release.version_change import full_names
from models.release.wire_format import NAME
from models.support.json_reader import Faults

Sums = dict[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True)
class Loss:
    """Between a step and the next. `missing` is of the next step's target; `silent` went without a word, or came from elsewhere
    where it is below 0.
    """

    finished: int = 0
    dismissed: int = 0
    left_page: int = 0
    missing: int = 0
    silent: int = 0


@dataclass(frozen=True)
class Rung:
    """One step of the funnel. `share` is of those that started, from 0 to 1; `after` is what became of them before the next."""

    name: str
    total: int
    uniques: int
    share: float
    step: str = ""
    after: Loss | None = None


@dataclass(frozen=True)
class Funnel:
    """`elsewhere` counts what reached steps that the guide has no more; `is_ordered` is false for a group of hotspots."""

    rungs: tuple[Rung, ...]
    eligible: int
    started: int
    completed: int
    dismissed: int
    target_missing: int
    left_page: int
    uniques: int
    elsewhere: int = 0
    is_ordered: bool = True
    later: int = 0
    """How many of those that started were not shown the first step."""

    @property
    def completion(self) -> float:
        return self.completed / self.started if self.started else 0.0


def funnel(session: Session, chosen: Selection, way: str = ALL) -> Funnel:
    """Over the steps of the chosen version or, of all versions, of the one that is live, else of the draft."""
    sums: Sums = {}
    for step, figure, total, unique in chosen.sums(session, CountedStep.step):
        before = sums.get((figure, step), (0, 0))
        sums[figure, step] = (before[0] + total, before[1] + unique)
    steps = _steps(session, chosen)
    return _drawn(sums, steps, way, is_ordered=chosen.guide.kind == "tour")


def _drawn(sums: Sums, steps: Sequence[Step], way: str, *, is_ordered: bool) -> Funnel:
    def both(figure: str, step: str | None = None) -> tuple[int, int]:
        matching = [counts for (name, at), counts in sums.items() if name == figure and (step is None or at == step)]
        return sum(total for total, _ in matching), sum(unique for _, unique in matching)

    def figure(name: str, step: str | None = None) -> int:
        return both(name, step)[way == UNIQUE]

    def rung(name: str, counts: tuple[int, int], step: str = "", after: Loss | None = None) -> Rung:
        return Rung(name, *counts, _share(counts[way == UNIQUE], figure("started")), step, after)

    def after(at: int) -> Loss:
        here, is_last = steps[at].id, at == len(steps) - 1
        finished = figure("completed", here)
        missing = 0 if is_last else figure("target_missing", steps[at + 1].id)
        told = finished + figure("dismissed", here) + figure("left_page", here) + missing
        onward = 0 if is_last else figure("reached", steps[at + 1].id)
        silent = figure("reached", here) - onward - told
        return Loss(0 if is_last else finished, figure("dismissed", here), figure("left_page", here), missing, silent)

    rungs = [
        rung(_name(number, step), both("reached", step.id), step.id, after(number - 1) if is_ordered else None)
        for number, step in enumerate(steps, start=1)
    ]
    known = {step.id for step in steps}
    first = figure("reached", steps[0].id) if steps and is_ordered else figure("started")
    return Funnel(
        rungs=(*rungs, rung("Completed", both("completed"))),
        eligible=figure("eligible"),
        started=figure("started"),
        completed=figure("completed"),
        dismissed=figure("dismissed"),
        target_missing=figure("target_missing"),
        left_page=figure("left_page"),
        uniques=both("started")[1],
        elsewhere=sum(counts[way == UNIQUE] for (name, at), counts in sums.items() if name == "reached" and at not in known),
        is_ordered=is_ordered,
        later=max(figure("started") - first, 0),
    )


def _steps(session: Session, chosen: Selection) -> Sequence[Step]:
    asked = full_names(session, chosen.guide.id).get(chosen.version[:NAME]) if chosen.version else None
    version = asked or _live(session, chosen.guide, chosen.environment)
    frozen = session.get(Version, (chosen.guide.id, version)) if version else None
    document = _read(frozen.draft) if frozen is not None and frozen.draft is not None else None
    document = document or chosen.guide.readable
    return document.steps if document else ()


def _live(session: Session, guide: Guide, environment: str) -> str:
    live = Publication.of(session, guide, environment)
    return live.version_hash if live else ""


def _read(draft: object) -> GuideDocument | None:
    try:
        return GuideDocument.read(draft, kept=True)
    except Faults:
        return None


def _name(number: int, step: Step) -> str:
    return f"{number}. {step.title or step.kind.capitalize()}"


def _share(count: int, started: int) -> float:
    return min(count / started, 1.0) if started else 0.0
