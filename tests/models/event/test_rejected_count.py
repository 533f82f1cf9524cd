from collections import Counter
from datetime import timedelta

from models.event.number_period import Period
from models.event.rejected_count import add_rejected, rejected_in
from models.event.sorted_batch import Sorted
from models.site import Site
from tests.support.people import NOW

TODAY = NOW.date()


def test_what_was_rejected_stands_by_reason_for_the_days_that_are_asked_and_for_that_site_only(alice, charlie, database):
    mine, theirs = (alice.site.id, alice.organisation.id), (charlie.site.id, charlie.organisation.id)
    with database.writing() as session:
        add_rejected(session, [Sorted(*mine, rejected=Counter(origin=2, step=1))] * 2, TODAY)
        add_rejected(session, [Sorted(*mine, rejected=Counter(version=9))], TODAY - timedelta(days=1))
        add_rejected(session, [Sorted(*mine, rejected=Counter(language=50))], TODAY - timedelta(days=2))
        add_rejected(session, [Sorted(*theirs, rejected=Counter(origin=70))], TODAY)
    with database.reading() as session:
        site = session.get_one(Site, alice.site.id)
        assert list(rejected_in(session, site, Period.last(2, TODAY)).items()) == [("version", 9), ("origin", 4), ("step", 2)]
        assert rejected_in(session, site, Period.last(1, TODAY - timedelta(days=5))) == {}
