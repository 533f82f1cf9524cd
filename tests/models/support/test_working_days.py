from datetime import date

import pytest

from models.support.privacy_settings import PrivacySettings
from models.support.working_days import working_day_after


@pytest.mark.parametrize(
    ("day", "number", "region", "due"),
    [
        (date(2026, 11, 24), 7, "", date(2026, 12, 3)),
        (date(2026, 11, 27), 1, "", date(2026, 11, 30)),
        (date(2026, 11, 28), 1, "", date(2026, 11, 30)),
        (date(2026, 12, 22), 7, "", date(2026, 12, 31)),
        (date(2026, 12, 22), 7, "DE", date(2027, 1, 4)),
        (date(2026, 12, 22), 10, "DE", date(2027, 1, 7)),
        (date(2026, 12, 22), 10, "DE-BY", date(2027, 1, 8)),
        (date(2026, 11, 25), 1, "US", date(2026, 11, 27)),
        (date(2026, 12, 24), 1, "GB-SCT", date(2026, 12, 29)),
    ],
)
def test_weekends_and_the_regions_holidays_are_no_working_days(day, number, region, due):
    assert working_day_after(day, number, region) == due


@pytest.mark.parametrize("region", ["Bavaria", "DE-XX", "X", "de_by"])
def test_a_region_that_nobody_knows_stops_the_start(region):
    with pytest.raises(ValueError, match="CAIRN_REGION must be a country"):
        PrivacySettings.read({"CAIRN_REGION": region})
