"""Which people engaged with a guide: of sites in identified mode, the latest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from models.event.figure_selection import Selection
from models.event.identified_visitor import AttributeValue, IdentifiedVisitor, VisitorAttribute, visitor_subject
from models.event.visitor_engagement import ENGAGED, Engagement
from models.support.subject_key import hold_secrets

Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])

DEEDS = tuple(figure for figure in ENGAGED if figure != "reached")
"""What is said of a person beside how far they came."""


@dataclass(frozen=True)
class EngagedPerson:
    """`reached` are the ids of the steps that they were shown, `totals` how often each of DEEDS was counted."""

    pseudonym: str
    attributes: Mapping[str, AttributeValue]
    totals: Mapping[str, int]
    reached: frozenset[str]
    first_day: date
    last_day: date
    name: str


@dataclass(frozen=True)
class EngagedPeople:
    """`did` narrows to those of whom that figure was counted; empty for everybody who engaged. Who is restricted is left out."""

    chosen: Selection
    did: str = ""

    def number(self, session: Session) -> int:
        return session.scalar(select(func.count()).select_from(self._grouped().subquery())) or 0

    def page(self, session: Session, most: int, after: str = "") -> tuple[list[EngagedPerson], str]:
        """So many, behind the cursor of the page before; and the cursor of the next, empty where there is none."""
        found = self._grouped().subquery()
        asked = select(found).order_by(found.c.last.desc(), found.c.visitor).limit(most + 1)
        if place := _read_cursor(after):
            day, name = place
            asked = asked.where(or_(found.c.last < day, and_(found.c.last == day, found.c.visitor > name)))
        rows = session.execute(asked).all()
        people = people_of(session, rows[:most], self._reached(session, [row.visitor for row in rows[:most]]))
        return people, f"{rows[most - 1].last}.{rows[most - 1].visitor}" if len(rows) > most else ""

    def piece(self, session: Session, most: int, after: str = "") -> tuple[list[EngagedPerson], str]:
        """So many of all, by names that mean nothing and stay as they are: of who engages between one piece and the next, nobody
        is left out or told of twice. And the name behind which the next piece begins, empty where there is none.
        """
        asked = self._grouped().where(Engagement.visitor > after).order_by(Engagement.visitor).limit(most + 1)
        rows = session.execute(asked).all()
        people = people_of(session, rows[:most], self._reached(session, [row.visitor for row in rows[:most]]))
        return people, rows[most - 1].visitor if len(rows) > most else ""

    def _grouped(self) -> Select[Any]:
        sums = [func.sum(case((Engagement.figure == figure, Engagement.total), else_=0)).label(figure) for figure in DEEDS]
        first, last = func.min(Engagement.day).label("first"), func.max(Engagement.day).label("last")
        asked = self._theirs(select(Engagement.visitor, first, last, *sums)).group_by(Engagement.visitor)
        if self.did in DEEDS:
            asked = asked.having(func.sum(case((Engagement.figure == self.did, Engagement.total), else_=0)) > 0)
        return asked

    def _theirs(self, asked: Q) -> Q:
        guide, period = self.chosen.guide, self.chosen.period
        shown = select(IdentifiedVisitor.name).where(
            IdentifiedVisitor.organisation_id == guide.organisation_id, IdentifiedVisitor.restricted_at.is_(None)
        )
        return asked.where(
            Engagement.organisation_id == guide.organisation_id,
            Engagement.guide_id == guide.id,
            Engagement.environment == self.chosen.environment,
            Engagement.day >= period.since,
            Engagement.day <= period.until,
            Engagement.visitor.in_(shown),
        )

    def _reached(self, session: Session, names: Sequence[str]) -> dict[str, set[str]]:
        asked = self._theirs(select(Engagement.visitor, Engagement.step).distinct())
        found: dict[str, set[str]] = {}
        for name, step in session.execute(asked.where(Engagement.figure == "reached", Engagement.visitor.in_(names))):
            found.setdefault(name, set()).add(step)
        return found


def people_of(session: Session, rows: Sequence[Any], reached: Mapping[str, set[str]]) -> list[EngagedPerson]:
    names = [row.visitor for row in rows]
    called = select(IdentifiedVisitor.name, IdentifiedVisitor.pseudonym).where(IdentifiedVisitor.name.in_(names))
    pseudonyms = dict(session.execute(called).all())
    attributes = attributes_of(session, names)
    return [
        EngagedPerson(
            pseudonyms[row.visitor],
            attributes.get(row.visitor, {}),
            {figure: int(getattr(row, figure)) for figure in DEEDS},
            frozenset(reached.get(row.visitor, ())),
            row.first,
            row.last,
            row.visitor,
        )
        for row in rows
    ]


def attributes_of(session: Session, names: Sequence[str]) -> dict[str, dict[str, AttributeValue]]:
    """By visitor; what can't be opened any more is left out."""
    hold_secrets(session, [visitor_subject(name) for name in names])
    asked = select(VisitorAttribute).where(VisitorAttribute.visitor.in_(names)).order_by(VisitorAttribute.name)
    found: dict[str, dict[str, AttributeValue]] = {}
    for one in session.scalars(asked):
        if (value := one.value) is not None:
            found.setdefault(one.visitor, {})[one.name] = value
    return found


def _read_cursor(text: str) -> tuple[date, str] | None:
    """None for the first page, and for what is no cursor."""
    day, _, name = text.partition(".")
    try:
        return date.fromisoformat(day), name[:24]
    except ValueError:
        return None
