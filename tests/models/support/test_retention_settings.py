"""Settings of retention: usage goes before accounts do, or Cairn does not start."""

import pytest

from models.support.retention_settings import RetentionSettings
from models.support.settings import BadSetting, Settings


def read(**days):
    return RetentionSettings.read({f"CAIRN_RETENTION_{name.upper()}_DAYS": str(value) for name, value in days.items()})


def test_without_settings_usage_is_shorter_than_account():
    assert read().usage < read().account
    assert read(usage=30, visitor=30, account=31).days == {"usage": 30, "visitor": 30, "account": 31, "audit": 400}


@pytest.mark.parametrize("usage", [1095, 1096, 4000])
def test_promise_m3_a_start_is_refused_that_would_keep_usage_as_long_as_accounts(tmp_path, usage):
    with pytest.raises(
        BadSetting, match=rf"CAIRN_RETENTION_USAGE_DAYS \({usage}\) must be less than CAIRN_RETENTION_ACCOUNT_DAYS"
    ):
        Settings.read({"CAIRN_RETENTION_USAGE_DAYS": str(usage)}, tmp_path)


def test_promise_m3_what_identified_visitors_did_goes_before_accounts_too():
    with pytest.raises(ValueError, match="CAIRN_RETENTION_VISITOR_DAYS"):
        read(visitor=1095)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "many", "٣", "9" * 40])
def test_what_is_no_number_of_days_is_refused_by_its_name(text):
    with pytest.raises(ValueError, match="CAIRN_RETENTION_ACCOUNT_DAYS must be a whole number of days"):
        RetentionSettings.read({"CAIRN_RETENTION_ACCOUNT_DAYS": text})
