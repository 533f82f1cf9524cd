"""An identified visitor as screens of who manages the site show them, and what is noted where their rights are served."""

from dataclasses import dataclass

from sqlalchemy import func, select
from starlette.exceptions import HTTPException
from starlette.requests import Request

from components.person_finder import PersonFinder
from components.person_panel import GuideDeeds, PersonPanel
from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.event.visitor_engagement import ENGAGED, Engagement
from models.guide import Guide
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import find_visitor, waiting_erasures
from models.site import Site
from models.site.identified_mode import IdentifiedMode
from web.kit.context import context
from web.lookup import find_site
from web.screens.felt_worker import has_worker

MOST_LISTED = 50
LONGEST_ID = 1000


@dataclass(frozen=True)
class Person:
    site: Site
    mode: IdentifiedMode
    visitor: IdentifiedVisitor


def find_person(request: Request) -> Person:
    """Whoever the address names by a pseudonym, for who manages the site."""
    site = find_site(request, may="manage")
    db = context(request).db
    mode = IdentifiedMode.of(db, site)
    visitor = find_visitor(db, mode, request.path_params["pseudonym"]) if mode else None
    if mode is None or visitor is None:
        raise HTTPException(404)
    return Person(site, mode, visitor)


def note_right(request: Request, person: Person, what: str) -> None:
    """In the audit log, which does not say who it was about: that would outlast them."""
    here, site = context(request), person.site
    sentence = f"{site.name}: {what}"
    AuditEntry.note(here.db, site.organisation_id, "person.right_used", sentence, here.member, here.now, site_id=site.id)
    here.db.flush()


def person_panel(request: Request, person: Person, *, state: str = "", problem: str = "", receipt: str = "") -> PersonPanel:
    db, visitor = context(request).db, person.visitor
    waiting = db.get(VisitorErasure, visitor.subject)
    told = VisitorAttribute.of(db, visitor)
    return PersonPanel(
        person.site.id,
        visitor.pseudonym,
        visitor.first_day,
        visitor.last_day,
        tuple((name, told[name].value if name in told else None) for name in person.mode.attributes),
        tuple(_deeds(request, visitor)),
        visitor.restricted_at is not None,
        visitor.objected_at is not None,
        waiting.due_at if waiting and waiting.done_at is None else None,
        receipt,
        state,
        problem,
    )


def _deeds(request: Request, visitor: IdentifiedVisitor) -> list[GuideDeeds]:
    db = context(request).db
    asked = select(Engagement.guide_id, Engagement.figure, func.sum(Engagement.total), func.max(Engagement.day))
    found: dict[int, GuideDeeds] = {}
    for guide_id, figure, total, day in db.execute(
        asked.where(Engagement.visitor == visitor.name).group_by(Engagement.guide_id, Engagement.figure)
    ):
        if figure not in ENGAGED:
            continue
        deeds = found.setdefault(guide_id, GuideDeeds(guide_id, db.get_one(Guide, guide_id).name, {}, day))
        found[guide_id] = deeds.adding(figure, int(total), day)
    return sorted(found.values(), key=lambda one: (-one.last_day.toordinal(), one.guide))


def person_finder(request: Request, site: Site, *, typed: str = "", problem: str = "", may_object: bool = False) -> PersonFinder:
    db = context(request).db
    mode = IdentifiedMode.of(db, site)
    if mode is None:
        return PersonFinder(site.id, is_on=False)
    theirs = IdentifiedVisitor.mode == mode.name
    number = db.scalar(select(func.count()).where(theirs)) or 0
    newest = select(IdentifiedVisitor).where(theirs).order_by(IdentifiedVisitor.last_day.desc(), IdentifiedVisitor.name)
    return PersonFinder(
        site.id,
        typed=typed,
        problem=problem,
        may_object=may_object,
        number=number,
        latest=tuple((one.pseudonym, one.last_day, _state(one)) for one in db.scalars(newest.limit(MOST_LISTED))),
        due=tuple(one.due_at for one in waiting_erasures(db, mode)),
        has_worker=has_worker(request),
    )


def _state(person: IdentifiedVisitor) -> str:
    """Why nothing more is noted of them; empty where it is."""
    if person.leaves_at:
        return "Erasure planned"
    return "Objected" if person.objected_at else "Restricted" if person.restricted_at else ""
