"""Somebody whom the page of a site in identified mode told Cairn of."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from models.event.batch_person import BatchPerson
from models.event.batch_record import record
from models.event.event_batch import Batch, Event
from models.event.identified_visitor import AttributeValue
from models.event.person_pseudonym import pseudonym_of, subject_of
from models.event.sorted_batch import sort
from models.guide import Guide
from models.release.shown_version import Shown
from models.site import Site
from models.site.identified_mode import IdentifiedMode, IdentifiedModeTerms

TERMS = IdentifiedModeTerms("To help customers who got stuck.", "contract", ("plan", "mail"))
MARK = "qzx4711@customer.example"


def in_identified_mode(session: Session, site: Site, now: datetime) -> IdentifiedMode:
    return IdentifiedMode.of(session, site) or TERMS.turn_on(session, site, now)


def engaged(
    session: Session,
    site: Site,
    guide: Guide,
    now: datetime,
    person: str = MARK,
    attributes: Mapping[str, AttributeValue] | None = None,
    figures: tuple[str, ...] = ("started", "reached", "completed"),
) -> None:
    """They did that with the guide, as their browser says it."""
    version = "a" * 64
    shown = {(guide.key, version): Shown(guide.id, version, frozenset({"s1"}), frozenset({"en"}), None)}
    events = [Event(one, guide.key, version, "s1" if one == "reached" else "", True, "en", "desktop") for one in figures]
    told = BatchPerson(subject_of(site, person), {"plan": "harbour", "mail": person} if attributes is None else attributes)
    batch = Batch("production", events, "", told)
    record(session, [sort(batch, shown, (site.id, site.organisation_id), now)], now)


def person_of(session: Session, site: Site, guide: Guide, now: datetime) -> dict[str, object]:
    """What addresses of somebody who engaged are filled with."""
    site = session.merge(site)
    mode = in_identified_mode(session, site, now)
    engaged(session, site, guide, now)
    return {"pseudonym": pseudonym_of(session, mode, subject_of(site, MARK))}
