"""What identified visitors did with guides, by day: written with the counts and in the same transaction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Date, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.identified_visitor import AttributeValue, IdentifiedVisitor, VisitorAttribute
from models.event.person_pseudonym import pseudonym_of
from models.event.sorted_batch import Place, Sorted
from models.site.identified_mode import IdentifiedMode
from models.support.database import Base
from models.support.many_rows import add_rows

ENGAGED = ("started", "reached", "completed", "dismissed", "target_missing", "left_page")
"""Figures that are noted of a person: what they did. That a guide was due for them is nothing that they did."""

KEY = ("visitor", "guide_id", "environment", "day", "figure", "step")


class Engagement(Base):
    """How often one identified visitor did one thing with a guide on a day of the organisation's clock."""

    __tablename__ = "engagements"

    visitor: Mapped[str] = mapped_column(ForeignKey("identified_visitors.name", ondelete="CASCADE"), primary_key=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True, index=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True, index=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]


@dataclass
class _Deeds:
    """What one person did, of however many batches."""

    attributes: dict[str, AttributeValue] = field(default_factory=dict[str, AttributeValue])
    totals: Counter[Place] = field(default_factory=Counter[Place])


def note_people(session: Session, batches: Iterable[Sorted], day: date) -> None:
    """Of batches for sites that are not in identified mode, whom they name goes nowhere; of the others, attributes that are not
    allowed, and whatever is said of who must be left alone.
    """
    named = [one for one in batches if one.person and one.sums]
    if not named:
        return
    asked = select(IdentifiedMode).where(IdentifiedMode.site_id.in_({one.site_id for one in named}))
    modes = {one.site_id: one for one in session.scalars(asked.with_for_update(read=True, key_share=True))}
    # In one order everywhere, so that two writers never wait for each other's rows.
    for (site_id, pseudonym), deeds in sorted(_deeds(session, named, modes).items(), key=lambda one: one[0]):
        visitor = IdentifiedVisitor.met(session, modes[site_id], pseudonym, day)
        if not visitor.rests:
            visitor.last_day = max(visitor.last_day, day)
            VisitorAttribute.put(session, visitor, deeds.attributes)
            _add(session, visitor, deeds, day)


def _deeds(session: Session, batches: Iterable[Sorted], modes: dict[int, IdentifiedMode]) -> dict[tuple[int, str], _Deeds]:
    found: dict[tuple[int, str], _Deeds] = {}
    for one in batches:
        mode = modes.get(one.site_id)
        if mode is None or one.person is None:
            continue
        pseudonym = pseudonym_of(session, mode, one.person.subject, may_make=True)
        theirs = found.setdefault((one.site_id, pseudonym), _Deeds())
        theirs.attributes |= {name: value for name, value in one.person.attributes.items() if name in mode.attributes}
        for place, (total, _) in one.sums.items():
            if place.figure in ENGAGED:
                theirs.totals[place._replace(version="", locale="", device="")] += total
    return {who: deeds for who, deeds in found.items() if deeds.totals}


def _add(session: Session, visitor: IdentifiedVisitor, deeds: _Deeds, day: date) -> None:
    rows = [
        {
            "visitor": visitor.name,
            "guide_id": place.guide_id,
            "environment": place.environment,
            "day": day,
            "figure": place.figure,
            "step": place.step,
            "organisation_id": visitor.organisation_id,
            "total": total,
        }
        for place, total in sorted(deeds.totals.items())
    ]
    add_rows(session, Engagement, rows, KEY, add=("total",))
