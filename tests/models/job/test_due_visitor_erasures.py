"""Letters about erasures of visitors, in a real SMTP server: to who manages the site, and to nobody else."""

from datetime import UTC, datetime, timedelta

from models.event.person_pseudonym import subject_of
from models.integration.mail import Postbox
from models.job.delivery_run import DeliveryRun
from models.job.due_erasures import follow_up
from models.job.due_visitor_erasures import erase_due_visitors, warn_of_visitors
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import find_visitor
from models.site.identified_mode import IdentifiedMode
from models.support.outbound import AllowList, WaysOut
from tests.models.event.identified import engaged, in_identified_mode
from tests.models.job.postroom import BASE, SEALER
from tests.support.people import tour

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
THEIRS = "ann@visitor.example"


def test_promise_m7_a_visitor_is_never_mailed_though_their_address_is_stored(database, alice, mailbox):
    with database.writing() as session:
        guide, site = tour(session, alice), session.merge(alice.site)
        in_identified_mode(session, site, NOW)
        engaged(session, site, guide, NOW, "ann", {"mail": THEIRS, "plan": "harbour"})
        visitor = find_visitor(session, IdentifiedMode.of(session, site), subject_of(site, "ann"))
        VisitorErasure.ask(session, visitor, "", NOW)
    assert warn_of_visitors(database, BASE, NOW + timedelta(days=8)) == 1
    later = NOW + timedelta(days=15)
    assert erase_due_visitors(database, later) == 1
    follow_up(database, lambda: None, later)
    DeliveryRun(database, WaysOut(AllowList(())), SEALER, Postbox.read(mailbox.url), lambda: later).run()
    assert [letter["To"] for letter in mailbox.letters] == [alice.email]
    assert THEIRS not in "".join(letter.as_string() for letter in mailbox.letters)
