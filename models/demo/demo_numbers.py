"""Two weeks of numbers that could be true: busier on working days, some leave, one target that was missing for a while."""

from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from models.event.event_count import Count
from models.guide import Guide

DAYS = 14
SEED = 20
VISITORS_ON_A_WEEKDAY = 46
STAY = 0.87  # of those on a step, how many reach the next
RETURNING = 0.18  # of those who start, how many did so before
MOBILE = 0.22


def remember(session: Session, guide: Guide, version: str, today: date) -> None:
    """Counts for the fourteen days before today, the same ones for the same guide and day."""
    chance = Random(f"{SEED} {guide.name}")  # noqa: S311 - figures for show
    for day in (today - timedelta(days=age) for age in range(DAYS, 0, -1)):
        visitors = round(VISITORS_ON_A_WEEKDAY * (0.45 if day.weekday() >= 5 else 1) * chance.uniform(0.8, 1.2))
        mobile = round(visitors * MOBILE)
        for device, number in (("desktop", visitors - mobile), ("mobile", mobile)):
            for (figure, step), total in _walk(guide, number, chance).items():
                uniques = round(total * (1 - RETURNING))
                session.add(
                    Count(
                        guide_id=guide.id,
                        organisation_id=guide.organisation_id,
                        environment="production",
                        day=day,
                        figure=figure,
                        version=version,
                        step=step,
                        locale="en",
                        device=device,
                        total=total,
                        uniques=uniques,
                    )
                )
    session.flush()


def _walk(guide: Guide, visitors: int, chance: Random) -> dict[tuple[str, str], int]:
    """(figure, step) → how often, for that many visitors of one day."""
    counts = {("eligible", ""): round(visitors * 1.3), ("started", ""): visitors}
    left = visitors
    for step in guide.document.steps:
        counts["reached", step.id] = left
        going = sum(chance.random() < STAY for _ in range(left))
        for _ in range(left - going):
            ending = chance.choices(("dismissed", "left_page", "target_missing"), (6, 3, 1))[0]
            counts[ending, step.id] = counts.get((ending, step.id), 0) + 1
        left = going
    counts["completed", ""] = left
    return {place: total for place, total in counts.items() if total}
