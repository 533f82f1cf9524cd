"""Whether checks and visitors agree on a finding: neither alone calls it lost while the other says the opposite."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.check.finding import Finding
from models.event.target_sighting import Sighting, sightings

CHECK, VISITORS = "check", "visitors"
VISITORS_ALONE = "It was reported from several networks within an hour. Look at the page as a visitor does; a check can't see it."


@dataclass(frozen=True)
class Agreement:
    """`missed` counts visitors who came to the broken step since the finding was opened; `disagrees` when the two sources do."""

    missed: int
    reached: int
    disagrees: bool
    sentence: str


def agreement_of(finding: Finding, now: Sighting) -> Agreement:
    """What both sources say together, in a sentence."""
    since = now.since(finding.missed_then, finding.reached_then)
    if finding.source == VISITORS:
        return Agreement(now.missed, now.reached, disagrees=False, sentence=VISITORS_ALONE)
    if since.missed:
        sentence = f"Visitors' browsers miss it too: {since.missed:,} of {since.missed + since.reached:,} since then."
        return Agreement(since.missed, since.reached, disagrees=False, sentence=sentence)
    if since.reached and not finding.is_weak:
        sentence = (
            f"The check does not find it, but visitors' browsers were shown this step {since.reached:,} times since. "
            "Perhaps they get another page than Cairn does."
        )
        return Agreement(0, since.reached, disagrees=True, sentence=sentence)
    return Agreement(0, since.reached, disagrees=False, sentence="" if since.reached else "No visitor has come this far since.")


def agreements(session: Session, findings: Sequence[Finding]) -> dict[int, Agreement]:
    """Finding → what both say of it; one query whatever their number."""
    seen = sightings(session, {finding.guide_id for finding in findings})
    return {one.id: agreement_of(one, seen.get((one.guide_id, one.step_id), Sighting())) for one in findings}
