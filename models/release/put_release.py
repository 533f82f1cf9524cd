"""Whether what visitors get of a site lies in storage, too: the release that was put there last, and by which player."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, String, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Organisation
from models.release.release import ReleaseMove
from models.site import Site
from models.support.database import Base
from models.support.dialect_insert import insert_into

GONE = ""
"""Instead of a release, of a site whose organisation is deleted."""


class PutRelease(Base):
    __tablename__ = "put_releases"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    release_hash: Mapped[str] = mapped_column(String(64))
    player: Mapped[str] = mapped_column(String(16))
    """The player that shows it, and the address that it shows it at: another one is put there anew."""
    put_at: Mapped[datetime]

    @classmethod
    def missing(cls, session: Session, player: str, most: int) -> Sequence[tuple[int, str, str]]:
        """Organisation and key of sites of which something else is live than was put, and the release that is; GONE for none."""
        last = select(ReleaseMove.site_id, func.max(ReleaseMove.id).label("move")).where(ReleaseMove.environment == "production")
        newest = last.group_by(ReleaseMove.site_id).subquery()
        is_open = Site.organisation_id.in_(Organisation.open_ones()) & Site.deleted_at.is_(None)
        query = (
            select(Site.organisation_id, Site.key, ReleaseMove.release_hash, is_open.label("open"))
            .join(newest, newest.c.site_id == Site.id)
            .join(ReleaseMove, ReleaseMove.id == newest.c.move)
            .outerjoin(cls, cls.site_id == Site.id)
            .where(
                or_(
                    cls.site_id.is_(None),
                    is_open & ((cls.release_hash != ReleaseMove.release_hash) | (cls.player != player)),
                    ~is_open & (cls.release_hash != GONE),
                )
            )
        )
        found = session.execute(query.order_by(Site.id).limit(most))
        return [(whose, key, name if open_ else GONE) for whose, key, name, open_ in found]

    @classmethod
    def note(cls, session: Session, key: str, release_hash: str, player: str, now: datetime) -> None:
        site_id = session.scalar(select(Site.id).where(Site.key == key))
        if site_id is None:  # deleted meanwhile
            return
        insert = insert_into(session, cls)
        values = {"release_hash": release_hash, "player": player, "put_at": now}
        put = insert.on_conflict_do_update(index_elements=[cls.site_id], set_={name: insert.excluded[name] for name in values})
        session.execute(put, [{"site_id": site_id, **values}])
