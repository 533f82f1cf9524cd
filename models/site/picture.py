"""A picture that an author put into a guide or a theme: stored by Cairn, named by its bytes, never changed."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, LargeBinary, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.engine.clean_picture import UnreadablePicture, clean_picture
from models.site.picture_format import BadPicture, MeasuredPicture, measure
from models.site.site import Site
from models.support.database import Base
from models.support.quota_share import share

LARGEST = 512 * 1024
"""Bytes of one picture: more would keep visitors waiting."""

MOST_BYTES = 100 * 1024 * 1024
"""Bytes of all pictures of one site."""

LONGEST_ALT = 300
BACK_WITHIN = timedelta(days=30)
"""How long one that was taken out of the library can be put back; visitors of old pages are still answered."""


def cleaned(body: bytes) -> bytes:
    """What is stored of a picture that somebody sent: the picture, and nothing of where and with what it was taken.

    Decoding takes a while, so that no transaction should be open. Raises BadPicture with the reason.
    """
    _refuse_large(body)
    try:
        clean = clean_picture(body, measure(body).media_type)
    except UnreadablePicture as problem:
        raise BadPicture(str(problem)) from problem
    _refuse_large(clean)
    return clean


def _refuse_large(body: bytes) -> None:
    if len(body) > LARGEST:
        size = f"This picture has {len(body) // 1024:,} KiB; at most {LARGEST // 1024} are possible."
        raise BadPicture(f"{size} Make it smaller first.")


class Picture(Base):
    """`name` is the SHA-256 of the bytes and the ending of their kind; `width` and `height` are its own, in pixels. `alt` is what
    it shows, in words that texts take over when it is put into them.
    """

    __tablename__ = "pictures"
    __table_args__ = share("storage", by_size=True)

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(70), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    media_type: Mapped[str] = mapped_column(String(20))
    width: Mapped[int]
    height: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("members.id"))
    alt: Mapped[str] = mapped_column(String(LONGEST_ALT), default="")
    removed_at: Mapped[datetime | None]

    @classmethod
    def keep(cls, session: Session, site: Site, body: bytes, by: Member | None, now: datetime, *, alt: str = "") -> "Picture":
        """The picture with those bytes, as `cleaned` gave them: the one already stored, back in the library, or a new one.

        Raises BadPicture with the reason.
        """
        measured = measure(body)
        name = f"{hashlib.sha256(body).hexdigest()}.{measured.ending}"
        stored = session.get(cls, (site.id, name))
        if stored is not None:
            stored.removed_at, stored.alt = None, stored.alt or alt[:LONGEST_ALT]
            return stored
        used = session.scalar(select(func.sum(func.length(cls.body))).where(cls.site_id == site.id)) or 0
        if used + len(body) > MOST_BYTES:
            raise BadPicture(f"The pictures of this site would have more than {MOST_BYTES // 1024 // 1024} MiB.")
        picture = cls._of(site, name, measured, body)
        picture.created_at, picture.created_by_id, picture.alt = now, by.id if by else None, alt[:LONGEST_ALT]
        session.add(picture)
        session.flush()
        return picture

    @classmethod
    def _of(cls, site: Site, name: str, measured: MeasuredPicture, body: bytes) -> "Picture":
        return cls(
            site_id=site.id,
            name=name,
            organisation_id=site.organisation_id,
            media_type=measured.media_type,
            width=measured.width,
            height=measured.height,
            body=body,
            alt="",
        )

    @classmethod
    def find(cls, session: Session, key: str, name: str) -> "Picture | None":
        """For visitors: the picture of that name on the site of that key."""
        return session.scalar(select(cls).join(Site, cls.site_id == Site.id).where(Site.key == key, cls.name == name))

    @classmethod
    def of_site(cls, session: Session, site: Site, name: str) -> "Picture | None":
        return session.get(cls, (site.id, name))

    @classmethod
    def last_removed(cls, session: Session, site: Site, now: datetime) -> list["Picture"]:
        """Those that were taken out of the library together, the last time that any were."""
        last = session.scalar(select(func.max(cls.removed_at)).where(cls.site_id == site.id))
        if last is None or last <= now - BACK_WITHIN:
            return []
        return list(session.scalars(select(cls).where(cls.site_id == site.id, cls.removed_at == last)))
