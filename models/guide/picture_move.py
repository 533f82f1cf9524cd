"""Pictures of one site taken along to another: a document that shows them names that site's own from then on."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.guide.guide_document import GuideDocument
from models.guide.picture_usage import named_pictures
from models.site.picture import Picture
from models.site.site import Site
from models.support.canonical_json import canonical


def with_own_pictures(
    session: Session, document: GuideDocument, source: Site, site: Site, by: Member, now: datetime
) -> GuideDocument:
    """The document of a guide of `source` as it is on `site`. Raises BadPicture or QuotaReached when they have no room there."""
    if source.id == site.id:
        return document
    written = document.to_json()
    names = named_pictures(written, source.key)
    for name in sorted(names):
        if picture := Picture.of_site(session, source, name):
            Picture.keep(session, site, picture.body, by, now, alt=picture.alt)
    text = canonical(written).decode()
    for name in names:
        text = text.replace(f"/player/v1/{source.key}/pictures/{name}", f"/player/v1/{site.key}/pictures/{name}")
    return GuideDocument.read(json.loads(text), kept=True)
