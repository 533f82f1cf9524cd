"""Pictures of an export put into a site: they are named by what they hold, so the same one is kept once."""

from collections import Counter
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.member import Member
from models.guide.exchange.renamed_keys import RenamedKeys
from models.guide.exchange.site_reader import ReadSite
from models.site.picture import Picture
from models.site.picture_format import BadPicture
from models.site.site import Site


def put_pictures(
    session: Session, site: Site, read: ReadSite, keys: RenamedKeys, by: Member, now: datetime
) -> tuple[Counter[str], list[tuple[str, str]]]:
    """What was made, by kind, and what stands against it, by path; `keys` learns what the file's pictures are called here."""
    done: Counter[str] = Counter()
    faults: list[tuple[str, str]] = []
    there = set(session.scalars(select(Picture.name).where(Picture.site_id == site.id)))
    for index, (name, body, alt) in enumerate(read.pictures):
        try:
            kept = Picture.keep(session, site, body, by, now, alt=alt)
        except BadPicture as problem:
            faults.append((f"pictures[{index}].data", str(problem)))
            continue
        keys.pictures[name or kept.name] = kept.name
        if kept.name not in there:
            done["pictures made"] += 1
    return done, faults
