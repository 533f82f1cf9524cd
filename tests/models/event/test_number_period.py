from datetime import UTC, date, datetime

import pytest

from models.event.number_period import BadPeriod, Period

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        ("2026-11-24", "2026-11-23", "before the first"),
        ("yesterday", "2026-11-23", "first day has to be one like"),
        ("2026-11-24", "2026-02-30", "last day has to be one like"),
        ("2026-12-01", "2026-12-02", "still to come"),
        ("0001-01-01", "2026-11-30", "at most 1,830 days"),
        ("2019-12-31", "2020-01-01", "no numbers from before 1 Jan 2020"),
    ],
)
def test_days_that_are_no_period_are_refused_with_a_sentence(since, until, sentence):
    with pytest.raises(BadPeriod, match=sentence):
        Period.read(since, until, TODAY)


@pytest.mark.parametrize(
    ("days", "grain", "most"), [(1, "day", 1), (92, "day", 92), (93, "week", 15), (365, "week", 53), (1830, "month", 61)]
)
def test_a_picture_shows_days_weeks_or_months_and_leaves_no_day_out(days, grain, most):
    period = Period.last(days, TODAY)
    spans = period.spans()
    assert period.grain == grain
    assert len(spans) <= most
    assert (spans[0].since, spans[-1].until) == (period.since, period.until)
    assert sum((span.until - span.since).days + 1 for span in spans) == days
    assert all(span.since.weekday() == 0 for span in spans[1:] if grain == "week")


def test_the_period_before_has_as_many_days_and_ends_right_before():
    period = Period(date(2026, 11, 1), TODAY)
    assert period.before == Period(date(2026, 10, 2), date(2026, 10, 31))


def test_a_day_lasts_as_long_as_the_clocks_of_its_zone_say():
    begins, ends = Period.last(1, date(2026, 10, 25)).moments("Europe/Berlin")
    assert (begins, ends) == (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC))


def test_spans_are_named_in_words():
    assert [span.name for span in Period(date(2026, 11, 29), TODAY).spans()] == ["29 Nov 2026", "30 Nov 2026"]
    assert Period(date(2026, 11, 1), TODAY).name == "1 to 30 Nov 2026"
    assert Period(date(2026, 10, 30), TODAY).name == "30 Oct 2026 to 30 Nov 2026"
