"""News of releases: that something else is live on a site. Told wherever the site's pointer moves, in that transaction."""

from sqlalchemy.orm import Session

from models.account.member import Member
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.integration.channel_news import tell_channels
from models.integration.delivery_body import LiveGuide, ReleaseBody
from models.integration.news_category import RELEASE
from models.integration.news_channel import NewsChannel
from models.release.release import ReleaseMove
from models.site.site import Site

MOST_NAMED = 200


def announce_move(session: Session, move: ReleaseMove) -> None:
    if not NewsChannel.wanting(session, move.organisation_id, RELEASE, move.site_id):
        return
    site = session.get_one(Site, move.site_id)
    by = session.get(Member, move.moved_by_id) if move.moved_by_id else None
    said = f"{site.name}, {move.environment}: {move.reason}{f' ({by.name})' if by else ''}."
    message = _message(site, move, _live(session, move))
    tell_channels(session, move.organisation_id, RELEASE, move.site_id, message, said, move.moved_at)


def _message(site: Site, move: ReleaseMove, guides: list[LiveGuide]) -> ReleaseBody:
    return {
        "type": "release.published",
        "timestamp": move.moved_at.isoformat(timespec="seconds"),
        "data": {
            "site": site.id,
            "key": site.key,
            "name": site.name,
            "environment": move.environment,
            "release": move.release_hash,
            "change": move.reason,
            "by": move.moved_by_id,
            "guides": guides,
        },
    }


def _live(session: Session, move: ReleaseMove) -> list[LiveGuide]:
    found: list[LiveGuide] = []
    for one in Publication.all_on(session, move.site_id, move.environment)[:MOST_NAMED]:
        guide = session.get_one(Guide, one.guide_id)
        found.append({"guide": guide.key, "name": guide.name, "version": one.version_hash})
    return found
