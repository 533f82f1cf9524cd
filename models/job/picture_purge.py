"""Pictures that were removed from a library go for good when nobody can put them back, unless something shows them again."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import defer

from models.guide.picture_usage import shown_pictures
from models.site.picture import BACK_WITHIN, Picture
from models.site.site import Site
from models.support.database import Database


def purge_pictures(database: Database, now: datetime) -> int:
    """How many went, each site in a transaction of its own. One that is shown again, after an undo, is back in the library."""
    over = Picture.removed_at <= now - BACK_WITHIN
    with database.reading() as session:
        sites = session.scalars(select(Picture.site_id).where(over).distinct()).all()
    gone = 0
    for site_id in sites:
        with database.writing() as session:
            site = session.get_one(Site, site_id)
            shown = shown_pictures(session, site)
            for picture in session.scalars(select(Picture).options(defer(Picture.body)).where(Picture.site_id == site_id, over)):
                if picture.name in shown:
                    picture.removed_at = None
                else:
                    session.delete(picture)
                    gone += 1
    return gone
