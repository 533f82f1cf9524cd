"""A guide's funnel: how many started, how many reached each step, how it ended."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.event.event_count import totals
from models.guide.guide import Guide


@dataclass(frozen=True)
class Rung:
    """One step of the funnel. `share` is of those that started, from 0 to 1."""

    name: str
    total: int
    uniques: int
    share: float


@dataclass(frozen=True)
class Funnel:
    rungs: tuple[Rung, ...]
    eligible: int
    started: int
    completed: int
    dismissed: int
    target_missing: int
    left_page: int
    uniques: int

    @property
    def completion(self) -> float:
        return self.completed / self.started if self.started else 0.0


def funnel(session: Session, guide: Guide, since: date, environment: str = "production") -> Funnel:
    """The guide's funnel from that day on, over the steps of its current draft."""
    sums = totals(session, guide, since, environment)

    def figure(name: str, step: str | None = None) -> tuple[int, int]:
        matching = [counts for (figure, at), counts in sums.items() if figure == name and (step is None or at == step)]
        return sum(total for total, _ in matching), sum(uniques for _, uniques in matching)

    started, uniques = figure("started")
    completed, completed_uniques = figure("completed")
    draft = guide.readable
    rungs = [
        _rung(f"{number}. {step.title or step.kind.capitalize()}", figure("reached", step.id), started)
        for number, step in enumerate(draft.steps if draft else (), start=1)
    ]
    return Funnel(
        rungs=(*rungs, _rung("Completed", (completed, completed_uniques), started)),
        eligible=figure("eligible")[0],
        started=started,
        completed=completed,
        dismissed=figure("dismissed")[0],
        target_missing=figure("target_missing")[0],
        left_page=figure("left_page")[0],
        uniques=uniques,
    )


def _rung(name: str, counts: tuple[int, int], started: int) -> Rung:
    total, uniques = counts
    return Rung(name, total, uniques, min(total / started, 1.0) if started else 0.0)
