"""What an operator sees of each organisation: counts and health. Of what they write, call things or show to visitors, nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, distinct, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.account.organisation import Membership, Organisation
from models.check.check import Check
from models.guide.publication import Publication
from models.integration.delivery import WAITING, Delivery
from models.page.blob import Blob
from models.site.picture import Picture
from models.site.site import Site
from models.site.watch_schedule import Watch


@dataclass(frozen=True)
class OrganisationHealth:
    """`waiting_since` is when the oldest delivery that still waits was due, `overdue_since` the oldest check that nobody began.
    Of the last sign-in it says the day.
    """

    organisation: Organisation
    members: int
    sites: int
    live_guides: int
    stored_bytes: int
    checked_at: datetime | None
    waiting_since: datetime | None
    overdue_since: datetime | None
    signed_in_at: datetime | None

    @classmethod
    def of_all(cls, session: Session, now: datetime) -> list["OrganisationHealth"]:
        """Every organisation, by name; one question for each column, however many there are."""

        def each(column: InstrumentedAttribute[int], value: ColumnElement[Any], *where: ColumnElement[bool]) -> Mapping[int, Any]:
            return dict(session.execute(select(column, value).where(*where).group_by(column)).all())

        members = each(Membership.organisation_id, func.count())
        sites = each(Site.organisation_id, func.count())
        production = Publication.environment == "production"
        live = each(Publication.organisation_id, func.count(distinct(Publication.guide_id)), production)
        pictures = each(Picture.organisation_id, func.sum(func.length(Picture.body)))
        pages = each(Blob.organisation_id, func.sum(func.length(Blob.body)))
        checked = each(Check.organisation_id, func.max(Check.finished_at))
        waiting = each(Delivery.organisation_id, func.min(Delivery.next_at), Delivery.state == WAITING, Delivery.next_at < now)
        overdue = Site.id == Watch.site_id, Watch.next_at < now
        late = each(Site.organisation_id, func.min(Watch.next_at), *overdue)
        seen = each(Membership.organisation_id, func.max(Membership.signed_in_at))
        return [
            cls(
                one,
                members.get(one.id, 0),
                sites.get(one.id, 0),
                live.get(one.id, 0),
                int(pictures.get(one.id, 0) or 0) + int(pages.get(one.id, 0) or 0),
                checked.get(one.id),
                waiting.get(one.id),
                late.get(one.id),
                seen.get(one.id),
            )
            for one in session.scalars(select(Organisation).order_by(Organisation.name, Organisation.id))
        ]
