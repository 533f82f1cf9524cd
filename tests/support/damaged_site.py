"""A site with everything that is listed anywhere, and documents in it that no Cairn would write."""

from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import update

from models.guide.rules import Rules
from models.guide.rules.condition import Condition
from models.guide.rules.condition_group import Group
from models.guide.segment import Segment
from models.review import Review
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.theme_document import Look
from tests.support.watching import RENAMED, Night, answer, guide_on, harbour_on_wire

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@contextmanager
def settled(database, alice):
    """A site with everything that is listed anywhere: two live guides, one of each document, an open finding, a review."""
    with harbour_on_wire() as harbour:
        night = Night(database, alice.site.id, harbour.wire.place)
        with database.writing() as session:
            damaged, fine = (guide_on(session, alice, harbour, "#add-boat", "form button") for _ in range(2))
            site, member = session.get_one(Site, alice.site.id), session.merge(alice.member)
            group = Group("all", (Condition("attribute", "equals", "plan", values=("free",)),))
            segment = Segment.create(session, site, "Free", group, member, NOW)
            theme = Theme.create(session, site, "Brand", Look(), member, NOW)
            SiteAttribute.declare(session, site, "plan", "text", "", NOW)
            rules = Rules(segments=(segment.key,)).to_json()
            damaged.edit(damaged.document.with_rules(rules).with_theme(theme.key), "For some", member, NOW)
            Review.ask(session, damaged, "Look", member, NOW)
            made = damaged.id, fine.id
        night.check()
        harbour.say["/boats"] = answer(RENAMED.encode())
        night.check()
        yield harbour, night, *made


def damage(database, column, value, row):
    """Writes what no Cairn would."""
    with database.writing() as session:
        session.execute(update(column.class_).where(row).values({column: value}))
