"""Active visitors and guides shown, month by month."""

from datetime import date

from models.event.batch_record import record
from models.event.monthly_use import MOST_MONTHS, MonthOfUse, monthly_use
from models.event.packed_count import PackedCount
from models.guide import Guide
from tests.support.people import NOW

TODAY = NOW.date()


def count(guide, figure, total, day):
    return PackedCount(
        guide_id=guide.id, organisation_id=guide.organisation_id, environment="production", day=day,
        figure=figure, version="a" * 64, step="s1", locale="en", device="desktop", total=total, uniques=0,
    )  # fmt: skip


def read(live, guides, sites=None, environment="production"):
    site = live.person.site
    with live.database.reading() as session:
        return monthly_use(session, site.organisation_id, guides, sites or [site.id], TODAY, environment)


def test_browsers_that_say_they_are_active_are_counted_in_their_month_once_a_batch(live):
    first = live.batch("started", step="s1", name="a" * 20)
    first.active.update(production=1, staging=2)
    later = live.batch("started", step="s1", name="b" * 20)
    later.active.update(production=4)
    with live.database.writing() as session:
        record(session, [first, first], NOW)
        record(session, [later], NOW.replace(month=9))
    assert [(one.month, one.active) for one in read(live, [])] == [
        (date(2026, 11, 1), 1), (date(2026, 10, 1), 0), (date(2026, 9, 1), 4)
    ]  # fmt: skip
    assert [one.active for one in read(live, [], environment="staging")] == [2]
    assert [one.active for one in read(live, [], sites=[live.person.site.id + 1])] == [0], "a site that is not asked for"


def test_guides_are_counted_by_kind_in_the_months_in_which_anybody_started_them(live):
    with live.database.writing() as session:
        tour = session.get_one(Guide, live.guide.id)
        others = [
            Guide.create(session, tour.site, name, kind, tour.document, session.merge(live.person.member), NOW)
            for name, kind in (("Two", "tour"), ("Tides", "hotspots"))
        ]
        for guide, figure, total, day in (
            (tour, "started", 3, TODAY),
            (tour, "", 5, TODAY.replace(day=1)),
            (others[0], "eligible", 9, TODAY),
            (others[1], "started", 2, TODAY),
            (others[0], "started", 7, date(2025, 12, 31)),
            (others[0], "started", 7, date(2020, 12, 31)),
        ):
            row = count(guide, figure, total, day)
            row.started = total if not figure else 0
            session.add(row)
        guides = [tour, *others]
        session.flush()
        months = monthly_use(session, tour.organisation_id, guides, [tour.site_id], TODAY)
    assert months[0] == MonthOfUse(date(2026, 11, 1), 0, 1, 8, 1, 2)
    assert months[1] == MonthOfUse(date(2026, 10, 1))
    assert months[-1] == MonthOfUse(date(2025, 12, 1), 0, 1, 7)
    assert len(months) < MOST_MONTHS
