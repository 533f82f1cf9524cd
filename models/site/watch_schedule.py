"""How a site is watched: how often its pages are looked at, how they are reached, and when the next look is due."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.account.organisation import Organisation
from models.site.site import Site
from models.support.database import Base
from models.support.sealed_column import SEALED
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer

RHYTHMS = ("nightly", "hourly", "weekly", "off")
SIGN_INS = ("", "cookie", "header", "form")
LONGEST_WAIT = timedelta(hours=24)


class Watch(Base):
    """A site without a row is watched nightly at three in its own time zone.

    `sign_in` is sealed JSON of the kind that `sign_in_kind` names, for the site's origin. `left_origin` is the one whose sign-in
    was removed when the site moved, until somebody decides anew. `waits_until` comes from the site's own Retry-After; nothing is
    fetched before.
    """

    __tablename__ = "watches"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    rhythm: Mapped[str] = mapped_column(String(10), default="nightly")
    hour: Mapped[int] = mapped_column(default=3)
    renders: Mapped[bool] = mapped_column(default=True)
    sign_in_kind: Mapped[str] = mapped_column(String(10), default="")
    sign_in: Mapped[str] = mapped_column(Text, info=SEALED, default="")
    left_origin: Mapped[str] = mapped_column(String(2000), default="", server_default="")
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    waits_until: Mapped[datetime | None]

    site: Mapped[Site] = relationship(lazy="joined")

    @property
    def binding(self) -> Binding:
        """What its sign-in is sealed for."""
        return Binding.of(SealedKind.SIGN_IN, organisation=self.organisation_id, site=self.site_id, origin=self.site.origin)

    @property
    def has_lost_its_sign_in(self) -> bool:
        """There was one, the site moved, and nobody has said since how to get in."""
        return bool(self.left_origin) and not self.sign_in_kind

    def seal_anew(self, sealer: Sealer) -> None:
        """Raises Unsealable."""
        self.sign_in = sealer.seal(sealer.open(self.sign_in, self.binding), self.binding)

    def store_sign_in(self, kind: str, sealed: str) -> None:
        self.sign_in_kind, self.sign_in, self.left_origin = kind, sealed, ""

    def remove_sign_in(self, *, left: str = "") -> None:
        """`left` is the origin that the site moved away from, when that is why."""
        self.sign_in_kind, self.sign_in, self.left_origin = "", "", left

    @classmethod
    def of(cls, session: Session, site: Site) -> "Watch":
        """The site's watch; one with the defaults, not stored until it is added, when there is none yet."""
        watch = session.get(cls, site.id)
        if watch is None:
            watch = cls(site_id=site.id, organisation_id=site.organisation_id, site=site)
            watch.rhythm, watch.hour, watch.renders, watch.sign_in_kind, watch.sign_in = "nightly", 3, True, "", ""
            watch.left_origin = ""
        return watch

    @classmethod
    def due(cls, session: Session, now: datetime, most: int = 1000) -> list[tuple[int, int]]:
        """Organisation and site, of those whose next look is due. New sites are given their first appointment here."""
        unknown = select(Site).where(Site.id.not_in(select(cls.site_id))).limit(most)
        for site in list(session.scalars(unknown)):
            watch = cls.of(session, site)
            watch.plan(now)
            session.add(watch)
        for watch in session.scalars(select(cls).where(cls.next_at.is_(None), cls.rhythm != "off").limit(most)).all():
            watch.plan(now)
        session.flush()
        query = select(cls.organisation_id, cls.site_id).join(Site, Site.id == cls.site_id).where(cls.next_at <= now)
        query = query.where(Site.organisation_id.in_(Organisation.open_ones()), Site.deleted_at.is_(None))
        return [(whose, site_id) for whose, site_id in session.execute(query.order_by(cls.next_at).limit(most))]

    @classmethod
    def is_any_due(cls, session: Session, now: datetime) -> bool:
        return session.scalar(select(cls.site_id).where(cls.next_at <= now).limit(1)) is not None

    def plan(self, now: datetime) -> None:
        """Sets the next appointment by the rhythm; never before the site wants to be asked again."""
        if self.rhythm == "off":
            self.next_at = None
            return
        following = now + timedelta(hours=1) if self.rhythm == "hourly" else self._at_night(now)
        self.next_at = max(following, self.waits_until) if self.waits_until else following

    def plan_now(self, now: datetime) -> None:
        """Makes the next look due at once, or when the site wants to be asked again."""
        self.next_at = max(now, self.waits_until) if self.waits_until else now

    def is_due(self, now: datetime) -> bool:
        return self.next_at is not None and self.next_at <= now

    def wait(self, seconds: float, now: datetime) -> datetime:
        """Notes that the site wants to be left alone that long (a day at most), and plans the next look right then."""
        until = now + min(timedelta(seconds=max(seconds, 60)), LONGEST_WAIT)
        self.waits_until = until
        if self.rhythm != "off":
            self.next_at = until
        return until

    def _at_night(self, now: datetime) -> datetime:
        local = now.astimezone(_zone(self.site.zone))
        night = local.replace(hour=self.hour, minute=self.site_id % 60, second=0, microsecond=0)
        days = 7 if self.rhythm == "weekly" else 1
        return night if night > local and self.rhythm == "nightly" else night + timedelta(days=days)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
