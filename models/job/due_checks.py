"""Watching sites: which are due, and the check of one with everything it needs and everything that follows from it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.organisation import Organisation
from models.account.organisation_quota import QuotaReached, use
from models.check.check import Check, CheckRunning
from models.check.check_run import run_check
from models.check.dependencies import CheckDependencies, Draw
from models.integration.check_news import Unsubscribe, announce
from models.integration.daily_letter import announce_day
from models.page.rendered_page import can_render, page_renderer
from models.page.site_crawl import RequestSigner
from models.page.site_sign_in import NotSignedIn, SignIn
from models.site.site import Site
from models.site.watch_schedule import Watch
from models.support.database import Database
from models.support.outbound import Outbound, Refused
from models.support.sealer import Sealer, Unsealable
from models.support.tenancy import within


class DueCheck(NamedTuple):
    """One check that was begun; `host` is asked by one check at a time."""

    organisation_id: int
    site_id: int
    check_id: int
    host: str


DIGEST_EVERY = timedelta(hours=24)
LOST_SIGN_IN = (
    "The stored sign-in was removed because the address moved to another origin. "
    "An owner or an admin can enter it again, or save the checks without one."
)


def begin_due_checks(database: Database, now: datetime) -> list[DueCheck]:
    """The sites to look at now. Each check is begun and the next appointment set at once,
    so that nobody else takes them, too, and members see that it is under way.
    """
    with database.writing() as session:
        found: list[DueCheck] = []
        for organisation_id, site_id in Watch.due(session, now):
            with within(session, organisation_id):
                if (due := _begun(session, site_id, now)) is not None:
                    found.append(due)
        return found


def _begun(session: Session, site_id: int, now: datetime) -> DueCheck | None:
    """None while another check of the site is under way, and when the organisation has had as many as it may."""
    watch = session.get_one(Watch, site_id)
    watch.plan(now)
    try:
        check = Check.begin(session, watch.site, None, now)
    except CheckRunning:
        return None
    try:
        use(session, check.organisation_id, "checks", now)
    except QuotaReached as problem:
        check.finish(session, str(problem), now)
        return None
    return DueCheck(check.organisation_id, site_id, check.id, urlsplit(watch.site.address).netloc)


def check_site(means: CheckDependencies, site_id: int, check_id: int, base_url: str, unsubscribe: Unsubscribe) -> str:
    """Checks a site and puts its news into the outbox; returns a sentence for the log."""

    def afterwards(session: Session, check: Check) -> None:
        announce(session, check, base_url, unsubscribe, means.clock())

    try:
        run_check(means, site_id, check_id=check_id, afterwards=afterwards)
    except LookupError as problem:
        return str(problem)
    with means.database.reading() as session:
        check = session.get_one(Check, check_id)
        return f"site {site_id}: {check.pages} pages, {check.fine} fine, {check.lost} lost, {check.undecided} undecided"


def send_digests(database: Database, base_url: str, unsubscribe: Unsubscribe, now: datetime) -> None:
    """The daily letters of every organisation, one transaction each."""
    with database.reading() as session:
        organisations = session.scalars(Organisation.open_ones().order_by(Organisation.id)).all()
    for organisation_id in organisations:
        with database.narrowed(organisation_id).writing() as session:
            announce_day(session, organisation_id, now - DIGEST_EVERY, base_url, unsubscribe, now)


def organisation_of(database: Database, site_id: int, organisation_id: int | None = None) -> Organisation:
    """Whose requests the checks of that site are. Raises LookupError when the site is gone, or is not that organisation's."""
    with database.reading() as session:
        query = select(Organisation).join(Site, Site.organisation_id == Organisation.id).where(Site.id == site_id)
        whose = session.scalar(query if organisation_id is None else query.where(Organisation.id == organisation_id))
    if whose is None:
        raise LookupError(f"site {site_id} is gone")
    return whose


def check_dependencies(
    database: Database, outbound: Outbound, sealer: Sealer, asset_url: Callable[[int, str], str]
) -> CheckDependencies:
    """What checks work with on this machine."""

    def signing(watch: Watch) -> RequestSigner | None:
        if watch.has_lost_its_sign_in:
            raise NotSignedIn(LOST_SIGN_IN)
        if not watch.sign_in_kind:
            return None
        try:
            return SignIn.from_json(sealer.open(watch.sign_in, watch.binding)).open(watch.site.origin, outbound)
        except (Refused, Unsealable) as problem:
            raise NotSignedIn(str(problem)) from problem

    def draw(signed: RequestSigner | None) -> AbstractContextManager[Draw]:
        return page_renderer(outbound, signed)

    return CheckDependencies(database, outbound, asset_url, sealer, signing=signing, drawing=draw if can_render() else None)
