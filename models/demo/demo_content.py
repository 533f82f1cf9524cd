"""Puts the demonstration into a database, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account import Member, Organisation, Role, SignInLink
from models.demo.demo_numbers import DAYS, last_day, remember
from models.demo.guide_sketch import GuideSketch
from models.guide import Guide
from models.guide.publication import Publication
from models.guide.rules import Group
from models.guide.segment import Segment
from models.release.publish import publish
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.support.json_reader import Reader

ORGANISATION = "Harbour Marina"
EMAIL = "owner@harbour.example"
ATTRIBUTES = {"name": "first name", "role": "harbour master, dock hand or owner", "plan": "marina or free"}
SECOND_VISIT = {"match": "all", "conditions": [{"subject": "visits", "operator": "at_least", "value": 2}]}


@dataclass(frozen=True)
class Demo:
    """What stands in the database. `secret` opens the owner's sign-in link; empty once the owner has a password."""

    site_key: str
    email: str
    secret: str


def seed(session: Session, *, demo_url: str, sketches: Sequence[GuideSketch], now: datetime) -> Demo:
    """The demonstration's organisation, owner, site and guides, made when they are missing; a second run adds nothing
    but a new sign-in link, and that only while the owner has no password.
    """
    owner = Member.by_email(session, EMAIL) or _owner(session, now)
    site = _site(session, owner, demo_url, now)
    _visitors(session, site, owner, now)
    for sketch in sketches:
        _guide(session, site, sketch, owner, now)
    secret = "" if owner.password_hash else SignInLink.make(session, owner, now)
    return Demo(site.key, owner.email, secret)


def find_site(session: Session) -> Site | None:
    """The demonstration's site, if it was seeded."""
    query = select(Site).join(Organisation).where(Organisation.name == ORGANISATION).order_by(Site.id).limit(1)
    return session.scalar(query)


def known_guides(session: Session) -> frozenset[str]:
    """The names of the guides that the demonstration's site has."""
    site = find_site(session)
    if site is None:
        return frozenset()
    return frozenset(session.scalars(select(Guide.name).where(Guide.site_id == site.id)))


def _owner(session: Session, now: datetime) -> Member:
    owner = Member(email=EMAIL, name="Maren Holm", created_at=now)
    organisation = Organisation(name=ORGANISATION, created_at=now)
    session.add_all([owner, organisation, organisation.admit(owner, Role.OWNER)])
    session.flush()
    return owner


def _site(session: Session, owner: Member, demo_url: str, now: datetime) -> Site:
    site = find_site(session)
    if site is None:
        organisation = session.scalars(select(Organisation).where(Organisation.name == ORGANISATION)).first()
        if organisation is None:
            raise LookupError(f"{owner.email} is a member here, but the organisation {ORGANISATION} is gone")
        return Site.create(session, organisation, "Harbour", f"{demo_url}/", now)
    return site


def _visitors(session: Session, site: Site, owner: Member, now: datetime) -> None:
    """What Harbour's pages tell about their visitors, and a segment of them; once, so that what was removed stays removed."""
    if SiteAttribute.all_of(session, site) or Segment.all_of(session, site.id):
        return
    for name, note in ATTRIBUTES.items():
        SiteAttribute.declare(session, site, name, "text", note, now)
    Segment.create(session, site, "Second visit or later", Group.read(Reader.of(SECOND_VISIT)), owner, now)


def _guide(session: Session, site: Site, sketch: GuideSketch, owner: Member, now: datetime) -> None:
    known = session.scalar(select(Guide.id).where(Guide.site_id == site.id, Guide.name == sketch.name).limit(1))
    if known is not None:
        return
    then = now - timedelta(days=DAYS)
    guide = Guide.create(session, site, sketch.name, sketch.kind, sketch.document(site.origin), owner, then)
    publish(session, guide, seen="", by=owner, now=then)
    live = Publication.of(session, guide)
    if live is not None:
        remember(session, guide, live.version_hash, now)
        Site.saw_tag(session, site.key, last_day(now))  # whoever was counted had a page with it open
