"""Labels of guides: names by which an organisation sorts them. A label is there as long as a guide has it."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.guide.guide import BETWEEN_LABELS, Guide

LONGEST_LABEL = 30
MOST_OF_A_GUIDE = 10
MOST_OF_ALL = 60


class BadLabel(ValueError):
    """A label that can't be given; the sentence says why."""


def labels_of(guide: Guide) -> tuple[str, ...]:
    return tuple(label for label in guide.labels.split(BETWEEN_LABELS) if label)


def all_labels(session: Session, organisation_id: int, but: Collection[int] = ()) -> list[str]:
    """Those of the organisation's guides, but for those of some sites, by name."""
    query = select(Guide.labels).where(Guide.organisation_id == organisation_id, Guide.site_id.not_in(but), Guide.labels != "")
    query = query.where(Guide.deleted_at.is_(None))
    found = {label for kept in session.scalars(query.distinct()) for label in kept.split(BETWEEN_LABELS) if label}
    return sorted(found, key=lambda label: (label.casefold(), label))


def has_label(label: str) -> ColumnElement[bool]:
    """Whether a guide has exactly that one, for a query."""
    return Guide.labels.contains(f"{BETWEEN_LABELS}{label}{BETWEEN_LABELS}", autoescape=True)


def read_label(typed: str, known: Iterable[str]) -> str:
    """The label that was meant: one that is written otherwise in small and capital letters only is the same. Raises BadLabel."""
    label = " ".join(typed.split())
    if not label:
        raise BadLabel("Type a label, such as Onboarding.")
    if len(label) > LONGEST_LABEL:
        raise BadLabel(f"A label can have at most {LONGEST_LABEL} characters.")
    there = list(known)
    same = next((one for one in there if one.casefold() == label.casefold()), None)
    if same is None and len(there) >= MOST_OF_ALL:
        raise BadLabel(f"There are {MOST_OF_ALL} labels already; take one away first.")
    return same or label


def put_labels(guide: Guide, labels: Iterable[str]) -> None:
    """Makes those its labels, in the order of their names. Raises BadLabel."""
    wanted = sorted(set(labels), key=lambda label: (label.casefold(), label))
    if len(wanted) > MOST_OF_A_GUIDE:
        raise BadLabel(f"{guide.name} has {MOST_OF_A_GUIDE} labels already, as many as a guide can have.")
    guide.labels = f"{BETWEEN_LABELS}{BETWEEN_LABELS.join(wanted)}{BETWEEN_LABELS}" if wanted else ""
